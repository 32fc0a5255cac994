"""By when, as people ask for tasks: late on a day, until a day, this week; and who, in more ways."""

import datetime as dt
import unicodedata

import pytest

from chat.question import read_question
from chat.task_follow_up import tasks_asked
from chat.task_questions import TaskQuestion, read_task_question

TODAY = dt.date(2023, 6, 14)  # a Wednesday
EVER = dt.date.min


def asked(words: str) -> TaskQuestion:
    found = read_task_question(read_question(words, words), TODAY)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("việc nào quá hạn tính đến 1/7/2023", "2023-06-30"),
        ("những nhiệm vụ đã quá hạn tính tới ngày 1/7/2023?", "2023-06-30"),
        ("các việc quá hạn so với ngày 01/07/2023", "2023-06-30"),
        ("những việc quá hạn ngày 1/7/2023", "2023-06-30"),
        ("việc nào quá hạn tỉnh đến 1/7/2023", "2023-06-30"),  # of "tinh den"
        ("việc nào của Bộ Y tế bị quá hạn tính đến hết tháng 6/2023 không?", "2023-06-30"),
    ],
)
def test_late_on_a_day_is_due_before_it_whatever_today_is(words: str, last: str) -> None:
    for typed in (words, unicodedata.normalize("NFD", words)):
        question = asked(typed)
        assert question.period is not None
        assert (question.period.first, question.period.last.isoformat()) == (EVER, last)
        assert not question.overdue


def test_late_within_a_month_stays_late_today() -> None:
    question = asked("việc nào quá hạn trong tháng 6/2023")
    assert question.overdue
    assert question.period is not None
    assert question.period.first == dt.date(2023, 6, 1)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Đến ngày 1/7/2023 còn việc nào chưa xong?", "0001-01-01", "2023-07-01"),
        ("việc nào phải xong trong tuần này", "2023-06-12", "2023-06-18"),
        ("Bộ Y tế phải làm gì trong tháng tới?", "2023-07-01", "2023-07-31"),
        ("ai phải làm gì trong quý này", "2023-04-01", "2023-06-30"),
        ("những việc đến hạn hôm nay", "2023-06-14", "2023-06-14"),
    ],
)
def test_periods_that_end_or_count_from_today(words: str, first: str, last: str) -> None:
    period = asked(words).period
    assert period is not None
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


def test_without_todays_date_this_week_stays_unread() -> None:
    words = "việc nào phải xong trong tuần này"
    assert read_task_question(read_question(words, words)) is None


@pytest.mark.parametrize(
    ("words", "agencies"),
    [
        ("Thông báo 175/TB-VPCP giao ai làm gì?", ()),
        ("Bộ nào phải báo cáo trước ngày 15/7/2023?", ()),
        ("Ngân hàng Nhà nước có việc gì phải làm trước 30/9/2023?", ("ngân hàng nhà nước",)),
        ("Cho tôi danh sách việc của Bộ Y tế", ("bộ y tế",)),
        ("bảng giao việc của Bộ Công Thương", ("bộ công thương",)),
        ("Bộ Công an còn việc gì nữa không?", ("bộ công an",)),
    ],
)
def test_more_ways_to_ask_for_the_table(words: str, agencies: tuple[str, ...]) -> None:
    assert asked(words).agencies == agencies


@pytest.mark.parametrize(
    "words",
    [
        "Bộ nào phải báo cáo về lũ trước ngày 15/7/2023?",
        "Bộ Y tế làm gì trong tuần này về thuốc?",
        "Thông báo 175/TB-VPCP giao ai xử lý vật liệu?",
        "Tình hình tháng này thế nào?",
    ],
)
def test_a_topic_in_the_question_is_left_to_the_reader(words: str) -> None:
    assert read_task_question(read_question(words, words), TODAY) is None


def after(*questions: str) -> TaskQuestion | None:
    return tasks_asked([read_question(words, words) for words in questions], TODAY)


FIRST = "Bộ Tài chính còn những việc gì?"


@pytest.mark.parametrize(
    ("questions", "agencies", "last", "overdue"),
    [
        ((FIRST, "còn Bộ Công Thương?"), ("bộ công thương",), None, False),
        ((FIRST, "Bộ Công Thương thì sao?"), ("bộ công thương",), None, False),
        ((FIRST, "trước ngày 30/6/2023 thôi"), ("bộ tài chính",), "2023-06-29", False),
        ((FIRST, "còn việc nào quá hạn không?"), ("bộ tài chính",), None, True),
        (
            (FIRST, "còn Bộ Y tế?", "tháng này thôi"),
            ("bộ y tế",),
            "2023-06-30",
            False,
        ),
        (
            ("Bộ Y tế phải làm gì trước 30/6/2023?", "thế còn Bộ Xây dựng và Bộ Công an?"),
            ("bộ xây dựng", "bộ công an"),
            "2023-06-29",
            False,
        ),
    ],
)
def test_a_question_that_goes_on_keeps_what_it_does_not_name(
    questions: tuple[str, ...], agencies: tuple[str, ...], last: str | None, overdue: bool
) -> None:
    found = after(*questions)
    assert found is not None
    assert found.agencies == agencies
    assert (found.period.last.isoformat() if found.period else None) == last
    assert found.overdue == overdue


@pytest.mark.parametrize(
    "questions",
    [
        (FIRST, "Thuế suất là bao nhiêu?", "còn Bộ Công Thương?"),
        (FIRST, "còn thuế thì sao?"),
        ("Bộ Tài chính làm gì về thuế?", "còn Bộ Công Thương?"),
    ],
)
def test_another_topic_ends_the_thread(questions: tuple[str, ...]) -> None:
    assert after(*questions) is None
