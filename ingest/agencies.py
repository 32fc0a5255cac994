"""Abbreviations of agencies and of office language, both ways; staff may add their own lines.

The table is `agencies.tsv` beside this file; lines of `corpus/viet-tat.tsv` come after it and
win. A line is the short form, a tab, the full form.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ingest.normalise import fold

TABLE = Path(__file__).with_name("agencies.tsv")
OWN_TABLE = "viet-tat.tsv"

_EDGE = r"(?<![\w&/-]){}(?![\w&]|[./-]\w)"


@dataclass(frozen=True, kw_only=True)
class Abbreviations:
    """Pairs of short and full form, the longest short form first."""

    pairs: tuple[tuple[str, str], ...]

    @cached_property
    def _full(self) -> dict[str, str]:
        return {short.casefold(): full for short, full in self.pairs}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        shorts = "|".join(re.escape(short) for short, _ in self.pairs)
        return re.compile(_EDGE.format(f"(?:{shorts})"), re.IGNORECASE)

    @cached_property
    def _exact(self) -> re.Pattern[str]:
        shorts = "|".join(re.escape(short) for short, _ in self.pairs)
        return re.compile(_EDGE.format(f"(?:{shorts})"))

    def full(self, short: str) -> str | None:
        """Return the full form of one abbreviation, whatever its case.

        >>> load_abbreviations().full("vpcp")
        'Văn phòng Chính phủ'
        """
        return self._full.get(short.casefold())

    def shorten(self, text: str) -> str:
        """Return the abbreviations of the full forms that a text holds, one blank between.

        >>> load_abbreviations().shorten("việc giải phóng mặt bằng của Ủy ban nhân dân tỉnh")
        'UBND GPMB'
        """
        low = text.casefold()
        return " ".join(short for short, full in self.pairs if full.casefold() in low)

    def expand(self, text: str, *, any_case: bool = False) -> str:
        """Write every abbreviation in full.

        In lower case only those of three letters and more count, since "tw", "ct", "hs" are also
        fragments of words typed in haste.

        >>> load_abbreviations().expand("UBND tỉnh và Bộ KH&ĐT")
        'Ủy ban nhân dân tỉnh và Bộ Kế hoạch và Đầu tư'
        >>> load_abbreviations().expand("ubnd tỉnh làm gì", any_case=True)
        'Ủy ban nhân dân tỉnh làm gì'
        """
        pattern = self._pattern if any_case else self._exact

        def replace(found: re.Match[str]) -> str:
            short = found.group()
            if len(short) < 3 and not short.isupper():
                return short
            return self._full[short.casefold()]

        return pattern.sub(replace, text)


def load_abbreviations(own: Path | None = None) -> Abbreviations:
    """Read the table, and the office's own where it exists."""
    pairs = dict(_read(TABLE))
    if own is not None and own.is_file():
        pairs.update(_read(own))
    bare = {fold(short).upper(): full for short, full in pairs.items() if not short.isascii()}
    pairs = bare | pairs  # "DTC" is ĐTC typed without diacritics
    return Abbreviations(pairs=tuple(sorted(pairs.items(), key=lambda pair: -len(pair[0]))))


def _read(table: Path) -> list[tuple[str, str]]:
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    rows = (line.split("\t") for line in lines if line.strip() and not line.startswith("#"))
    return [(row[0].strip(), row[1].strip()) for row in rows if len(row) > 1 and row[1].strip()]
