"""The pages of a file as pictures, for those who look: PDF and images; other files have none."""

import struct
from pathlib import Path

import pypdfium2
from PIL import Image, UnidentifiedImageError

from ingest.readers.image import MAX_PIXELS, upright
from ingest.readers.rendering import ONE_AT_A_TIME, render_page

_IMAGES = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
}
_DAMAGE = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    struct.error,
)
_WIDEST = 1700  # pixels: an A4 page at 200 dots an inch


class PageNotDrawnError(Exception):
    """The page is not there, or its file is damaged. Not for users: the page says it in words."""


def page_count(path: Path) -> int:
    """Return how many pages can be drawn; 0 for text, Word and whatever cannot be opened."""
    kind = _kind(path)
    try:
        if kind == "PDF":
            with ONE_AT_A_TIME, pypdfium2.PdfDocument(path) as document:
                return len(document)
        if kind is not None:
            with Image.open(path) as image:
                return int(getattr(image, "n_frames", 1))
    except (pypdfium2.PdfiumError, *_DAMAGE):
        return 0
    return 0


def draw_page(path: Path, page: int) -> Image.Image:
    """Return page `page` (from 1), upright, no wider than is good to read.

    Raises:
        PageNotDrawnError: there is no such page, or it cannot be drawn.
    """
    kind = _kind(path)
    try:
        if kind == "PDF":
            return render_page(path, page)
        if kind is not None:
            return _frame(path, page)
    except (pypdfium2.PdfiumError, IndexError, EOFError, *_DAMAGE) as error:
        raise PageNotDrawnError(path.name) from error
    raise PageNotDrawnError(path.name)


def _frame(path: Path, page: int) -> Image.Image:
    with Image.open(path) as image:
        image.seek(page - 1)
        if image.width * image.height > MAX_PIXELS:  # said by its head: nothing is decoded yet
            raise PageNotDrawnError(path.name)
        picture = upright(image)
    picture.thumbnail((_WIDEST, 4 * _WIDEST))
    return picture


def _kind(path: Path) -> str | None:
    try:
        with path.open("rb") as stream:
            head = stream.read(1024)
    except OSError:
        return None
    if b"%PDF" in head:
        return "PDF"
    return next((kind for magic, kind in _IMAGES.items() if head.startswith(magic)), None)
