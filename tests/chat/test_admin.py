"""The administrator's forms and backup, over a real server; its HTML with hostile names."""

import html
import io
import re
import sqlite3
import zipfile
from pathlib import Path
from unicodedata import normalize

import pytest

from chat.access.accounts import Account
from chat.access.audit import Event
from chat.access.identify import SESSION
from chat.access.limits import Limits
from chat.access.roles import Role
from chat.records.conversations import Conversations
from chat.records.unpacking import Contents
from chat.views.admin import (
    admin_page,
    audit_section,
    restore_section,
    tokens_section,
    users_section,
)
from tests.support.office import PASSWORD, Office, open_office

HOSTILE = '"><script>alert(1)</script>'


def _as(office: Office, name: str) -> None:
    office.client.cookies.clear()
    office.log_in(name)


def test_an_administrator_makes_changes_and_removes_accounts(office: Office) -> None:
    _as(office, "quan-tri")
    form = {"ten": "Đỗ An", "vai": "doc", "tap": "-, mật"}
    made = office.client.post("/quan-tri/nguoi-dung/them", data=form)
    assert (made.status_code, made.headers["location"]) == (303, "/quan-tri")
    [account] = [one for one in office.accounts.all() if one.name == "Đỗ An"]
    assert (account.role, account.collections, account.must_change) == (
        Role.READER,
        ("", "mật"),
        True,
    )
    office.client.post("/quan-tri/nguoi-dung/doi", data={"ten": "Đỗ An", "vai": "bien-tap"})
    [account] = [one for one in office.accounts.all() if one.name == "Đỗ An"]
    assert (account.role, account.collections) == (Role.EDITOR, None)
    office.client.post("/quan-tri/nguoi-dung/xoa", data={"ten": "Đỗ An"})
    assert "Đỗ An" not in {one.name for one in office.accounts.all()}


def test_a_token_is_made_and_taken_back(office: Office) -> None:
    _as(office, "quan-tri")
    office.client.post("/quan-tri/ma/them", data={"ten": "máy quét", "vai": "bien-tap"})
    assert "máy quét" in {one.name for one in office.accounts.tokens()}
    office.client.post("/quan-tri/ma/xoa", data={"ten": "máy quét"})
    assert "máy quét" not in {one.name for one in office.accounts.tokens()}


def test_who_is_given_the_name_of_a_removed_account_finds_nothing_of_it(office: Office) -> None:
    name, question = "Cù Thị Bình", "Ai hướng dẫn tiêm vắc xin?"
    kept = Conversations(office.records / "conversations.sqlite")
    office.accounts.add(name, PASSWORD, Role.READER)
    conversation = kept.begin(name, question)
    kept.ask(name, conversation, question)
    _as(office, name)
    session = office.client.cookies[SESSION]
    assert question in office.client.get("/manh/cuoc-hoi").text

    _as(office, "quan-tri")
    office.client.post("/quan-tri/nguoi-dung/xoa", data={"ten": name})
    office.client.cookies.clear()
    office.client.cookies.set(SESSION, session)
    assert office.client.get("/manh/cuoc-hoi").status_code == 401

    office.accounts.add(normalize("NFD", name), PASSWORD, Role.READER)
    assert office.client.get("/manh/cuoc-hoi").status_code == 401
    for who in (name, "quan-tri"):
        _as(office, who)
        assert question not in office.client.get("/manh/cuoc-hoi").text
        exported = {"cuoc": conversation, "dang": "md"}
        assert office.client.get("/xuat", params=exported).status_code == 404
    [again] = [one for one in office.accounts.all() if one.name == name]
    assert again.id not in {name, *(one.id for one in office.accounts.all() if one != again)}


def test_removing_an_account_or_a_token_is_asked_about_first() -> None:
    account = Account(name=HOSTILE, role=Role.READER)
    for section in (users_section([account]), tokens_section([account])):
        [form] = re.findall(r"<form[^>]*/xoa[^>]*>", section)
        assert "data-confirm=" in form
        assert "&lt;script&gt;" in form


def test_a_backup_over_the_limit_is_told_what_to_do(tmp_path: Path) -> None:
    with open_office(tmp_path, limits=Limits(upload=2 * 2**20)) as office:
        _as(office, "quan-tri")
        files = {"tep": ("sao lưu.zip", bytes(2 * 2**20 + 1))}
        answer = office.client.post(
            "/quan-tri/phuc-hoi/xem", files=files, headers={"Accept": "text/html,*/*"}
        )
        assert answer.status_code == 413
        [line] = re.findall(r'<p role="alert">(.*?)</p>', answer.text)
        for word in ("giới hạn 2 MB", "tracuu serve --max-upload 4", "tracuu import kho.zip"):
            assert word in line
        assert 'href="/quan-tri"' in answer.text
        told = office.client.post("/quan-tri/phuc-hoi/xem", files=files)
        assert told.json()["detail"] == html.unescape(line)
        other = office.client.post("/api/documents", content=bytes(2 * 2**20 + 1))
        assert "sao lưu" not in other.json()["detail"]


@pytest.mark.parametrize("name", ["doc", "bien-tap"])
def test_nobody_else_manages(office: Office, name: str) -> None:
    _as(office, name)
    form = {"ten": "kẻ lạ", "vai": "quan-tri"}
    for path in ("nguoi-dung/them", "ma/them", "nguoi-dung/mat-khau", "nguoi-dung/xoa"):
        assert office.client.post(f"/quan-tri/{path}", data=form).status_code == 403
    assert office.client.get("/quan-tri/sao-luu").status_code == 403
    files = {"tep": ("a.zip", b"1", "application/zip")}
    assert office.client.post("/quan-tri/phuc-hoi/xem", files=files).status_code == 403
    for path in ("lam", "bo"):
        answer = office.client.post(f"/quan-tri/phuc-hoi/{path}", data={"ma": "1"})
        assert answer.status_code == 403
    assert "kẻ lạ" not in {one.name for one in office.accounts.all()}


def test_a_backup_holds_corpus_and_records_and_no_password(office: Office, tmp_path: Path) -> None:
    _as(office, "quan-tri")
    answer = office.client.get("/quan-tri/sao-luu")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as bundle:
        names = set(bundle.namelist())
        with zipfile.ZipFile(io.BytesIO(bundle.read("kho.zip"))) as corpus:
            assert any(name.endswith("1.txt") for name in corpus.namelist())
        kept = bundle.read("records/conversations.sqlite")
    assert "records/audit.jsonl" in names
    assert not any("accounts" in name for name in names)
    (tmp_path / "kept.sqlite").write_bytes(kept)
    connection = sqlite3.connect(tmp_path / "kept.sqlite")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_hostile_names_are_shown_as_text() -> None:
    account = Account(name=HOSTILE, role=Role.READER, collections=(HOSTILE,))
    event = Event(when=HOSTILE, who=HOSTILE, what=HOSTILE, about=HOSTILE)
    sections = [
        users_section([account]),
        tokens_section([account]),
        audit_section([event], HOSTILE),
    ]
    contents = Contents(
        documents=1,
        conversations=2,
        people=3,
        opinions=4,
        candidates=5,
        gold_sets=6,
        runs=7,
        events=8,
    )
    sections.append(restore_section((HOSTILE, HOSTILE, contents), HOSTILE))
    page = admin_page(sections, HOSTILE)
    assert "<script" not in page
    assert page.count("&lt;script&gt;") >= 9
