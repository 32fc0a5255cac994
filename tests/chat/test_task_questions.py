"""Who must do what by when, asked in chat: recognised with care, answered with verbatim quotes."""

import datetime as dt
import unicodedata

import pytest

from chat.answer import Answer, Refusal
from chat.question import read_question
from chat.task_questions import read_task_question
from ingest import wording
from tracuu import Workspace


@pytest.mark.parametrize(
    ("words", "agency", "overdue"),
    [
        ("Ai làm gì trước ngày 15/12/2021?", None, False),
        ("Bộ Giao thông vận tải còn những việc gì?", "bộ giao thông vận tải", False),
        ("những nhiệm vụ quá hạn", None, True),
        ("Bộ Y tế có nhiệm vụ nào quá hạn?", "bộ y tế", True),
        ("Bộ Tài chính được giao việc gì trong thông báo 120?", "bộ tài chính", False),
        ("việc nào phải xong trong quý III/2023", None, False),
        ("Liệt kê các nhiệm vụ của Ủy ban nhân dân tỉnh", "ủy ban nhân dân tỉnh", False),
        ("Thông báo 120 giao những việc gì?", None, False),
        ("Thông báo 120 giao Bộ Xây dựng làm gì?", "bộ xây dựng", False),
        ("Công điện 320 giao việc cho những ai?", None, False),
        ("Trong thông báo 120, Bộ Y tế có nhiệm vụ gì?", "bộ y tế", False),
        ("Bộ Xây dựng phải làm gì?", "bộ xây dựng", False),
        ("Kho bạc Nhà nước phải làm những gì?", "kho bạc nhà nước", False),
    ],
)
def test_questions_for_the_table_are_recognised(
    words: str, agency: str | None, overdue: bool
) -> None:
    asked = read_task_question(read_question(words, words))
    assert asked is not None
    assert (asked.agencies, asked.overdue) == ((agency,) if agency else (), overdue)


@pytest.mark.parametrize(
    ("words", "agencies"),
    [
        (
            "Bộ Tài chính và Bộ Công Thương phải làm gì?",
            ("bộ tài chính", "bộ công thương"),
        ),
        (
            "Việc của Bộ Tài chính hay của Bộ Công Thương?",
            ("bộ tài chính", "bộ công thương"),
        ),
        (
            "Các bộ Tài chính, Công Thương và Y tế phải làm gì trước ngày 15/12/2021?",
            ("bộ tài chính", "bộ công thương", "bộ y tế"),
        ),
        (
            "Bộ Tài nguyên và Môi trường, UBND tỉnh Hà Giang hoặc Bộ Phép thuật được giao việc gì?",
            ("bộ tài nguyên và môi trường", "ubnd tỉnh hà giang", "bộ phép thuật"),
        ),
        (
            "Bộ Văn hóa, Thể thao và Du lịch được giao việc gì?",
            ("bộ văn hóa thể thao và du lịch",),
        ),
    ],
)
def test_several_agencies_are_told_apart_and_one_with_a_long_name_is_one(
    words: str, agencies: tuple[str, ...]
) -> None:
    for typed in (words, unicodedata.normalize("NFD", words)):
        asked = read_task_question(read_question(typed, typed))
        assert asked is not None
        assert asked.agencies == agencies


@pytest.mark.parametrize(
    "words",
    [
        "Bộ Tài chính và Bộ Công Thương phải làm gì về thuế?",
        "Bộ Tài chính phối hợp với Bộ Công Thương làm gì?",
        "Bộ Tài chính làm gì về thuế suất tối thiểu toàn cầu?",
        "Công ty phải làm gì?",
        "Trường hợp mất hóa đơn phải làm gì?",
        "Việc nào chưa có hạn trong thông báo 320?",
        "Ai xử lý việc chuyển mục đích sử dụng đất lúa?",
        "Nhiệm vụ của Bộ Y tế trong phòng, chống dịch là gì?",
        "Việc nào phải hoàn thành trước mùa mưa lũ?",
        "Tỉnh phối hợp với điện lực làm việc gì?",
        "Ai chủ trì việc gì?",
        "Hạn hoàn thành hồ sơ là khi nào?",
    ],
)
def test_a_question_with_a_topic_stays_with_the_reader(words: str) -> None:
    assert read_task_question(read_question(words, words)) is None


@pytest.mark.parametrize(
    "words", ["Bộ TN&MT phối hợp việc gì?", "Bộ TN&MT phải phối hợp làm những gì?"]
)
def test_what_an_agency_works_along_in_is_filtered_by_those_who_work_along(
    home: Workspace, words: str
) -> None:
    asked = read_task_question(read_question(words, words))
    assert asked is not None
    assert asked.together
    wanted = asked.filter(home.corpus.abbreviations(), None, dt.date(2023, 1, 1))
    assert (wanted.agency, bool(wanted.coordinating)) == ((), True)
    assert asked.of_each(home.corpus.abbreviations(), wanted) == (wanted,)


def test_what_is_due_soon_is_due_within_thirty_days() -> None:
    words = "những việc sắp đến hạn"
    asked = read_task_question(read_question(words, words), dt.date(2023, 6, 14))
    assert asked is not None
    assert asked.period is not None
    assert (asked.period.first, asked.period.last) == (dt.date(2023, 6, 14), dt.date(2023, 7, 14))


def test_a_period_is_one_of_deadlines(home: Workspace) -> None:
    words = "việc nào phải xong trong quý III/2023"
    asked = read_task_question(read_question(words, words))
    assert asked is not None
    wanted = asked.filter(home.corpus.abbreviations(), None, dt.date(2023, 1, 1))
    assert wanted.due_after == dt.date(2023, 6, 30)
    assert wanted.due_before == dt.date(2023, 10, 1)


@pytest.mark.parametrize(
    "words", ["Ai làm gì trước ngày 15/12/2021?", "ai phai lam gi truoc ngay 15/12/2021"]
)
def test_who_does_what_before_a_day_is_a_cited_list(home: Workspace, words: str) -> None:
    answer = home.assistant.ask(words)
    assert isinstance(answer, Answer)
    text = home.store.notice(home.library.find("320").sha256).text
    for citation in answer.citations:
        assert citation.quote.span.of(text) == citation.quote.text
    assert [citation.section for citation in answer.citations] == ["III.1", "III.3"]
    assert "30 tháng 11 năm 2021" in answer.citations[0].quote.text
    assert "15 tháng 12 năm 2021" in answer.citations[1].quote.text


def test_an_agency_gets_its_own_tasks_and_a_document_its_own(home: Workspace) -> None:
    answer = home.assistant.ask("Bộ TN&MT được giao việc gì trong thông báo 320?")
    assert isinstance(answer, Answer)
    [citation] = answer.citations
    assert citation.section == "III.4"


def test_a_period_without_any_task_is_a_refusal(home: Workspace) -> None:
    refusal = home.assistant.ask("việc nào phải xong trong quý III/2030?")
    assert isinstance(refusal, Refusal)
    assert refusal.reason == wording.NO_SUCH_TASK


def test_tasks_of_documents_that_may_not_be_known_are_not_told(home: Workspace) -> None:
    hidden = home.assistant.ask("Ai làm gì trước ngày 15/12/2021?", sees=lambda _key: False)
    assert isinstance(hidden, Refusal)
