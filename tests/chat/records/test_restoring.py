"""A backup comes back whole or not at all, after a kill too; a bad file is one line."""

import io
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from chat.access.accounts import Accounts
from chat.access.audit import AUDIT, Audit
from chat.access.roles import Role
from chat.records import restoring
from chat.records.backup import write_backup
from chat.records.conversations import Conversations
from chat.records.finishing import finish_records
from chat.records.restoring import look_into, restore_backup
from index.library import Library
from ingest.errors import BundleError
from tests.support.kills import open_library
from tests.support.notices import notice_text


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    found = open_library(tmp_path / "nhà")
    found.corpus.folder.mkdir(parents=True)
    for number in (5, 6):
        text = notice_text(number)
        (found.corpus.folder / f"{number}.txt").write_text(text, encoding="utf-8")
    list(found.sync())
    yield found
    found.store.close()


@pytest.fixture
def records(library: Library) -> Path:
    folder = library.corpus.folder.parent / "records"
    conversations = Conversations(folder / "conversations.sqlite")
    name = conversations.begin("an", "Đất lúa?")
    number = conversations.ask("an", name, "Đất lúa?")
    conversations.close(name, number, outcome={"refused": True})
    conversations.begin("bình", "Vắc xin?")
    (folder / "opinions.jsonl").write_text('{"liked": true}\n', encoding="utf-8")
    Audit(folder / AUDIT).record("an", "ask", "Đất lúa?")
    Accounts(folder / "accounts.db").add("an", "mật khẩu dài lắm", Role.ADMIN)
    return folder


@pytest.fixture
def backup(library: Library, records: Path, tmp_path: Path) -> Path:
    path = tmp_path / "sao-luu.zip"
    write_backup(library, records, path)
    return path


def _change(library: Library, records: Path) -> None:
    """What happened after the backup."""
    library.remove("6")
    Conversations(records / "conversations.sqlite").begin("chi", "Mới?")
    (records / "opinions.jsonl").write_text("", encoding="utf-8")
    Audit(records / AUDIT).record("chi", "remove", "6")
    Accounts(records / "accounts.db").add("chi", "mật khẩu dài lắm", Role.READER)


def _state(library: Library, records: Path) -> tuple[list[str], list[str], str]:
    kept = Conversations(records / "conversations.sqlite")
    titles = [one.title for user in ("an", "bình", "chi") for one in kept.of(user)]
    keys = [entry.key for entry in library.corpus.entries()]
    return keys, titles, (records / "opinions.jsonl").read_text(encoding="utf-8")


def test_a_backup_is_looked_into_without_touching_anything(
    library: Library, records: Path, backup: Path
) -> None:
    before = _state(library, records)
    held = look_into(backup)
    assert (held.documents, held.conversations, held.people) == (2, 2, 2)
    assert (held.opinions, held.events, held.runs) == (1, 1, 0)
    assert _state(library, records) == before


def test_corpus_and_records_come_back_accounts_stay_and_logs_are_put_together(
    library: Library, records: Path, backup: Path
) -> None:
    then = _state(library, records)
    _change(library, records)
    done = restore_backup(backup, library, records)
    assert _state(library, records) == then
    assert {report.status for report in library.sync()} == {"added", "unchanged"}
    assert {one.name for one in Accounts(records / "accounts.db").all()} == {"an", "chi"}
    assert {event.what for event in Audit(records / AUDIT).latest(9)} == {"ask", "remove"}
    corpus, former = done.former
    assert not (corpus / "6.txt").exists()
    assert "chi" in {row[0] for row in _rows(former, "SELECT user FROM conversations")}
    assert not (former / "accounts.db").exists()
    [exchange] = Conversations(records / "conversations.sqlite").exchanges(
        "an", _rows(records, "SELECT id FROM conversations WHERE user = 'an'")[0][0]
    )
    assert exchange.outcome == {"refused": True}


def _rows(records: Path, query: str) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(records / "conversations.sqlite")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_an_office_without_records_gets_those_of_the_backup(backup: Path, tmp_path: Path) -> None:
    other = open_library(tmp_path / "máy khác")
    records = tmp_path / "máy khác" / "records"
    done = restore_backup(backup, other, records)
    assert done.former == ()
    assert len(_state(other, records)[1]) == 2
    other.store.close()


def test_after_a_kill_the_records_follow_the_corpus(
    library: Library, records: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    then = _state(library, records)
    _change(library, records)
    now = _state(library, records)

    def killed(*_: object, **__: object) -> None:
        shutil.copytree(records.parent / ".so-sach-nhap", kept)
        raise KeyboardInterrupt

    kept = records.parent / "giữ lại"
    monkeypatch.setattr(library, "restore", killed, raising=False)
    with pytest.raises(KeyboardInterrupt):
        restore_backup(backup, library, records)
    kept.rename(records.parent / ".so-sach-nhap")  # what a real kill leaves
    finish_records(library.corpus.folder, records)
    assert _state(library, records) == now  # the corpus had not been changed yet

    monkeypatch.undo()
    monkeypatch.setattr(restoring, "finish_records", killed)
    with pytest.raises(KeyboardInterrupt):
        restore_backup(backup, library, records)
    kept.rename(records.parent / ".so-sach-nhap")
    finish_records(library.corpus.folder, records)
    assert _state(library, records) == then
    assert not (records.parent / ".so-sach-nhap").exists()


def _zip(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    "bad", ["no zip", "cut", "no corpus", "path out", "accounts", "trigger", "outcome", "letters"]
)
def test_a_bad_backup_is_one_line_and_changes_nothing(
    library: Library, records: Path, backup: Path, tmp_path: Path, bad: str
) -> None:
    before = _state(library, records)
    members = {}
    with zipfile.ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    whole = backup.read_bytes()
    made = {
        "no zip": b"%PDF-1.7",
        "cut": whole[: len(whole) // 2],
        "no corpus": _zip(**{"records/opinions.jsonl": b""}),
        "path out": _zip(**members, **{"records/../../x.json": b"1"}),
        "accounts": _zip(**members, **{"records/accounts.db": b"1"}),
        "trigger": _zip(**{**members, "records/conversations.sqlite": _view(tmp_path)}),
        "outcome": _zip(**{**members, "records/conversations.sqlite": _outcome(tmp_path, "[1]")}),
        "letters": _zip(**{**members, "records/opinions.jsonl": b"\xff\xfe"}),
    }
    path = tmp_path / "hỏng.zip"
    path.write_bytes(made[bad])
    with pytest.raises(BundleError) as said:
        look_into(path)
    assert len(str(said.value).splitlines()) == 1
    with pytest.raises(BundleError):
        restore_backup(path, library, records)
    assert _state(library, records) == before
    assert not list(records.parent.glob(".so-sach-nhap*"))


def _view(folder: Path) -> bytes:
    """A database whose conversations are no table."""
    path = folder / "view.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIEW conversations AS SELECT 1 id, 'a' user, 'b' title, 1 changed")
    connection.close()
    return path.read_bytes()


def _outcome(folder: Path, outcome: str) -> bytes:
    """A database with an answer that is none."""
    path = folder / "outcome.sqlite"
    kept = Conversations(path)
    name = kept.begin("an", "q")
    kept.ask("an", name, "q")
    connection = sqlite3.connect(path)
    connection.execute("UPDATE exchanges SET outcome = ?", (outcome,))
    connection.commit()
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    return path.read_bytes()


def test_a_database_of_a_backup_brings_nothing_but_its_rows(
    library: Library, records: Path, backup: Path, tmp_path: Path
) -> None:
    path = tmp_path / "records.sqlite"
    with zipfile.ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    path.write_bytes(members["records/conversations.sqlite"])
    connection = sqlite3.connect(path)
    connection.execute(
        "CREATE TRIGGER evil AFTER UPDATE ON exchanges BEGIN DELETE FROM conversations; END"
    )
    connection.commit()
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    members["records/conversations.sqlite"] = path.read_bytes()
    backup.write_bytes(_zip(**members))
    restore_backup(backup, library, records)
    assert _rows(records, "SELECT name FROM sqlite_schema WHERE type = 'trigger'") == []
    assert json.dumps(_state(library, records)[1]) != "[]"
