"""Logging in and out, a new password: what the forms do."""

import threading
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from chat.access.accounts import LONGEST, Account, Accounts
from chat.access.audit import Audit
from chat.access.forms import login_page, password_page
from chat.access.gate import LOGIN, LOGOUT, PASSWORD
from chat.access.identify import SESSION
from chat.access.pace import Delays, Pace
from ingest import wording
from ingest.errors import AccountError

_TRIES = 30  # log-ins a minute from one address, whatever the names
Field = Annotated[str, Form()]


class Login:
    """The routes for logging in and out over one office's accounts."""

    def __init__(
        self,
        accounts: Accounts,
        audit: Audit,
        delays: Delays,
        arrived: Callable[[Account], None] = lambda _: None,
    ) -> None:
        """Log in to `accounts`; `arrived` is told who did, in a thread of its own."""
        self._accounts = accounts
        self._arrived = arrived
        self._audit = audit
        self._delays = delays
        self._pace = Pace(_TRIES)

    def router(self) -> APIRouter:
        """Return the routes."""
        router = APIRouter(include_in_schema=False)
        for path, method, run in (
            (LOGIN, "GET", self._page),
            (LOGIN, "POST", self._log_in),
            (LOGOUT, "POST", self._log_out),
            (PASSWORD, "GET", self._password),
            (PASSWORD, "POST", self._change_password),
        ):
            router.add_api_route(path, run, methods=[method], response_model=None)
        return router

    def _page(self, ve: str = "/") -> HTMLResponse:
        return login_page(_own(ve))

    def _log_in(
        self, request: Request, name: Field = "", password: Field = "", ve: Field = "/"
    ) -> Response:
        address = request.client.host if request.client else ""
        goal, tries = _own(ve), f"{name}|{address}"
        wait = self._delays.wait(tries)
        if wait > 0 or not self._pace.takes(address):
            return login_page(goal, wording.wait_seconds(wait or 60), status=429)
        account = self._accounts.check(name, password)
        if account is None:
            self._delays.failed(tries)
            self._audit.record(name[:60], "login-failed", address)
            return login_page(goal, wording.LOGIN_FAILED, status=401)
        self._delays.succeeded(tries)
        self._audit.record(account.name, "login", address)
        threading.Thread(target=self._arrived, args=(account,), daemon=True).start()
        response = RedirectResponse(PASSWORD if account.must_change else goal, 303)
        _remember(response, request, self._accounts.open_session(account.name))
        return response

    def _log_out(self, request: Request) -> Response:
        self._accounts.close_session(request.cookies.get(SESSION, ""))
        self._audit.record(request.state.user.name or "", "logout")
        response = RedirectResponse(LOGIN, 303)
        response.delete_cookie(SESSION)
        return response

    def _password(self, request: Request) -> HTMLResponse:
        return password_page(wording.PASSWORD_MUST_CHANGE if request.state.user.must_change else "")

    def _change_password(
        self, request: Request, old: Field = "", new: Field = "", again: Field = ""
    ) -> Response:
        name = request.state.user.name or ""
        wait = self._delays.wait(f"doi {name}")
        if wait > 0:
            return password_page(wording.wait_seconds(wait), status=429)
        if self._accounts.check(name, old) is None:
            self._delays.failed(f"doi {name}")
            return password_page(wording.PASSWORD_WRONG, status=401)
        if new != again:
            return password_page(wording.PASSWORD_DIFFERS, status=400)
        try:
            self._accounts.set_password(name, new)
        except AccountError as error:
            return password_page(str(error), status=400)
        self._audit.record(name, "account", wording.PASSWORD_TITLE)
        response = RedirectResponse("/", 303)
        _remember(response, request, self._accounts.open_session(name))
        return response


def _remember(response: Response, request: Request, secret: str) -> None:
    """Give the browser its session: never to scripts, never to other sites."""
    response.set_cookie(
        SESSION,
        secret,
        max_age=LONGEST,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )


def _own(path: str) -> str:
    r"""Where to go after logging in: a path of this server, whatever the form says.

    >>> _own("/van-ban"), _own("//khac.example/x"), _own("https://khac.example"), _own("/\\khac")
    ('/van-ban', '/', '/', '/')
    """
    plain = path.startswith("/") and not path.startswith("//") and path.isprintable()
    return path if plain and "\\" not in path else "/"
