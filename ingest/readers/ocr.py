"""Reading pictures: the seam that every OCR engine fits, and the choice between them."""

import os
from typing import Protocol

from PIL import Image

from ingest import wording
from ingest.errors import OcrError
from ingest.readers.content import Line
from ingest.readers.tesseract import Tesseract
from ingest.readers.trueocr_engine import TrueOcr

SETTING = "TRACUU_OCR"
CHOICES = ("auto", "trueocr", "tesseract", "none")


class OcrEngine(Protocol):
    """Reads the picture of a page; the model is loaded at the first picture."""

    @property
    def name(self) -> str:
        """The engine's name, for reports."""

    def read(self, picture: Image.Image) -> tuple[Line, ...]:
        """Return the lines in reading order, boxes as fractions of the picture as it was given."""


def chosen_engine(setting: str | None = None) -> OcrEngine | None:
    """Return the engine named by `setting`, else by the environment (`TRACUU_OCR`), else "auto".

    "auto" is TrueOCR, or tesseract where TrueOCR is missing; "none" is no engine. Costs nothing
    until the first page is read.

    Raises:
        OcrError: there is no such engine, or it is not installed.
    """
    name = setting or os.environ.get(SETTING) or "auto"
    if name not in CHOICES:
        raise OcrError(wording.unknown_engine(name, CHOICES))
    if name == "none":
        return None
    engines: tuple[TrueOcr | Tesseract, ...] = (TrueOcr(), Tesseract())
    for engine in engines:
        if name in ("auto", engine.name) and engine.installed:
            return engine
    if name == "auto":
        return None
    raise OcrError(wording.missing_engine(name))
