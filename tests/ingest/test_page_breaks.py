"""Cells of tables that run over the end of a page are one text again."""

from dataclasses import replace

from ingest.readers.content import Line
from ingest.repair import repair
from tests.ingest.printed import line, printed

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
