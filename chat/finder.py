"""From a question to the passages that it is read in: documents named, search, second look."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chat.known_corpus import KnownCorpus
from chat.naming import named
from chat.question import Question
from chat.second_look import LOOKED_AT, SecondLook, look_again
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
        look: SecondLook | None = None,
    ) -> tuple[NDArray[np.float32], list[Found]]:
        """Return the question's vector, (dim,), and the best `k` passages `within` these ids.

        `look` are other weights of the second look, for who fits them.
        """
        text = question.typed if question.foreign else question.text
        with step("embed"):
            vector = self.embedder().query([text])[0]
        with step("search"):
            found = search(
                self.store,
                vector=vector,
                words=f"{question.text} {self.abbreviations.shorten(question.text)}",
                also=" ".join(one.other for one in question.others),
                bare=question.bare,
                k=max(k, RERANKED if self.reranker else LOOKED_AT),
                within=within,
                counted=corpus.limits,
            )
            found = look_again(question, found, corpus.documents, corpus.rarity, look)
        if self.reranker is not None:
            with step("rerank"):
                found = rerank(text, found, self.reranker)
        return vector, found[:k]
