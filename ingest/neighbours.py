"""How often syllables stand alone and side by side: in office documents, or in other texts.

The counts of office documents are made by `eval.syllables`; pairs seen fewer than five times are
not in them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

TABLE = Path(__file__).parent / "readers" / "syllables.tsv"
LEAST = 5  # times that a pair in the table was seen


@dataclass(frozen=True, kw_only=True)
class Neighbours:
    """Counts of syllables, and of pairs of neighbours, in lower case."""

    alone: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]

    @cached_property
    def total(self) -> int:
        """All syllables counted."""
        return sum(self.alone.values())


NOTHING = Neighbours(alone={}, pairs={})


@cache
def load_neighbours() -> Neighbours:
    """Read the counts of office documents.

    >>> load_neighbours().pairs["xuất", "khẩu"] > load_neighbours().pairs["thuế", "xuất"]
    True
    """
    return read_neighbours(TABLE)


def read_neighbours(table: Path) -> Neighbours:
    """Read counts: a syllable or two with a blank between, a tab, how often, one a line."""
    alone, pairs = dict[str, int](), dict[tuple[str, str], int]()
    for row in table.read_text(encoding="utf-8").splitlines():
        words, count = row.split("\t")
        first, _, second = words.partition(" ")
        if second:
            pairs[first, second] = int(count)
        else:
            alone[first] = int(count)
    return Neighbours(alone=alone, pairs=pairs)
