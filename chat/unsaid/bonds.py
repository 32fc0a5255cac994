"""How firmly neighbouring syllables belong together, and a sentence cut into words by it.

Vietnamese writes its words apart: "thuế xuất khẩu" is "thuế" and "xuất khẩu". Which neighbours
are a word is read from how much oftener they meet than chance would have it.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from index.restore import Restorer
from ingest.neighbours import LEAST, Neighbours, load_neighbours

JOINED = 0.05  # from here on two neighbours may be a word, if no other neighbour is nearer
COMMON = 75  # times in the counts of office documents: an everyday syllable
FIRM = 0.25  # from here on they are one


@dataclass(frozen=True, kw_only=True)
class Bonds:
    """Bonds by the counts of office documents, and those of the corpus beside them."""

    office: Neighbours = field(default_factory=load_neighbours)
    alone: Mapping[str, int] = field(default_factory=dict)
    pairs: Mapping[tuple[str, str], int] = field(default_factory=dict)
    corpus_total: int = 0

    def bond(self, first: str, second: str) -> float:
        """Return the normalised pointwise mutual information (Bouma, 2009): 1 never apart, 0 by chance.

        Both in lower case; 0 for a pair never seen.

        >>> bonds = Bonds()
        >>> bonds.bond("xuất", "khẩu") > FIRM > bonds.bond("thuế", "xuất") > bonds.bond("án", "thay")
        True
        """
        together = self._together(first, second)
        if not together:
            return 0.0
        total = self.office.total + self.corpus_total
        chance = self._count(first) * self._count(second) / total
        return math.log(together / chance) / math.log(total / together)

    def is_common(self, syllable: str) -> bool:
        """Whether a syllable is an everyday one in office documents."""
        return self.office.alone.get(syllable, 0) >= COMMON

    def strange(self, first: str, second: str, *, short: bool = False) -> bool:
        """Whether two syllables never meet, though often enough there for chance to bring them together.

        When both are words by themselves (`short`), it is enough that both are everyday ones.

        >>> bonds = Bonds()
        >>> bonds.strange("khoản", "nhà"), bonds.strange("vịt", "quay", short=True)
        (True, False)
        """
        if self._together(first, second):
            return False
        alone = [self.office.alone.get(word, 0) for word in (first, second)]
        everyday = self.is_common(first) and self.is_common(second)
        return (short and everyday) or alone[0] * alone[1] / self.office.total >= LEAST

    def cut(
        self, words: Sequence[str], bond: Callable[[str, str], float] | None = None
    ) -> list[range]:
        """Cut neighbours, in lower case, into words of one or two syllables, as places.

        `bond` may know better.

        >>> [list(word) for word in Bonds().cut("thuế xuất khẩu gạo".split())]
        [[0], [1, 2], [3]]
        """
        bond = bond or self.bond
        best: list[tuple[float, list[range]]] = [(0.0, [])]
        for end in range(1, len(words) + 1):
            score, cut = best[-1]
            chosen = (score, [*cut, range(end - 1, end)])
            if end > 1:
                gain = bond(words[end - 2], words[end - 1]) - JOINED
                score, cut = best[-2]
                if gain > 0 and score + gain > chosen[0]:
                    chosen = (score + gain, [*cut, range(end - 2, end)])
            best.append(chosen)
        return best[-1][1]

    def _count(self, word: str) -> int:
        return max(1, self.office.alone.get(word, 0) + self.alone.get(word, 0))

    def _together(self, first: str, second: str) -> int:
        """How often two syllables met; a few times prove nothing."""
        pair = (first, second)
        met = self.office.pairs.get(pair, 0) + self.pairs.get(pair, 0)
        return met if met >= LEAST else 0


def corpus_bonds(restorer: Restorer) -> Bonds:
    """Return bonds by the counts of office documents and of a corpus together."""
    return Bonds(
        alone=restorer.unigrams, pairs=restorer.bigrams, corpus_total=restorer.unigrams.total()
    )
