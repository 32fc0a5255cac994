"""Files read in a process of their own, so that a bad one harms nothing but itself.

A few workers live on from file to file. One that takes too long, takes too much memory or dies is
ended and replaced, and its file is rejected with one line.
"""

import atexit
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from ingest import errors, wording
from ingest.agencies import Abbreviations
from ingest.errors import TracuuError, UnreadableFileError
from ingest.notice import Notice
from ingest.readers.process import Broken, Late, Process, TooMuch


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What reading one file may take.

    `seconds` of silence, and as many more for each MB of the file as `seconds_a_megabyte` says;
    a sign of life (`pulse.beat`) begins them anew, up to `seconds_in_all`. `memory` is address
    space, `answer` what may come back, both in bytes. A worker ends after `files` files.
    """

    seconds: float = 60
    seconds_a_megabyte: float = 15
    seconds_in_all: float = 3600
    memory: int = 4 * 2**30
    answer: int = 256 * 2**20
    files: int = 400


class Sandbox:
    """A pool of at most `workers` processes; callers of other threads wait for a free one."""

    def __init__(self, workers: int = 2, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._free: list[Process] = []
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(workers)

    def run(self, module: str, function: str, data: bytes, file: str, *more: object) -> Any:
        """Call `module.function(data, file, *more)` in a worker and return what it returns.

        A worker that dies, and was not new, may have died of the files before: the file gets a
        second try in a new one.

        Raises:
            TracuuError: what the function raised.
            UnreadableFileError: the limits were passed, or the worker died.
        """
        job = (module, function, (data, file, *more))
        with self._places:
            try:
                return self._once(job, fresh=False)
            except Broken:
                return self._once(job, fresh=True)

    def _once(self, job: tuple[str, str, tuple[Any, ...]], *, fresh: bool) -> Any:
        data, file = job[2][:2]
        limits = self.limits
        seconds = limits.seconds + limits.seconds_a_megabyte * len(data) / 2**20
        with self._process(fresh=fresh) as process:
            used = process.files > 0
            try:
                answer = process.ask(job, seconds, limits.seconds_in_all, limits.answer)
            except Late as late:
                raise UnreadableFileError(wording.read_too_slowly(file, late.seconds)) from late
            except TooMuch as much:
                raise UnreadableFileError(wording.too_much_text(file, limits.answer)) from much
            except Broken as broken:
                if used:
                    raise
                raise UnreadableFileError(wording.reader_crashed(file)) from broken
            if answer[0] == "memory" and used:
                raise Broken
        return self._value(answer, file)

    def _value(self, answer: tuple[Any, ...], file: str) -> Any:
        match answer:
            case ("done", value):
                return value
            case ("refused", str(name), str(message)):
                kind = getattr(errors, name, TracuuError)
                raise kind(message)
            case _:
                raise UnreadableFileError(wording.reader_out_of_memory(file, self.limits.memory))

    @contextmanager
    def _process(self, *, fresh: bool) -> Iterator[Process]:
        """Lend a worker; one that is worn out or broken does not come back."""
        with self._lock:
            process = self._free.pop() if self._free and not fresh else None
        process = process or Process(self.limits.memory)
        try:
            yield process
        finally:
            if process.alive and process.files < self.limits.files:
                with self._lock:
                    self._free.append(process)
            else:
                process.close()

    def close(self) -> None:
        """End the workers that are free."""
        with self._lock:
            free, self._free = self._free, []
        for process in free:
            process.close()


def shared() -> Sandbox:
    """Return the sandbox of this process; a fork gets its own."""
    return _shared(os.getpid())


@cache
def _shared(_: int) -> Sandbox:
    sandbox = Sandbox()
    atexit.register(sandbox.close)
    return sandbox


def read_notice(
    data: bytes,
    file: str,
    abbreviations: Abbreviations,
    corrections: Mapping[str, str] | None = None,
) -> Notice:
    """Do what `ingest.parse.parse_notice` does, in a worker.

    Raises:
        TracuuError: what `parse_notice` raises.
        UnreadableFileError: the file took too long, too much memory, or broke the worker.
    """
    own = dict(corrections) if corrections else None
    notice = shared().run("ingest.parse", "parse_notice", data, file, abbreviations, own)
    return cast("Notice", notice)
