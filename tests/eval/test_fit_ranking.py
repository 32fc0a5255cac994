"""The fit of the ranking: it learns from whole lists which sentence answers."""

import random
from dataclasses import fields, replace

from chat.evidence import Evidence
from chat.question import read_question
from eval.examples import Example, ranked
from eval.fit_ranking import FIFTH, GAP, fit_ranking
from eval.gold import GoldQuestion
from tests.chat.builders import candidates, made_notice

NOTICE = made_notice(7, "\n\n".join(f"{n}. Giao Bộ Y tế mua vắc xin số {n}." for n in range(1, 7)))
SIX = candidates(NOTICE, *((f"số {n}.", 0.0) for n in range(1, 7)))
NOTHING = Evidence(**{field.name: 0.0 for field in fields(Evidence)})


def example(number: int, chance: random.Random) -> Example:
    """One of six sentences answers: the one that is similar and holds the words, not one of both."""
    places = list(range(6))
    chance.shuffle(places)
    right, *others = places
    rows = [NOTHING] * 6
    for place, half in zip(others, (0, 1, 0, 1, 0), strict=True):
        rows[place] = replace(NOTHING, covered=float(half), similarity=1.0 - half)
    rows[right] = replace(NOTHING, covered=1.0, similarity=1.0)
    return Example(
        gold=GoldQuestion(id=f"q{number}", kind="who", question="Ai mua?", answerable=True),
        group=f"d{number}",
        question=read_question("Ai mua?", "Ai mua?"),
        candidates=[replace(one, evidence=row) for one, row in zip(SIX, rows, strict=True)],
        right=[place == right for place in range(6)],
    )


def test_the_right_sentence_comes_first_in_questions_not_seen() -> None:
    chance = random.Random(1)
    seen, other = ([example(n, chance) for n in range(count)] for count in (80, 20))
    ranking = fit_ranking(seen, networks=1)
    assert all(one.right[ranked(one, ranking)[0]] for one in other)


def test_scores_stand_as_far_apart_as_what_composes_answers_counts_in() -> None:
    chance = random.Random(2)
    seen = [example(n, chance) for n in range(40)]
    ranking = fit_ranking(seen, networks=1)
    gaps = []
    for one in seen:
        scores = sorted(ranking.scores([c.evidence for c in one.candidates]), reverse=True)
        gaps.append(scores[0] - scores[FIFTH - 1])
    assert abs(sum(gaps) / len(gaps) - GAP) < 0.05


def test_a_question_of_which_no_answer_was_read_teaches_nothing() -> None:
    chance = random.Random(3)
    seen = [example(n, chance) for n in range(20)]
    lost = replace(seen[0], right=[False] * 6)
    with_it, without = (fit_ranking(rows, networks=1) for rows in ([*seen, lost], seen))
    assert (with_it.hidden == without.hidden).all()
