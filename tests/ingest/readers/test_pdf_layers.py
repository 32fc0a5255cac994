"""PDFs whose text layer is missing, hidden, broken or locked."""

from dataclasses import dataclass

import pytest
from PIL import Image

from ingest.errors import UnreadableFileError
from ingest.readers.content import Line
from ingest.readers.pdf import read_pdf
from tests.support.pdfs import Sheet, Widget, pdf

BODY = "Ủy ban nhân dân các phường, xã có trách nhiệm chỉ đạo, kiểm tra việc treo cờ Tổ quốc"
TEXTS = [(40.0, 700.0 - 20 * i, BODY) for i in range(6)]
GREY = Image.new("L", (60, 80), 200)


@dataclass(frozen=True, slots=True)
class Reader:
    """An engine that reads the same lines off every picture."""

    lines: tuple[Line, ...]
    name: str = "fixed"

    def read(self, picture: Image.Image) -> tuple[Line, ...]:
        assert picture.width > 1000  # 200 dots an inch
        return self.lines


SCANNED = Reader((Line(text=BODY, box=(0.1, 0.1, 0.9, 0.12), confidence=0.9),))


def test_a_password_is_asked_for_in_one_line() -> None:
    with pytest.raises(UnreadableFileError, match=r"mat\.pdf: tệp PDF có mật khẩu; hãy") as error:
        read_pdf(pdf(Sheet(texts=TEXTS), password="secret"), "mat.pdf")
    assert "\n" not in str(error.value)


def test_a_pdf_locked_against_changes_only_is_read() -> None:
    content = read_pdf(pdf(Sheet(texts=TEXTS), password=""), "a.pdf")
    assert content.pages[0].lines[0].text == BODY


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj <<>> endobj\n" * 9])
def test_a_damaged_pdf_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="bị hỏng"):
        read_pdf(data, "a.pdf")


def test_a_mixed_file_is_read_page_by_page() -> None:
    content = read_pdf(pdf(Sheet(texts=TEXTS), Sheet(picture=GREY)), "a.pdf", SCANNED)
    assert [page.ocr for page in content.pages] == [False, True]
    assert content.pages[1].lines == SCANNED.lines
    assert content.warnings == ("trang 2: đọc từ ảnh quét (OCR), cần đối chiếu với bản gốc",)


def test_a_scan_without_an_engine_is_refused_and_says_how_to_go_on() -> None:
    with pytest.raises(UnreadableFileError, match="TRACUU_OCR=auto"):
        read_pdf(pdf(Sheet(picture=GREY)), "a.pdf")


def test_a_page_that_cannot_be_read_without_an_engine_is_named() -> None:
    content = read_pdf(pdf(Sheet(texts=TEXTS), Sheet(picture=GREY)), "a.pdf")
    assert any(warning.startswith("trang 2: là ảnh") for warning in content.warnings)


def test_a_layer_whose_letters_are_unmapped_is_read_from_the_picture_instead() -> None:
    broken = Sheet(texts=TEXTS, mapped=False, offset=29)
    content = read_pdf(pdf(broken), "a.pdf", SCANNED)
    assert content.pages[0].lines == SCANNED.lines
    assert content.warnings == ("trang 1: lớp chữ của PDF bị hỏng, đã đọc lại từ ảnh (OCR)",)
    assert "có thể sai" in read_pdf(pdf(broken), "a.pdf").warnings[0]


def test_old_letters_for_u_and_o_with_horn_do_not_make_a_layer_broken() -> None:
    texts = [(x, y, text.replace("ư", "ƣ")) for x, y, text in TEXTS]
    content = read_pdf(pdf(Sheet(texts=texts)), "a.pdf", Reader(()))
    assert not content.ocr
    assert "phƣờng" in content.pages[0].lines[0].text


def test_a_poor_layer_under_a_scan_gives_way_to_our_own_reading() -> None:
    poor = [(x, y, "Uy bn nhzn dzn czc phxxng cb trkch nhlpm") for x, y, _ in TEXTS]
    content = read_pdf(pdf(Sheet(texts=poor, hidden=True, picture=GREY)), "a.pdf", SCANNED)
    assert [line.text for line in content.pages[0].lines] == [BODY]


def test_a_layer_under_a_scan_that_reads_better_is_kept_and_flagged() -> None:
    scan = pdf(Sheet(texts=TEXTS, hidden=True, picture=GREY))
    unsure = Reader((Line(text="Uy bn nhdn cấc phxxng", box=(0, 0, 1, 0.1), confidence=0.5),))
    for engine in (unsure, None):
        content = read_pdf(scan, "a.pdf", engine)
        assert [line.text for line in content.pages[0].lines] == [BODY] * 6
        assert "lớp OCR có sẵn" in content.warnings[0]


def test_a_signatures_caption_on_a_scan_is_taken_as_text_not_as_ocr_reads_it() -> None:
    note = Widget(left=60, bottom=600, lines=("Người ký: CỔNG THÔNG TIN", "Email: a@b.vn"))
    read = Reader((*SCANNED.lines, Line(text="Nguoi ky", box=(0.12, 0.21, 0.3, 0.23))))
    content = read_pdf(pdf(Sheet(picture=GREY, widgets=[note])), "a.pdf", read)
    running = [line.text for line in content.pages[0].lines if not line.stamp]
    assert running == [BODY]
    assert "Người ký: CỔNG THÔNG TIN" in [x.text for x in content.pages[0].lines if x.stamp]


def test_a_number_stamped_as_a_picture_is_read_by_ocr_at_its_place() -> None:
    blank = (60.0, 760.0, "Số:        /TB-UBND")
    widget = Widget(left=84, bottom=755, lines=("453  ",), picture=GREY)
    file = pdf(Sheet(texts=[blank, *TEXTS], widgets=[widget]))
    number = Line(text="Số: 453 /TB-UBND", box=(0.1, 0.03, 0.29, 0.055), confidence=0.8)
    lines = read_pdf(file, "a.pdf", Reader((number,))).pages[0].lines
    assert (lines[0], lines[1].text) == (number, BODY)
    assert read_pdf(file, "a.pdf").pages[0].lines[0].text == "Số: /TB-UBND"
    unread = Line(text="Số: /TB-UBND", box=number.box, confidence=0.9)
    assert read_pdf(file, "a.pdf", Reader((unread,))).pages[0].lines[0].confidence is None
