"""Questions that people think worth testing: candidates for the gold set, until reviewed."""

import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chat.records.conversations import Exchange
from chat.records.lines import append_line, read_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """The file `candidates.jsonl`: a line a candidate, a later line with the same id changes it."""

    path: Path

    def propose(self, user: str, exchange: Exchange, history: Sequence[str]) -> str:
        """Make a candidate of an exchange, as it was answered; return its id.

        The reviewer decides whether what was answered is what should be.
        """
        outcome = exchange.outcome or {}
        refused = bool(outcome.get("refused"))
        name = f"u-{secrets.token_hex(4)}"
        append_line(
            self.path,
            {
                "id": name,
                "at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
                "user": user,
                "state": "new",
                "kind": "unanswerable" if refused else "what",
                "question": exchange.question,
                "answerable": not refused,
                "must_contain": [] if refused else [[p] for p in outcome.get("key_phrases", [])],
                "evidence": [
                    {"key": one["key"], "quote": one["quote"]}
                    for one in outcome.get("citations", [])
                ],
                "history": list(history),
            },
        )
        return name

    def waiting(self) -> list[dict[str, Any]]:
        """Return the candidates that nobody has reviewed, oldest first."""
        latest: dict[str, dict[str, Any]] = {}
        for line in read_lines(self.path):
            if isinstance(line.get("id"), str):
                latest[line["id"]] = {**latest.get(line["id"], {}), **line}
        return [line for line in latest.values() if line.get("state") == "new"]

    def settle(self, name: str, state: str) -> None:
        """Note that a candidate was `taken` into a set or `dropped`."""
        append_line(self.path, {"id": name, "state": state})
