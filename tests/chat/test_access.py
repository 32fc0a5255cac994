"""Accounts, sessions, tokens, delays: who may come in, and for how long."""

import sqlite3
import stat
from pathlib import Path

import pytest

from chat.access.accounts import IDLE, LONGEST, SCHEMA, Accounts
from chat.access.audit import Audit
from chat.access.pace import Delays, Pace
from chat.access.roles import Role
from ingest.errors import AccountError


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock) -> Accounts:
    return Accounts(tmp_path / "accounts.db", clock)


def test_the_first_start_makes_one_administrator_with_a_password_to_be_changed(
    accounts: Accounts,
) -> None:
    made = accounts.first_administrator()
    assert made is not None
    account = accounts.check(*made)
    assert account is not None
    assert account.role is Role.ADMIN
    assert account.must_change
    assert accounts.first_administrator() is None


def test_names_are_the_same_in_both_forms_of_unicode(accounts: Accounts) -> None:
    accounts.add("Đặng Thị Hòa", "mật khẩu dài", Role.READER)
    decomposed = "\u0110a\u0323\u0306ng Thi\u0323 Ho\u0300a"
    assert accounts.check(decomposed, "mật khẩu dài") is not None
    with pytest.raises(AccountError, match="đã có"):
        accounts.add(decomposed, "mật khẩu dài", Role.READER)


def test_neither_passwords_nor_secrets_are_kept(accounts: Accounts, tmp_path: Path) -> None:
    accounts.add("an", "mật khẩu rất riêng", Role.READER)
    session, token = accounts.open_session("an"), accounts.new_token("máy", Role.READER)
    with sqlite3.connect(tmp_path / "accounts.db") as connection:
        kept = "\n".join(connection.iterdump())
    connection.close()
    assert "argon2id" in kept
    assert not any(secret in kept for secret in ("mật khẩu rất riêng", session, token))
    assert stat.S_IMODE((tmp_path / "accounts.db").stat().st_mode) == 0o600


def test_a_session_ends_after_idling_and_in_any_case(accounts: Accounts, clock: Clock) -> None:
    accounts.add("an", "mật khẩu dài", Role.READER)
    secret = accounts.open_session("an")
    clock.now += IDLE - 1
    assert accounts.in_session(secret) is not None
    clock.now += IDLE - 1
    assert accounts.in_session(secret) is not None
    clock.now += IDLE + 1
    assert accounts.in_session(secret) is None
    secret, opened = accounts.open_session("an"), clock.now
    while clock.now - opened < LONGEST - IDLE:
        clock.now += IDLE - 1
        assert accounts.in_session(secret) is not None
    clock.now = opened + LONGEST + 1
    assert accounts.in_session(secret) is None


def test_a_new_password_and_a_removal_end_all_sessions(accounts: Accounts) -> None:
    accounts.add("an", "mật khẩu dài", Role.READER)
    secret = accounts.open_session("an")
    accounts.set_password("an", "mật khẩu mới toanh")
    assert accounts.in_session(secret) is None
    secret = accounts.open_session("an")
    accounts.remove("an")
    assert accounts.in_session(secret) is None


def test_no_id_is_given_twice(accounts: Accounts) -> None:
    ids: list[str] = []
    for _ in range(3):
        accounts.add("an", "mật khẩu dài", Role.READER)
        accounts.new_token("máy", Role.READER)
        ids += [accounts.all()[0].id, accounts.tokens()[0].id]
        accounts.remove("an")
        accounts.remove_token("máy")
    assert ids[:2] == ["an", "ma:máy"]
    accounts.add("ma:máy", "mật khẩu dài", Role.READER)
    ids.append(accounts.all()[0].id)
    assert len(set(ids)) == len(ids)


def test_accounts_of_an_earlier_release_keep_what_is_theirs(tmp_path: Path) -> None:
    path = tmp_path / "accounts.db"
    with sqlite3.connect(path) as connection:
        connection.executescript(SCHEMA)
        connection.execute("INSERT INTO accounts VALUES ('an', 'doc', 'x', NULL, 0, 0)")
        connection.execute("INSERT INTO tokens VALUES ('máy', 'y', 'doc', NULL, 0)")
    connection.close()
    for _ in range(2):
        accounts = Accounts(path)
        assert [one.id for one in (*accounts.all(), *accounts.tokens())] == ["an", "ma:máy"]


def test_the_last_administrator_stays(accounts: Accounts) -> None:
    accounts.add("an", "mật khẩu dài", Role.ADMIN)
    with pytest.raises(AccountError, match="cuối cùng"):
        accounts.remove("an")
    with pytest.raises(AccountError, match="cuối cùng"):
        accounts.change("an", role=Role.READER)
    accounts.add("bình", "mật khẩu dài", Role.ADMIN)
    accounts.change("an", role=Role.READER, collections=["chung"])
    [changed] = [account for account in accounts.all() if account.name == "an"]
    assert (changed.role, changed.collections) == (Role.READER, ("chung",))


def test_a_token_taken_back_opens_nothing(accounts: Accounts) -> None:
    secret = accounts.new_token("máy quét", Role.EDITOR)
    found = accounts.with_token(secret)
    assert found is not None
    assert found.role is Role.EDITOR
    accounts.remove_token("máy quét")
    assert accounts.with_token(secret) is None
    with pytest.raises(AccountError, match="không có"):
        accounts.remove_token("máy quét")


@pytest.mark.parametrize("password", ["ngắn", "d" * 201])
def test_passwords_have_a_length(accounts: Accounts, password: str) -> None:
    with pytest.raises(AccountError, match="10 đến 200"):
        accounts.add("an", password, Role.READER)


def test_each_failure_makes_the_wait_twice_as_long_up_to_a_limit(clock: Clock) -> None:
    delays = Delays(clock)
    waits = []
    for _ in range(14):
        delays.failed("an")
        waits.append(delays.wait("an"))
    assert waits[:6] == [0, 0, 1, 2, 4, 8]
    assert waits[-1] == Delays.LONGEST
    clock.now += Delays.LONGEST
    assert delays.wait("an") == 0
    delays.succeeded("an")
    delays.failed("an")
    assert delays.wait("an") == 0


def test_the_pace_is_counted_by_the_minute(clock: Clock) -> None:
    pace = Pace(2, clock)
    assert [pace.takes("an"), pace.takes("an"), pace.takes("an"), pace.takes("b")] == [1, 1, 0, 1]
    clock.now += 60
    assert pace.takes("an")


def test_the_log_may_leave_questions_out_and_skips_a_line_that_was_cut(tmp_path: Path) -> None:
    audit = Audit(tmp_path / "audit.jsonl", questions=False)
    audit.record("an", "ask", "bí mật\nhai dòng")
    audit.record("an", "add", "tệp.txt added")
    with (tmp_path / "audit.jsonl").open("a", encoding="utf-8") as stream:
        stream.write('{"when": "2026')
    newest, oldest = audit.latest(10)
    assert (newest.what, newest.about) == ("add", "tệp.txt added")
    assert (oldest.what, oldest.about) == ("ask", "")
