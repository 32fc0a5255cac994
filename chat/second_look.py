"""A second look at the best passages: how much of the question's own words each of them holds.

BM25 counts how often words occur; for a question it matters more that each of its rare words is
there at all, and that neighbours of the question stand together. Only the passages that the
search brought up are looked at: a few milliseconds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from chat.question import Question
from chat.rarity import Rarity
from chat.scopes import Words, look_up
from index.search import Found
from index.stored import Document
from ingest.normalise import fold

LOOKED_AT = 30  # passages


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLook:
    """What the shares of words and of pairs of words count, beside a z-score."""

    covered: float = 12.0
    pairs: float = 8.0


def look_again(
    question: Question,
    found: Sequence[Found],
    documents: Mapping[str, Document],
    rarity: Rarity,
    weights: SecondLook | None = None,
) -> list[Found]:
    """Return the passages in their new order, with their new scores; ties keep the old order.

    Only the first `LOOKED_AT` are looked at, so that what comes first does not hang on how many
    are asked for; the others stay behind them. `documents` are by notice id: a word counts in a
    passage, its headings or the document's title.
    """
    weights = weights or SecondLook()
    terms = [(look_up(term.text), rarity(fold(term.text)) * term.weight) for term in question.terms]
    pairs = [
        (look_up(f"{one.text} {two.text}"), rarity(f"{fold(one.text)}_{fold(two.text)}"))
        for one, two in pairwise(question.terms)
        if one.chunk == two.chunk
    ]
    loose = question.bare or question.foreign
    scored = []
    for one in found[:LOOKED_AT]:
        held = _held(one, documents, folded=loose)
        gain = weights.covered * _share(terms, held, folded=loose)
        gain += weights.pairs * _share(pairs, held, folded=loose)
        scored.append(replace(one, hit=replace(one.hit, score=one.hit.score + gain)))
    return [*sorted(scored, key=lambda one: -one.hit.score), *found[LOOKED_AT:]]


def _held(one: Found, documents: Mapping[str, Document], *, folded: bool) -> str:
    """The words of a passage, of the headings above and of the document's title."""
    passage = one.stored.passage
    document = documents.get(passage.notice_id)
    title = (document.title if document else None) or ""
    parts = (passage.text, *passage.headings, title)
    return " ".join(_form(look_up(part), folded=folded) for part in parts)


def _share(asked: Sequence[tuple[Words, float]], held: str, *, folded: bool) -> float:
    total = sum(weight for _, weight in asked)
    if not total:
        return 0.0
    return sum(weight for words, weight in asked if _form(words, folded=folded) in held) / total


def _form(words: Words, *, folded: bool) -> str:
    return words.folded if folded else words.accented
