"""PDF: text by pypdf, scanned pages by OCR, page by page."""

import io

import pypdf
from pypdf.errors import PyPdfError

from ingest import wording
from ingest.errors import UnreadableFileError
from ingest.readers.content import Content, Layout, Line, Page
from ingest.readers.ocr import OcrEngine
from ingest.readers.rendering import render_page

OCR_SCALE = 200 / 72  # pixels a point


def read_pdf(data: bytes, file: str, ocr: OcrEngine | None = None) -> Content:
    """Read a PDF; pages without usable text are read by `ocr`. `file` is only named in errors.

    Raises:
        UnreadableFileError: damaged, locked with a password, or nothing but images and no `ocr`.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFileError(wording.encrypted_pdf(file))
        texts = [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError) as error:
        raise UnreadableFileError(wording.damaged_pdf(file)) from error
    pages, scanned = list[Page](), list[int]()
    for number, text in enumerate(texts, 1):
        if len(text.strip()) < 20 and ocr is not None:
            scanned.append(number)
            picture = render_page(data, number, scale=OCR_SCALE)
            pages.append(Page(lines=ocr.read(picture), ocr=True))
        else:
            pages.append(Page(lines=tuple(Line(text=line) for line in text.split("\n"))))
    warnings = (wording.pages_ocr(tuple(scanned)),) if scanned else ()
    return Content(
        kind="pdf", layout=Layout.LINES, pages=tuple(pages), paged=True, warnings=warnings
    )
