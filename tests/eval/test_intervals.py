import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.intervals import NOTHING, bootstrap, wilson

# Newcombe, Statistics in Medicine 17, 1998, table I, method 3.
PUBLISHED = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]


@pytest.mark.parametrize(("right", "n", "low", "high"), PUBLISHED)
def test_wilsons_intervals_are_the_published_ones(
    right: int, n: int, low: float, high: float
) -> None:
    share = wilson([True] * right + [False] * (n - right))

    assert (share.low, share.high) == pytest.approx((low, high), abs=5e-5)
    assert share.rate == right / n
    assert share.n == n


@given(st.lists(st.booleans(), min_size=1, max_size=200))
def test_the_ends_of_wilsons_interval_lie_two_standard_errors_from_the_share(
    judgements: list[bool],
) -> None:
    share = wilson(judgements)

    assert share.rate is not None
    assert 0 <= share.low <= share.rate <= share.high <= 1
    for end in (share.low, share.high):
        error = math.sqrt(end * (1 - end) / share.n)
        assert abs(share.rate - end) == pytest.approx(1.959964 * error, abs=1e-6)


@given(st.lists(st.floats(min_value=0, max_value=1), min_size=1, max_size=20))
def test_a_bootstrap_interval_lies_within_the_values_and_repeats_itself(
    values: list[float],
) -> None:
    once, again = bootstrap(values), bootstrap(values)

    assert once == again
    assert once.rate == pytest.approx(sum(values) / len(values))
    assert min(values) - 1e-12 <= once.low <= once.high <= max(values) + 1e-12


def test_a_bootstrap_of_rights_and_wrongs_comes_close_to_wilson() -> None:
    judgements = [True] * 80 + [False] * 20

    exact, resampled = wilson(judgements), bootstrap([float(right) for right in judgements])

    assert resampled.low == pytest.approx(exact.low, abs=0.03)
    assert resampled.high == pytest.approx(exact.high, abs=0.03)


def test_more_questions_make_the_interval_smaller() -> None:
    few, many = wilson([True, False] * 10), wilson([True, False] * 100)

    assert many.high - many.low < few.high - few.low


def test_nothing_measured_says_nothing() -> None:
    assert wilson([]) == bootstrap([]) == NOTHING
    assert NOTHING.rate is None
