"""Files as they are: encodings, broken input, and the real notice read field by field."""

import datetime as dt
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from viparse.normalize.encodings import CHARMAPS

from ingest.agencies import load_abbreviations
from ingest.errors import EmptyDocumentError, UnreadableFileError
from ingest.normalise import fold, nfc, same_tone
from ingest.notice import Notice
from ingest.parse import parse_notice
from ingest.passages import split_passages
from tests.support.growth import growth
from tests.support.homes import NOTICE
from tests.support.notices import notice_text

ABBREVIATIONS = load_abbreviations()


def _read(data: bytes) -> Notice:
    return parse_notice(data, "tệp.txt", ABBREVIATIONS)


@pytest.fixture(scope="module")
def notice() -> Notice:
    """The real notice."""
    return _read(NOTICE.read_bytes())


def test_the_letterhead_of_the_real_notice(notice: Notice) -> None:
    assert notice.number == "320/TB-VPCP"
    assert notice.date == dt.date(2021, 11, 28)
    assert (notice.issuer, notice.kind) == ("Văn phòng Chính phủ", "Thông báo")
    assert notice.title == (
        "Kết luận của Thủ tướng Chính phủ Phạm Minh Chính tại buổi làm việc với lãnh đạo tỉnh Lạng Sơn"
    )
    assert notice.signer is None
    assert len(notice.recipients) == 6
    assert "Nơi nhận" not in notice.body.of(notice.text)


def test_the_outline_of_the_real_notice(notice: Notice) -> None:
    labels = [section.label for section in notice.sections()]
    second, third = [f"II.{n}" for n in range(1, 8)], [f"III.{n}" for n in range(1, 6)]
    assert labels == ["I", "II", *second, "III", *third]


def test_a_sentence_broken_by_an_empty_line_is_joined_and_that_is_recorded(notice: Notice) -> None:
    assert "phúc lợi xã hội được triển khai" in notice.text
    assert notice.repairs == ("đã nối 1 câu bị ngắt bởi dòng trống",)


def test_the_closing_formula_is_in_no_section(notice: Notice) -> None:
    last = split_passages(notice)[-1]
    assert last.text.startswith("Văn phòng Chính phủ thông báo")
    assert last.section == ""


def _holds(notice: Notice) -> None:
    """Passages tile the body, sentences their passages."""
    at = notice.body.start
    for passage in split_passages(notice):
        assert passage.text == passage.span.of(notice.text)
        assert not notice.text[at : passage.span.start].strip()
        inner = passage.span.start
        for sentence in passage.sentences:
            assert not notice.text[inner : sentence.start].strip()
            inner = sentence.end
        assert not notice.text[inner : passage.span.end].strip()
        at = passage.span.end
    assert not notice.text[at : notice.body.end].strip()


def test_passages_tile_the_body_of_the_real_notice(notice: Notice) -> None:
    _holds(notice)


_LINES = st.sampled_from(
    ["I. MỘT", "1. Việc một; việc hai.", "2. Việc ba.", "a) Điểm a:", "- ý một", "Câu. Câu nữa! Số 4.270.",
     "II. HAI", "Điều 1. Phạm vi", "Nơi nhận:", "theo khoản 2 Điều 5", "từ " * 250, "**đậm**", ""]
)  # fmt: skip


@given(st.lists(_LINES, max_size=25), st.sampled_from(["\n", "\n\n"]))
def test_passages_tile_any_body(lines: list[str], gap: str) -> None:
    text = gap.join(["Số: 1/TB-BTC", "THÔNG BÁO", "Ngày 1 tháng 2 năm 2023, họp.", *lines])
    read = _read(text.encode())
    _holds(read)
    assert read == _read(text.encode())


@given(st.text())
def test_normal_forms_are_reached_once(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)
    assert fold(fold(text)) == fold(text)


def test_both_tone_placements_and_both_unicode_forms_are_one() -> None:
    assert same_tone("uỷ ban hoà") == same_tone("ủy ban hòa")
    assert fold(unicodedata.normalize("NFD", "Đất lúa")) == "dat lua"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(notice_text(5).encode("utf-16"), id="UTF-16 with a mark"),
        pytest.param(notice_text(5).encode("utf-16-le"), id="UTF-16 without"),
        pytest.param(unicodedata.normalize("NFD", notice_text(5)).encode(), id="NFD"),
        pytest.param(notice_text(5).replace("\n", "\r\n").encode("utf-8-sig"), id="Windows lines"),
    ],
)
def test_every_unicode_encoding_reads_the_same(data: bytes) -> None:
    assert _read(data).text == _read(notice_text(5).encode()).text


@pytest.mark.parametrize("name", ["tcvn3", "vni"])
def test_legacy_letters_are_repaired_and_that_is_recorded(name: str) -> None:
    back = {letter: legacy for legacy, letter in CHARMAPS[name].pairs}
    legacy = "".join(back.get(letter, letter) for letter in NOTICE.read_text(encoding="utf-8"))
    read = _read(legacy.encode("latin-1", errors="replace"))
    assert read.number == "320/TB-VPCP"
    assert "Giao Bộ Tài nguyên và Môi trường chủ trì" in read.text
    assert any(name.upper() in repair for repair in read.repairs)


def _spoilt(data: bytes, word: str, byte: bytes) -> bytes:
    """Put a byte that is no letter behind the first letter of a word."""
    at = data.index(word.encode())
    return data[: at + 1] + byte + data[at + 1 :]


@pytest.mark.parametrize("byte", [b"\xff", b"\xc3", b"\xb8", b"\xe1\xbb"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_one_bad_byte_costs_its_place_and_nothing_else(
    byte: bytes, form: Literal["NFC", "NFD"]
) -> None:
    whole = unicodedata.normalize(form, notice_text(5))
    named = f"dòng {whole[: whole.index('TH')].count(chr(10)) + 1}"
    for mark in (b"", b"\xef\xbb\xbf"):
        read = _read(mark + _spoilt(whole.encode(), "TH", byte))
        good = _read(whole.encode())
        assert read.text == good.text.replace("TH", "T\ufffdH", 1)
        assert (read.number, read.date) == (good.number, good.date)
        assert any("\ufffd" in repair and named in repair for repair in read.repairs)
        assert any("\ufffd" in warning and named in warning for warning in read.warnings)


def test_text_of_an_old_encoding_is_not_taken_for_damaged_utf8() -> None:
    legacy = unicodedata.normalize("NFD", notice_text(5)).encode("cp1258", errors="replace")
    read = _read(legacy)
    assert "\ufffd" not in read.text
    assert any("1258" in repair for repair in read.repairs)


def test_many_bad_bytes_are_not_guessed_at() -> None:
    data = bytearray(notice_text(5).encode())
    data[10::40] = b"\xff" * len(data[10::40])
    with pytest.raises(UnreadableFileError):
        _read(bytes(data))


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyDocumentError),
        (b" \n\t \n", EmptyDocumentError),
        (bytes(range(256)) * 40, UnreadableFileError),
        (b"\xff\xfe\xfa" * 3 + b"abc", UnreadableFileError),
        ("Giao Bộ".encode() + b"\xc3\x28\xff", UnreadableFileError),
        (b"%PDF-1.7", UnreadableFileError),
        (b"PK\x03\x04rest", UnreadableFileError),
    ],
)
def test_what_cannot_be_read_is_one_line_with_the_file(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error) as refused:
        _read(data)
    assert str(refused.value).startswith("tệp.txt: ")
    assert "\n" not in str(refused.value)


def test_a_text_without_a_letterhead_has_warnings_and_no_guesses() -> None:
    read = _read(
        "Kính thưa các đồng chí.\n\nTheo Nghị quyết số 128/NQ-CP ngày 11 tháng 10 năm 2021.".encode()
    )
    assert (read.number, read.date, read.kind, read.title) == (None, None, None, None)
    assert len(read.warnings) == 5


@pytest.mark.parametrize(
    ("head", "number", "date"),
    [
        ("Số:      /TB-UBND\n\nHà Nội, ngày      tháng 6 năm 2023", None, None),
        ("Số: 5/TB-UBND\n\nHà Nội, ngày 31 tháng 2 năm 2023", "5/TB-UBND", None),
        ("Số:320/TB-VPCP\n\nHà Nội, ngày20tháng 8 năm 2020", "320/TB-VPCP", dt.date(2020, 8, 20)),
        ("Số: 36-CT/TW\n\nHà Nội, ngày 16 tháng 8 năm 2019", "36-CT/TW", dt.date(2019, 8, 16)),
    ],
)
def test_number_and_date_are_read_or_left_blank(
    head: str, number: str | None, date: dt.date | None
) -> None:
    read = _read(f"{head}\n\nTHÔNG BÁO\n\nVỀ VIỆC HỌP\n\nNgày 1 tháng 1 năm 2001, họp.".encode())
    assert (read.number, read.date) == (number, date)


def test_four_times_the_text_takes_no_more_than_some_four_times_the_work() -> None:
    paragraph = "Giao Bộ Tài chính chủ trì rà soát, báo cáo trước ngày 15 tháng 5 năm 2023. " * 8

    def read(paragraphs: int) -> None:
        data = notice_text(5, task="\n\n".join([paragraph] * paragraphs)).encode()
        assert len(data) > 700 * paragraphs
        found = parse_notice(data, "lớn.txt", ABBREVIATIONS)
        assert len(split_passages(found)) > paragraphs
        assert len(found.assignments) > 8 * paragraphs

    assert growth(read, 1800, times=4) < 6  # over 5 MB; quadratic would be 16
