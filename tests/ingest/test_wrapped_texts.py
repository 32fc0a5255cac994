"""Text files broken into lines of one width: paragraphs are whole again, headings stay headings."""

import re
import textwrap
import time

import pytest

from ingest.agencies import load_abbreviations
from ingest.notice import Notice
from ingest.parse import parse_notice
from ingest.repair.wrapped import unwrapped
from tests.support.notices import notice_text

_TASK = (
    "Giao Bộ Tài chính chủ trì, phối hợp với Bộ Tư pháp, Bộ Kế hoạch và Đầu tư, Ủy ban nhân dân "
    "các tỉnh Bắc Giang, Lạng Sơn rà soát các dự án theo quy định tại khoản 2 Điều 5 Nghị định số "
    "15/2020/NĐ-CP (Chương trình phục hồi và phát triển kinh tế; Chương trình mục tiêu quốc gia), "
    "trình Chính phủ trước ngày 15 tháng 5.\n\n"
    "a) Về phương án sử dụng nguồn vốn ngân sách trung ương trong kế hoạch đầu tư công trung hạn: "
    "Bộ Tài chính chịu trách nhiệm toàn diện về số liệu.\n\n"
    "b) Về thủ tục đầu tư, giải phóng mặt bằng, tái định cư: các địa phương khẩn trương hoàn thành.\n\n"
    "- Dự án cao tốc Bắc Giang - Lạng Sơn, dự án cao tốc Đồng Đăng - Trà Lĩnh, các dự án liên vùng;\n\n"
    "- Các dự án khác"
)
_TEXT = notice_text(5, task=_TASK)


def _read(text: str) -> Notice:
    return parse_notice(text.encode(), "a.txt", load_abbreviations())


def _paragraphs() -> list[str]:
    return [line for line in _TEXT.split("\n") if line]


def _wrapped(width: int, *, indent: str = "", hang: str = "") -> list[list[str]]:
    """The lines of each paragraph, as an editor breaks them."""
    options = {"break_long_words": False, "break_on_hyphens": False}
    return [
        textwrap.wrap(
            paragraph,
            width,
            initial_indent=indent if len(paragraph) > width else "",
            subsequent_indent=hang if re.match(r"-|\d|[a-z]\)", paragraph) else "",
            **options,  # type: ignore[arg-type]
        )
        for paragraph in _paragraphs()
    ]


@pytest.mark.parametrize("width", [60, 65, 70, 75, 80, 90])
@pytest.mark.parametrize(("indent", "hang"), [("", ""), ("    ", ""), ("", "   ")])
def test_a_wrapped_text_reads_as_the_whole_one(width: int, indent: str, hang: str) -> None:
    lines = [line for part in _wrapped(width, indent=indent, hang=hang) for line in part]
    read, whole = _read("\r\n".join(lines)), _read("\n\n".join(_paragraphs()))
    assert read.text == whole.text
    assert [section.label for section in read.sections()] == [
        "I", "II", "II.1", "II.1.a", "II.1.b", "II.1.b.-1", "II.1.b.-2", "II.2", "II.3",
    ]  # fmt: skip
    assert read.assignments == whole.assignments
    assert any("nối" in said for said in read.repairs)


def test_paragraphs_parted_by_empty_lines_are_joined_within_and_other_lines_stay() -> None:
    parts = ("\n".join(part) for part in _wrapped(70))
    text = "\n\n".join(parts).replace("CHỦ NHIỆM\n\nPHÓ", "CHỦ NHIỆM\nPHÓ")
    paragraphs = _read(text).text.split("\n\n")
    assert "KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM" in paragraphs
    assert set(_TASK.split("\n\n")[1:-1]) < set(paragraphs)


@pytest.mark.parametrize("width", range(40, 91, 4))
def test_what_a_sentence_cites_at_the_start_of_a_line_is_no_heading(width: int) -> None:
    sentence = (
        "Bộ Y tế chủ trì, phối hợp với các bộ, ngành thực hiện nghiêm các quy định tại khoản 1, "
        "khoản 2, khoản 3 Điều 5, Điều 6 và Điều 7 Nghị định số 15/2020/NĐ-CP, báo cáo trước ngày "
        "15 tháng 5 năm 2023 kết quả rà soát, các nội dung vượt thẩm quyền và đề xuất giải pháp."
    )
    lines = [*textwrap.wrap(sentence, width, break_on_hyphens=False), "Điều 8. Hiệu lực"]
    assert unwrapped(lines * 4)[0] == [sentence, "", "Điều 8. Hiệu lực", ""] * 4


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(["Đơn vị chủ trì thực hiện nhiệm vụ này:", "Sở Y tế", "Sở Xây dựng"] * 5),
        "\n".join(["bố trí vốn;", "rà soát quy hoạch cấp nước sạch;", "kiểm tra;"] * 5),
        "\n".join(["Các cơ quan thực hiện nghiêm túc " * 8, "trình Chính phủ."] * 5),
        "\n\n".join(["Phúc lợi xã hội", "được triển khai có hiệu quả trên địa bàn tỉnh."] * 5),
    ],
    ids=["short lines", "small letters", "a paragraph a line", "parted"],
)
def test_lines_that_are_not_wrapped_stay_as_they_are(text: str) -> None:
    assert unwrapped(text.split("\n")) == (text.split("\n"), 0)


def test_columns_and_rules_keep_their_lines() -> None:
    body = [line for part in _wrapped(70) for line in part]
    table = ["Đơn vị       Số hộ     Tỷ lệ", "Xã Hòa Bình     12      1,5", "=" * 40]
    joined, _ = unwrapped([*body, *table, "các xã khác không có."])
    assert [line for line in joined if line][-4:] == [*table, "các xã khác không có."]


def test_many_lines_are_joined_in_reasonable_time() -> None:
    started = time.process_time()
    [whole] = filter(None, unwrapped(["các bộ, (ngành rà soát " * 3] * 200_000)[0])
    assert len(whole) > 10_000_000
    assert time.process_time() - started < 60, "quadratic?"
