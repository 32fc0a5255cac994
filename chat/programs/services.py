"""What programs may use, each call on behalf of a user: the one place that says what they may see.

The HTTP API and the MCP server are two ways in to this; neither looks at a document itself.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from chat.access.audit import Audit
from chat.access.user import User
from chat.answer import Answer, Refusal
from chat.as_json import hits_as_json, outcome_as_json
from chat.task_query import TaskQuery
from index.hit import Hit
from index.library import Library
from index.stored import Document

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The parts of one office, as programs use them.

    `stream` and `search` take the user first, `prepare` makes ready what a user will see, which
    may take seconds; `evaluate` runs a gold set by its name and
    returns the report of `tracuu eval --json`.
    """

    stream: Callable[[User, str, Sequence[str]], Iterator[Answer | Refusal]]
    search: Callable[[User, str, int], list[Hit]]
    library: Library
    audit: Audit
    evaluate: Callable[[str], Json] | None = None
    prepare: Callable[[User], None] = lambda _: None

    def answers(self, user: User, question: str, history: Sequence[str]) -> Iterator[Json]:
        """Yield the JSON of an answer as it grows, the last one final.

        Raises:
            QuestionError: nothing is asked, or far too much.
        """
        self.audit.record(user.id, "ask", question)
        started = time.perf_counter()
        for outcome in self.stream(user, question, history):
            yield outcome_as_json(outcome, time.perf_counter() - started)

    def answer(self, user: User, question: str, history: Sequence[str] = ()) -> Json:
        """Return the JSON of `tracuu ask --json`."""
        *_, last = self.answers(user, question, history)
        return last

    def hits(self, user: User, question: str, k: int) -> list[Json]:
        """Return the passages nearest to a question."""
        return hits_as_json(self.search(user, question, k))

    def documents(self, user: User) -> list[Document]:
        """Return the documents that a user may see, by key."""
        return self.library.store.documents(user.sees)

    def find(self, user: User, key: str) -> Document:
        """Return the document that `key` names in any of its forms.

        Raises:
            UnknownDocumentError: none, or none that this user may see; the two look the same.
        """
        entry = self.library.find(key, user.sees)
        return self.library.store.document(entry.sha256, user.sees)

    def tasks(self, user: User, query: TaskQuery) -> list[Json]:
        """Return the assignments asked for, of the documents that this user may see.

        Raises:
            UnknownDocumentError: the document asked for is none that this user may see.
            TracuuError: a name of an agency holds no word.
        """
        if query.document:
            query = replace(query, document=self.find(user, query.document).key)
        return [task.as_json() for task in query.find(self.library) if user.sees(task.key)]

    def edit(self, user: User, key: str, changes: Mapping[str, str | None]) -> list[Json]:
        """Correct a document by hand; return a report of each change that this user may know of.

        Raises:
            UnknownDocumentError: no such document, or a newer one that is none.
            CorrectionError: a value is not what its field holds.
            NotAllowedError: it would pass for a document that this user may not see.
        """
        document = self.find(user, key)
        own, *others = self.library.edit(document.key, changes, user.sees, user.collections)
        self.audit.record(user.id, "edit", f"{document.key} {', '.join(changes)}")
        return [one.as_json() for one in (own, *others) if one is own or user.sees(one.key or "")]

    def add(self, user: User, paths: Sequence[Path]) -> list[Json]:
        """Add files; each has its own report, and is refused alone."""
        reports = [
            report.as_json() for report in self.library.add(paths, user.sees, user.collections)
        ]
        for report in reports:
            self.audit.record(user.id, "add", f"{report['file']} {report['status']}")
        return reports

    def remove(self, user: User, key: str) -> Json:
        """Take a document out of the corpus; its file goes to the history.

        Raises:
            UnknownDocumentError: no such document, or none that this user may see.
        """
        document = self.find(user, key)
        self.audit.record(user.id, "remove", document.key)
        return self.library.remove(document.key, user.sees).as_json()

    def document(self, user: User, key: str) -> Json:
        """Return one document whole: its data, outline and text."""
        document = self.find(user, key)
        notice = self.library.store.notice(document.notice_id)
        return document_as_json(document) | {
            "signer": notice.signer,
            "recipients": list(notice.recipients),
            "outline": [
                {
                    "section": section.label,
                    "heading": section.heading,
                    "start": section.span.start,
                    "end": section.span.end,
                }
                for section in notice.sections()
            ],
            "pages": list(notice.pages),
            "warnings": [*notice.warnings, *notice.repairs],
            "text": notice.text,
        }

    def original(self, user: User, key: str) -> Path:
        """Return the path of a document's file."""
        return self.library.corpus.folder / self.find(user, key).file


def document_as_json(document: Document) -> Json:
    """Return the data of a document, without its text."""
    return {
        "key": document.key,
        "number": document.number,
        "date": _day(document.date),
        "issuer": document.issuer,
        "kind": document.kind,
        "title": document.title,
        "status": document.status,
        "superseded_by": document.superseded_by,
        "collection": document.collection,
        "file": document.file,
        "passages": document.passages,
    }


def _day(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None
