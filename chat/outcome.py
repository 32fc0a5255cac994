"""Quotes made an `Answer`, reasons made a `Refusal`."""

from collections.abc import Mapping, Sequence

from chat.answer import Answer, Citation, Quote, Refusal
from chat.compose import section_label
from chat.question import Question
from index.hit import Hit
from index.stored import Document
from ingest.notice import Notice


def answer(
    question: Question,
    quotes: Sequence[tuple[Notice, Quote]],
    documents: Mapping[str, Document],
    hits: tuple[Hit, ...] = (),
    confidence: float = 1.0,
) -> Answer:
    """Return the answer made of `quotes`, each with its citation; `documents` are by notice id."""
    citations = tuple(
        _citation(marker, notice, quote, documents[notice.id])
        for marker, (notice, quote) in enumerate(quotes, start=1)
    )
    text = "\n".join(f"{citation.quote.text} [{citation.marker}]" for citation in citations)
    return Answer(
        question=question.typed,
        understood=question.shown,
        text=text,
        citations=citations,
        hits=hits,
        confidence=confidence,
    )


def _citation(marker: int, notice: Notice, quote: Quote, document: Document) -> Citation:
    return Citation(
        marker=marker,
        key=document.key,
        number=document.number,
        date=document.date,
        title=document.title,
        section=section_label(notice, quote.span.start),
        page=notice.page_of(quote.span.start),
        file=document.file,
        quote=quote,
        status=document.status,
        superseded_by=document.superseded_by,
    )


def refuse(
    question: Question,
    reason: str,
    *,
    missing: tuple[str, ...] = (),
    hits: tuple[Hit, ...] = (),
    confidence: float = 0.0,
) -> Refusal:
    """Return a refusal; `missing` are the words that no passage covers."""
    return Refusal(
        question=question.typed,
        understood=question.shown,
        reason=reason,
        missing=missing,
        hits=hits,
        confidence=confidence,
    )
