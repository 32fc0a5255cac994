"""Which documents someone may know of, told by their keys."""

from collections.abc import Callable
from dataclasses import replace

from index.stored import Document

Sees = Callable[[str], bool]
"""Whether a document may be known to who asks, by its key."""


def everything(_key: str) -> bool:
    """Every document may be known."""
    return True


def known_to(document: Document, sees: Sees) -> Document:
    """Leave the newer document unnamed to those who may not know of it."""
    newer = document.superseded_by
    return document if newer is None or sees(newer) else replace(document, superseded_by=None)
