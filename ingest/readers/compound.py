"""The OLE compound file (MS-CFB), in which old Office files keep their streams."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA  # sector numbers above it mark ends and gaps
_ENTRY = 128
_HEADER_FAT = 109


class CompoundError(ValueError):
    """The file breaks the rules of its format."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class Compound:
    """The streams of a compound file, by name.

    Every chain of sectors is followed once only, so a loop in a damaged file ends.
    """

    def __init__(self, data: bytes) -> None:
        """Read the directory.

        Raises:
            CompoundError: the header, the directory or the allocation table is damaged.
        """
        if len(data) < 512 or not data.startswith(SIGNATURE):
            raise CompoundError("no compound file")
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in {9, 12} or mini_shift != 6:
            raise CompoundError("sector size")
        self._size = 1 << shift
        (directory, self._cutoff) = struct.unpack_from("<I4xI", data, 48)
        (mini_start, _, extra) = struct.unpack_from("<III", data, 60)
        self._fat = self._read_fat(extra)
        self._entries = [_entry(raw) for raw in _cut(self._chain(directory), _ENTRY)]
        if not self._entries:
            raise CompoundError("directory")
        self._mini_fat = _numbers(self._chain(mini_start))
        self._mini = self._chain(self._entries[0].start)

    def names(self) -> frozenset[str]:
        """Return the names of the streams and storages at the top; embedded files are below it."""
        return frozenset(entry.name for entry in self._top())

    def stream(self, name: str) -> bytes:
        """Return the bytes of a stream at the top.

        Raises:
            CompoundError: there is none, or it is cut off.
        """
        for entry in self._top():
            if entry.name == name and entry.kind == 2:
                data = self._short(entry) if entry.size < self._cutoff else self._chain(entry.start)
                return data[: entry.size]
        raise CompoundError(name)

    def _top(self) -> Iterator[_Entry]:
        waiting, seen = [self._entries[0].child], set[int]()
        while waiting:
            number = waiting.pop()
            if number < len(self._entries) and number not in seen:
                seen.add(number)
                entry = self._entries[number]
                yield entry
                waiting += [entry.left, entry.right]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _read_fat(self, extra: int) -> list[int]:
        """The allocation table: its first sectors are listed in the header, others in a chain."""
        listed = list(struct.unpack_from(f"<{_HEADER_FAT}I", self._data, 76))
        seen: set[int] = set()
        while extra < _LAST_SECTOR and extra not in seen:
            seen.add(extra)
            numbers = _numbers(self._sector(extra))
            listed += numbers[:-1]
            extra = numbers[-1] if numbers else _LAST_SECTOR
        sectors = (self._sector(number) for number in listed if number < _LAST_SECTOR)
        return _numbers(b"".join(sectors))

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in _follow(start, self._fat))

    def _short(self, entry: _Entry) -> bytes:
        """A stream below the cut-off lies in sectors of 64 bytes inside the root's own stream."""
        pieces = (self._mini[n * 64 : n * 64 + 64] for n in _follow(entry.start, self._mini_fat))
        return b"".join(pieces)


def _follow(start: int, table: list[int]) -> Iterator[int]:
    seen: set[int] = set()
    while start < len(table) and start not in seen:
        seen.add(start)
        yield start
        start = table[start]


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _cut(data: bytes, size: int) -> Iterator[bytes]:
    for start in range(0, len(data) - size + 1, size):
        yield data[start : start + size]


def _entry(raw: bytes) -> _Entry:
    length = min(max(struct.unpack_from("<H", raw, 64)[0] - 2, 0), 62)
    name = raw[:length].decode("utf-16-le", errors="replace")
    left, right, child = struct.unpack_from("<III", raw, 68)
    start, size = struct.unpack_from("<II", raw, 116)
    return _Entry(name, raw[66], left, right, child, start, size)
