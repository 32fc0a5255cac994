"""Letterheads as offices set them: two columns on one line, Party bodies, a day left open."""

import datetime as dt

import pytest

from ingest.agencies import load_abbreviations
from ingest.header import read_header
from ingest.notice import Span
from ingest.outline import read_outline
from ingest.readers.content import Line
from ingest.repair import repair
from ingest.repair.date_lines import with_whole_dates
from tests.ingest.printed import centred, line, printed

ABBREVIATIONS = load_abbreviations()


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        (
            (
                "UBND TỈNH HÀ NAM    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                "SỞ NỘI VỤ    Độc lập - Tự do - Hạnh phúc\nSố: 8/TB-SNV"
            ),
            "Sở Nội vụ tỉnh Hà Nam",
        ),
        (
            "ỦY BAN NHÂN DÂN TỈNH PHÚ\nTHỌ\nSố: 8/TB-UBND",
            "Ủy ban nhân dân tỉnh Phú Thọ",
        ),
        ("TỈNH ỦY LÀO CAI\nBAN NỘI CHÍNH\n*\nSố 27-TB/BNCTU", "Ban Nội chính Tỉnh ủy Lào Cai"),
        ("BỘ Y TẾ\nS0: 8/TB-BYT", "Bộ Y tế"),
        ("BỘ Y TẾ\nSỐ: 8/TB-BYT", "Bộ Y tế"),
    ],
)
def test_the_issuer_is_the_last_agency_above_the_number(head: str, issuer: str) -> None:
    text = f"{head}\n\nHà Nội, ngày 5 tháng 3 năm 2024\n\nTHÔNG BÁO\n\nVề lịch họp\n\nHọp."
    assert read_header(text, ABBREVIATIONS).issuer == issuer


@pytest.mark.parametrize("so", ["Số: ", "S: ", "S0: ", "Sõ:", "SỐ: "])
def test_a_number_is_found_behind_a_word_that_lost_its_mark(so: str) -> None:
    text = f"BỘ Y TẾ\n{so}87/TB-BYT\n\nTHÔNG BÁO\n\nVề lịch họp"
    assert read_header(text, ABBREVIATIONS).number == "87/TB-BYT"


@pytest.mark.parametrize(
    "parts",
    [
        ("Lào Cai, ngày 5", "tháng 3 năm 2024"),
        ("Lào Cai, ngày", "5", "tháng 3 năm 2024"),
        ("Lào Cai, ngày 5 tháng", "3", "năm 2024"),
    ],
)
def test_a_date_in_pieces_is_one_line(parts: tuple[str, ...]) -> None:
    lefts = (0.5, 0.68, 0.74)
    pieces = [
        line(part, 0.12, left, left + 0.009 * len(part))
        for part, left in zip(parts, lefts, strict=False)
    ]
    page = [
        line("UBND TỈNH LÀO CAI", 0.06, 0.14, 0.35),
        line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0.06, 0.5, 0.9),
        line("Số: 8/TB-UBND", 0.12, 0.16, 0.3),
        *pieces,
        centred("THÔNG BÁO", 0.2),
        centred("Về lịch họp", 0.23),
    ]
    read = read_header(repair(printed(page)).text, ABBREVIATIONS)
    assert (read.number, read.date) == ("8/TB-UBND", dt.date(2024, 3, 5))


def test_what_stands_on_another_level_or_far_away_is_no_part_of_a_date() -> None:
    open_line = line("Lào Cai, ngày", 0.12, 0.5, 0.62)
    below = line("tháng 3 năm 2024", 0.16, 0.65, 0.8)
    far = line("tháng 3 năm 2024", 0.12, 0.8, 0.95)
    stamp = Line(text="24", box=(0.63, 0.12, 0.65, 0.136), stamp=True)
    assert with_whole_dates((open_line, below, far, stamp)) == (open_line, below, far, stamp)


def test_the_runs_of_a_date_in_pieces_keep_their_words() -> None:
    [whole] = with_whole_dates((line("Hà Nội, ngày", 0.1, 0.5, 0.6), line("tháng 3 năm 2024", 0.1, 0.63, 0.8)))  # fmt: skip
    assert [whole.text[run.start : run.end] for run in whole.runs] == whole.text.split()


def test_an_authority_below_a_title_is_no_part_of_it() -> None:
    page = [
        line("Số: 8/CĐ-TTg", 0.06, 0.16, 0.3),
        line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0.06, 0.5, 0.9),
        centred("CÔNG ĐIỆN", 0.2),
        centred("Về việc ứng phó với mưa lớn ở các tỉnh phía Bắc", 0.222),
        centred("THỦ TƯỚNG CHÍNH PHỦ điện:", 0.244),
        *(line("- Bộ trưởng các bộ có tên sau đây, và chủ tịch các tỉnh ở phía Bắc", 0.3 + 0.02 * i) for i in range(5)),
    ]  # fmt: skip
    read = read_header(repair(printed(page)).text, ABBREVIATIONS)
    assert read.title == "Về việc ứng phó với mưa lớn ở các tỉnh phía Bắc"


def test_labels_with_dashes_as_the_party_writes_them_make_an_outline() -> None:
    text = (
        "I- TÌNH HÌNH\n\n1- Công tác có tiến bộ.\n\n2- Còn hạn chế.\n\nII- MỤC TIÊU\n\n"
        "1- Đến năm 2030 có 20 xã.\n\n02- Cá nhân\n\n3-5 ngày một lần"
    )
    outline = read_outline(text, Span(start=0, end=len(text)))
    labels = [section.label for top in outline for section in top.walk()]
    assert labels == ["I", "I.1", "I.2", "II", "II.1"]
