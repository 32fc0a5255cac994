"""The HTTP API: /api/ask, /api/search, /api/documents ...; described at /api/openapi.json.

Answers are the JSON of the command line. Errors are `{"detail": "one line"}`.
"""

import datetime as dt
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Query, Request, UploadFile
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse, StreamingResponse

from chat.access.user import User, user_of_request
from chat.programs.schemas import (
    AnswerModel,
    AskBody,
    CorrectionsBody,
    DocumentsModel,
    HitModel,
    ProblemModel,
    Question,
    ReportModel,
    TaskModel,
    WholeDocumentModel,
)
from chat.programs.services import Json, Services, document_as_json
from chat.task_query import TaskQuery
from ingest import wording
from ingest.errors import TracuuError, UnknownDocumentError
from ingest.normalise import fold

_PROBLEMS = {status: {"model": ProblemModel} for status in (400, 401, 403, 404, 422, 429)}


def editor(user: Annotated[User, Depends(user_of_request)]) -> User:
    """Return the user, who may edit.

    Raises:
        HTTPException: 403, not allowed.
    """
    if not user.may_edit:
        raise HTTPException(403, wording.NOT_ALLOWED)
    return user


def evaluator(user: Annotated[User, Depends(user_of_request)]) -> User:
    """Return the user, who may evaluate.

    Raises:
        HTTPException: 403, not allowed.
    """
    if not user.may_evaluate:
        raise HTTPException(403, wording.NOT_ALLOWED)
    return user


Words = Annotated[str | None, Query(max_length=300)]
Reader = Annotated[User, Depends(user_of_request)]
Editor = Annotated[User, Depends(editor)]
Evaluator = Annotated[User, Depends(evaluator)]


class Api:
    """The routes over one office's services."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def app(self) -> FastAPI:
        """Return the application, to be mounted at /api."""
        api = FastAPI(
            title=wording.API_TITLE,
            docs_url=None,
            redoc_url=None,
            responses=_PROBLEMS,  # type: ignore[arg-type]
        )
        api.add_exception_handler(TracuuError, _problem)
        api.add_exception_handler(RequestValidationError, _invalid)
        post, get = ["POST"], ["GET"]
        add = api.add_api_route
        add("/ask", self._ask, methods=post, response_model=AnswerModel)
        add("/ask/stream", self._stream, methods=post, response_class=StreamingResponse)
        add("/search", self._search, methods=get, response_model=list[HitModel])
        add("/documents", self._documents, methods=get, response_model=DocumentsModel)
        add("/documents", self._add, methods=post, response_model=list[ReportModel])
        add("/documents/{key:path}", self._document, methods=get, response_model=WholeDocumentModel)
        add("/documents/{key:path}", self._remove, methods=["DELETE"], response_model=ReportModel)
        add(
            "/documents/{key:path}", self._edit, methods=["PATCH"], response_model=list[ReportModel]
        )
        add("/tasks", self._tasks, methods=get, response_model=list[TaskModel])
        add("/original", self._original, methods=get, response_class=FileResponse)
        add("/eval", self._eval, methods=post)
        return api

    def _ask(self, body: AskBody, user: Reader) -> Json:
        """Ask; the answer is verbatim, with citations, or a refusal with its reason."""
        return self._services.answer(user, body.question, body.history)

    def _stream(self, body: AskBody, user: Reader) -> StreamingResponse:
        """Ask; server-sent events: "answer" as it grows, each whole, then "done"."""
        growing = self._services.answers(user, body.question, body.history)
        first = next(growing)  # a question that is none is a 422, not a broken stream
        return StreamingResponse(_events(first, growing), media_type="text/event-stream")

    def _search(
        self, q: Question, user: Reader, k: Annotated[int, Query(ge=1, le=100)] = 10
    ) -> list[Json]:
        """Return the nearest passages."""
        return self._services.hits(user, q, k)

    def _documents(  # noqa: PLR0917 - the parameters of an address
        self,
        user: Reader,
        q: Annotated[str, Query(max_length=200)] = "",
        kind: Annotated[str, Query(max_length=60)] = "",
        year: Annotated[int | None, Query(ge=1900, le=2200)] = None,
        offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
        limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    ) -> Json:
        """List documents; `q` is looked for in key, title and issuer, without diacritics."""
        wanted = fold(q)
        found = [
            document
            for document in self._services.documents(user)
            if wanted in fold(f"{document.key} {document.title or ''} {document.issuer or ''}")
            and (not kind or fold(kind) == fold(document.kind or ""))
            and (year is None or (document.date is not None and document.date.year == year))
        ]
        page = [document_as_json(document) for document in found[offset : offset + limit]]
        return {"total": len(found), "documents": page}

    def _add(self, files: list[UploadFile], user: Editor) -> list[Json]:
        """Add files; each has its own report."""
        with tempfile.TemporaryDirectory() as folder:
            paths = [_saved(Path(folder) / str(number), file) for number, file in enumerate(files)]
            return self._services.add(user, paths)

    def _document(self, key: str, user: Reader) -> Json:
        """Return one document whole; `key` in any form: "320", "320/TB-VPCP (2021)"."""
        return self._services.document(user, key)

    def _remove(self, key: str, user: Editor) -> Json:
        """Take a document out of the corpus; its file goes to the history."""
        return self._services.remove(user, key)

    def _edit(self, key: str, body: CorrectionsBody, user: Editor) -> list[Json]:
        """Correct number, date, title, status ... by hand; kept when the file is read again."""
        return self._services.edit(user, key, body.model_dump(exclude_unset=True))

    def _tasks(  # noqa: PLR0917 - the parameters of an address
        self,
        user: Reader,
        agency: Words = None,
        coordinating: Words = None,
        due_before: dt.date | None = None,
        due_after: dt.date | None = None,
        document: Words = None,
        overdue: bool = False,
        on: dt.date | None = None,
    ) -> list[Json]:
        """List assignments: who leads, with whom, what, by when, and where it stands."""
        query = TaskQuery(
            agency=agency,
            coordinating=coordinating,
            due_before=due_before,
            due_after=due_after,
            document=document,
            overdue=overdue,
            on=on,
        )
        return self._services.tasks(user, query)

    def _original(
        self, key: Annotated[str, Query(min_length=1, max_length=300)], user: Reader
    ) -> FileResponse:
        """Download a document's own file."""
        path = self._services.original(user, key)
        return FileResponse(path, filename=path.name, media_type="application/octet-stream")

    def _eval(self, user: Evaluator, gold: Annotated[str, Query(max_length=200)] = "gold") -> Json:
        """Run a gold set of the page Đánh giá; return its report, as `tracuu eval --json` does."""
        if self._services.evaluate is None:
            raise HTTPException(404, wording.NO_GOLD)
        self._services.audit.record(user.id, "eval", gold)
        return self._services.evaluate(gold)


def _events(first: Json, growing: Iterator[Json]) -> Iterator[str]:
    last = first
    yield _event("answer", first)
    for last in growing:
        yield _event("answer", last)
    yield _event("done", last)


def _event(name: str, data: Json) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def _saved(folder: Path, file: UploadFile) -> Path:
    """Write an upload under its own last name, in a folder of its own."""
    name = PurePosixPath((file.filename or "").replace("\\", "/")).name
    name = "".join(letter for letter in name if letter.isprintable())[:150]
    folder.mkdir()
    path = folder / (name if name.strip(". ") else wording.UNNAMED_FILE)
    with path.open("wb") as stream:
        while piece := file.file.read(1 << 20):
            stream.write(piece)
    return path


def _problem(_request: Request, error: Exception) -> JSONResponse:
    status = 404 if isinstance(error, UnknownDocumentError) else 422
    return JSONResponse({"detail": str(error)}, status_code=status)


def _invalid(_request: Request, error: Exception) -> JSONResponse:
    """Say which field is wrong; the library's own words are English and name its insides."""
    errors = error.errors() if isinstance(error, RequestValidationError) else []
    fields = [".".join(str(part) for part in one["loc"][1:]) or "body" for one in errors]
    return JSONResponse({"detail": wording.bad_fields(fields)}, status_code=422)
