"""The documents that a question names, by any form of their number."""

from collections.abc import Callable, Sequence

from chat.question import Question, Reference
from index.analysis import analyse
from index.stored import Document
from ingest.normalise import fold


def resolve(reference: Reference, documents: Sequence[Document]) -> list[Document]:
    """Return the documents that a reference may mean: by number, any form of it, and year or day.

    >>> resolve(Reference(number="320"), [])
    []
    """
    wanted = _plain(reference.number)
    return [
        document
        for document in documents
        if document.number is not None
        and wanted in {_plain(document.number), _first(_plain(document.number))}
        and _of_its_time(reference, document)
    ]


def _of_its_time(reference: Reference, document: Document) -> bool:
    if document.date is None:
        return True
    if reference.date is not None:
        return document.date == reference.date
    return reference.year is None or document.date.year == reference.year


def _plain(number: str) -> str:
    return fold(number).replace(" ", "").lstrip("0")


def _first(number: str) -> str:
    return number.replace("-", "/").split("/", maxsplit=1)[0]


def named(
    question: Question, documents: Sequence[Document], doc_freq: Callable[[str], int]
) -> tuple[set[str] | None, str | None]:
    """Return the ids of the documents named, None for none, and the name of one that is not here.

    A number that passages cite is no document asked for, but a word to look for; `doc_freq` says
    how many passages hold a folded term.
    """
    within: set[str] = set()
    for reference in question.references:
        found = resolve(reference, documents)
        within.update(document.notice_id for document in found)
        if not found and not _cited(reference, doc_freq):
            return None, reference.number
    return within or None, None


def _cited(reference: Reference, doc_freq: Callable[[str], int]) -> bool:
    """Whether passages hold the number; a bare "321" may be anything, so it does not count."""
    if not any(mark in reference.number for mark in "/-"):
        return False
    return all(doc_freq(term) for term in analyse(reference.number, folded=True))
