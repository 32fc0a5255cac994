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
