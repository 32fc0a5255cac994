"""The documents of the store by key, read again when the store has changed."""

import threading
from dataclasses import dataclass
from pathlib import Path

from index.passage_store import PassageStore
from index.stored import Document
from ingest.corpus import Corpus
from ingest.notice import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    generation: int
    documents: tuple[Document, ...]
    by_key: dict[str, Document]


class Catalogue:
    """Looks documents up; safe for several threads."""

    def __init__(self, store: PassageStore, corpus: Corpus) -> None:
        self._store = store
        self._corpus = corpus
        self._lock = threading.Lock()
        self._read: _Read | None = None

    def documents(self) -> tuple[Document, ...]:
        """Return all documents, by key."""
        return self._current().documents

    def document(self, key: str) -> Document | None:
        """Return the document of exactly this key, None when there is none."""
        return self._current().by_key.get(key)

    def notice(self, document: Document) -> Notice:
        """Return a document's text with all that was read from it."""
        return self._store.notice(document.notice_id)

    def original(self, document: Document) -> Path | None:
        """Return the file as it was added; None when it is gone, or not inside the corpus."""
        folder = self._corpus.folder.resolve()
        path = (folder / document.file).resolve()
        return path if path.is_file() and path.is_relative_to(folder) else None

    def _current(self) -> _Read:
        generation = self._store.generation
        with self._lock:
            if self._read is None or self._read.generation != generation:
                documents = tuple(self._store.documents())
                self._read = _Read(
                    generation=generation,
                    documents=documents,
                    by_key={document.key: document for document in documents},
                )
            return self._read
