"""What stands above a passage: the headings of its sections, and the lead-in of its list."""

import pytest

from ingest.agencies import load_abbreviations
from ingest.notice import Passage
from ingest.parse import parse_notice
from ingest.passages import MAX_SYLLABLES, context, split_passages

LETTERHEAD = (
    "VĂN PHÒNG CHÍNH PHỦ\n\nSố: 7/TB-VPCP\n\nHà Nội, ngày 10 tháng 4 năm 2023\n\n"
    "THÔNG BÁO\n\nKẾT LUẬN CUỘC HỌP\n\n"
)
LONG = "rà soát quy hoạch đất đai tại địa bàn " * 14  # 126 syllables: two fill a passage


def passages_of(body: str) -> list[Passage]:
    notice = parse_notice((LETTERHEAD + body).encode(), "7.txt", load_abbreviations())
    return list(split_passages(notice))


def with_words(found: list[Passage], words: str) -> Passage:
    return next(one for one in found if words in one.text)


def point(label: str, name: str) -> str:
    return f"{label} {name} {LONG.strip()};\n\n"


def test_a_lead_in_stands_above_its_points_in_a_later_passage() -> None:
    found = passages_of(
        "1. Về tổ chức thực hiện\n\n"
        "- Giao Bộ Nội vụ:\n\n"
        + point("+", "Một")
        + point("+", "Hai")
        + "- Giao Bộ Y tế:\n\n"
        + point("+", "Ba")
        + point("+", "Bốn")
        + "2. Về tài chính\n\n"
        + point("-", "Năm")
    )
    assert with_words(found, "+ Hai").headings == (
        "1. Về tổ chức thực hiện",
        "- Giao Bộ Nội vụ:",
    )
    assert with_words(found, "+ Bốn").headings == ("1. Về tổ chức thực hiện", "- Giao Bộ Y tế:")
    assert with_words(found, "- Năm").headings == ("2. Về tài chính",)


def test_a_lead_in_begins_the_passage_of_its_points() -> None:
    found = passages_of(
        "1. Về tổ chức\n\n"
        + point("-", "Một")
        + "- Giao Bộ Nội vụ:\n\n"
        + point("+", "Hai")
        + "2. Hết\n"
    )
    assert with_words(found, "+ Hai").text.startswith("- Giao Bộ Nội vụ:")
    assert not with_words(found, "- Một").text.endswith(":")


def test_what_is_indexed_with_a_point_tells_its_lead_in_and_its_text_does_not() -> None:
    text = (
        "1. Về tổ chức\n\n- Giao Bộ Nội vụ:\n\n" + point("+", "Một") + point("+", "Hai") + "2. Hết"
    )
    notice = parse_notice((LETTERHEAD + text).encode(), "7.txt", load_abbreviations())
    second = with_words(list(split_passages(notice)), "+ Hai")
    assert "Giao Bộ Nội vụ" in context(notice, second)
    assert second.text == second.span.of(notice.text)
    assert "Giao Bộ Nội vụ" not in second.text


@pytest.mark.parametrize(
    "between",
    [
        pytest.param("Thủ tướng ghi nhận các ý kiến.\n\n", id="a line without a label"),
        pytest.param("- Giao Bộ Y tế báo cáo.\n\n", id="a point beside it"),
        pytest.param("2. Về tài chính\n\n", id="a new section"),
    ],
)
def test_a_list_ends(between: str) -> None:
    found = passages_of(
        "1. Về tổ chức\n\n- Giao Bộ Nội vụ:\n\n"
        + point("+", "Một")
        + between
        + point("+", "Hai")
        + point("+", "Ba")
    )
    assert "- Giao Bộ Nội vụ:" not in with_words(found, "+ Ba").headings


def test_a_lead_in_of_a_section_holds_for_the_points_below_it() -> None:
    found = passages_of(
        "1. Về tổ chức\n\nYêu cầu các bộ, cơ quan thực hiện các việc:\n\n"
        + point("a)", "Một")
        + point("b)", "Hai")
    )
    assert with_words(found, "b) Hai").headings[:-1] == (
        "1. Về tổ chức",
        "Yêu cầu các bộ, cơ quan thực hiện các việc:",
    )


@pytest.mark.parametrize("empty", ["Cụ thể như sau:", "Trong đó:", "- Lưu ý một số nội dung sau:"])
def test_a_lead_in_that_says_nothing_is_left_out(empty: str) -> None:
    found = passages_of(
        f"1. Về tổ chức\n\n{empty}\n\n" + point("+", "Một") + point("+", "Hai") + "2. Hết"
    )
    assert with_words(found, "+ Hai").headings == ("1. Về tổ chức",)


def test_what_goes_on_a_long_point_stands_below_the_same_lead_in() -> None:
    sentences = " ".join(f"Câu {place} {LONG.strip()}." for place in range(4))
    found = passages_of(f"1. Về tổ chức\n\n- Giao Bộ Nội vụ:\n\n+ {sentences}\n\n2. Hết")
    last = with_words(found, "Câu 3 ")
    assert not last.text.startswith("+")
    assert last.headings == ("1. Về tổ chức", "- Giao Bộ Nội vụ:")


def test_passages_with_lead_ins_keep_their_size_and_their_order() -> None:
    found = passages_of(
        "1. Về tổ chức\n\n" + "- Giao Bộ Nội vụ:\n\n".join(point("+", f"P{n}") for n in range(9))
    )
    assert all(len(one.text.split()) <= MAX_SYLLABLES + 12 for one in found)
    assert [one.span for one in found] == sorted((one.span for one in found), key=lambda s: s.start)
