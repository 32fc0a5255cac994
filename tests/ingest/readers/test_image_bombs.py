"""Pictures that claim to be huge: refused by what their heads say, before anything is decoded."""

import io
import resource
import struct
from pathlib import Path

import pytest
from PIL import Image

from ingest.errors import UnreadableFileError
from ingest.readers.content import Line
from ingest.readers.image import MAX_PIXELS, read_image
from ingest.readers.pages import PageNotDrawnError, draw_page, page_count
from tests.support.office_files import picture

WIDTH, HEIGHT = 256, 257  # tags of TIFF
SIDE = 60_000


class Never:
    """An OCR engine that must not be asked."""

    name = "never"

    def read(self, picture: Image.Image) -> tuple[Line, ...]:
        """Fail."""
        raise AssertionError(picture.size)


def _tiff(frames: int, huge: int) -> bytes:
    """Return a TIFF whose frame number `huge` (from 0) says that it is 60,000 pixels wide and high."""
    stream = io.BytesIO()
    small = [Image.new("L", (40, 40), "white") for _ in range(frames)]
    small[0].save(stream, "TIFF", save_all=True, append_images=small[1:])
    data = bytearray(stream.getvalue())
    (at,) = struct.unpack_from("<I", data, 4)
    for _ in range(huge):
        at = struct.unpack_from("<I", data, at + 2 + 12 * struct.unpack_from("<H", data, at)[0])[0]
    for entry in range(struct.unpack_from("<H", data, at)[0]):
        place = at + 2 + 12 * entry
        if struct.unpack_from("<H", data, place)[0] in (WIDTH, HEIGHT):
            struct.pack_into("<HHII", data, place, *_long(data, place))
    return bytes(data)


def _long(data: bytearray, place: int) -> tuple[int, int, int, int]:
    return (struct.unpack_from("<H", data, place)[0], 4, 1, SIDE)


@pytest.mark.parametrize(("frames", "huge"), [(1, 0), (2, 1), (3, 1)])
def test_a_page_that_claims_to_be_huge_is_refused_before_it_is_decoded(
    frames: int, huge: int
) -> None:
    data = _tiff(frames, huge)
    assert SIDE * SIDE > MAX_PIXELS
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UnreadableFileError, match=r"a\.tiff: .*(?:quá lớn|phình to)"):
        read_image(data, "a.tiff", Never())
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # kB


def test_a_file_with_an_endless_chain_of_pages_comes_to_an_end() -> None:
    data = bytearray(_tiff(2, 0))
    (first,) = struct.unpack_from("<I", data, 4)
    end = first + 2 + 12 * struct.unpack_from("<H", data, first)[0]
    (second,) = struct.unpack_from("<I", data, end)
    back = second + 2 + 12 * struct.unpack_from("<H", data, second)[0]
    struct.pack_into("<I", data, back, second)
    with pytest.raises(UnreadableFileError, match=r"quá lớn|phình to"):
        read_image(bytes(data), "a.tiff", Never())


def test_the_viewer_draws_the_page_before_a_huge_one_and_not_that_one(tmp_path: Path) -> None:
    path = tmp_path / "a.tiff"
    path.write_bytes(_tiff(2, 1))
    assert draw_page(path, 1).size == (40, 40)
    with pytest.raises(PageNotDrawnError):
        draw_page(path, 2)
    path.write_bytes(_tiff(1, 0))
    assert page_count(path) == 0
    with pytest.raises(PageNotDrawnError):
        draw_page(path, 1)


def test_a_head_that_lies_about_a_png_is_refused(tmp_path: Path) -> None:
    data = bytearray(picture())
    struct.pack_into(">II", data, 16, SIDE, SIDE)
    with pytest.raises(UnreadableFileError):
        read_image(bytes(data), "a.png", Never())
    path = tmp_path / "a.png"
    path.write_bytes(bytes(data))
    with pytest.raises(PageNotDrawnError):
        draw_page(path, 1)
