"""Text of PDFs: lines, places, order, values of form fields."""

from dataclasses import replace

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject

from ingest.readers.content import Content
from ingest.readers.pdf import read_pdf
from ingest.readers.pdf_fonts import FontTable
from tests.support.pdfs import Sheet, Widget, pdf


def _texts(content: Content, *, stamps: bool = False) -> list[str]:
    return [line.text for page in content.pages for line in page.lines if line.stamp == stamps]


def test_each_word_has_its_place_on_the_page() -> None:
    [line] = read_pdf(pdf(Sheet(texts=[(60, 400, "Đất lúa")])), "a.pdf").pages[0].lines
    assert line.text == "Đất lúa"
    first, second = line.runs
    assert line.text[second.start : second.end] == "lúa"
    assert first.box[0] == pytest.approx(60 / 600, abs=0.001)
    assert second.box[0] == pytest.approx((60 + 4 * 6) / 600, abs=0.001)
    assert first.box[1] < 0.5 < first.box[3]  # the base line stands at 400 of 800 points


def test_text_without_diacritics_and_decomposed_text_are_kept_as_they_are() -> None:
    texts = ["dat lua", "Đất".replace("ấ", "a\u0302\u0301")]
    sheet = Sheet(texts=[(60, 700 - 20 * i, text) for i, text in enumerate(texts)])
    assert _texts(read_pdf(pdf(sheet), "a.pdf")) == texts


def test_a_gap_between_two_shows_is_a_space_and_a_wide_one_parts_two_columns() -> None:
    sheet = Sheet(
        texts=[(60, 700, "Nơi"), (60 + 3 * 6 + 5, 700, "nhận:"), (360, 700, "KT. BỘ TRƯỞNG")]
    )
    assert _texts(read_pdf(pdf(sheet), "a.pdf")) == ["Nơi nhận:", "KT. BỘ TRƯỞNG"]


def test_a_superscript_stays_in_its_line() -> None:
    sheet = Sheet(texts=[(60, 700, "tưới 90 m"), (60 + 9 * 6, 703, "3"), (120, 700, "/s nước")])
    assert _texts(read_pdf(pdf(sheet), "a.pdf")) == ["tưới 90 m3/s nước"]


def test_text_drawn_twice_for_boldness_is_read_once() -> None:
    sheet = Sheet(texts=[(60, 700, "THÔNG BÁO"), (60.4, 700, "THÔNG BÁO")])
    assert _texts(read_pdf(pdf(sheet), "a.pdf")) == ["THÔNG BÁO"]


def test_lines_drawn_helter_skelter_are_read_from_the_top() -> None:
    rows = [f"dòng thứ {i} của trang này" for i in range(8)]
    drawn = [(60.0, 700.0 - 20 * i, rows[i]) for i in (6, 2, 5, 0, 7, 3, 1, 4)]
    assert _texts(read_pdf(pdf(Sheet(texts=drawn)), "a.pdf")) == rows


LETTERHEAD = [
    (60.0, 740.0, "ỦY BAN NHÂN DÂN"),
    (60.0, 700.0, "Số:           /TB-UBND"),
    (300.0, 740.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (300.0, 700.0, "Hà Nội, ngày      tháng      năm"),
    (60.0, 600.0, "THÔNG BÁO Về việc treo cờ Tổ quốc ở các phường, xã"),
]
STAMPED = [
    Widget(left=84, bottom=695, lines=("453",)),
    Widget(left=300 + 13 * 6, bottom=696, lines=("29",)),
    Widget(left=300 + 24 * 6, bottom=696, lines=("4",)),
    Widget(left=300 + 33 * 6, bottom=695, lines=("2026",)),
]


def test_stamped_number_and_date_are_read_at_their_place() -> None:
    content = read_pdf(pdf(Sheet(texts=LETTERHEAD, widgets=STAMPED)), "a.pdf")
    assert _texts(content)[1] == "Số: 453/TB-UBND"
    assert _texts(content)[3] == "Hà Nội, ngày 29 tháng 4 năm 2026"
    number = content.pages[0].lines[1]
    place = next(run.box for run in number.runs if "453" in number.text[run.start : run.end])
    assert place[0] == pytest.approx(86 / 600, abs=0.01)


def test_a_signatures_note_about_itself_is_no_text_of_the_document() -> None:
    note = Widget(left=300, bottom=200, lines=("Ký bởi: Ủy ban nhân dân", "Ngày ký: 29.04.2026"))
    content = read_pdf(pdf(Sheet(texts=LETTERHEAD, widgets=[note])), "a.pdf")
    assert not any("Ký bởi" in text for text in _texts(content))
    assert _texts(content, stamps=True) == ["Ký bởi: Ủy ban nhân dân", "Ngày ký: 29.04.2026"]
    assert "Số: /TB-UBND" in _texts(content)


def test_a_name_stamped_under_a_title_does_not_run_into_it() -> None:
    title = (300.0, 300.0, "PHÓ CHÁNH VĂN PHÒNG")
    name = Widget(left=318, bottom=284, lines=("Võ Tuấn Anh",))
    texts = _texts(read_pdf(pdf(Sheet(texts=[*LETTERHEAD, title], widgets=[name])), "a.pdf"))
    assert texts[-2:] == ["PHÓ CHÁNH VĂN PHÒNG", "Võ Tuấn Anh"]


def test_values_stamped_a_little_off_their_line_still_find_it() -> None:
    off = [replace(widget, bottom=widget.bottom + 9, left=widget.left + 3) for widget in STAMPED]
    texts = _texts(read_pdf(pdf(Sheet(texts=LETTERHEAD, widgets=off)), "a.pdf"))
    assert {"Số: 453/TB-UBND", "Hà Nội, ngày 29 tháng 4 năm 2026"} <= set(texts)


def test_a_form_field_far_from_any_line_is_a_line_of_its_own_in_order() -> None:
    typed = Widget(left=60, bottom=650, lines=("Kính gửi: Bộ Y tế",), field="/Tx")
    texts = _texts(read_pdf(pdf(Sheet(texts=LETTERHEAD, widgets=[typed])), "a.pdf"))
    assert texts.index("Kính gửi: Bộ Y tế") == len(texts) - 2


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_places_of_a_rotated_page_are_those_of_the_page_as_seen(rotate: int) -> None:
    sheet = Sheet(texts=[(60, 700, "Đất lúa ở Lạng Sơn còn nhiều")], rotate=rotate)
    [line] = read_pdf(pdf(sheet), "a.pdf").pages[0].lines
    assert line.text == "Đất lúa ở Lạng Sơn còn nhiều"
    assert line.box is not None
    corner = {90: (700 / 800, 60 / 600), 180: (1 - 60 / 600, 700 / 800), 270: (1 / 8, 0.9)}[rotate]
    middle = ((line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2)
    assert abs(middle[0] - corner[0]) + abs(middle[1] - corner[1]) < 0.2


def test_pages_are_counted_even_when_they_are_empty() -> None:
    content = read_pdf(pdf(Sheet(texts=LETTERHEAD), Sheet(), Sheet(texts=LETTERHEAD)), "a.pdf")
    assert [bool(page.lines) for page in content.pages] == [True, False, True]
    assert (content.paged, content.warnings) == (True, ())


def test_letters_drawn_by_a_font_of_its_own_units_are_as_wide_as_they_are() -> None:
    """Browsers print bold letters as a Type 3 font whose glyphs are counted in 2048 to the em."""
    names = ArrayObject([NumberObject(65), NameObject("/A")])
    font = DictionaryObject(
        {
            NameObject("/Subtype"): NameObject("/Type3"),
            NameObject("/FontMatrix"): ArrayObject(
                map(FloatObject, (1 / 2048, 0, 0, 1 / 2048, 0, 0))
            ),
            NameObject("/FirstChar"): NumberObject(65),
            NameObject("/LastChar"): NumberObject(65),
            NameObject("/Widths"): ArrayObject([NumberObject(1024)]),
            NameObject("/CharProcs"): DictionaryObject(),
            NameObject("/Encoding"): DictionaryObject({NameObject("/Differences"): names}),
        }
    )
    [(char, width, _)] = FontTable(font).glyphs(b"A")
    assert char == "A"
    assert width == pytest.approx(0.5, abs=0.001)
