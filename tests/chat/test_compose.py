"""Quotes are whole, name who acts and by when, fit, and repeat nothing."""

import unicodedata
from collections.abc import Sequence
from typing import Literal

import pytest

from chat.compose import MAX_ANSWER, compose
from chat.question import read_question
from chat.reader import Candidate
from ingest.notice import Notice
from tests.chat.builders import candidates, made_notice

TASKS = made_notice(
    7,
    "1. Bộ Công an:\n\na) Chủ trì, phối hợp với Bộ Tư pháp điều tra việc phá rừng.\n\n"
    "b) Theo dõi việc trồng lại rừng. Hoàn thành trước ngày 30 tháng 6 năm 2023.\n\n"
    "2. Bộ Y tế: rà soát danh mục thuốc; trình Chính phủ quy định mới; công bố giá thuốc.\n\n"
    "3. Ba trụ cột phát triển gồm:\n\n- Nông nghiệp;\n\n- Du lịch;\n\n- Kinh tế cửa khẩu.",
)
OTHER = made_notice(8, "1. Bộ Y tế công bố giá vắc xin.", year=2022)


def _texts(question: str, found: Sequence[Candidate], *notices: Notice) -> list[str]:
    by_id = {notice.id: notice for notice in notices}
    quotes = compose(read_question(question, question), found, by_id.__getitem__)
    for notice, quote in quotes:
        assert quote.span.of(notice.text) == quote.text
    return [quote.text for _, quote in quotes]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_task_without_its_agency_brings_the_heading_that_names_it(
    form: Literal["NFC", "NFD"],
) -> None:
    question = unicodedata.normalize(form, "Ai chủ trì điều tra việc phá rừng?")
    texts = _texts(question, candidates(TASKS, ("điều tra", 5.0)), TASKS)
    assert "Bộ Công an:" in texts[0]
    assert any("điều tra việc phá rừng" in text for text in texts)


def test_a_task_brings_its_deadline() -> None:
    texts = _texts("Khi nào trồng lại rừng xong?", candidates(TASKS, ("Theo dõi", 5.0)), TASKS)
    assert any("30 tháng 6 năm 2023" in text for text in texts)


def test_clauses_of_one_sentence_are_quoted_together() -> None:
    [text] = _texts("Bộ Y tế làm gì?", candidates(TASKS, ("trình Chính phủ", 5.0)), TASKS)
    assert text.startswith("2. Bộ Y tế: rà soát")
    assert text.endswith("công bố giá thuốc.")


def test_a_list_is_complete() -> None:
    texts = _texts("Kể tên ba trụ cột", candidates(TASKS, ("Ba trụ cột", 5.0)), TASKS)
    assert all(item in texts[0] for item in ("Nông nghiệp", "Du lịch", "Kinh tế cửa khẩu"))


def test_a_close_sentence_of_another_document_is_shown_behind_a_far_one_is_not() -> None:
    question = "Bộ nào công bố giá?"
    near = [*candidates(TASKS, ("công bố", 5.0)), *candidates(OTHER, ("công bố", 4.5))]
    far = [*candidates(TASKS, ("công bố", 5.0)), *candidates(OTHER, ("công bố", 1.0))]
    assert _texts(question, near, TASKS, OTHER)[-1] == "1. Bộ Y tế công bố giá vắc xin."
    assert len(_texts(question, far, TASKS, OTHER)) == 1


def test_nothing_is_quoted_twice_and_all_of_it_fits() -> None:
    long = made_notice(9, " ".join(f"Câu số {number} nói về việc đắp đê." for number in range(60)))
    found = candidates(long, *((f"số {number} nói", 5.0 - number / 100) for number in range(60)))
    texts = _texts("Đắp đê thế nào?", found, long)
    assert len(set(texts)) == len(texts)
    assert sum(map(len, texts)) <= MAX_ANSWER


def test_a_heading_is_not_quoted_without_the_task_that_has_no_room() -> None:
    body = (
        "1. Bộ Y tế: công bố giá vắc xin của từng hãng.\n\n"
        f"2. Bộ Công an:\n\na) Chủ trì {'điều tra việc mua bán vắc xin giả và ' * 20}xử lý."
    )
    notice = made_notice(10, body)
    found = candidates(notice, ("công bố giá", 5.0), ("Chủ trì điều tra", 3.5))
    assert _texts("Ai công bố giá vắc xin?", found, notice) == [
        "1. Bộ Y tế: công bố giá vắc xin của từng hãng."
    ]


def test_a_lead_in_that_says_when_needs_no_list_and_one_that_does_not_brings_it() -> None:
    body = (
        "1. Trước ngày 15 tháng 9 năm 2023 các xã gửi về huyện:\n\n- Danh sách hộ nghèo;\n\n"
        "- Biên bản họp thôn.\n\n2. Theo Quyết định số 5/QĐ-TTg ngày 3/4/2020, xã chưa gửi:\n\n"
        "- Được gia hạn đến hết ngày 30 tháng 9 năm 2023."
    )
    notice = made_notice(11, body)
    when = "Các xã gửi danh sách về huyện trước ngày nào?"
    [lead] = _texts(when, candidates(notice, ("gửi về huyện", 5.0)), notice)
    assert lead.endswith("gửi về huyện:")
    [whole] = _texts("Xã chưa gửi có hạn khi nào?", candidates(notice, ("chưa gửi", 5.0)), notice)
    assert whole.endswith("30 tháng 9 năm 2023.")


def test_the_lines_that_a_document_is_addressed_to_answer_only_who_gets_it() -> None:
    body = (
        "CHỦ TỊCH TỈNH điện:\n\n- Giám đốc Sở Y tế;\n\n- Giám đốc Công an tỉnh.\n\n"
        "Các sở tập trung dập dịch cúm gia cầm trong tháng này."
    )
    notice = made_notice(12, body)
    found = candidates(notice, ("Giám đốc Sở", 5.0), ("dập dịch", 4.0))
    assert _texts("Giám đốc Sở Y tế phải làm gì?", found, notice) == [
        "Các sở tập trung dập dịch cúm gia cầm trong tháng này."
    ]
    assert "Sở Y tế" in _texts("Công điện gửi giám đốc nào?", found, notice)[0]


def test_a_long_sentence_is_quoted_from_its_beginning_while_it_fits() -> None:
    sentence = f"Các tỉnh {'rà soát từng kho lương thực; ' * 20}báo cáo trước mùa mưa."
    notice = made_notice(13, sentence)
    [text] = _texts("Báo cáo khi nào?", candidates(notice, ("trước mùa mưa", 5.0)), notice)
    assert text == sentence


REASONS = made_notice(
    9,
    "1. Những tháng đầu năm vẫn thiếu lao động. Có nhiều nguyên nhân, chủ yếu do dịch bệnh; "
    "người lao động phải nghỉ việc. Việc này cần xử lý ngay.\n\n"
    "2. Cấp phép còn chậm.\n\nLý do là thiếu người.\n\n3. Giá cát tăng.\n\n4. Nguyên nhân khác.",
)


@pytest.mark.parametrize(
    ("question", "best", "reason"),
    [
        ("Vì sao thiếu lao động?", "thiếu lao động", "người lao động phải nghỉ việc."),
        ("Tại sao cấp phép chậm?", "Cấp phép còn chậm", "Lý do là thiếu người."),
    ],
)
def test_the_reason_that_a_later_sentence_gives_comes_along(
    question: str, best: str, reason: str
) -> None:
    assert " ".join(_texts(question, candidates(REASONS, (best, 5.0)), REASONS)).endswith(reason)


@pytest.mark.parametrize("question", ["Ai để thiếu lao động?", "Vì sao giá cát tăng?"])
def test_no_reason_comes_along_unasked_or_from_another_section(question: str) -> None:
    best = "giá cát" if "cát" in question else "thiếu lao động"
    found = candidates(REASONS, (best.replace("giá", "Giá"), 5.0))
    [text] = _texts(question, found, REASONS)
    assert "guyên nhân" not in text
