"""PDF: text by pypdf, scanned pages by OCR, page by page."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pypdf
from pypdf.errors import PyPdfError
from pypdfium2 import PdfiumError

from ingest import wording
from ingest.errors import UnreadableFileError
from ingest.readers.content import Content, Layout, Page
from ingest.readers.ocr import OcrEngine
from ingest.readers.pdf_fonts import Fonts
from ingest.readers.pdf_layers import Layer, Verdict, read_layer
from ingest.readers.pdf_scans import read_scan, with_pictured
from ingest.readers.pulse import beat

DAMAGE = (
    PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    AssertionError,
    ArithmeticError,
    NotImplementedError,
    RecursionError,
    OSError,
)  # fmt: skip - what a PDF library raises over damaged files


def read_pdf(data: bytes, file: str, ocr: OcrEngine | None = None) -> Content:
    """Read a PDF; pages without usable text are read by `ocr`. `file` is only named in errors.

    Raises:
        UnreadableFileError: damaged, locked with a password, or nothing but images and no `ocr`.
        OcrError: the engine fails.
    """
    with _quiet():
        layers = _layers(data, file)
    verdicts: list[Verdict | None] = [layer.verdict if layer else None for layer in layers]
    if ocr is None and all(verdict in (Verdict.SCAN, None) for verdict in verdicts):
        raise UnreadableFileError(wording.no_ocr(file))
    pages: list[Page] = []
    for number, layer in enumerate(layers, 1):
        beat()
        try:
            pages.append(_page(layer, data, number, ocr))
        except PdfiumError:  # pypdf opens what PDFium does not: the text layer remains
            pages.append(_page(layer, data, number, None))
            verdicts[number - 1] = None if not pages[-1].lines else verdicts[number - 1]
    return Content(
        kind="pdf",
        layout=Layout.LINES,
        pages=tuple(pages),
        paged=True,
        warnings=_warnings(verdicts, pages, engine=ocr is not None),
    )


def _layers(data: bytes, file: str) -> list[Layer | None]:
    """Read the text layers; None for a page that is damaged."""
    try:
        pdf = pypdf.PdfReader(io.BytesIO(data))
        if pdf.is_encrypted and not pdf.decrypt(""):
            raise UnreadableFileError(wording.encrypted_pdf(file))
        count = len(pdf.pages)
    except DAMAGE as error:
        raise UnreadableFileError(wording.damaged_pdf(file)) from error
    fonts, layers = Fonts(), list[Layer | None]()
    for number in range(count):
        beat()
        try:
            layers.append(read_layer(pdf, pdf.pages[number], fonts))
        except DAMAGE:
            layers.append(None)
    if not any(layers):
        raise UnreadableFileError(wording.damaged_pdf(file))
    return layers


def _page(layer: Layer | None, data: bytes, number: int, ocr: OcrEngine | None) -> Page:
    """Read one page; without an OCR the text layer is all there is, hidden or not."""
    if layer is None:
        return Page(lines=())
    if ocr and layer.verdict != Verdict.TEXT:
        return read_scan(data, number, layer, ocr)
    page = Page(lines=layer.lines + layer.hidden + layer.captions)
    return with_pictured(page, data, number, layer, ocr) if ocr and layer.stamped else page


def _warnings(
    verdicts: list[Verdict | None], pages: list[Page], *, engine: bool
) -> tuple[str, ...]:
    """Say page by page what is not simply the text of the file."""

    def numbers(verdict: Verdict | None, *, read: bool) -> tuple[int, ...]:
        pairs = enumerate(zip(verdicts, pages, strict=True), 1)
        return tuple(n for n, (v, page) in pairs if v == verdict and page.ocr == read)

    said = (
        (wording.pages_ocr, numbers(Verdict.SCAN, read=True) + numbers(Verdict.HIDDEN, read=True)),
        (wording.pages_broken, numbers(Verdict.BROKEN, read=True)),
        (wording.pages_broken_kept, numbers(Verdict.BROKEN, read=False)),
        (wording.pages_hidden, numbers(Verdict.HIDDEN, read=False)),
        (wording.pages_unread, () if engine else numbers(Verdict.SCAN, read=False)),
        (wording.pages_failed, numbers(None, read=False)),
    )
    return tuple(say(found) for say, found in said if found)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf's remarks about damaged files out of the log: the reader says what matters."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
