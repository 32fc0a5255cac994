import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.judge import is_citation_right, is_right, is_verbatim, judge_hits, overlap
from ingest.notice import Span
from tests.eval.builders import (
    CHAIR,
    DEADLINE,
    LEAD,
    answer,
    citation,
    gold,
    hit,
    refusal,
    text_of,
)


def test_an_answer_is_right_when_it_holds_an_alternative_of_every_group() -> None:
    question = gold(["Bộ TN&MT", "Bộ Tài nguyên và Môi trường"], ["30 tháng 11 năm 2021"])

    assert is_right(question, answer(LEAD, DEADLINE))
    assert not is_right(question, answer(LEAD))


@pytest.mark.parametrize(
    "alternative",
    [
        "bộ tài nguyên VÀ môi trường",
        "Bộ Tài  nguyên\nvà Môi trường",
        unicodedata.normalize("NFD", "Bộ Tài nguyên và Môi trường"),
    ],
)
def test_case_white_space_and_composition_make_no_difference(alternative: str) -> None:
    assert is_right(gold([alternative]), answer(LEAD))


def test_other_diacritics_are_another_word() -> None:
    assert not is_right(gold(["Bộ Tai nguyên"]), answer(LEAD))


def test_a_marker_between_two_quotes_does_not_break_a_match() -> None:
    question = gold(["chủ trì, phối hợp"])
    cut = answer(LEAD, text="Bộ Tài nguyên và Môi trường chủ trì [1], phối hợp [2].")

    assert is_right(question, cut)


def test_words_of_a_quote_count_where_the_text_was_shortened() -> None:
    assert is_right(gold(["Bộ Tài nguyên và Môi trường"]), answer(LEAD, text="Giao Bộ … [1]"))


def test_a_refusal_is_right_only_where_there_is_no_answer() -> None:
    assert is_right(gold(), refusal())
    assert not is_right(gold(["Bộ Tài nguyên"]), refusal())
    assert not is_right(gold(), answer(LEAD))


def test_a_citation_is_right_when_it_shares_words_with_the_evidence() -> None:
    question = gold(["Bộ Tài nguyên"], evidence=["Môi trường chủ trì, phối hợp"])

    assert is_citation_right(question, answer(LEAD)) is True
    assert is_citation_right(question, answer(CHAIR)) is False
    assert is_citation_right(question, answer(CHAIR, LEAD)) is True


def test_the_same_span_of_another_document_is_no_right_citation() -> None:
    question = gold(["Bộ Tài nguyên"], evidence=[LEAD])
    elsewhere = citation(LEAD, key="80/TB-VPCP (2022)")

    assert is_citation_right(question, replace(answer(LEAD), citations=(elsewhere,))) is False


def test_refusals_and_questions_without_evidence_have_no_citation_to_judge() -> None:
    assert is_citation_right(gold(["Bộ"], evidence=[LEAD]), refusal()) is None
    assert is_citation_right(gold(["Bộ"]), answer(LEAD)) is None
    assert is_citation_right(gold(), answer(LEAD)) is None


def test_a_quote_is_verbatim_only_with_the_very_characters_of_its_span() -> None:
    assert is_verbatim(citation(LEAD), text_of)
    assert not is_verbatim(citation(LEAD, text=LEAD.upper()), text_of)
    assert not is_verbatim(citation(LEAD, key="80/TB-VPCP (2022)"), text_of)


def test_a_hit_is_relevant_when_its_passage_shares_words_with_the_evidence() -> None:
    evidence = gold(["Bộ"], evidence=[LEAD]).evidence

    ranking, relevant = judge_hits(evidence, [hit(CHAIR), hit("Môi trường chủ trì, phối hợp")])

    assert relevant == {"quote-0": 1}
    assert ranking == ["other-0", "quote-0"]


def test_a_second_hit_on_the_same_quote_finds_nothing_new() -> None:
    evidence = gold(["Bộ"], evidence=[LEAD]).evidence

    ranking, relevant = judge_hits(evidence, [hit("Giao Bộ Tài nguyên"), hit("Môi trường")])

    assert ranking == ["quote-0", "other-1"]
    assert relevant == {"quote-0": 1}


def test_quotes_that_one_passage_holds_are_one_thing_to_find() -> None:
    evidence = gold(["Bộ"], evidence=["Giao Bộ Tài nguyên", DEADLINE, "thẩm định"]).evidence

    ranking, relevant = judge_hits(evidence, [hit(f"{LEAD}, phối hợp với Bộ Nông nghiệp thẩm")])

    assert ranking == ["quote-0"]
    assert relevant == {"quote-0": 1, "quote-1": 1}


def test_a_hit_in_another_document_is_not_relevant() -> None:
    evidence = gold(["Bộ"], evidence=[LEAD]).evidence

    assert judge_hits(evidence, [hit(LEAD, key="80/TB-VPCP (2022)")])[0] == ["other-0"]


@given(*[st.integers(min_value=0, max_value=12)] * 4)
def test_spans_overlap_when_they_share_a_character(a: int, b: int, c: int, d: int) -> None:
    shared = set(range(a, b)) & set(range(c, d))

    assert overlap(Span(start=a, end=b), Span(start=c, end=d)) is bool(shared)
