"""Formulas over rankings and confidences, pure.

A ranking is a list of distinct ids, best first; `relevant` maps each relevant id to its grade
(a whole number from 1). A ranking that finds nothing counts 0: the judgements decide the mean,
not the results. All agree with `ir_measures` (a test holds them against it).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

_SLACK = 1e-9  # sums of shares are not exact


def recall(ranking: Sequence[str], relevant: Mapping[str, int], k: int) -> float:
    """Return the share of the relevant ids that stand among the first `k` (R@k).

    >>> recall(["b", "a", "c"], {"a": 1, "z": 1}, 2)
    0.5
    """
    return sum(item in relevant for item in ranking[:k]) / len(relevant)


def success(ranking: Sequence[str], relevant: Mapping[str, int], k: int) -> float:
    """Return 1 when a relevant id stands among the first `k`, else 0 (Success@k).

    >>> success(["b", "a", "c"], {"a": 1, "z": 1}, 2)
    1.0
    """
    return float(any(item in relevant for item in ranking[:k]))


def reciprocal_rank(ranking: Sequence[str], relevant: Mapping[str, int], k: int) -> float:
    """Return 1 / rank of the first relevant id, 0 when none is among the first `k` (RR@k).

    >>> reciprocal_rank(["b", "a", "c"], {"a": 1}, 10)
    0.5
    """
    ranks = (rank for rank, item in enumerate(ranking[:k], start=1) if item in relevant)
    return 1 / next(ranks, math.inf)


def ndcg(ranking: Sequence[str], relevant: Mapping[str, int], k: int) -> float:
    """Return the normalised discounted cumulative gain (nDCG@k), the grade being the gain.

    Järvelin and Kekäläinen, ACM TOIS 20(4), 2002: gain / log2(rank + 1), over the best possible.

    >>> round(ndcg(["b", "a", "c"], {"a": 1}, 10), 4)
    0.6309
    """
    found = _discounted([relevant.get(item, 0) for item in ranking[:k]])
    return found / _discounted(sorted(relevant.values(), reverse=True)[:k])


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0 to 1) of `values` lie, linear between neighbours.

    Raises:
        IndexError: there are no values.

    >>> percentile([10.0, 20.0, 30.0, 50.0], 0.5)
    25.0
    """
    ordered = sorted(values)
    position = share * (len(ordered) - 1)
    below = math.floor(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (position - below) * (ordered[above] - ordered[below])


def auroc(positives: Sequence[float], negatives: Sequence[float]) -> float | None:
    """Return the chance that a positive scores above a negative, a tie counting half.

    None when either is empty. Mann and Whitney, Ann. Math. Stat. 18(1), 1947.

    >>> auroc([0.9, 0.6], [0.6, 0.1])
    0.875
    """
    if not positives or not negatives:
        return None
    wins = sum((high > low) + (high == low) / 2 for high in positives for low in negatives)
    return wins / (len(positives) * len(negatives))


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePoint:
    """Answering only from `confidence` on: the share answered, and of these the share wrong."""

    confidence: float
    coverage: float
    risk: float


def risk_coverage(answered: Sequence[tuple[float, bool]], asked: int) -> tuple[CoveragePoint, ...]:
    """Return a point for each confidence at which one could stop answering, highest first.

    `answered` holds confidence and right or wrong for what was answered, out of `asked`
    questions. El-Yaniv and Wiener, JMLR 11, 2010.

    >>> [(p.coverage, p.risk) for p in risk_coverage([(0.9, True), (0.5, False)], asked=4)]
    [(0.25, 0.0), (0.5, 0.5)]
    """
    points: list[CoveragePoint] = []
    count = wrong = 0
    ordered = sorted(answered, key=lambda answer: -answer[0])
    for confidence, alike in groupby(ordered, key=lambda answer: answer[0]):
        judgements = [right for _, right in alike]
        count += len(judgements)
        wrong += judgements.count(False)
        points.append(
            CoveragePoint(confidence=confidence, coverage=count / asked, risk=wrong / count)
        )
    return tuple(points)


def right_when_refusing(points: Sequence[CoveragePoint], share: float) -> float | None:
    """Return the share right among the answered when at least `share` of all is refused.

    `points` are those of `risk_coverage`. None when the curve ends before: fewer are answered.

    >>> points = risk_coverage([(0.9, True), (0.8, False), (0.5, False)], asked=4)
    >>> right_when_refusing(points, 0.5), right_when_refusing(points, 0.2)
    (0.5, None)
    """
    if not points or points[-1].coverage < 1 - share - _SLACK:
        return None
    within = [point for point in points if point.coverage <= 1 - share + _SLACK]
    return 1 - within[-1].risk if within else None
