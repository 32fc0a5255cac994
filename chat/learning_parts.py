"""What each part of the corpus has taught, for who sees that part alone.

A word of a hidden document must not come back as a diacritic put on, a mistake mended, initials
written in full or a name given its capitals: each part has a learner of its own. A learner goes on
to a larger part only, as when a document is added, so what it knows from before may still be known.
"""

import threading

from chat.learning import QUICK, Apart, Learner
from chat.understand import Understanding
from index.passage_store import PassageStore
from ingest.agencies import Abbreviations

_KEPT = 3  # parts, the last used; what 20,000 passages have taught takes some 100 MB


class LearnersOfParts:
    """Learns from parts of one store. Safe for several threads."""

    def __init__(
        self,
        store: PassageStore,
        abbreviations: Abbreviations,
        quick: float = QUICK,
        apart: Apart | None = None,
    ) -> None:
        """Learn from parts of `store`; what takes longer than `quick` seconds may come later."""
        self._store = store
        self._abbreviations = abbreviations
        self._quick = quick
        self._apart = apart
        self._lock = threading.Lock()
        self._learners: dict[frozenset[str], Learner] = {}

    def understanding(self, seen: frozenset[str]) -> Understanding:
        """Return what the notices `seen`, given by their ids, have taught: nothing of others."""
        with self._lock:  # to the end: no other thread may take the learner further meanwhile
            learner = self._learners.pop(self._nearest(seen), None)
            learner = learner or Learner(
                self._store, self._abbreviations, self._quick, apart=self._apart
            )
            self._learners[seen] = learner
            while len(self._learners) > _KEPT:
                del self._learners[next(iter(self._learners))]
            return learner.understanding(seen)

    def _nearest(self, seen: frozenset[str]) -> frozenset[str]:
        """The part itself, or else the largest known that lies within it."""
        return max((part for part in self._learners if part <= seen), key=len, default=seen)
