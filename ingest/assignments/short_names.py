"""Short names that a notice gives to agencies: "các tổ chức tín dụng (TCTD) …; TCTD rà soát".

Only what stands in brackets behind the name of an agency counts: "căn cước công dân (CCCD)" does
nothing.
"""

import re
from functools import lru_cache

from ingest.assignments.names import HEAD
from ingest.normalise import UPPER, fold

_SHORT = re.compile(rf"[{UPPER}]{{3,}}(?!\w)")
_GIVEN = re.compile(
    rf"\((?:(?:sau đây|dưới đây) )?(?:(?:gọi|viết) (?:tắt |chung )?(?:là )?)?[“\"]?(?P<short>[{UPPER}]{{3,}})[”\"]?\)"
)
_HEADS = re.compile(rf"(?<!\w)(?:{HEAD.pattern})")
_MANY = re.compile(r"(?:[Cc]ác|[Tt]ất cả(?: các)?|[Tt]oàn thể(?: các)?) ")
_NEAR = 110  # characters


def short_name(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the short name of an agency that begins at `start`, None when there is none.

    >>> words = "Các tổ chức tín dụng (TCTD) dùng căn cước (CCCD). TCTD rà soát."
    >>> short_name(words, 50, len(words)).group()
    'TCTD'
    >>> short_name(words, 43, len(words)) is None
    True
    """
    found = _SHORT.match(text, start, end)
    return found if found and found.group() in _given(text) else None


@lru_cache(maxsize=16)
def _given(text: str) -> frozenset[str]:
    """Return the short names that a text gives to agencies."""
    return frozenset(
        found["short"] for found in _GIVEN.finditer(text) if _is_of_an_agency(text, found)
    )


def _is_of_an_agency(text: str, found: re.Match[str]) -> bool:
    """Whether the letters are the initials of words that begin like the name of an agency."""
    short = fold(found["short"])
    for head in _HEADS.finditer(text, max(0, found.start() - _NEAR), found.start()):
        name = _MANY.sub("", text[head.start() : found.start()])
        if "".join(word[0] for word in re.findall(r"\w+", fold(name))).startswith(short):
            return True
    return False
