"""BM25 in tantivy: scores as the formula says, filters, the mark of the generation."""

import math
from pathlib import Path

import pytest

from index.analysis import analyse
from index.terms import TermIndex, TermRow, TermsError

TEXTS = {
    1: "Hỗ trợ người lao động gặp khó khăn",
    2: "Chuyển đổi đất lúa sang đất công nghiệp",
    3: "Đất lúa tại Lạng Sơn, đất lúa tại Cao Bằng, đất lúa",
    4: "Xây dựng cầu đường",
}


def rows(texts: dict[int, str], *, notice: int = 1, context: str = "") -> list[TermRow]:
    return [
        TermRow(passage=row, notice=notice, text=text, context=context)
        for row, text in texts.items()
    ]


@pytest.fixture
def terms(tmp_path: Path) -> TermIndex:
    index = TermIndex(tmp_path / "terms")
    index.update(removed=[], added=rows(TEXTS), generation=1)
    return index


def asked(text: str, *, folded: bool = False) -> dict[str, float]:
    return dict.fromkeys(analyse(text, folded=folded), 1.0)


def bm25(term: str, row: int) -> float:
    """Score by the formula, k1 = 1.2, b = 0.75; the mark counts as one empty document."""
    lists = {number: analyse(text, folded=False) for number, text in TEXTS.items()}
    documents = len(lists) + 1
    holding = sum(term in found for found in lists.values())
    idf = math.log(1 + (documents - holding + 0.5) / (holding + 0.5))
    average = sum(map(len, lists.values())) / documents
    frequency = lists[row].count(term)
    norm = 1.2 * (1 - 0.75 + 0.75 * len(lists[row]) / average)
    return idf * frequency * 2.2 / (frequency + norm)


def test_scores_are_those_of_the_formula(terms: TermIndex) -> None:
    term = analyse("lúa", folded=False)[0]
    found = dict(terms.search({term: 1.0}, folded=False, k=10))
    assert found.keys() == {2, 3}
    assert found == pytest.approx({row: bm25(term, row) for row in found}, rel=1e-5)


def test_the_weight_of_a_term_multiplies_its_score(terms: TermIndex) -> None:
    term = analyse("cầu", folded=False)[0]
    once = terms.search({term: 1.0}, folded=False, k=1)[0][1]
    assert terms.search({term: 3.0}, folded=False, k=1)[0][1] == pytest.approx(3 * once)


def test_a_question_without_diacritics_is_found_among_folded_terms(terms: TermIndex) -> None:
    assert terms.search(asked("dat lua"), folded=False, k=5) == []
    assert terms.search(asked("dat lua", folded=True), folded=True, k=1)[0][0] == 3


def test_the_context_counts_less_than_the_words_and_can_be_left_out(tmp_path: Path) -> None:
    index = TermIndex(tmp_path)
    added = [
        TermRow(passage=1, notice=1, text="giao thông nông thôn", context=""),
        TermRow(passage=2, notice=1, text="", context="giao thông nông thôn"),
    ]
    index.update(removed=[], added=added, generation=1)
    question = asked("giao thông")
    assert [row for row, _ in index.search(question, folded=False, k=5)] == [1, 2]
    alone = index.search(question, folded=False, k=5, context_weight=0.0)
    assert [row for row, _ in alone] == [1]
    assert index.doc_freq("giao", folded=False) == 1


def test_within_keeps_to_the_notices_named(terms: TermIndex) -> None:
    terms.update(removed=[], added=rows({9: "đất lúa"}, notice=2), generation=2)
    question = asked("đất lúa")
    before = dict(terms.search(question, folded=False, k=9))
    assert terms.search(question, folded=False, k=9, within=[2]) == [(9, before[9])]
    assert terms.search(question, folded=False, k=9, within=[]) == []


def test_equal_scores_are_ordered_by_row(tmp_path: Path) -> None:
    index = TermIndex(tmp_path)
    index.update(removed=[], added=rows(dict.fromkeys((5, 3, 4), "đất")), generation=1)
    found = index.search(asked("đất"), folded=False, k=3)
    assert [row for row, _ in found] == [3, 4, 5]


def test_nothing_is_found_for_nothing(terms: TermIndex) -> None:
    assert terms.search({}, folded=True, k=5) == []
    assert terms.search(asked("không"), folded=False, k=0) == []
    assert TermIndex(None).search(asked("đất"), folded=False, k=5) == []


def test_a_removed_notice_is_no_longer_counted(terms: TermIndex) -> None:
    term = analyse("lúa", folded=False)[0]
    assert terms.doc_freq(term, folded=False) == 2
    terms.update(removed=[1], added=rows({10: "đất lúa"}, notice=2), generation=2)
    assert terms.doc_freq(term, folded=False) == 1
    assert (len(terms), terms.rows(), terms.generation) == (1, [10], 2)


def test_idf_is_greater_for_the_rarer_word_and_greatest_for_an_unknown_one(
    terms: TermIndex,
) -> None:
    common, rare, unknown = (terms.idf(term, folded=True) for term in ("dat", "cau", "ga"))
    assert 0 < common < rare < unknown
    assert unknown == pytest.approx(math.log(1 + 4.5 / 0.5))


def test_another_index_on_the_folder_follows(terms: TermIndex, tmp_path: Path) -> None:
    reader = TermIndex(tmp_path / "terms")
    assert reader.generation == 1
    terms.update(removed=[], added=rows({7: "kênh mương"}), generation=5)
    assert (reader.generation, reader.refresh(), len(reader)) == (1, 5, 5)


def test_a_damaged_folder_is_reported(terms: TermIndex, tmp_path: Path) -> None:
    del terms
    (tmp_path / "terms" / "meta.json").write_text("{}")
    with pytest.raises(TermsError, match="sync --rebuild"):
        TermIndex(tmp_path / "terms")
