"""Database, terms and vectors of one index, opened when first needed and kept level."""

import logging
import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from index.changes import catch_up_terms, catch_up_vectors, is_level
from index.database import Database
from index.lock import WriterLock
from index.terms import TermIndex, TermsError
from ingest.errors import IndexLockedError

if TYPE_CHECKING:
    from index.nearest import VectorIndex

DATABASE = "passages.sqlite"
TERMS = "terms"

_log = logging.getLogger(__name__)


class Parts:
    """What stands in the data folder of an index.

    A search sees the generation that the terms have reached, in the vectors too, so a document
    comes into sight on both sides at once. Without a lock (a folder that cannot be written) the
    terms are built in memory.
    """

    def __init__(self, folder: Path, dimension: int, lock: WriterLock | None) -> None:
        """Name the parts; nothing is opened yet."""
        self.database = Database(folder / DATABASE, read_only=lock is None)
        self.dimension = dimension
        self._folder = folder / TERMS
        self._lock = lock
        self._mutex = threading.RLock()
        self._terms: TermIndex | None = None
        self._vectors: VectorIndex | None = None

    @property
    def terms(self) -> TermIndex:
        """The terms, with what this and other processes have committed so far."""
        with self._mutex:
            if self._terms is None:
                self._terms = self._opened()
            self._follow(self._terms)
            return self._terms

    @property
    def vectors(self) -> "VectorIndex":
        """The vectors, at the generation of the terms."""
        from index.nearest import VectorIndex

        with self._mutex:
            until = self.terms.generation
            if self._vectors is None:
                self._vectors = VectorIndex(self.dimension)
            if self._vectors.generation < until:
                catch_up_vectors(self._vectors, self.database, until)
            return self._vectors

    def level(self) -> None:
        """Bring the terms level with the database; only for who holds the writer's lock.

        Raises:
            CorpusError: the disk is full; it will be done at the next opening.
        """
        with self._mutex:
            if self.terms.generation != self.database.generation:
                self._terms = _repaired(self._folder, self.database, self._terms)

    def close(self) -> None:
        """Close the files; the parts may not be used afterwards."""
        with self._mutex:
            self.database.close()
            self._terms = None
            self._vectors = None

    def _opened(self) -> TermIndex:
        if self._lock is None:
            return TermIndex(None)
        terms = None
        try:
            terms = TermIndex(self._folder)
            if is_level(terms, self.database):
                return terms
        except TermsError as error:
            _log.warning("terms cannot be opened: %s", error)
        return self._repaired_unless_written(terms)

    def _repaired_unless_written(self, terms: TermIndex | None) -> TermIndex:
        """Repair the terms, unless a writer is at work: it brings them level itself."""
        if self._lock is None:
            return _repaired(self._folder, self.database, terms)
        try:
            with self._lock.held(timeout=0):
                return _repaired(self._folder, self.database, terms)
        except IndexLockedError:
            if terms is None:
                raise
            return terms

    def _follow(self, terms: TermIndex) -> None:
        if self._lock is None:
            catch_up_terms(terms, self.database)
            return
        try:
            terms.refresh()
        except TermsError as error:
            _log.warning("terms are searched as they were: %s", error)


def _repaired(folder: Path, database: Database, terms: TermIndex | None) -> TermIndex:
    """Return terms that are level with the database, built anew if nothing else helps."""
    try:
        terms = terms or TermIndex(folder)
        terms.refresh()
        if terms.generation <= database.generation:
            catch_up_terms(terms, database)
            if is_level(terms, database):
                return terms
    except TermsError as error:
        _log.warning("%s", error)
    _log.warning("terms are built anew from the database: %s", folder)
    shutil.rmtree(folder, ignore_errors=True)
    terms = TermIndex(folder)
    catch_up_terms(terms, database)
    return terms
