"""Heads and feet of every kind of document, as they are typed, and as OCR reads them."""

import datetime as dt
import json
import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from eval.header import of_corpus, of_files, table
from ingest.agencies import load_abbreviations
from ingest.header import Header, read_header
from ingest.notice import Place, Span
from ingest.repair import repair
from tests.ingest.printed import plain

SHARED = Path(__file__).resolve().parents[3] / "shared/corpora"
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
ABBREVIATIONS = load_abbreviations()


def _document(
    number: str, kind: str, title: str, issuer: str = "BỘ TÀI CHÍNH", date: str | None = None
) -> str:
    date = date if date is not None else "Hà Nội, ngày 05 tháng 3 năm 2024"
    return (
        f"{issuer}\n{number}\n\n{MOTTO}\n{date}\n\n{kind}\n\n{title}\n\n"
        "Căn cứ Nghị định số 14/2023/NĐ-CP ngày 20 tháng 4 năm 2023 của Chính phủ;\n\n"
        "Bộ Tài chính thông báo như sau./.\n\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT, TCT.\n\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nCao Anh Tuấn"
    )


def _read(text: str, *places: Place, stamps: tuple[str, ...] = ()) -> Header:
    return read_header(text, ABBREVIATIONS, places, stamps)


@pytest.mark.parametrize(
    ("line", "number", "kind"),
    [
        ("Số: 12/TB-BTC", "12/TB-BTC", "THÔNG BÁO"),
        ("Số: 03/CT-BTC", "03/CT-BTC", "CHỈ THỊ"),
        ("Số: 2280/QĐ-BTC", "2280/QĐ-BTC", "QUYẾT ĐỊNH"),
        ("Số: 115/NQ-CP", "115/NQ-CP", "NGHỊ QUYẾT"),
        ("Số: 14/2024/NĐ-CP", "14/2024/NĐ-CP", "NGHỊ ĐỊNH"),
        ("Số: 02/2024/TT-BTC", "02/2024/TT-BTC", "THÔNG TƯ"),
        ("Số: 173/KH-UBND", "173/KH-UBND", "KẾ HOẠCH"),
        ("Số: 415/CĐ-TTg", "415/CĐ-TTg", "CÔNG ĐIỆN"),
        ("Số: 92/TTr-UBND", "92/TTr-UBND", "TỜ TRÌNH"),
        ("Số: 4123/BC-BTC", "4123/BC-BTC", "BÁO CÁO"),
        ("Số: 05/HD-BTC", "05/HD-BTC", "HƯỚNG DẪN"),
        ("Số 14-KL/TW", "14-KL/TW", "KẾT LUẬN"),
        ("Luật số: 27/2024/QH15", "27/2024/QH15", "LUẬT"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_each_kind_gives_its_number_date_place_and_signer(
    line: str, number: str, kind: str, form: Literal["NFC", "NFD"]
) -> None:
    text = _document(line, kind, "Về việc rà soát các dự án")
    text = repair(plain(unicodedata.normalize(form, text))).text
    header = _read(text)
    assert (header.number, header.kind) == (number, kind.capitalize())
    assert (header.date, header.place) == (dt.date(2024, 3, 5), "Hà Nội")
    assert header.title == "Về việc rà soát các dự án"
    assert (header.signer, header.signer_rank) == ("Cao Anh Tuấn", "KT. BỘ TRƯỞNG, THỨ TRƯỞNG")
    assert header.recipients == ("Như trên", "Lưu: VT, TCT")
    assert header.body.of(text).startswith("Căn cứ")
    assert header.body.of(text).endswith("như sau./.")
    assert header.warnings == ()


def test_an_official_letter_has_its_subject_and_addressee() -> None:
    text = (
        f"BỘ TÀI CHÍNH TỔNG CỤC THUẾ\n-------\n\n{MOTTO}\n\nSố: 4205/TCT-DNNCN\n"
        "V/v thực hiện Nghị định số 91/2022/NĐ-CP\n\nHà Nội, ngày 14 tháng 11 năm 2022\n\n"
        "Kính gửi: Cục Thuế các tỉnh\n\nTổng cục Thuế trả lời./."
    )
    header = _read(text)
    assert (header.number, header.kind) == ("4205/TCT-DNNCN", "Công văn")
    assert header.title == "thực hiện Nghị định số 91/2022/NĐ-CP"
    assert header.issuer == "Tổng cục Thuế"


def test_a_party_directive_has_its_own_order_of_number() -> None:
    text = (
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 19-CT/TW\n\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Hà Nội, ngày 18 tháng 11 năm 2022\n\nCHỈ THỊ\n\nCỦA BAN BÍ THƯ\n\n"
        "Để chuẩn bị tốt, Ban Bí thư yêu cầu thực hiện.\n\nT/M BAN BÍ THƯ\n\nVõ Văn Thưởng"
    )
    header = _read(text)
    assert (header.number, header.kind) == ("19-CT/TW", "Chỉ thị")
    assert header.issuer == "Ban Chấp hành Trung ương"
    assert (header.signer, header.signer_rank) == ("Võ Văn Thưởng", "T/M BAN BÍ THƯ")


@pytest.mark.parametrize(
    "number", ["Số:      /TB-BTC", "Số: …/TB-BTC", "Số: ....../2024/TB-BTC", "Số:"]
)
def test_a_blank_number_is_not_taken_from_elsewhere(number: str) -> None:
    header = _read(_document(number, "THÔNG BÁO", "Sửa đổi Thông báo số 99/TB-BTC"))
    assert header.number is None
    assert "không đọc được số văn bản" in header.warnings


@pytest.mark.parametrize(
    "date",
    [
        "Hà Nội, ngày     tháng     năm 2024",
        "Hà Nội, ngày … tháng … năm …",
        "Hà Nội, ngày 29 tháng H năm 2026",
        "Hà Nội, ngày 31 tháng 02 năm 2024",
        "",
    ],
)
def test_a_blank_or_impossible_date_is_not_taken_from_elsewhere(date: str) -> None:
    header = _read(_document("Số: 12/TB-BTC", "THÔNG BÁO", "Kết luận họp", date=date))
    assert (header.number, header.date) == ("12/TB-BTC", None)
    assert "không đọc được ngày ban hành" in header.warnings


def test_an_arrival_stamp_gives_neither_number_nor_date() -> None:
    stamp = "CÔNG VĂN ĐẾN\nSố: 777\nNgày: 24/4/2026"
    text = _document(
        f"Số:     /QĐ-TTg\n{stamp}", "QUYẾT ĐỊNH", "Phê duyệt", date="Hà Nội, ngày tháng 4 năm 2026"
    )
    header = _read(text)
    assert (header.number, header.date) == (None, None)


@pytest.mark.parametrize(
    ("number", "read"),
    [
        ("Số: 2 1 /2024/TT-BTC", "21/2024/TT-BTC"),
        ("Só:3722/VPCP-CN", "3722/VPCP-CN"),
        ("Số: F0F/QĐ-TTg", None),
    ],
)
def test_numbers_as_ocr_reads_them(number: str, read: str | None) -> None:
    assert _read(_document(number, "NGHỊQUYẾT", "Về việc bàn giao")).number == read


def test_kinds_as_ocr_reads_them() -> None:
    assert _read(_document("Số: 1/KH-BTC", "KÉ HOẠCH", "Hành động")).kind == "Kế hoạch"
    assert _read(_document("Số: 1/NQ-CP", "NGHỊQUYẾT", "Hành động")).kind == "Nghị quyết"


@pytest.mark.parametrize(
    ("words", "confidence", "sure"),
    [("729/QĐ-TTg", 0.71, False), ("729/QĐ-TTg", 0.9, True), ("Số: 729/QĐ-TTg", 0.9, False)],
)
def test_a_number_that_ocr_doubts_is_blank_and_says_what_was_read(
    words: str, confidence: float, *, sure: bool
) -> None:
    text = _document("Số: 729/QĐ-TTg", "QUYẾT ĐỊNH", "Phê chuẩn")
    at = text.index(words)
    span = Span(start=at, end=at + len(words))
    header = _read(text, Place(span=span, page=1, box=(0, 0, 1, 1), confidence=confidence))
    assert header.number == ("729/QĐ-TTg" if sure else None)
    assert any("729/QĐ-TTg" in warning for warning in header.warnings) != sure


def test_a_date_after_the_signature_of_a_scan_is_doubted() -> None:
    text = _document(
        "Số: 7/QĐ-TTg", "QUYẾT ĐỊNH", "Phê duyệt", date="Hà Nội, ngày 29 tháng 4 năm 2026"
    )
    place = Place(span=Span(start=0, end=5), page=1, box=(0, 0, 1, 1), confidence=0.99)
    stamps = ("Thời gian ký: 24.04.2026 16:36:42 +07:00",)
    assert _read(text, place, stamps=stamps).date is None
    assert _read(text, place).date == dt.date(2026, 4, 29)


def test_a_year_in_the_number_that_is_not_the_date_s_is_doubted() -> None:
    header = _read(_document("Số: 139/2025/NĐ-CP", "NGHỊ ĐỊNH", "Quy định"))
    assert (header.number, header.date) == ("139/2025/NĐ-CP", None)


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI", "Ủy ban nhân dân thành phố Hà Nội"),
        ("UBND TỈNH LÀO CAI\nVĂN PHÒNG", "Văn phòng Ủy ban nhân dân tỉnh Lào Cai"),
        ("BỘ THÔNG TIN VÀ\nTRUYỀN THÔNG", "Bộ Thông tin và Truyền thông"),
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH\nSỞ Y TẾ", "Sở Y tế thành phố Hồ Chí Minh"),
        ("BỘ Y TẾ\nCỤC PHÒNG, CHỐNG HIV/AIDS", "Cục Phòng, chống HIV/AIDS"),
    ],
)
def test_the_issuer_is_the_last_agency_of_the_letterhead(lines: str, issuer: str) -> None:
    assert _read(_document("Số: 1/TB-X", "THÔNG BÁO", "Kết luận", issuer=lines)).issuer == issuer


def test_a_title_ends_where_the_authority_begins() -> None:
    text = _document("Số: 1/QĐ-BTC", "QUYẾT ĐỊNH", "VỀ VIỆC CÔNG BỐ\n\nBỘ TRƯỞNG BỘ TÀI CHÍNH")
    assert _read(text).title == "VỀ VIỆC CÔNG BỐ"


def test_what_follows_the_signature_is_an_annex_and_forms_there_change_nothing() -> None:
    annex = (
        "PHỤ LỤC I\n\nMẪU BÁO CÁO\n\nSố: 9/BC-X\n\nNơi nhận:\n- Sở Y tế;\n\nGIÁM ĐỐC\nTrần Văn An"
    )
    text = _document("Số: 12/TB-BTC", "THÔNG BÁO", "Kết luận") + f"\n\n{annex}"
    header = _read(text)
    assert [span.of(text) for span in header.annexes] == [annex]
    assert (header.number, header.signer) == ("12/TB-BTC", "Cao Anh Tuấn")
    assert header.recipients == ("Như trên", "Lưu: VT, TCT")


def test_a_law_has_no_date_but_that_of_its_letterhead() -> None:
    text = (
        f"QUỐC HỘI\nLuật số: 27/2001/QH10\n\n{MOTTO}\n\nLUẬT\n\nPhòng cháy và chữa cháy\n\n"
        "Điều 1. Luật này có hiệu lực kể từ ngày 04 tháng 10 năm 2001.\n\n"
        "Luật này đã được Quốc hội khóa X thông qua ngày 29 tháng 6 năm 2001.\n\n"
        "CHỦ TỊCH QUỐC HỘI\nNông Đức Mạnh"
    )
    assert _read(text).date is None


def test_a_date_above_the_signer_counts_where_the_letterhead_has_no_place_for_one() -> None:
    foot = "Hà Nội, ngày 7 tháng 3 năm 2024\n\nKT. BỘ TRƯỞNG"
    text = _document("Số: 12/TB-BTC", "THÔNG BÁO", "Về việc họp", date="")
    signed = text.replace("Nơi nhận:\n- Như trên;\n- Lưu: VT, TCT.\n\nKT. BỘ TRƯỞNG", foot)
    header = _read(signed)
    assert (header.date, header.place) == (dt.date(2024, 3, 7), "Hà Nội")
    blank = _document("Số: 12/TB-BTC", "THÔNG BÁO", "Họp", date="Hà Nội, ngày   tháng 3 năm 2024")
    assert (
        _read(blank.replace("Nơi nhận:\n- Như trên;\n- Lưu: VT, TCT.\n\nKT. BỘ TRƯỞNG", foot)).date
        is None
    )
    cited = signed.replace("KT. BỘ TRƯỞNG", "Các đơn vị báo cáo.\n\nKT. BỘ TRƯỞNG")
    assert _read(cited).date is None


def test_a_name_that_ocr_mangled_is_no_signer() -> None:
    text = _document("Số: 1/QĐ-X", "QUYẾT ĐỊNH", "Phê duyệt").replace(
        "Cao Anh Tuấn", "Lham Anh Tuấn"
    )
    header = _read(text)
    assert (header.signer, header.signer_rank) == (None, "KT. BỘ TRƯỞNG, THỨ TRƯỞNG")
    assert "không đọc được người ký" in header.warnings


@pytest.mark.skipif(not SHARED.is_dir(), reason="the texts are in ../shared, which is not here")
def test_numbers_and_dates_of_real_texts_are_read(tmp_path: Path) -> None:
    lines = (SHARED / "admin-dev/corpus.jsonl").read_text(encoding="utf-8").splitlines()
    sample = tmp_path / "corpus.jsonl"
    rows = [json.loads(line) for line in lines[::16]]
    for row in rows:
        row["text"] = row["text"][:6000]
    sample.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    readings = [reading for reading in of_corpus(sample) if reading.label is not None]
    right = sum(reading.verdict == "right" for reading in readings)
    assert right >= 0.98 * len(readings) > 60


@pytest.mark.skipif(not SHARED.is_dir(), reason="the files are in ../shared, which is not here")
def test_signed_and_word_files_give_number_and_date_or_a_blank(tmp_path: Path) -> None:
    labels = (SHARED / "files/labels.jsonl").read_text(encoding="utf-8").splitlines()
    quick = [
        json.loads(line)
        for line in labels
        if '"pdf-scan"' not in line and '"wrong-type"' not in line
    ]
    for label in quick:
        (tmp_path / label["file"]).symlink_to(SHARED / "files" / label["file"])
    (tmp_path / "labels.jsonl").write_text("\n".join(map(json.dumps, quick)), encoding="utf-8")
    _, differences = table(of_files(tmp_path))
    assert differences == []
