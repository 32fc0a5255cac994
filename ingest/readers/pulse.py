"""A sign of life from a long reading: each page read gives the reader its time anew."""

from collections.abc import Callable


def _nobody() -> None:
    """Where nobody listens, nothing is said."""


_listener: Callable[[], None] = _nobody


def beat() -> None:
    """Say that the reading goes on: called once a page."""
    _listener()


def listen(listener: Callable[[], None]) -> None:
    """Call `listener` at each beat from now on."""
    global _listener  # noqa: PLW0603  (one a process: the worker's)
    _listener = listener
