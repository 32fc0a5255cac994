"""The office of `tracuu serve --auth` with a hidden document and hostile ones, for a browser."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from chat.access.accounts import Accounts
from chat.access.roles import Role
from chat.records.names import ACCOUNTS
from chat.terminal.serving import build_office
from eval.office import evaluation_of
from tests.support.homes import NOTICE
from tests.support.notices import notice_text
from tests.support.office import PASSWORD, SECRET
from tests.support.serving import listening
from tracuu import Workspace, build_parser

HIDDEN = "2/TB-VPCP (2023)"
OLDER = "3/TB-VPCP (2023)"  # seen by all; what has replaced it is hidden
HIT = """<img src=x onerror=daChay=1>"'${daChay=2}{{daChay=3}}"""
HOSTILE = f"{HIT}.txt"  # a document without a number is called by its file
_TEXT = f"""Cơ quan {HIT}

Hướng dẫn {HIT} về chim cánh cụt

1. Giao Bộ Y tế báo cáo về chim cánh cụt {HIT} trước ngày 20 tháng 01 năm 2022.
"""
_GOLD = {
    "id": HIT,
    "kind": HIT,
    "question": f"Ai báo cáo về chim cánh cụt {HIT}?",
    "answerable": False,
    "must_contain": [],
    "evidence": [],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """A server with log-ins; the accounts are named after the roles and share a password."""

    address: str
    accounts: Accounts
    workspace: Workspace


@contextmanager
def guarded_office(folder: Path, like: Workspace) -> Iterator[Guarded]:
    """Serve an office in `folder` with the model of `like`."""
    workspace = Workspace(folder / "home")
    workspace.__dict__["embedder"] = like.embedder
    _fill(workspace, folder)
    accounts = Accounts(workspace.records / ACCOUNTS)
    for role in Role:
        seen = ("",) if role is Role.READER else None
        accounts.add(role.value, PASSWORD, role, collections=seen)
    accounts.add(HIT, PASSWORD, Role.READER, collections=(HIT,))
    accounts.new_token(HIT, Role.READER, (HIT,))
    options = build_parser().parse_args(["serve", "--auth"])
    application = build_office(workspace, options, evaluation_of)
    with listening(application) as address:
        yield Guarded(address=address, accounts=accounts, workspace=workspace)


def _fill(workspace: Workspace, folder: Path) -> None:
    library = workspace.library
    for number, text in ((2, notice_text(2, task=SECRET)), (3, notice_text(3))):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    for report in library.add([NOTICE, folder / "2.txt", folder / "3.txt"]):
        if report.status != "added":
            raise AssertionError(report)
    (library.corpus.folder / HOSTILE).write_text(_TEXT, encoding="utf-8")
    [hostile] = [report for report in library.sync() if report.status != "unchanged"]
    library.edit(str(hostile.key), {"title": HIT, "issuer": HIT, "kind": HIT})
    library.edit(HIDDEN, {"collection": "mat"})
    library.edit(OLDER, {"replaced_by": HIDDEN})
    gold = workspace.records / "gold"
    gold.mkdir(parents=True)
    (gold / "nho.jsonl").write_text(json.dumps(_GOLD, ensure_ascii=False) + "\n", encoding="utf-8")
