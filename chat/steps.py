"""How long the steps of an answer take: understand, embed, search, read, decide.

A step costs nothing to speak of where nobody collects.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_seconds: ContextVar[dict[str, float] | None] = ContextVar("seconds", default=None)


@contextmanager
def collecting() -> Iterator[dict[str, float]]:
    """Collect the seconds of each step taken inside, by this thread.

    >>> with collecting() as seconds:
    ...     with step("read"):
    ...         pass
    >>> list(seconds)
    ['read']
    """
    seconds: dict[str, float] = {}
    token = _seconds.set(seconds)
    try:
        yield seconds
    finally:
        _seconds.reset(token)


@contextmanager
def step(name: str) -> Iterator[None]:
    """Add what is done inside to the step `name`."""
    seconds = _seconds.get()
    if seconds is None:
        yield
        return
    started = time.perf_counter()
    try:
        yield
    finally:
        seconds[name] = seconds.get(name, 0.0) + time.perf_counter() - started
