"""What is kept of the store between questions, and what of it somebody may know."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from chat.learning import Apart, Learner
from chat.learning_parts import LearnersOfParts
from chat.rarity import Rarity, corpus_rarity
from chat.understand import Understanding
from index.passage_store import PassageStore
from index.restore import count_neighbours
from index.search import passages_with
from index.stored import Document
from index.visible import Sees
from ingest.agencies import Abbreviations
from ingest.neighbours import Neighbours

_NEAREST = 10  # passages that say what the words of one question mean
_REMEMBERED = 64  # questions, some 200 kB each
Near = Callable[[str], Neighbours]


@dataclass(frozen=True, kw_only=True)
class KnownCorpus:
    """What is kept of the store between questions, until it changes.

    `learnt` is what it has taught, `near` counts the passages nearest to words without diacritics,
    `limits` are the ids of the documents that may be searched, None for all.
    """

    generation: int
    documents: dict[str, Document]
    learnt: Understanding
    near: Near
    rarity: Rarity
    limits: frozenset[str] | None = None

    @cached_property
    def understanding(self) -> Understanding:
        """What is needed to understand questions about it."""
        return replace(self.learnt, near=self.near)


class Knowledge:
    """What is known of one store. Safe for several threads."""

    def __init__(
        self,
        store: PassageStore,
        abbreviations: Abbreviations,
        *,
        learnt: Path | None = None,
        apart: Apart | None = None,
    ) -> None:
        """Know `store`; what takes long to learn from it is kept in the file `learnt`.

        It may be learnt `apart`.
        """
        self._store = store
        self._learner = Learner(store, abbreviations, kept=learnt, apart=apart)
        self._parts = LearnersOfParts(store, abbreviations, apart=apart)
        self._lock = threading.Lock()
        self._corpus: KnownCorpus | None = None

    def current(self) -> KnownCorpus:
        """What is known of the corpus, read anew when it has changed."""
        with self._lock:
            generation = self._store.generation
            learnt = self._learner.understanding(generation)
            known = self._corpus
            if known is None or known.generation != generation:
                known = read_corpus(self._store, generation, learnt)
            elif known.learnt is not learnt:
                known = replace(known, learnt=learnt)
            self._corpus = known
            return known

    def seen(self, sees: Sees) -> KnownCorpus:
        """What is known of the documents that someone sees, from these alone."""
        corpus = self.current()
        if all(sees(document.key) for document in corpus.documents.values()):
            return corpus
        documents = {one.notice_id: one for one in self._store.documents(sees)}
        limits = frozenset(documents)
        return replace(
            corpus,
            documents=documents,
            limits=limits,
            learnt=self._parts.understanding(limits),
            near=near_in(self._store, documents, limits),
            rarity=rarity_of(self._store, documents),
        )


def read_corpus(store: PassageStore, generation: int, learnt: Understanding) -> KnownCorpus:
    """Read anew what is known of the store in this `generation` of it."""
    documents = {document.notice_id: document for document in store.documents()}
    return KnownCorpus(
        generation=generation,
        documents=documents,
        learnt=learnt,
        near=near_in(store, documents),
        rarity=corpus_rarity(lambda term: store.doc_freq(term, folded=True), store.passage_count),
    )


def near_in(
    store: PassageStore, documents: Mapping[str, Document], limits: frozenset[str] | None = None
) -> Near:
    """Return what counts the passages nearest to some words, of these documents alone, by id.

    `limits` are their ids where they are not all; what came into the store since is left out.
    """

    @lru_cache(maxsize=_REMEMBERED)
    def near(words: str) -> Neighbours:
        found = passages_with(store, words, _NEAREST, limits)
        known = (one for one in found if one.notice_id in documents)
        return count_neighbours("\n".join((*one.headings, one.text)) for one in known)

    return near


def rarity_of(store: PassageStore, documents: Mapping[str, Document]) -> Rarity:
    """Return how much a word says among some documents of the store, by notice id."""
    counted = frozenset(documents)
    return corpus_rarity(
        lambda term: store.doc_freq(term, folded=True, counted=counted),
        sum(document.passages for document in documents.values()),
    )
