"""What the cross-encoder says of the first sentences puts them in order."""

from chat.joint import reordered
from tests.chat.builders import candidates, made_notice

BODY = "1. Giao Bộ Y tế mua vắc xin.\n\n2. Giao Bộ Tài chính cấp tiền.\n\n3. Giao Bộ Nội vụ tuyển người."
ASKED = made_notice(12, BODY)
FOUND = candidates(ASKED, ("Bộ Y tế", 3.0), ("Bộ Tài chính", 2.5), ("Bộ Nội vụ", 2.0))


def clauses(joint: list[float], weight: float = 1.0) -> list[str]:
    return [one.sentence.of(ASKED.text)[8:-1] for one in reordered(FOUND, joint, weight)]


def test_a_sentence_that_answers_comes_before_one_that_only_scores_more() -> None:
    told = ["Bộ Tài chính cấp tiền", "Bộ Y tế mua vắc xin", "Bộ Nội vụ tuyển người"]
    assert clauses([-2.0, 2.0]) == told
    assert clauses([-2.0, 2.0], weight=0.1) == [told[1], told[0], told[2]]


def test_scores_stay_with_the_places_and_sentences_not_judged_where_they_are() -> None:
    after = reordered(FOUND, [-2.0, 2.0], 1.0)
    assert [one.score for one in after] == [3.0, 2.5, 2.0]
    assert after[2] == FOUND[2]


def test_without_a_cross_encoder_nothing_moves() -> None:
    assert reordered(FOUND, [], 1.0) == FOUND
