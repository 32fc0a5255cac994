"""Cells of tables that run over the end of a page are one text again."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ingest.agencies import load_abbreviations
from ingest.parse import parse_notice
from ingest.readers.content import Line
from ingest.repair import repair
from tests.ingest.printed import line, printed
from tests.support.pdfs import Sheet, Text, pdf

_COLUMNS = ((0.10, 0.16), (0.16, 0.60), (0.60, 0.90))


def _row(top: float, *cells: str) -> list[Line]:
    """A row of a ruled table; a new line in a cell is one below, "" an empty cell."""
    high = 0.03 * max(len(cell.split("\n")) for cell in cells)
    lines: list[Line] = []
    for (left, right), cell in zip(_COLUMNS, cells, strict=True):
        for at, words in enumerate(cell.split("\n")):
            if words:
                one = line(words, top + 0.005 + 0.025 * at, left + 0.01)
                lines.append(replace(one, cell=(left, top, right, top + high)))
    return lines


_HEAD = _row(0.10, "TT", "Nhiệm vụ", "Cơ quan")
_FIRST = [*_HEAD, *_row(0.13, "1", "Bố trí vốn.", "Sở Tài chính")]


def test_a_cell_goes_on_over_the_page() -> None:
    last = _row(0.85, "2", "Rà soát quy hoạch cấp\nnước sạch nông", "Sở Xây dựng,\nSở Nông")
    rest = _row(0.08, "", "thôn trên địa bàn tỉnh.", "nghiệp")
    more = _row(0.12, "3", "Kiểm tra nước.", "Sở Y tế")
    repaired = repair(printed([*_FIRST, *last], [*rest, *more]))
    assert repaired.text == (
        "TT | Nhiệm vụ | Cơ quan\n1 | Bố trí vốn. | Sở Tài chính\n"
        "2 | Rà soát quy hoạch cấp nước sạch nông thôn trên địa bàn tỉnh. | "
        "Sở Xây dựng, Sở Nông nghiệp\n3 | Kiểm tra nước. | Sở Y tế"
    )
    for place in repaired.places:
        assert place.span.of(repaired.text).strip()
    pages = {place.span.of(repaired.text): place.page for place in repaired.places}
    assert (pages["soát"], pages["thôn"], pages["nghiệp"], pages["Kiểm"]) == (1, 2, 2, 2)
    assert list(repaired.pages) == sorted(repaired.pages)


def test_it_also_goes_on_below_the_head_of_the_table_printed_again() -> None:
    last = _row(0.85, "2", "Rà soát quy hoạch cấp", "Sở Xây dựng")
    again = _row(0.05, "TT", "Nhiệm vụ", "Cơ quan")
    rest = _row(0.08, "", "nước sạch.", "")
    text = repair(printed([*_FIRST, *last], [*again, *rest])).text
    assert "2 | Rà soát quy hoạch cấp nước sạch. | Sở Xây dựng" in text


def test_a_row_that_begins_anew_stays_a_row() -> None:
    for last, rest in (
        (("2", "Rà soát quy hoạch", "Sở Xây dựng"), ("", "Bố trí vốn", "Sở Tài chính")),
        (("2", "Rà soát quy hoạch.", "Sở Xây dựng"), ("", "nước sạch", "")),
        (("2", "Rà soát quy hoạch", "Sở Xây dựng"), ("3", "nước sạch", "Sở Y tế")),
        (("2", "Rà soát quy hoạch", ""), ("", "a) Bố trí vốn", "")),
    ):
        text = repair(printed([*_FIRST, *_row(0.85, *last)], _row(0.08, *rest))).text
        below = " | ".join(cell for cell in rest if cell)
        assert below in text.split("\n")


def test_the_name_of_a_row_may_go_on_too_and_a_finished_sentence_with_it() -> None:
    last = _row(0.85, "Ban", "Bố trí vốn.", "Sở Tài chính")
    rest = _row(0.08, "quản lý", "Kiểm tra.", "")
    text = repair(printed([*_FIRST, *last], rest)).text
    assert text.endswith("\nBan quản lý | Bố trí vốn. Kiểm tra. | Sở Tài chính")
    numbered = _row(0.85, "2", "Bố trí vốn", "Sở Tài chính")
    text = repair(printed([*_FIRST, *numbered], rest)).text
    assert text.endswith("\n2 | Bố trí vốn | Sở Tài chính\nquản lý | Kiểm tra.")


_FULL = "Các cơ quan, đơn vị thực hiện nghiêm túc thông báo này, báo cáo kết quả trước ngày 30/4"
_NUMBERED = ("STT", "Nhiệm vụ", "Chủ trì", "Hạn")
_NAMED = ("Đơn vị", "Nhiệm vụ", "Hạn")


def _unruled(*pages: Sequence[tuple[str, ...]], lefts: tuple[int, ...], air: int) -> list[str]:
    """Read a table without rules that ends one page and begins the next, as lines."""
    sheets: list[Sheet] = []
    for at, rows in enumerate(pages):
        heights = [14 * max(len(cell.split("\n")) for cell in row) + air for row in rows]
        top = 40 + sum(heights) if at == 0 else 740
        texts: list[Text] = [(60, 760, _FULL)] if at == 0 else []
        for row, height in zip(rows, heights, strict=True):
            for left, cell in zip(lefts, row, strict=True):
                lines = enumerate(cell.split("\n"))
                texts += [(left, top - 14 * down, words) for down, words in lines if words]
            top -= height
        sheets.append(Sheet(texts=texts if at == 0 else [*texts, (60, top - 30, _FULL)]))
    text = parse_notice(pdf(*sheets), "a.pdf", load_abbreviations()).text
    assert text.startswith(f"{_FULL}\n\n")
    assert text.endswith(f"\n\n{_FULL}")
    return text.split("\n")[2:-2]


@pytest.mark.parametrize("air", [0, 6])
@pytest.mark.parametrize("again", [[], [_NUMBERED]], ids=["", "head again"])
def test_a_table_without_rules_keeps_its_columns_over_the_page(
    air: int, again: list[tuple[str, str, str, str]]
) -> None:
    first = [
        _NUMBERED,
        ("1", "Rà soát quy hoạch cấp\nnước nông thôn", "Sở Xây dựng", "30/4"),
        ("2", "Bố trí vốn", "Sở Tài chính,\nSở Kế hoạch", "Quý II"),
        ("3", "Kiểm tra chất lượng nước\ntại các trạm cấp nước", "Sở Y tế, Sở Nông", "Thường"),
    ]
    second = [
        *again,
        ("", "tập trung trên địa bàn\ntỉnh, báo cáo kết quả", "nghiệp và\nMôi trường", "xuyên"),
        ("4", "Tuyên truyền", "Sở Văn hóa", "30/6"),
        ("5", "Tổng hợp, báo cáo", "Văn phòng", "Quý IV"),
    ]
    inspect = "Kiểm tra chất lượng nước tại các trạm cấp nước tập trung trên địa bàn tỉnh, báo cáo kết quả"
    assert _unruled(first, second, lefts=(60, 100, 290, 470), air=air) == [
        "STT | Nhiệm vụ | Chủ trì | Hạn",
        "1 | Rà soát quy hoạch cấp nước nông thôn | Sở Xây dựng | 30/4",
        "2 | Bố trí vốn | Sở Tài chính, Sở Kế hoạch | Quý II",
        f"3 | {inspect} | Sở Y tế, Sở Nông nghiệp và Môi trường | Thường xuyên",
        *["STT | Nhiệm vụ | Chủ trì | Hạn" for _ in again],
        "4 | Tuyên truyền | Sở Văn hóa | 30/6",
        "5 | Tổng hợp, báo cáo | Văn phòng | Quý IV",
    ]


@pytest.mark.parametrize("air", [0, 6])
def test_so_it_does_where_the_name_of_the_row_goes_on(air: int) -> None:
    first = [
        _NAMED,
        ("Sở Y tế", "Kiểm tra chất lượng\nnước tại các trạm", "30/4"),
        ("Sở Nông nghiệp", "Rà soát", "Quý I"),
        ("Ban Quản lý", "Bàn giao mặt bằng\ncho nhà", "Quý III"),
    ]
    second = [
        ("dự án tỉnh", "thầu thi công", ""),
        ("Sở Xây dựng", "Cấp phép", "30/6"),
        ("Sở Tài chính", "Bố trí vốn", "Quý IV"),
    ]
    assert _unruled(first, second, lefts=(60, 250, 470), air=air)[3:] == [
        "Ban Quản lý dự án tỉnh | Bàn giao mặt bằng cho nhà thầu thi công | Quý III",
        "Sở Xây dựng | Cấp phép | 30/6",
        "Sở Tài chính | Bố trí vốn | Quý IV",
    ]


def test_a_new_row_at_the_top_of_a_page_is_one_and_stands_in_its_columns() -> None:
    first = [
        _NUMBERED,
        ("1", "Rà soát", "Sở Xây dựng", "30/4"),
        ("2", "Vốn", "Sở Tài chính", "30/5"),
    ]
    second = [
        ("3", "Kiểm tra\nnước", "Sở Y tế", "30/6"),
        ("", "Tuyên truyền", "Sở Văn hóa", ""),
    ]
    assert _unruled(first, second, lefts=(60, 100, 290, 470), air=6)[2:] == [
        "2 | Vốn | Sở Tài chính | 30/5",
        "3 | Kiểm tra nước | Sở Y tế | 30/6",
        "Tuyên truyền | Sở Văn hóa",
    ]
