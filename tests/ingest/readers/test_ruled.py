"""Tables drawn with rules, on paper and in PDF: the lines of a cell stay together."""

from itertools import pairwise, product

import pytest
from PIL import Image, ImageDraw

from ingest.readers.content import Content, Layout, Page
from ingest.readers.image import upright
from ingest.readers.ocr import chosen_engine
from ingest.readers.pdf import read_pdf
from ingest.readers.ruled import Grid, Rule, cells_of, in_cells
from ingest.repair import repair
from tests.ingest.printed import line, printed
from tests.support.pdfs import Sheet, pdf
from tests.support.pictures import page

ROWS = (  # left, top in points of what is printed in each cell; two lines in some
    [(60, 700, "STT"), (130, 700, "Noi dung"), (400, 700, "Co quan")],
    [
        (60, 660, "1"),
        (130, 660, "Ra soat quy hoach"),
        (400, 660, "Bo Tai chinh,"),
        (130, 640, "cac khu cong nghiep"),
        (400, 640, "Bo Xay dung"),
    ],
    [(60, 600, "2"), (130, 600, "Bao cao"), (400, 600, "Bo Y te"), (400, 580, "va Bo Noi vu")],
)
READ = (
    "Truoc bang.\n\nSTT | Noi dung | Co quan\n"
    "1 | Ra soat quy hoach cac khu cong nghiep | Bo Tai chinh, Bo Xay dung\n"
    "2 | Bao cao | Bo Y te va Bo Noi vu\n\nSau bang."
)
ACROSS, DOWN = (720, 680, 620, 560), (50, 120, 390, 550)
OUTSIDE: list[tuple[int, int, str]] = [(60, 760, "Truoc bang."), (60, 520, "Sau bang.")]


def _texts() -> list[tuple[int, int, str]]:
    return [*OUTSIDE[:1], *(text for row in ROWS for text in row), *OUTSIDE[1:]]


def _lines() -> str:
    lying = "".join(f"{DOWN[0]} {y} m {DOWN[-1]} {y} l S\n" for y in ACROSS)
    return lying + "".join(f"{x} {ACROSS[0]} m {x} {ACROSS[-1]} l S\n" for x in DOWN)


def _edges() -> str:
    """Each cell's edges as thin boxes, as word processors draw them."""
    cells = product(pairwise(DOWN), pairwise(ACROSS))
    return "".join(
        f"{a} {top} {b - a} .5 re f {a} {bottom} {b - a} .5 re f "
        f"{a} {bottom} .5 {top - bottom} re f {b} {bottom} .5 {top - bottom} re f\n"
        for (a, b), (top, bottom) in cells
    )


def _boxes() -> str:
    cells = product(pairwise(DOWN), pairwise(ACROSS))
    return "".join(f"{a} {y} {b - a} {top - y} re S\n" for (a, b), (top, y) in cells)


@pytest.mark.parametrize("drawn", [_lines(), _edges(), _boxes()], ids=["lines", "edges", "boxes"])
def test_a_table_of_a_pdf_is_read_cell_by_cell(drawn: str) -> None:
    content = read_pdf(pdf(Sheet(texts=_texts(), drawn=drawn)), "a.pdf")
    assert repair(content).text == READ


@pytest.mark.parametrize("paint", ["n", "W n"])
def test_boxes_that_are_not_painted_are_no_table(paint: str) -> None:
    drawn = _boxes().replace(" S\n", f" {paint}\n")
    content = read_pdf(pdf(Sheet(texts=_texts(), drawn=drawn)), "a.pdf")
    assert all(one.cell is None for one in content.pages[0].lines)


def test_places_of_a_table_lie_under_their_words() -> None:
    repaired = repair(read_pdf(pdf(Sheet(texts=_texts(), drawn=_lines())), "a.pdf"))
    [place] = [one for one in repaired.places if one.span.of(repaired.text) == "nghiep"]
    assert place.box[1] == pytest.approx((800 - 640 - 0.9 * 12) / 800, abs=0.003)
    assert 120 / 600 < place.box[0] < place.box[2] < 390 / 600


def _scanned(tilt: float = 0.0) -> Image.Image:
    """The same table as a picture, two pixels a point, rules as a scanner sees them."""
    picture = page(*((2 * x, 2 * (800 - y) - 24, text) for x, y, text in _texts()))
    draw = ImageDraw.Draw(picture)
    for y in ACROSS:
        draw.line([(2 * DOWN[0], 2 * (800 - y)), (2 * DOWN[-1], 2 * (800 - y))], "black", 3)
    for x in DOWN:
        draw.line([(2 * x, 2 * (800 - ACROSS[0])), (2 * x, 2 * (800 - ACROSS[-1]))], "black", 3)
    return picture.rotate(tilt, fillcolor="white", resample=Image.Resampling.BICUBIC)


@pytest.mark.parametrize("tilt", [0.0, 0.4])
def test_a_scanned_table_is_read_cell_by_cell(tilt: float) -> None:
    engine = chosen_engine("trueocr")
    assert engine is not None
    lines = engine.read(upright(_scanned(tilt)))
    content = Content(
        kind="png", layout=Layout.LINES, pages=(Page(lines=lines, ocr=True),), paged=True
    )
    rows = [row for row in repair(content).text.split("\n") if " | " in row]
    assert [row.count(" | ") for row in rows] == [2, 2, 2]
    number, task, agencies = rows[1].split(" | ")
    assert number.startswith("1")
    assert task.split()[0] == "Ra"
    assert task.split()[-1] == "nghiep"
    assert agencies.split()[-1] == "dung"


def test_a_cell_that_reaches_over_rows_stands_in_the_first() -> None:
    cells = [(0.1, 0.2, 0.3, 0.4), (0.3, 0.2, 0.9, 0.3), (0.3, 0.3, 0.9, 0.4)]
    words = [("Giao thông", 0.22), ("Làm cầu", 0.22), ("Làm đường", 0.32), ("vận tải", 0.35)]
    grid = Grid(
        lying=(Rule(0.2, 0.1, 0.9), Rule(0.3, 0.3, 0.9), Rule(0.4, 0.1, 0.9)),
        standing=(Rule(0.1, 0.2, 0.4), Rule(0.3, 0.2, 0.4), Rule(0.9, 0.2, 0.4)),
    )
    lefts = (0.12, 0.32, 0.32, 0.12)
    lines = [line(text, top, left) for (text, top), left in zip(words, lefts, strict=True)]
    ruled = in_cells(lines, grid)
    assert [one.cell for one in ruled] == [cells[0], cells[1], cells[2], cells[0]]
    assert repair(printed(list(ruled))).text == "Giao thông vận tải | Làm cầu\nLàm đường"


def test_a_frame_around_text_and_rules_under_a_heading_are_no_table() -> None:
    lying = (Rule(0.05, 0.05, 0.95), Rule(0.2, 0.4, 0.6), Rule(0.95, 0.05, 0.95))
    standing = (Rule(0.05, 0.05, 0.95), Rule(0.06, 0.05, 0.95), Rule(0.95, 0.05, 0.95))
    boxes = [(0.1, top / 10, 0.9, top / 10 + 0.02) for top in range(1, 9)]
    assert cells_of(boxes, Grid(lying=lying, standing=standing)) == [None] * 8


def test_a_table_that_the_turn_of_the_page_leaves_open_ends_with_its_sides() -> None:
    grid = Grid(
        lying=(Rule(0.5, 0.1, 0.9), Rule(0.6, 0.1, 0.9)),
        standing=(Rule(0.1, 0.5, 0.95), Rule(0.4, 0.5, 0.95), Rule(0.9, 0.5, 0.95)),
    )
    assert grid.cell(0.2, 0.7) == (0.1, 0.6, 0.4, 0.95)
    assert grid.cell(0.2, 0.3) is None
    assert grid.cell(0.95, 0.7) is None


def test_a_long_cell_is_read_paragraph_by_paragraph() -> None:
    lying = (Rule(0.1, 0.1, 0.95), Rule(0.9, 0.1, 0.95))
    standing = (Rule(0.1, 0.1, 0.9), Rule(0.2, 0.1, 0.9), Rule(0.95, 0.1, 0.9))
    long = [line(f"- Việc thứ {at} mà các cơ quan cùng làm trong kỳ này;", 0.2 + at / 50, 0.25) for at in range(16)]  # fmt: skip
    ruled = in_cells([line("1.", 0.2, 0.12), *long], Grid(lying=lying, standing=standing))
    paragraphs = repair(printed(list(ruled))).text.split("\n\n")
    assert len(paragraphs) == 16
    assert paragraphs[0].startswith("1. | - Việc thứ 0")
