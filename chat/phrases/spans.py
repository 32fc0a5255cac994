"""Which stretch of a sentence is the phrase: every one is scored by what is known of its words.

A small network says of each word how well it begins, ends and is part of the phrase; the score of a
stretch is their sum, with what its length is worth for such a question. `python -m eval.fit_phrases`
writes `fitted.json`.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FITTED = Path(__file__).with_name("fitted.json")
LENGTHS = (1, 2, 3, 4, 5, 7, 10, 15, 23, 36, 60)  # words from which on a length counts as longer
LONGEST = 120  # words
LOW = -1e9  # of what is no stretch
_AT_ONCE = 12  # words: so few are not spread over threads, which only wait for each other

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Network:
    """`words` (features, units), `asked` (question features, units), `bias` (units,), `out` (units, 3).

    `plain` (features, 3) goes by the units; `lengths` (question features, lengths) and
    `length` (lengths,) are what a length is worth.
    """

    words: Array
    asked: Array
    bias: Array
    out: Array
    plain: Array
    lengths: Array
    length: Array

    def scores(self, rows: Array, question: Array) -> Array:
        """Return the score of each stretch from one word to another, (words, words).

        `rows` are those of `token_rows`, `question` that of `question_row`.
        """
        seen = [
            rows[first : first + _AT_ONCE] @ self.words for first in range(0, len(rows), _AT_ONCE)
        ]
        units = np.maximum(np.concatenate(seen) + (question @ self.asked + self.bias), 0)
        begins, ends, inside = (units @ self.out + rows @ self.plain).T
        until = np.cumsum(inside)
        count = len(rows)
        sizes = np.arange(1, count + 1)
        worth = (question @ self.lengths + self.length)[
            np.searchsorted(LENGTHS, sizes, side="right") - 1
        ]
        worth[LONGEST:] = LOW
        scores = np.full((count, count), LOW, np.float32)
        for first in range(count):
            before = until[first] - inside[first]
            scores[first, first:] = (
                begins[first] - before + ends[first:] + until[first:] + worth[: count - first]
            )
        return scores


@cache
def load_network(path: Path = FITTED) -> Network:
    """Read what was fitted."""
    fitted = json.loads(path.read_text(encoding="utf-8"))
    return Network(**{name: np.array(rows, np.float32) for name, rows in fitted.items()})


def write_network(network: Network, path: Path = FITTED) -> None:
    """Write what `load_network` reads, a line a part."""
    parts = {name: getattr(network, name) for name in Network.__slots__}
    lines = [f" {json.dumps(name)}: {_numbers(part)}" for name, part in parts.items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _numbers(part: Array) -> str:
    return json.dumps(np.round(part.astype(float), 3).tolist(), separators=(",", ":"))
