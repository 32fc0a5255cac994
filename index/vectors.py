"""Small things that every embedder needs, on plain arrays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Offsets = NDArray[np.int32]
CharacterSpan = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenVectors:
    """The tokens of one text: `offsets` (t, 2) int32, `vectors` (t, dim) float32, length 1.

    Offsets count characters of the text as it was given, without prefix; they leave out white
    space around the token. Special tokens and tokens of white space alone are not there.
    """

    offsets: Offsets
    vectors: Vectors


def unit(rows: Vectors) -> Vectors:
    """Return the rows with length 1; a row of zeros stays as it is.

    >>> unit(np.array([[3.0, 4.0], [0.0, 0.0]])).round(6).tolist()
    [[0.6000000238418579, 0.800000011920929], [0.0, 0.0]]
    """
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def batches(lengths: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Yield the numbers of items, longest first, so that no padded batch exceeds `budget`.

    >>> list(batches([3, 9, 4, 1], budget=8))
    [[1], [2, 0], [3]]
    """
    batch: list[int] = []
    for item in sorted(range(len(lengths)), key=lambda item: -lengths[item]):
        if batch and lengths[batch[0]] * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch
