"""Scans that lie on their side or upside down read as they would upright."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.content import Content, Layout, Page
from ingest.readers.image import read_image
from ingest.readers.ocr import chosen_engine
from ingest.readers.turning import turned_box, turned_line, turns_of
from ingest.repair import repair
from tests.ingest.printed import centred, line, printed
from tests.support.pictures import page

_FRACTION = st.integers(0, 10_000).map(lambda whole: whole / 10_000)
_LINES = [
    line("VĂN PHÒNG CHÍNH PHỦ", 0.06, 0.12, 0.35),
    line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0.06, 0.45),
    line("Số: 5/TB-VPCP", 0.10, 0.16, 0.30),
    line("Hà Nội, ngày 10 tháng 4 năm 2023", 0.10, 0.52),
    centred("THÔNG BÁO", 0.16),
    line("Phó Thủ tướng yêu cầu các bộ, ngành rà soát quy hoạch cấp nước sạch", 0.20, 0.18, 0.90),
    line("nông thôn, báo cáo trước ngày 30 tháng 4 năm 2024.", 0.222),
    line("Giao Bộ Tài chính bố trí vốn.", 0.25, 0.18),
]


@given(box=st.tuples(_FRACTION, _FRACTION, _FRACTION, _FRACTION), turns=st.integers(-4, 8))
def test_a_turn_and_its_opposite_leave_a_box_where_it_was(
    box: tuple[float, float, float, float], turns: int
) -> None:
    assert turned_box(turned_box(box, turns), -turns) == pytest.approx(box)
    assert turned_box(box, 4) == box


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_turned_page_gives_the_text_of_an_upright_one(turns: int) -> None:
    upright = repair(printed(_LINES))
    lines = tuple(turned_line(one, turns) for one in _LINES)
    assert (turns_of(_LINES), turns_of(lines)) == (0, turns)
    pages = (Page(lines=tuple(_LINES)), Page(lines=lines))
    both = repair(Content(kind="pdf", layout=Layout.LINES, pages=pages, paged=True))
    first, second = both.text[: both.pages[1]].strip(), both.text[both.pages[1] :]
    assert first == second == upright.text
    assert "nước sạch nông thôn, báo cáo" in second
    drawn = [place.box for place in both.places if place.page == 2]
    given = {run.box for one in lines for run in one.runs}
    assert {tuple(round(x, 3) for x in box) for box in drawn} == {
        tuple(round(x, 3) for x in box) for box in given
    }


def test_one_line_along_the_margin_turns_no_page() -> None:
    margin = turned_line(line("Văn bản ký số ngày 10", 0.02), 1)
    assert turns_of([*_LINES, margin]) == 0
    assert turns_of([]) == 0


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_picture_on_its_side_gives_its_paragraphs(angle: int) -> None:
    engine = chosen_engine("trueocr")
    picture = page(
        (120, 200, "Chi tieu nam 2026 cua tinh la 12.500 ha, tang 3 phan tram so voi"),
        (120, 250, "nam truoc, bao cao truoc ngay 15."),
        (180, 330, "Tong kinh phi 3.722 trieu dong giao cho 14 xa trong quy 3."),
    )
    texts = []
    for turned in (picture, picture.rotate(angle, expand=True)):
        out = io.BytesIO()
        turned.save(out, "PNG")
        texts.append(repair(read_image(out.getvalue(), "a.png", engine)).text)
    assert texts[0] == texts[1]
    assert len(texts[1].split("\n\n")) == 2
