"""The lines of the catalogue: a document each, with what was corrected and its earlier versions."""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from ingest.normalise import fold, words
from ingest.notice import Notice

_OF_EACH_PROVINCE = re.compile(
    r"(?:van phong )?(?:uy ban nhan dan|hoi dong nhan dan|ubnd|hdnd)(?: (?:tinh|thanh pho|quan|huyen|xa|phuong))?"
    r"|(?:tinh|thanh|huyen|quan|thi|dang) uy|so (?:\w+ ?){1,8}|cong an tinh|cuc thue(?: tinh)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An earlier version of a document.

    `file` is its name in the history folder, None where it was written over; `name` what it was
    called in the corpus. Times are ISO, UTC.
    """

    file: str | None
    name: str
    sha256: str
    date: dt.date | None
    added_at: str
    replaced_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the catalogue. `file` is relative to the corpus, `corrections` win over the file.

    `key` names the document to people and programs: number and year, or the start of its hash.
    `words` is a hash of its words alone, the same for one text in two formats; "" in old lines.
    `within` are the collections that whoever added it, or corrected its kind, date or issuer, might
    edit, None for all: it does nothing to documents of others.
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
    words: str = ""
    history: tuple[Version, ...] = ()
    within: tuple[str, ...] | None = None


class Catalogue:
    """Entries in their order, found by content, key, file or number without going through all."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries: list[Entry] = []
        self._by_key: dict[str, Entry] = {}
        self._by_file: dict[str, Entry] = {}
        self._by_content: dict[str, Entry] = {}
        self._by_words: dict[str, Entry] = {}
        self._by_number: dict[str, list[Entry]] = {}
        self._earlier: dict[str, Entry] = {}
        for entry in entries:
            self.append(entry)

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def append(self, entry: Entry) -> None:
        """Take one more entry."""
        self._entries.append(entry)
        self._by_key.setdefault(entry.key, entry)
        self._by_file.setdefault(entry.file, entry)
        self._by_content.setdefault(entry.sha256, entry)
        if entry.words:
            self._by_words.setdefault(entry.words, entry)
        if entry.number is not None:
            self._by_number.setdefault(_plain(entry.number), []).append(entry)
        for version in entry.history:
            self._earlier.setdefault(version.sha256, entry)

    def with_key(self, key: str) -> Entry | None:
        """Return the document of exactly this key."""
        return self._by_key.get(key)

    def with_file(self, file: str) -> Entry | None:
        """Return the document of this file of the corpus."""
        return self._by_file.get(file)

    def with_content(self, sha256: str) -> Entry | None:
        """Return the document whose file has this hash."""
        return self._by_content.get(sha256)

    def once_with(self, sha256: str) -> Entry | None:
        """Return the document of which a file with this hash was an earlier version."""
        return self._earlier.get(sha256)

    def versions_of(self, notice: Notice) -> Iterator[Entry]:
        """Yield the documents that a notice may be another version of, the likeliest first.

        That is the one with its number, issuer and year; where an issuer was not read, or is one
        that every province has, with its number, day and title; or else the one with the same
        words: the same text in another format.
        """
        for entry in self._by_number.get(_plain(notice.number or ""), []):
            if _same_year(entry, notice) or _same_day(entry, notice):
                yield entry
        twin = self._by_words.get(hash_of_words(notice.text))
        if twin is not None and _agree(twin, notice):
            yield twin


def _plain(number: str) -> str:
    return fold(number).replace(" ", "")


def _same_year(entry: Entry, notice: Notice) -> bool:
    if entry.date is None or notice.date is None or _vague(entry.issuer):
        return False
    same_issuer = _words(entry.issuer or "") == _words(notice.issuer or "")
    return same_issuer and entry.date.year == notice.date.year


def _same_day(entry: Entry, notice: Notice) -> bool:
    if entry.date is None or entry.title is None or notice.title is None:
        return False
    if not _vague(entry.issuer) and not _vague(notice.issuer):
        return False
    return entry.date == notice.date and _words(entry.title) == _words(notice.title)


def _vague(issuer: str | None) -> bool:
    """Tell whether an issuer is unknown, or one of many of that name: "Sở Y tế", "UBND tỉnh".

    >>> [_vague(name) for name in (None, "Ủy ban nhân dân", "Ủy ban nhân dân tỉnh Cao Bằng")]
    [True, True, False]
    """
    return issuer is None or _OF_EACH_PROVINCE.fullmatch(" ".join(_words(issuer))) is not None


def _words(text: str) -> list[str]:
    return words(fold(text))


def _agree(entry: Entry, notice: Notice) -> bool:
    """Two forms with the same words are two documents if their numbers are."""
    if entry.number is None or notice.number is None:
        return True
    return _plain(entry.number) == _plain(notice.number)


def hash_of_words(text: str) -> str:
    """Name a text by its words alone: white space, case and punctuation do not matter.

    >>> hash_of_words("Số: 5/TB.") == hash_of_words("SỐ 5/TB")
    True
    """
    return hashlib.sha256(" ".join(words(text.lower())).encode()).hexdigest()[:32]


def make_entry(
    notice: Notice,
    file: str,
    key: str,
    corrections: dict[str, str],
    history: tuple[Version, ...] = (),
) -> Entry:
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
        added_at=now(),
        corrections=corrections,
        words=hash_of_words(notice.text),
        history=history,
    )


def now() -> str:
    """Return the time as the catalogue writes it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def entry_as_json(entry: Entry) -> dict[str, Any]:
    """Return the fields of a line, dates in ISO form."""
    fields = asdict(entry)
    fields["date"] = _iso(entry.date)
    fields["history"] = [version_as_json(version) for version in entry.history]
    return fields


def version_as_json(version: Version) -> dict[str, Any]:
    """Return the fields of an earlier version, dates in ISO form."""
    return asdict(version) | {"date": _iso(version.date)}


def entry_from_json(fields: dict[str, Any]) -> Entry:
    """Read what `entry_as_json` gave; lines of earlier releases lack some fields.

    Raises:
        ValueError, TypeError, KeyError: it is no line of a catalogue.
    """
    history = tuple(
        Version(**version | {"date": _read_day(version.get("date"))})
        for version in fields.get("history", ())
    )
    within = fields.get("within")
    read = {
        "date": _read_day(fields.get("date")),
        "history": history,
        "within": None if within is None else tuple(within),
    }
    entry = Entry(**fields | read)
    if not all(isinstance(text, str) for text in (entry.file, entry.sha256, entry.key)):
        raise TypeError(entry)
    return entry


def entry_line(entry: Entry) -> str:
    r"""Write one line, without what is empty in most.

    >>> from ingest.notice import Span
    >>> empty = Notice(id="ab", text="", body=Span(start=0, end=0))
    >>> entry_line(make_entry(empty, "a.txt", "ab", {}))[:31]
    '{"file": "a.txt", "sha256": "ab'
    """
    fields = entry_as_json(entry)
    if not entry.history:
        del fields["history"]
    if entry.within is None:
        del fields["within"]
    return json.dumps(fields, ensure_ascii=False) + "\n"


def _iso(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None


def _read_day(written: str | None) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None
