"""A page of a PDF that has to be read from its picture."""

import re
from dataclasses import replace

from ingest.normalise import fold
from ingest.readers.content import Box, Line, Page
from ingest.readers.ocr import OcrEngine
from ingest.readers.pdf_layers import Layer, Verdict
from ingest.readers.plausible import accents, syllables
from ingest.readers.rendering import render_page

OCR_SCALE = 200 / 72  # pixels a point: 200 dots an inch
BLANK = re.compile(
    r"^\W*so\s*:?[\s.…_]*(?:[/-]|$)|\bngay[\s.…_]*(?:thang\b|$)|\bthang[\s.…_]*(?:nam\b|$)"
)
BEHIND = 0.1  # of the page's width behind a line in which its value may stand
SMALL = (0.25, 0.06)  # of the page: larger is a seal or a signature


def read_scan(data: bytes, number: int, layer: Layer, ocr: OcrEngine) -> Page:
    """Read page `number` (from 1) by OCR; text that is there as text replaces what OCR made of it.

    A hidden layer under the scan wins where it reads better than our own OCR.
    """
    read = ocr.read(render_page(data, number, scale=OCR_SCALE))
    exact = layer.captions if layer.verdict == Verdict.BROKEN else layer.lines + layer.captions
    kept = tuple(line for line in read if not _covered(line.box, exact))
    if layer.verdict == Verdict.HIDDEN and _better(layer.hidden, kept):
        return Page(lines=layer.hidden + exact)
    return Page(lines=_inserted(kept, exact), ocr=bool(kept))


def with_pictured(page: Page, data: bytes, number: int, layer: Layer, ocr: OcrEngine) -> Page:
    """Read a number or a date that a signature field shows as a picture over a line's blank.

    The line as OCR reads it takes the place of the blank one and of what the blank parts from it
    ("/QĐ-TTg"), and keeps its confidence.
    """
    blank = [
        line
        for line in page.lines
        if line.box and BLANK.search(fold(line.text)) and _under(line.box, layer.stamped)
    ]
    if not blank:
        return page
    read = ocr.read(render_page(data, number, scale=OCR_SCALE))
    filled = {line: found for line in blank if (found := _filled(line, read))}
    kept = (
        filled.get(line) or line
        for line in page.lines
        if line in filled or not _covered(line.box, tuple(filled.values()))
    )
    return replace(page, lines=tuple(kept))


def _under(box: Box, pictures: tuple[Box, ...]) -> bool:
    """Tell whether a picture, no larger than a few words, stands over a line."""
    return any(
        p[0] < box[2] + BEHIND and p[2] > box[0] and p[1] < box[3] and p[3] > box[1]
        for p in pictures
        if p[2] - p[0] < SMALL[0] and p[3] - p[1] < SMALL[1]
    )


def _filled(line: Line, read: tuple[Line, ...]) -> Line | None:
    """Return what OCR read where the blank line stands, if there is a figure in it."""
    for other in read:
        over = _covered(other.box, (line,)) or _covered(line.box, (other,))
        if over and any(map(str.isdigit, other.text)) and not BLANK.search(fold(other.text)):
            return other
    return None


def _better(hidden: tuple[Line, ...], read: tuple[Line, ...]) -> bool:
    """Tell whether a hidden layer reads clearly better than OCR."""
    ours, theirs = ("\n".join(line.text for line in lines) for lines in (read, hidden))
    complete = len(theirs) > 0.8 * len(ours) and accents(theirs) > 0.8 * accents(ours)
    return complete and syllables(theirs) > syllables(ours) + 0.02


def _covered(box: Box | None, exact: tuple[Line, ...]) -> bool:
    """Tell whether a line of the OCR lies, by its middle, in a line that is known exactly."""
    if box is None:
        return False
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    boxes = [line.box for line in exact if line.box]
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)


def _inserted(lines: tuple[Line, ...], exact: tuple[Line, ...]) -> tuple[Line, ...]:
    """Put each exact line before the first line that stands below it; stamps come last."""
    result = list(lines)
    for line in exact:
        if line.stamp or not line.box:
            result.append(line)
            continue
        below = (i for i, other in enumerate(result) if other.box and other.box[1] > line.box[1])
        result.insert(next(below, len(result)), line)
    return tuple(result)
