"""The process in which files are read: it takes a job, answers, and takes the next.

It is started by `ingest.readers.sandbox` and ends when its input does. A job is a function by
name, with its arguments. Errors of the program are sent back; whatever else a library raises on a
stranger's file ends the process, and its parent starts another.
"""

import importlib
import os
import resource
import signal
import sys
from contextlib import suppress
from typing import Any, BinaryIO

from ingest.errors import TracuuError
from ingest.readers import frames, pulse

_GRACE = 5  # seconds that the parent has for ending us before we end ourselves
_OPEN_FILES = 256
_BEHIND = 5  # the "nice" value: questions that are asked meanwhile come first
_FILE_BYTES = 2**30


def work(memory: int) -> None:
    """Do jobs until the input ends; `memory` is the address space in bytes that they may take."""
    answers = _take_stdout()
    _limit(memory)
    os.nice(_BEHIND)
    requests = sys.stdin.buffer
    while (request := _next(requests)) is not None:
        seconds, module, function, arguments = request

        def beat(seconds: int = seconds) -> None:
            signal.alarm(seconds + _GRACE)
            _send(answers, ("beat",))

        pulse.listen(beat)
        signal.alarm(seconds + _GRACE)
        reply = _do(module, function, arguments)
        signal.alarm(0)
        _send(answers, reply)
        if reply[0] == "memory":
            return


def _do(module: str, function: str, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    try:
        return ("done", getattr(importlib.import_module(module), function)(*arguments))
    except TracuuError as error:
        return ("refused", type(error).__name__, str(error))
    except MemoryError:
        return ("memory",)


def _send(answers: BinaryIO, message: tuple[Any, ...]) -> None:
    answers.write(frames.pack(message))
    answers.flush()


def _next(requests: BinaryIO) -> tuple[Any, ...] | None:
    head = requests.read(frames.HEAD.size)
    if len(head) < frames.HEAD.size:
        return None
    payload = requests.read(*frames.HEAD.unpack(head))
    return frames.unpack_trusted(payload)


def _take_stdout() -> BinaryIO:
    """Keep the way back for ourselves: a library that prints must not garble it."""
    own = os.dup(1)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.close(silence)
    return os.fdopen(own, "wb")


def _limit(memory: int) -> None:
    for what, amount in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_FSIZE, _FILE_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # a system that knows no such limit, or sets a lower
            resource.setrlimit(what, (amount, amount))
