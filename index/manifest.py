"""What an index was built with: a file beside it, looked at before anything else is opened."""

import json
import os
import re
import secrets
import shutil
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from ingest import wording
from ingest.errors import CorpusError, IndexMismatchError
from ingest.normalise import VERSION

SCHEMA = 2
_NAME = "manifest.json"
_DATA = re.compile(r"[0-9a-f]{8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The facts that must agree. `embedder` is the model's id, prefixes as it was asked with.

    >>> Manifest(embedder="e5", dimension=384).differences(Manifest(embedder="bge", dimension=384))
    ('mô hình e5', 'mô hình bge')
    """

    embedder: str
    dimension: int
    query_prefix: str = ""
    passage_prefix: str = ""
    normaliser: int = VERSION
    schema: int = SCHEMA

    def differences(self, other: "Manifest") -> tuple[str, str]:
        """Describe in words where the two differ: this one's facts, the other's."""
        mine, theirs = asdict(self), asdict(other)
        names = [name for name in mine if mine[name] != theirs[name]]
        return _described(mine, names), _described(theirs, names)


@dataclass(frozen=True, slots=True)
class Written:
    """A manifest as it stands on disk: `data` is the folder, beside it, that it speaks of."""

    manifest: Manifest
    data: str
    stamp: tuple[int, int]


def read_manifest(folder: Path) -> Written | None:
    """Read the manifest of an index, None without one.

    Raises:
        CorpusError: the file is damaged, or cannot be read.
    """
    path = folder / _NAME
    try:
        with path.open(encoding="utf-8") as file:
            written = json.load(file)
            state = os.fstat(file.fileno())
        facts = {field.name: written[field.name] for field in fields(Manifest)}
        return Written(Manifest(**facts), str(written["data"]), (state.st_mtime_ns, state.st_ino))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise CorpusError(wording.index_damaged(str(path), type(error).__name__)) from error


def new_data(folder: Path) -> Path:
    """Make an empty folder for the data of an index that is not the current one yet."""
    data = folder / secrets.token_hex(4)
    data.mkdir(parents=True)
    return data


def write_manifest(folder: Path, manifest: Manifest, data: Path) -> Written:
    """Make `data` the current one in one step, and take older ones away.

    Raises:
        OSError: the folder cannot be written.
    """
    beside = data / _NAME
    beside.write_text(json.dumps({**asdict(manifest), "data": data.name}), encoding="utf-8")
    beside.replace(folder / _NAME)
    for other in folder.iterdir():
        if other.is_dir() and _DATA.fullmatch(other.name) and other != data:
            shutil.rmtree(other, ignore_errors=True)
    state = (folder / _NAME).stat()
    return Written(manifest, data.name, (state.st_mtime_ns, state.st_ino))


def stamp(folder: Path) -> tuple[int, int] | None:
    """Return what changes when the index is begun anew, None without one. Takes microseconds."""
    try:
        state = (folder / _NAME).stat()
    except FileNotFoundError:
        return None
    return state.st_mtime_ns, state.st_ino


def agree(folder: Path, found: Manifest, expected: Manifest) -> None:
    """Refuse an index that was built with something else.

    Raises:
        IndexMismatchError: with both sides and the remedy.
    """
    if found != expected:
        message = wording.index_mismatch(str(folder), *found.differences(expected))
        raise IndexMismatchError(message)


def _described(facts: dict[str, object], names: list[str]) -> str:
    return ", ".join(f"{wording.INDEX_FACTS[name]} {facts[name] or '(trống)'}" for name in names)
