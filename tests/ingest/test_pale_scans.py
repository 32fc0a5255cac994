"""Pale writing: its words have places like all others, and come back from the worker."""

import io

from ingest.agencies import load_abbreviations
from ingest.readers.sandbox import read_notice
from ingest.readers.trueocr_engine import TrueOcr
from tests.support.pictures import page

_PALE = page(
    (100, 200, "Giao So Tai chinh chu tri, trinh truoc ngay 15 thang 5."),
    (100, 260, "Giao So Noi vu phoi hop thuc hien."),
    colour="#b0b0b0",
)


def test_places_of_pale_words_are_plain_numbers() -> None:
    lines = TrueOcr().read(_PALE)
    boxes = [run.box for line in lines for run in line.runs if run.box]
    assert len(boxes) > 10
    assert {type(value) for box in boxes for value in box} <= {float, int}


def test_a_pale_scan_is_read_in_the_worker() -> None:
    stream = io.BytesIO()
    _PALE.save(stream, "PNG")
    notice = read_notice(stream.getvalue(), "mờ.png", load_abbreviations())
    assert "thang 5" in notice.text
