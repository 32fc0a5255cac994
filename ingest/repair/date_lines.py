"""The line of the date put together where the room left for the day parts it into several lines."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.content import Box, Line
from ingest.repair.rows import around

_OPEN = re.compile(
    r"(?:\bngày(?:[ .…_]*\d{1,2})?|\btháng(?:[ .…_]*\d{1,2})?)[ .…_]*$", re.IGNORECASE
)
_ON = re.compile(r"(?:\d{1,2}\s*)?(?:tháng\b|năm\b)|\d{1,2}$", re.IGNORECASE)
_LONGEST = 60  # characters: "Thành phố Hồ Chí Minh, ngày 12 tháng 12 năm 2024"
_APART = 0.12  # of the page's width
_LEVEL = 0.5  # of the lower line's height that both share


def with_whole_dates(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Join "Hà Nội, ngày 5" and "tháng 6 năm 2024" that stand on one level, left to right.

    >>> left = Line(text="Hà Nội, ngày", box=(0.5, 0.1, 0.62, 0.12))
    >>> right = Line(text="tháng 6 năm 2024", box=(0.66, 0.1, 0.8, 0.12))
    >>> [line.text for line in with_whole_dates((right, left))]
    ['Hà Nội, ngày tháng 6 năm 2024']
    """
    kept = list(lines)
    at = 0
    while at < len(kept):
        line = kept[at]
        following = _following(line, kept) if _is_open(line) else None
        if following is None:
            at += 1
            continue
        kept[at] = _joined(line, following)
        place = next(i for i, other in enumerate(kept) if other is following)
        del kept[place]
        at -= place < at
    return tuple(kept)


def _is_open(line: Line) -> bool:
    short = len(line.text) <= _LONGEST and not line.stamp and line.cell is None
    return short and bool(_OPEN.search(line.text))


def _following(line: Line, lines: Sequence[Line]) -> Line | None:
    """Return the nearest line to the right that goes on with the date."""
    beside = [
        other
        for other in lines
        if other is not line
        and not other.stamp
        and len(other.text) <= _LONGEST
        and _ON.match(other.text)
        and _stands_beside(line.box, other.box)
    ]
    return min(beside, key=lambda other: (other.box or (0.0,))[0], default=None)


def _stands_beside(left: Box | None, right: Box | None) -> bool:
    if left is None or right is None:
        return False
    shared = min(left[3], right[3]) - max(left[1], right[1])
    level = shared > _LEVEL * min(left[3] - left[1], right[3] - right[1])
    return level and -_APART / 4 < right[0] - left[2] < _APART


def _joined(left: Line, right: Line) -> Line:
    moved = len(left.text) + 1
    runs = [replace(run, start=run.start + moved, end=run.end + moved) for run in right.runs]
    sure = [line.confidence for line in (left, right) if line.confidence is not None]
    return replace(
        left,
        text=f"{left.text} {right.text}",
        box=around((left.box, right.box)),
        confidence=min(sure, default=None),
        runs=(*left.runs, *runs),
    )
