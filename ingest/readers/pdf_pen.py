"""The path of a PDF page that is being drawn, as far as tables are made of such: straight rules."""

from collections.abc import Sequence
from typing import Any

Rectangle = tuple[float, float, float, float]

MOST = 2_000  # pieces of one path: more are a drawing
THIN = 3.0  # a filled box no wider is a rule


class Pen:
    """Notes lines and boxes until they are painted.

    >>> pen = Pen()
    >>> pen.move((10, 20)); pen.draw((90, 20)); pen.draw((95, 80)); pen.stroked()
    [(10.0, 20.0, 90.0, 20.0)]
    >>> pen.rectangle((0, 0, 100, 0.5)); pen.rectangle((0, 0, 100, 50)); pen.filled()
    [(0.0, 0.0, 100.0, 0.5)]
    """

    def __init__(self) -> None:
        self._at: tuple[float, float] | None = None
        self._lines: list[Rectangle] = []
        self._boxes: list[Rectangle] = []

    def move(self, operands: Sequence[Any]) -> None:
        """Begin a line."""
        self._at = (float(operands[0]), float(operands[1]))

    def draw(self, operands: Sequence[Any]) -> None:
        """Go on straight; a slanted line is no rule."""
        x, y = float(operands[0]), float(operands[1])
        if self._at is not None and (x == self._at[0]) != (y == self._at[1]):
            self._note(self._lines, (*self._at, x, y))
        self._at = (x, y)

    def rectangle(self, operands: Sequence[Any]) -> None:
        """Add a box: left, bottom, width, height."""
        x, y, wide, high = (float(operand) for operand in operands)
        self._note(self._boxes, (x, y, x + wide, y + high))

    def _note(self, kept: list[Rectangle], box: Rectangle) -> None:
        if len(kept) < MOST:
            kept.append(box)

    def stroked(self) -> list[Rectangle]:
        """Return the rules of a path whose outline is drawn: its lines, the edges of its boxes."""
        edges = [
            edge
            for x0, y0, x1, y1 in self._boxes
            for edge in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))
        ]
        rules = self._lines + edges
        self.clear()
        return rules

    def filled(self) -> list[Rectangle]:
        """Return the rules of a path that is filled: its thin boxes."""
        thin = [
            box for box in self._boxes if min(abs(box[2] - box[0]), abs(box[3] - box[1])) < THIN
        ]
        self.clear()
        return thin

    def clear(self) -> None:
        """Forget the path: it was painted, or only cuts off what is painted later."""
        self._at = None
        self._lines, self._boxes = [], []
