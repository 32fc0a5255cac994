"""The store of passages on this machine: SQLite is the truth, terms and vectors follow it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from index import lookup, rows
from index.changes import passage_count
from index.check import check
from index.folder import IndexFolder
from index.lexical import Lexical
from index.manifest import Manifest
from index.readings import read_before
from index.standing import Settled, Standing
from index.stored import Document, KnownVectors, Ranked, StoredPassage
from index.tasks import Task, TaskFilter, count_tasks, find_tasks
from index.terms import CONTEXT_WEIGHT
from index.visible import Sees, everything
from ingest import wording
from ingest.errors import CorpusError, UnknownDocumentError
from ingest.notice import Notice, Passage

_LOCK_TIMEOUT = 10.0  # seconds
_PAGE = 1000  # passages read in one snapshot
_NOTHING_SET = Standing()
_Found = TypeVar("_Found")


class LocalStore:
    """A `PassageStore` in a folder. All methods may be called from many threads and processes.

    Readers never wait for a writer. Who reads a folder that may not be written builds the terms
    in memory.
    """

    def __init__(
        self,
        folder: Path,
        manifest: Manifest | None = None,
        *,
        rebuild: bool = False,
        lock_timeout: float = _LOCK_TIMEOUT,
    ) -> None:
        """Open the index in `folder`, or make it; `rebuild` throws away what is there.

        Without a manifest any index is taken as it is, but it must be there.

        Raises:
            IndexMismatchError: the index was built with something else than `manifest` says.
            IndexLockedError: another process is writing, and the index is to be made.
            CorpusError: there is none and none can be made, or it is damaged.
        """
        self._folder = IndexFolder(folder, manifest, rebuild=rebuild, lock_timeout=lock_timeout)
        self._settled: Settled | None = None
        self._words = Lexical(self._folder)

    @property
    def manifest(self) -> Manifest:
        """What the index was built with."""
        return self._folder.manifest

    @property
    def generation(self) -> int:
        """A number that grows with each write, also with those of other processes."""
        return self._folder.parts().database.generation

    @property
    def passage_count(self) -> int:
        """How many passages there are."""
        return passage_count(self._folder.parts().database)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer's lock, so that a batch of `put` and `remove` is not interrupted.

        Each of them is kept as soon as it returns; it can be found at the end of the batch, in
        a long one within about a second.

        Raises:
            IndexLockedError: another process is writing; the message names it.
            CorpusError: the folder may not be written, or the disk is full.
        """
        with self._folder.writing():
            yield

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
        standing: Standing = _NOTHING_SET,
    ) -> None:
        """Store a notice with its passages, in place of the same notice or another of its key.

        The i-th passage has the i-th vector (`vectors` is (n, dim), rows of length 1), the i-th
        array (m, dim) of `sentence_vectors`, one row a sentence, and the i-th hash. A hash names
        what was embedded, the cuts between sentences included; its vectors are kept once.
        `standing` is what staff have set.

        Raises:
            ValueError: the vectors have another shape.
            CorpusError: nothing was stored, for example because the disk is full.
        """
        entry = rows.Entry(
            notice=notice,
            key=key,
            file=file,
            passages=passages,
            vectors=vectors,
            sentence_vectors=sentence_vectors,
            hashes=hashes,
            standing=standing,
        )
        rows.fit(entry, self._folder.manifest.dimension)
        with self._folder.writing() as parts, parts.database.writing() as connection:
            rows.put(connection, entry)

    def remove(self, notice_id: str) -> None:
        """Delete a notice with its passages, and the vectors that no other passage uses.

        Raises:
            UnknownDocumentError: there is no such notice.
        """
        with self._folder.writing() as parts, parts.database.writing() as connection:
            if not rows.remove(connection, notice_id):
                raise UnknownDocumentError(wording.not_indexed(notice_id))

    def known(self, hashes: Collection[str]) -> dict[str, KnownVectors]:
        """Return vector (dim,) and sentence vectors (m, dim) of those hashes that have them."""
        with self._folder.parts().database.reading() as connection:
            return lookup.known(connection, hashes, self._folder.manifest.dimension)

    def documents(self, sees: Sees = everything) -> list[Document]:
        """Return the documents that `sees` admits, by key, as `index.standing` settles them.

        Those that it does not admit are as if they were not there.
        """
        with self._folder.parts().database.reading() as connection:
            generation = int(connection.execute("SELECT generation FROM state").fetchone()[0])
            known = self._settled
            if known is None or known.generation != generation:
                known = Settled(generation, lookup.listed(connection))
                self._settled = known
        return known.seen_by(sees)

    def document(self, notice_id: str, sees: Sees = everything) -> Document:
        """Return one document, of those that `sees` admits.

        Raises:
            UnknownDocumentError: there is no such notice.
        """
        found = (one for one in self.documents(sees) if one.notice_id == notice_id)
        return _there(next(found, None), notice_id)

    def notice(self, notice_id: str) -> Notice:
        """Return one notice, whole.

        Raises:
            UnknownDocumentError: there is no such notice.
        """
        with self._folder.parts().database.reading() as connection:
            return _there(lookup.notice(connection, notice_id), notice_id)

    def read_before(self, version: int) -> frozenset[str]:
        """Return the ids of the documents that a lower version of reading read."""
        with self._folder.parts().database.reading() as connection:
            return read_before(connection, version)

    def tasks(self, wanted: TaskFilter) -> list[Task]:
        """Return the assignments that a filter lets through, by deadline, those without one last.

        Raises:
            CorpusError: an index of before there were tasks, which may only be read.
        """
        with self._folder.parts().database.reading() as connection:
            return _read(find_tasks(connection, wanted))

    def count_tasks(self, wanted: TaskFilter) -> int:
        """Return how many assignments a filter lets through, on all its pages.

        Raises:
            CorpusError: as `tasks`.
        """
        with self._folder.parts().database.reading() as connection:
            return _read(count_tasks(connection, wanted))

    def passages(self, notice_id: str, *, with_vectors: bool = False) -> list[StoredPassage]:
        """Return the passages of a notice in the order of its text; none for an unknown one."""
        dimension = self._folder.manifest.dimension
        with self._folder.parts().database.reading() as connection:
            wanted = lookup.passage_rows(connection, [notice_id])
            return lookup.fetch(connection, wanted, dimension, with_vectors=with_vectors)

    def fetch(self, row_ids: Sequence[int], *, with_vectors: bool = False) -> list[StoredPassage]:
        """Return passages in the order asked; those removed in the meantime are left out."""
        dimension = self._folder.manifest.dimension
        with self._folder.parts().database.reading() as connection:
            return lookup.fetch(connection, row_ids, dimension, with_vectors=with_vectors)

    def texts(self, within: Collection[str] | None = None) -> Iterator[str]:
        """Yield the text of every passage; what is put meanwhile may come or not.

        `within` are ids of notices.
        """
        last = 0
        while True:
            with self._folder.parts().database.reading() as connection:
                found = lookup.texts(connection, last, _PAGE, within)
            if not found:
                return
            last = found[-1][0]
            yield from (text for _, text in found)

    def dense(
        self, vectors: NDArray[np.floating], k: int, within: Collection[str] | None = None
    ) -> list[Ranked]:
        """Return, for each row of `vectors` (q, dim), the nearest passages by cosine.

        `within` are ids of notices.
        """
        parts = self._folder.parts()
        allowed = None
        if within is not None:
            with parts.database.reading() as connection:
                allowed = lookup.passage_rows(connection, within)
        found, similarities = parts.vectors.search(vectors, k, allowed)
        return [
            [(row, value) for row, value in zip(*pair, strict=True) if row >= 0]
            for pair in zip(found.tolist(), similarities.tolist(), strict=True)
        ]

    def lexical(
        self,
        query: Mapping[str, float],
        k: int,
        within: Collection[str] | None = None,
        *,
        folded: bool,
        context_weight: float = CONTEXT_WEIGHT,
        counted: frozenset[str] | None = None,
    ) -> Ranked:
        """Return the best passages by BM25 for weighted terms of `index.analysis.analyse`.

        `within` are ids of notices; `context_weight` is what a term counts in number, title and
        headings. `counted` are the notices that counts and lengths are of, see `index.lexical`.
        """
        return self._words.search(
            query, k, within, folded=folded, context_weight=context_weight, counted=counted
        )

    def doc_freq(self, term: str, *, folded: bool, counted: frozenset[str] | None = None) -> int:
        """Return how many passages hold a term in their own words, among the notices `counted`."""
        return self._words.doc_freq(term, folded=folded, counted=counted)

    def idf(self, term: str, *, folded: bool) -> float:
        """Return BM25's weight of a term, as a natural logarithm."""
        return self._folder.parts().terms.idf(term, folded=folded)

    def check(self) -> list[str]:
        """Repair what a crash left, then say what is wrong: lines in Vietnamese, best none."""
        try:
            if not self._folder.writable:
                return check(self._folder.parts())
            with self._folder.writing() as parts:
                return check(parts)
        except CorpusError as error:
            return [str(error)]

    def close(self) -> None:
        """Close the files. The store may not be used afterwards."""
        self._folder.close()

    def __enter__(self) -> Self:
        """Give the store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()


def _read(found: _Found | None) -> _Found:
    if found is None:
        raise CorpusError(wording.TASKS_NOT_READ)
    return found


def _there(found: _Found | None, notice_id: str) -> _Found:
    if found is None:
        raise UnknownDocumentError(wording.not_indexed(notice_id))
    return found
