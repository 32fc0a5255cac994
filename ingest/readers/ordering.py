"""The order in which lines are read, when the order in which they were drawn is not it."""

from ingest.readers.content import Box

UPWARDS = 1.5  # line heights: a step back up
DISORDER = 0.1  # share of steps back up to something that stands over the last line
STEPS = 3


def reading_order(boxes: list[Box]) -> list[int]:
    """Return indices in reading order: the given order unless it jumps about.

    >>> reading_order([(0.1, 0.1, 0.9, 0.12), (0.1, 0.13, 0.9, 0.15)])
    [0, 1]
    >>> rows = [(0.1, i / 10, 0.9, i / 10 + 0.02) for i in (7, 3, 5, 1, 6, 2)]
    >>> reading_order(rows)
    [3, 5, 1, 2, 4, 0]
    """
    given = list(range(len(boxes)))
    back = sum(_back_over(boxes[i], boxes[i + 1]) for i in given[:-1])
    if back < STEPS or back < DISORDER * len(boxes):
        return given
    return _cut(given, boxes)


def _back_over(box: Box, after: Box) -> bool:
    """Tell whether `after` stands well above `box`, in the same column."""
    beside = after[2] <= box[0] or box[2] <= after[0]
    return not beside and after[1] < box[1] - UPWARDS * (box[3] - box[1])


def _cut(ids: list[int], boxes: list[Box]) -> list[int]:
    """Cut at the widest empty band, upper part or left part first, again and again."""
    if len(ids) < 2:
        return ids
    across, over = _widest(ids, boxes, 1), _widest(ids, boxes, 0)
    if across is None and over is None:
        return sorted(ids, key=lambda i: (round(boxes[i][1], 2), boxes[i][0]))
    width, parts = max((band for band in (across, over) if band), key=lambda band: band[0])
    del width
    return _cut(parts[0], boxes) + _cut(parts[1], boxes)


def _widest(
    ids: list[int], boxes: list[Box], axis: int
) -> tuple[float, tuple[list[int], list[int]]] | None:
    """Return the widest band without any box along an axis, and what stands before and after."""
    order = sorted(ids, key=lambda i: boxes[i][axis])
    end, best, where = boxes[order[0]][axis + 2], 0.0, 0
    for k, i in enumerate(order[1:], 1):
        if boxes[i][axis] - end > best:
            best, where = boxes[i][axis] - end, k
        end = max(end, boxes[i][axis + 2])
    return (best, (order[:where], order[where:])) if where else None
