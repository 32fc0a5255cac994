"""An outcome as a conversation keeps it: the JSON of the command line, with where phrases stand."""

from typing import Any

from chat.answer import Answer, Refusal
from chat.as_json import outcome_as_json


def kept(outcome: Answer | Refusal, seconds: float) -> dict[str, Any]:
    """Return the line of `tracuu ask --json` with what a page needs besides.

    Each citation gets `phrases`, the key phrases as [start, end] in the document's text; each hit
    `start` and `end`.
    """
    told: dict[str, Any] = outcome_as_json(outcome, seconds)
    if isinstance(outcome, Answer):
        for line, citation in zip(told["citations"], outcome.citations, strict=True):
            line["phrases"] = [[phrase.start, phrase.end] for phrase in citation.quote.phrases]
    for line, hit in zip(told["hits"], outcome.hits, strict=True):
        line["start"], line["end"] = hit.passage.span.start, hit.passage.span.end
        line["page"] = hit.passage.page
    return told
