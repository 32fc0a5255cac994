"""Văn bản: the documents of the corpus as a page, and what its script asks of the server."""

from typing import Annotated

import gradio as gr
from fastapi import APIRouter, Depends, Form, HTTPException, Query, Response
from fastapi.responses import HTMLResponse

from chat.access.user import User, user_of_request
from chat.listing import Listing, Wanted
from chat.pages.guard import editor
from chat.pages.office import Office
from chat.pages.person import user_of
from chat.pages.place import place
from chat.views.corpus import corpus_page, corpus_table
from ingest import wording

Reader = Annotated[User, Depends(user_of_request)]
Editor = Annotated[User, Depends(editor)]
Key = Annotated[str, Form(alias="van", max_length=300)]


def build_corpus_page(site: gr.Blocks, office: Office) -> None:
    """Put the page of documents on the Gradio page being built."""
    body = place("van-ban")

    def shown(request: gr.Request) -> str:
        may_edit = user_of(request).may_edit
        return corpus_page(may_edit=may_edit, largest=office.largest_file)

    site.load(shown, None, body, queue=False, show_progress="hidden", api_visibility="private")


def corpus_routes(office: Office) -> APIRouter:
    """Return the routes of the table and of removals."""
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

    @router.post("/van-ban/go")
    def remove(user: Editor, key: Key) -> Response:
        if office.about(user)(key) is None:
            raise HTTPException(404, wording.DOCUMENT_GONE)
        office.parts.library.remove(key, user.sees)
        office.record(user, "remove", key)
        return Response(wording.SAVED)

    return router
