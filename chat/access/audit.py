"""The log of who did what: one JSON a line, appended, never changed.

What was asked may be left out (`questions=False`): then only that something was asked is kept.
"""

import datetime as dt
import json
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest import wording
from ingest.errors import CorpusError

AUDIT = "audit.jsonl"  # in the folder of records


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line: when (UTC, ISO), who, what ("ask", "add", "login" ...), on what."""

    when: str
    who: str
    what: str
    about: str


class Audit:
    """The log in `path`, readable by its owner alone."""

    def __init__(self, path: Path, *, questions: bool = True) -> None:
        self._path = path
        self._questions = questions
        self._lock = threading.Lock()

    def record(self, who: str, what: str, about: str = "") -> None:
        """Append one event, on disk before this returns.

        Raises:
            CorpusError: the log cannot be written.
        """
        kept = about if self._questions or what != "ask" else ""
        when = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        line = json.dumps(
            {"when": when, "who": who, "what": what, "about": kept[:2000]}, ensure_ascii=False
        )
        try:
            with self._lock:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
                with os.fdopen(handle, "ab") as stream:
                    stream.write(line.encode() + b"\n")
        except OSError as error:
            fact = error.strerror or str(error)
            raise CorpusError(wording.unwritable(str(self._path), fact)) from error

    def latest(self, count: int) -> list[Event]:
        """Return the last events, newest first; a line that a kill cut off is left out."""
        return list(self._read())[-count:][::-1]

    def merged(self, other: bytes) -> bytes:
        """Return the lines of this log and of another together, by their time, each once."""
        own = self._path.read_bytes() if self._path.is_file() else b""
        lines = dict.fromkeys([*other.split(b"\n"), *own.split(b"\n")])
        return b"".join(line + b"\n" for line in sorted(filter(None, lines), key=_when))

    def _read(self) -> Iterator[Event]:
        try:
            lines = self._path.read_text(encoding="utf-8", errors="replace").split("\n")
        except FileNotFoundError:
            return
        for line in lines:
            try:
                found = json.loads(line)
                yield Event(**{name: str(found[name]) for name in ("when", "who", "what", "about")})
            except (ValueError, KeyError, TypeError):
                continue


def _when(line: bytes) -> str:
    """The time of a line; one that a kill cut off goes first."""
    try:
        return str(json.loads(line)["when"])
    except (ValueError, KeyError, TypeError):
        return ""
