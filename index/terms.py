"""BM25 over terms: the only home of tantivy.

A passage is indexed in four fields: its own words and its context (number, title, headings),
each with diacritics and folded. One document more, the mark, carries the generation of the
database that the index has reached; it is replaced in the same commit as the passages, so the
two can never disagree, whenever the process is killed.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import tantivy

from index.analysis import analyse
from ingest import wording
from ingest.errors import CorpusError

CONTEXT_WEIGHT = 0.5
_FULL = ("No space left", "File too large")
_MARK = 0  # the notice row that no notice has
_HEAP = 50_000_000  # bytes that the writer may fill before it writes a segment


class TermsError(CorpusError):
    """The folder of terms is damaged. It is derived, so `index.parts` makes it anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow:
    """One passage to index, by its row and the row of its notice in the database."""

    passage: int
    notice: int
    text: str
    context: str


class TermIndex:
    """The terms in `folder`, or in memory without one; made when absent.

    Reading is safe from many threads. Only one process may call `update` at a time.
    """

    def __init__(self, folder: Path | None) -> None:
        """Open or make the index.

        Raises:
            TermsError: what stands in the folder is damaged.
        """
        self._folder = folder
        self._seen: tuple[int, int] | None = None
        with _translated(self._folder):
            if folder is None:
                self._index = tantivy.Index(_schema())
            else:
                folder.mkdir(parents=True, exist_ok=True)
                self._index = tantivy.Index(_schema(), path=str(folder))
            self._index.config_reader("manual")
            self._load()

    def __len__(self) -> int:
        """Return the number of passages."""
        return max(0, self._searcher.num_docs - 1)

    @property
    def generation(self) -> int:
        """The generation of the database that was reached, 0 for an empty index."""
        return self._generation

    def refresh(self) -> int:
        """Take in what another process has committed; return the generation.

        Raises:
            TermsError: the files that were written cannot be read.
        """
        if self._folder is not None:
            with _translated(self._folder):
                state = (self._folder / "meta.json").stat()
                seen = (state.st_mtime_ns, state.st_ino)
                if seen != self._seen:
                    self._load()
                    self._seen = seen
        return self._generation

    def update(self, *, removed: Iterable[int], added: Iterable[TermRow], generation: int) -> None:
        """Take notices out, put passages in, and move the mark: all of it, or nothing.

        Raises:
            CorpusError: the disk is full; nothing was changed.
            TermsError: the folder is damaged.
        """
        with _translated(self._folder):
            writer = self._index.writer(_HEAP, 1)
            try:
                for notice in removed:
                    writer.delete_documents_by_query(self._of_notice(notice))
                for row in added:
                    writer.add_document(_document(row))
                writer.delete_documents_by_query(self._of_notice(_MARK))
                writer.add_document(_mark(generation))
                writer.commit()
                writer.wait_merging_threads()
            finally:
                del writer  # a traceback must not keep tantivy's own lock
            self._load()

    def search(
        self,
        query: Mapping[str, float],
        *,
        folded: bool,
        k: int,
        within: Collection[int] | None = None,
        context_weight: float = CONTEXT_WEIGHT,
    ) -> list[tuple[int, float]]:
        """Return at most `k` (passage row, BM25 score), best first, ties by row.

        `query` gives each term its weight, 1 for an ordinary one. `within` are rows of notices.
        """
        if not query or k < 1 or (within is not None and not within):
            return []
        asked = self._any_of(query, folded=folded, context_weight=context_weight)
        if within is not None:
            asked = self._limited(asked, within)
        return self._ranked(asked, k)

    def holding(
        self,
        weights: Mapping[tuple[str, bool], float],
        *,
        folded: bool,
        k: int,
        within: Collection[int],
    ) -> list[tuple[int, float]]:
        """Return at most `k` (passage row, sum of the weights that it holds), the greatest first.

        Weights are by term and whether it is looked for in the context. No count of the index
        comes into the sums: `index.part_terms` counts for itself.
        """
        held = tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Should, tantivy.Query.const_score_query(query, weight))
                for (term, context), weight in weights.items()
                for query in (self._holds(term, folded=folded, context=context),)
            ]
        )
        return self._ranked(self._limited(held, within), k)

    def doc_freq(
        self,
        term: str,
        *,
        folded: bool,
        context: bool = False,
        within: Collection[int] | None = None,
    ) -> int:
        """Return how many passages hold the term in their own words, or else in their context.

        `within` are rows of notices.
        """
        query = self._holds(term, folded=folded, context=context)
        if within is not None:
            query = self._limited(query, within)
        with _translated(self._folder):
            return int(self._searcher.search(query, 1).count)  # type: ignore[attr-defined] # not in the stub

    def idf(self, term: str, *, folded: bool) -> float:
        """Return BM25's weight of a term, a natural logarithm."""
        return idf(len(self), self.doc_freq(term, folded=folded))

    def rows(self) -> list[int]:
        """Return the rows of all passages, in order."""
        with _translated(self._folder):
            searcher = self._searcher
            everything = searcher.search(tantivy.Query.all_query(), max(1, searcher.num_docs))
            addresses = [address for _, address in everything.hits]
            values = searcher.fast_field_values("passage", addresses)
        return sorted(int(value) for value in values if value is not None)

    def _load(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()
        mark = self._of_notice(_MARK)
        hits = self._searcher.search(mark, 1).hits
        values = self._searcher.fast_field_values("generation", [address for _, address in hits])
        self._generation = int(values[0] or 0) if values else 0

    def _ranked(self, query: tantivy.Query, k: int) -> list[tuple[int, float]]:
        """Return at most `k` (passage row, score), best first, ties by row."""
        with _translated(self._folder):
            searcher = self._searcher
            hits = searcher.search(query, k, count=False).hits
            rows = searcher.fast_field_values("passage", [address for _, address in hits])
        found = [(int(row or 0), float(score)) for row, (score, _) in zip(rows, hits, strict=True)]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def _of_notice(self, notice: int) -> tantivy.Query:
        """Ask for one notice; `delete_documents_by_term` would look for a signed number."""
        return tantivy.Query.term_query(self._index.schema, "notice", notice)

    def _any_of(
        self, query: Mapping[str, float], *, folded: bool, context_weight: float
    ) -> tantivy.Query:
        return tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Should, tantivy.Query.boost_query(holds, weight * boost))
                for context, boost in ((False, 1.0), (True, context_weight))
                if boost > 0
                for term, weight in query.items()
                for holds in (self._holds(term, folded=folded, context=context),)
            ]
        )

    def _holds(self, term: str, *, folded: bool, context: bool) -> tantivy.Query:
        field = _field(folded=folded)
        return tantivy.Query.term_query(
            self._index.schema, f"context_{field}" if context else field, term
        )

    def _limited(self, query: tantivy.Query, notices: Collection[int]) -> tantivy.Query:
        allowed = tantivy.Query.term_set_query(self._index.schema, "notice", list(notices))
        return tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Must, tantivy.Query.const_score_query(allowed, 0.0)),
                (tantivy.Occur.Must, query),
            ]
        )


def idf(passages: int, holding: int) -> float:
    """Return BM25's weight of a term that `holding` of all `passages` hold; never negative.

    >>> idf(100, 0) > idf(100, 1) > idf(100, 100) > 0
    True
    """
    return math.log(1 + (passages - holding + 0.5) / (holding + 0.5))


def _field(*, folded: bool) -> str:
    return "folded" if folded else "accented"


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("accented", "folded", "context_accented", "context_folded"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in ("passage", "notice", "generation"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    return builder.build()


def _document(row: TermRow) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("passage", row.passage)
    document.add_unsigned("notice", row.notice)
    for folded in (False, True):
        field = _field(folded=folded)
        document.add_text(field, " ".join(analyse(row.text, folded=folded)))
        document.add_text(f"context_{field}", " ".join(analyse(row.context, folded=folded)))
    return document


def _mark(generation: int) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("notice", _MARK)
    document.add_unsigned("generation", generation)
    return document


@contextmanager
def _translated(folder: Path | None) -> Iterator[None]:
    """Tantivy reports a damaged file, a full disk and a lock alike, as ValueError."""
    try:
        yield
    except (ValueError, OSError) as error:
        if any(fact in str(error) for fact in _FULL):
            raise CorpusError(wording.index_full(str(folder))) from error
        raise TermsError(wording.index_damaged(str(folder), str(error))) from error
