"""The dark rim that a copier leaves around a page: made white, as the paper is.

It spoils the estimate of how far the page is turned, and with it every line.
"""

from typing import Any

import numpy as np

SMALLER = 4  # times, for looking
DARK = 110  # grey
THICK = 0.007  # of the page's width: letters are thinner
LONG = 0.2  # of a side of the page
MOST = 0.4  # of the page: more is a picture


def without_rim(page: Any) -> Any:
    """Return a grey page (height, width) with what is dark along its edges made white."""
    import cv2

    height, width = page.shape
    small = cv2.resize(
        page, (max(1, width // SMALLER), max(1, height // SMALLER)), interpolation=cv2.INTER_AREA
    )
    side = max(3, round(THICK * small.shape[1]))
    dark = cv2.morphologyEx(
        (small < DARK).astype(np.uint8), cv2.MORPH_OPEN, np.ones((side, side), np.uint8)
    )
    count, pieces, found, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    rim = np.isin(pieces, [i for i in range(1, count) if _lies_along(found[i], small.shape)])
    if not rim.any() or rim.mean() > MOST:
        return page
    wide = cv2.dilate(rim.astype(np.uint8), np.ones((2 * side + 1, 2 * side + 1), np.uint8))
    mask = cv2.resize(wide, (width, height), interpolation=cv2.INTER_NEAREST)
    return np.where(mask, np.uint8(255), page)


def _lies_along(piece: Any, shape: tuple[int, int]) -> bool:
    """Tell whether a dark piece touches an edge of the page and runs along it."""
    left, top, wide, high = (int(value) for value in piece[:4])
    height, width = shape
    beside = left == 0 or left + wide == width
    above = top == 0 or top + high == height
    return (beside and high > LONG * height) or (above and wide > LONG * width)
