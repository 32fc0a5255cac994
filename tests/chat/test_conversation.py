"""What a question takes along from those before it, and several questions in one."""

import unicodedata

import pytest

from chat.answer import Answer, Refusal
from chat.compose import compose
from chat.outcome import answer, join, refuse
from chat.parts import split_question
from chat.question import Question, read_question
from chat.understand import Understanding
from index.acronyms import learn_acronyms
from index.restore import learn_restorer
from ingest.agencies import load_abbreviations
from ingest.notice import Notice
from tests.chat.builders import candidates, made_notice, stored_document

TEXTS = [
    "Bộ Tài chính chủ trì, phối hợp với Bộ Tư pháp sửa quy định về học phí",
    "Ủy ban nhân dân tỉnh Lạng Sơn nâng cấp cửa khẩu Hữu Nghị",
    "Thông báo kết luận về khắc phục hậu quả mưa lũ miền Trung",
] * 3


@pytest.fixture(scope="module")
def understanding() -> Understanding:
    """What understands questions about three sentences."""
    return Understanding(
        restorer=learn_restorer(TEXTS),
        abbreviations=load_abbreviations(),
        acronyms=learn_acronyms(TEXTS),
    )


def _inherited(question: Question) -> set[str]:
    return {term.text for term in question.terms if term.weight < 1}


def test_a_pronoun_takes_the_topic_along(understanding: Understanding) -> None:
    read = understanding.read("Việc đó bao giờ xong?", ["Ai sửa quy định về học phí?"])
    assert {"học", "phí"} <= _inherited(read)
    assert "học phí" in read.shown


def test_that_ministry_is_the_one_named_before(understanding: Understanding) -> None:
    history = ["Bộ Tài chính sửa quy định nào?"]
    for typed in ("Bộ này phối hợp với ai?", unicodedata.normalize("NFD", "Bộ đó làm với ai?")):
        assert understanding.read(typed, history).text.startswith("Bộ Tài chính")


def test_that_province_is_the_one_named_before(understanding: Understanding) -> None:
    history = ["Tỉnh Lạng Sơn nâng cấp cửa khẩu nào?"]
    read = understanding.read("Tỉnh này phải làm gì nữa?", history)
    assert read.text.startswith("Tỉnh Lạng Sơn")


def test_the_document_named_before_stays_the_document(understanding: Understanding) -> None:
    history = ["Thông báo 113/TB-VPCP (2022) nói gì?", "Ai ký?"]
    [reference] = understanding.read("Thế nơi nhận gồm những ai?", history).references
    assert (reference.number, reference.year) == ("113/TB-VPCP", 2022)


def test_a_new_topic_forgets_what_was_before(understanding: Understanding) -> None:
    history = ["Thông báo 113/TB-VPCP nói gì?", "Ai ký?"]
    read = understanding.read("Bộ Tài chính sửa quy định về học phí thế nào?", history)
    assert (read.references, _inherited(read)) == ((), set())


def test_another_document_takes_the_place_of_the_one_before(understanding: Understanding) -> None:
    read = understanding.read("Thông báo 209 do ai ký?", ["Thông báo 113/TB-VPCP nói gì?"])
    assert [reference.number for reference in read.references] == ["209"]
    assert not _inherited(read)


def test_without_diacritics_a_follow_up_is_one_too(understanding: Understanding) -> None:
    read = understanding.read("bo do phoi hop voi ai", ["Bộ Tài chính sửa học phí thế nào?"])
    assert read.text.startswith("Bộ Tài chính")
    assert "học" in _inherited(read)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Ai chủ trì sửa quy định về học phí và khi nào xong?", 2),
        ("Ai sửa quy định về học phí? Ai nâng cấp cửa khẩu Hữu Nghị?", 2),
        ("Những bộ và địa phương nào phải báo cáo?", 1),
        ("Chủ rừng không trồng lại, để mất rừng thì bị xử lý thế nào?", 1),
    ],
)
def test_questions_in_one_are_told_apart(typed: str, parts: int) -> None:
    assert len(split_question(typed)) == parts


def test_the_second_part_takes_the_topic_of_the_first(understanding: Understanding) -> None:
    read = understanding.read("Ai chủ trì sửa quy định về học phí và khi nào xong?")
    first, second = understanding.parts(read)
    assert first.kind != second.kind
    assert {"học", "phí"} <= _inherited(second)


TASKS = made_notice(
    7, "1. Bộ Tài chính sửa quy định về học phí.\n\n2. Hoàn thành trước ngày 30 tháng 6 năm 2023."
)
QUESTION = read_question("", "Ai sửa quy định và khi nào xong?")


def _answer(words: str) -> Answer:
    def notice_of(_: str) -> Notice:
        return TASKS

    quotes = compose(QUESTION, candidates(TASKS, (words, 1.0)), notice_of)
    return answer(QUESTION, quotes, {TASKS.id: stored_document(TASKS)}, (), 0.8)


def test_parts_are_answered_together_each_with_its_marker() -> None:
    joined = join(QUESTION, _answer("học phí"), [_answer("học phí"), _answer("Hoàn thành")])
    assert isinstance(joined, Answer)
    assert [citation.marker for citation in joined.citations] == [1, 2]
    assert "30 tháng 6" in joined.text.splitlines()[1]


def test_one_part_without_an_answer_does_not_answer_the_whole() -> None:
    nothing = refuse(QUESTION, "không có")
    assert isinstance(join(QUESTION, nothing, [_answer("học phí"), nothing]), Refusal)
    assert isinstance(join(QUESTION, nothing, [_answer("học phí")] * 2), Answer)
