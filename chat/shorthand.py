"""Words shortened in haste, as in text messages: "có đc ko" asks "có được không"."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ingest.normalise import nfc
from ingest.tables import read_rows

TABLE = Path(__file__).with_name("shorthand.tsv")
_EDGE = r"(?<![\w&/.-])(?<!điểm )(?<!khoản )(?<!mục )(?<!nhóm ){}(?![\w&/-]|\.\w)"
_END = r"(?=[\s?.!]*$)"
_AT_END = "$"


def in_full(text: str) -> str:
    """Write in full what was shortened; initials in capitals are names, and stay.

    >>> in_full("Xe công có đc thuê ko?"), in_full("phải nộp bản gốc k"), in_full("BN và KO")
    ('Xe công có được thuê không?', 'phải nộp bản gốc không', 'BN và KO')
    >>> in_full("K là gì, điểm k")
    'K là gì, điểm k'
    """
    return _pattern().sub(_written, nfc(text))


def _written(found: re.Match[str]) -> str:
    short = found.group()
    if short.isupper():
        return short
    full = _table()[short.lower()]
    return full.capitalize() if short[0].isupper() else full


@cache
def _pattern() -> re.Pattern[str]:
    shorts = [
        re.escape(short.removesuffix(_AT_END)) + (_END if short.endswith(_AT_END) else "")
        for short, _ in _rows()
    ]
    return re.compile(_EDGE.format(f"(?:{'|'.join(shorts)})"), re.IGNORECASE)


@cache
def _table() -> Mapping[str, str]:
    return {short.removesuffix(_AT_END): full for short, full in _rows()}


def _rows() -> list[tuple[str, str]]:
    """The pairs of the table, the longest short form first."""
    rows = read_rows(TABLE)
    return sorted(((short, full) for short, full in rows), key=lambda row: -len(row[0]))
