"""The vectors of spans, and of whole texts, out of the vectors of tokens."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.vectors import CharacterSpan, Offsets, TokenVectors, Vectors


class SpanSums:
    """The sums of the token vectors inside spans of texts, added up a window at a time.

    >>> sums = SpanSums([[(0, 5), (6, 9), (20, 30)]], hidden=1)
    >>> sums.add(0, np.array([[0, 3], [3, 5], [6, 9]]), np.array([[1.0], [3.0], [7.0]]))
    >>> sums.means().ravel().tolist()
    [2.0, 7.0, 0.0]
    """

    def __init__(self, spans: Sequence[Sequence[CharacterSpan]], hidden: int) -> None:
        """Begin with nothing; `hidden` is the width of a token's vector."""
        self._spans = spans
        self._ends = np.cumsum([0, *map(len, spans)]).tolist()
        self._sums = np.zeros((self._ends[-1], hidden), np.float32)
        self._counts = np.zeros((self._ends[-1], 1), np.float32)

    def add(self, text: int, offsets: Offsets, rows: Vectors) -> None:
        """Add the tokens of one window of text number `text`."""
        own = slice(self._ends[text], self._ends[text + 1])
        touched = inside(offsets, self._spans[text])
        self._sums[own] += touched @ rows
        self._counts[own] += touched.sum(axis=1, keepdims=True)

    def means(self) -> Vectors:
        """Return the mean of each span's tokens, (all spans, hidden); 0 where there are none."""
        return np.asarray(self._sums / np.maximum(self._counts, 1), dtype=np.float32)

    def split(self, found: Vectors, whole: Vectors) -> list[Vectors]:
        """Give each text the rows of its spans; a span without a token gets the text's vector."""
        of_text = np.repeat(whole, np.diff(self._ends), axis=0)
        rows = np.where(self._counts > 0, found, of_text)
        return [rows[start:end] for start, end in pairwise(self._ends)]


def inside(offsets: Offsets, spans: Sequence[CharacterSpan]) -> Vectors:
    """Say which tokens touch which spans: (spans, tokens), 1 or 0.

    >>> inside(np.array([[0, 5], [6, 9], [9, 9]]), [(6, 7), (0, 9), (20, 30)]).tolist()
    [[0.0, 1.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 0.0]]
    """
    edges = np.asarray(spans, dtype=np.int64).reshape(-1, 2)
    begins_before = offsets[None, :, 0] < edges[:, 1, None]
    ends_after = offsets[None, :, 1] > edges[:, 0, None]
    shown = offsets[None, :, 1] > offsets[None, :, 0]
    return (begins_before & ends_after & shown).astype(np.float32)


def visible(offsets: Offsets) -> NDArray[np.intp]:
    """Return the numbers of the tokens that stand for characters of the text."""
    return np.flatnonzero(offsets[:, 1] > offsets[:, 0])


def joined(windows: Sequence[TokenVectors]) -> TokenVectors:
    """Put the windows of one text behind each other."""
    return TokenVectors(
        offsets=np.concatenate([window.offsets for window in windows]),
        vectors=np.concatenate([window.vectors for window in windows]),
    )
