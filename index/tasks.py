"""Assignments of all documents in a table of their own, so that a filter reads no document."""

# ruff: noqa: S608 - what is joined are constants of this file

import datetime as dt
import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from index.codec import notice_from_json
from ingest.agencies import Abbreviations, load_abbreviations
from ingest.agency_names import name_form
from ingest.assignments import read_assignments
from ingest.assignments.agencies import find_group
from ingest.notice import Assignment, Notice

# An index made before there were tasks gets the table, filled, when it is next opened for writing.
TABLE = """
CREATE TABLE tasks (
    notice INTEGER NOT NULL REFERENCES notices ON DELETE CASCADE,
    lead TEXT NOT NULL, coordinating TEXT NOT NULL,
    lead_form TEXT NOT NULL, coordinating_form TEXT NOT NULL,
    task TEXT NOT NULL, deadline TEXT, deadline_text TEXT,
    section TEXT NOT NULL, page INTEGER, first INTEGER NOT NULL, last INTEGER NOT NULL,
    quote TEXT NOT NULL
);
CREATE INDEX tasks_notice ON tasks (notice);
CREATE INDEX tasks_deadline ON tasks (deadline)
"""
MADE = "SELECT 1 FROM sqlite_schema WHERE name = 'tasks'"
_OTHERS_MADE = "SELECT 1 FROM sqlite_schema WHERE name = 'whole_notices'"
_SELECT = """
SELECT t.lead, t.coordinating, t.task, t.deadline, t.deadline_text, t.section, t.page, t.first,
       t.last, t.quote, n.id, n.key, n.number, n.date, n.title, n.file
FROM tasks t JOIN notices n ON n.row = t.notice"""
_COUNT = "SELECT count(*) FROM tasks t JOIN notices n ON n.row = t.notice"
_ORDER = " ORDER BY t.deadline IS NULL, t.deadline, n.date, n.key, t.first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """An assignment with the document that gives it; `start`, `end` are the quote's place in it."""

    lead: str
    coordinating: tuple[str, ...]
    task: str
    deadline: dt.date | None
    deadline_text: str | None
    key: str
    section: str
    page: int | None
    quote: str
    start: int
    end: int
    notice_id: str
    number: str | None
    date: dt.date | None
    title: str | None
    file: str

    def as_json(self) -> dict[str, object]:
        """Return the object that `tracuu tasks --json` prints."""
        return {
            "lead": self.lead,
            "coordinating": list(self.coordinating),
            "task": self.task,
            "deadline": self.deadline.isoformat() if self.deadline else None,
            "deadline_text": self.deadline_text,
            "key": self.key,
            "section": self.section or None,
            "page": self.page,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "number": self.number,
            "date": self.date.isoformat() if self.date else None,
            "title": self.title,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFilter:
    """Which tasks are wanted; what is None or empty asks for nothing.

    `agency` and `coordinating` are forms of `ingest.agency_names`, any of which will do;
    `due_before` and `due_after` leave the day itself out; `within` are ids of notices.
    `limit` and `offset` cut a page out of the list.
    """

    agency: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    due_before: dt.date | None = None
    due_after: dt.date | None = None
    within: Collection[str] | None = None
    limit: int | None = None
    offset: int = 0


def make_table(connection: sqlite3.Connection) -> None:
    """Make the table if it is not there, and fill it from the notices that are."""
    if connection.execute(MADE).fetchone() is not None:
        return
    for statement in TABLE.split(";"):
        connection.execute(statement)
    if connection.execute(_OTHERS_MADE).fetchone() is None:
        return
    stored = "SELECT row, notice FROM whole_notices"
    for row, written in connection.execute(stored).fetchall():
        notice = notice_from_json(written)
        found = notice.assignments or read_assignments(
            notice.text, notice.body, notice.outline, notice.date
        )
        _insert(connection, row, notice, found)


def put_tasks(connection: sqlite3.Connection, row: int, notice: Notice) -> None:
    """Write the assignments of the notice that stands in `row`."""
    _insert(connection, row, notice, notice.assignments)


def find_tasks(connection: sqlite3.Connection, wanted: TaskFilter) -> list[Task] | None:
    """Return the tasks that a filter lets through: by deadline, those without one last.

    None when an index made before there were tasks is open for reading only.
    """
    if connection.execute(MADE).fetchone() is None:
        return None
    where, values = _where(wanted)
    page = "" if wanted.limit is None else f" LIMIT {wanted.limit:d} OFFSET {wanted.offset:d}"
    return [_task(row) for row in connection.execute(_SELECT + where + _ORDER + page, values)]


def count_tasks(connection: sqlite3.Connection, wanted: TaskFilter) -> int | None:
    """Return how many tasks a filter lets through, whatever page of them is asked for.

    None as in `find_tasks`.
    """
    if connection.execute(MADE).fetchone() is None:
        return None
    where, values = _where(wanted)
    [[count]] = connection.execute(_COUNT + where, values).fetchall()
    return int(count)


def _where(wanted: TaskFilter) -> tuple[str, list[str]]:
    conditions, values = _conditions(wanted)
    return f" WHERE {' AND '.join(conditions)}" if conditions else "", values


def _conditions(wanted: TaskFilter) -> tuple[list[str], list[str]]:
    conditions: list[str] = []
    values: list[str] = []
    for column, forms in (
        ("lead_form", wanted.agency),
        ("coordinating_form", wanted.coordinating),
    ):
        if forms:
            either = " OR ".join(f"instr(t.{column}, ?)" for _ in forms)
            conditions.append(f"({either})")
            values += forms
    for sign, day in (("<", wanted.due_before), (">", wanted.due_after)):
        if day is not None:
            conditions.append(f"t.deadline {sign} ?")
            values.append(day.isoformat())
    if wanted.within is not None:
        conditions.append("n.id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(list(wanted.within)))
    return conditions, values


def _insert(
    connection: sqlite3.Connection, row: int, notice: Notice, found: Collection[Assignment]
) -> None:
    table = _abbreviations()
    connection.executemany(
        f"INSERT INTO tasks VALUES ({', '.join('?' * 13)})",
        [
            (
                row,
                one.lead,
                json.dumps(one.coordinating, ensure_ascii=False),
                _forms(_names(one.lead), table),
                _forms(one.coordinating, table),
                one.task,
                one.deadline.isoformat() if one.deadline else None,
                one.deadline_text,
                one.section,
                notice.page_of(one.span.start),
                one.span.start,
                one.span.end,
                one.span.of(notice.text),
            )
            for one in found
        ],
    )


def _names(lead: str) -> tuple[str, ...]:
    group = find_group(lead, 0, len(lead))
    return (lead, *group.names) if group else (lead,)


def _forms(names: Iterable[str], table: Abbreviations) -> str:
    return f"|{'|'.join(name_form(name, table) for name in names)}|"


@lru_cache(maxsize=1)
def _abbreviations() -> Abbreviations:
    return load_abbreviations()


def _task(row: tuple[str, ...]) -> Task:
    lead, coordinating, task, deadline, words, section, page, start, end, quote, *document = row
    notice_id, key, number, date, title, file = document
    return Task(
        lead=lead,
        coordinating=tuple(json.loads(coordinating)),
        task=task,
        deadline=dt.date.fromisoformat(deadline) if deadline else None,
        deadline_text=words,
        key=key,
        section=section,
        page=int(page) if page else None,
        quote=quote,
        start=int(start),
        end=int(end),
        notice_id=notice_id,
        number=number,
        date=dt.date.fromisoformat(date) if date else None,
        title=title,
        file=file,
    )
