"""A page of a PDF as a picture, upright, by pypdfium2: for OCR and for the page viewer."""

from pathlib import Path
from threading import Lock

import pypdfium2
from PIL import Image

ONE_AT_A_TIME = Lock()  # PDFium is not thread-safe

MAX_PIXELS = 40_000_000  # a page of 2 m at 200 dots an inch is not a page to be read
MAX_SIDE = 30_000  # pixels: a strip may be long and have few


def render_page(source: Path | str | bytes, page: int, *, scale: float = 2.0) -> Image.Image:
    """Return page `page` (from 1) of a PDF, upright; `scale` is pixels a point (1/72 inch).

    Form fields and signatures are drawn. A huge page is drawn smaller, at most `MAX_PIXELS`.

    Raises:
        IndexError: no such page.
        pypdfium2.PdfiumError: the file cannot be drawn.
    """
    with ONE_AT_A_TIME, pypdfium2.PdfDocument(source) as document:
        if not 1 <= page <= len(document):
            raise IndexError(page)
        document.init_forms()
        sheet = document[page - 1]
        width, height = sheet.get_size()
        largest = min((MAX_PIXELS / max(1.0, width * height)) ** 0.5, MAX_SIDE / max(width, height))
        picture: Image.Image = sheet.render(scale=min(scale, largest)).to_pil().convert("RGB")
        return picture
