"""Rates and means with their 95 % intervals."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from eval.metrics import percentile

_Z = 1.959963984540054
_RESAMPLES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A share or a mean between 0 and 1, its 95 % interval, and over how many it was taken.

    `rate` is None where there was nothing to measure; the interval is then [0, 1].
    """

    rate: float | None
    low: float
    high: float
    n: int


NOTHING = Rate(rate=None, low=0.0, high=1.0, n=0)


def wilson(judgements: Sequence[bool]) -> Rate:
    """Return the share of True with Wilson's score interval.

    Wilson, JASA 22(158), 1927: (p + z²/2n ± z·sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n), z = 1.96.

    >>> share = wilson([True] * 8 + [False] * 2)
    >>> share.rate, round(share.low, 3), round(share.high, 3)
    (0.8, 0.49, 0.943)
    """
    n = len(judgements)
    if n == 0:
        return NOTHING
    share = sum(judgements) / n
    middle = share + _Z**2 / (2 * n)
    reach = _Z * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    scale = 1 + _Z**2 / n
    low, high = (middle - reach) / scale, (middle + reach) / scale
    return Rate(rate=share, low=max(0.0, min(low, share)), high=min(1.0, max(high, share)), n=n)


def bootstrap(values: Sequence[float], *, seed: int = 0) -> Rate:
    """Return the mean of values between 0 and 1 with its percentile bootstrap interval.

    1,000 resamples of the questions, Efron and Tibshirani, 1993, chapter 13; the same seed gives
    the same interval.

    >>> bootstrap([1.0, 1.0])
    Rate(rate=1.0, low=1.0, high=1.0, n=2)
    """
    n = len(values)
    if n == 0:
        return NOTHING
    generator = random.Random(seed)  # noqa: S311 - resampling, not cryptography
    means = [math.fsum(generator.choices(values, k=n)) / n for _ in range(_RESAMPLES)]
    low, high = percentile(means, 0.025), percentile(means, 0.975)
    return Rate(rate=math.fsum(values) / n, low=low, high=high, n=n)
