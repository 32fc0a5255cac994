"""A whole office server over three small notices, two collections and the small embedder."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from chat.access.accounts import Accounts
from chat.access.audit import AUDIT, Audit
from chat.access.limits import Limits
from chat.access.roles import Role
from chat.access.user import User
from chat.answering import Answering
from chat.assistant import Assistant
from chat.pages.guarded import Rules, build_guarded
from chat.pages.parts import Parts
from chat.programs.services import Services
from chat.records.names import ACCOUNTS
from index.library import Library
from tests.support.kills import open_library
from tests.support.notices import notice_text

PASSWORD = "mật khẩu dài lắm"
SECRET = "Giao Bộ Công an chủ trì chuyên án Hoa Ban trước ngày 20 tháng 6."
SCRIPT = "Giao Bộ Y tế kiểm tra <script>alert(1)</script> vắc xin trước ngày 12 tháng 8."


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A server under test; tokens by role, "mat" is the collection that readers do not see."""

    client: TestClient
    accounts: Accounts
    library: Library
    records: Path
    tokens: dict[str, str]

    def as_(self, who: str) -> dict[str, str]:
        """Return the header of a program with the token of a role."""
        return {"Authorization": f"Bearer {self.tokens[who]}"}

    def log_in(self, name: str, password: str = PASSWORD) -> Any:
        """Send the form of the log-in."""
        form = {"name": name, "password": password, "ve": "/"}
        return self.client.post("/dang-nhap", data=form)

    def call(self, tool: str, arguments: dict[str, Any], headers: dict[str, str]) -> Any:
        """Call a tool over MCP."""
        params = {"name": tool, "arguments": arguments}
        body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
        accepted = {"Accept": "application/json, text/event-stream"}
        return self.client.post("/mcp/", headers=headers | accepted, json=body)


def filled_library(home: Path, hidden: Sequence[str] = ()) -> Library:
    """Put notices 1, 2 (secret) and 3 (with a script) into a corpus and index them.

    The texts `hidden` come in before them, all into the collection that readers do not see.
    """
    library, incoming = open_library(home), home / "incoming"
    incoming.mkdir(parents=True)
    for number, text in enumerate(hidden):
        path = home / f"ẩn {number}.txt"
        path.write_text(text, encoding="utf-8")
        [report] = library.add([path])
        library.edit(str(report.key), {"collection": "mat"})
    for number, text in enumerate(
        (notice_text(1), notice_text(2, task=SECRET), notice_text(3, task=SCRIPT)), 1
    ):
        (incoming / f"{number}.txt").write_text(text, encoding="utf-8")
    for report in library.add([incoming]):
        if report.status != "added":
            raise AssertionError(report)
    library.edit("2/TB-VPCP (2023)", {"collection": "mat"})
    return library


@contextmanager
def open_office(
    home: Path,
    *,
    auth: bool = True,
    limits: Limits | None = None,
    hidden: Sequence[str] = (),
    prepare: Callable[[User], None] = lambda _: None,
) -> Iterator[Office]:
    """Run an office's server in this process, with the texts `hidden` beside its notices."""
    from tests.support.hash_embedder import HashEmbedder

    library, records = filled_library(home, hidden), home / "records"
    assistant = Assistant(library.store, HashEmbedder, library.corpus.abbreviations())
    answering = Answering(assistant=assistant)
    services = Services(
        stream=lambda user, typed, history: answering.stream(typed, history, user.sees),
        search=lambda user, typed, k: assistant.search(typed, k, user.sees),
        library=library,
        audit=Audit(records / AUDIT),
        evaluate=lambda name: {"set": name, "n": 0},
        prepare=prepare,
    )
    parts = Parts(
        ask=services.stream,
        library=library,
        store=library.store,
        records=records,
        audit=services.audit,
    )
    accounts = Accounts(records / ACCOUNTS)
    tokens = {}
    for role in Role:
        seen: Any = ("",) if role is Role.READER else None
        accounts.add(role.value, PASSWORD, role, collections=seen)
        tokens[role.value] = accounts.new_token(f"mã {role.value}", role, seen)
    rules = Rules(auth=auth, limits=limits or Limits(), on_first_administrator=_unexpected)
    with TestClient(
        build_guarded(parts, services, rules), base_url="http://127.0.0.1", follow_redirects=False
    ) as client:
        yield Office(
            client=client, accounts=accounts, library=library, records=records, tokens=tokens
        )
    library.store.close()


def _unexpected(name: str, _password: str) -> None:
    message = f"there is an administrator, yet {name} was made"
    raise AssertionError(message)
