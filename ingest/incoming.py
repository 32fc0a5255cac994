"""What is to be added: files, and the documents of folders, in order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ingest.corpus import documents_below
from ingest.parse import read_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A document on its way in: `name` for reports; `read` gives its bytes, or a TracuuError."""

    name: str
    read: Callable[[], bytes]


def files_below(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files as given, and in place of a folder the documents below it."""
    for path in paths:
        if path.is_dir():
            yield from documents_below(path)
        else:
            yield path


def incoming(paths: Iterable[Path]) -> Iterator[Incoming]:
    """Yield the documents that files and folders hold."""
    for path in files_below(paths):
        yield Incoming(name=path.name, read=partial(read_bytes, path))
