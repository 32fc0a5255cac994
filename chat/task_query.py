"""Which tasks someone asks for, in the words of a form, an address or an option."""

import datetime as dt
from dataclasses import dataclass

from chat.today import today
from index.library import Library
from index.tasks import Task, TaskFilter
from ingest import wording
from ingest.agency_names import asked_forms
from ingest.errors import TracuuError


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskQuery:
    """A filter of assignments; a field left empty lets everything through.

    Agencies go by any of their names, several with ";" between; a document by any form of its
    number. `overdue` asks for what was due before `on` (today when None).
    """

    agency: str | None = None
    coordinating: str | None = None
    due_before: dt.date | None = None
    due_after: dt.date | None = None
    document: str | None = None
    overdue: bool = False
    on: dt.date | None = None

    def find(self, library: Library) -> list[Task]:
        """Return the tasks asked for, by deadline.

        Raises:
            UnknownDocumentError: `document` names none, or more than one.
            TracuuError: a name of an agency holds no word.
        """
        within = None if not self.document else (library.find(self.document).sha256,)
        wanted = TaskFilter(
            agency=_forms(library, self.agency),
            coordinating=_forms(library, self.coordinating),
            due_before=self._before(),
            due_after=self.due_after,
            within=within,
        )
        return library.store.tasks(wanted)

    def _before(self) -> dt.date | None:
        if not self.overdue:
            return self.due_before
        on = self.on or today()
        return min(self.due_before, on) if self.due_before else on


def _forms(library: Library, agency: str | None) -> tuple[str, ...]:
    if not agency:
        return ()
    forms = asked_forms(agency, library.corpus.abbreviations())
    if not forms:
        raise TracuuError(wording.no_agency(agency))
    return forms
