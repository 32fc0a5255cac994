"""What the store gives back: documents without their text, passages with their place."""

import datetime as dt
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ingest.notice import Passage

Ranked = list[tuple[int, float]]  # passage row and cosine or BM25, best first, ties by row
KnownVectors = tuple[NDArray[np.float32], NDArray[np.float32]]  # (dim,) and, of sentences, (m, dim)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One notice in the store, light enough to list ten thousand: no text.

    `key` is what people call it, "320/TB-VPCP (2021)"; `file` its name in the corpus; `passages`
    how many it has. `status` says in words whether it still holds, None where nothing is known;
    `superseded_by` is the key of the newer document of the corpus; `collection` is "" for none.
    """

    notice_id: str
    key: str
    file: str
    number: str | None
    date: dt.date | None
    issuer: str | None
    kind: str | None
    title: str | None
    passages: int
    status: str | None = None
    superseded_by: str | None = None
    collection: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPassage:
    """A passage with its row in the store, by which the searches name it, and its document's key.

    On request with its vectors, float32 of length 1 as stored in half precision: `vector`
    (dim,), `sentence_vectors` (m, dim), one row a sentence.
    """

    row: int
    key: str
    passage: Passage
    vector: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)
    sentence_vectors: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)


def context(number: str | None, title: str | None, headings: tuple[str, ...]) -> str:
    r"""Return what is indexed with a passage and never quoted, one piece a line.

    >>> context("320/TB-VPCP", None, ("III. Về phát triển đô thị",))
    '320/TB-VPCP\nIII. Về phát triển đô thị'
    """
    return "\n".join(piece for piece in (number, title, *headings) if piece)
