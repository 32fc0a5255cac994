"""The rules of tables in the picture of a page."""

from itertools import pairwise
from typing import Any

import numpy as np

from ingest.readers.content import Box
from ingest.readers.ruled import Grid, Rule, cells_of, joined

DARK = 160  # grey: ink
LONGER = 36  # a rule is longer than that part of the longer side of the page: no letter is
THICK = 150  # and thinner than that part
MOST = 2_000  # rules: more are the grain of a photograph
SLIVER = 0.4  # line heights: what a rule cuts off and is narrower is no text
TILT = 0.015  # of its length, by which a rule may rise
RIM = 3  # pixels beside the middle of a rule that are still the rule


def ruled_grid(page: Any) -> Grid:
    """Return the rules of a grey upright page (height, width), as fractions of it."""
    height, width = page.shape
    ink = (page < DARK).astype(np.uint8)
    size = max(height, width)
    lying = _lying(ink, size)
    standing = _lying(np.ascontiguousarray(ink.T), size)
    return Grid(
        lying=joined(Rule(at / height, a / width, b / width) for at, a, b in lying),
        standing=joined(Rule(at / width, a / height, b / height) for at, a, b in standing),
    )


def _lying(ink: Any, size: int) -> list[tuple[float, int, int]]:
    """Return where rules lie, begin and end (pixels); a tilted one is a stair of long steps."""
    import cv2

    least, thin = max(20, size // LONGER), max(6, size // THICK)
    thicker = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    opened = cv2.morphologyEx(thicker, cv2.MORPH_OPEN, np.ones((1, least), np.uint8))
    count, _, found, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    if count > MOST:
        return []
    return [
        (top + high / 2, left, left + wide)
        for left, top, wide, high, _ in found[1:count].tolist()
        if high <= thin + TILT * wide
    ]


def cut_at_rules(boxes: list[Box], grid: Grid, page: Box) -> list[Box]:
    """Part lines where a standing rule goes through; boxes and `page` in pixels."""
    if not grid:
        return boxes
    kept = list[Box]()
    for box in boxes:
        left, top, right, bottom = box
        cuts = [cut * page[2] for cut in grid.cuts(_fractions(box, page))]
        edges = [left, *cuts, right]
        least = SLIVER * (bottom - top)
        for i, (a, b) in enumerate(pairwise(edges)):
            begin, end = a + RIM * (i > 0), b - RIM * (i < len(cuts))
            if end - begin > least or not cuts:
                kept.append((round(begin), top, round(end), bottom))
    return kept


def pixel_cells(boxes: list[Box], grid: Grid, page: Box) -> list[Box | None]:
    """Return the cell in which each line stands; boxes, cells and `page` in pixels."""
    cells = cells_of([_fractions(box, page) for box in boxes], grid)
    wide, high = page[2], page[3]
    return [
        (cell[0] * wide, cell[1] * high, cell[2] * wide, cell[3] * high) if cell else None
        for cell in cells
    ]


def _fractions(box: Box, page: Box) -> Box:
    return (box[0] / page[2], box[1] / page[3], box[2] / page[2], box[3] / page[3])
