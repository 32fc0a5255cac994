"""BM25 for who may see a part of the corpus: every count in it is of that part.

The engine counts over the whole index, so its scores tell how often a word occurs in documents
that are hidden, and how long these are. Here it only says which passages of the part hold which
words, weighed by what the part says of their rarity; the best of these are then scored from their
own words by the formula that the engine uses (Robertson and Zaragoza, 2009). Mean lengths are
those of the passages scored.
"""

import threading
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from index.analysis import analyse
from index.stored import Ranked
from index.terms import TermIndex, idf

SCORED = 200  # passages
_LOOKED_THROUGH = 2000  # rows and sums only: enough unless a very common word is asked for alone
_STEP = 256  # weights are multiples of 1/256, so that sums are exact in any order
_KEPT = 4  # parts that are counted, the last used
_K1, _B = 1.2, 0.75

Words = Callable[[Collection[int]], list[tuple[int, str, str]]]
"""Row, text and context of passages by their rows; those that are gone are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Rows of the notices of a part, how many passages they have, and what was counted so far."""

    notices: tuple[int, ...]
    passages: int
    counted: dict[tuple[str, bool, bool], int] = field(default_factory=dict)

    def doc_freq(self, terms: TermIndex, term: str, *, folded: bool, context: bool = False) -> int:
        """Return how many passages of the part hold a term."""
        key = (term, folded, context)
        if key not in self.counted:
            self.counted[key] = terms.doc_freq(
                term, folded=folded, context=context, within=self.notices
            )
        return self.counted[key]


class CountedParts:
    """Keeps what was counted in the parts last asked for. Safe for several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._generation = -1
        self._parts: dict[frozenset[str], Part] = {}

    def part(self, seen: frozenset[str], generation: int, begin: Callable[[], Part]) -> Part:
        """Return the part of the notices `seen`, by their ids, begun anew when the index changed."""
        with self._lock:
            if generation != self._generation:
                self._generation = generation
                self._parts.clear()
            part = self._parts.pop(seen, None) or begin()
            self._parts[seen] = part
            while len(self._parts) > _KEPT:
                del self._parts[next(iter(self._parts))]
            return part


def search_part(
    terms: TermIndex,
    part: Part,
    query: Mapping[str, float],
    words: Words,
    *,
    folded: bool,
    k: int,
    within: Collection[int],
    context_weight: float,
) -> Ranked:
    """Return at most `k` (passage row, BM25 score), best first, ties by row.

    As `TermIndex.search`, counted in `part`; `within` are rows of notices of the part.
    """
    weights = {
        (term, context): weight * boost * idf(part.passages, holding)
        for context, boost in ((False, 1.0), (True, context_weight))
        if boost > 0
        for term, weight in query.items()
        if (holding := part.doc_freq(terms, term, folded=folded, context=context))
    }
    if not weights or not within or k < 1:
        return []
    rows = _most_held(terms, weights, folded=folded, within=within)
    found = words(rows)
    total = dict.fromkeys((row for row, _, _ in found), 0.0)
    for context in (False, True):
        texts = {row: around if context else text for row, text, around in found}
        wanted = {term: weight for (term, there), weight in weights.items() if there is context}
        for row, score in _scored(texts, wanted, folded=folded).items():
            total[row] += score
    ranked = sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(row, score) for row, score in ranked[:k] if score > 0]


def _most_held(
    terms: TermIndex,
    weights: Mapping[tuple[str, bool], float],
    *,
    folded: bool,
    within: Collection[int],
) -> list[int]:
    """Rows of the passages that hold most of the weight, ties by row.

    Where the engine cuts equals, it keeps those that lie first in its files, which hidden
    documents may have moved: so equals at the end are left out, or else all are looked through.
    """
    rough = {key: max(1, round(weight * _STEP)) / _STEP for key, weight in weights.items()}
    held = terms.holding(rough, folded=folded, k=_LOOKED_THROUGH, within=within)
    if len(held) == _LOOKED_THROUGH:
        sure = [pair for pair in held if pair[1] > held[-1][1]]
        every = max(len(terms), _LOOKED_THROUGH)
        held = (
            sure
            if len(sure) >= SCORED
            else terms.holding(rough, folded=folded, k=every, within=within)
        )
    return [row for row, _ in held[:SCORED]]


def _scored(
    texts: Mapping[int, str], weights: Mapping[str, float], *, folded: bool
) -> dict[int, float]:
    """BM25 of each text for terms whose weight has their rarity in it.

    >>> scores = _scored({1: "đất lúa", 2: "đất ở"}, {"lua": 2.0}, folded=True)
    >>> round(scores[1], 6), scores[2]
    (2.0, 0)
    """
    lists = {row: analyse(text, folded=folded) for row, text in texts.items()}
    mean = sum(map(len, lists.values())) / max(1, len(lists)) or 1.0
    scores = {}
    for row, found in lists.items():
        counts = Counter(term for term in found if term in weights)
        norm = _K1 * (1 - _B + _B * len(found) / mean)
        scores[row] = sum(
            weight * counts[term] * (1 + _K1) / (counts[term] + norm)
            for term, weight in weights.items()
            if counts[term]
        )
    return scores
