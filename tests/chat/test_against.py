"""Sentences that a fact stands against are not quoted beside those that answer."""

from dataclasses import replace

import pytest

from chat.compose import compose
from chat.question import read_question
from chat.reader import Candidate, unopposed
from tests.chat.builders import candidates, made_notice

NOTICE = made_notice(22, "1. Bộ Y tế lo thuốc để dập dịch.\n\n2. Bộ Tư pháp lo án phạt.")


def opposed(one: Candidate, fact: str) -> Candidate:
    return replace(one, evidence=replace(one.evidence, **{fact: 1.0}))


@pytest.mark.parametrize("fact", ["rival", "conflict", "elsewhere", "lacks"])
def test_what_a_fact_stands_against_is_left_out(fact: str) -> None:
    first, second = candidates(NOTICE, ("Bộ Y tế", 2.0), ("Bộ Tư pháp", 1.9))
    kept = unopposed([opposed(first, fact), second])
    question = read_question("", "Bộ Tư pháp phải làm gì?")
    [(_, quote)] = compose(question, kept, lambda _: NOTICE)
    assert "Bộ Tư pháp" in quote.text
    assert "Bộ Y tế" not in quote.text


def test_where_a_fact_stands_against_all_they_stay_for_the_refusal_to_show() -> None:
    both = [opposed(one, "lacks") for one in candidates(NOTICE, ("Bộ Y tế", 2.0), ("Bộ Tư", 1.0))]
    assert unopposed(both) == both


def test_other_evidence_is_no_fact_against_a_sentence() -> None:
    [one] = candidates(NOTICE, ("Bộ Y tế", 2.0))
    assert not replace(one, evidence=replace(one.evidence, unit=1.0, fresh=1.0)).evidence.against
