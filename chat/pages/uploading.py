"""A file sent by the page of documents: taken in piece by piece, then added to the corpus."""

import tempfile
from pathlib import Path
from typing import Annotated
from urllib.parse import unquote

from fastapi import APIRouter, Depends, Header, HTTPException, Query, Request
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool

from chat.access.user import User
from chat.pages.guard import editor
from chat.pages.office import Office
from chat.views.corpus import refused, reports
from ingest import wording
from ingest.errors import TracuuError
from ingest.safe_files import safe_name


def upload_routes(office: Office) -> APIRouter:
    """Return the route that takes a file."""
    router = APIRouter(include_in_schema=False)

    @router.post("/tai-len", response_class=HTMLResponse)
    async def upload(
        user: Annotated[User, Depends(editor)],
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
