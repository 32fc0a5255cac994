"""Where a question leaves its gap: Vietnamese asks in the very place where the answer stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from chat.phrases.tokens import read_tokens
from chat.question_words import ACTORS, HOW_MANY, TIMES, WHEN, WHY
from chat.stopwords import listed_length
from ingest.normalise import same_tone

_ASKS = {  # the class of question that the words make
    "how": ("như thế nào", "thế nào", "ra sao", "làm sao", "bằng cách nào", "cách nào"),
    "why": (*WHY, "lý do gì", "lý do nào", "nguyên nhân nào", "nguyên nhân gì", "để làm gì", "dựa vào đâu"),
    "when": (
        *WHEN, *(f"{time} nào" for time in (*TIMES, "thế kỷ", "mùa")), "ngày bao nhiêu",
        *(f"{time} mấy" for time in ("ngày", "tháng", "quý", "năm", "thứ")),
    ),
    "long": (
        "bao lâu", "thời hạn", "bao nhiêu giờ",
        *(f"{many} {time}" for many in HOW_MANY for time in ("ngày", "tháng", "năm")),
    ),
    "many": HOW_MANY,
    "where": (
        "ở đâu", "tại đâu", "đâu", "nơi nào", "ở nơi nào",
        "tỉnh nào", "thành phố nào", "quốc gia nào", "nước nào",
    ),
    "who": ("ai", "những ai", *(f"{actor} nào" for actor in (*ACTORS, "chủ thể"))),
    "name": ("tên là gì", "tên gì", "gọi là gì", "được gọi là gì", "là gì", "là ai"),
    "do": ("làm gì", "phải làm gì", "việc gì", "làm những gì", "gì"),
    "which": ("nào",),
    "whether": ("không", "chưa", "hay không", "phải không", "đúng không"),
}  # fmt: skip
_LONGEST = 4
KINDS = (*_ASKS, "none")
_TABLE = {same_tone(words): kind for kind, each in _ASKS.items() for words in each}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The question around what it asks with.

    `kind` is one of `KINDS`. `left` are the words before, nearest first, `right` those behind,
    nearest first. `noun` is the noun before "nào", which the answer may repeat. `content` are the
    words that say something, `others` the rest, `pairs` neighbours.
    """

    kind: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    noun: tuple[str, ...]
    content: frozenset[str]
    others: frozenset[str]
    pairs: frozenset[tuple[str, str]]


def find_gap(question: str, noun: str | None = None) -> Gap:
    """Find what a question asks with; `noun` is the noun asked for.

    >>> gap = find_gap("Khi nào trình đề án?")
    >>> gap.kind, gap.left, gap.right[0] == same_tone("trình")
    ('when', (), True)
    """
    forms = [token.form for token in read_tokens(question)]
    kind, start, end = _asked(forms)
    rest = [*forms[:start], "", *forms[end:]]
    content: set[str] = set()
    others: set[str] = set()
    place = 0
    while place < len(rest):
        length = listed_length(rest, place, kept=False)
        for form in rest[place : place + max(1, length)]:
            (others if length else content).add(form)
        place += max(1, length)
    content.discard("")
    asked = tuple(same_tone(noun).split()) if noun else ()
    return Gap(
        kind=kind,
        left=tuple(reversed(forms[:start])),
        right=tuple(forms[end:]),
        noun=asked,
        content=frozenset(content),
        others=frozenset(others - content - {""}),
        pairs=frozenset(pairwise(rest)),
    )


def _asked(forms: Sequence[str]) -> tuple[str, int, int]:
    """The kind, start and end of the words that ask: longer ones first, then the last."""
    for length in range(_LONGEST, 0, -1):
        for start in range(len(forms) - length, -1, -1):
            kind = _TABLE.get(" ".join(forms[start : start + length]))
            if kind is None or (kind == "whether" and start + length < len(forms)):
                continue
            return kind, start, start + length
    return "none", len(forms), len(forms)
