"""How much a word says: rare in office language, and rare in this corpus."""

import math
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path

BACKGROUND = Path(__file__).with_name("background.tsv")

Rarity = Callable[[str], float]
DocFreq = Callable[[str], int]


def corpus_rarity(doc_freq: DocFreq, passages: int) -> Rarity:
    """Return what weighs a folded syllable or pair ("mot_hai"), about 0.5 to 10.

    The geometric mean of two inverse document frequencies (Spärck Jones, 1972): `doc_freq` over
    the `passages` of this corpus, and the background's. In a corpus of one notice every word that
    it lacks is as rare as the next; the background knows which of them are everyday words.
    """
    background, total = _background()

    @lru_cache(maxsize=65536)
    def rarity(term: str) -> float:
        here = math.log(1 + (passages + 1) / (doc_freq(term) + 1))
        everywhere = math.log(1 + (total + 1) / (background.get(term, 0) + 1))
        return math.sqrt(here * everywhere)

    return rarity


@cache
def _background() -> tuple[Mapping[str, int], int]:
    rows = [line.split("\t") for line in BACKGROUND.read_text(encoding="utf-8").splitlines()]
    counts = {term: int(count) for term, count in rows}
    return counts, counts.pop("")
