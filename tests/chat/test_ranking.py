"""The network that ranks sentences: what is stored is what was fitted, and documents count."""

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from chat.evidence import Evidence, in_documents
from chat.ranking import UNFITTED, Ranking, load_ranking, write_ranking

NOTHING = Evidence(**{field.name: 0.0 for field in fields(Evidence)})
COVERING = replace(NOTHING, covered=1.0)
SIMILAR = replace(NOTHING, similarity=1.0)
BOTH = Ranking(  # a unit that wants both features at once
    names=("covered", "similarity"),
    hidden=np.array([[1.0], [1.0]]),
    bias=np.array([-1.0]),
    out=np.array([2.0]),
)


def test_two_features_together_can_say_more_than_both_alone() -> None:
    together = replace(COVERING, similarity=1.0)
    assert BOTH.scores([COVERING, SIMILAR, together]).tolist() == [0.0, 0.0, 2.0]
    assert BOTH.scores([]).shape == (0,)


def test_before_anything_is_fitted_all_sentences_are_alike() -> None:
    assert UNFITTED.scores([COVERING, SIMILAR]).tolist() == [0.0, 0.0]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "ranking.json"
    write_ranking(BOTH, path)
    assert load_ranking(path).scores([replace(COVERING, similarity=0.5)]).tolist() == [1.0]
    assert load_ranking(path).names == BOTH.names


def test_what_is_fitted_ranks_a_sentence_that_holds_the_words_first() -> None:
    fitted = load_ranking()
    assert set(fitted.names) <= {field.name for field in fields(Evidence)}
    usual = replace(NOTHING, similarity=0.85, passage_similarity=0.85, covered=0.5, typed=0.5)
    better = replace(usual, similarity=0.88, covered=0.95, pairs=0.5, clause=0.9)
    first, second = fitted.scores([better, usual])
    assert first > second


def test_every_sentence_knows_the_best_of_its_document_and_how_many_are_of_it() -> None:
    one, two, other = in_documents([COVERING, SIMILAR, NOTHING], ["a", "a", "b"])
    assert (one.document_similarity, one.document_covered) == (0.0, 0.0)
    assert (two.document_similarity, two.document_covered) == (0.0, 0.0)
    assert (other.document_similarity, other.document_covered) == (-1.0, -1.0)
    assert [x.document_share for x in (one, two, other)] == pytest.approx([2 / 3, 2 / 3, 1 / 3])
    assert in_documents([], []) == []
