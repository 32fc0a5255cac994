"""The forms for logging in and for a new password: plain HTML, no script; what came in is escaped."""

from html import escape
from pathlib import Path
from string import Template

from fastapi.responses import HTMLResponse

from chat.access.gate import LOGIN, PASSWORD
from ingest import wording

_PAGE = Template(Path(__file__).with_name("login.html").read_text(encoding="utf-8"))


def login_page(goal: str, message: str = "", *, status: int = 200) -> HTMLResponse:
    """Return the form for logging in; `goal` is the path to go to afterwards."""
    fields = (
        _field("name", wording.LOGIN_NAME, "text", "username")
        + _field("password", wording.LOGIN_PASSWORD, "password", "current-password")
        + f'<input type="hidden" name="ve" value="{escape(goal)}">'
    )
    return _form(wording.LOGIN_TITLE, LOGIN, fields, wording.LOGIN_SEND, message, status)


def password_page(message: str = "", *, status: int = 200) -> HTMLResponse:
    """Return the form for a new password."""
    fields = (
        _field("old", wording.PASSWORD_OLD, "password", "current-password")
        + _field("new", wording.PASSWORD_NEW, "password", "new-password")
        + _field("again", wording.PASSWORD_AGAIN, "password", "new-password")
    )
    title = wording.PASSWORD_TITLE
    return _form(title, PASSWORD, fields, title, message, status)


def _form(  # noqa: PLR0917
    title: str, action: str, fields: str, send: str, message: str, status: int
) -> HTMLResponse:
    note = f'<p class="note" role="alert">{escape(message)}</p>' if message else ""
    html = _PAGE.substitute(
        site=escape(wording.PAGE_TITLE),
        title=escape(title),
        action=action,
        fields=fields,
        send=escape(send),
        note=note,
    )
    return HTMLResponse(html, status_code=status)


def _field(name: str, label: str, kind: str, fill: str) -> str:
    return (
        f'<label for="{name}">{escape(label)}</label>'
        f'<input id="{name}" name="{name}" type="{kind}" autocomplete="{fill}" required maxlength="200">'
    )
