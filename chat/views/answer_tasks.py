"""The assignments of an answer: a cited table on the page, the same cells for files and copies.

What is shown is the JSON of an outcome; what is overdue is told against a given day.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from chat.views.citation import marker
from chat.views.document_line import day
from chat.views.markup import address, attributes
from ingest import wording

Row = Mapping[str, Any]
Outcome = Mapping[str, Any]

_CLASSES = (None, "wide", "due", "place")


def task_table(outcome: Outcome, today: dt.date) -> str:
    """The table, its rows opening their sources, and what leads to all that was found.

    The roles are said again since a phone shows the rows as cards, which are no table by
    themselves.
    """
    table = outcome["tasks"]
    heads = "".join(
        f'<th scope="col" role="columnheader">{escape(words)}</th>'
        for words in wording.ANSWER_TASK_HEADS
    )
    markers = {one["marker"]: marker(one) for one in outcome["citations"]}
    rows = "".join(_row(row, markers, today) for row in table["rows"])
    caption = wording.answer_tasks(table)
    return (
        '<div class="table-scroll" tabindex="0"><table class="tasks answer-tasks" role="table">'
        f'<caption>{escape(caption)}</caption><thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table></div><p class="more">{_more(table)}</p>'
    )


def tasks_address(wanted: Mapping[str, Any]) -> str:
    """The address of the page of assignments with the same filter set.

    >>> tasks_address({"agency": "Bộ Y tế", "due_from": None, "due_to": "2021-12-14",
    ...     "overdue": False, "documents": []})
    'nhiem-vu?chu-tri=B%E1%BB%99+Y+t%E1%BA%BF&den=14%2F12%2F2021'
    """
    first, last = _date(wanted["due_from"]), _date(wanted["due_to"])
    fields = {
        "chu-tri": wanted["agency"],
        "phoi-hop": wanted.get("coordinating"),
        "van": "; ".join(wanted["documents"]) or None,
        "tu": day(first) if first else None,
        "den": day(last) if last else None,
        "qua-han": "1" if wanted["overdue"] else None,
    }
    return address("nhiem-vu", fields)


def task_cells(row: Row, today: dt.date) -> tuple[str, ...]:
    """A row as plain words, under `wording.ANSWER_TASK_HEADS`."""
    head = f" [{row['lead_marker']}]" if row["lead_marker"] else ""
    return (
        f"{row['lead']}{head}",
        "; ".join(row["coordinating"]),
        _one_line(row["task"]),
        "; ".join(_due(row, today)),
        f"{_place(row)} [{row['marker']}]",
    )


def plain_tasks(outcome: Outcome, today: dt.date) -> list[str]:
    """The table as lines of text: how many, a line a row, how many are left out."""
    table = outcome["tasks"]
    lines = [wording.answer_tasks(table)]
    for at, row in enumerate(table["rows"], start=1):
        cells = zip(wording.ANSWER_TASK_HEADS, task_cells(row, today), strict=True)
        lines.append(f"{at}. " + "; ".join(f"{head}: {cell}" for head, cell in cells if cell))
    return [*lines, *([wording.more_tasks(left)] if (left := rest(table)) else [])]


def rest(table: Mapping[str, Any]) -> int:
    """How many were found that the table does not show."""
    return int(table["found"]) - len(table["rows"])


def _row(row: Row, markers: Mapping[int, str], today: dt.date) -> str:
    by = f" {markers[row['lead_marker']]}" if row["lead_marker"] else ""
    cells = (
        escape("; ".join(row["coordinating"])),
        escape(_one_line(row["task"])),
        "".join(_due_html(row, today)),
        f"{escape(_place(row))} {markers[row['marker']]}",
    )
    first, *names = wording.ANSWER_TASK_HEADS
    written = "".join(
        f"<td{attributes({'role': 'cell', 'data-label': name, 'class': kind})}>{cell}</td>"
        for name, kind, cell in zip(names, _CLASSES, cells, strict=True)
    )
    head = attributes({"scope": "row", "role": "rowheader", "data-label": first})
    return f'<tr role="row"><th{head}>{escape(row["lead"])}{by}</th>{written}</tr>'


def _due(row: Row, today: dt.date) -> Iterator[str]:
    if date := _date(row["deadline"]):
        yield f"{day(date)} ({wording.OVERDUE})" if date < today else day(date)
    if row["deadline_text"]:
        yield f"“{row['deadline_text']}”"


def _due_html(row: Row, today: dt.date) -> Iterator[str]:
    if date := _date(row["deadline"]):
        yield day(date)
        if date < today:
            yield f' <span class="late">{escape(wording.OVERDUE)}</span>'
    if row["deadline_text"]:
        yield f'<span class="quiet">{escape(row["deadline_text"])}</span>'


def _more(table: Mapping[str, Any]) -> str:
    left = rest(table)
    words = wording.more_tasks(left) if left else wording.ALL_IN_TASKS
    link = attributes({"href": tasks_address(table["wanted"])})
    return f"<a{link}>{escape(words)}</a>"


def _place(row: Row) -> str:
    name = row["number"] or row["key"]
    return wording.citation_place_words(name, None, row["section"], row["page"])


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _date(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None
