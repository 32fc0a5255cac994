"""Whom to work with: "chủ trì, phối hợp với Bộ A, Bộ B và các địa phương …"."""

import re

from ingest.assignments.agencies import find_group
from ingest.notice import Span

_GAP = re.compile(r"[\s,:]*")
_LEADING = re.compile(
    r"(?:(?:khẩn trương|chủ động|tiếp tục|có trách nhiệm|là cơ quan) )*(?:[Cc]hủ trì,? *(?:và )?)?"
)
_TOGETHER = re.compile(
    r"(?<!\w)[Pp]hối hợp(?: (?:chặt chẽ|hiệu quả|cùng|tích cực|kịp thời|đồng bộ|thường xuyên|tốt))*(?:,? (?:chặt chẽ|hiệu quả|có hiệu quả))*"
    r"(?: với| cùng)? +"
)


def coordinating(text: str, span: Span) -> tuple[str, ...]:
    """Return those that are to be worked with: "phối hợp với Bộ A, Bộ B và các địa phương".

    >>> words = "chủ trì, phối hợp chặt chẽ với Bộ Công an, Bộ Y tế rà soát"
    >>> coordinating(words, Span(start=0, end=len(words)))
    ('Bộ Công an', 'Bộ Y tế')
    """
    names: list[str] = []
    for found in _TOGETHER.finditer(text, span.start, span.end):
        group = find_group(text, found.end(), span.end)
        if group is not None:
            names += group.names
    return tuple(dict.fromkeys(names))


def after_coordination(text: str, start: int, end: int) -> int:
    """Return where the task begins behind "chủ trì, phối hợp với ...", else `start`."""
    opening = _LEADING.match(text, start, end)
    at = opening.end() if opening else start
    if (found := _TOGETHER.match(text, at, end)) and (group := find_group(text, found.end(), end)):
        rest = _GAP.match(text, group.span.end, end)
        return rest.end() if rest and rest.end() < end else group.span.end
    return start
