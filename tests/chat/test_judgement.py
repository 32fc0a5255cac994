"""The one setting for how careful the program is, and the fitted weights as they come."""

from dataclasses import fields, replace

import pytest

from chat.evidence import Evidence
from chat.judgement import USUAL, Judgement, load_judgement
from chat.question import read_question
from chat.ranking import UNFITTED
from ingest.errors import SettingError

LEVELS = {"low": 0.3, "normal": 0.5, "high": 0.8}
SOME = Judgement(ranking=UNFITTED, decision={}, bias=0.0, threshold=0.5, levels=LEVELS)


def test_a_level_sets_the_threshold_and_nothing_else() -> None:
    assert SOME.careful("high").threshold == 0.8
    assert SOME.careful("high").careful(USUAL) == SOME


def test_a_number_is_a_threshold_with_a_point_or_a_comma() -> None:
    assert SOME.careful("0.65").threshold == SOME.careful("0,65").threshold == 0.65
    assert (SOME.careful("0").threshold, SOME.careful("1").threshold) == (0, 1)


@pytest.mark.parametrize("setting", ["cao", "-0.1", "1.5", "nan", ""])
def test_anything_else_is_refused_with_what_can_be_set(setting: str) -> None:
    with pytest.raises(SettingError, match="low, normal, high"):
        SOME.careful(setting)


def test_more_careful_is_never_less_careful() -> None:
    fitted = load_judgement()
    low, usual, high = (fitted.careful(level).threshold for level in ("low", "normal", "high"))
    assert 0 < low < usual < high < 1
    assert fitted.threshold == usual


def test_what_speaks_for_an_answer_has_a_weight_that_does() -> None:
    decision = load_judgement().decision
    for name in ("similarity", "names", "mentions", "fresh", "beside"):
        assert decision[name] > 0, name


@pytest.mark.parametrize("fact", ["conflict", "elsewhere", "lacks", "rival"])
def test_a_fact_against_a_sentence_weighs_twice_what_any_words_do(fact: str) -> None:
    decision = load_judgement().decision
    words = max(decision[name] for name in ("covered", "pairs", "clause", "names", "numbers"))
    assert decision[fact] < -2 * words < 0


def test_the_cross_encoder_moves_the_decision_and_its_absence_does_not() -> None:
    question = read_question("Ai xử lý?", "Ai xử lý?")
    best = Evidence(**{field.name: 0.0 for field in fields(Evidence)})
    weighing = replace(SOME, joint={"alone": 1.0, "joint": 1.0, "bias": 0.0})
    alone = weighing.confidence(question, best, 1.0)
    assert alone == SOME.confidence(question, best, 1.0, joint=3.0)  # none was fitted
    assert (
        weighing.confidence(question, best, 1.0, joint=-2.0)
        < alone
        < weighing.confidence(question, best, 1.0, joint=2.0)
    )


def test_what_the_cross_encoder_says_counts_for_an_answer() -> None:
    fitted = load_judgement().joint
    assert fitted["joint"] > 0
    assert fitted["alone"] > fitted["joint"] / 4
