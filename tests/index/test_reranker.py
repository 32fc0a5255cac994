"""Any cross-encoder may order the passages anew; one that is not there is one clear line."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.hit import Hit
from index.reranker import load_reranker, rerank
from index.search import Found
from index.stored import StoredPassage
from ingest.errors import ModelError
from ingest.notice import Passage, Span


def _found(text: str, score: float) -> Found:
    passage = Passage(
        notice_id="n",
        ordinal=0,
        section="",
        headings=(),
        span=Span(start=0, end=len(text)),
        text=text,
        sentences=(Span(start=0, end=len(text)),),
    )
    return Found(
        hit=Hit(key="k", passage=passage, score=score),
        stored=StoredPassage(row=1, key="k", passage=passage),
    )


class _Shared:
    """Counts the words that question and passage share."""

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        asked = set(question.split())
        return np.array([len(asked & set(one.split())) for one in passages], np.float32)


def test_both_orders_count_the_same() -> None:
    found = [_found("giá thuốc", 3.0), _found("đất lúa", 2.0), _found("chuyển đất lúa", 1.9)]
    ordered = rerank("ai chuyển đất lúa", found, _Shared())
    assert ordered[0].hit.passage.text == "chuyển đất lúa"
    assert [one.hit.score for one in ordered] == sorted(
        (one.hit.score for one in ordered), reverse=True
    )
    assert rerank("ai", [], _Shared()) == []


def test_a_model_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        load_reranker(str(tmp_path / "không-có"))
    assert "\n" not in str(caught.value)


def test_a_cross_encoder_of_any_making_scores_pairs(tmp_path: Path) -> None:
    from transformers import (
        BertConfig,
        BertForSequenceClassification,
        BertTokenizer,
    )

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "đất", "lúa", "thuốc"]
    vocabulary = tmp_path / "vocab.txt"
    vocabulary.write_text("\n".join(words), encoding="utf-8")
    tokenizer = BertTokenizer(vocab=str(vocabulary), strip_accents=False)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=8,
    )
    config.num_labels = 1
    tokenizer.save_pretrained(tmp_path / "model")
    BertForSequenceClassification(config).save_pretrained(tmp_path / "model")
    scores = load_reranker(str(tmp_path / "model")).scores("đất", ["lúa", "thuốc"])
    assert scores.shape == (2,)
    assert np.isfinite(scores).all()
