"""Văn bản: the documents of the corpus as a page, and what its script asks of the server."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Annotated
from urllib.parse import unquote

import gradio as gr
from fastapi import APIRouter, Depends, Form, Header, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool

from chat.access.user import User
from chat.pages.guard import editor, user_of_request
from chat.pages.office import Office
from chat.pages.person import user_of
from chat.pages.place import place
from chat.records.listing import Listing, Wanted
from chat.views.corpus import corpus_page, corpus_table, refused, reports
from chat.views.correction import correction_form
from index.stored import Document
from ingest import wording
from ingest.by_hand import BY_HAND
from ingest.catalogue import Entry
from ingest.errors import TracuuError
from ingest.header import KINDS
from ingest.safe_files import safe_name

Reader = Annotated[User, Depends(user_of_request)]
Editor = Annotated[User, Depends(editor)]
Text = Annotated[str, Query(max_length=300)]
Key = Annotated[str, Form(alias="van", max_length=300)]


def build_corpus_page(site: gr.Blocks, office: Office) -> None:
    """Put the page of documents on the Gradio page being built."""
    body = place("van-ban")

    def shown(request: gr.Request) -> str:
        may_edit = user_of(request).may_edit
        return corpus_page(may_edit=may_edit, largest=office.largest_file)

    site.load(shown, None, body, queue=False, show_progress="hidden", api_visibility="private")


def corpus_routes(office: Office) -> APIRouter:
    """Return the routes of the table, the form of corrections, uploads and removals."""
    router = APIRouter(include_in_schema=False)
    listing = Listing()

    @router.get("/manh/van-ban", response_class=HTMLResponse)
    def table(
        *,
        user: Reader,
        words: Annotated[str, Query(alias="tim", max_length=200)] = "",
        kind: Annotated[str, Query(alias="loai", max_length=100)] = "",
        year: Annotated[str, Query(alias="nam", max_length=4)] = "",
        standing: Annotated[str, Query(alias="tinh-trang", max_length=20)] = "",
        sort: Annotated[str, Query(alias="xep", max_length=20)] = "-ngay",
        page: Annotated[int, Query(alias="trang", ge=1, le=100_000)] = 1,
    ) -> HTMLResponse:
        wanted = Wanted(words=words, kind=kind, year=year, standing=standing, sort=sort, page=page)
        seen = office.parts.store.documents(user.sees)
        listed = listing.page(office.catalogue.documents(), wanted, seen)
        return HTMLResponse(corpus_table(listed, may_edit=user.may_edit))

    @router.get("/manh/sua", response_class=HTMLResponse)
    def form(user: Reader, key: Annotated[str, Query(alias="van", max_length=300)]) -> HTMLResponse:
        document, entry = _known(office, user, key)
        if not user.may_edit:
            raise HTTPException(404, wording.DOCUMENT_GONE)
        return HTMLResponse(correction_form(document, entry, sorted(set(KINDS.values()))))

    @router.post("/van-ban/sua")
    async def correct(user: Editor, request: Request, key: Key) -> Response:
        values = {name: str(value) for name, value in (await request.form()).items()}
        return await run_in_threadpool(_correct, office, user, key, values)

    @router.post("/van-ban/go")
    def remove(user: Editor, key: Key) -> Response:
        if office.about(user)(key) is None:
            raise HTTPException(404, wording.DOCUMENT_GONE)
        office.parts.library.remove(key, user.sees)
        office.record(user, "remove", key)
        return Response(wording.SAVED)

    @router.post("/tai-len", response_class=HTMLResponse)
    async def upload(
        user: Editor,
        request: Request,
        name: Annotated[str, Query(alias="ten", max_length=400)],
        length: Annotated[int, Header(alias="content-length")] = 0,
    ) -> HTMLResponse:
        if length > office.largest_file:
            raise HTTPException(413, wording.TOO_LARGE)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / safe_name(unquote(name))
            await _receive(request, path, office.largest_file)
            return HTMLResponse(await run_in_threadpool(_add, office, user, path))

    return router


async def _receive(request: Request, path: Path, largest: int) -> None:
    """Write the body of a request to a file.

    Raises:
        HTTPException: 413, it is larger than it may be.
    """
    size = 0
    with path.open("wb") as stream:
        async for piece in request.stream():
            size += len(piece)
            if size > largest:
                raise HTTPException(413, wording.TOO_LARGE)
            stream.write(piece)


def _add(office: Office, user: User, path: Path) -> str:
    try:
        added = office.parts.library.add([path], user.sees, user.collections)
        lines = [report.as_json() for report in added]
    except TracuuError as error:
        return refused(path.name, str(error))
    office.record(user, "add", path.name)
    return reports(lines)


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
        office.parts.library.edit(key, changes, user.sees)
        office.record(user, "edit", f"{key}: {', '.join(changes)}")
    return Response(wording.SAVED)
