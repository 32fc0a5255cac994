"""The side of words: BM25, counted over the whole index or over the part that somebody may see."""

from collections.abc import Collection, Mapping

from index import lookup
from index.folder import IndexFolder
from index.part_terms import CountedParts, Part, search_part
from index.parts import Parts
from index.stored import Ranked
from index.terms import TermIndex


class Lexical:
    """The words of one index. Safe for several threads.

    `counted` are ids of notices, None for all: whoever may see a part only must not learn of the
    rest by its scores, so counts and lengths are those of the part.
    """

    def __init__(self, folder: IndexFolder) -> None:
        self._folder = folder
        self._counted = CountedParts()

    def search(
        self,
        query: Mapping[str, float],
        k: int,
        within: Collection[str] | None,
        *,
        folded: bool,
        context_weight: float,
        counted: frozenset[str] | None,
    ) -> Ranked:
        """Return the best passages for weighted terms; `within` are ids of notices."""
        parts = self._folder.parts()
        allowed = None if within is None else _notice_rows(parts, within)
        if counted is None:
            return parts.terms.search(
                query, folded=folded, k=k, within=allowed, context_weight=context_weight
            )
        terms, part = self._part(parts, counted)
        return search_part(
            terms,
            part,
            query,
            lambda rows: _words_of(parts, rows),
            folded=folded,
            k=k,
            within=part.notices if allowed is None else set(part.notices).intersection(allowed),
            context_weight=context_weight,
        )

    def doc_freq(self, term: str, *, folded: bool, counted: frozenset[str] | None) -> int:
        """Return how many passages hold a term in their own words."""
        parts = self._folder.parts()
        if counted is None:
            return parts.terms.doc_freq(term, folded=folded)
        terms, part = self._part(parts, counted)
        return part.doc_freq(terms, term, folded=folded)

    def _part(self, parts: Parts, seen: frozenset[str]) -> tuple[TermIndex, Part]:
        """Return the part of the notices `seen`, with the terms that it is counted in."""
        terms = parts.terms

        def begin() -> Part:
            with parts.database.reading() as connection:
                notices = lookup.notice_rows(connection, seen)
                passages = len(lookup.passage_rows(connection, seen))
            return Part(notices=tuple(notices), passages=passages)

        return terms, self._counted.part(seen, terms.generation, begin)


def _notice_rows(parts: Parts, notice_ids: Collection[str]) -> list[int]:
    with parts.database.reading() as connection:
        return lookup.notice_rows(connection, notice_ids)


def _words_of(parts: Parts, rows: Collection[int]) -> list[tuple[int, str, str]]:
    with parts.database.reading() as connection:
        return lookup.words_of(connection, rows)
