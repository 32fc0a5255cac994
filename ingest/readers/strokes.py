"""The strokes of a pen at the end of a line: a signature that touches the text is no word."""

from functools import cached_property
from typing import Any

import numpy as np

from ingest.readers.content import Box
from ingest.readers.ocr_words import Peak

DARK = 140  # grey: ink
OVER = 0.35  # of the line's height, by which a stroke leaves the line: no letter does
SHARE = 0.75  # of the ink of a character
DOUBT = 0.45  # confidence: printed words at the end of a line are surer, or stay in it


class Strokes:
    """The connected pieces of ink of a grey upright page, found when they are first asked for."""

    def __init__(self, page: Any) -> None:
        self._page = page

    @cached_property
    def _pieces(self) -> tuple[Any, Any]:
        """Return the piece each pixel belongs to, and the top and bottom of each piece."""
        import cv2

        ink = (self._page < DARK).astype(np.uint8)
        _, pieces, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
        return pieces, np.stack((found[:, 1], found[:, 1] + found[:, 3]), axis=1)

    def end(self, peaks: list[Peak], box: Box) -> int:
        """Return how many of a line's characters are text; those behind are a pen's strokes.

        They are strokes when their ink belongs to pieces that leave the line, above or below,
        and the recogniser doubted what they are. A line is never all strokes.
        """
        text = len("".join(peak.char for peak in peaks).rstrip())
        if not text or min(peak.confidence for peak in peaks[max(0, text - 4) : text]) >= DOUBT:
            return len(peaks)
        end = text
        while end > 0 and (peaks[end - 1].char.isspace() or self._leaves(peaks, end - 1, box)):
            end -= 1
        doubted = min((peak.confidence for peak in peaks[end:text]), default=1.0) < DOUBT
        return end if end and doubted else len(peaks)

    def _leaves(self, peaks: list[Peak], at: int, box: Box) -> bool:
        """Tell whether most ink of a character belongs to pieces that leave the line."""
        left = (peaks[at - 1].x + peaks[at].x) / 2 if at else box[0]
        right = (peaks[at].x + peaks[at + 1].x) / 2 if at + 1 < len(peaks) else box[2]
        pieces, edges = self._pieces
        own = pieces[round(box[1]) : round(box[3]), round(left) : round(right)]
        own = own[own > 0]
        if not own.size:
            return False
        room = OVER * (box[3] - box[1])
        over = np.maximum(box[1] - edges[:, 0], 0) + np.maximum(edges[:, 1] - box[3], 0) > room
        return bool(over[own].mean() > SHARE)
