"""Messages between the program and its readers: a length, then a pickled tuple.

What a reader sends back is not trusted: it has been in touch with a stranger's file. Nothing is
unpickled from it but plain values, dates and the types of `ingest.notice`.
"""

import datetime as dt
import io
import pickle
import struct
from collections.abc import Callable
from typing import Any

from ingest import notice

HEAD = struct.Struct("<Q")
_ALLOWED = {
    ("datetime", "date"): dt.date,
    **{
        ("ingest.notice", name): value
        for name, value in vars(notice).items()
        if isinstance(value, type) and value.__module__ == "ingest.notice"
    },
}


def pack(message: tuple[Any, ...]) -> bytes:
    """Return the bytes of a message."""
    payload = pickle.dumps(message, protocol=5)
    return HEAD.pack(len(payload)) + payload


def unpack_trusted(payload: bytes) -> tuple[Any, ...]:
    """Return a message of the program itself."""
    message: tuple[Any, ...] = pickle.loads(payload)  # noqa: S301  (from the parent)
    return message


def unpack(payload: bytes) -> tuple[Any, ...]:
    """Return a message of a reader.

    Raises:
        pickle.UnpicklingError: it names anything but values.
    """
    message: tuple[Any, ...] = _Values(io.BytesIO(payload)).load()
    return message


class _Values(pickle.Unpickler):
    """An unpickler that knows only the types of a notice."""

    def find_class(self, module: str, name: str) -> Callable[..., Any]:
        """Return one of the types that may come."""
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return _ALLOWED[module, name]
