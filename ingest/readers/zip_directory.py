"""How many entries the directory of a zip has, before it is read: each costs time and memory."""

import os
import struct
from typing import IO

_END, _END_64, _ENTRY = b"PK\x05\x06", b"PK\x06\x06", b"PK\x01\x02"
_OF_LARGE = 76  # bytes that stand before the end of an archive larger than 4 GB
_LONGEST_END = 22 + 65_535 + _OF_LARGE  # with its comment
MOST_BYTES = 32 << 20
_AT_ONCE = 1 << 20


def is_overfull(stream: IO[bytes], most: int, *, most_bytes: int = MOST_BYTES) -> bool:
    """Tell whether the directory has more than `most` entries, whatever it says of their number.

    One of more than `most_bytes` has too many, a file that is no zip has none.
    """
    end = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, end - _LONGEST_END))
    tail = stream.read()
    at = tail.rfind(_END)
    if at < 0:
        return False
    last = end - len(tail) + at
    size = min(last, _OF_LARGE + _claimed(tail, at))
    if size > most_bytes:
        return True
    stream.seek(last - size)
    return _entries(stream, size) > most


def _entries(stream: IO[bytes], size: int) -> int:
    """Count the entries in the next `size` bytes, a part of them at a time."""
    count, rest = 0, b""
    while size > 0 and (data := stream.read(min(size, _AT_ONCE))):
        size -= len(data)
        count += (rest + data).count(_ENTRY)
        rest = data[1 - len(_ENTRY) :]
    return count


def _claimed(tail: bytes, at: int) -> int:
    """Return how many bytes the directory has, as the end at `at` or that of a large one says."""
    sizes = [0]
    if len(tail) >= at + 16:
        sizes += struct.unpack_from("<I", tail, at + 12)
    large = tail.rfind(_END_64, 0, at)
    if large >= 0 and len(tail) >= large + 48:
        sizes += struct.unpack_from("<Q", tail, large + 40)
    return max(sizes)
