"""A page of a PDF that has to be read from its picture."""

from ingest.readers.content import Box, Line, Page
from ingest.readers.ocr import OcrEngine
from ingest.readers.pdf_layers import Layer, Verdict
from ingest.readers.plausible import accents, syllables
from ingest.readers.rendering import render_page

OCR_SCALE = 200 / 72  # pixels a point: 200 dots an inch


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
