"""TrueOCR: the default engine; its models are in its wheel.

The steps are the package's own, taken one by one instead of `predict`, because that hands the
recogniser lines cut out on white (it was trained on lines with what stands above and below them:
character error rate .024 → .017) and keeps neither the place nor the confidence of a character.
"""

import math
import os
from dataclasses import replace
from importlib.util import find_spec
from typing import Any

import numpy as np
from PIL import Image

from ingest.readers.borders import without_rim
from ingest.readers.content import Box, Line
from ingest.readers.ocr_ends import cut_short, tail, with_mark
from ingest.readers.ocr_lines import parted
from ingest.readers.ocr_marks import mended
from ingest.readers.ocr_words import Peak, Turned, line_of_peaks
from ingest.readers.ruled_pictures import cut_at_rules, pixel_cells, ruled_grid
from ingest.readers.second_look import agreed, doubtful, no_surer, unread
from ingest.readers.specks import without_specks
from ingest.readers.stamps import cut, frames, inside, marked, red_ink, written_in
from ingest.readers.strokes import Strokes
from ingest.readers.tones import weighed
from ingest.readers.turning import turned_line

THREADS = min(4, os.cpu_count() or 1)
BATCH = 32  # lines
VERTICAL = 4  # the package's word for a page set in vertical columns, which it turns thrice
LEGIBLE = 0.6  # confidence: less, in red, is a seal
HALF = 0.5


class TrueOcr:
    """Reads a page with TrueOCR."""

    name = "trueocr"

    def __init__(self) -> None:
        self._pages: Any = None
        self._lines: Any = None

    @property
    def installed(self) -> bool:
        """Whether the package is there."""
        return find_spec("trueocr") is not None

    def read(self, picture: Image.Image) -> tuple[Line, ...]:
        """See `ingest.readers.ocr.OcrEngine.read`."""
        self._load()
        grey, red = _inks(picture)
        lines = self._page(without_rim(grey))
        if red is None:
            return lines
        stamps = [line for line in self._page(red) if (line.confidence or 0) > LEGIBLE]
        return written_in(lines, frames(red), red.shape) + tuple(
            replace(line, stamp=True) for line in stamps
        )

    def _page(self, grey: Any) -> tuple[Line, ...]:
        """Read a grey page: lines in reading order, then what stands in framed stamps."""
        upright, turns, skew = self._pages.upright(grey)
        turned = Turned(width=upright.shape[1], height=upright.shape[0], skew=skew)
        stamped = frames(upright)
        boxes = _pixels(self._pages.detect(upright), upright.shape)
        for frame in stamped:
            boxes = [part for box in boxes for part in cut(box, frame)]
        grid = ruled_grid(upright)
        sheet = (0, 0, turned.width, turned.height)
        boxes = cut_at_rules(boxes, grid, sheet)
        cells = pixel_cells(boxes, grid, sheet)
        peaks = self._recognise(upright, boxes)
        again = {i for i, box in enumerate(boxes) if doubtful(peaks[i], box, turned.height)}
        for i in again:
            box = boxes[i]
            peaks[i] = unread(agreed(peaks[i], self._again(upright, box)), box, upright)
        self._finish(upright, boxes, peaks)
        texts = ["".join(peak.char for peak in line) for line in peaks]
        places = np.asarray(boxes, np.float32).reshape(-1, 4)
        order = self._pages.reading_order(places, texts, (turned.width, turned.height))
        running, stamps = list[Line](), list[Line]()
        strokes = Strokes(upright)
        for i in order:
            end = strokes.end(peaks[i], boxes[i])
            if end < len(peaks[i]):
                stroke = line_of_peaks(peaks[i][end:], boxes[i], upright, turned)
                stamps += [replace(stroke, stamp=True)] if stroke else []
            line = line_of_peaks(peaks[i][:end], boxes[i], upright, turned)
            line = no_surer(line) if line and i in again else line
            if line and any(inside(boxes[i], frame) > HALF for frame in stamped):
                stamps.append(replace(line, stamp=True))
            elif line:
                cell = cells[i]
                running.append(replace(line, cell=turned.undo(cell) if cell else None))
        whole = parted(tuple(running), turned.height / turned.width)
        whole = tuple(weighed(line) for line in mended(whole))
        read = without_specks(marked(whole)) + tuple(stamps)
        return tuple(turned_line(line, 3 if turns == VERTICAL else turns) for line in read)

    def _finish(self, page: Any, boxes: list[Box], peaks: list[list[Peak]]) -> None:
        """Give lines the marks back that stand behind their boxes."""
        short = [i for i, box in enumerate(boxes) if cut_short(box, peaks[i], page)]
        again = self._recognise(page, [tail(boxes[i], page.shape[1]) for i in short])
        for i, read in zip(short, again, strict=True):
            peaks[i] = with_mark(peaks[i], read)

    def _again(self, page: Any, box: Box) -> list[list[Peak]]:
        """Read one line in other ways: smaller, larger, cut closer, cut wider."""
        import cv2

        found = list[list[Peak]]()
        for scale, margin in ((0.75, 0.0), (1.4, 0.0), (1.0, 0.12), (1.0, -0.08)):
            high = (box[3] - box[1]) * margin
            top = max(0, round(box[1] - 4 * (box[3] - box[1])))
            piece = page[top : round(box[3] + 4 * (box[3] - box[1]))]
            piece = cv2.resize(piece, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
            place = (box[0], box[1] - high - top, box[2], box[3] + high - top)
            a, b, c, d = (value * scale for value in place)
            found += self._recognise(piece, [(a, b, c, d)])
        return found

    def _load(self) -> None:
        if self._pages is None:
            # Its runtime would tell its maker of each start, and keep a number of this machine.
            os.environ["ORT_DISABLE_TELEMETRY"] = "1"
            from pathlib import Path

            import trueocr
            from trueocr.page import PageEngine

            models = Path(trueocr.__file__).parent / "models"
            self._lines = trueocr.Recognizer(models, threads=THREADS)
            self._pages = PageEngine(models, threads=THREADS)

    def _recognise(self, page: Any, boxes: list[Box]) -> list[list[Peak]]:
        """Read each line of the page; `boxes` are pixels."""
        from trueocr.preprocess import WINDOW, crop_line, pad_batch, width_batches

        model = self._lines
        crops = [
            crop_line(
                page, box, window=WINDOW, max_width=model.max_width,
                pad_y=model.pad_y, pad_x=model.pad_x,
            )
            for box in boxes
        ]  # fmt: skip
        found: list[list[Peak]] = [[] for _ in crops]
        for batch in width_batches([crop.shape[1] for crop in crops], max_batch=BATCH):
            tensor, widths = pad_batch([crops[i] for i in batch])
            outputs = model.session.run(["ids", "conf", "lengths"], {"x": tensor, "widths": widths})
            for ids, sure, length, i in zip(*outputs, batch, strict=True):
                left, width = _span(boxes[i], model.pad_x)
                found[i] = [
                    Peak(
                        model.chars[ids[t] - 1],
                        left + (t + 0.5) / int(length) * width,
                        float(sure[t]),
                    )
                    for t in range(int(length))
                    if ids[t] and (t == 0 or ids[t] != ids[t - 1])
                ]
        return found


def _inks(picture: Image.Image) -> tuple[Any, Any | None]:
    """Return the page without what is red, and what is red alone; both grey."""
    grey = np.asarray(picture.convert("L"))
    red = red_ink(np.asarray(picture)) if picture.mode == "RGB" else None
    if red is None:
        return grey, None
    return np.where(red, np.uint8(255), grey), np.where(red, grey, np.uint8(255))


def _pixels(found: Any, shape: tuple[int, int]) -> list[Box]:
    """Round detected boxes outwards to whole pixels of the page."""
    boxes = list[Box]()
    for x0, y0, x1, y1, *_ in found.tolist():
        left, top = max(0, math.floor(x0)), max(0, math.floor(y0))
        right, bottom = min(shape[1], math.ceil(x1)), min(shape[0], math.ceil(y1))
        if right > left and bottom > top:
            boxes.append((left, top, right, bottom))
    return boxes


def _span(box: Box, pad: float) -> tuple[float, float]:
    """Return where the crop of a line begins, and its width (pixels)."""
    margin = pad * (box[3] - box[1])
    left = math.floor(box[0] - margin)
    return left, math.ceil(box[2] + margin) - left
