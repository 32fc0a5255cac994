"""Real signed PDFs and scans, read in place."""

import io
from pathlib import Path

import pytest
from pypdf import PdfWriter

from ingest.readers.content import Content
from ingest.readers.ocr import chosen_engine
from ingest.readers.pdf import read_pdf

FILES = Path(__file__).parents[4] / "shared" / "corpora" / "files"

pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason="không có ../shared/corpora/files")


def _read(name: str, *, ocr: bool = False) -> Content:
    if not ocr:
        return read_pdf((FILES / name).read_bytes(), name)
    writer, first = PdfWriter(), io.BytesIO()
    writer.append(FILES / name, pages=(0, 1))
    writer.write(first)
    return read_pdf(first.getvalue(), name, chosen_engine("trueocr"))


def _running(content: Content) -> list[str]:
    return [line.text for line in content.pages[0].lines if not line.stamp]


@pytest.mark.parametrize(
    ("name", "number", "day"),
    [
        ("hanoi_tb_453_flag.pdf", "Số: 453/TB-UBND", "Hà Nội, ngày 29 tháng 4 năm 2026"),
        ("hanoi_kh_173_festival.pdf", "Số: 173/KH-UBND", "Hà Nội, ngày 28 tháng 4 năm 2026"),
        ("hanoi_qd_2280_water.pdf", "Số: 2280/QĐ-UBND", "Hà Nội, ngày 29 tháng 4 năm 2026"),
        ("tt_02_2021_btc.pdf", "Số: 02/2021/TT-BTC", "Hà Nội, ngày 08 tháng 01 năm 2021"),
    ],
)
def test_number_and_date_of_signed_pdfs_stand_in_their_lines(
    name: str, number: str, day: str
) -> None:
    content = _read(name)
    lines = _running(content)[:9]
    assert {number, day} <= set(lines)
    assert lines.index(number) > lines.index(next(x for x in lines if x.isupper()))
    assert content.warnings == ()


@pytest.mark.parametrize(
    ("name", "number", "day"),
    [
        ("cv_3722_metro.pdf", "3722/VPCP-CN", "ngày 28 tháng 4 năm 2026"),
        ("scan_4_pages.pdf", "51/2025/TT-BCA", "ngày 30 tháng 6 năm 2025"),
    ],
)
def test_printed_numbers_and_dates_of_scans_are_sure(name: str, number: str, day: str) -> None:
    content = _read(name, ocr=True)
    [line] = [line for line in content.pages[0].lines if number in line.text][:1]
    assert min(run.confidence or 0 for run in line.runs) > 0.6
    assert any(day in text for text in _running(content)[:9])
    assert not any("Người ký" in text or "ĐẾN" in text for text in _running(content))


@pytest.mark.parametrize(
    ("name", "behind"), [("nq_115_ba_vi.pdf", "/NQ-CP"), ("tt_37_bca_vehicle.pdf", "/2026/TT-BCA")]
)
def test_a_number_written_by_hand_is_marked_as_unsure(name: str, behind: str) -> None:
    lines = _read(name, ocr=True).pages[0].lines
    [line] = [line for line in lines if behind in line.text][:1]
    assert line.text.startswith("Số:")
    assert min(run.confidence or 0 for run in line.runs) < 0.7  # from .8 on it is believed
