"""Initials of several meanings, read by the words beside them: "QH" is "Quốc hội" or "quy hoạch".

The meanings are those of a table, and the one that the corpus gives. Which is meant, the words on
either side tell; where they do not tell clearly, the initials stay as typed.
"""

import math
import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from index.restore import Restorer
from ingest.tables import read_rows

TABLE = Path(__file__).with_name("meanings.tsv")
_TOKEN = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?<![\w/&.-])[A-ZĐ]{2}(?![\w&/-]|\.\w)")
_NAMES = frozenset(["bộ", "sở"])  # behind which a name begins
_CLEARLY = math.log(3)  # times as likely as the next meaning


@cache
def load_meanings() -> Mapping[str, tuple[str, ...]]:
    """Return the meanings by the initials.

    >>> load_meanings()["QH"]
    ('Quốc hội', 'quy hoạch')
    """
    rows = read_rows(TABLE)
    return {short: tuple(one.strip() for one in meanings.split(",")) for short, meanings in rows}


def expand_by_context(text: str, counts: Restorer, own: Mapping[str, str]) -> str:
    """Write initials of several meanings in full where their neighbours tell which is meant.

    `own` are the runs of words that the corpus has for initials.

    >>> from index.restore import learn_restorer
    >>> expand_by_context("Đại biểu QH giám sát QH sử dụng đất", learn_restorer([]), {})
    'Đại biểu Quốc hội giám sát quy hoạch sử dụng đất'
    >>> expand_by_context("QH?", learn_restorer([]), {})
    'QH?'
    """
    pieces, end = [], 0
    for found in _INITIALS.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        pieces += [text[end : found.start()], _meant(found.group(), before, after, counts, own)]
        end = found.end()
    return "".join([*pieces, text[end:]])


def _meant(short: str, before: str, after: str, counts: Restorer, own: Mapping[str, str]) -> str:
    if short not in load_meanings():
        return short
    meanings = list(load_meanings()[short])
    if short in own and own[short].lower() not in map(str.lower, meanings):
        meanings.append(own[short])
    left, right = _beside(before, after)
    ranked = sorted(
        ((_likely(meaning, left, right, counts), meaning) for meaning in meanings), reverse=True
    )
    clear = (left or right) and ranked[0][0] - ranked[1][0] > _CLEARLY
    meant = ranked[0][1] if clear else short
    return meant[0].upper() + meant[1:] if left in _NAMES else meant


def _beside(before: str, after: str) -> tuple[str, str]:
    """The words right before and right behind, in lower case; empty behind punctuation."""
    left = re.search(r"([^\W\d_]+) $", before)
    right = re.match(r" ([^\W\d_]+)", after)
    return (left[1].lower() if left else "", right[1].lower() if right else "")


def _likely(meaning: str, left: str, right: str, counts: Restorer) -> float:
    words = [left, *_TOKEN.findall(meaning.lower()), *([right] if right else [])]
    return sum(counts.log_probability(one, other) for one, other in pairwise(words))
