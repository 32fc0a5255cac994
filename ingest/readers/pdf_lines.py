"""Segments of a page as `Line`s, with boxes on the upright page."""

from dataclasses import dataclass

from ingest.readers.content import Box, Line, Run
from ingest.readers.segments import Segment, turned

ABOVE, BELOW = 0.9, 0.25  # ems of a line above and below its base line
DROPPED = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\x00"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The part of a page that is seen (points) and how it is turned to be upright.

    `rotate` counts quarter turns clockwise.
    """

    left: float
    bottom: float
    width: float
    height: float
    rotate: int = 0

    def fraction(self, x: float, y: float) -> tuple[float, float]:
        """Give a point of the page as fractions of the upright page from its upper left corner.

        >>> Sheet(left=0, bottom=0, width=200, height=100, rotate=1).fraction(0, 0)
        (0.0, 0.0)
        """
        u, v = (x - self.left) / self.width, 1 - (y - self.bottom) / self.height
        return ((u, v), (1 - v, u), (1 - u, 1 - v), (v, 1 - u))[self.rotate]

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Give a box of the page (points) as fractions of the upright page."""
        a, b = self.fraction(left, bottom), self.fraction(right, top)
        (x0, x1), (y0, y1) = sorted((_in(a[0]), _in(b[0]))), sorted((_in(a[1]), _in(b[1])))
        return (x0, y0, x1, y1)


def _in(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 4)


def line_of(segment: Segment, sheet: Sheet, *, stamp: bool = False) -> Line | None:
    """Return the segment as a line: white space collapsed, a run a word; None if it is empty."""
    text, runs, start = "", list[Run](), 0
    first = last = 0
    word = list[str]()

    def close() -> None:
        nonlocal text, start
        letters = "".join(word).translate(DROPPED)
        if letters:
            start = len(text) + bool(text)
            text = f"{text} {letters}" if text else letters
            box = _box(segment, segment.lefts[first], segment.rights[last], sheet)
            runs.append(Run(start=start, end=len(text), box=box))
        word.clear()

    for i, char in enumerate(segment.chars):
        if char.isspace():
            close()
        else:
            first = first if word else i
            last = i
            word.append(char)
    close()
    if not runs:
        return None
    return Line(text=text, box=around([run.box for run in runs]), runs=tuple(runs), stamp=stamp)


def _box(segment: Segment, left: float, right: float, sheet: Sheet) -> Box:
    back = -segment.turn % 4
    low, high = segment.base - BELOW * segment.size, segment.base + ABOVE * segment.size
    (x0, y0), (x1, y1) = turned(left, low, back), turned(right, high, back)
    return sheet.box(x0, y0, x1, y1)


def around(boxes: list[Box]) -> Box:
    """Return the box around boxes.

    >>> around([(0.1, 0.2, 0.3, 0.4), (0.2, 0.1, 0.5, 0.3)])
    (0.1, 0.1, 0.5, 0.4)
    """
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))
