"""The full stop or comma at the end of a line, which is lost where the line's box is tight there.

Wider boxes bring it back and cost blanks between words; so only the last words are read again in
a wider box, and only the mark is taken from them.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from ingest.readers.content import Box
from ingest.readers.ocr_words import DARK, Peak

REACH = 0.35  # of the line's height, behind its box
TAIL = 6.0  # line heights that are read again
SAME = 4  # characters that both readings must end in
NEAR = 0.6  # of the line's height, before the end of its box, in which the mark may stand
SMALL = 0.25  # of the line's height: the width of a mark
LOW = 0.5  # of the line's height: a mark stands below
MARKS = ".,"


def cut_short(box: Box, peaks: Sequence[Peak], page: Any) -> bool:
    """Tell whether the last ink of a line (pixels of a grey page) is a mark that was not read."""
    if len(peaks) <= SAME or not peaks[-1].char.isalnum():
        return False
    top, high = round(box[1]), box[3] - box[1]
    left, right = round(box[2] - NEAR * high), round(box[2] + REACH * high)
    ink = np.asarray(page[top : round(box[3]) + 1, max(0, left) : right + 1]) < DARK
    columns = np.flatnonzero(ink.any(axis=0))
    gaps = np.flatnonzero(np.diff(columns) > 1)
    if not len(gaps):
        return False
    first, last = columns[gaps[-1] + 1], columns[-1]
    mark = np.flatnonzero(ink[:, first : last + 1].any(axis=1))
    return bool(last - first < SMALL * high and mark[0] > LOW * high and len(mark) > 1)


def tail(box: Box, width: float) -> Box:
    """Return the box of the last words of a line and of what may stand behind it."""
    high = box[3] - box[1]
    return (max(box[0], box[2] - TAIL * high), box[1], min(width, box[2] + REACH * high), box[3])


def with_mark(peaks: list[Peak], again: Sequence[Peak]) -> list[Peak]:
    """Append the mark with which the second reading ends, where both else end alike.

    >>> line = [Peak(letter, 0.0, 0.9) for letter in "thực hiện"]
    >>> "".join(peak.char for peak in with_mark(line, [*line[-6:], Peak(".", 1.0, 0.8)]))
    'thực hiện.'
    """
    read = [peak for peak in again if not peak.char.isspace()]
    known = [peak for peak in peaks if not peak.char.isspace()]
    if not read or read[-1].char not in MARKS:
        return peaks
    ends = [[peak.char for peak in some[-SAME:]] for some in (read[:-1], known)]
    return [*peaks, read[-1]] if ends[0] == ends[1] and len(ends[0]) == SAME else peaks
