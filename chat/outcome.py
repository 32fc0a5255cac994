"""Quotes made an `Answer`, reasons made a `Refusal`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chat.answer import Answer, Citation, Quote, Refusal
from chat.compose import MAX_ANSWER, section_label
from chat.question import Question
from index.hit import Hit
from index.stored import Document
from ingest.notice import Notice

_MARKER = 6  # characters


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
    return Answer(
        question=question.typed,
        understood=question.shown,
        text=_text(citations),
        citations=citations,
        hits=hits,
        confidence=confidence,
    )


def join(
    question: Question, whole: Answer | Refusal, parts: Sequence[Answer | Refusal]
) -> Answer | Refusal:
    """Return one outcome for a question of several parts: the best quote of each comes first.

    Refused when the whole was refused and a part of it too.
    """
    answered = [part for part in parts if isinstance(part, Answer)]
    if not answered or (isinstance(whole, Refusal) and len(answered) < len(parts)):
        return whole
    every = [*answered, whole] if isinstance(whole, Answer) else answered
    first = [part.citations[0] for part in answered]
    rest = [citation for one in every for citation in one.citations]
    chosen: list[Citation] = []
    for citation in (*first, *rest):
        chosen = _with(chosen, citation)
    keys = list(dict.fromkeys(citation.key for citation in chosen))
    ordered = sorted(chosen, key=lambda one: (keys.index(one.key), one.quote.span.start))
    return Answer(
        question=question.typed,
        understood=question.shown,
        text=_text(ordered),
        citations=tuple(replace(one, marker=at) for at, one in enumerate(ordered, start=1)),
        hits=whole.hits or answered[0].hits,
        confidence=max(whole.confidence, min(one.confidence for one in answered)),
    )


def _with(chosen: list[Citation], citation: Citation) -> list[Citation]:
    """Add a citation unless it repeats characters of another or there is no room."""
    span = citation.quote.span
    repeats = any(
        one.key == citation.key
        and one.quote.span.start < span.end
        and span.start < one.quote.span.end
        for one in chosen
    )
    length = sum(len(one.quote.text) + _MARKER for one in [*chosen, citation])
    return chosen if repeats or (chosen and length > MAX_ANSWER) else [*chosen, citation]


def _text(citations: Sequence[Citation]) -> str:
    return "\n".join(f"{one.quote.text} [{at}]" for at, one in enumerate(citations, start=1))


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
