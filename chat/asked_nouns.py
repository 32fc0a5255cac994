"""The noun that a question asks for, or counts: "hình thức nào", "mấy xã"."""

import re

from chat.question_words import HOW_MANY, any_of
from chat.stopwords import listed
from ingest.normalise import same_tone

COUNT = re.compile(rf"\b{any_of(HOW_MANY)}\b(?: (?P<noun>[^\W\d_]+(?: [^\W\d_]+)?))?")
_ASKED_NOUN = re.compile(r"(?P<noun>[^\W\d_]+(?: [^\W\d_]+)?) (?:nào|gì)\b")
_NOT_COUNTED = {
    "là",
    "thì",
    "được",
    "và",
    "cho",
    "của",
    "để",
    "ở",
    "tại",
    "từ",
    "so",
    "trong",
    "thế",
    "nữa",
    "vậy",
    "rồi",
    "một",
    "trên",
}


def counted_noun(low: str) -> str | None:
    """Return the noun behind "bao nhiêu" or "mấy"."""
    found = COUNT.search(low)
    if found is None or found["noun"] is None:
        return None
    first = found["noun"].split()[0]
    return (
        None
        if first in _NOT_COUNTED or first in listed(kept=False) - {"người", "năm", "tháng", "ngày"}
        else first
    )


def asked_noun(low: str) -> str | None:
    """Return the noun of one or two syllables before "nào" or "gì", if it says something.

    >>> asked_noun("làm theo hình thức nào"), asked_noun("ai lo việc gì")
    ('hình thức', None)
    """
    found = _ASKED_NOUN.search(low)
    if found is None:
        return None
    words = found["noun"].split()
    for noun in (" ".join(words[-2:]), words[-1]):
        if same_tone(noun) in listed(kept=False):
            return None
        if len(noun.split()) == min(2, len(words)) and not any(
            same_tone(word) in listed(kept=False) for word in noun.split()
        ):
            return noun
    return words[-1]
