"""Assignments made an answer: verbatim quotes, and the rows of the table that cites them."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from chat.answer import Answer, Quote
from chat.outcome import answer
from chat.question import Question
from chat.task_of_several import shared_out
from chat.task_questions import SHOWN_TASKS, TaskQuestion
from chat.task_rows import TaskRow, TaskRows, TaskWanted
from chat.task_topics import read_topic_question
from index.hit import Hit
from index.passage_store import PassageStore
from index.stored import Document
from index.tasks import Task, TaskFilter
from ingest.agencies import Abbreviations
from ingest.notice import Notice, Span
from ingest.sentences import split_sentences

_ENOUGH = 240  # characters of a task before it is cut at the next clause


def answer_tasks(
    question: Question,
    asked: TaskQuestion,
    wanted: TaskFilter,
    *,
    each: Sequence[TaskFilter] = (),
    store: PassageStore,
    documents: Mapping[str, Document],
    named: Iterable[str],
) -> Answer | None:
    """Return the tasks that `wanted` lets through as quotes and a table; None without any.

    `each` are the filters of the agencies, where several are asked about.
    `documents` are those that may be known, by notice id; `named` are the ids of those that the
    question names.
    """
    of_each = [_known(store.tasks(one), documents) for one in each or (wanted,)]
    tasks = shared_out(of_each, SHOWN_TASKS)
    if not tasks:
        return None
    quotes, rows = _quoted(asked, tasks, cache(store.notice))
    keys = sorted(documents[name].key for name in named if name in documents)
    table = TaskRows(
        rows=rows,
        found=max(len(rows), store.count_tasks(wanted)),
        wanted=_wanted(asked, question.text, keys),
        without=tuple(
            _as_typed(name, question.text)
            for name, own in zip(asked.agencies, of_each, strict=False)
            if not own
        ),
    )
    return replace(answer(question, quotes, documents), tasks=table)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicWanted:
    """Where tasks are looked for: `within` these ids of documents, None for all.

    `near` are the passages that the search found: in their documents headings are read too.
    """

    abbreviations: Abbreviations
    within: Collection[str] | None
    near: Sequence[Hit]


def answer_topic(
    question: Question,
    wanted: TopicWanted,
    store: PassageStore,
    documents: Mapping[str, Document],
) -> Answer | None:
    """Return what an agency must do about something, as `answer_tasks` does.

    None where that is not asked, or no task speaks of it. The whole table is asked for by the
    documents that give the tasks.
    """
    asked = read_topic_question(question)
    if asked is None:
        return None
    notice_of = cache(store.notice)
    near = {hit.passage.notice_id for hit in wanted.near}

    def headings(task: Task) -> str:
        return _above(notice_of(task.notice_id), task) if task.notice_id in near else ""

    tasks = asked.among(
        store.tasks(asked.filter(wanted.abbreviations, wanted.within)),
        documents,
        headings,
        wanted.abbreviations.expand,
    )
    if not tasks:
        return None
    quotes, rows = _quoted(asked.asked, tasks[:SHOWN_TASKS], notice_of)
    table = TaskRows(
        rows=rows,
        found=len(tasks),
        wanted=_wanted(asked.asked, question.text, sorted({task.key for task in tasks})),
    )
    return replace(answer(question, quotes, documents), tasks=table)


def _above(notice: Notice, task: Task) -> str:
    """The headings that a task stands under."""
    sections = (one for one in notice.sections() if one.span.start <= task.start < one.span.end)
    return " \n ".join(one.heading for one in sections)


def _known(tasks: Iterable[Task], documents: Mapping[str, Document]) -> list[Task]:
    return [task for task in tasks if task.notice_id in documents]


def _quoted(
    asked: TaskQuestion, tasks: Sequence[Task], notice_of: Callable[[str], Notice]
) -> tuple[list[tuple[Notice, Quote]], tuple[TaskRow, ...]]:
    """Return the quotes of tasks and a row a task; who leads goes before where it is not said.

    A quote is the first sentence of its task, or goes on to the one that sets the deadline. The
    markers of the rows count the quotes from 1.
    """
    quotes: list[tuple[Notice, Quote]] = []
    rows: list[TaskRow] = []
    said: tuple[str, str] | None = None
    lead_marker: int | None = None
    for task in tasks:
        notice = notice_of(task.notice_id)
        if (asked.together or len(asked.agencies) != 1) and said != (task.notice_id, task.lead):
            who = _who(notice, task)
            quotes += [(notice, quote) for quote in who]
            lead_marker = len(quotes) if who else None
            said = (task.notice_id, task.lead)
        span = _shown(notice, task)
        quotes.append((notice, Quote(span=span, text=span.of(notice.text))))
        rows.append(TaskRow(task=task, marker=len(quotes), lead_marker=lead_marker))
    return quotes, tuple(rows)


def _wanted(asked: TaskQuestion, typed: str, documents: Sequence[str]) -> TaskWanted:
    """Return what a form would ask for; `typed` is the question, `documents` are keys."""
    period = asked.period
    names = "; ".join(_as_typed(name, typed) for name in asked.agencies) or None
    return TaskWanted(
        agency=None if asked.together else names,
        coordinating=names if asked.together else None,
        due_from=period.first if period and period.first != dt.date.min else None,
        due_to=period.last if period and period.last != dt.date.max else None,
        overdue=asked.overdue,
        documents=tuple(documents),
    )


def _as_typed(agency: str, typed: str) -> str:
    """Give a name its capitals back.

    >>> _as_typed("bộ y tế", "Bộ  Y tế còn việc gì?")
    'Bộ Y tế'
    """
    words = " ".join(typed.split())
    at = words.lower().find(agency)
    found = words[at : at + len(agency)]
    return found if found.lower() == agency else agency


def _who(notice: Notice, task: Task) -> list[Quote]:
    """Quote the name of who leads from the heading above, when the task itself does not name it."""
    if task.lead in " ".join(task.quote.split()):
        return []
    at = notice.text.rfind(task.lead, 0, task.start)
    if at < 0:
        return []
    span = Span(start=at, end=at + len(task.lead))
    return [Quote(span=span, text=span.of(notice.text))]


def _shown(notice: Notice, task: Task) -> Span:
    """Return the first clauses of a task, as far as a deadline is set."""
    whole = Span(start=task.start, end=task.end)
    pieces = split_sentences(notice.text, whole)
    end = pieces[0].end
    words = task.deadline_text
    for piece in pieces[1:]:
        shown = " ".join(notice.text[task.start : end].split())
        if piece.start - task.start > _ENOUGH and not (words and words not in shown):
            break
        end = piece.end
    return Span(start=task.start, end=end)
