"""What a store of passages can do: the seam between searching and where passages are kept."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.standing import Standing
from index.stored import Document, KnownVectors, Ranked, StoredPassage
from index.tasks import Task, TaskFilter
from index.visible import Sees
from ingest.notice import Notice, Passage


class PassageStore(Protocol):
    """Notices with passages, vectors and terms; `index.store.LocalStore` says all details."""

    @property
    def generation(self) -> int:
        """A number that grows with each write."""

    @property
    def passage_count(self) -> int:
        """How many passages there are."""

    def writing(self) -> AbstractContextManager[None]:
        """Keep other writers out during a batch."""

    def put(
        self,
        notice: Notice,
        *,
        key: str,
        file: str,
        passages: Sequence[Passage],
        vectors: NDArray[np.floating],
        sentence_vectors: Sequence[NDArray[np.floating]],
        hashes: Sequence[str],
        standing: Standing = ...,
    ) -> None:
        """Store a notice, in place of the same one or another of its key; all, or nothing."""

    def remove(self, notice_id: str) -> None:
        """Delete a notice with all that is its own."""

    def known(self, hashes: Collection[str]) -> dict[str, KnownVectors]:
        """Return the vectors of texts that were embedded before, by their hashes."""

    def documents(self, sees: Sees = ...) -> list[Document]:
        """Return the documents that `sees` admits, by key, without their text."""

    def document(self, notice_id: str, sees: Sees = ...) -> Document:
        """Return one document, of those that `sees` admits."""

    def notice(self, notice_id: str) -> Notice:
        """Return one notice, whole."""

    def read_before(self, version: int) -> frozenset[str]:
        """Return the ids of the documents that a lower version of reading read."""

    def tasks(self, wanted: TaskFilter) -> list[Task]:
        """Return the assignments that a filter lets through, by deadline."""

    def count_tasks(self, wanted: TaskFilter) -> int:
        """Return how many assignments a filter lets through, on all its pages."""

    def passages(self, notice_id: str, *, with_vectors: bool = False) -> list[StoredPassage]:
        """Return the passages of a notice in the order of its text."""

    def fetch(self, row_ids: Sequence[int], *, with_vectors: bool = False) -> list[StoredPassage]:
        """Return passages in the order asked, without those that are gone."""

    def texts(self, within: Collection[str] | None = None) -> Iterator[str]:
        """Yield the text of every passage, in the notices `within`."""

    def dense(
        self, vectors: NDArray[np.floating], k: int, within: Collection[str] | None = None
    ) -> list[Ranked]:
        """Return the nearest passages of each row of `vectors`, in the notices `within`."""

    def lexical(
        self,
        query: Mapping[str, float],
        k: int,
        within: Collection[str] | None = None,
        *,
        folded: bool,
        context_weight: float = ...,
        counted: frozenset[str] | None = ...,
    ) -> Ranked:
        """Return the best passages by BM25, in the notices `within`, as `counted` counts."""

    def doc_freq(self, term: str, *, folded: bool, counted: frozenset[str] | None = ...) -> int:
        """Return how many passages hold a term in their own words, in the notices `counted`."""

    def idf(self, term: str, *, folded: bool) -> float:
        """Return BM25's weight of a term."""

    def check(self) -> list[str]:
        """Say what is wrong, a line each; nothing when all is well."""

    def close(self) -> None:
        """Free what is held."""
