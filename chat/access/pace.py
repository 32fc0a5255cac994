"""How often: failed log-ins are slowed down, requests a minute are counted. In memory, per process."""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

_KEPT = 10_000  # names and addresses remembered; the oldest are forgotten first


class Delays:
    """Failed attempts by name: after three, each makes the next wait twice as long.

    >>> delays = Delays(clock=lambda: 0.0)
    >>> for _ in range(5): delays.failed("an")
    >>> delays.wait("an"), delays.wait("binh")
    (4.0, 0.0)
    """

    FREE = 3
    LONGEST = 300.0  # seconds

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, *names: str) -> float:
        """Return how many seconds are to pass before these may try again."""
        with self._lock:
            return max((self._left(name) for name in names), default=0.0)

    def failed(self, *names: str) -> None:
        """Remember a failure."""
        with self._lock:
            for name in names:
                count, _ = self._failed.pop(name, (0, 0.0))
                self._failed[name] = (count + 1, self._clock())
            while len(self._failed) > _KEPT:
                self._failed.popitem(last=False)

    def succeeded(self, *names: str) -> None:
        """Forget the failures."""
        with self._lock:
            for name in names:
                self._failed.pop(name, None)

    def _left(self, name: str) -> float:
        count, last = self._failed.get(name, (0, 0.0))
        if count < self.FREE:
            return 0.0
        delay = min(self.LONGEST, 2.0 ** min(count - self.FREE, 20))
        return max(0.0, last + delay - self._clock())


class Pace:
    """At most `limit` requests a minute from each name.

    >>> pace = Pace(2, clock=lambda: 0.0)
    >>> [pace.takes("an") for _ in range(3)]
    [True, True, False]
    """

    def __init__(self, limit: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.limit = limit
        self._clock = clock
        self._lock = threading.Lock()
        self._taken: OrderedDict[str, deque[float]] = OrderedDict()

    def takes(self, name: str) -> bool:
        """Count a request, unless it is one too many."""
        now = self._clock()
        with self._lock:
            taken = self._taken.setdefault(name, deque())
            self._taken.move_to_end(name)
            while len(self._taken) > _KEPT:
                self._taken.popitem(last=False)
            while taken and taken[0] <= now - 60:
                taken.popleft()
            if len(taken) >= self.limit:
                return False
            taken.append(now)
            return True
