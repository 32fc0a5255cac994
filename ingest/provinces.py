"""The provinces, by their names before and since 2025, as a text names them."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ingest.normalise import fold

TABLE = Path(__file__).with_name("provinces.tsv")
_BEFORE = r"(?:tỉnh|thành phố|tp\.?|ở|tại|của) "  # a name, where a text has no capitals


@lru_cache(maxsize=1 << 12)
def provinces_in(text: str) -> tuple[str, ...]:
    """Return the provinces that a text (NFC) names, in the order of the table.

    Of two names that share a word the first counts. In small letters only what stands as a place counts; without diacritics, only capitals, also in
    a text that has them ("cao tốc Can Tho", of a question in English).

    >>> provinces_in("Bạc Liêu và tỉnh Hoà Bình"), provinces_in("Can Tho expressway")
    (('Bạc Liêu', 'Hòa Bình'), ('Cần Thơ',))
    >>> provinces_in("cao tốc Can Tho dài bao nhiêu km")
    ('Cần Thơ',)
    >>> provinces_in("Lạng Sơn La bao nhiêu"), provinces_in("Lạng Sơn, Sơn La")
    (('Lạng Sơn',), ('Lạng Sơn', 'Sơn La'))
    >>> provinces_in("giữ gìn hòa bình"), provinces_in("dự án ở hòa bình")
    ((), ('Hòa Bình',))
    """
    small = text == text.lower()
    found = {
        one.name: [place.span() for place in (one.small if small else one.capitals).finditer(text)]
        for one in _names()
    }
    taken = [span for spans in found.values() for span in spans]
    return tuple(
        name
        for name, spans in found.items()
        if any(not any(first < start < end for first, end in taken) for start, _ in spans)
    )


def begins_with_province(text: str) -> bool:
    """Say whether the name of a province stands first, in its capitals.

    >>> begins_with_province("An Giang, Đồng Tháp"), begins_with_province("vùng Tây Nguyên")
    (True, False)
    """
    return any(one.capitals.match(text) for one in _names())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """A name with what finds it: in its capitals, or in small letters."""

    name: str
    capitals: re.Pattern[str]
    small: re.Pattern[str]


@cache
def _names() -> tuple[_Name, ...]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return tuple(
        _Name(
            name=name,
            capitals=_whole(f"(?:{_either_tone(name)}|{fold(name).title()})"),
            small=_whole(_BEFORE + _either_tone(name.lower())),
        )
        for name in lines
        if not name.startswith("#")
    )


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern}(?!\w)")


def _either_tone(name: str) -> str:
    """The name, its tone on either vowel: "Hòa" is "Hoà" too."""
    return name.replace("òa", "(?:òa|oà)").replace("óa", "(?:óa|oá)")
