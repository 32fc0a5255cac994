"""What every request passes: who is asking is found out, Gradio's page is made ours."""

from http.cookies import SimpleCookie

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chat.access.user import COOKIE, Identify, User, browser_name
from chat.pages.frame import PAGES, framed

_YEAR = 365 * 24 * 3600
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'"
)  # gradio evaluates the templates of gr.HTML, hence 'unsafe-eval'


class Edge:
    """ASGI middleware: `request.state.user`, the browser's cookie, headers, the frame of pages."""

    def __init__(self, app: ASGIApp, identify: Identify, script: str) -> None:
        self._app = app
        self._identify = identify
        self._script = script

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and what comes back out, made ours."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        user = self._identify(connection)
        scope.setdefault("state", {})["user"] = user
        path = scope["path"].strip("/")
        if scope["type"] == "websocket" or path not in PAGES or scope["method"] != "GET":
            await self._app(scope, receive, _with_headers(send, None))
            return
        named = browser_name(connection) or user.name is not None or not user.known
        fresh = None if named else user.id
        plain = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        await self._app(
            {**scope, "headers": plain},
            receive,
            _page(_with_headers(send, fresh), path, user, self._script),
        )


def _with_headers(send: Send, fresh: str | None) -> Send:
    """Add what every answer of the server says; `fresh` is a new browser's name."""

    async def pass_on(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.setdefault("Content-Security-Policy", _POLICY)
            headers["X-Content-Type-Options"] = "nosniff"
            # not "no-referrer": with it browsers send "Origin: null" with our own forms
            headers["Referrer-Policy"] = "same-origin"
            if fresh is not None:
                headers.append("Set-Cookie", _cookie(fresh))
        await send(message)

    return pass_on


def _cookie(name: str) -> str:
    cookie = SimpleCookie({COOKIE: name})
    morsel = cookie[COOKIE]
    morsel["path"] = "/"
    morsel["max-age"] = str(_YEAR)
    morsel["samesite"] = "Strict"
    morsel["httponly"] = True
    return morsel.OutputString()


def _page(send: Send, path: str, user: User, script: str) -> Send:
    """Hold Gradio's page back until it is whole, and send it framed."""
    start: Message = {}
    body = bytearray()

    async def pass_on(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            start = message
            return
        if message["type"] != "http.response.body":
            await send(message)
            return
        body.extend(message.get("body", b""))
        if message.get("more_body"):
            return
        headers = MutableHeaders(scope=start)
        whole = bytes(body)
        if headers.get("content-type", "").startswith("text/html"):
            whole = framed(whole.decode("utf-8"), path, user, script).encode("utf-8")
            headers["Content-Length"] = str(len(whole))
            headers["Cache-Control"] = "no-cache"
        await send(start)
        await send({"type": "http.response.body", "body": whole})

    return pass_on
