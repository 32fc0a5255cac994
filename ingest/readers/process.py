"""One worker process, as its parent sees it."""

import os
import pickle
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from ingest.readers import frames

_ROOT = Path(__file__).parents[2]
_PIECE = 2**20


class Broken(Exception):  # noqa: N818  (never leaves the sandbox)
    """The worker died."""


class Late(Exception):  # noqa: N818
    """The worker was silent for too long, or went on for too long: `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class TooMuch(Exception):  # noqa: N818
    """The worker's answer is larger than allowed."""


class Process:
    """A worker, started at once. It is in a session of its own, so that its children end with it.

    `files` counts the jobs that it was given; `alive` is False once it was ended.
    """

    def __init__(self, memory: int) -> None:
        code = (
            f"import sys; sys.path.insert(0, {str(_ROOT)!r}); "
            f"from ingest.readers.worker import work; work({memory})"
        )
        few = str(min(4, os.cpu_count() or 1))
        threads = {"OMP_NUM_THREADS": few, "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
        silent = {"ORT_DISABLE_TELEMETRY": "1"}  # as in `trueocr_engine`, whatever loads it first
        self._process = subprocess.Popen(  # noqa: S603  (our own code)
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | threads | silent,
            start_new_session=True,
        )
        self.files = 0
        self.alive = True

    def ask(
        self, job: tuple[str, str, tuple[Any, ...]], seconds: float, in_all: float, most: int
    ) -> tuple[Any, ...]:
        """Give a job (module, function, arguments) and wait for its answer of at most `most` bytes.

        Raises:
            Late, TooMuch, Broken: the worker has been ended.
        """
        self.files += 1
        end = time.monotonic() + in_all
        try:
            self._send(frames.pack((int(seconds) + 1, *job)))
            while (answer := self._answer(seconds, end, most)) == ("beat",):
                pass
        except (Broken, Late, TooMuch):
            self.close()
            raise
        if answer[0] == "memory":
            self.close()
        return answer

    def _send(self, message: bytes) -> None:
        assert self._process.stdin is not None  # noqa: S101  (a pipe, see above)
        try:
            self._process.stdin.write(message)
            self._process.stdin.flush()
        except OSError as error:
            raise Broken from error

    def _answer(self, seconds: float, end: float, most: int) -> tuple[Any, ...]:
        until = min(time.monotonic() + seconds, end)
        (size,) = frames.HEAD.unpack(self._read(frames.HEAD.size, until, seconds))
        if size > most:
            raise TooMuch
        try:
            return frames.unpack(self._read(size, until + seconds, seconds))
        except (pickle.UnpicklingError, ValueError, TypeError, EOFError, AttributeError) as error:
            raise Broken from error

    def _read(self, size: int, until: float, seconds: float) -> bytes:
        assert self._process.stdout is not None  # noqa: S101
        way_back = self._process.stdout.fileno()
        pieces: list[bytes] = []
        while size:
            left = until - time.monotonic()
            if left <= 0 or not _ready(way_back, left):  # also when all the time is up
                raise Late(seconds)
            piece = os.read(way_back, min(size, _PIECE))
            if not piece:
                raise Broken
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def close(self) -> None:
        """End the worker and all its children; wait until they are gone."""
        self.alive = False
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        for way in (self._process.stdin, self._process.stdout):
            if way is not None:
                with suppress(OSError):  # what was not sent yet has nowhere to go
                    way.close()
        self._process.wait()


def _ready(file: int, seconds: float) -> bool:
    """Wait until there is something to read; unlike `select`, `poll` knows no highest number."""
    poll = select.poll()
    poll.register(file, select.POLLIN | select.POLLHUP)
    return bool(poll.poll(seconds * 1000))
