"""Stamps on a scanned page: framed ones in the upper part, and whatever is printed in red."""

from dataclasses import replace
from typing import Any

import numpy as np

from ingest.normalise import fold
from ingest.readers.content import Box, Line

UPPER = 0.5  # of the page: arrival stamps stand in the upper part
WIDE = (0.12, 0.45)  # of the page's width
HIGH = (0.025, 0.14)  # of the page's height
UNSURE = 0.95  # confidence of a line in a stamp
SCRIBBLE, SHORT = 0.6, 10  # confidence, characters
RIM = 0.12  # of a frame's height: a line that far over its edge is no part of it
WRITTEN, WITHIN = 12, 0.8  # characters of a number or a day; of their box in the frame
RED = 60  # grey levels that red stands over green and blue
ENOUGH = 0.0004  # of the page: less red is noise
WORDS = (
    "cong van den",
    "van ban den",
    "kinh chuyen",
    "den so",
    "den gio",
    "den ngay",
    "so den",
    "ngay den",
)


def frames(page: Any) -> list[Box]:
    """Return the boxes (pixels) of small frames in the upper part of a grey page."""
    import cv2

    height, width = page.shape
    if not int(UPPER * height):  # a picture of some pixels
        return []
    ink = (page[: int(UPPER * height)] < 128).astype(np.uint8)
    row, column = (1, max(1, width // 40)), (max(1, height // 100), 1)
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(row, np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(column, np.uint8))
    rules = cv2.dilate(cv2.bitwise_or(across, down), np.ones((5, 5), np.uint8))
    count, _, found, _ = cv2.connectedComponentsWithStats(rules, connectivity=8)
    kept = list[Box]()
    for left, top, wide, high, _ in found[1:count].tolist():
        fits = WIDE[0] < wide / width < WIDE[1] and HIGH[0] < high / height < HIGH[1]
        if fits and _is_frame(rules[top : top + high, left : left + wide]):
            kept.append((left, top, left + wide, top + high))
    return kept


def _is_frame(rules: Any) -> bool:
    """Tell a frame from a cross of lines: rules run along its upper and its lower edge."""
    high, wide = rules.shape
    edge = max(4, high // 4)
    return all(part.any(axis=0).sum() > 0.5 * wide for part in (rules[:edge], rules[-edge:]))


def inside(box: Box, frame: Box) -> float:
    """Return how much of a box lies in a frame, 0 to 1.

    >>> inside((0, 0, 10, 10), (5, 0, 20, 10))
    0.5
    """
    wide = min(box[2], frame[2]) - max(box[0], frame[0])
    high = min(box[3], frame[3]) - max(box[1], frame[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return max(0.0, wide) * max(0.0, high) / area if area > 0 else 0.0


def cut(box: Box, frame: Box) -> list[Box]:
    """Part a line (pixels) that runs into a frame from the side: what is outside, what inside.

    >>> cut((0, 0, 100, 10), (60, 0, 90, 20))
    [(0, 0, 60, 10), (60, 0, 90, 10)]
    """
    left, top, right, bottom = box
    middle, rim = (top + bottom) / 2, RIM * (frame[3] - frame[1])
    if not frame[1] + rim < middle < frame[3] - rim or inside(box, frame) in (0.0, 1.0):
        return [box]
    least = 1.5 * (bottom - top)
    pieces = (
        (left, min(right, frame[0])),
        (max(left, frame[0]), min(right, frame[2])),
        (max(left, frame[2]), right),
    )
    parts: list[Box] = [(a, top, b, bottom) for a, b in pieces if b - a > least]
    return parts or [box]


def red_ink(picture: Any) -> Any | None:
    """Return where a picture (height, width, 3) is red, None where next to nothing is."""
    colours = picture.astype(np.int16)
    red = colours[..., 0] - np.maximum(colours[..., 1], colours[..., 2]) > RED
    return red if red.mean() > ENOUGH else None


def says_stamp(text: str) -> bool:
    """Tell by its words whether a line belongs to an arrival stamp.

    >>> says_stamp("CÔNG VĂN ĐẾN"), says_stamp("Kính gửi: Bộ Y tế")
    (True, False)
    """
    plain = " ".join(fold(text).split())
    return plain == "den" or any(words in plain for words in WORDS)


def marked(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark lines that say they are a stamp's, the unsure ones right over them, and scribbles."""
    stamps = [line.box for line in lines if line.box and (line.stamp or says_stamp(line.text))]
    found = set[int]()
    for seed in stamps:
        near = seed
        for i in sorted(range(len(lines)), key=lambda i: -(lines[i].box or seed)[1]):
            box = lines[i].box
            if box and (lines[i].confidence or 1) < UNSURE and _over(box, near):
                found.add(i)
                near = box
    return tuple(
        replace(line, stamp=True)
        if i in found or says_stamp(line.text) or _scribble(line)
        else line
        for i, line in enumerate(lines)
    )


def written_in(
    lines: tuple[Line, ...], framed: list[Box], shape: tuple[int, int]
) -> tuple[Line, ...]:
    """Mark what is written by hand into a red stamp, whose frames (pixels) are `framed`.

    >>> hand = Line(text="905", box=(0.1, 0.1, 0.15, 0.12), confidence=0.99)
    >>> written_in((hand,), [(50, 50, 400, 300)], (1000, 1000))[0].stamp
    True
    """
    height, width = shape
    boxes = [(a / width, b / height, c / width, d / height) for a, b, c, d in framed]
    return tuple(
        replace(line, stamp=True)
        if line.box
        and len(line.text) <= WRITTEN
        and any(inside(line.box, box) > WITHIN for box in boxes)
        else line
        for line in lines
    )


def _scribble(line: Line) -> bool:
    """Tell handwriting in the margin: a few characters that could hardly be read."""
    return len(line.text) <= SHORT and (line.confidence or 1) < SCRIBBLE


def _over(box: Box, seed: Box) -> bool:
    """Tell whether a line stands close over another and no wider (or is that other)."""
    high, wide = seed[3] - seed[1], seed[2] - seed[0]
    close = -0.1 * high <= seed[1] - box[1] < 3.5 * high
    return close and box[0] > seed[0] - 0.25 * wide and box[2] < seed[2] + 0.25 * wide
