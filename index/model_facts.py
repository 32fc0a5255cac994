"""What an index must know of a model before it is loaded: its name, dimension and prefixes."""

import json
from pathlib import Path

from index.manifest import Manifest
from index.model_source import fingerprint, model_folder, prefixes
from ingest import wording
from ingest.errors import ModelError


def model_manifest(model: str | None = None) -> Manifest:
    """Return the manifest of an index built with `model` (None: the default), in milliseconds.

    Raises:
        ModelError: there is no such model on this machine, or it is damaged.
    """
    folder = model_folder(model)
    prefix = prefixes(folder, model)
    return Manifest(
        embedder=fingerprint(folder, model, prefix),
        dimension=_dimension(folder),
        query_prefix=prefix["query"],
        passage_prefix=prefix["passage"],
    )


def _dimension(folder: Path) -> int:
    """Read the width of the vectors: of the last layer that changes it, else of the transformer."""
    widths = [
        settings[name]
        for path in sorted(folder.glob("*/config.json"), reverse=True)
        for settings in [_json(path)]
        for name in ("out_features", "word_embedding_dimension", "embedding_dimension")
        if name in settings
    ]
    width = widths[0] if widths else _json(folder / "config.json").get("hidden_size")
    if not isinstance(width, int):
        raise ModelError(wording.model_unreadable(str(folder), "hidden_size?"))
    return width


def _json(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(wording.model_unreadable(str(path), type(error).__name__)) from error
    return found if isinstance(found, dict) else {}
