"""The key phrase of a quote: the agency, date or amount that was asked for."""

import re

from chat.kinds import Kind
from chat.question import Question
from ingest.mentions import MentionKind, find_mentions
from ingest.normalise import fold
from ingest.notice import Span

_WITH = re.compile(r"(?:phối hợp|làm việc|hợp tác|cùng)(?: \w+){0,2}? (?:với|cùng) ", re.IGNORECASE)
_MAX_PHRASES = 6


def key_phrases(question: Question, text: str, quote: Span) -> tuple[Span, ...]:
    """Return the spans (of `text`) inside `quote` that say what was asked for.

    What the question itself already names is left out; of agencies the one at the head of the
    sentence acts, and those behind "phối hợp với" co-ordinate.
    """
    wants = question.wants
    if wants is None:
        return ()
    words = quote.of(text)
    found = [mention.span for mention in find_mentions(words, wants)]
    if question.kind is Kind.WITH_WHOM:
        found = _behind_with(words, found)
    asked = fold(question.text)
    fresh = [span for span in found if fold(span.of(words)).strip() not in asked]
    chosen = fresh or found
    if question.kind is Kind.WHO and wants is MentionKind.AGENCY:
        chosen = chosen[:1]
    if question.noun is not None:
        noun = re.escape(fold(question.noun))
        chosen = [
            span for span in chosen if re.search(rf"\b{noun}\b", fold(span.of(words)))
        ] or chosen
    return tuple(
        Span(start=quote.start + span.start, end=quote.start + span.end)
        for span in chosen[:_MAX_PHRASES]
    )


def _behind_with(words: str, found: list[Span]) -> list[Span]:
    start = _WITH.search(words)
    return [span for span in found if start is not None and span.start >= start.end() - 1] or found
