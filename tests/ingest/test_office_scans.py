"""What pages from an office's scanner have: a dark rim, stamps, misread marks, lost letters."""

import datetime as dt

import cv2
import numpy as np
import pytest
from PIL import Image

from ingest.agencies import load_abbreviations
from ingest.header import read_header
from ingest.notice import Place, Span
from ingest.readers.borders import without_rim
from ingest.readers.content import Line, Run
from ingest.readers.ocr_labels import labelled
from ingest.readers.ocr_words import Peak, Turned, line_of_peaks
from ingest.readers.second_look import agreed, unread
from ingest.readers.stamps import written_in
from ingest.readers.tones import weighed
from ingest.readers.trueocr_engine import TrueOcr
from ingest.repair.stamps import fill_blanks
from tests.support.pictures import page

ABBREVIATIONS = load_abbreviations()
BOX = (0.1, 0.1, 0.9, 0.12)
TURNED = Turned(width=1000, height=1000)


def _words(text: str, *sure: float) -> Line:
    """A line of words with so much confidence each, the last for all that follow."""
    runs, at = list[Run](), 0
    for i, word in enumerate(text.split()):
        confidence = sure[min(i, len(sure) - 1)]
        runs.append(Run(start=at, end=at + len(word), box=BOX, confidence=confidence))
        at += len(word) + 1
    return Line(text=text, box=BOX, runs=tuple(runs), confidence=min(sure))


def _peaks(text: str) -> list[Peak]:
    return [Peak(char, 20.0 * i + 10, 0.99) for i, char in enumerate(text)]


def test_a_tilted_page_in_a_dark_rim_is_read_straight() -> None:
    lines = [
        (140, 300 + 60 * i, "Giao So Tai chinh chu tri, bao cao truoc ngay 15") for i in range(12)
    ]
    upright = np.asarray(page(*lines).convert("L"))
    high, wide = upright.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), 1.8, 1)
    tilted = cv2.warpAffine(upright, turn, (wide, high), borderValue=(35.0,))
    tilted[:, :26] = tilted[:18] = 30
    read = TrueOcr().read(Image.fromarray(tilted).convert("RGB"))
    assert [line.text.endswith("bao cao truoc ngay 15") for line in read] == [True] * len(lines)


def test_a_page_without_a_rim_stays_as_it_is() -> None:
    plain = np.asarray(page((0, 200, "Sat mep trai"), (200, 0, "Sat mep tren")).convert("L"))
    assert without_rim(plain) is plain


@pytest.mark.parametrize("text", ["Số:12/TB-UBND", "Số:/2024/TT-BYT", "2.Giao Sở"])
def test_the_word_before_a_figure_or_behind_a_label_is_a_word_of_its_own(text: str) -> None:
    blank = np.full((40, 400), 255, np.uint8)
    line = line_of_peaks(_peaks(text), (0, 0, 400, 40), blank, TURNED)
    assert line is not None
    head, rest = text.split(":" if ":" in text else ".", 1)
    assert line.text.replace(" ", "") == text.replace(" ", "")
    assert line.text.split()[0] == head + text[len(head)]
    assert line.text.split()[1] == rest.split()[0]


def test_capitals_side_by_side_hide_no_figure_and_a_figure_between_others_is_noticed() -> None:
    inked = np.full((40, 400), 255, np.uint8)
    inked[5:35, 26:44] = 0
    letters, figures = (
        [Peak(first, 10, 0.99), Peak(second, 60, 0.99)] for first, second in ("BC", ":5")
    )
    box = (0.0, 0.0, 100.0, 40.0)
    assert unread(letters, box, inked) == letters
    assert max(peak.confidence for peak in unread(figures, box, inked)) < 0.5


@pytest.mark.parametrize(
    ("read", "sure", "printed"),
    [
        ("THÚ TƯỚNG CHÍNH PHỦ", 0.99, "THỦ TƯỚNG CHÍNH PHỦ"),
        ("XÃ TẢN LĨNH", 0.99, "XÃ TẢN LĨNH"),
        ("xây kè chống sạt lở", 0.99, "xây kè chống sạt lở"),
        ("Phậm Quang Minh", 0.99, "Phạm Quang Minh"),
        ("Vủ Đình Khải", 0.7, "Vũ Đình Khải"),
        ("Giàng A Páo", 0.7, "Giàng A Páo"),
        ("Cao Anh Tuấn", 0.7, "Cao Anh Tuấn"),
    ],
)
def test_marks_that_no_word_or_name_has_are_mended(read: str, sure: float, printed: str) -> None:
    assert weighed(_words(read, sure)).text == printed


def test_a_name_that_may_be_two_is_left_blank() -> None:
    line = weighed(_words("Cao Anh Tuẩn", 0.99))
    assert line.text == "Cao Anh Tuẩn"
    text = f"Thực hiện./.\n\nNơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\n{line.text}"
    start = text.index(line.text)
    places = tuple(
        Place(page=1, box=BOX, span=Span(start=start + run.start, end=start + run.end), confidence=run.confidence)
        for run in line.runs
    )  # fmt: skip
    header = read_header(text, ABBREVIATIONS, places)
    assert (header.signer, header.signer_rank) == (None, "GIÁM ĐỐC")
    assert any("Tuẩn" in warning for warning in header.warnings)


@pytest.mark.parametrize("read", ["Nơinhận:", "NƠnhận:", "Nơ nhận:", "Nơi nhân:", "Nơi nhận:"])
def test_the_heading_of_the_recipients_is_known_without_its_marks(read: str) -> None:
    assert labelled(Line(text=read)).text == "Nơi nhận:"


def test_a_sentence_that_begins_alike_is_no_such_heading() -> None:
    assert labelled(Line(text="Nơi nhận hồ sơ là bộ phận một cửa")).text.endswith("một cửa")


def test_a_number_written_into_a_red_stamp_is_no_text_and_a_sentence_there_is() -> None:
    hand = Line(text="905", box=(0.2, 0.2, 0.24, 0.22), confidence=0.99)
    beside = Line(text="905", box=(0.7, 0.2, 0.74, 0.22), confidence=0.99)
    words = Line(text="của Chủ tịch tỉnh", box=(0.2, 0.22, 0.35, 0.24), confidence=0.99)
    read = written_in((hand, beside, words), [(150, 150, 400, 260)], (1000, 1000))
    assert [line.stamp for line in read] == [True, False, False]


@pytest.mark.parametrize(("sure", "filled"), [(0.99, 1), (0.8, 0)])
def test_a_number_stamped_in_red_fills_the_blank_when_it_is_legible(
    sure: float, filled: int
) -> None:
    blank = Line(text="Số: /2024/TT-BYT", box=(0.18, 0.1, 0.38, 0.115))
    red = Line(text="09", box=(0.22, 0.1, 0.25, 0.115), stamp=True, confidence=sure)
    lines, _, count = fill_blanks([blank, red])
    assert count == filled
    assert ("09/2024/TT-BYT" in lines[0].text) is bool(filled)
    assert all(run.confidence == sure for run in lines[0].runs)


@pytest.mark.parametrize(
    ("read", "kind"),
    [
        ("NGH ĐỊNH", "Nghị định"),
        ("THNG TƯ LIÊN TỊCH", "Thông tư liên tịch"),
        ("QUYẾT ĐNH", "Quyết định"),
    ],
)
def test_a_kind_with_a_letter_lost_is_the_kind(read: str, kind: str) -> None:
    text = f"BỘ Y TẾ\nSố: 8/X-BYT\n\n{read}\n\nVề lịch trực\n\nĐiều 1. Lịch trực như sau."
    header = read_header(text, ABBREVIATIONS)
    assert (header.kind, header.title) == (kind, "Về lịch trực")


def test_other_words_in_capitals_are_no_kind() -> None:
    text = "BỘ Y TẾ\nSố: 8/X-BYT\n\nTHÔNG TIN\n\nHỎA TỐC\n\nLịch trực như sau."
    assert read_header(text, ABBREVIATIONS).kind is None


@pytest.mark.parametrize(("kind", "number"), [("TỜ TRÌNH", None), ("THÔNG TƯ", "23/TT-SXD")])
def test_a_scanned_number_of_another_kind_than_its_document_is_left_blank(
    kind: str, number: str | None
) -> None:
    text = f"SỞ XÂY DỰNG\nSố: 23/TT-SXD\n\nHà Nam, ngày 5 tháng 3 năm 2024\n\n{kind}\n\nVề lịch trực\n\nKính trình."
    seen = Place(page=1, box=BOX, span=Span(start=0, end=len(text)), confidence=0.99)
    header = read_header(text, ABBREVIATIONS, (seen,))
    assert (header.number, header.date) == (number, dt.date(2024, 3, 5))


def test_a_letter_whose_number_cannot_be_read_is_still_a_letter() -> None:
    text = "BỘ Y TẾ\n\nV/v trực ngày nghỉ\n\nBộ Y tế đề nghị các đơn vị trực đủ người."
    header = read_header(text, ABBREVIATIONS)
    assert (header.kind, header.title) == ("Công văn", "trực ngày nghỉ")


def _sure(text: str, *confidence: float) -> list[Peak]:
    return [
        Peak(char, 20.0 * i, sure)
        for i, (char, sure) in enumerate(zip(text, confidence, strict=True))
    ]


def test_a_letter_that_one_reading_takes_for_another_keeps_most_of_its_confidence() -> None:
    read, right, wrong = _sure("5T", 1, 1), _sure("5T", 1, 1), _sure("5I", 1, 1)
    assert [peak.confidence for peak in agreed(read, [right, right, right, wrong])] == [1.0, 0.9]
    other = [_sure("3T", 1, 1), right, right, right]
    assert [peak.confidence for peak in agreed(read, other)] == [0.75, 1.0]


def test_a_figure_is_as_sure_as_all_but_one_of_its_readings() -> None:
    read, sure, less = _sure("7", 0.6), _sure("7", 1), _sure("7", 0.7)
    assert agreed(read, [sure] * 4)[0].confidence == 1.0
    assert agreed(read, [sure, sure, sure, less])[0].confidence == 0.7


def test_a_figure_beside_which_others_read_one_more_is_in_doubt() -> None:
    read = _sure("2 t", 1, 1, 1)
    assert agreed(read, [_sure("21 t", 1, 0.4, 1, 1)] * 4)[0].confidence == 0.0
