"""Whose work the cores do first: questions before documents.

The model computes with one thread a call. How many threads torch takes is one number for the whole
process, so it is set once, when a model is loaded, and never again: what can be done side by side
is given to one of two pools of as many threads as there are cores. Those of the documents have a
lower priority, so that they take what the questions leave.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from typing import Literal, TypeVar

CORES = os.cpu_count() or 1
BEHIND = 10  # the "nice" value of what nobody waits for at the page

Work = Literal["questions", "documents"]
_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


def side_by_side(
    work: Work, make: Callable[[_Item], _Made], items: Sequence[_Item]
) -> Iterator[_Made]:
    """Yield what is made of each item, in their order, made by several threads at a time.

    >>> list(side_by_side("questions", str.upper, ["ai", "gì"]))
    ['AI', 'GÌ']
    """
    if work == "questions" and len(items) == 1:
        return map(make, items)  # whoever asks waits for it anyway
    return _pool(os.getpid(), work).map(make, items)


@cache
def _pool(_: int, work: Work) -> ThreadPoolExecutor:
    """Return the pool of this process; a fork has none of its parent's threads."""
    begin = step_back if work == "documents" else None
    return ThreadPoolExecutor(CORES, thread_name_prefix=work, initializer=begin)


def step_back() -> None:
    """Give this thread the lower priority for good, where the system has priorities of threads."""
    if sys.platform == "linux":
        with suppress(OSError):  # it goes on as it is
            thread = threading.get_native_id()
            own = os.getpriority(os.PRIO_PROCESS, thread)
            os.setpriority(os.PRIO_PROCESS, thread, max(own, BEHIND))
