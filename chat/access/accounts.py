"""Who may come in: accounts, sessions of browsers, tokens of programs, in one SQLite file.

Only hashes are kept: argon2id of passwords, SHA-256 of session and token secrets, which are random
and long. Safe for several threads; each call is one transaction.
"""

import json
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from chat.access import passwords
from chat.access.account_ids import GONE, add_ids, new_id, retire
from chat.access.roles import Role
from chat.access.secrets import digest, new_secret
from ingest import wording
from ingest.errors import AccountError
from ingest.normalise import nfc

IDLE = 8 * 3600  # seconds without a request after which a session ends
LONGEST = 7 * 24 * 3600  # seconds after which it ends in any case
_TOUCHED = 60  # seconds: how exactly the last request of a session is remembered
SCHEMA = """
CREATE TABLE IF NOT EXISTS accounts (
    name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL, collections TEXT,
    must_change INTEGER NOT NULL, created REAL NOT NULL);
CREATE TABLE IF NOT EXISTS sessions (
    secret TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES accounts ON DELETE CASCADE,
    created REAL NOT NULL, used REAL NOT NULL);
CREATE TABLE IF NOT EXISTS tokens (
    label TEXT PRIMARY KEY, secret TEXT NOT NULL UNIQUE, role TEXT NOT NULL, collections TEXT,
    created REAL NOT NULL);
"""  # and the ids: see `chat.access.account_ids`
_ACCOUNT = "SELECT name, role, collections, must_change, created, id FROM accounts"
_TOKEN = "SELECT label, role, collections, 0, created, id FROM tokens"  # noqa: S105 - a statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person, or a program's token (`name` is its label).

    `collections` are those that it may see, None for all. `created` is in seconds since 1970. Under
    `id` its work is kept: no later account of that name has the same.
    """

    name: str
    role: Role
    collections: tuple[str, ...] | None = None
    must_change: bool = False
    created: float = 0.0
    id: str = ""


class Accounts:
    """The accounts of one office, in `path`; the file is readable by its owner alone."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._clock = clock
        self._lock = threading.Lock()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        with self._connection() as connection:
            connection.executescript(SCHEMA + GONE)
            add_ids(connection)

    def first_administrator(self) -> tuple[str, str] | None:
        """Make the first administrator; return name and one-time password, None when one exists."""
        if any(account.role is Role.ADMIN for account in self.all()):
            return None
        password = passwords.one_time_password()
        self.add(wording.ADMINISTRATOR, password, Role.ADMIN, must_change=True)
        return wording.ADMINISTRATOR, password

    def all(self) -> tuple[Account, ...]:
        """Return the accounts, by name."""
        with self._connection() as connection:
            return tuple(_account(row) for row in connection.execute(f"{_ACCOUNT} ORDER BY name"))

    def add(
        self,
        name: str,
        password: str,
        role: Role,
        *,
        collections: Iterable[str] | None = None,
        must_change: bool = False,
    ) -> None:
        """Make an account.

        Raises:
            AccountError: the name is taken or no name, the password too short.
        """
        name = _checked(name)
        row = (name, role.value, passwords.hashed(password), _packed(collections), must_change)
        with self._connection() as connection:
            try:
                connection.execute(
                    "INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (*row, self._clock(), new_id(connection, name)),
                )
            except sqlite3.IntegrityError as error:
                raise AccountError(wording.account_exists(name)) from error

    def change(self, name: str, *, role: Role, collections: Iterable[str] | None = None) -> None:
        """Set role and collections; the account's sessions go on with what it may do now.

        Raises:
            AccountError: no such account, or the last administrator.
        """
        with self._connection() as connection:
            if role is not Role.ADMIN:
                _keep_an_administrator(connection, name)
            sql = "UPDATE accounts SET role = ?, collections = ? WHERE name = ?"
            _only(connection.execute(sql, (role.value, _packed(collections), name)), name)

    def set_password(self, name: str, password: str, *, must_change: bool = False) -> None:
        """Set a new password and end the account's sessions.

        Raises:
            AccountError: no such account, or a password that is too short.
        """
        kept = passwords.hashed(password)
        with self._connection() as connection:
            sql = "UPDATE accounts SET password = ?, must_change = ? WHERE name = ?"
            _only(connection.execute(sql, (kept, must_change, name)), name)
            connection.execute("DELETE FROM sessions WHERE account = ?", (name,))

    def remove(self, name: str) -> None:
        """Remove an account with its sessions; nobody else comes by what is kept under its id.

        Raises:
            AccountError: no such account, or the last administrator.
        """
        with self._connection() as connection:
            _keep_an_administrator(connection, name)
            retire(connection, "accounts", "name", name)
            _only(connection.execute("DELETE FROM accounts WHERE name = ?", (name,)), name)

    def check(self, name: str, password: str) -> Account | None:
        """Return the account behind name and password; takes as long when there is none."""
        name = nfc(name).strip()
        with self._connection() as connection:
            row = connection.execute(f"{_ACCOUNT} WHERE name = ?", (name,)).fetchone()
            sql = "SELECT password FROM accounts WHERE name = ?"
            kept = connection.execute(sql, (name,)).fetchone()
        return _account(row) if passwords.matches(password, kept and kept[0]) else None

    def open_session(self, name: str) -> str:
        """Begin a session; return its secret, which is kept nowhere."""
        secret, now = new_secret(), self._clock()
        with self._connection() as connection:
            connection.execute(
                "DELETE FROM sessions WHERE used < ? OR created < ?", (now - IDLE, now - LONGEST)
            )
            connection.execute(
                "INSERT INTO sessions VALUES (?, ?, ?, ?)", (digest(secret), name, now, now)
            )
        return secret

    def in_session(self, secret: str) -> Account | None:
        """Return who is in a session, None when it has ended or never was."""
        now, kept = self._clock(), digest(secret)
        with self._connection() as connection:
            found = connection.execute(
                "SELECT account, used FROM sessions WHERE secret = ? AND used > ? AND created > ?",
                (kept, now - IDLE, now - LONGEST),
            ).fetchone()
            if found is None:
                return None
            if now - found[1] > _TOUCHED:
                connection.execute("UPDATE sessions SET used = ? WHERE secret = ?", (now, kept))
            row = connection.execute(f"{_ACCOUNT} WHERE name = ?", (found[0],)).fetchone()
        return _account(row)

    def close_session(self, secret: str) -> None:
        """End a session."""
        with self._connection() as connection:
            connection.execute("DELETE FROM sessions WHERE secret = ?", (digest(secret),))

    def new_token(self, label: str, role: Role, collections: Iterable[str] | None = None) -> str:
        """Make a token for a program; return its secret, shown once.

        Raises:
            AccountError: the label is taken, or no name.
        """
        label, secret = _checked(label), new_secret()
        with self._connection() as connection:
            try:
                connection.execute(
                    "INSERT INTO tokens VALUES (?, ?, ?, ?, ?, ?)",
                    (
                        label,
                        digest(secret),
                        role.value,
                        _packed(collections),
                        self._clock(),
                        new_id(connection, f"ma:{label}"),
                    ),
                )
            except sqlite3.IntegrityError as error:
                raise AccountError(wording.account_exists(label)) from error
        return secret

    def tokens(self) -> tuple[Account, ...]:
        """Return the tokens, by label."""
        with self._connection() as connection:
            return tuple(_account(row) for row in connection.execute(f"{_TOKEN} ORDER BY label"))

    def with_token(self, secret: str) -> Account | None:
        """Return the token that a secret belongs to."""
        with self._connection() as connection:
            sql = f"{_TOKEN} WHERE secret = ?"
            row = connection.execute(sql, (digest(secret),)).fetchone()
        return _account(row) if row else None

    def remove_token(self, label: str) -> None:
        """Take a token back.

        Raises:
            AccountError: no such token.
        """
        with self._connection() as connection:
            retire(connection, "tokens", "label", label)
            _only(connection.execute("DELETE FROM tokens WHERE label = ?", (label,)), label)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """One transaction: committed at the end, taken back on an error."""
        with self._lock:
            connection = sqlite3.connect(self._path)
            try:
                connection.execute("PRAGMA foreign_keys = ON")
                with connection:
                    yield connection
            finally:
                connection.close()


def _account(row: tuple[str, str, str | None, int, float, str]) -> Account:
    name, role, collections, must_change, created, own = row
    return Account(
        name=name,
        role=Role(role),
        collections=None if collections is None else tuple(json.loads(collections)),
        must_change=bool(must_change),
        created=created,
        id=own,
    )


def _packed(collections: Iterable[str] | None) -> str | None:
    return None if collections is None else json.dumps(sorted(set(collections)), ensure_ascii=False)


def _checked(name: str) -> str:
    name = nfc(name).strip()
    if not 1 <= len(name) <= 60 or not name.isprintable():
        raise AccountError(wording.account_name())
    return name


def _only(changed: sqlite3.Cursor, name: str) -> None:
    if changed.rowcount != 1:
        raise AccountError(wording.account_unknown(name))


def _keep_an_administrator(connection: sqlite3.Connection, name: str) -> None:
    """Refuse what would leave nobody who may manage."""
    sql = "SELECT name FROM accounts WHERE role = ?"
    administrators = [found for (found,) in connection.execute(sql, (Role.ADMIN.value,))]
    if administrators == [name]:
        raise AccountError(wording.last_administrator(name))
