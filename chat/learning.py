"""What is learnt from the words of the corpus, kept while the corpus grows.

Counting twenty thousand passages takes seconds. A small corpus is counted anew as soon as it has
changed; a large one behind the questions, which go on with what was learnt before, so that nobody
waits while documents are added; and in a process of its own (`chat.learning_apart`), since seconds
of Python in this one hold up every question. What took long is kept in a file, from which the next
start has it.
Who sees a part of the corpus is understood by what that part says: see `chat.learning_parts`.
"""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from chat.understand import Understanding
from chat.vocabulary import own_words
from index.acronyms import learn_acronyms
from index.learnt import Learnt, read_learnt, state_of, write_learnt
from index.passage_store import PassageStore
from index.restore import learn_restorer
from ingest.agencies import Abbreviations
from ingest.errors import CorpusError

QUICK = 0.1  # seconds: what takes longer is done behind the questions
_REST = 5  # times as long as the last learning took, before the next begins
_TEXTS = 20_000  # passages that the diacritics are learnt from
_ACRONYM_TEXTS = (
    3_000  # passages, spread evenly, that initials are read from: it takes ten times as long
)
_MANY = 1_000  # passages: fewer are counted sooner than a process has begun


Source = int | frozenset[str]
"""What is learnt from: a generation of the whole store, or the ids of some of its notices."""

Apart = Callable[[frozenset[str] | None], Learnt | None]
"""Counts in another process, all notices or those with these ids; None where that failed."""


class Learner:
    """Learns from one store. Safe for several threads."""

    def __init__(
        self,
        store: PassageStore,
        abbreviations: Abbreviations,
        quick: float = QUICK,
        kept: Path | None = None,
        apart: Apart | None = None,
    ) -> None:
        """Learn from `store`; `kept` is the file, None for none; so is `apart`."""
        self._store = store
        self._abbreviations = abbreviations
        self._quick = quick
        self._kept = kept
        self._apart = apart
        self._lock = threading.Lock()
        self._learnt: tuple[Source, Understanding] | None = None
        self._seconds = 0.0
        self._ended = 0.0
        self._behind: threading.Thread | None = None

    def understanding(self, source: Source) -> Understanding:
        """Return what `source` has taught or, where there is much of it, what was asked for before."""
        with self._lock:
            if self._learnt is None or (self._learnt[0] != source and self._is_quick()):
                self._learn(source)
            elif self._learnt[0] != source:
                self._begin(source)
            if self._learnt is None:
                raise AssertionError
            return self._learnt[1]

    def _is_quick(self) -> bool:
        return self._seconds < self._quick

    def _begin(self, source: Source) -> None:
        """Learn in a thread, unless one is at it or has just been."""
        busy = self._behind is not None and self._behind.is_alive()
        if busy or time.monotonic() - self._ended < _REST * self._seconds:
            return
        self._behind = threading.Thread(target=self._learn, args=(source,), daemon=True)
        self._behind.start()

    def _learn(self, source: Source) -> None:
        kept = self._kept if isinstance(source, int) else None
        state = state_of(str(source), self._store.passage_count, own_words()) if kept else ""
        known = read_learnt(kept, state) if kept and self._learnt is None else None
        learnt = known or self._counted(source)
        understanding = Understanding(
            restorer=learnt.restorer,
            abbreviations=self._abbreviations,
            acronyms=learnt.acronyms,
        )
        self._learnt = (source, understanding)  # one assignment: nobody sees half of it
        self._ended = time.monotonic()
        self._seconds = learnt.seconds
        if kept and known is None and learnt.seconds >= self._quick:
            with suppress(CorpusError):  # a folder that is only read: the next start counts again
                write_learnt(kept, state, learnt)

    def _counted(self, source: Source) -> Learnt:
        """Count; at the first start here, where nobody is asking yet and nothing is to be begun."""
        within = None if isinstance(source, int) else source
        first = self._learnt is None and within is None
        if self._apart is None or first or self._store.passage_count < _MANY:
            return count_words(self._store, within)
        return self._apart(within) or count_words(self._store, within)


def count_words(store: PassageStore, within: frozenset[str] | None = None) -> Learnt:
    """Learn from the passages of a store, of all its notices or of those with these ids."""
    started = time.monotonic()
    every = store.texts(within)
    texts = [text for _, text in zip(range(_TEXTS), every, strict=False)]
    step = -(-len(texts) // _ACRONYM_TEXTS) or 1
    restorer = learn_restorer([*texts, *own_words()])
    acronyms = learn_acronyms(texts[::step])
    seconds = time.monotonic() - started
    return Learnt(restorer=restorer, acronyms=acronyms, seconds=seconds)
