"""Nearest passages by cosine: the only home of faiss.

The vectors live in memory, built from the database on opening (100,000 of 384 numbers: 1.5
seconds). Up to `TRAIN_ABOVE` the scan is exact, in half precision (100,000: 12 ms); above, an
inverted file of 8-bit codes is trained, which misses a few neighbours and is faster.
"""

import math
import threading
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias

import faiss
import numpy as np
from numpy.typing import NDArray

from index.cores import CORES

TRAIN_ABOVE = 300_000
_PROBED = 0.06  # part of the lists that a question looks into
_SAMPLE = 40  # training vectors a list

_Exact: TypeAlias = faiss.IndexIDMap2
_Trained: TypeAlias = faiss.IndexIVFScalarQuantizer


@dataclass(frozen=True, slots=True, kw_only=True)
class VectorChange:
    """What happened since some generation: `removed` are ranges [first, last] of passage rows.

    `rows` is (n,) int64, `vectors` (n, dim) of length 1, any float type.
    """

    generation: int
    rows: NDArray[np.int64]
    vectors: NDArray[np.floating]
    removed: tuple[tuple[int, int], ...] = ()


class VectorIndex:
    """Vectors by passage row. All methods may be called from many threads.

    >>> index = VectorIndex(2)
    >>> rows, vectors = np.array([7, 8]), np.eye(2, dtype=np.float32)
    >>> index.apply(VectorChange(generation=1, rows=rows, vectors=vectors))
    >>> index.search(np.array([[0.6, 0.8]], dtype=np.float32), 1)[0].tolist()
    [[8]]
    """

    def __init__(self, dimension: int, *, train_above: int = TRAIN_ABOVE) -> None:
        """Make an empty index for vectors of `dimension` numbers."""
        self.dimension = dimension
        self.generation = 0
        self._train_above = train_above
        self._lock = threading.Lock()  # the vectors may not change under a search
        self._index: _Exact | _Trained = _exact(dimension)

    def __len__(self) -> int:
        """Return the number of vectors."""
        return int(self._index.ntotal)

    def apply(self, change: VectorChange) -> None:
        """Take vectors out and put others in, in one step for all who search.

        Raises:
            ValueError: the vectors have another dimension.
        """
        vectors = np.ascontiguousarray(change.vectors, dtype=np.float32)
        if len(vectors) and vectors.shape[1] != self.dimension:
            message = f"vectors of {vectors.shape[1]} numbers, not {self.dimension}"
            raise ValueError(message)
        with self._lock:
            if len(self) == 0 and len(vectors) > self._train_above:
                self._index = _trained(vectors)
            gone = [np.arange(first, last + 1) for first, last in change.removed]
            if gone:
                self._index.remove_ids(faiss.IDSelectorBatch(np.concatenate(gone)))
            if len(vectors):
                self._index.add_with_ids(vectors, change.rows)
            self.generation = change.generation

    def search(
        self, vectors: NDArray[np.floating], k: int, within: Collection[int] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return rows and cosines, both (q, at most k), best first, ties by row.

        `vectors` is (q, dim), rows of length 1; `within` are passage rows. Where fewer than k
        were found, a row is -1 and its similarity -inf.
        """
        asked = np.ascontiguousarray(vectors, dtype=np.float32)
        allowed = None if within is None else np.fromiter(within, dtype=np.int64)
        with self._lock:
            count = min(k, len(self) if allowed is None else len(allowed))
            if count < 1:
                return _nothing(len(asked))
            # One question is one thread's work; more threads only wait for each other.
            faiss.omp_set_num_threads(1 if len(asked) == 1 else CORES)
            try:
                found = self._index.search(asked, count, params=self._parameters(allowed))
            finally:
                faiss.omp_set_num_threads(1)  # the number is this thread's, for torch too
        return _ordered(found[1], found[0])

    def rows(self) -> NDArray[np.int64]:
        """Return the rows of all vectors, in order."""
        with self._lock:
            if isinstance(self._index, _Exact):
                return np.sort(faiss.vector_to_array(self._index.id_map))
            kept = [_listed(self._index, number) for number in range(self._index.nlist)]
            return np.sort(np.concatenate(kept))

    def _parameters(self, allowed: NDArray[np.int64] | None) -> faiss.SearchParameters | None:
        if allowed is not None:
            chosen = faiss.IDSelectorBatch(allowed)
            if isinstance(self._index, _Exact):
                return faiss.SearchParameters(sel=chosen)  # type: ignore[call-arg]
            every = self._index.nlist  # few are allowed: look into all lists
            return faiss.SearchParametersIVF(nprobe=every, sel=chosen)  # type: ignore[call-arg]
        return None


def _exact(dimension: int) -> _Exact:
    half = faiss.ScalarQuantizer.QT_fp16
    scan = faiss.IndexScalarQuantizer(dimension, half, faiss.METRIC_INNER_PRODUCT)
    return faiss.IndexIDMap2(scan)


def _trained(vectors: NDArray[np.float32]) -> _Trained:
    """Return an empty inverted file whose lists fit these vectors."""
    lists = max(1, round(math.sqrt(len(vectors))))
    dimension = vectors.shape[1]
    index = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(dimension),
        dimension,
        lists,
        faiss.ScalarQuantizer.QT_8bit,
        faiss.METRIC_INNER_PRODUCT,
    )
    step = max(1, len(vectors) // (lists * _SAMPLE))
    index.train(np.ascontiguousarray(vectors[::step]))
    index.nprobe = math.ceil(lists * _PROBED)
    return index


def _listed(index: _Trained, number: int) -> NDArray[np.int64]:
    lists = index.invlists
    size = lists.list_size(number) if lists else 0
    if not lists or not size:
        return np.empty(0, dtype=np.int64)
    return np.array(faiss.rev_swig_ptr(lists.get_ids(number), size), dtype=np.int64)


def _nothing(queries: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    return np.empty((queries, 0), dtype=np.int64), np.empty((queries, 0), dtype=np.float32)


def _ordered(
    rows: NDArray[np.int64], similarities: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    similarities = np.where(rows < 0, -np.inf, similarities).astype(np.float32)
    order = np.lexsort((rows, -similarities), axis=-1)
    return np.take_along_axis(rows, order, -1), np.take_along_axis(similarities, order, -1)
