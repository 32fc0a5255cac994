"""Memory given back to the system when a batch of documents has been embedded.

What the model computes with is freed at once, yet the C library keeps it in the pools of its
threads: some 200 MB after the first hundred passages, for as long as the server runs.
"""

import ctypes
import sys
from contextlib import suppress


def give_back() -> None:
    """Hand what is free to the system, where the C library can be told to (glibc)."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library: it goes on as it is
            ctypes.CDLL(None).malloc_trim(0)
