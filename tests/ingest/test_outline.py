"""The outline: every label of seventeen real documents, and what is none."""

import hashlib
import json
from typing import Any

import pytest

from ingest.notice import Span
from ingest.outline import read_outline
from ingest.outline.titles import title_of
from tests.ingest.golden_outlines import GOLDEN, SHARED, outline_of, read_document


def _labels(text: str, *annexes: Span) -> list[str]:
    end = annexes[0].start if annexes else len(text)
    outline = read_outline(text, Span(start=0, end=end), annexes)
    return [section.label for top in outline for section in top.walk()]


def _golden() -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return entries


@pytest.mark.skipif(not SHARED.is_dir(), reason="the documents are in ../shared, which is not here")
@pytest.mark.parametrize("entry", _golden(), ids=lambda entry: str(entry["document"]))
def test_every_label_of_a_real_document_is_found_and_none_invented(entry: dict[str, Any]) -> None:
    data, notice = read_document(entry["document"])
    assert hashlib.sha256(data).hexdigest() == entry["sha256"]
    assert outline_of(notice) == entry["outline"]


def test_a_reference_at_the_start_of_a_line_is_no_heading() -> None:
    text = "Điều 1. Phạm vi\n\n1. Theo\nĐiều 2 của Luật Đất đai và\nkhoản 2 Điều 5\n\n2. Hai"
    assert _labels(text) == ["Điều 1", "Điều 1.1", "Điều 1.2"]


def test_years_and_amounts_at_the_start_of_a_line_are_no_labels() -> None:
    assert _labels("1. Một\n2021. Năm\n12.500 tỷ đồng\n2. Hai") == ["1", "2"]


def test_one_number_may_be_missing_or_typed_twice() -> None:
    assert _labels("1. Một\n\n3. Ba\n\n3. Ba nữa\n\n4. Bốn") == ["1", "3", "3", "4"]
    assert _labels("1. Một\n\n9. Chín") == ["1"]


def test_numbers_restart_below_a_heading_that_has_none() -> None:
    assert _labels("1. Một.\n\n2. Hai.\n\nVề tổ chức\n\n1. Một.") == ["1", "2", "1"]
    assert _labels("1. Một.\n\n2. Hai.\n\nHết câu.\n\n1. Một.") == ["1", "2"]


def test_parts_in_words_hold_chapters_that_are_numbered_throughout() -> None:
    text = "Phần thứ nhất\n\nChương I\n\nĐiều 1. Một\n\nPhần thứ hai\n\nChương II\n\nMục 1\n\nĐiều 2. Hai"
    labels = _labels(text)
    assert labels == [
        "Phần thứ nhất", "Chương I", "Điều 1", "Phần thứ hai", "Chương II", "Chương II, Mục 1", "Điều 2",
    ]  # fmt: skip


def test_capitals_stand_above_roman_numbers_or_below_where_those_came_first() -> None:
    assert _labels("A. MỘT\n\nI. Hai\n\nB. BA") == ["A", "A.I", "B"]
    assert _labels("I. MỘT\n\nA. Hai\n\nII. BA") == ["I", "I.A", "II"]


def test_rows_of_tables_are_no_sections() -> None:
    assert _labels("1. Một\n\n2. | Tên | Ký hiệu\n3.\n\n2. Hai") == ["1", "2"]


def test_rows_of_a_table_that_lost_its_columns_are_no_sections() -> None:
    rows = "1. Xăng E5\n\n27.309\n\n-838\n\n2. Dầu hỏa\n\n24.264\n\n+1,5%\n\nTrước diễn biến ấy, Bộ quyết định:"
    text = f"{rows}\n\n1. Quỹ Bình ổn\n\n1.1. Trích lập\n\n1.2. Chi\n\n2. Giá bán"
    assert _labels(text) == ["1", "1.1", "1.2", "2"]


def test_a_number_begins_anew_where_its_own_parts_follow() -> None:
    text = "1. Một.\n\n2. Hai.\n\nHết câu.\n\n1. Quan điểm\n\n1.1. Chung\n\n2. Mục tiêu"
    assert _labels(text) == ["1", "2", "1", "1.1", "2"]


def test_a_label_that_lost_its_line_opens_the_sentence_below_it() -> None:
    text = "1.\n\nNhận danh sách từ cơ quan bảo hiểm, danh sách gồm:\n\n- Một;\n\n2.\n\nSau khi tiếp nhận hai danh sách, đơn vị thực hiện:\n\n2.1. Đối với mẫu 01:\n\n2.2. Mẫu 02"
    assert _labels(text) == ["1", "1.-1", "2", "2.1", "2.2"]
    assert _labels("1.\n\nNguyễn Văn A\n\n2.\n\nTrần Thị B") == []


def test_parts_of_a_matter_named_within_a_point_are_no_parts_of_the_document() -> None:
    text = "III. THI\n\n1. Vòng 1\n\na) Gồm hai phần:\n\nPhần I: Kiến thức chung 60 câu hỏi.\n\nPhần II: Tin học.\n\nb) Miễn thi"
    assert _labels(text.replace("III", "I")) == ["I", "I.1", "I.1.a", "I.1.b"]
    assert _labels("1. Lời nói đầu\n\nPhần I: TỔNG QUAN\n\n1. Một\n\nPhần II: KẾT LUẬN")[1:] == [
        "Phần I", "Phần I.1", "Phần II",
    ]  # fmt: skip


def test_points_of_a_letter_are_numbered_below_it() -> None:
    text = (
        "2. Hai\n\na) Một\n\nb) Hai\n\nb1) Ngạch một\n\nb.2) Ngạch hai\n\n- ý\n\nc) Ba\n\nb3) Lạc"
    )
    assert _labels(text.replace("2. Hai", "1. Hai", 1)) == [
        "1", "1.a", "1.b", "1.b.b1", "1.b.b2", "1.b.b2.-1", "1.c",
    ]  # fmt: skip


def test_parts_of_a_number_that_has_no_heading_keep_their_whole_number() -> None:
    assert _labels("2.1. Về thông tin\n\n- Một\n\n2.2. Yêu cầu") == ["2.1", "2.1.-1", "2.2"]
    assert _labels("8.00 - 8.30\n\nĐón tiếp") == []


@pytest.mark.parametrize("head", ["PHỤ LỤC I", "Phụ lục số 02", "PHỤ LỤC"])
def test_an_annex_begins_its_numbers_anew(head: str) -> None:
    body = "Điều 1. Một\n\nĐiều 2. Hai\n\n"
    text = f"{body}{head}\n\nDANH MỤC\n\nI. Một\n\n1. Hai"
    labels = _labels(text, Span(start=len(body), end=len(text)))
    name = head[0] + head[1:].lower().replace(" i", " I")
    assert labels == ["Điều 1", "Điều 2", name, f"{name}.I", f"{name}.I.1"]


def test_a_plan_behind_the_signature_is_one_section_with_its_own_articles() -> None:
    body = "Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.\n\n"
    text = f"{body}QUY CHẾ\n\nLàm việc\n\nĐiều 1. Một\n\n1. Hai"
    labels = _labels(text, Span(start=len(body), end=len(text)))
    assert labels == ["Điều 1", "Quy chế", "Quy chế, Điều 1", "Quy chế, Điều 1.1"]


def test_labels_that_ocr_read_with_a_comma_count() -> None:
    assert _labels("Điều 1, Sửa đổi\n\n1, Một\n\n2. Hai\n\nĐiều 2. Ba") == [
        "Điều 1", "Điều 1.1", "Điều 1.2", "Điều 2",
    ]  # fmt: skip


def test_numbers_in_brackets_are_a_level_of_what_they_stand_under() -> None:
    text = "1. Một:\n(1) A;\n- B\n(2) C.\n2. Hai\n- Ba:\n(1) D;\n(2)Đ.\n- Bốn"
    assert _labels(text) == [
        *("1", "1.(1)", "1.(1).-1", "1.(2)", "2", "2.-1", "2.-1.(1)", "2.-1.(2)", "2.-2")
    ]
    assert _labels("a) Một:\n(1) A;\n(2) B.\nb) Hai:\n(1) C.") == [
        *("a", "a.(1)", "a.(2)", "b", "b.(1)")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. Cột\n(1)\n(2)\n(3)",
        "1. Công thức\n(1) = (2) + (3)",
        "(1) | (2) | (3)",
        "1. Tại điểm\n(3) Luật Đất đai",
        "1. Năm\n(2021) Kế hoạch",
        "Đơn của ông (1)\nGhi chú:\n(1) Tên người làm đơn.\n(2) Ghi nơi ở.",
    ],
)
def test_numbers_of_columns_formulas_and_sources_open_no_section(text: str) -> None:
    assert not [label for label in _labels(text) if "(" in label]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("I. ĐÁNH GIÁ CHUNG", "I. ĐÁNH GIÁ CHUNG"),
        ("Điều 1. Phạm vi điều chỉnh", "Điều 1. Phạm vi điều chỉnh"),
        ("(1) Giao Sở Y tế: rà soát", "(1) Giao Sở Y tế"),
        (
            "2. Về đất (theo Tờ trình: số 5) đã nêu. Giao Bộ.",
            "2. Về đất (theo Tờ trình: số 5) đã nêu",
        ),
        ("- Cấp 1.200 tỷ đồng cho TP. Huế; báo cáo.", "- Cấp 1.200 tỷ đồng cho TP. Huế"),
    ],
)
def test_a_title_ends_where_the_text_begins(line: str, title: str) -> None:
    assert title_of(line) == title


def test_a_long_title_is_cut_between_words() -> None:
    cut = title_of("a) " + "triển khai quyết liệt " * 20)
    assert len(cut) <= 122
    assert cut.endswith(("triển …", "khai …", "quyết …", "liệt …"))
