"""The measure of the OCR."""

from hypothesis import given
from hypothesis import strategies as st

from eval.ocr import distance, measure
from ingest.readers.content import Line, Page

WORDS = st.text(alphabet="aăâđeêộồ ", max_size=12)


def _plain(truth: str, read: str) -> int:
    """Edit distance by its definition, cell by cell."""
    row = list(range(len(read) + 1))
    for i, a in enumerate(truth, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(read, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


@given(WORDS, WORDS)
def test_the_distance_is_the_number_of_edits(truth: str, read: str) -> None:
    assert distance(truth, read) == _plain(truth, read)


def test_lines_in_another_order_count_as_read_but_not_place_by_place() -> None:
    left = Line(text="Nơi nhận:", box=(0.1, 0.1, 0.3, 0.12))
    right = Line(text="KT. BỘ TRƯỞNG", box=(0.6, 0.1, 0.9, 0.12))
    score = measure(Page(lines=(left, right)), (right, left), 1.0)
    assert (score.edits_placed, score.characters) == (0, 23)
    assert score.edits > 10


def test_white_space_is_made_equal_and_diacritics_are_not() -> None:
    truth = Page(lines=(Line(text="Số:  12", box=(0, 0, 1, 0.1)),))
    assert measure(truth, (Line(text="Sổ: 12", box=(0, 0, 1, 0.1)),), 1.0).edits == 1
