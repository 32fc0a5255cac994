"""What scans showed: cut titles, lines out of order, notes by hand, page numbers of an annex."""

from dataclasses import replace

from ingest.notice import Span
from ingest.readers.content import Content, Layout, Line, Page
from ingest.readers.ocr_labels import labelled
from ingest.readers.ruled import grid_of
from ingest.repair import repair
from ingest.sentences import split_sentences
from tests.ingest.printed import LEFT, RIGHT, centred, line, printed


def _scanned(*lines: Line) -> str:
    sure = tuple(one if one.confidence else replace(one, confidence=0.99) for one in lines)
    page = Page(lines=sure, ocr=True)
    return repair(Content(kind="pdf", layout=Layout.LINES, pages=(page,), paged=True)).text


def test_the_title_of_an_annex_in_brackets_is_one_paragraph_above_a_table() -> None:
    cells = [
        line(text, 0.3 + 0.03 * row, left, left + 0.1)
        for row in range(6)
        for left, text in ((0.24, f"{row + 1}"), (0.45, "An Giang"), (0.66, "67, 68"))
    ]
    title = line(
        "(Ban hành kèm theo Thông tư số 51/2025/TT-BCA ngày 30/6/2025 của", 0.1, 0.24, 0.79
    )
    rest = line("Bộ trưởng Bộ Công an)", 0.117, 0.42, 0.61)
    text = repair(printed([title, rest, *cells])).text
    assert "ngày 30/6/2025 của Bộ trưởng Bộ Công an)" in text


def test_the_short_end_of_a_paragraph_stays_behind_its_indented_beginning() -> None:
    begin = line(
        "Bãi bỏ cụm từ “dầu hỏa” tại khoản 2 Điều 1 của Thông tư số 18/2025/TT-",
        0.769,
        LEFT + 0.06,
        RIGHT,
    )
    end = line("BCT.", 0.79, LEFT, LEFT + 0.05)
    assert repair(printed([end, begin])).text.endswith("18/2025/TT-BCT.")


def test_a_note_by_hand_over_the_letterhead_is_no_text_and_what_is_sure_is() -> None:
    motto = line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0.09, 0.46)
    note = replace(line("TTPTU)", 0.04, 0.88), confidence=0.73)
    sure = replace(line("HỎA TỐC", 0.04, 0.2), confidence=0.99)
    text = _scanned(note, sure, motto, centred("THÔNG TƯ", 0.2))
    assert "TTPTU" not in text
    assert "HỎA TỐC" in text


def test_page_numbers_that_begin_anew_in_an_annex_are_left_out() -> None:
    pages = [[line(f"Nội dung {at}.", 0.3)] for at in range(5)]
    for at, number in ((1, "2"), (3, "2"), (4, "3")):
        pages[at].insert(0, line(number, 0.04, 0.49, 0.51))
    text = repair(printed(*pages)).text
    assert text.split() == " ".join(f"Nội dung {at}." for at in range(5)).split()


def test_a_heading_is_quoted_with_its_label_and_not_cut_behind_it() -> None:
    text = "Điều 3. Điều khoản thi hành\n\n1. Có hiệu lực từ ngày 1.\n\n“8. Tổ chức được chọn."
    parts = [part.of(text) for part in split_sentences(text, Span(start=0, end=len(text)))]
    assert parts == [
        "Điều 3. Điều khoản thi hành",
        "1. Có hiệu lực từ ngày 1.",
        "“8. Tổ chức được chọn.",
    ]


def test_labels_misread_are_mended_and_words_that_only_look_like_them_are_not() -> None:
    assert labelled(Line(text="II_ NỘI DUNG")).text == "II. NỘI DUNG"
    assert labelled(Line(text="II NỘI DUNG")).text == "II. NỘI DUNG"
    assert labelled(Line(text="L MỤC TIÊU CHUNG")).text == "I. MỤC TIÊU CHUNG"
    for words in ("Điều 3, khoản 2", "L là chiều dài", "Điều 12a Luật", "I Love", "V VĂN"):
        assert labelled(Line(text=words)).text == words


def test_rules_that_only_lie_bound_no_cell() -> None:
    lying = [(0.54, 0.123, 0.79, 0.1235), (0.65, 0.198, 0.87, 0.1985)]
    standing = [(0.65, 0.2, 0.6505, 0.24), (0.87, 0.18, 0.8705, 0.24), (0.27, 0.0, 0.2705, 0.04)]
    assert grid_of([*lying, *standing]).cell(0.66, 0.15) is None
