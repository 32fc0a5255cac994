"""Nhiệm vụ: who must do what by when, as a page, and what its script asks of the server."""

import datetime as dt
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Literal

import gradio as gr
from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import HTMLResponse

from chat.access.user import User, user_of_request
from chat.pages.office import Office
from chat.pages.place import place
from chat.task_table import write_csv, write_xlsx
from chat.today import today
from chat.views.task_filters import Filters
from chat.views.tasks import tasks_page, tasks_table
from index.tasks import Task, TaskFilter
from ingest.agency_names import asked_forms

Reader = Annotated[User, Depends(user_of_request)]

_DAY = dt.timedelta(days=1)
_DOCUMENTS = 50  # that one filter may name
_KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
_WRITERS: dict[str, Callable[[Sequence[Task], Path], None]] = {
    "xlsx": write_xlsx,
    "csv": write_csv,
}


def build_tasks_page(site: gr.Blocks, _: Office) -> None:
    """Put the page of assignments on the Gradio page being built."""
    body = place("nhiem-vu")
    site.load(tasks_page, None, body, queue=False, show_progress="hidden", api_visibility="private")


def filters(
    *,
    lead: Annotated[str, Query(alias="chu-tri", max_length=400)] = "",
    coordinating: Annotated[str, Query(alias="phoi-hop", max_length=200)] = "",
    document: Annotated[str, Query(alias="van", max_length=4000)] = "",
    due_from: Annotated[str, Query(alias="tu", max_length=10)] = "",
    due_to: Annotated[str, Query(alias="den", max_length=10)] = "",
    overdue: Annotated[bool, Query(alias="qua-han")] = False,
) -> Filters:
    """Read the form from the address."""
    return Filters(
        lead=lead,
        coordinating=coordinating,
        document=document,
        due_from=due_from,
        due_to=due_to,
        overdue=overdue,
    )


Wanted = Annotated[Filters, Depends(filters)]


def tasks_routes(office: Office) -> APIRouter:
    """Return the routes of the table and its exports."""
    router = APIRouter(include_in_schema=False)

    @router.get("/manh/nhiem-vu", response_class=HTMLResponse)
    def table(
        user: Reader, wanted: Wanted, page: Annotated[int, Query(alias="trang", ge=1)] = 1
    ) -> HTMLResponse:
        day = today()
        return HTMLResponse(tasks_table(_found(office, user, wanted, day), page, day, wanted))

    @router.get("/nhiem-vu.{form}")
    def export(user: Reader, wanted: Wanted, form: Literal["xlsx", "csv"]) -> Response:
        tasks = _found(office, user, wanted, today())
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"nhiem-vu.{form}"
            _WRITERS[form](tasks, path)
            headers = {"Content-Disposition": f'attachment; filename="{path.name}"'}
            return Response(path.read_bytes(), media_type=_KINDS[form], headers=headers)

    return router


def _found(office: Office, user: User, wanted: Filters, day: dt.date) -> list[Task]:
    """Return the tasks that the user may see and the form lets through.

    Raises:
        UnknownDocumentError: a name of no document that this user may see, or of several.
    """
    names = wanted.documents[:_DOCUMENTS]
    within = tuple(office.parts.library.find(name, user.sees).sha256 for name in names) or None
    tasks = office.parts.store.tasks(_filter(office, wanted, day, within))
    return [task for task in tasks if user.sees(task.key)]


def _filter(
    office: Office, wanted: Filters, day: dt.date, within: tuple[str, ...] | None
) -> TaskFilter:
    abbreviations = office.parts.library.corpus.abbreviations()
    after, to = wanted.days
    before = to + _DAY if to else None
    if wanted.overdue:
        before = min(before, day) if before else day
    return TaskFilter(
        agency=asked_forms(wanted.lead, abbreviations),
        coordinating=asked_forms(wanted.coordinating, abbreviations),
        due_after=after - _DAY if after else None,
        due_before=before,
        within=within,
    )
