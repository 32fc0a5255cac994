"""Full stops at the ends of lines that OCR reads past."""

import numpy as np
import pytest
from numpy.typing import NDArray

from ingest.readers.ocr_ends import cut_short, tail, with_mark
from ingest.readers.ocr_words import Peak
from tests.support.pictures import page

_BOX = (100.0, 100.0, 400.0, 140.0)


def _peaks(text: str) -> list[Peak]:
    return [Peak(letter, 100.0 + 10 * at, 0.9) for at, letter in enumerate(text)]


def _drawn(*ink: tuple[int, int, int, int]) -> NDArray[np.uint8]:
    """A grey page with a letter at the end of the line, and boxes of ink behind it."""
    grey = np.full((300, 600), 255, np.uint8)
    for left, top, right, bottom in ((370, 108, 385, 132), *ink):
        grey[top:bottom, left:right] = 0
    return grey


@pytest.mark.parametrize(
    ("ink", "short"),
    [
        ((392, 127, 397, 132), True),  # a full stop at the end of the box
        ((402, 127, 407, 132), True),  # and one behind it
        ((392, 108, 397, 132), False),  # a letter
        ((392, 108, 397, 113), False),  # a quotation mark
        ((480, 127, 485, 132), False),  # too far away
    ],
)
def test_a_low_speck_behind_the_last_letter_is_looked_at_again(
    ink: tuple[int, int, int, int], short: bool
) -> None:
    assert cut_short(_BOX, _peaks("thực hiện"), _drawn(ink)) is short


def test_a_line_that_ends_in_a_mark_or_was_hardly_read_is_left_alone() -> None:
    stop = _drawn((392, 127, 397, 132))
    assert not cut_short(_BOX, _peaks("thực hiện."), stop)
    assert not cut_short(_BOX, _peaks("Số"), stop)
    assert not cut_short(_BOX, _peaks("thực hiện"), _drawn())


@pytest.mark.parametrize(
    ("again", "text"),
    [
        ("c hiện.", "thực hiện."),
        ("hiện,", "thực hiện,"),
        ("hiên.", "thực hiện"),  # another word: nothing of it is believed
        ("hiện", "thực hiện"),
        ("hiện'", "thực hiện"),
        ("ện.", "thực hiện"),  # too little to compare
    ],
)
def test_of_the_second_reading_only_the_mark_is_taken(again: str, text: str) -> None:
    assert "".join(peak.char for peak in with_mark(_peaks("thực hiện"), _peaks(again))) == text


def test_the_last_words_are_cut_within_the_page() -> None:
    assert tail((10.0, 0.0, 100.0, 40.0), 105.0) == (10.0, 0.0, 105.0, 40.0)
    assert tail(_BOX, 600.0) == (160.0, 100.0, 414.0, 140.0)


def test_a_page_without_marks_is_read_as_before() -> None:
    grey = np.asarray(page((100, 105, "Chi tieu nam 2026")).convert("L"))
    assert not cut_short((100, 100, 360, 140), _peaks("Chi tieu nam 2026"), grey)
