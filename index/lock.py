"""One writer at a time, among threads and processes; who waits in vain learns who holds it."""

import contextlib
import json
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ingest import wording
from ingest.errors import IndexLockedError


class WriterLock:
    """The lock of an index folder. It may be taken again by the thread that holds it.

    The operating system frees it when its process dies, however that happens.
    """

    def __init__(self, folder: Path) -> None:
        """Name the lock; nothing is taken yet."""
        self._folder = folder
        self._holder = folder / "writer.json"
        self._threads = threading.RLock()
        self._file = FileLock(folder / "writer.lock", thread_local=False)

    @contextmanager
    def held(self, timeout: float) -> Iterator[None]:
        """Hold the lock; wait for it `timeout` seconds at most.

        Raises:
            IndexLockedError: it is held by another; the message names the process.
        """
        if not self._threads.acquire(timeout=timeout):
            raise IndexLockedError(self._refusal())
        try:
            self._take(timeout)
            try:
                self._sign()
                yield
            finally:
                self._file.release()
        finally:
            self._threads.release()

    def _take(self, timeout: float) -> None:
        try:
            self._file.acquire(timeout=timeout, poll_interval=0.02)
        except Timeout as error:
            raise IndexLockedError(self._refusal()) from error

    def _sign(self) -> None:
        """Say who holds the lock. On a full disk the name is missing, no more."""
        if self._file.lock_counter == 1:
            holder = {"pid": os.getpid(), "host": socket.gethostname()}
            with contextlib.suppress(OSError):
                self._holder.write_text(json.dumps(holder), encoding="utf-8")

    def _refusal(self) -> str:
        try:
            holder = json.loads(self._holder.read_text(encoding="utf-8"))
            name = wording.process(int(holder["pid"]), str(holder["host"]))
        except (OSError, ValueError, KeyError):
            name = wording.UNKNOWN_PROCESS
        return wording.index_locked(str(self._folder), name)
