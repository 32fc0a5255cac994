"""What is kept of the store between questions, and what of it somebody may know."""

from collections.abc import Mapping
from dataclasses import dataclass

from chat.rarity import Rarity, corpus_rarity
from chat.understand import Understanding
from index.passage_store import PassageStore
from index.stored import Document


@dataclass(frozen=True, kw_only=True)
class KnownCorpus:
    """What is kept of the store between questions, until it changes.

    `limits` are the ids of the documents that may be searched, None for all.
    """

    generation: int
    documents: dict[str, Document]
    understanding: Understanding
    rarity: Rarity
    limits: frozenset[str] | None = None


def read_corpus(store: PassageStore, generation: int, understanding: Understanding) -> KnownCorpus:
    """Read anew what is known of the store in this `generation` of it."""
    return KnownCorpus(
        generation=generation,
        documents={document.notice_id: document for document in store.documents()},
        understanding=understanding,
        rarity=corpus_rarity(lambda term: store.doc_freq(term, folded=True), store.passage_count),
    )


def rarity_of(store: PassageStore, documents: Mapping[str, Document]) -> Rarity:
    """Return how much a word says among some documents of the store, by notice id."""
    counted = frozenset(documents)
    return corpus_rarity(
        lambda term: store.doc_freq(term, folded=True, counted=counted),
        sum(document.passages for document in documents.values()),
    )
