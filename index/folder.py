"""The folder of an index: made, opened, begun anew, written by one at a time.

manifest.json    what the index was built with, and which data folder is the current one
writer.lock      held by who writes; writer.json says who that is
1a2b3c4d/        passages.sqlite and terms/
"""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from index.database import Database
from index.lock import WriterLock
from index.manifest import (
    Manifest,
    Written,
    agree,
    new_data,
    read_manifest,
    stamp,
    write_manifest,
)
from index.parts import DATABASE, Parts
from ingest import wording
from ingest.errors import CorpusError

_VISIBLE_AFTER = 1.0  # seconds until what a long batch has put can be found


class IndexFolder:
    """The current parts of an index, and the right to write them."""

    def __init__(
        self, folder: Path, manifest: Manifest | None, *, rebuild: bool, lock_timeout: float
    ) -> None:
        """Open the index, or make it; see `index.store.LocalStore`."""
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._expected = manifest
        self._timeout = lock_timeout
        self._mutex = threading.Lock()
        self._lock = WriterLock(folder) if os.access(folder, os.W_OK) else None
        self._depth = 0
        self._levelled = 0.0
        self._written = self._begun() if rebuild else read_manifest(folder) or self._begun()
        self._parts = self._opened(self._written)

    @property
    def manifest(self) -> Manifest:
        """What the index was built with."""
        return self._written.manifest

    @property
    def writable(self) -> bool:
        """Whether the folder may be written."""
        return self._lock is not None

    def parts(self) -> Parts:
        """Return the parts, those of a new index if another process has begun one.

        Raises:
            IndexMismatchError: the new one was built with something else.
        """
        if stamp(self._folder) not in {None, self._written.stamp}:
            with self._mutex:
                written = read_manifest(self._folder)
                if written is not None and written != self._written:
                    self._parts = self._opened(written)
                    self._written = written
        return self._parts

    @contextmanager
    def writing(self) -> Iterator[Parts]:
        """Hold the writer's lock; may be nested. See `index.store.LocalStore.writing`."""
        if self._lock is None:
            raise CorpusError(wording.index_read_only(str(self._folder)))
        with self._lock.held(self._timeout):
            if self._depth == 0:
                self._level()
            self._depth += 1
            try:
                yield self.parts()
            finally:
                self._depth -= 1
                if self._depth == 0 or time.monotonic() - self._levelled > _VISIBLE_AFTER:
                    self._level()

    def close(self) -> None:
        """Close the files."""
        self._parts.close()

    def _level(self) -> None:
        self.parts().level()
        self._levelled = time.monotonic()

    def _opened(self, written: Written) -> Parts:
        if self._expected is not None:
            agree(self._folder, written.manifest, self._expected)
        return Parts(self._folder / written.data, written.manifest.dimension, self._lock)

    def _begun(self) -> Written:
        """Make an empty index; if another process has just made one, take that."""
        if self._expected is None or self._lock is None:
            raise CorpusError(wording.index_missing(str(self._folder)))
        before = stamp(self._folder)
        with self._lock.held(self._timeout):
            made = read_manifest(self._folder) if stamp(self._folder) != before else None
            return made or self._made(self._expected)

    def _made(self, manifest: Manifest) -> Written:
        try:
            data = new_data(self._folder)
            Database(data / DATABASE).create()
            return write_manifest(self._folder, manifest, data)
        except OSError as error:
            raise CorpusError(wording.unwritable(str(self._folder), str(error))) from error
