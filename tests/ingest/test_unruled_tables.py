"""Tables that no rules are drawn around: the lines of a cell stay together."""

import pytest
from PIL import Image

from ingest.agencies import load_abbreviations
from ingest.normalise import fold
from ingest.parse import parse_notice
from ingest.readers.content import Content, Layout, Page
from ingest.readers.trueocr_engine import TrueOcr
from ingest.repair import repair
from tests.ingest.printed import centred, line, printed
from tests.support.pdfs import Sheet, Text, pdf
from tests.support.pictures import page

_FULL = "Các cơ quan, đơn vị thực hiện nghiêm túc thông báo này, báo cáo kết quả trước ngày 30/4"


def _text(texts: list[Text]) -> str:
    return parse_notice(pdf(Sheet(texts=texts)), "a.pdf", load_abbreviations()).text


def _table(
    *rows: tuple[str, ...], lefts: tuple[int, ...] = (60, 100, 290, 470), air: int = 6
) -> list[Text]:
    """Cells with their lines at the left edges of columns; `air` parts the rows (points)."""
    texts: list[Text] = []
    top = 640
    for row in rows:
        cells = [cell.split("\n") for cell in row]
        for left, cell in zip(lefts, cells, strict=True):
            texts += [(left, top - 14 * at, line) for at, line in enumerate(cell) if line]
        top -= 14 * max(map(len, cells)) + air
    return [(60, 700, _FULL), *texts, (60, top - 20, _FULL)]


_ROWS = (
    ("STT", "Nhiệm vụ", "Chủ trì", "Hạn"),
    ("1", "Rà soát quy hoạch cấp\nnước nông thôn", "Sở Xây dựng", "30/4"),
    ("2", "Bố trí vốn", "Sở Tài chính,\nSở Kế hoạch", "Quý II"),
    ("3", "Kiểm tra nước\ntại các trạm\ntập trung", "Sở Y tế", "Thường\nxuyên"),
)
_READ = (
    "STT | Nhiệm vụ | Chủ trì | Hạn\n"
    "1 | Rà soát quy hoạch cấp nước nông thôn | Sở Xây dựng | 30/4\n"
    "2 | Bố trí vốn | Sở Tài chính, Sở Kế hoạch | Quý II\n"
    "3 | Kiểm tra nước tại các trạm tập trung | Sở Y tế | Thường xuyên"
)


def test_the_lines_of_a_cell_are_not_mixed_with_its_neighbours() -> None:
    assert _text(_table(*_ROWS)) == f"{_FULL}\n\n{_READ}\n\n{_FULL}"


def test_rows_set_as_close_as_the_lines_of_a_cell_are_told_by_their_numbers() -> None:
    assert f"\n\n{_READ}\n\n" in _text(_table(*_ROWS, air=0))


def test_without_numbers_a_row_begins_where_its_cells_do() -> None:
    rows = (
        ("Đơn vị", "Nhiệm vụ", "Hạn"),
        ("Sở Y tế", "Kiểm tra chất lượng\nnước tại các trạm", "30/4"),
        ("Ban Quản lý\ndự án tỉnh", "Bàn giao mặt bằng\ncho nhà thầu", "Quý III"),
    )
    read = (
        "Đơn vị | Nhiệm vụ | Hạn\nSở Y tế | Kiểm tra chất lượng nước tại các trạm | 30/4\n"
        "Ban Quản lý dự án tỉnh | Bàn giao mặt bằng cho nhà thầu | Quý III"
    )
    for air in (0, 6):
        assert f"\n\n{read}\n\n" in _text(_table(*rows, lefts=(60, 250, 470), air=air))


def test_text_in_two_columns_is_no_table() -> None:
    left = ["Sở Xây dựng chủ trì rà soát quy hoạch", "cấp nước nông thôn trên địa bàn của", "tỉnh."]
    right = [
        "Sở Tài chính tham mưu bố trí nguồn vốn",
        "từ ngân sách tỉnh năm 2024 cho các dự",
        "án.",
    ]
    texts: list[Text] = [(50, 700 - 14 * at, line) for at, line in enumerate(left)]
    texts += [(320, 700 - 14 * at, line) for at, line in enumerate(right)]
    assert _text(texts) == f"{' '.join(left)}\n\n{' '.join(right)}"


def test_labels_that_hang_in_the_margin_are_no_column() -> None:
    tasks = ("Rà soát quy hoạch cấp nước sạch nông thôn trên toàn tỉnh, báo cáo kết quả.", "Vốn.")
    texts: list[Text] = [(60, 700, _FULL)]
    for at, task in enumerate(tasks * 2):
        texts += [(70, 680 - 20 * at, "-"), (95, 680 - 20 * at, task)]
    assert " | " not in _text(texts)


def test_two_lines_with_a_gap_are_no_table_yet() -> None:
    texts: list[Text] = [(60, 700, _FULL), (60, 660, "Sở Y tế"), (300, 660, "Sở Tài chính")]
    texts += [(60, 640, "Giám đốc"), (60, 600, _FULL)]
    assert "Sở Y tế | Sở Tài chính\n" in _text(texts)


_SCANNED = (
    (120, "TT", "Noi dung", "Co quan"),
    (200, "1", "Ra soat quy hoach", "Bo Tai chinh,"),
    (240, "", "cac khu cong nghiep", "Bo Xay dung"),
    (320, "2", "Bao cao", "Bo Y te"),
    (400, "3", "Kiem tra nuoc", "Bo Noi vu"),
    (440, "", "tai cac tram", ""),
)
_BELOW = "Cac co quan, don vi thuc hien nghiem tuc thong bao nay, bao cao ket qua."


@pytest.mark.parametrize("tilt", [0.0, 0.7, -0.7])
def test_the_columns_of_a_scanned_table_are_not_mixed(tilt: float) -> None:
    lefts = (120, 260, 760)
    cells = (
        (left, top, words)
        for top, *row in _SCANNED
        for left, words in zip(lefts, row, strict=True)
        if words
    )
    picture = page(*cells, (120, 540, _BELOW))
    picture = picture.rotate(tilt, Image.Resampling.BICUBIC, fillcolor="white")
    lines = TrueOcr().read(picture)
    read = Content(kind="png", layout=Layout.LINES, pages=(Page(lines=lines, ocr=True),))
    text = fold(repair(read).text).replace(" ", "").split("\n\n")[0]  # OCR reads "Yte", "chính"
    assert text.split("\n") == [
        "tt|noidung|coquan",
        "1|rasoatquyhoachcackhucongnghiep|botaichinh,boxaydung",
        "2|baocao|boyte",
        "3|kiemtranuoctaicactram|bonoivu",
    ]


def test_letterhead_and_foot_of_a_scan_are_no_table() -> None:
    sure = 0.97
    lines = [
        line("ỦY BAN NHÂN DÂN", 0.05, 0.16, confidence=sure),
        line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0.05, 0.45, confidence=sure),
        line("TỈNH LẠNG SƠN", 0.075, 0.18, confidence=sure),
        line("Độc lập - Tự do - Hạnh phúc", 0.075, 0.5, confidence=sure),
        line("Số: 12/TB-UBND", 0.1, 0.16, confidence=sure),
        line("Lạng Sơn, ngày 10 tháng 4 năm 2023", 0.1, 0.5, confidence=sure),
        centred("THÔNG BÁO", 0.15),
        line(_FULL[:85], 0.2, confidence=sure),
        line("Nơi nhận:", 0.8, 0.14, confidence=sure),
        line("TM. ỦY BAN NHÂN DÂN", 0.8, 0.55, confidence=sure),
        line("- Như trên;", 0.82, 0.14, confidence=sure),
        line("KT. CHỦ TỊCH", 0.82, 0.58, confidence=sure),
        line("- Lưu: VT.", 0.84, 0.14, confidence=sure),
        line("PHÓ CHỦ TỊCH", 0.84, 0.58, confidence=sure),
    ]
    text = repair(printed(lines, ocr=True)).text
    assert " | " not in text
    assert "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nSố: 12/TB-UBND" in text
    assert "Nơi nhận:\n- Như trên;\n- Lưu: VT." in text


def test_a_scanned_line_that_is_one_long_word_tells_nothing_of_the_tilt() -> None:
    dots = line("." * 60, 0.2, confidence=0.9)
    text = repair(printed([dots, line(_FULL[:85], 0.25, confidence=0.97)], ocr=True)).text
    assert _FULL[:85] in text
