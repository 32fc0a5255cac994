"""Several questions in one: "Ai chủ trì và khi nào phải xong?"."""

import re
from itertools import pairwise

_ASKS = re.compile(
    r"\b(?:ai|gì|nào|bao giờ|bao nhiêu|mấy|đâu|vì sao|tại sao|thế nào|ra sao|bao lâu)\b|\b(?:không|chưa)\W*$",
    re.IGNORECASE,
)
_CUT = re.compile(r"\?\s+|\s*[,;]?\s+(?:và|đồng thời|rồi)\s+|;\s+|,\s+", re.IGNORECASE)
_LEAST = 2  # words
_MOST = 3  # questions


def split_question(text: str) -> list[str]:
    """Return the questions that a text asks, one for nearly all.

    It is cut where both sides ask something and what follows does not only list more of the same.

    >>> split_question("Ai chủ trì việc cấp đất và khi nào phải xong?")
    ['Ai chủ trì việc cấp đất', 'khi nào phải xong?']
    >>> split_question("Những bộ và địa phương nào phải báo cáo?")
    ['Những bộ và địa phương nào phải báo cáo?']
    """
    cuts = [0]
    ends: list[int] = []
    for cut in _CUT.finditer(text):
        before, after = text[cuts[-1] : cut.start()], text[cut.end() :]
        if _whole(before) and _begins_asking(after):
            ends.append(cut.start() + (text[cut.start()] == "?"))
            cuts.append(cut.end())
    if len(cuts) > _MOST:
        return [text]
    return [text[start:end] for start, end in zip(cuts, [*ends, len(text)], strict=True)]


def _whole(part: str) -> bool:
    return _ASKS.search(part) is not None and len(part.split()) > _LEAST


def _begins_asking(rest: str) -> bool:
    """Whether the next clause asks something itself, and has a verb beside its question word."""
    clause = _CUT.split(rest, maxsplit=1)[0]
    return _ASKS.search(clause) is not None and len(clause.split()) > _LEAST


def differ(kinds: list[str]) -> bool:
    """Whether the parts ask for different things.

    >>> differ(["who", "when"]), differ(["who", "who"])
    (True, False)
    """
    return any(one != other for one, other in pairwise(kinds))
