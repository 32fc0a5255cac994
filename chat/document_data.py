"""Questions about a document itself: number, date, signer, recipients, subject."""

from collections.abc import Sequence

from chat.answer import Quote
from chat.compose import MAX_ANSWER
from chat.evidence import look_up
from chat.kinds import Meta
from chat.question import Question, Reference
from index.stored import Document
from ingest.normalise import fold
from ingest.notice import Notice, Span


def resolve(reference: Reference, documents: Sequence[Document]) -> list[Document]:
    """Return the documents that a reference may mean: by number, any form of it, and year.

    >>> resolve(Reference(number="320"), [])
    []
    """
    wanted = _plain(reference.number)
    return [
        document
        for document in documents
        if document.number is not None
        and (_plain(document.number) == wanted or _plain(document.number).split("/")[0] == wanted)
        and (
            reference.year is None or document.date is None or document.date.year == reference.year
        )
    ]


def _plain(number: str) -> str:
    return fold(number).replace(" ", "").lstrip("0")


def closest(question: Question, documents: Sequence[Document]) -> Document | None:
    """Return the document whose title holds most of the question's words, if one stands out."""
    shares = [(_share(question, document), place) for place, document in enumerate(documents)]
    if not shares:
        return None
    best, place = max(shares, key=lambda share: (share[0], -share[1]))
    return documents[place] if best > 0 else None


def _share(question: Question, document: Document) -> float:
    about = look_up(f"{document.kind} {document.number} {document.title} {document.date}")
    terms = [term for term in question.terms if term.weight == 1]
    held = [look_up(term.text).folded in about.folded for term in terms]
    return sum(held) / len(held) if held else 0.0


def quote_field(notice: Notice, meta: Meta) -> list[Quote]:
    """Return the words of the letterhead or foot that say it; empty when they do not stand there."""
    span = notice.fields.get(meta.value)
    if span is None:
        return []
    spans = _lines(notice, span) if meta is Meta.RECIPIENTS else [span]
    return [Quote(span=one, text=one.of(notice.text), phrases=(one,)) for one in spans]


def _lines(notice: Notice, span: Span) -> list[Span]:
    """Cut a long list of recipients after the last line that fits."""
    if span.end - span.start <= MAX_ANSWER - 10:
        return [span]
    end = notice.text.rfind("\n", span.start, span.start + MAX_ANSWER - 10)
    return [Span(start=span.start, end=end if end > span.start else span.start + MAX_ANSWER - 10)]
