"""Whom to work with: "chủ trì, phối hợp với Bộ A, Bộ B và các địa phương …"."""

import re

from ingest.assignments.agencies import find_group
from ingest.notice import Span

_GAP = re.compile(r"[\s,:]*")
_LEADING = re.compile(
    r"(?:(?:khẩn trương|chủ động|tiếp tục|có trách nhiệm|là cơ quan) )*(?:[Cc]hủ trì,? *(?:và )?)?"
)
_TOGETHER = re.compile(
    r"(?:(?<=[Cc]hủ trì )cùng|(?<!\w)[Pp]hối hợp)(?:,(?: chủ động| tích cực)? tham gia)?(?: (?:chặt chẽ|hiệu quả|cùng|tích cực|kịp thời|đồng bộ|thường xuyên|tốt))*(?:,? (?:và )?(?:chặt chẽ|hiệu quả|có hiệu quả|kịp thời|đồng bộ|thường xuyên|nhịp nhàng))*"
    r"(?: với| cùng)? +"
)
_PLAINLY = re.compile(rf"{_TOGETHER.pattern}(?P<who>địa phương)(?= [^\W\d_])")
# "Giao Bộ A cùng các bộ liên quan rà soát": beside the one who leads.
_BESIDE = re.compile(r"(?<=[ ,])cùng(?: với)? +")
_HOW = re.compile(
    r"(?: (?:có trách nhiệm|chủ động|tích cực|khẩn trương|tăng cường|thường xuyên))* ?"
)
_NEXT = 2  # characters between the last name and what is to be done
_DIRECTING = re.compile(
    r"(?<!\w)(?:[Cc]hỉ đạo|[Yy]êu cầu|[Hh]ướng dẫn|[Hh]uy động|[Gg]iao|[Đđ]ôn đốc|[Vv]ận động|[Đđ]ề nghị) +"
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
        if group is not None and not _of_others(text, span.start, found.start()):
            names += group.names
    if not names and (plainly := _PLAINLY.search(text, span.start, span.end)):
        return (plainly["who"],)
    return tuple(dict.fromkeys(names))


def beside(text: str, start: int, task_start: int) -> tuple[str, ...]:
    """Return those named between the one who leads and the task: "Bộ A cùng các bộ liên quan rà soát".

    >>> words = "Bộ A cùng Bộ Y tế, Bộ Công an tiếp tục rà soát"
    >>> beside(words, 0, words.index("tiếp tục"))
    ('Bộ Y tế', 'Bộ Công an')
    """
    for found in _BESIDE.finditer(text, start, task_start):
        group = find_group(text, found.end(), task_start)
        if group is not None and group.span.end >= task_start - _NEXT:
            return group.names
    return ()


def _of_others(text: str, start: int, at: int) -> bool:
    """Whether those who work together are set to it: "chỉ đạo Công an tỉnh phối hợp với …"."""
    return any(
        (group := find_group(text, found.end(), at)) and _HOW.fullmatch(text, group.span.end, at)
        for found in _DIRECTING.finditer(text, start, at)
    )


def after_coordination(text: str, start: int, end: int) -> int:
    """Return where the task begins behind "chủ trì, phối hợp với ...", else `start`."""
    opening = _LEADING.match(text, start, end)
    at = opening.end() if opening else start
    if (found := _TOGETHER.match(text, at, end)) and (group := find_group(text, found.end(), end)):
        rest = _GAP.match(text, group.span.end, end)
        return rest.end() if rest and rest.end() < end else group.span.end
    return start
