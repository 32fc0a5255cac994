"""From a question to the passages that it is read in: documents named, search, second look."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chat.english import without_framing
from chat.known_corpus import KnownCorpus
from chat.naming import named
from chat.question import Question
from chat.second_look import LOOKED_AT, Looks, glance, look_again, read_around
from chat.steps import step
from index.embedder import Embedder
from index.passage_store import PassageStore
from index.reranker import RERANKED, Reranker, rerank
from index.search import Found, search
from ingest.agencies import Abbreviations


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """Finds passages in one store. `embedder` is called when the first question is asked."""

    store: PassageStore
    embedder: Callable[[], Embedder]
    abbreviations: Abbreviations
    reranker: Reranker | None

    def named(
        self, question: Question, corpus: KnownCorpus
    ) -> tuple[Collection[str] | None, str | None]:
        """Return the ids of the documents to search, None for all; and a named one not here."""
        within, absent = named(
            question, list(corpus.documents.values()), lambda term: self._held(term, corpus)
        )
        return within or corpus.limits, absent

    def _held(self, term: str, corpus: KnownCorpus) -> int:
        """How many passages hold a term, of those that may be known."""
        return self.store.doc_freq(term, folded=True, counted=corpus.limits)

    def find(
        self,
        question: Question,
        corpus: KnownCorpus,
        within: Collection[str] | None,
        k: int,
    ) -> tuple[NDArray[np.float32], list[Found]]:
        """Return the question's vector, (dim,), and the best `k` passages `within` these ids."""
        vector, found = self._near(question, corpus, within, k)
        with step("search"):
            asked = glance(question, corpus.rarity, vector)
            found = look_again(asked, found, corpus.documents, self.store.fetch)
        if self.reranker is not None:
            with step("rerank"):
                found = rerank(_asked(question), found, self.reranker)
        return vector, found[:k]

    def looks(
        self, question: Question, corpus: KnownCorpus, within: Collection[str] | None
    ) -> list[tuple[Found, Looks]]:
        """Return the passages before the second look, and what it sees of each: to fit it."""
        vector, found = self._near(question, corpus, within, LOOKED_AT)
        asked = glance(question, corpus.rarity, vector)
        return [
            (one, asked.looks(one, corpus.documents.get(one.stored.passage.notice_id), around))
            for one, around in zip(found, read_around(found, self.store.fetch), strict=True)
        ]

    def _near(
        self, question: Question, corpus: KnownCorpus, within: Collection[str] | None, k: int
    ) -> tuple[NDArray[np.float32], list[Found]]:
        """Embed and search: at least as many passages as are looked at again."""
        with step("embed"):
            vector = self.embedder().query([_asked(question)])[0]
        with step("search"):
            found = search(
                self.store,
                vector=vector,
                words=f"{question.text} {self.abbreviations.shorten(question.text)}",
                also=" ".join(one.other for one in question.others),
                bare=question.bare,
                k=max(k, RERANKED if self.reranker else 0, LOOKED_AT),
                within=within,
                counted=corpus.limits,
            )
        return vector, found


def _asked(question: Question) -> str:
    """The words for a model, which knows the other languages better than a glossary does."""
    return without_framing(question.typed) if question.foreign else question.text
