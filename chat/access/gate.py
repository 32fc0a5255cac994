"""The gate before every page and route: who is a stranger, who comes from elsewhere, who asks too often."""

from collections.abc import Collection
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from chat.access.pace import Pace
from chat.access.user import User
from ingest import wording

LOGIN = "/dang-nhap"
LOGOUT = "/dang-xuat"
PASSWORD = "/mat-khau"  # noqa: S105 - a path
HEALTH = "/suc-khoe"
_OPEN = (LOGIN, HEALTH, "/giao-dien/", "/favicon.ico")
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Gate:
    """ASGI middleware behind the one that puts `user` into the request's state.

    `hosts` are the names under which the server may be called, empty for any: on this machine's
    own address a page of another site must not reach it under a name of its own (DNS rebinding).
    """

    def __init__(self, app: ASGIApp, *, pace: Pace, hosts: Collection[str] = ()) -> None:
        self._app = app
        self._pace = pace
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        refused = self._refused(scope)
        if refused is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refused(scope, receive, send)

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if self._hosts and _name(headers.get("host", "")) not in self._hosts:
            return _error(400, wording.FOREIGN_HOST)
        if _is_foreign(scope, headers):
            return _error(403, wording.FOREIGN_ORIGIN)
        if scope["path"].startswith(_OPEN):
            return None
        return self._not_yet(scope, headers, scope["state"]["user"])

    def _not_yet(self, scope: Scope, headers: Headers, user: User) -> Response | None:
        """What this person has to do first: log in, set a password, wait."""
        path: str = scope["path"]
        if not user.known:
            return _to_login(scope, headers)
        if user.must_change and path != PASSWORD:
            must = wording.PASSWORD_MUST_CHANGE
            return _error(403, must) if _is_program(path) else _sent(PASSWORD)
        if scope.get("method") not in _SAFE and not self._pace.takes(user.id or _address(scope)):
            return _error(429, wording.too_many_requests(self._pace.limit), retry=60)
        return None


def _is_foreign(scope: Scope, headers: Headers) -> bool:
    """Whether a page of another site sent what changes something (CSRF), or opened a socket."""
    if scope["type"] == "http" and scope["method"] in _SAFE:
        return False
    if headers.get("authorization"):
        return False  # a browser does not send it by itself
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc != headers.get("host", "")
    return headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}


def _to_login(scope: Scope, headers: Headers) -> Response:
    path: str = scope["path"]
    if (
        not _is_program(path)
        and scope.get("method") == "GET"
        and "text/html" in headers.get("accept", "")
    ):
        return _sent(f"{LOGIN}?ve={quote(path)}")
    return _error(401, wording.NOT_LOGGED_IN)


def _is_program(path: str) -> bool:
    return path.startswith(("/api/", "/mcp"))


def _sent(path: str) -> Response:
    return RedirectResponse(path, status_code=303)


def _error(status: int, message: str, *, retry: int | None = None) -> Response:
    headers = {"Retry-After": str(retry)} if retry else {}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse({"detail": message}, status_code=status, headers=headers)


def _name(host: str) -> str:
    """Return a host without its port.

    >>> _name("127.0.0.1:7860"), _name("[::1]:7860"), _name("localhost")
    ('127.0.0.1', '[::1]', 'localhost')
    """
    return host if host.endswith("]") else host.rsplit(":", 1)[0] if ":" in host else host


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""
