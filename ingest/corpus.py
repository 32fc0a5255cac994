"""The folder of documents with its catalogue: the one source of truth.

`catalogue.jsonl` holds one line a document. A line is appended when a document comes in; other
changes write the file anew beside the old one and swap. A last line that a kill cut off counts
for nothing: its document is still in the folder and is taken in again by the next sync.
"""

import datetime as dt
import json
import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from ingest import wording
from ingest.agencies import OWN_TABLE, Abbreviations, load_abbreviations
from ingest.errors import CorpusError
from ingest.normalise import nfc
from ingest.notice import Notice

CATALOGUE = "catalogue.jsonl"
HISTORY = ".history"
_FORBIDDEN = re.compile(r'[\x00-\x1f/\\:*?"<>|]+')
_MAX_NAME = 120


# Catalogues as last read, by path, with the stamp of the file: adding 20,000 documents must not
# read the catalogue 20,000 times.
_READ: dict[Path, tuple[tuple[int, int, int], tuple["Entry", ...]]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the catalogue. `file` is relative to the corpus, `corrections` win over the file.

    `key` names the document to people and programs: number and year, or the start of its hash.
    """

    file: str
    sha256: str
    key: str
    number: str | None
    date: dt.date | None
    issuer: str | None
    kind: str | None
    title: str | None
    added_at: str
    corrections: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """A corpus folder on disk."""

    folder: Path

    def entries(self) -> tuple[Entry, ...]:
        """Read the catalogue.

        Raises:
            CorpusError: a line other than a cut-off last one is damaged.
        """
        path = self.folder / CATALOGUE
        stamp = _stamp(path)
        if stamp is None:
            return ()
        known = _READ.get(path)
        if known is not None and known[0] == stamp:
            return known[1]
        entries = self._parse(path)
        _READ[path] = (stamp, entries)
        return entries

    def _parse(self, path: Path) -> tuple[Entry, ...]:
        lines = path.read_text(encoding="utf-8").split("\n")
        entries = []
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                entries.append(_entry(json.loads(line)))
            except (ValueError, TypeError, KeyError) as error:
                if number == len(lines):
                    break
                raise CorpusError(wording.damaged_catalogue(str(path), number)) from error
        return tuple(entries)

    def append(self, entry: Entry) -> None:
        """Add one line, on disk before this returns."""
        path = self.folder / CATALOGUE
        before = self.entries()
        with _writing(path), path.open("a+b") as stream:
            if stream.tell() and not _ends_line(path):
                _drop_cut_line(path)
                stream.seek(0, os.SEEK_END)
            stream.write((_line(entry) + "\n").encode())
            stream.flush()
            os.fsync(stream.fileno())
        if (stamp := _stamp(path)) is not None:
            _READ[path] = (stamp, (*before, entry))

    def write(self, entries: Iterable[Entry]) -> None:
        """Replace the whole catalogue, atomically."""
        lines = "".join(_line(entry) + "\n" for entry in entries)
        write_atomically(self.folder / CATALOGUE, lines.encode())

    def files(self) -> tuple[Path, ...]:
        """Return the documents that lie in the folder, by name; hidden files are not documents."""
        found = (
            path
            for path in self.folder.rglob("*")
            if path.is_file()
            and path.name not in {CATALOGUE, OWN_TABLE}
            and not any(part.startswith(".") for part in path.relative_to(self.folder).parts)
        )
        return tuple(sorted(found))

    def relative(self, path: Path) -> str:
        """Return the name of a document's file as the catalogue writes it."""
        return path.relative_to(self.folder).as_posix()

    def copy_in(self, data: bytes, name: str) -> str:
        """Write a document into the folder under a free name like `name`; return that name."""
        stem, suffix = os.path.splitext(_safe(name))  # noqa: PTH122  (a name, not a path)
        candidate, count = stem + suffix, 1
        while (self.folder / candidate).exists():
            count += 1
            candidate = f"{stem} ({count}){suffix}"
        write_atomically(self.folder / candidate, data)
        return candidate

    def archive(self, file: str) -> None:
        """Move a document out of sight, into the history folder."""
        source = self.folder / file
        if not source.is_file():
            return
        target = self.folder / HISTORY / file
        stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S")
        with _writing(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target.with_name(f"{stamp} {target.name}"))

    def abbreviations(self) -> Abbreviations:
        """Return the table of abbreviations, with the office's own lines."""
        return load_abbreviations(self.folder / OWN_TABLE)


def make_entry(notice: Notice, file: str, key: str, corrections: dict[str, str]) -> Entry:
    """Return the catalogue's line for a document that comes in now."""
    return Entry(
        file=file,
        sha256=notice.id,
        key=key,
        number=notice.number,
        date=notice.date,
        issuer=notice.issuer,
        kind=notice.kind,
        title=notice.title,
        added_at=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        corrections=corrections,
    )


def free_key(notice: Notice, taken: Iterable[str]) -> str:
    """Return the notice's name, with the start of its hash where another document has that name.

    Two provinces may both have a "15/QĐ-UBND (2023)".
    """
    return notice.name if notice.name not in set(taken) else f"{notice.name} [{notice.id[:8]}]"


def renamed(entry: Entry, file: str) -> Entry:
    """Return the entry of a document whose file has another name now."""
    return replace(entry, file=file)


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that it is either whole or not there.

    Raises:
        CorpusError: the folder is read-only, the disk is full ...
    """
    with _writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise


class _writing:  # noqa: N801  (a context manager, used as a verb)
    """Turn an OSError of the block into a CorpusError that names the file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            fact = error.strerror or str(error)
            raise CorpusError(wording.unwritable(str(self.path), fact)) from error


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """What changes when a file does; None without one."""
    try:
        state = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino


def _entry(fields: dict[str, object]) -> Entry:
    date = fields.pop("date", None)
    if date is not None:
        fields["date"] = dt.date.fromisoformat(str(date))
    return Entry(**{"date": None, **fields})  # type: ignore[arg-type]


def _line(entry: Entry) -> str:
    fields = asdict(entry)
    fields["date"] = entry.date.isoformat() if entry.date else None
    return json.dumps(fields, ensure_ascii=False)


def _ends_line(path: Path) -> bool:
    with path.open("rb") as stream:
        stream.seek(-1, os.SEEK_END)
        return stream.read() == b"\n"


def _drop_cut_line(path: Path) -> None:
    data = path.read_bytes()
    os.truncate(path, data.rfind(b"\n") + 1)


def _safe(name: str) -> str:
    """Make a file name that every system takes, its diacritics kept.

    >>> _safe("Thông báo: số 320/TB.txt")
    'Thông báo_ số 320_TB.txt'
    """
    cleaned = _FORBIDDEN.sub("_", nfc(name)).strip(" .") or "van-ban.txt"
    stem, suffix = os.path.splitext(cleaned)  # noqa: PTH122
    return stem[:_MAX_NAME] + suffix[:10]
