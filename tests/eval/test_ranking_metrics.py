import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics import (
    auroc,
    ndcg,
    percentile,
    recall,
    reciprocal_rank,
    risk_coverage,
    success,
)

IDS = [f"d{number}" for number in range(30)]
rankings = st.lists(st.sampled_from(IDS), unique=True, max_size=25)
judgements = st.dictionaries(
    st.sampled_from(IDS), st.integers(min_value=1, max_value=3), min_size=1, max_size=12
)
confidences = st.integers(min_value=0, max_value=8).map(lambda eighth: eighth / 8)
scores = st.lists(confidences, min_size=1, max_size=30)

# Worked by hand: relevant are a (grade 1) and b (grade 2); 1/log2(3) = .6309, 1/log2(4) = .5.
# The best order, b a, is worth 2 + .6309 = 2.6309.
HAND_WORKED = [
    # ranking, R@1, R@5, RR@10, nDCG@10
    (["b", "a"], 0.5, 1.0, 1.0, 1.0),
    (["a", "b"], 0.5, 1.0, 1.0, (1 + 2 * 0.6309) / 2.6309),
    (["x", "a", "b"], 0.0, 1.0, 0.5, (0.6309 + 2 * 0.5) / 2.6309),
    (["x", "y", "b"], 0.0, 0.5, 1 / 3, 2 * 0.5 / 2.6309),
    (["x", "y"], 0.0, 0.0, 0.0, 0.0),
    ([], 0.0, 0.0, 0.0, 0.0),
]


@pytest.mark.parametrize(("ranking", "first", "five", "rr", "gain"), HAND_WORKED)
def test_a_table_worked_by_hand_holds(
    ranking: list[str], first: float, five: float, rr: float, gain: float
) -> None:
    relevant = {"a": 1, "b": 2}

    assert recall(ranking, relevant, 1) == first
    assert recall(ranking, relevant, 5) == five
    assert success(ranking, relevant, 5) == float(five > 0)
    assert reciprocal_rank(ranking, relevant, 10) == pytest.approx(rr)
    assert ndcg(ranking, relevant, 10) == pytest.approx(gain, abs=1e-4)


@given(rankings, judgements)
def test_ranking_metrics_agree_with_ir_measures(
    ranking: list[str], relevant: dict[str, int]
) -> None:
    qrels = [ir_measures.Qrel("q", item, grade) for item, grade in relevant.items()]
    run = [ir_measures.ScoredDoc("q", item, -float(rank)) for rank, item in enumerate(ranking)] or [
        ir_measures.ScoredDoc("q", "none", 0.0)
    ]
    ours = {
        ir_measures.R @ 1: recall(ranking, relevant, 1),
        ir_measures.R @ 5: recall(ranking, relevant, 5),
        ir_measures.Success @ 5: success(ranking, relevant, 5),
        ir_measures.RR @ 10: reciprocal_rank(ranking, relevant, 10),
        ir_measures.nDCG @ 10: ndcg(ranking, relevant, 10),
    }

    theirs = ir_measures.calc_aggregate(ours, qrels, run)

    for measure, value in ours.items():
        assert value == pytest.approx(theirs[measure]), str(measure)


@given(rankings, judgements, st.integers(min_value=1, max_value=20))
def test_ranking_metrics_stay_in_range_and_never_fall_with_depth(
    ranking: list[str], relevant: dict[str, int], k: int
) -> None:
    for metric in (recall, success, reciprocal_rank):
        assert 0 <= metric(ranking, relevant, k) <= metric(ranking, relevant, k + 1) <= 1
    assert 0 <= ndcg(ranking, relevant, k) <= 1 + 1e-12


@given(judgements)
def test_the_best_order_has_gain_one(relevant: dict[str, int]) -> None:
    best = sorted(relevant, key=lambda item: -relevant[item])

    assert ndcg(best, relevant, 10) == pytest.approx(1.0)


def test_auroc_of_five_scores_is_worked_by_hand() -> None:
    # Of six pairs: .9 and .8 beat .6 and .2, .6 ties with .6 and beats .2.
    assert auroc([0.9, 0.8, 0.6], [0.6, 0.2]) == pytest.approx(5.5 / 6)


@given(scores, scores)
def test_auroc_turns_round_with_the_sides_and_only_the_order_counts(
    positives: list[float], negatives: list[float]
) -> None:
    forth, back = auroc(positives, negatives), auroc(negatives, positives)
    stretched = auroc([2 * x + 1 for x in positives], [2 * x + 1 for x in negatives])

    assert forth is not None
    assert back == pytest.approx(1 - forth)
    assert stretched == forth


def test_auroc_needs_both_sides() -> None:
    assert auroc([], [0.3]) is None
    assert auroc([0.3], []) is None


def test_percentiles_lie_between_neighbours() -> None:
    assert percentile([40.0, 10.0, 20.0], 0.5) == 20.0
    assert percentile([0.0, 100.0], 0.95) == pytest.approx(95.0)
    assert percentile([7.0], 0.95) == 7.0


@given(st.lists(st.tuples(confidences, st.booleans()), min_size=1))
def test_coverage_rises_as_confidence_falls_and_ends_with_all_answers(
    answered: list[tuple[float, bool]],
) -> None:
    points = risk_coverage(answered, asked=2 * len(answered))

    assert [point.confidence for point in points] == sorted({c for c, _ in answered}, reverse=True)
    assert sorted(point.coverage for point in points) == [point.coverage for point in points]
    assert points[-1].coverage == 0.5
    assert points[-1].risk == pytest.approx(sum(not right for _, right in answered) / len(answered))
