"""What is kept of the store between questions, and what of it somebody may know."""

from dataclasses import dataclass, replace

from chat.rarity import Rarity, corpus_rarity
from chat.understand import Understanding
from index.passage_store import PassageStore
from index.stored import Document
from index.visible import Sees, known_to


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

    def seen_by(self, sees: Sees) -> "KnownCorpus":
        """What is left when only the documents may be known whose key `sees` admits.

        Nothing of the others is named, not even as the newer version of one that is seen.
        """
        documents = {
            name: known_to(document, sees)
            for name, document in self.documents.items()
            if sees(document.key)
        }
        if len(documents) == len(self.documents):
            return self
        return replace(self, documents=documents, limits=frozenset(documents))


def read_corpus(store: PassageStore, generation: int, understanding: Understanding) -> KnownCorpus:
    """Read anew what is known of the store in this `generation` of it."""
    return KnownCorpus(
        generation=generation,
        documents={document.notice_id: document for document in store.documents()},
        understanding=understanding,
        rarity=corpus_rarity(lambda term: store.doc_freq(term, folded=True), store.passage_count),
    )
