"""The packed encoder beside the library's own forward pass; where it cannot be, that one is used."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
from transformers import BertConfig, BertModel

from index.cross_encoder import CrossEncoder, load_cross_encoder
from index.embedder import SentenceTransformerEmbedder, load_embedder
from index.packed_encoder import packed_encoder
from tests.index.oracle_texts import oracle_texts

SMALL: dict[str, Any] = {
    "vocab_size": 50,
    "hidden_size": 32,
    "num_hidden_layers": 3,
    "num_attention_heads": 4,
    "intermediate_size": 64,
}


def small(dtype: torch.dtype = torch.bfloat16, **settings: Any) -> BertModel:
    torch.manual_seed(1)
    body: Any = BertModel(BertConfig(**SMALL, **settings))
    small_one: BertModel = body.to(dtype).eval()
    return small_one


def padded(lengths: Sequence[int]) -> tuple[torch.Tensor, torch.Tensor]:
    mask = torch.tensor([[int(place < one) for place in range(max(lengths))] for one in lengths])
    ids = torch.arange(mask.numel()).view(mask.shape) % 47 + 2
    return ids * mask + (1 - mask), mask


@pytest.mark.parametrize("lengths", [[9], [9, 9], [12, 3, 7]])
def test_tokens_get_the_vectors_that_the_library_gives_them(lengths: list[int]) -> None:
    body = small()
    packed = packed_encoder(body)
    assert packed is not None
    ids, mask = padded(lengths)
    with torch.inference_mode():
        expected = body(ids, attention_mask=mask).last_hidden_state.float()[mask.bool()]
        found = packed(ids, mask).float()[mask.bool()]
    assert torch.cosine_similarity(found, expected).min() > 0.999
    assert torch.allclose(found, expected, atol=0.06)


def test_layers_packed_before_are_taken_as_they_are() -> None:
    body = small()
    whole = packed_encoder(body)
    assert whole is not None
    again = packed_encoder(body, whole.layers[:2])
    assert again is not None
    assert [one is other for one, other in zip(whole.layers, again.layers, strict=True)] == [
        True,
        True,
        False,
    ]


def test_what_is_no_such_encoder_is_left_to_the_library() -> None:
    assert packed_encoder(None) is None
    assert packed_encoder(small(torch.float32)) is None
    assert packed_encoder(small(hidden_act="relu")) is None
    assert packed_encoder(torch.nn.Linear(2, 2).to(torch.bfloat16)) is None


@pytest.fixture(scope="module")
def default() -> SentenceTransformerEmbedder:
    found = load_embedder(dtype="bfloat16")
    assert found.packed is not None
    return found


def test_texts_get_the_vectors_of_the_unpacked_model(default: SentenceTransformerEmbedder) -> None:
    texts = oracle_texts()
    unpacked = replace(default, packed=None)
    for found, expected in (
        (default.passage(texts), unpacked.passage(texts)),
        (default.query(texts[:9]), unpacked.query(texts[:9])),
    ):
        assert (found * expected).sum(axis=1).min() > 0.9995


def test_pairs_get_the_scores_of_the_unpacked_network(default: SentenceTransformerEmbedder) -> None:
    reader = load_cross_encoder(default)
    assert isinstance(reader, CrossEncoder)
    assert reader.packed is not None
    texts = [text[:300] for text in oracle_texts()[:20]]
    unpacked = replace(reader, packed=None)
    question = "Ai chủ trì sửa đổi quy định về học phí?"
    assert np.allclose(reader.scores(question, texts), unpacked.scores(question, texts), atol=0.15)
