"""How the work grows with what is to be done, in time of the processor.

That of other processes does not count, so that a busy machine changes little.
"""

import time
from collections.abc import Callable


def growth(work: Callable[[int], object], size: int, times: int) -> float:
    """Tell how much more work `times` the size is: as many times when linear, squared when not."""
    work(max(1, size // 16))  # what is loaded or compiled on first use
    return _seconds(work, size * times) / _seconds(work, size)


def _seconds(work: Callable[[int], object], size: int) -> float:
    started = time.process_time()
    work(size)
    return time.process_time() - started
