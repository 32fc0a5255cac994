"""Quản trị: people, tokens, the log, backups; forms that the server answers with the page anew."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import gradio as gr
from fastapi import APIRouter, Depends, Form, HTTPException, Request, UploadFile
from fastapi.responses import FileResponse, RedirectResponse
from starlette.background import BackgroundTask

from chat.access import passwords
from chat.access.accounts import Accounts
from chat.access.roles import Role
from chat.access.user import User, user_of_request
from chat.pages.office import Office
from chat.pages.person import user_of
from chat.pages.place import place
from chat.programs.health import health
from chat.records.backup import write_backup
from chat.views.admin import (
    admin_page,
    audit_section,
    backup_section,
    health_section,
    restore_section,
    tokens_section,
    users_section,
)
from ingest import wording
from ingest.errors import AccountError, TracuuError
from ingest.safe_files import safe_name

PATH = "quan-tri"
LOOK = f"/{PATH}/phuc-hoi/xem"
_SHOWN = 200  # events of the log
Field = Annotated[str, Form(max_length=300)]
RoleField = Annotated[Role, Form()]


def build_admin_page(site: gr.Blocks, office: Office) -> None:
    """Put the page for administrators on the Gradio page being built."""
    body = place(PATH)

    def shown(request: gr.Request) -> str:
        user = user_of(request)
        if not user.may_manage:
            return admin_page([], wording.ADMIN_ONLY)
        words = str(dict(request.query_params).get("loc", ""))[:100]
        return admin_page(_sections(office, user, words), office.messages.pop(user.id, ""))

    site.load(shown, None, body, queue=False, show_progress="hidden", api_visibility="private")


def admin_routes(office: Office) -> APIRouter:
    """Return the routes of the forms."""
    router = APIRouter(include_in_schema=False, prefix=f"/{PATH}", dependencies=[Depends(_manager)])
    forms = _Forms(office)
    for path, run in (
        ("/nguoi-dung/them", forms.add_user),
        ("/nguoi-dung/doi", forms.change_user),
        ("/nguoi-dung/mat-khau", forms.reset_password),
        ("/nguoi-dung/xoa", forms.remove_user),
        ("/ma/them", forms.add_token),
        ("/ma/xoa", forms.remove_token),
        (LOOK.removeprefix(f"/{PATH}"), forms.look_into_backup),
        ("/phuc-hoi/lam", forms.restore),
        ("/phuc-hoi/bo", forms.drop_backup),
    ):
        router.add_api_route(path, run, methods=["POST"], response_model=None)
    router.add_api_route("/sao-luu", forms.backup, methods=["GET"], response_model=None)
    return router


def _manager(request: Request) -> User:
    user = user_of_request(request)
    if not user.may_manage:
        raise HTTPException(403, wording.NOT_ALLOWED)
    return user


def _sections(office: Office, user: User, words: str) -> list[str]:
    parts = office.parts
    state = health(parts.store, parts.library.corpus.folder, office.started)
    sections = [health_section(state)]
    if parts.accounts is None:
        sections.append(f"<p>{wording.ADMIN_WITHOUT_LOGIN}</p>")
    else:
        sections += [
            users_section(parts.accounts.all()),
            tokens_section(parts.accounts.tokens()),
        ]
    if parts.audit is not None:
        events = [
            event
            for event in parts.audit.latest(20 * _SHOWN)
            if words in f"{event.who} {wording.AUDIT_WORDS.get(event.what, event.what)}"
        ]
        sections.append(audit_section(events[:_SHOWN], words))
    waiting, line = office.restoring.waiting(user), office.restoring.line
    asked = (waiting.id, waiting.name, waiting.contents) if waiting else None
    return [*sections, backup_section(), restore_section(asked, line, office.largest_file)]


class _Forms:
    """What the forms do; each sends the browser back to the page, which says what was done."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def add_user(
        self, request: Request, ten: Field, vai: RoleField, tap: Field = ""
    ) -> RedirectResponse:
        password = passwords.one_time_password()

        def add(accounts: Accounts) -> str:
            seen = _collections(tap)
            accounts.add(ten, password, vai, collections=seen, must_change=True)
            return wording.shown_once(ten, password)

        return self._done(request, "account", ten, add)

    def change_user(
        self, request: Request, ten: Field, vai: RoleField, tap: Field = ""
    ) -> RedirectResponse:
        def change(accounts: Accounts) -> str:
            accounts.change(ten, role=vai, collections=_collections(tap))
            return wording.SAVED

        return self._done(request, "account", f"{ten} {vai}", change)

    def reset_password(self, request: Request, ten: Field) -> RedirectResponse:
        password = passwords.one_time_password()

        def reset(accounts: Accounts) -> str:
            accounts.set_password(ten, password, must_change=True)
            return wording.shown_once(ten, password)

        return self._done(request, "account", ten, reset)

    def remove_user(self, request: Request, ten: Field) -> RedirectResponse:
        def remove(accounts: Accounts) -> str:
            accounts.remove(ten)
            return wording.SAVED

        return self._done(request, "account", ten, remove)

    def add_token(
        self, request: Request, ten: Field, vai: RoleField, tap: Field = ""
    ) -> RedirectResponse:
        def add(accounts: Accounts) -> str:
            return wording.shown_once(ten, accounts.new_token(ten, vai, _collections(tap)))

        return self._done(request, "token", ten, add)

    def remove_token(self, request: Request, ten: Field) -> RedirectResponse:
        def remove(accounts: Accounts) -> str:
            accounts.remove_token(ten)
            return wording.SAVED

        return self._done(request, "token", ten, remove)

    def backup(self, request: Request) -> FileResponse:
        folder = tempfile.TemporaryDirectory(prefix="tracuu-")
        path = Path(folder.name) / wording.BACKUP_FILE
        parts = self._office.parts
        write_backup(parts.library, parts.records, path)
        self._office.record(request.state.user, "backup", "")
        cleaned = BackgroundTask(folder.cleanup)
        return FileResponse(path, filename=path.name, background=cleaned)

    def look_into_backup(self, request: Request, tep: UploadFile) -> RedirectResponse:
        user = user_of_request(request)
        name = safe_name(tep.filename or wording.BACKUP_FILE)
        try:
            self._office.restoring.take(user, name, tep.file)
        except TracuuError as error:
            self._office.messages[user.id] = str(error)
        return RedirectResponse(f"/{PATH}#phuc-hoi", 303)

    def restore(self, request: Request, ma: Field) -> RedirectResponse:
        user = user_of_request(request)
        waiting = self._office.restoring.waiting(user)
        try:
            self._office.messages[user.id] = self._office.restoring.confirm(user, ma)
        except TracuuError as error:
            self._office.messages[user.id] = str(error)
        else:
            self._office.record(user, "restore", waiting.name if waiting else "")
        return RedirectResponse(f"/{PATH}#phuc-hoi", 303)

    def drop_backup(self, request: Request) -> RedirectResponse:
        self._office.restoring.drop(request.state.user)
        return RedirectResponse(f"/{PATH}#phuc-hoi", 303)

    def _done(
        self, request: Request, what: str, about: str, run: Callable[[Accounts], str]
    ) -> RedirectResponse:
        accounts = self._office.parts.accounts
        if accounts is None:
            raise HTTPException(404, wording.ADMIN_WITHOUT_LOGIN)
        try:
            message = run(accounts)
        except AccountError as error:
            message = str(error)
        else:
            self._office.record(request.state.user, what, about)
        self._office.messages[request.state.user.id] = message
        return RedirectResponse(f"/{PATH}", 303)


def _collections(text: str) -> list[str] | None:
    """Read what the form says of collections: nothing is all of them, "-" the common one.

    >>> _collections(" "), _collections("-, mật")
    (None, ['', 'mật'])
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    return ["" if name == "-" else name for name in names] or None
