"""Conversations, kept on the server under the user they belong to.

One SQLite file; a connection an operation, so that any thread may call. Nobody reads or changes
what is another's: every method takes the user.
"""

import json
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest import wording
from ingest.errors import CorpusError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS conversations (
    id TEXT PRIMARY KEY, user TEXT NOT NULL, title TEXT NOT NULL, changed REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS conversations_user ON conversations (user, changed);
CREATE TABLE IF NOT EXISTS exchanges (
    conversation TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE,
    number INTEGER NOT NULL, question TEXT NOT NULL, outcome TEXT, problem TEXT,
    PRIMARY KEY (conversation, number)
);
"""
_TITLE = 80  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A line of the list of conversations; `changed` in seconds since 1970."""

    id: str
    title: str
    changed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question with its outcome (see `chat.records.kept`), or what went wrong; neither: waiting.

    `number` counts from 1.
    """

    number: int
    question: str
    outcome: dict[str, Any] | None = None
    problem: str | None = None


class Conversations:
    """All conversations of an office."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._open() as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.executescript(_SCHEMA)

    def of(self, user: str) -> list[Conversation]:
        """Return a user's conversations, the last changed first."""
        with self._open() as database:
            rows = database.execute(
                "SELECT id, title, changed FROM conversations WHERE user = ? ORDER BY changed DESC",
                (user,),
            )
            return [Conversation(id=row[0], title=row[1], changed=row[2]) for row in rows]

    def begin(self, user: str, question: str) -> str:
        """Open a conversation named after its first question; return its id."""
        name = secrets.token_hex(8)
        title = " ".join(question.split())
        title = title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
        with self._open() as database:
            database.execute(
                "INSERT INTO conversations VALUES (?, ?, ?, ?)", (name, user, title, time.time())
            )
        return name

    def holds(self, user: str, conversation: str) -> bool:
        """Tell whether the user has such a conversation."""
        with self._open() as database:
            return self._owned(database, user, conversation)

    def rename(self, user: str, conversation: str, title: str) -> None:
        """Give a conversation another name; a blank one changes nothing."""
        title = " ".join(title.split())[:_TITLE]
        if title:
            with self._open() as database:
                database.execute(
                    "UPDATE conversations SET title = ? WHERE id = ? AND user = ?",
                    (title, conversation, user),
                )

    def delete(self, user: str, conversation: str) -> None:
        """Forget a conversation with all that was said in it."""
        with self._open() as database:
            database.execute(
                "DELETE FROM conversations WHERE id = ? AND user = ?", (conversation, user)
            )

    def exchanges(self, user: str, conversation: str) -> list[Exchange]:
        """Return what was asked and answered, oldest first; nothing of what is another's."""
        with self._open() as database:
            if not self._owned(database, user, conversation):
                return []
            rows = database.execute(
                "SELECT number, question, outcome, problem FROM exchanges"
                " WHERE conversation = ? ORDER BY number",
                (conversation,),
            )
            return [_exchange(*row) for row in rows]

    def ask(self, user: str, conversation: str, question: str) -> int:
        """Note a question that waits for its answer; return its number.

        Raises:
            KeyError: the user has no such conversation.
        """
        with self._open() as database:
            if not self._owned(database, user, conversation):
                raise KeyError(conversation)
            [[number]] = database.execute(
                "INSERT INTO exchanges SELECT ?, coalesce(max(number), 0) + 1, ?, NULL, NULL"
                " FROM exchanges WHERE conversation = ? RETURNING number",
                (conversation, question, conversation),
            ).fetchall()
            database.execute(
                "UPDATE conversations SET changed = ? WHERE id = ?", (time.time(), conversation)
            )
            return int(number)

    def close(
        self,
        conversation: str,
        number: int,
        *,
        outcome: dict[str, Any] | None = None,
        problem: str | None = None,
    ) -> None:
        """Note what became of a question. Nothing happens when the conversation is gone."""
        told = json.dumps(outcome, ensure_ascii=False) if outcome is not None else None
        with self._open() as database:
            database.execute(
                "UPDATE exchanges SET outcome = ?, problem = ? WHERE conversation = ? AND number = ?",
                (told, problem, conversation, number),
            )

    @staticmethod
    def _owned(database: sqlite3.Connection, user: str, conversation: str) -> bool:
        found = database.execute(
            "SELECT 1 FROM conversations WHERE id = ? AND user = ?", (conversation, user)
        )
        return found.fetchone() is not None

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Give a connection in one transaction.

        Raises:
            CorpusError: the disk is full, the file is damaged or may not be written.
        """
        try:
            database = sqlite3.connect(self._path, timeout=30)
            try:
                database.execute("PRAGMA foreign_keys = ON")
                with database:
                    yield database
            finally:
                database.close()
        except sqlite3.Error as error:
            raise CorpusError(wording.unwritable(str(self._path), str(error))) from error


def _exchange(number: int, question: str, outcome: str | None, problem: str | None) -> Exchange:
    told = json.loads(outcome) if outcome is not None else None
    return Exchange(number=number, question=question, outcome=told, problem=problem)
