"""What an agency must do about something: the rows that speak of it, or what the reader says."""

import datetime as dt

import pytest

from chat.answer import Answer, Refusal
from chat.question import read_question
from chat.task_topics import read_topic_question
from index.tasks import Task
from ingest.agencies import load_abbreviations
from tracuu import Workspace


def _task(words: str, title: str = "về điều hành giá") -> Task:
    return Task(
        lead="Bộ Y tế",
        coordinating=(),
        task=words,
        deadline=None,
        deadline_text=None,
        key="1/TB",
        section="1",
        page=1,
        quote=f"Bộ Y tế {words}",
        start=0,
        end=9,
        notice_id="one",
        number="1/TB",
        date=dt.date(2023, 1, 1),
        title=title,
        file="one.txt",
    )


def _among(question: str, *tasks: Task, bare: bool = False) -> list[str]:
    asked = read_topic_question(read_question(question, question, bare=bare))
    assert asked is not None
    return [task.task for task in asked.among(tasks, {"one"})]


@pytest.mark.parametrize(
    ("question", "agencies", "topic"),
    [
        ("Bộ Y tế phải làm gì về giá thuốc?", ("bộ y tế",), "giá thuốc"),
        ("Bộ trưởng Bộ Y tế cần làm gì để giảm giá thuốc?", ("bộ y tế",), "giảm giá thuốc"),
        ("Nhiệm vụ của Sở Y tế về giá thuốc là gì?", ("sở y tế",), "giá thuốc"),
        ("Về giá thuốc thì Bộ Y tế phải làm gì?", ("bộ y tế",), "giá thuốc"),
        ("Bộ Y tế được giao việc gì về giá thuốc trong thông báo 118?", ("bộ y tế",), "giá thuốc"),
    ],
)
def test_agency_and_topic_are_read(question: str, agencies: tuple[str, ...], topic: str) -> None:
    asked = read_topic_question(read_question(question, question))
    assert asked is not None
    assert asked.asked.agencies == agencies
    assert asked.topic.text == topic


@pytest.mark.parametrize(
    "question",
    ["Bộ Y tế phải làm gì?", "Giá thuốc do ai quản lý?", "Ai phải làm gì về giá thuốc?"],
)
def test_other_questions_ask_for_no_topic(question: str) -> None:
    assert read_topic_question(read_question(question, question)) is None


def test_a_row_must_hold_every_word_of_the_topic_itself_or_in_its_title() -> None:
    price, vaccine = _task("rà soát giá thuốc"), _task("tiêm vắc xin", "về phòng, chống dịch")
    assert _among("Bộ Y tế phải làm gì về giá thuốc?", price, vaccine) == ["rà soát giá thuốc"]
    assert _among("Bộ Y tế phải làm gì về phòng, chống dịch?", price, vaccine) == ["tiêm vắc xin"]
    assert _among("Bộ Y tế phải làm gì về giá vắc xin?", price, vaccine) == []


def test_a_single_syllable_must_begin_a_word_there() -> None:
    judged = _task("đánh giá kết quả", "về kết quả năm")
    assert _among("Bộ Y tế phải làm gì về giá?", judged, _task("kê khai giá bán")) == [
        "kê khai giá bán"
    ]


def test_other_words_count_and_diacritics_only_where_they_were_typed() -> None:
    done = _task("hoàn thành hồ sơ thầu")
    assert _among("Bộ Y tế phải làm gì để xong hồ sơ thầu?", done) == [done.task]
    assert _among("bộ y tế phải làm gì về ho so thau?", done, bare=True) == [done.task]
    assert _among("Bộ Y tế phải làm gì về hố sơ thầu?", done) == []


def test_the_two_syllables_of_a_word_stand_together() -> None:
    budget = _task("chi ngân sách nhà nước ở các xã theo quy định của hội", "về dự toán")
    homes = _task("xây nhà ở xã hội", "về dự toán")
    assert _among("Bộ Y tế phải làm gì về nhà ở xã hội?", budget, homes) == [homes.task]


def test_abbreviations_of_a_task_are_read_in_full() -> None:
    task = _task("đôn đốc đóng BHYT", "về thu nộp")
    asked = read_topic_question(read_question(*2 * ("Bộ Y tế phải làm gì về bảo hiểm y tế?",)))
    assert asked is not None
    assert asked.among([task], {"one"}) == []
    in_full = load_abbreviations().expand
    assert asked.among([task], {"one"}, in_full=in_full) == [task]


@pytest.mark.parametrize("careful", ["0", "1"])
def test_the_table_answers_however_sure_the_reader_is(
    home: Workspace, monkeypatch: pytest.MonkeyPatch, careful: str
) -> None:
    judgement = home.assistant.judgement.careful(careful)
    monkeypatch.setattr(home.assistant, "judgement", judgement)
    answer = home.assistant.ask("Bộ Tài nguyên và Môi trường phải làm gì về đất lúa?")
    assert isinstance(answer, Answer)
    assert answer.tasks is not None
    assert answer.tasks.found == len(answer.tasks.rows) > 0
    assert answer.tasks.wanted.documents == ("320/TB-VPCP (2021)",)
    assert all(row.task.quote for row in answer.tasks.rows)


def test_a_topic_without_a_task_is_left_to_the_reader(
    home: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home.assistant, "judgement", home.assistant.judgement.careful("1"))
    refused = home.assistant.ask("Bộ Tài nguyên và Môi trường phải làm gì về bóng đá?")
    assert isinstance(refused, Refusal)
