"""The one value that every page and route asks about the person in front of it."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import HTTPConnection

from index.visible import Sees, everything

COOKIE = "tracuu_may"  # names a browser, so that its conversations are found again
_NAME = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person, or a browser where nobody logs in.

    `id` is what conversations and opinions are kept under; `name` is shown, None without logins.
    `sees(key)` tells whether a document may be shown to them: those of `collections`, None for all,
    "" being the common one. A stranger (`known` false) may do
    nothing but log in; one who `must_change` a one-time password may do nothing before that.
    Who `may_evaluate` may also see every document: gold sets and runs quote from all of them.
    """

    id: str
    name: str | None = None
    may_edit: bool = True
    may_evaluate: bool = True
    may_manage: bool = True
    sees: Sees = everything
    collections: tuple[str, ...] | None = None
    known: bool = True
    must_change: bool = False


Identify = Callable[[HTTPConnection], User]
"""Who stands behind a request; never fails: a stranger is a user who may do nothing."""


def user_of_request(request: HTTPConnection) -> User:
    """Return the user that `chat.pages.edge` found for a request."""
    user: User = request.state.user
    return user


def everyone(connection: HTTPConnection) -> User:
    """Return the user of a server without logins: the browser, who may do everything."""
    return User(id=browser_name(connection) or new_browser_name())


def browser_name(connection: HTTPConnection) -> str | None:
    """Return the random name that the browser was given, None when it has none yet."""
    name = connection.cookies.get(COOKIE, "")
    return name if _NAME.fullmatch(name) else None


def new_browser_name() -> str:
    """Return a fresh random name, 128 bits."""
    return secrets.token_hex(16)
