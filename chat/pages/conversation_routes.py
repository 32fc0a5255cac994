"""The routes around a conversation: the list, names, opinions, candidates, export."""

from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, HTTPException, Query, Response
from fastapi.responses import HTMLResponse

from chat.access.user import User, user_of_request
from chat.exports.markdown import as_markdown
from chat.exports.word import as_word
from chat.pages.guard import from_our_page
from chat.pages.office import REMEMBERED, Office
from chat.records.conversations import Exchange
from chat.views import conversation as view
from ingest import wording

Here = Annotated[User, Depends(user_of_request)]
Ours = Annotated[User, Depends(from_our_page)]
Name = Annotated[str, Form(alias="cuoc", max_length=64)]
Number = Annotated[int, Form(alias="so", ge=1)]

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def conversation_routes(office: Office) -> APIRouter:
    """Return the routes of whole conversations; each reaches only what is the user's own."""
    router = APIRouter(include_in_schema=False)
    kept = office.conversations

    @router.get("/manh/cuoc-hoi", response_class=HTMLResponse)
    def listed(
        user: Here, current: Annotated[str, Query(alias="cuoc", max_length=64)] = ""
    ) -> HTMLResponse:
        return HTMLResponse(view.conversations(kept.of(user.id), current))

    @router.post("/cuoc-hoi/ten")
    def rename(user: Ours, conversation: Name, title: Annotated[str, Form(alias="ten")]) -> None:
        kept.rename(user.id, conversation, title)

    @router.post("/cuoc-hoi/xoa")
    def delete(user: Ours, conversation: Name) -> None:
        kept.delete(user.id, conversation)

    @router.get("/xuat")
    def export(
        user: Here,
        conversation: Annotated[str, Query(alias="cuoc", max_length=64)],
        form: Annotated[Literal["docx", "md"], Query(alias="dang")],
    ) -> Response:
        title = next((one.title for one in kept.of(user.id) if one.id == conversation), None)
        if title is None:
            raise HTTPException(404, wording.CONVERSATION_GONE)
        exchanges = office.exchanges(user, conversation)
        if form == "docx":
            return _file(as_word(title, exchanges), f"{title}.docx", _WORD)
        return _file(as_markdown(title, exchanges).encode(), f"{title}.md", "text/markdown")

    return router


def exchange_routes(office: Office) -> APIRouter:
    """Return the routes of what the user says of one answer in a conversation of theirs."""
    router = APIRouter(include_in_schema=False)

    @router.post("/y-kien")
    def opinion(
        user: Ours,
        conversation: Name,
        number: Number,
        liked: Annotated[bool, Form(alias="tot")],
        reason: Annotated[str, Form(alias="ly-do")] = "",
    ) -> Response:
        one, _ = _exchange(office, user, conversation, number)
        office.opinions.note(user.id, one, liked=liked, reason=reason)
        return Response(wording.THANKS)

    @router.post("/ung-vien")
    def propose(user: Ours, conversation: Name, number: Number) -> Response:
        one, before = _exchange(office, user, conversation, number)
        history = [earlier.question for earlier in before][-REMEMBERED:]
        office.candidates.propose(user.id, one, history)
        return Response(wording.PROPOSED)

    return router


def _exchange(
    office: Office, user: User, conversation: str, number: int
) -> tuple[Exchange, list[Exchange]]:
    """Return an answered exchange and those before it.

    Raises:
        HTTPException: 404, there is none.
    """
    exchanges = office.exchanges(user, conversation)
    found = [one for one in exchanges if one.number == number and one.outcome is not None]
    if not found:
        raise HTTPException(404, wording.CONVERSATION_GONE)
    return found[0], [one for one in exchanges if one.number < number]


def _file(data: bytes, name: str, kind: str) -> Response:
    safe = "".join("_" if letter in '/\\:*?"<>|\r\n' else letter for letter in name)
    disposition = f"attachment; filename*=UTF-8''{quote(safe)}"
    return Response(data, media_type=kind, headers={"Content-Disposition": disposition})
