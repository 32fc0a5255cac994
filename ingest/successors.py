"""Agencies and provinces that were renamed or merged: other names to look for, with their dates.

The table is `successors.tsv` beside this file: old name, new name, first day of the new one, and a
mark where the new name was not there before: "Bộ Xây dựng" took others in, and was one of its own.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.normalise import fold
from ingest.tables import read_rows

_SHORT = 3  # syllables: "Bộ Công nghiệp" may be no name, "Bộ Kế hoạch và Đầu tư" is one
TABLE = Path(__file__).with_name("successors.tsv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """One name that gave way to another on the day `since`; `founded`: the other was new then."""

    old: str
    new: str
    since: dt.date
    founded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """A name found in a text and another one for it; `newer` when the other came later.

    `same` tells whether every document with one of them means the other too, as far as it goes.
    """

    name: str
    other: str
    newer: bool
    same: bool
    since: dt.date

    def meant_in(self, year: int | None) -> bool:
        """Whether a document of that year can mean it: not by a name that came only later."""
        return not self.newer or year is None or year >= self.since.year


@cache
def load_successions() -> tuple[Succession, ...]:
    """Read the table."""
    return tuple(
        Succession(old=old, new=new, since=dt.date.fromisoformat(since), founded=bool(mark))
        for old, new, since, *mark in read_rows(TABLE)
    )


def other_names(text: str) -> tuple[OtherName, ...]:
    """Return the other names of the agencies and provinces that a text names, both ways in time.

    >>> [(one.name, one.other, one.newer) for one in other_names("Bộ GTVT, Bộ Giao thông vận tải")]
    [('Bộ Giao thông vận tải', 'Bộ Xây dựng', True)]
    >>> [one.other for one in other_names("Bộ Nông nghiệp và Môi trường")]
    ['Bộ Nông nghiệp và Phát triển nông thôn', 'Bộ Tài nguyên và Môi trường']
    """
    folded = fold(text)
    found = []
    for row in load_successions():
        for name, other, newer in ((row.old, row.new, True), (row.new, row.old, False)):
            if _stands(name, folded, other) and name_stands(name, text):
                same = newer or row.founded
                found.append(
                    OtherName(name=name, other=other, newer=newer, same=same, since=row.since)
                )
    return tuple(found)


def _stands(name: str, folded: str, other: str) -> bool:
    """Whether a name stands in a folded text, and not only as a part of the `other` one."""
    plain = _folded(name)
    if plain not in folded or (plain in _folded(other) and _folded(other) in folded):
        return False
    return re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", folded) is not None


@cache
def _folded(name: str) -> str:
    return fold(name)


def name_stands(name: str, text: str) -> bool:
    """Whether a name stands in a text as a name: in its own capitals, or the text has none.

    A long name is one however it is written.

    >>> name_stands("Thành phố Hồ Chí Minh", "tại thành phố Hồ Chí Minh, Hà Nội")
    True
    >>> name_stands("Hòa Bình", "giữ gìn hòa bình, ổn định tại Biên giới")
    False
    """
    long = len(name.split()) > _SHORT
    return long or name in text or text == text.lower() or fold(text) == text
