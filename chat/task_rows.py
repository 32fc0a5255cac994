"""The table of an answer about assignments: its rows, and what the whole table is asked for by."""

import datetime as dt
from dataclasses import dataclass

from index.tasks import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """One assignment and the markers of its citations in the answer.

    `marker` is that of its own words, `lead_marker` that of the heading above that names who
    leads; None where its own words name them.
    """

    task: Task
    marker: int
    lead_marker: int | None = None

    def as_json(self) -> dict[str, object]:
        """Return the object of `tracuu tasks --json` with the markers."""
        markers = {"marker": self.marker, "lead_marker": self.lead_marker}
        return {**self.task.as_json(), **markers}


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskWanted:
    """What tasks were asked for, as a form asks it; the days belong to the period.

    `agency` and `coordinating` may name several, with ";" between; `documents` are keys; without any, all documents.
    """

    agency: str | None = None
    coordinating: str | None = None
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    overdue: bool = False
    documents: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return it with ISO days."""
        return {
            "agency": self.agency,
            "coordinating": self.coordinating,
            "due_from": self.due_from.isoformat() if self.due_from else None,
            "due_to": self.due_to.isoformat() if self.due_to else None,
            "overdue": self.overdue,
            "documents": list(self.documents),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRows:
    """The first rows by deadline; `found` counts all that were found.

    `without` are the agencies, of several asked about, that lead nothing of what was found.
    """

    rows: tuple[TaskRow, ...]
    found: int
    wanted: TaskWanted
    without: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return `tasks` of `tracuu ask --json`."""
        return {
            "found": self.found,
            "wanted": self.wanted.as_json(),
            "without": list(self.without),
            "rows": [row.as_json() for row in self.rows],
        }
