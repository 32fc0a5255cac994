"""The fitted cross-encoder: for its own model only, the same in any company, apart from the embedder."""

from pathlib import Path

import numpy as np
import pytest
from safetensors.torch import save_file

from index.cross_encoder import FITTED, load_cross_encoder
from index.embedder import SentenceTransformerEmbedder, load_embedder
from index.reranker import Reranker
from tests.support.hash_embedder import HashEmbedder

QUESTION = "Ai chủ trì sửa đổi quy định về học phí?"
ANSWER = (
    "Thông báo 12/TB-VPCP học phí 2023 | 2. Học phí: Bộ Giáo dục và Đào tạo chủ trì, phối hợp với "
    "Bộ Tài chính sửa đổi quy định về học phí, trình Chính phủ trong tháng 12."
)
OTHER = (
    "Thông báo 12/TB-VPCP học phí 2023 | 3. Giao thông: Bộ Giao thông vận tải nâng cấp Quốc lộ 4B, "
    "bảo đảm thông xe trước ngày 30/4."
)


@pytest.fixture(scope="module")
def embedder() -> SentenceTransformerEmbedder:
    return load_embedder()


@pytest.fixture(scope="module")
def reader(embedder: SentenceTransformerEmbedder) -> Reranker:
    found = load_cross_encoder(embedder)
    assert found is not None
    return found


def test_a_clause_that_answers_scores_above_one_that_does_not(reader: Reranker) -> None:
    right, wrong = reader.scores(QUESTION, [ANSWER, OTHER])
    assert right > wrong


def test_a_pair_scores_the_same_in_any_company(reader: Reranker) -> None:
    together = reader.scores(QUESTION, [ANSWER, OTHER, OTHER[:60]])
    apart = [reader.scores(QUESTION, [one])[0] for one in (ANSWER, OTHER, OTHER[:60])]
    assert np.allclose(together, apart, atol=0.1)
    assert reader.scores(QUESTION, []).shape == (0,)


def test_the_embedder_stays_as_it_was(
    embedder: SentenceTransformerEmbedder, reader: Reranker
) -> None:
    before = embedder.query([QUESTION])
    reader.scores(QUESTION, [ANSWER])
    assert np.array_equal(before, load_embedder().query([QUESTION]))


def test_it_is_for_the_model_it_was_fitted_on_alone(
    embedder: SentenceTransformerEmbedder, tmp_path: Path
) -> None:
    assert load_cross_encoder(HashEmbedder()) is None
    assert load_cross_encoder(embedder, tmp_path / "none.safetensors") is None
    import torch

    other = tmp_path / "other.safetensors"
    save_file({"head.0.bias": torch.zeros(1)}, other, metadata={"model": "another"})
    assert load_cross_encoder(embedder, other) is None


def test_the_file_stays_a_few_megabytes() -> None:
    assert FITTED.stat().st_size < 8_000_000
