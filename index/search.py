"""Search: meaning (dense) and words (BM25), fused as the sum of their z-scores.

For each side the scores of its own candidates are brought to mean 0 and deviation 1; a passage
that a side did not return counts as that side's lowest. So neither scale matters, and a side that
tells its candidates apart weighs more than one that does not.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.analysis import analyse
from index.hit import Hit
from index.passage_store import PassageStore
from index.stored import Ranked, StoredPassage
from ingest.notice import Passage

CANDIDATES = 100
OTHER_NAME = 0.4  # what a word of another name counts beside the one typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each side counts: `folded` is BM25 without diacritics."""

    dense: float = 1.0
    accented: float = 0.7
    folded: float = 0.3

    def folded_only(self) -> "Weights":
        """Return the same with all words counted without diacritics.

        >>> Weights(accented=0.5, folded=0.25).folded_only()
        Weights(dense=1.0, accented=0.0, folded=0.75)
        """
        return replace(self, accented=0.0, folded=self.accented + self.folded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A hit together with its row in the store and its vectors, for reading."""

    hit: Hit
    stored: StoredPassage


def search(
    store: PassageStore,
    *,
    vector: NDArray[np.float32],
    words: str,
    also: str = "",
    bare: bool = False,
    k: int = 10,
    within: Collection[str] | None = None,
    counted: frozenset[str] | None = None,
    weights: Weights | None = None,
) -> list[Found]:
    """Return the best `k` passages for a question, best first, ties by the order of passages.

    `vector` is the question's, (dim,); `words` its text in full, abbreviations and their full
    forms. `also` are other names for what it names, which count less. A question typed without
    diacritics (`bare`) is matched on folded words alone, beside its restored form for the dense
    side. `within` are ids of notices, `counted` of those whose words BM25 counts, None for all.
    """
    weights = weights or Weights()
    if bare:
        weights = weights.folded_only()
    [dense] = store.dense(vector[None, :], CANDIDATES, within)
    sides = [(weights.dense, dense)]
    for weight, folded in ((weights.accented, False), (weights.folded, True)):
        if weight:
            query = _query(words, also, folded)
            ranked = store.lexical(query, CANDIDATES, within, folded=folded, counted=counted)
            sides.append((weight, ranked))
    return _found(store, fuse(sides)[:k], dict(dense), dict(sides[-1][1]))


def passages_with(
    store: PassageStore, words: str, k: int, within: frozenset[str] | None
) -> list[Passage]:
    """Return the best `k` passages by their words alone, whatever the diacritics of these.

    `within` are ids of notices, None for all.
    """
    ranked = store.lexical(_query(words, "", folded=True), k, within, folded=True, counted=within)
    return [one.passage for one in store.fetch([row for row, _ in ranked])]


def _found(
    store: PassageStore,
    fused: Ranked,
    similarity: Mapping[int, float],
    lexical: Mapping[int, float],
) -> list[Found]:
    """Fetch the passages of a ranking, in its order; one removed meanwhile is left out."""
    rows = [row for row, _ in fused]
    fetched = {stored.row: stored for stored in store.fetch(rows, with_vectors=True)}
    return [
        Found(
            hit=Hit(
                key=stored.key,
                passage=stored.passage,
                score=score,
                dense=similarity.get(row),
                lexical=lexical.get(row),
            ),
            stored=stored,
        )
        for row, score in fused
        if (stored := fetched.get(row)) is not None
    ]


def fuse(sides: list[tuple[float, Ranked]]) -> Ranked:
    """Return the weighted sum of z-scores, best first, ties by row.

    >>> [row for row, _ in fuse([(1.0, [(7, 0.9), (8, 0.1)]), (1.0, [(8, 5.0), (9, 4.0)])])]
    [7, 8, 9]
    """
    total: dict[int, float] = {row: 0.0 for _, ranked in sides for row, _ in ranked}
    for weight, ranked in sides:
        scores = _standardised(ranked)
        lowest = min(scores.values(), default=0.0)
        for row in total:
            total[row] += weight * scores.get(row, lowest)
    return sorted(total.items(), key=lambda found: (-found[1], found[0]))


def _standardised(ranked: Ranked) -> dict[int, float]:
    """Bring scores to mean 0 and deviation 1; all 0 when they do not differ."""
    values = np.array([score for _, score in ranked], dtype=np.float64)
    if len(values) == 0:
        return {}
    spread = float(values.std()) or 1.0
    mean = float(values.mean())
    return {row: (score - mean) / spread for row, score in ranked}


def _query(words: str, also: str, folded: bool) -> Mapping[str, float]:
    others = dict.fromkeys(analyse(also, folded=folded), OTHER_NAME)
    return others | dict.fromkeys(analyse(words, folded=folded), 1.0)
