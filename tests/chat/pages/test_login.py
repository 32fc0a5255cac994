"""Logging in by the forms of a real browser: what a client of tests sends, a browser may not."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from chat.terminal.serving import build_office
from eval.office import evaluation_of
from tests.chat.pages.conftest import PageDriver
from tests.support.serving import listening
from tracuu import Workspace, build_parser

_OWN = "mật khẩu dài của riêng tôi"
_FIRST = re.compile(r"quantri / (\S+)")


@pytest.fixture
def guarded(
    home: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Iterator[tuple[str, str]]:
    """The address of `tracuu serve --auth` and the password that it says at its first start."""
    workspace = Workspace(tmp_path)
    workspace.__dict__["embedder"] = home.embedder
    application = build_office(
        workspace, build_parser().parse_args(["serve", "--auth"]), evaluation_of
    )
    said = _FIRST.search(capsys.readouterr().err)
    assert said is not None
    with listening(application) as address:
        yield address, said[1]


def _fill(page: PageDriver, fields: dict[str, str]) -> None:
    for name, value in fields.items():
        page.one(f"[name={name}]").send_keys(value)
    page.click("form button")


def test_the_first_administrator_logs_in_sets_a_password_and_logs_out(
    page: PageDriver, guarded: tuple[str, str]
) -> None:
    page.address, once = guarded

    page.open("", until="[name=password]")
    _fill(page, {"name": "quantri", "password": once})
    page.wait("[name=again]")
    _fill(page, {"old": once, "new": _OWN, "again": _OWN})
    page.wait(".hello")
    assert "quantri" in page.one("#top .person").text

    page.click("#top .person button")
    page.wait("[name=password]")
    page.open("van-ban", until="[name=password]")
