"""What people think of answers: liked or not, and why."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from chat.records.conversations import Exchange
from chat.records.lines import append_line

_REASON = 1000  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinions:
    """The file `opinions.jsonl`."""

    path: Path

    def note(self, user: str, exchange: Exchange, *, liked: bool, reason: str = "") -> None:
        """Keep an opinion with the question, what was answered and from where."""
        outcome = exchange.outcome or {}
        append_line(
            self.path,
            {
                "at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
                "user": user,
                "liked": liked,
                "reason": reason.strip()[:_REASON],
                "question": exchange.question,
                "refused": bool(outcome.get("refused")),
                "answer": outcome.get("answer", ""),
                "quotes": [
                    {"key": one["key"], "start": one["start"], "end": one["end"]}
                    for one in outcome.get("citations", [])
                ],
            },
        )
