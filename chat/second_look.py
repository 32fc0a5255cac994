"""A second look at the best passages: how much of the question's own words each of them holds.

BM25 counts how often words occur; for a question it matters more that each of its rare words is
there at all, and that neighbours of the question stand together. A passage of a few lines leaves
some of the words to the passages before and behind it, so those count too, though less; and its best
sentence may be much nearer to the question than the whole. Only the passages that the search
brought up are looked at: five milliseconds.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from chat.period import years
from chat.question import Question
from chat.rarity import Rarity
from chat.scopes import Words, look_up
from index.search import Found
from index.stored import Document, StoredPassage
from ingest.normalise import fold

LOOKED_AT = 40  # passages
READ_AROUND = 12  # of them, whose neighbours are read: what is behind them does not come first

Fetch = Callable[[Sequence[int]], Sequence[StoredPassage]]
"""Gives stored passages by their rows, without those that are not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """What is seen of one passage.

    `covered` and `pairs` are the shares of the question's words and of its pairs of neighbours
    that stand in the passage, its headings or the document's title, weighted by how rare they
    are; `around` and `around_pairs` the same with the passages before and behind. `sentence` is
    the cosine of the nearest sentence, `year` 1 when the document is of a year that is asked for.
    """

    covered: float
    pairs: float
    around: float
    around_pairs: float
    sentence: float
    year: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLook:
    """What each of `Looks` counts beside a z-score; `eval.fit_search` fits them."""

    covered: float = 13.0
    pairs: float = 4.0
    around: float = 7.0
    around_pairs: float = 5.0
    sentence: float = 42.0
    year: float = 5.0

    def gain(self, looks: Looks) -> float:
        """Return what is added to the score of a passage."""
        return (
            self.covered * looks.covered
            + self.pairs * looks.pairs
            + self.around * looks.around
            + self.around_pairs * looks.around_pairs
            + self.sentence * looks.sentence
            + self.year * looks.year
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Words to look for, blanks around each, with what each weighs, and what all of them do."""

    words: Sequence[tuple[str, float]]
    total: float

    def share(self, held: str) -> float:
        """Return the share that a text holds."""
        if not self.total:
            return 0.0
        return sum(weight for word, weight in self.words if word in held) / self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """A question ready to be held against passages; `vector` is its own, (dim,)."""

    terms: Weighed
    pairs: Weighed
    years: frozenset[int]
    vector: NDArray[np.float32]
    folded: bool

    def looks(self, found: Found, document: Document | None, around: Sequence[str] = ()) -> Looks:
        """Look at a passage; `around` are the texts before and behind it, where they were read."""
        held = self._words(_own(found, document))
        covered, pairs = self.terms.share(held), self.pairs.share(held)
        wider = held + self._words(around)
        day = document.date if document else None
        return Looks(
            covered=covered,
            pairs=pairs,
            around=self.terms.share(wider) if around else covered,
            around_pairs=self.pairs.share(wider) if around else pairs,
            sentence=_nearest(found, self.vector),
            year=float(day is not None and day.year in self.years),
        )

    def _words(self, texts: Sequence[str]) -> str:
        return " ".join(_form(look_up(text), folded=self.folded) for text in texts)


def glance(question: Question, rarity: Rarity, vector: NDArray[np.float32]) -> Glance:
    """Prepare a question; typed without diacritics it is held against folded words."""
    folded = question.bare or question.foreign

    def weighed(words: Iterable[tuple[str, float]]) -> Weighed:
        ready = [(_form(look_up(text), folded=folded), weight) for text, weight in words]
        return Weighed(words=ready, total=sum(weight for _, weight in ready))

    return Glance(
        terms=weighed(
            (term.text, rarity(fold(term.text)) * term.weight) for term in question.terms
        ),
        pairs=weighed(
            (f"{one.text} {two.text}", rarity(f"{fold(one.text)}_{fold(two.text)}"))
            for one, two in pairwise(question.terms)
            if one.chunk == two.chunk
        ),
        years=years(question.text),
        vector=vector,
        folded=folded,
    )


def _form(words: Words, *, folded: bool) -> str:
    return words.folded if folded else words.accented


def look_again(
    asked: Glance,
    found: Sequence[Found],
    documents: Mapping[str, Document],
    fetch: Fetch,
) -> list[Found]:
    """Return the passages in their new order, with their new scores; ties keep the old order.

    Only the first `LOOKED_AT` are looked at, so that what comes first does not hang on how many
    are asked for; the others stay behind them. `documents` are by notice id.
    """
    weights = SecondLook()

    def gained(one: Found, around: Sequence[str] = ()) -> float:
        document = documents.get(one.stored.passage.notice_id)
        return one.hit.score + weights.gain(asked.looks(one, document, around))

    scores = [gained(one) for one in found[:LOOKED_AT]]
    best = sorted(range(len(scores)), key=lambda place: -scores[place])[:READ_AROUND]
    around = read_around([found[place] for place in best], fetch)
    for place, texts in zip(best, around, strict=True):
        scores[place] = gained(found[place], texts)
    order = sorted(range(len(scores)), key=lambda place: -scores[place])
    looked = [
        replace(found[place], hit=replace(found[place].hit, score=scores[place])) for place in order
    ]
    return [*looked, *found[LOOKED_AT:]]


def read_around(found: Sequence[Found], fetch: Fetch) -> list[list[str]]:
    """Return the texts of the passages before and behind each; at the ends there is but one.

    The passages of a notice stand in the store in one run of rows.
    """
    rows = {one.stored.row + step for one in found for step in (-1, 1)}
    beside = {stored.row: stored.passage for stored in fetch(sorted(rows))}
    return [
        [
            passage.text
            for step in (-1, 1)
            if (passage := beside.get(one.stored.row + step)) is not None
            and passage.notice_id == one.stored.passage.notice_id
        ]
        for one in found
    ]


def _own(one: Found, document: Document | None) -> tuple[str, ...]:
    """The passage, the headings above and the document's title."""
    passage = one.stored.passage
    return (passage.text, *passage.headings, (document.title if document else None) or "")


def _nearest(one: Found, vector: NDArray[np.float32]) -> float:
    """The cosine of the nearest sentence, of the passage itself where none has a vector."""
    sentences, whole = one.stored.sentence_vectors, one.stored.vector
    if sentences is not None and len(sentences):
        return float((sentences @ vector).max())
    return float(whole @ vector) if whole is not None else 0.0
