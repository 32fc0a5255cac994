"""What a library may do to the process that it runs in; called in the worker."""

import ctypes
import sys
import time

from ingest.errors import EmptyDocumentError
from ingest.readers.pulse import beat


def sleep(data: bytes, file: str) -> None:
    """Never end."""
    while True:
        time.sleep(0.05)


def live_on(data: bytes, file: str) -> str:
    """Take long, page by page, and end."""
    for _ in range(16):
        time.sleep(0.25)
        beat()
    return "ended"


def live_for_ever(data: bytes, file: str) -> None:
    """Give signs of life and never end."""
    while True:
        time.sleep(0.05)
        beat()


def crash(data: bytes, file: str) -> None:
    """Write where nothing may be written."""
    ctypes.string_at(0)


def exhaust(data: bytes, file: str) -> None:
    """Take memory until there is none."""
    kept = []
    while True:
        kept.append(bytearray(2**31))


def swell(data: bytes, file: str) -> bytes:
    """Give back more than may come back."""
    return bytes(30 * 2**20)


def stumble(data: bytes, file: str) -> None:
    """Raise what no reader expects."""
    raise LookupError("a library's own mistake")


def chatter(data: bytes, file: str) -> bytes:
    """Print while reading, as some libraries do."""
    sys.stdout.write("warning: object 5 0 is strange\n" * 1000)
    return data


def refuse(data: bytes, file: str) -> None:
    """Refuse in the words of the program."""
    raise EmptyDocumentError(f"{file}: tệp không có chữ nào.")


def smuggle(data: bytes, file: str) -> type:
    """Give back what is no value."""
    return type(beat)
