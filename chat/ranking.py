"""Which sentence is best: a small network over the evidence.

Words, vectors and what a question wants do not simply add up: a similar sentence without the
word asked about is worth less than either says. `ranking.json` is written by `python -m eval.fit`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chat.evidence import Evidence

FITTED = Path(__file__).with_name("ranking.json")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ranking:
    """One hidden layer: `hidden` (features, units), `bias` and `out` (units,).

    `names` are the features in the order of `hidden`. Scores have no zero: only
    how far sentences of one question stand apart says something.
    """

    names: tuple[str, ...]
    hidden: NDArray[np.float64]
    bias: NDArray[np.float64]
    out: NDArray[np.float64]

    def scores(self, evidence: Sequence[Evidence]) -> NDArray[np.float64]:
        """Return the score of each sentence, (sentences,).

        >>> evenly = Ranking(
        ...     names=("covered",), hidden=np.ones((1, 2)), bias=np.zeros(2), out=np.ones(2)
        ... )
        >>> evenly.scores([])
        array([], dtype=float64)
        """
        rows = np.array([[getattr(one, name) for name in self.names] for one in evidence])
        units = rows.reshape(len(evidence), len(self.names)) @ self.hidden + self.bias
        scores: NDArray[np.float64] = np.maximum(units, 0) @ self.out
        return scores


UNFITTED = Ranking(names=(), hidden=np.zeros((0, 0)), bias=np.zeros(0), out=np.zeros(0))


@cache
def load_ranking(path: Path = FITTED) -> Ranking:
    """Read what was fitted."""
    fitted = json.loads(path.read_text(encoding="utf-8"))
    return Ranking(
        names=tuple(fitted["features"]),
        hidden=np.array(list(fitted["features"].values())),
        bias=np.array(fitted["bias"]),
        out=np.array(fitted["out"]),
    )


def write_ranking(ranking: Ranking, path: Path = FITTED) -> None:
    """Write what `load_ranking` reads, a line a feature."""
    rows = [
        f"  {json.dumps(name)}: {_line(row)}"
        for name, row in zip(ranking.names, ranking.hidden, strict=True)
    ]
    features = "{\n" + ",\n".join(rows) + "\n }"
    path.write_text(
        f'{{\n "features": {features},\n'
        f' "bias": {_line(ranking.bias)},\n "out": {_line(ranking.out)}\n}}\n',
        encoding="utf-8",
    )


def _line(numbers: NDArray[np.float64]) -> str:
    return json.dumps([round(float(one), 4) for one in numbers])
