"""The form of corrections by hand, and what is made of it when it comes back."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool

from chat.access.user import User, user_of_request
from chat.pages.guard import editor
from chat.pages.office import Office
from chat.views.correction import correction_form
from index.stored import Document
from ingest import wording
from ingest.by_hand import BY_HAND
from ingest.catalogue import Entry
from ingest.header import KINDS


def correction_routes(office: Office) -> APIRouter:
    """Return the routes of the form."""
    router = APIRouter(include_in_schema=False)

    @router.get("/manh/sua", response_class=HTMLResponse)
    def form(
        user: Annotated[User, Depends(user_of_request)],
        key: Annotated[str, Query(alias="van", max_length=300)],
    ) -> HTMLResponse:
        document, entry = _known(office, user, key)
        if not user.may_edit:
            raise HTTPException(404, wording.DOCUMENT_GONE)
        return HTMLResponse(correction_form(document, entry, sorted(set(KINDS.values()))))

    @router.post("/van-ban/sua")
    async def correct(
        user: Annotated[User, Depends(editor)],
        request: Request,
        key: Annotated[str, Form(alias="van", max_length=300)],
    ) -> Response:
        values = {name: str(value) for name, value in (await request.form()).items()}
        return await run_in_threadpool(_correct, office, user, key, values)

    return router


def _known(office: Office, user: User, key: str) -> tuple[Document, Entry]:
    """Return a document with its line in the catalogue, as far as the user may know of it.

    Raises:
        HTTPException: 404, there is none that they may see.
    """
    document = office.about(user)(key)
    entry = office.parts.library.corpus.catalogue.with_key(key)
    if document is None or entry is None:
        raise HTTPException(404, wording.DOCUMENT_GONE)
    newer = entry.corrections.get("replaced_by")
    if newer is None or user.sees(newer):
        return document, entry
    told = {name: value for name, value in entry.corrections.items() if name != "replaced_by"}
    return document, replace(entry, corrections=told)


def _correct(office: Office, user: User, key: str, values: dict[str, str]) -> Response:
    """Hand on what differs from what is known; an emptied field takes its correction back."""
    document, entry = _known(office, user, key)
    now: dict[str, str] = {
        name: str(getattr(document, name, None) or entry.corrections.get(name, ""))
        for name in BY_HAND
    }
    now["date"] = document.date.strftime("%d/%m/%Y") if document.date else ""
    now["status"] = entry.corrections.get("status", "")
    changes = {
        name: values[name].strip() or None
        for name in BY_HAND
        if name in values
        and values[name].strip() != now[name]
        and (values[name].strip() or name in entry.corrections)
    }
    if changes:
        office.parts.library.edit(key, changes, user.sees, user.collections)
        office.record(user, "edit", f"{key}: {', '.join(changes)}")
    return Response(wording.SAVED)
