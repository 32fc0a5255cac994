"""FAISS against brute force."""

import numpy as np
import pytest
from numpy.typing import NDArray

from index.nearest import VectorChange, VectorIndex

DIMENSION = 32


def unit(count: int, seed: int) -> NDArray[np.float32]:
    numbers = np.random.default_rng(seed).standard_normal((count, DIMENSION))
    rows: NDArray[np.float32] = numbers / np.linalg.norm(numbers, axis=1, keepdims=True)
    return rows.astype(np.float32)


def filled(vectors: NDArray[np.float32], *, train_above: int = 10**6) -> VectorIndex:
    """Index vectors under the rows 100, 101, ..."""
    index = VectorIndex(DIMENSION, train_above=train_above)
    rows = np.arange(100, 100 + len(vectors))
    index.apply(VectorChange(generation=1, rows=rows, vectors=vectors))
    return index


@pytest.mark.parametrize("k", [1, 7, 500])
def test_the_scan_finds_what_brute_force_finds(k: int) -> None:
    vectors, questions = unit(400, seed=1), unit(5, seed=2)
    rows, similarities = filled(vectors).search(questions, k)
    exact = questions @ vectors.astype(np.float16).astype(np.float32).T
    best = np.argsort(-exact, axis=1)[:, :k]
    assert (rows == best + 100).all()
    assert similarities == pytest.approx(
        np.take_along_axis(exact, best, 1), abs=2e-4
    )  # half precision


def test_within_is_brute_force_on_the_rows_named() -> None:
    vectors, question = unit(400, seed=3), unit(1, seed=4)
    within = range(150, 400, 7)
    rows, _ = filled(vectors).search(question, 5, within)
    exact = sorted(within, key=lambda row: -float(question[0] @ vectors[row - 100]))
    assert rows[0].tolist() == exact[:5]


def test_what_was_taken_out_is_not_found_and_the_rest_is() -> None:
    vectors = unit(50, seed=5)
    index = filled(vectors)
    fresh = unit(1, seed=6)
    index.apply(
        VectorChange(
            generation=2, rows=np.array([900]), vectors=fresh, removed=((100, 109), (120, 120))
        )
    )
    kept = [row for row in range(110, 150) if row != 120]
    assert index.rows().tolist() == [*kept, 900]
    assert (len(index), index.generation) == (40, 2)
    for row, own in [(900, fresh[0]), (130, vectors[30]), (149, vectors[49])]:
        found, similarity = index.search(own[None, :], 1)
        assert found.tolist() == [[row]]
        assert similarity[0, 0] == pytest.approx(1, abs=2e-3)


def test_equal_vectors_come_in_the_order_of_their_rows() -> None:
    vectors = np.repeat(unit(1, seed=7), 9, axis=0)
    assert filled(vectors).search(vectors[:1], 9)[0][0].tolist() == list(range(100, 109))


def test_an_empty_index_finds_nothing() -> None:
    rows, similarities = VectorIndex(DIMENSION).search(unit(3, seed=8), 5)
    assert rows.shape == similarities.shape == (3, 0)
    assert filled(unit(3, seed=8)).search(unit(1, seed=8), 5, within=[])[0].shape == (1, 0)


def test_vectors_of_another_dimension_are_refused() -> None:
    change = VectorChange(generation=1, rows=np.array([1]), vectors=np.ones((1, 3)))
    with pytest.raises(ValueError, match="3 numbers, not 32"):
        VectorIndex(DIMENSION).apply(change)


def test_the_trained_index_finds_nearly_all_and_forgets_what_is_removed() -> None:
    vectors = unit(3000, seed=9)
    index = filled(vectors, train_above=1000)
    questions = unit(100, seed=10) * 0.3 + vectors[:100]
    questions /= np.linalg.norm(questions, axis=1, keepdims=True)
    found, _ = index.search(questions, 1)
    assert (found[:, 0] == np.arange(100, 200)).mean() > 0.9
    limited, _ = index.search(questions[:1], 3, within=[2000, 2001])
    assert set(limited[0].tolist()) == {2000, 2001}
    empty = np.empty((0, DIMENSION), dtype=np.float32)
    index.apply(
        VectorChange(
            generation=2, rows=np.array([], dtype=int), vectors=empty, removed=((100, 199),)
        )
    )
    assert index.rows().tolist() == list(range(200, 3100))
