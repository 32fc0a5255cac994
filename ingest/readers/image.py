"""PNG, JPEG and TIFF (many pages) by OCR."""

import io
import struct

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from ingest import wording
from ingest.errors import UnreadableFileError
from ingest.readers.content import Content, Layout, Page
from ingest.readers.ocr import OcrEngine
from ingest.readers.pulse import beat

_DAMAGE = (  # what Pillow raises on damaged files
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    EOFError,
    OverflowError,
    struct.error,
)
MAX_PIXELS = 120_000_000  # A3 at 600 dots an inch is 70 million


def read_image(data: bytes, file: str, ocr: OcrEngine | None = None) -> Content:
    """Read an image file, a page a frame; `file` is only named in errors.

    Raises:
        UnreadableFileError: no image, too large, or no `ocr` to read it.
    """
    if ocr is None:
        raise UnreadableFileError(wording.no_ocr(file))
    try:
        with Image.open(io.BytesIO(data)) as image:
            pixels = largest(image)
            if pixels > MAX_PIXELS:
                raise UnreadableFileError(wording.large_image(file, pixels, MAX_PIXELS))
            kind = (image.format or "image").lower()
            pages = tuple(_page(frame, ocr) for frame in ImageSequence.Iterator(image))
    except Image.DecompressionBombError as error:
        raise UnreadableFileError(wording.bomb(file)) from error
    except _DAMAGE as error:
        raise UnreadableFileError(wording.damaged_image(file)) from error
    numbers = tuple(range(1, len(pages) + 1))
    return Content(
        kind=kind,
        layout=Layout.LINES,
        pages=pages,
        paged=True,
        warnings=(wording.pages_ocr(numbers),),
    )


def largest(image: Image.Image) -> int:
    """Return the pixels of the largest page, before any is decoded; the first may be small."""
    sizes = [frame.width * frame.height for frame in ImageSequence.Iterator(image)]
    image.seek(0)
    return max(sizes)


def _page(frame: Image.Image, ocr: OcrEngine) -> Page:
    beat()
    return Page(lines=ocr.read(upright(frame)), ocr=True)


def upright(frame: Image.Image) -> Image.Image:
    """Turn a frame as its camera says and lay it on white."""
    turned = ImageOps.exif_transpose(frame).convert("RGBA")
    white = Image.new("RGBA", turned.size, "white")
    return Image.alpha_composite(white, turned).convert("RGB")
