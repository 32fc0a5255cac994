"""The page for administrators as HTML: plain forms; everything is escaped here."""

import datetime as dt
from collections.abc import Sequence
from html import escape
from typing import Any

from chat.access.accounts import Account
from chat.access.audit import Event
from chat.access.roles import Role
from chat.records.unpacking import Contents
from chat.views.markup import attributes, options
from ingest import wording

_ROLES = tuple((role.value, wording.ROLE_NAMES[role.value]) for role in Role)


def admin_page(sections: Sequence[str], message: str = "") -> str:
    """Return the page; `message` says what the last form did."""
    note = f'<p class="note" role="status">{escape(message)}</p>' if message else ""
    return (
        f'<div class="page admin" id="noi-dung" tabindex="-1"><h1>{escape(wording.NAV_ADMIN)}</h1>'
        f'<p class="quiet">{escape(wording.ADMIN_LEAD)}</p>{note}{"".join(sections)}</div>'
    )


def health_section(state: dict[str, Any]) -> str:
    """How the server is."""
    words = wording.HEALTH_OK if state["ok"] else wording.HEALTH_BAD
    line = wording.health_line(state["passages"], state["disk_free_bytes"], state["seconds_up"])
    return _section(
        wording.HEALTH_TITLE, f"<p><strong>{escape(words)}.</strong> {escape(line)}</p>"
    )


def users_section(accounts: Sequence[Account]) -> str:
    """Each account with its forms, and one for a new one."""
    rows = "".join(_user_row(account) for account in accounts)
    heads = (wording.LOGIN_NAME, wording.FIELD_ROLE, wording.FIELD_ACTIONS)
    new = _new_one("nguoi-dung/them", wording.LOGIN_NAME, wording.ADD_USER)
    return _section(wording.USERS_TITLE, _table(heads, rows) + new)


def tokens_section(tokens: Sequence[Account]) -> str:
    """Each token, and a form for a new one."""
    rows = "".join(
        f"<tr><td>{escape(token.name)}</td><td>{escape(wording.ROLE_NAMES[token.role])}, "
        f"{escape(_seen(token))}</td><td>{_day(token.created)}</td><td>"
        f"{_form('ma/xoa', _hidden(token.name), wording.REMOVE_ACCOUNT, wording.confirm_token(token.name))}"
        "</td></tr>"
        for token in tokens
    )
    heads = (wording.FIELD_LABEL, wording.FIELD_ROLE, wording.FIELD_SINCE, wording.FIELD_ACTIONS)
    new = _new_one("ma/them", wording.FIELD_LABEL, wording.ADD_TOKEN)
    return _section(wording.TOKENS_TITLE, _table(heads, rows) + new)


def _new_one(action: str, name: str, button: str) -> str:
    """The form of a new account or token: what it is called, its role, what it sees."""
    fields = _input("ten", name, required=True) + _select("vai", Role.READER.value)
    return _form(action, fields + _collections(None), button)


def audit_section(events: Sequence[Event], words: str = "") -> str:
    """The latest events, newest first."""
    rows = "".join(
        f"<tr><td>{escape(event.when[:16].replace('T', ' '))}</td><td>{escape(event.who)}</td>"
        f"<td>{escape(wording.AUDIT_WORDS.get(event.what, event.what))}</td>"
        f"<td>{escape(event.about)}</td></tr>"
        for event in events
    )
    shown = _table(wording.AUDIT_COLUMNS, rows) if rows else f"<p>{escape(wording.AUDIT_EMPTY)}</p>"
    looked = attributes({"name": "loc", "value": words, "aria-label": wording.AUDIT_FILTER})
    form = (
        f'<form method="get" action="quan-tri"><input{looked} placeholder="{escape(wording.AUDIT_FILTER)}">'
        f" <button>{escape(wording.FILTER)}</button></form>"
    )
    return _section(wording.AUDIT_TITLE, form + shown)


def backup_section() -> str:
    """The link to a backup."""
    link = f'<a class="button" href="quan-tri/sao-luu" download>{escape(wording.BACKUP_GET)}</a>'
    return _section(wording.BACKUP_TITLE, f"<p>{escape(wording.BACKUP_LEAD)}</p>{link}")


def restore_section(
    asked: tuple[str, str, Contents] | None, line: str, largest: int = 2**28
) -> str:
    """The form for a backup of at most `largest` bytes, what an uploaded one holds, what goes on."""
    told = f'<p role="status">{escape(line)}</p>' if line else ""
    file = attributes(
        {"type": "file", "name": "tep", "id": "tep-sao-luu", "accept": ".zip", "class": "unseen"}
    )
    checked = {
        "data-largest": largest,
        "data-too-large": wording.backup_too_large(largest),
        "data-not-chosen": wording.BACKUP_NOT_CHOSEN,
    }
    form = (
        '<form method="post" action="quan-tri/phuc-hoi/xem" enctype="multipart/form-data"'
        f'{attributes(checked)}><label class="button">{escape(wording.BACKUP_CHOOSE)}'
        f"<input{file}></label> "
        f'<output class="quiet" for="tep-sao-luu">{escape(wording.BACKUP_NOT_CHOSEN)}</output> '
        f"<button>{escape(wording.BACKUP_LOOK)}</button> "
        f'<span class="quiet">{escape(wording.backup_largest(largest))}</span>'
        '<p class="told" role="alert"></p></form>'
    )
    shown = _asked(*asked) if asked else form
    body = f"<p>{escape(wording.RESTORE_LEAD)}</p>{told}{shown}"
    return f'<section id="phuc-hoi"><h2>{escape(wording.RESTORE_TITLE)}</h2>{body}</section>'


def _asked(name: str, file: str, contents: Contents) -> str:
    """What an uploaded backup holds, and the two answers to it."""
    rows = "".join(
        f'<tr><th scope="row">{escape(words)}</th><td>{getattr(contents, field)}</td></tr>'
        for field, words in wording.BACKUP_CONTENTS.items()
    )
    held = f'<tr><th scope="row">{escape(wording.USERS_TITLE)}</th><td>{escape(wording.BACKUP_USERS)}</td></tr>'
    hidden = f"<input{attributes({'type': 'hidden', 'name': 'ma', 'value': name})}>"
    return (
        f'<div class="wide" tabindex="0"><table><caption>{escape(wording.backup_holds(file))}</caption>'
        f"<tbody>{rows}{held}</tbody></table></div>"
        f"{_form('phuc-hoi/lam', hidden, wording.RESTORE_YES)}{_form('phuc-hoi/bo', '', wording.RESTORE_NO)}"
    )


def _user_row(account: Account) -> str:
    hidden = _hidden(account.name)
    change = _form(
        "nguoi-dung/doi",
        hidden + _select("vai", account.role.value) + _collections(account.collections),
        wording.SAVE,
    )
    reset = _form("nguoi-dung/mat-khau", hidden, wording.RESET_PASSWORD)
    asked = wording.confirm_account(account.name)
    remove = _form("nguoi-dung/xoa", hidden, wording.REMOVE_ACCOUNT, asked)
    return f"<tr><td>{escape(account.name)}</td><td>{change}</td><td>{reset}{remove}</td></tr>"


def _seen(account: Account) -> str:
    if account.collections is None:
        return wording.EVERY_COLLECTION
    return ", ".join(name or "-" for name in account.collections)


def _collections(held: Sequence[str] | None) -> str:
    value = "" if held is None else ", ".join(name or "-" for name in held)
    return _input("tap", wording.FIELD_COLLECTIONS, value, hint=wording.FIELD_COLLECTIONS_HINT)


def _input(
    name: str, label: str, value: str = "", *, required: bool = False, hint: str | None = None
) -> str:
    written = attributes(
        {"name": name, "value": value, "required": required, "maxlength": 300, "title": hint}
    )
    return f"<label>{escape(label)} <input{written}></label> "


def _select(name: str, chosen: str) -> str:
    label = escape(wording.FIELD_ROLE)
    return f'<label>{label} <select name="{name}">{options(_ROLES, chosen)}</select></label> '


def _hidden(name: str) -> str:
    return f"<input{attributes({'type': 'hidden', 'name': 'ten', 'value': name})}>"


def _form(action: str, fields: str, send: str, asked: str | None = None) -> str:
    """A form; `asked` is what has to be answered with yes before it is sent."""
    data = attributes({"data-confirm": asked})
    return (
        f'<form method="post" action="quan-tri/{action}"{data}>{fields}'
        f"<button>{escape(send)}</button></form>"
    )


def _table(heads: Sequence[str], rows: str) -> str:
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    return (
        f'<div class="wide" tabindex="0"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _section(title: str, body: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{body}</section>"


def _day(seconds: float) -> str:
    return dt.datetime.fromtimestamp(seconds, dt.UTC).astimezone().strftime("%d/%m/%Y")
