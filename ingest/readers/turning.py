"""Pages that lie on their side or upside down: their lines as if upright, and back again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.content import Box, Line

_TOLD = 10  # characters from which on a line tells how it runs
_MOST = 0.6  # of the characters of such lines


def turned_box(box: Box, turns: int) -> Box:
    """Give a box (fractions of the page) on the page turned counter-clockwise by quarter turns.

    >>> turned_box((0.0, 0.0, 0.5, 0.1), 1), turned_box((0.0, 0.0, 0.5, 0.1), 2)
    ((0.0, 0.5, 0.1, 1.0), (0.5, 0.9, 1.0, 1.0))
    """
    left, top, right, bottom = box
    for _ in range(turns % 4):
        left, top, right, bottom = top, round(1 - right, 4), bottom, round(1 - left, 4)
    return left, top, right, bottom


def turned_line(line: Line, turns: int) -> Line:
    """Give a line with its words and cell as they stand on the turned page."""
    if not turns % 4:
        return line
    runs = (replace(run, box=turned_box(run.box, turns)) for run in line.runs)
    return replace(
        line,
        box=turned_box(line.box, turns) if line.box else None,
        runs=tuple(runs),
        cell=turned_box(line.cell, turns) if line.cell else None,
    )


def turns_of(lines: Sequence[Line]) -> int:
    """Return by how many quarter turns counter-clockwise a page lies on its side, mostly 0.

    That is told by how the words of its longer lines follow one another.
    """
    ways: Counter[int] = Counter()
    for line in lines:
        if len(line.text) < _TOLD or len(line.runs) < 2 or line.stamp:
            continue
        (x, y), (u, v) = _middle(line.runs[0].box), _middle(line.runs[-1].box)
        sideways = abs(u - x) > abs(v - y)
        ways[(0 if u > x else 2) if sideways else (3 if v > y else 1)] += len(line.text)
    if not ways:
        return 0
    way, count = ways.most_common(1)[0]
    return way if count > _MOST * ways.total() else 0


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
