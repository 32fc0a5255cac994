"""What a page of a PDF offers: its text layer, what was laid under a scan, how much is picture."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pypdf.generic import ContentStream, DictionaryObject

from ingest.readers.content import Box, Line
from ingest.readers.filling import fill_in
from ingest.readers.ordering import reading_order
from ingest.readers.pdf_content import Drawn, Interpreter
from ingest.readers.pdf_fonts import Fonts
from ingest.readers.pdf_forms import appearances
from ingest.readers.pdf_lines import Sheet, line_of
from ingest.readers.pdf_matrix import IDENTITY
from ingest.readers.pdf_pen import Rectangle
from ingest.readers.plausible import is_broken
from ingest.readers.ruled import grid_of, in_cells
from ingest.readers.segments import Segment, segments_of

FEW = 20  # letters: a page with less has no text of its own
LITTLE = 250  # letters on a page that is a picture: a caption, a stamp, a page number
PICTURE = 0.5  # of the page: it is a scan
OUTLINES = 500  # strokes on a page without text: letters drawn as shapes


class Verdict(StrEnum):
    """How a page is to be read."""

    TEXT = "text"
    SCAN = "scan"  # nothing but pictures or drawn letters
    HIDDEN = "hidden"  # a scan with the text of another OCR under it
    BROKEN = "broken"  # a text layer that does not say what is printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """The lines that are shown, those hidden under a picture, signatures' captions."""

    verdict: Verdict
    lines: tuple[Line, ...] = ()
    hidden: tuple[Line, ...] = ()
    captions: tuple[Line, ...] = ()
    stamped: tuple[Box, ...] = ()  # pictures in signature fields: perhaps a number


def read_layer(pdf: Any, page: Any, fonts: Fonts) -> Layer:
    """Read the text layer and the annotations of a page."""
    interpreter = Interpreter(pdf, fonts)
    contents, resources = page.get("/Contents"), page.get("/Resources")
    if contents is not None:
        own = resources.get_object() if resources is not None else DictionaryObject()
        interpreter.run(ContentStream(contents, pdf, "bytes"), own, IDENTITY)
    found = appearances(page, interpreter)
    drawn, sheet = interpreter.drawn, sheet_of(page)
    segments = segments_of(drawn.shown)
    shown = [segment for segment in segments if not segment.hidden]
    hidden = [segment for segment in segments if segment.hidden]
    verdict = _verdict(shown, hidden, drawn, sheet)
    fill_in(shown, found.values)
    return Layer(
        verdict=verdict,
        lines=in_cells(_lines(shown, sheet), grid_of(sheet.box(*rule) for rule in drawn.rules)),
        hidden=_lines(hidden, sheet),
        captions=_lines(found.captions, sheet, stamp=True),
        stamped=tuple(sheet.box(*picture) for picture in found.pictures),
    )


def _verdict(shown: list[Segment], hidden: list[Segment], drawn: Drawn, sheet: Sheet) -> Verdict:
    """Decide how the page is to be read."""
    letters = _letters(shown)
    covered = max((_share(picture, sheet) for picture in drawn.pictures), default=0.0)
    pictured = bool(drawn.pictures) or drawn.paths > OUTLINES
    if letters < FEW and _letters(hidden) >= FEW:
        return Verdict.HIDDEN
    if (letters < FEW and pictured) or (covered > PICTURE and letters < LITTLE):
        return Verdict.HIDDEN if _letters(hidden) >= FEW else Verdict.SCAN
    if not any(segment.legacy for segment in shown) and is_broken(_text(shown)):
        return Verdict.BROKEN
    return Verdict.TEXT


def sheet_of(page: Any) -> Sheet:
    """Return the visible part of a page: its crop box inside its media box."""
    crop, media = page.cropbox, page.mediabox
    left, bottom = max(crop.left, media.left), max(crop.bottom, media.bottom)
    right, top = min(crop.right, media.right), min(crop.top, media.top)
    if right <= left or top <= bottom:
        left, bottom, right, top = media.left, media.bottom, media.right, media.top
    return Sheet(
        left=float(left),
        bottom=float(bottom),
        width=float(right - left) or 1.0,
        height=float(top - bottom) or 1.0,
        rotate=round(int(page.rotation or 0) / 90) % 4,
    )


def _letters(segments: list[Segment]) -> int:
    return sum(char.isalnum() for segment in segments for char in segment.text)


def _text(segments: list[Segment]) -> str:
    return "\n".join(segment.text for segment in segments)


def _share(picture: Rectangle, sheet: Sheet) -> float:
    """Return how much of the page a picture covers, 0 to 1."""
    left, top, right, bottom = sheet.box(*picture)
    return (right - left) * (bottom - top)


def _lines(segments: list[Segment], sheet: Sheet, *, stamp: bool = False) -> tuple[Line, ...]:
    lines = [line_of(segment, sheet, stamp=stamp) for segment in segments]
    kept = [line for line in lines if line is not None]
    return tuple(kept[i] for i in reading_order([line.box for line in kept if line.box]))
