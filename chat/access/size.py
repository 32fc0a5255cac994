"""A request that is too large is refused: at once by what it says, else as soon as it is over."""

from collections.abc import Callable, Mapping
from html import escape

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ingest import wording

Told = Callable[[int], str]
_PAGE = (
    '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head>'
    '<body><p role="alert">{line}</p><p><a href="{back}">{again}</a></p></body></html>'
)


class Sized:
    """ASGI middleware: no request of more than `limit` bytes.

    `told` gives the words for a path that has a remedy of its own; they take the limit.
    """

    def __init__(self, app: ASGIApp, *, limit: int, told: Mapping[str, Told] | None = None) -> None:
        self._app = app
        self._limit = limit
        self._told = told or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 413."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        said = Headers(scope=scope).get("content-length", "0")
        if not said.isdecimal() or int(said) > self._limit:
            await self._refuse(scope, receive, send)
            return
        await self._app(scope, self._counting(receive), send)

    def _counting(self, receive: Receive) -> Receive:
        """A body without a length, or longer than it said, ends as if the line had broken."""
        left = self._limit

        async def counted() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            return message if left >= 0 else {"type": "http.disconnect"}

        return counted

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        line = self._told.get(scope["path"], wording.request_too_large)(self._limit)
        answer: Response = JSONResponse({"detail": line}, status_code=413)
        if "text/html" in Headers(scope=scope).get("accept", ""):  # a form that a browser sent
            answer = HTMLResponse(_page(line, scope["path"]), status_code=413)
        answer.headers["Connection"] = "close"
        await answer(scope, receive, send)


def _page(line: str, path: str) -> str:
    """A refusal to read, with the way back to the page that the form stands on."""
    back = f"/{path.strip('/').split('/')[0]}"
    words = {"title": wording.PAGE_TITLE, "line": line, "back": back, "again": wording.GO_BACK}
    return _PAGE.format_map({name: escape(text) for name, text in words.items()})
