"""Answers and hits as the JSON of the command line: a contract that others script against."""

from collections.abc import Sequence

from chat.answer import Answer, Citation, Refusal
from index.hit import Hit


def outcome_as_json(outcome: Answer | Refusal, seconds: float) -> dict[str, object]:
    """Return the line of `tracuu ask --json` for one question."""
    refused = isinstance(outcome, Refusal)
    return {
        "question": outcome.question,
        "understood": outcome.understood,
        "refused": refused,
        "answer": outcome.reason if isinstance(outcome, Refusal) else outcome.text,
        "missing": list(outcome.missing) if isinstance(outcome, Refusal) else [],
        "written_by": None if isinstance(outcome, Refusal) else outcome.written_by,
        "confidence": round(outcome.confidence, 4),
        "key_phrases": [] if isinstance(outcome, Refusal) else list(outcome.key_phrases),
        "citations": []
        if isinstance(outcome, Refusal)
        else [citation_as_json(citation) for citation in outcome.citations],
        "tasks": outcome.tasks.as_json() if isinstance(outcome, Answer) and outcome.tasks else None,
        "hits": hits_as_json(outcome.hits),
        "seconds": round(seconds, 4),
    }


def citation_as_json(citation: Citation) -> dict[str, object]:
    """Return one citation; `quote` is the document's text at [start:end]."""
    return {
        "marker": citation.marker,
        "key": citation.key,
        "number": citation.number,
        "date": citation.date.isoformat() if citation.date else None,
        "title": citation.title,
        "section": citation.section,
        "page": citation.page,
        "quote": citation.quote.text,
        "start": citation.quote.span.start,
        "end": citation.quote.span.end,
        "file": citation.file,
        "status": citation.status,
        "superseded_by": citation.superseded_by,
    }


def hits_as_json(hits: Sequence[Hit]) -> list[dict[str, object]]:
    """Return hits with the passage's text and how each came about."""
    return [
        {
            "key": hit.key,
            "section": hit.passage.section or None,
            "text": hit.passage.text,
            "score": round(hit.score, 4),
            "dense": round(hit.dense, 4) if hit.dense is not None else None,
            "lexical": round(hit.lexical, 4) if hit.lexical is not None else None,
        }
        for hit in hits
    ]
