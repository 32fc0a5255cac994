"""TrueOCR: the default engine; its models are in its wheel.

The steps are the package's own, taken one by one instead of `predict`, because that hands the
recogniser lines cut out on white (it was trained on lines with what stands above and below them:
character error rate .024 → .017) and keeps neither the place nor the confidence of a character.
"""

import math
import os
from importlib.util import find_spec
from typing import Any

import numpy as np
from PIL import Image

from ingest.readers.content import Box, Line
from ingest.readers.ocr_words import Peak, Turned, line_of_peaks

THREADS = min(4, os.cpu_count() or 1)
BATCH = 32  # lines


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
        upright, turns, skew = self._pages.upright(np.asarray(picture.convert("L")))
        turned = Turned(width=upright.shape[1], height=upright.shape[0], turns=turns, skew=skew)
        boxes = _pixels(self._pages.detect(upright), upright.shape)
        peaks = self._recognise(upright, boxes)
        texts = ["".join(peak.char for peak in line) for line in peaks]
        places = np.asarray(boxes, np.float32).reshape(-1, 4)
        order = self._pages.reading_order(places, texts, (turned.width, turned.height))
        lines = [line_of_peaks(peaks[i], boxes[i], upright, turned) for i in order]
        return tuple(line for line in lines if line is not None)

    def _load(self) -> None:
        if self._pages is None:
            from pathlib import Path  # noqa: PLC0415

            import trueocr  # noqa: PLC0415 - loaded at the first picture
            from trueocr.page import PageEngine  # noqa: PLC0415

            models = Path(trueocr.__file__).parent / "models"
            self._lines = trueocr.Recognizer(models, threads=THREADS)
            self._pages = PageEngine(models, threads=THREADS)

    def _recognise(self, page: Any, boxes: list[Box]) -> list[list[Peak]]:
        """Read each line of the page; `boxes` are pixels."""
        from trueocr.preprocess import WINDOW, crop_line, pad_batch, width_batches  # noqa: PLC0415

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
                    Peak(model.chars[ids[t] - 1], left + (t + 0.5) / length * width, float(sure[t]))
                    for t in range(int(length))
                    if ids[t] and (t == 0 or ids[t] != ids[t - 1])
                ]
        return found


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
