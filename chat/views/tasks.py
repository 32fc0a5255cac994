"""The page of assignments: filters, the line of time, the table."""

import datetime as dt
from collections.abc import Sequence
from html import escape

from chat.views.citation import opening
from chat.views.document_line import day
from chat.views.markup import attributes, icon
from chat.views.pager import pager
from chat.views.task_filters import Filters, chips, due_link
from chat.views.timeline import timeline
from index.tasks import Task
from ingest import wording

PAGE = 30  # tasks a page


def tasks_page() -> str:
    """The page itself; line of time and table are filled by the form."""
    exports = "".join(
        f'<a class="button" download href="{name}" data-export="{name}">{icon("download")} {escape(words)}</a>'
        for name, words in (
            ("nhiem-vu.xlsx", wording.EXPORT_EXCEL),
            ("nhiem-vu.csv", wording.EXPORT_CSV),
        )
    )
    return (
        f'<div class="page" id="noi-dung" tabindex="-1"><h1>{escape(wording.TASKS_TITLE)}</h1>'
        '<form id="loc-nhiem-vu" class="filters" data-address action="manh/nhiem-vu" data-fills="#bang-nhiem-vu">'
        f"{_text('chu-tri', wording.LEAD, wording.ANY_NAME)}"
        f"{_text('phoi-hop', wording.COORDINATING, wording.ANY_NAME)}"
        f"{_text('van', wording.DOCUMENT, '320/TB-VPCP', 1000)}"
        f'<label>{escape(wording.DUE_FROM)}<input name="tu" class="day" placeholder="01/06/2022" maxlength="10"></label>'
        f'<label>{escape(wording.DUE_TO)}<input name="den" class="day" placeholder="30/06/2022" maxlength="10"></label>'
        f'<label class="check"><input type="checkbox" name="qua-han" value="1"> {escape(wording.OVERDUE_ONLY)}</label>'
        f'<input type="hidden" name="trang" value="1"></form><p class="row">{exports}</p>'
        '<div id="bang-nhiem-vu" aria-live="polite"></div></div>'
    )


def _text(name: str, words: str, placeholder: str, longest: int = 200) -> str:
    data = attributes(
        {"type": "search", "name": name, "maxlength": longest, "placeholder": placeholder}
    )
    return f'<label class="grow">{escape(words)}<input{data}></label>'


def tasks_table(tasks: Sequence[Task], page: int, today: dt.date, filters: Filters) -> str:
    """The filters set, the line of time of all tasks found, and one page of the table."""
    pages = max(1, -(-len(tasks) // PAGE))
    page = min(page, pages)
    rows = "".join(_row(task, today) for task in tasks[(page - 1) * PAGE : page * PAGE])
    heads = "".join(f'<th scope="col">{escape(words)}</th>' for words in wording.TASK_HEADS)
    table = (
        f'<div class="table-scroll" tabindex="0"><table class="tasks">'
        f'<caption class="unseen">{escape(wording.TASKS_CAPTION)}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
    none = f'<p class="quiet">{escape(wording.NO_TASKS)}</p>'
    deadlines = [task.deadline for task in tasks if task.deadline]
    drawn = timeline(deadlines, today, lambda first, last: due_link(filters, first, last))
    return (
        f'{chips(filters)}<p class="quiet count" tabindex="-1">{escape(wording.found_tasks(len(tasks)))}</p>'
        f"{drawn}"
        f"{table if rows else none}"
        f"{pager(page, pages, '#loc-nhiem-vu')}"
    )


def _row(task: Task, today: dt.date) -> str:
    late = task.deadline is not None and task.deadline < today
    badge = f' <span class="late">{escape(wording.OVERDUE)}</span>' if late else ""
    when = day(task.deadline) if task.deadline else ""
    words = f'<span class="quiet">{escape(task.deadline_text)}</span>' if task.deadline_text else ""
    with_whom = "; ".join(task.coordinating)
    others = (
        f'<span class="quiet">{escape(wording.with_whom(with_whom))}</span>' if with_whom else ""
    )
    place = wording.citation_place_words(
        task.number or task.key, None, task.section or None, task.page
    )
    source = opening(task.key, task.start, task.end)
    return (
        f"<tr><td><b>{escape(task.lead)}</b>{others}</td>"
        f'<td class="wide"><button type="button" class="quote"{source}>{escape(task.task)}</button></td>'
        f'<td class="due">{when}{badge}{words}</td>'
        f'<td><button type="button" class="link"{source}>{escape(place)}</button></td></tr>'
    )
