"""One outcome held against one gold question: what is right about it."""

import re
from collections.abc import Sequence

from chat.answer import Answer, Citation, Refusal
from eval.gold import Evidence, GoldQuestion, TextOf
from index.hit import Hit
from ingest.normalise import nfc, squeeze
from ingest.notice import Span

_MARKER = re.compile(r"\s*\[\d+\]")


def is_right(question: GoldQuestion, outcome: Answer | Refusal) -> bool:
    """Tell whether an unanswerable question was refused, another one answered as it must be.

    An answer is right when each group of `must_contain` has an alternative in its text without
    the markers, or in one of its quotes: NFC, without regard to case, runs of white space as one.
    """
    if isinstance(outcome, Refusal):
        return not question.answerable
    if not question.answerable:
        return False
    given = (_MARKER.sub("", outcome.text), *(cited.quote.text for cited in outcome.citations))
    places = [_comparable(text) for text in given]
    return all(
        any(_comparable(alternative) in place for alternative in group for place in places)
        for group in question.must_contain
    )


def is_citation_right(question: GoldQuestion, outcome: Answer | Refusal) -> bool | None:
    """Tell whether at least one citation stands where the evidence stands.

    It does when its quote shares a character with an evidence quote of the same document. None,
    not counted: a refusal, an unanswerable question, or a question without evidence.
    """
    if isinstance(outcome, Refusal) or not question.evidence:
        return None
    return any(
        _stands_in(evidence, citation.key, citation.quote.span)
        for citation in outcome.citations
        for evidence in question.evidence
    )


def is_verbatim(citation: Citation, text_of: TextOf) -> bool:
    """Tell whether the quote is exactly the characters of its span in its document."""
    text = text_of(citation.key)
    return text is not None and citation.quote.span.of(text) == citation.quote.text


def judge_hits(
    evidence: Sequence[Evidence], hits: Sequence[Hit]
) -> tuple[list[str], dict[str, int]]:
    """Turn hits into a ranking of ids and the judgements (qrels) for the ranking metrics.

    The gold set names quotes, not passages, so what is to be found are the quotes: a hit is
    relevant when its passage shares a character with one. Quotes that one passage holds together
    are one thing to find, and a second hit on the same thing finds nothing new.
    """
    covers = [_covered(evidence, hit) for hit in hits]
    names = _one_name_together([f"quote-{at}" for at in range(len(evidence))], covers)
    ranking: list[str] = []
    for rank, covered in enumerate(covers):
        found = names[min(covered)] if covered else ""
        ranking.append(found if found and found not in ranking else f"other-{rank}")
    return ranking, dict.fromkeys(names, 1)


def _covered(evidence: Sequence[Evidence], hit: Hit) -> set[int]:
    span = hit.passage.span
    return {at for at, item in enumerate(evidence) if _stands_in(item, hit.key, span)}


def _one_name_together(names: list[str], covers: Sequence[set[int]]) -> list[str]:
    for covered in filter(None, covers):
        together = {names[at] for at in covered}
        names = [min(together) if name in together else name for name in names]
    return names


def _stands_in(evidence: Evidence, key: str, span: Span) -> bool:
    return key == evidence.key and any(overlap(span, place) for place in evidence.spans)


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two spans share a character.

    >>> overlap(Span(start=0, end=4), Span(start=4, end=9))
    False
    """
    return max(one.start, other.start) < min(one.end, other.end)


def _comparable(text: str) -> str:
    return squeeze(nfc(text)).lower()
