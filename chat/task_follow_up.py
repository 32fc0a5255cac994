"""Questions about tasks that go on from one: "còn Bộ Công Thương?", "trước ngày 30/6 thôi"."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from chat.question import Question
from chat.task_agencies import agencies_in
from chat.task_questions import (
    ONE_AGENCY,
    TaskQuestion,
    late,
    period_asked,
    read_task_question,
)
from chat.today import today

_GOES_ON = re.compile(
    r"^(?:(?:thế|vậy|rồi|và|còn|riêng|ngoài ra|thế thì|với|đối với|của|cho)[ ,]+)+"
)
_CLOSING = re.compile(
    r"(?:[ ,]+(?:thì sao|thì thế nào|thế nào|thì|sao|thôi|đi|chứ|nhé|nữa|không|ạ|vậy|với))*[ ?.!,]*$"
)


def asked_after(
    history: Sequence[str], typed: str, alone: Callable[[str], Question]
) -> TaskQuestion | None:
    """Return what a question asks of the table after earlier ones; None without any before it.

    `alone` reads a question by itself.
    """
    if not history:
        return None
    return tasks_asked((alone(one) for one in (*history, typed)), today())


def tasks_asked(questions: Iterable[Question], day: dt.date) -> TaskQuestion | None:
    """Return what the last of the questions asks of the table, with what those before it left open.

    `questions` are read each by itself, oldest first. A question that is none for the table ends
    the thread.
    """
    asked: TaskQuestion | None = None
    for question in questions:
        own = read_task_question(question, day)
        open_ended = own is None or not own.agencies
        goes_on = asked is not None and open_ended and not question.references
        asked = (_gone_on(question, asked, day) if goes_on and asked else None) or own
    return asked


def _gone_on(question: Question, before: TaskQuestion, day: dt.date) -> TaskQuestion | None:
    low = " ".join(question.text.lower().split())
    rest = _GOES_ON.sub("", low)
    said_so = rest != low
    period, rest = period_asked(rest, day)
    rest = _CLOSING.sub("", f" {' '.join(rest.split())}").strip()
    if not rest:
        return replace(before, period=period) if period else None
    if re.fullmatch(ONE_AGENCY, rest):
        return replace(before, agencies=agencies_in(rest), period=period or before.period)
    if said_so and late(rest):
        return replace(before, overdue=True, period=period)
    return None
