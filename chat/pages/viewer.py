"""The routes of the document beside the page: panel, pages as pictures, the original."""

import io
from collections import OrderedDict
from pathlib import Path
from threading import Lock
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import FileResponse, HTMLResponse

from chat.access.user import user_of_request
from chat.pages.office import Office
from chat.views import document as view
from index.stored import Document
from ingest import wording
from ingest.notice import Span
from ingest.readers.pages import PageNotDrawnError, draw_page, page_count

_KEPT = 24  # pictures of pages kept in memory, a few hundred KB each
_MINUTES = 10

Key = Annotated[str, Query(alias="van", max_length=300)]
Page = Annotated[int, Query(alias="trang", ge=1, le=100_000)]
Start = Annotated[int | None, Query(alias="tu", ge=0)]
End = Annotated[int | None, Query(alias="den", ge=0)]


def viewer_routes(office: Office) -> APIRouter:
    """Return the routes; each looks whether the user may see the document."""
    router = APIRouter(include_in_schema=False)
    pictures = _Pictures()

    @router.get("/manh/nguon", response_class=HTMLResponse)
    def panel(request: Request, key: Key, start: Start = None, end: End = None) -> HTMLResponse:
        return HTMLResponse(view.panel(_shown(office, request, key, start, end)))

    @router.get("/manh/trang", response_class=HTMLResponse)
    def page(
        request: Request, key: Key, number: Page, start: Start = None, end: End = None
    ) -> HTMLResponse:
        shown = _shown(office, request, key, start, end)
        if number > shown.pictures:
            raise HTTPException(404, wording.NOT_DRAWN)
        return HTMLResponse(view.picture(shown, number))

    @router.get("/trang")
    def picture(request: Request, key: Key, number: Page) -> Response:
        document = _document(office, request, key)
        path = office.catalogue.original(document)
        if path is None:
            raise HTTPException(404, wording.FILE_GONE)
        try:
            drawn = pictures.draw(path, document.notice_id, number)
        except PageNotDrawnError as error:
            raise HTTPException(404, wording.NOT_DRAWN) from error
        headers = {"Cache-Control": f"private, max-age={60 * _MINUTES}"}
        return Response(drawn, media_type="image/png", headers=headers)

    @router.get("/tai-ve")
    def original(request: Request, key: Key) -> FileResponse:
        document = _document(office, request, key)
        path = office.catalogue.original(document)
        if path is None:
            raise HTTPException(404, wording.FILE_GONE)
        return FileResponse(path, filename=path.name, media_type="application/octet-stream")

    return router


def _document(office: Office, request: Request, key: str) -> Document:
    document = office.about(user_of_request(request))(key)
    if document is None:
        raise HTTPException(404, wording.DOCUMENT_GONE)
    return document


def _shown(
    office: Office, request: Request, key: str, start: int | None, end: int | None
) -> view.Shown:
    document = _document(office, request, key)
    notice = office.catalogue.notice(document)
    span = None
    if start is not None and end is not None and start < min(end, len(notice.text)):
        span = Span(start=start, end=min(end, len(notice.text)))
    path = office.catalogue.original(document)
    return view.Shown(
        document=document,
        notice=notice,
        span=span,
        pictures=page_count(path) if path else 0,
        downloadable=path is not None,
    )


class _Pictures:
    """The pages drawn last, as PNG."""

    def __init__(self) -> None:
        self._drawn: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._lock = Lock()

    def draw(self, path: Path, notice_id: str, page: int) -> bytes:
        name = (notice_id, page)
        with self._lock:
            if name in self._drawn:
                self._drawn.move_to_end(name)
                return self._drawn[name]
        stream = io.BytesIO()
        draw_page(path, page).save(stream, "PNG", compress_level=3)
        with self._lock:
            self._drawn[name] = stream.getvalue()
            while len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        return stream.getvalue()
