"""Which folder a model is in, what it is called in a manifest, and the prefixes it wants."""

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from index.model import default_model_folder, read_manifest
from ingest import wording
from ingest.errors import ModelError

_WHOLE = 4 << 20  # bytes; larger files are hashed in samples
_SAMPLES, _SAMPLE = 64, 1 << 16
_E5 = re.compile(r"(?<![a-z0-9])e5(?![a-z0-9])(?!.*instruct)", re.IGNORECASE)
_READ = {".json", ".txt", ".model", ".safetensors", ".bin"}


def model_folder(model: str | None) -> Path:
    """Return the folder of a model, by path or by its id on the Hugging Face hub.

    None is the default. An id must have been downloaded before: nothing here uses the network.

    Raises:
        ModelError: there is no such model on this machine.
    """
    if model is None:
        return default_model_folder()
    folder = Path(model).expanduser()
    if folder.is_dir():
        return folder
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(model, local_files_only=True))
    except (HFValidationError, LocalEntryNotFoundError) as error:
        raise ModelError(wording.model_not_found(model)) from error


def content_hash(folder: Path) -> str:
    """Return 12 hexadecimal digits that differ when the model does.

    An unpacked default model is known by what it was unpacked from. Of any other folder the
    settings, the tokenizer and the weights are hashed; files over 4 MB by their size and 64
    pieces of 64 kB, spread evenly, which finds any training but not a single changed weight.
    """
    manifest = read_manifest(folder)
    if "source" in manifest:
        return hashlib.sha256(f"{manifest['source']} {manifest['version']}".encode()).hexdigest()[
            :12
        ]
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.suffix in _READ):
        digest.update(f"{file.relative_to(folder).as_posix()} {file.stat().st_size}\n".encode())
        digest.update(_sample(file))
    return digest.hexdigest()[:12]


def prefixes(folder: Path, model: str | None) -> dict[str, str]:
    """Return what is put before a "query" and a "passage".

    The model's own prompts come first. E5 models were trained with "query: " and "passage: ",
    but few of their folders say so; theirs are known by the name. Others get none.
    """
    prompts = _prompts(folder)
    if not any(prompts.values()) and _E5.search(model or folder.name):
        return {"query": "query: ", "passage": "passage: "}
    return {
        "query": prompts.get("query", ""),
        "passage": prompts.get("passage") or prompts.get("document") or "",
    }


def fingerprint(folder: Path, model: str | None, prefix: Mapping[str, str]) -> str:
    """Return the name by which an index knows the model: vectors of two names never mix.

    >>> prefix = {"query": "query: ", "passage": "passage: "}
    >>> fingerprint(Path("/nowhere"), "BAAI/bge-m3", prefix)
    'bge-m3@e3b0c44298fc [query: |passage: ]'
    """
    label = read_manifest(folder).get("model") or (model or folder.name).rstrip("/").split("/")[-1]
    return f"{label}@{content_hash(folder)} [{prefix['query']}|{prefix['passage']}]"


def _prompts(folder: Path) -> dict[str, str]:
    try:
        settings = (folder / "config_sentence_transformers.json").read_text(encoding="utf-8")
        found = json.loads(settings).get("prompts") or {}
    except (OSError, ValueError, AttributeError):
        return {}
    return {name: text for name, text in found.items() if isinstance(text, str)}


def _sample(file: Path) -> bytes:
    size = file.stat().st_size
    if size <= _WHOLE:
        return file.read_bytes()
    pieces = []
    with file.open("rb") as content:
        for number in range(_SAMPLES):
            content.seek(number * (size - _SAMPLE) // (_SAMPLES - 1))
            pieces.append(content.read(_SAMPLE))
    return b"".join(pieces)
