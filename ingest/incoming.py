"""What is to be added: files, the documents of folders and of zip archives, in order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ingest import wording
from ingest.corpus import documents_below
from ingest.errors import EmptyDocumentError, TracuuError
from ingest.parse import read_bytes
from ingest.readers.archive import is_archive, members
from ingest.safe_files import shown_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A document on its way in: `name` for reports; `read` gives its bytes, or a TracuuError.

    `path` is its file, None in an archive.
    """

    name: str
    read: Callable[[], bytes]
    path: Path | None = None


def files_below(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files as given, and in place of a folder the documents below it."""
    for path in paths:
        if path.is_dir():
            yield from documents_below(path)
        else:
            yield path


def incoming(paths: Iterable[Path]) -> Iterator[Incoming]:
    """Yield the documents that files, folders and archives hold."""
    for path in files_below(paths):
        if is_archive(path):
            yield from _unpacked(path)
        else:
            yield Incoming(name=shown_name(path.name), read=partial(read_bytes, path), path=path)


def _unpacked(path: Path) -> Iterator[Incoming]:
    """The documents of an archive; one that has none or cannot be opened is refused as a whole."""
    name = shown_name(path.name)
    found = False
    try:
        for member in members(path, name):
            found = True
            yield Incoming(name=member.name, read=member.read)
        if not found:
            raise EmptyDocumentError(wording.empty_archive(name))
    except TracuuError as error:
        yield Incoming(name=name, read=partial(_refuse, error))


def _refuse(error: TracuuError) -> bytes:
    raise error
