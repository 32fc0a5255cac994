"""Characters found by a recogniser, with their place across the line, made into words."""

import math
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from ingest.normalise import fold
from ingest.readers.content import Box, Line, Run
from ingest.readers.pdf_lines import around

LABEL = 3  # characters of "12."
DARK = 160  # grey: ink, when words are narrowed to it


class Peak(NamedTuple):
    """A character, the pixel column of its middle, how sure the recogniser is (0 to 1)."""

    char: str
    x: float
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """How a picture was straightened before it was read: its size then (pixels), degrees.

    It was turned by `skew` degrees counter-clockwise.
    """

    width: int
    height: int
    skew: float = 0.0

    def undo(self, box: Box) -> Box:
        """Give a box of the turned picture (pixels) as fractions of the picture as it was.

        >>> Turned(width=100, height=200).undo((0, 0, 100, 20))
        (0.0, 0.0, 1.0, 0.1)
        """
        angle = math.radians(self.skew)
        cos, sin = math.cos(angle), math.sin(angle)
        points = list[Box]()
        for x, y in ((box[0], box[1]), (box[2], box[1]), (box[0], box[3]), (box[2], box[3])):
            dx, dy = x - self.width / 2, y - self.height / 2
            u = (dx * cos - dy * sin) / self.width + 0.5
            v = (dx * sin + dy * cos) / self.height + 0.5
            u, v = min(1.0, max(0.0, u)), min(1.0, max(0.0, v))
            points.append((u, v, u, v))
        left, top, right, bottom = around(points)
        return (round(left, 4), round(top, 4), round(right, 4), round(bottom, 4))


def line_of_peaks(peaks: list[Peak], box: Box, page: Any, turned: Turned) -> Line | None:
    """Return a line with a run a word; None if nothing was read.

    A word's confidence is that of its least sure letter or digit: of a number, one is enough.
    """
    text, runs = "", list[Run]()
    for word, left, right in _words(peaks, box):
        start = len(text) + bool(text)
        letters = "".join(peak.char for peak in word)
        text = f"{text} {letters}" if text else letters
        place = _inked((left, box[1], right, box[3]), page)
        sure = min(peak.confidence for peak in _letters(word))
        runs.append(Run(start=start, end=len(text), box=turned.undo(place), confidence=sure))
    if not runs:
        return None
    letters_sure = [peak.confidence for peak in peaks if not peak.char.isspace()]
    return Line(
        text=text,
        box=turned.undo(box),
        confidence=sum(letters_sure) / len(letters_sure),
        runs=tuple(runs),
    )


def _letters(word: list[Peak]) -> list[Peak]:
    """Leave out punctuation, unless there is nothing else."""
    return [peak for peak in word if peak.char.isalnum()] or word


def _words(peaks: list[Peak], box: Box) -> list[tuple[list[Peak], float, float]]:
    """Part the peaks at spaces; a word reaches from space to space."""
    words, word, left = list[tuple[list[Peak], float, float]](), list[Peak](), box[0]
    for i, peak in enumerate(peaks):
        space = peak.char.isspace()
        if word and (space or _lost_space(word, peaks[i:])):
            end = peak.x if space else (word[-1].x + peak.x) / 2
            words.append((word, left, end))
            word, left = [], end
        if not space:
            word.append(peak)
        elif not word:
            left = peak.x
    if word:
        words.append((word, left, box[2]))
    return words


def _lost_space(word: list[Peak], rest: list[Peak]) -> bool:
    """Tell whether a space was overlooked: "an,ninh", "ngày22tháng", "Số:12", "2.Giao"."""
    last, following = word[-1].char, rest[0].char
    if last == ":" and (following.isdigit() or following == "/"):
        return fold("".join(peak.char for peak in word)) == "so:"
    if last == "." and following.isupper():
        counted = all(peak.char.isdigit() for peak in word[:-1])
        return counted and 1 < len(word) <= LABEL and len(rest) > 1 and rest[1].char.islower()
    if last in ",;:":
        return following.isalpha()
    if last.isdigit() and following.isalpha():
        return fold("".join(peak.char for peak in rest[:5])).startswith(("thang", "nam "))
    if last.isalpha() and following.isdigit():
        return fold("".join(peak.char for peak in word)).strip(",.") in ("ngay", "thang", "nam")
    return False


def _inked(box: Box, page: Any) -> Box:
    """Narrow a box (pixels) to the columns that hold ink."""
    left, top, right, bottom = (round(value) for value in box)
    columns = np.flatnonzero((page[top:bottom, left:right] < DARK).any(axis=0))
    if not len(columns):
        return box
    return (left + int(columns[0]), top, left + int(columns[-1]) + 1, bottom)
