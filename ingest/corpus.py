"""The folder of documents with its catalogue: the one source of truth.

`catalogue.jsonl` holds one line a document. A line is appended when a document comes in; other
changes write the file anew beside the old one and swap. A last line that a kill cut off counts
for nothing: its document is still in the folder and is taken in again by the next sync.
"""

import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ingest import wording
from ingest.agencies import OWN_TABLE, Abbreviations, load_abbreviations
from ingest.catalogue import Catalogue, Entry, Version, entry_from_json, entry_line, now
from ingest.errors import CorpusError, UnreadableFileError
from ingest.safe_files import (
    Stamp,
    safe_name,
    shown_name,
    stamp,
    write_atomically,
    writing,
)

CATALOGUE = "catalogue.jsonl"
HISTORY = ".history"
_NO_DOCUMENTS = frozenset({"thumbs.db", "desktop.ini", CATALOGUE, OWN_TABLE})
_NO_ENTRY = (ValueError, TypeError, KeyError, AttributeError)  # what a damaged line ends in
_UNFINISHED = (".part", ".crdownload", ".download", ".tmp")

# Catalogues as last read, by path, with the stamp of the file: adding 20,000 documents must not
# read the catalogue 20,000 times. Likewise the hashes of files, for one sync after another.
_READ: dict[Path, tuple[Stamp, Catalogue]] = {}
_HASHED: dict[Path, tuple[Stamp, str]] = {}


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """A corpus folder on disk."""

    folder: Path

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue as it stands on disk.

        Raises:
            CorpusError: a line other than a cut-off last one is damaged.
        """
        path = self.folder / CATALOGUE
        seen = stamp(path)
        if seen is None:
            return Catalogue()
        known = _READ.get(path)
        if known is None or known[0] != seen:
            known = seen, Catalogue(_entries(path))
            _READ[path] = known
        return known[1]

    def entries(self) -> tuple[Entry, ...]:
        """Return the lines of the catalogue in their order."""
        return tuple(self.catalogue)

    def append(self, entry: Entry) -> None:
        """Add one line, on disk before this returns."""
        path = self.folder / CATALOGUE
        catalogue = self.catalogue
        with writing(path), path.open("a+b") as stream:
            _end_last_line(stream)
            stream.write(entry_line(entry).encode())
            stream.flush()
            os.fsync(stream.fileno())
        catalogue.append(entry)
        self._remember(catalogue)

    def write(self, entries: Iterable[Entry]) -> None:
        """Replace the whole catalogue, atomically."""
        catalogue = Catalogue(entries)
        lines = "".join(entry_line(entry) for entry in catalogue)
        write_atomically(self.folder / CATALOGUE, lines.encode())
        self._remember(catalogue)

    def _remember(self, catalogue: Catalogue) -> None:
        path = self.folder / CATALOGUE
        if (seen := stamp(path)) is not None:
            _READ[path] = seen, catalogue

    def files(self) -> tuple[Path, ...]:
        """Return the documents that lie in the folder, by name; see `is_document`."""
        return tuple(sorted(filter(self.has_name, documents_below(self.folder))))

    def misnamed(self) -> tuple[str, ...]:
        """Return the names, as they can be shown, of files that must be named anew."""
        paths = documents_below(self.folder)
        return tuple(sorted(shown_name(self.relative(p)) for p in paths if not self.has_name(p)))

    def has_name(self, path: Path) -> bool:
        """Tell whether a file of the folder has a name that catalogue and reports can hold.

        One with a line end may have been listed by an earlier release: it stays.
        """
        name = self.relative(path)
        return name == shown_name(name) or self.catalogue.with_file(name) is not None

    def relative(self, path: Path) -> str:
        """Return the name of a document's file as the catalogue writes it."""
        return path.relative_to(self.folder).as_posix()

    def copy_in(self, data: bytes, name: str, *, mark: str = "") -> str:
        """Write a document into the folder under a free name like `name`; return that name.

        `mark` comes before the suffix.
        """
        stem, suffix = os.path.splitext(safe_name(name))  # noqa: PTH122  (a name, not a path)
        stem += mark
        candidate, count = stem + suffix, 1
        while (self.folder / candidate).exists():
            count += 1
            candidate = f"{stem} ({count}){suffix}"
        write_atomically(self.folder / candidate, data)
        return candidate

    def version_of(self, entry: Entry) -> Version:
        """Return what the history will say of a document; `archive` moves its file there."""
        time = now()
        plain = time.replace("-", "").replace(":", "")[:15]
        name = f"{plain} {entry.sha256[:8]} {safe_name(Path(entry.file).name)}"
        return Version(
            file=name,
            name=entry.file,
            sha256=entry.sha256,
            date=entry.date,
            added_at=entry.added_at,
            replaced_at=time,
        )

    def archive(self, file: str, name: str) -> None:
        """Move a document out of sight, into the history folder, under the name given there."""
        source = self.folder / file
        target = self.folder / HISTORY / name
        if source.is_file():
            with writing(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                source.replace(target)

    def abbreviations(self) -> Abbreviations:
        """Return the table of abbreviations, with the office's own lines."""
        return load_abbreviations(self.folder / OWN_TABLE)


def hash_of_file(path: Path) -> str:
    """Return the sha256 of a file; it is read again only when it has changed.

    Raises:
        UnreadableFileError: the operating system does not give it.
    """
    seen = stamp(path)
    known = _HASHED.get(path)
    if seen is not None and known is not None and known[0] == seen:
        return known[1]
    try:
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        fact = error.strerror or str(error)
        raise UnreadableFileError(wording.unreadable_file(shown_name(path.name), fact)) from error
    # A file changed within the clock's last tick may change again under the same stamp.
    if seen is not None and seen[0] < dt.datetime.now(dt.UTC).timestamp() * 1e9 - 2e9:
        _HASHED[path] = seen, found
    return found


def is_document(name: str) -> bool:
    """Tell whether a file of this name may be a document: not hidden, locked, half loaded.

    >>> [is_document(name) for name in ("5.docx", "~$5.docx", "Thumbs.db", ".5.txt", "5.pdf.part")]
    [True, False, False, False, False]
    """
    low = name.lower()
    return (
        not low.startswith((".", "~$"))
        and low not in _NO_DOCUMENTS
        and not low.endswith(_UNFINISHED)
    )


def documents_below(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and those below it which may be documents."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name[0] != "." and name != "__MACOSX")
        for name in sorted(names):
            path = Path(parent, name)
            if is_document(name) and path.is_file():
                yield path


def _entries(path: Path) -> Iterator[Entry]:
    lines = path.read_bytes().split(b"\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield entry_from_json(json.loads(line))
        except _NO_ENTRY as error:
            if number == len(lines):
                return
            raise CorpusError(wording.damaged_catalogue(str(path), number)) from error


def _end_last_line(stream: BinaryIO) -> None:
    """Drop a last line that a kill cut off; end one that was only left without a line end."""
    if not stream.seek(0, os.SEEK_END):
        return
    stream.seek(-1, os.SEEK_END)
    if stream.read() == b"\n":
        return
    stream.seek(0)
    data = stream.read()
    start = data.rfind(b"\n") + 1
    try:
        entry_from_json(json.loads(data[start:]))
    except _NO_ENTRY:
        stream.truncate(start)
    else:
        stream.write(b"\n")
