"""What old Word keeps apart from its text (MS-DOC): runs deleted or hidden, row ends, lists.

Properties are stored in pages of 512 bytes, by the place of the text in the stream.
"""

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator

_PAGE = 512
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}  # bytes of an operand, by the kind of property
_DELETED, _HIDDEN = 0x0800, 0x083C
IN_TABLE, ROW_END, LIST, LEVEL = 0x2416, 0x2417, 0x460B, 0x260A
_LONG = {0xD608: 2, 0xD606: 2}  # definitions of tables: their length takes two bytes

Properties = dict[int, int]
"""The value of each property of one to four bytes, by its number."""


class Places:
    """Properties by place in the stream."""

    def __init__(self, runs: list[tuple[int, int, Properties]]) -> None:
        """Take runs: start, end, properties."""
        self._runs = sorted(runs, key=lambda run: run[:2])
        self._starts = [run[0] for run in self._runs]

    def at(self, place: int) -> Properties:
        """Return the properties of the character at a place; none where nothing is known."""
        index = bisect_right(self._starts, place) - 1
        if index < 0 or self._runs[index][1] <= place:
            return {}
        return self._runs[index][2]

    def cuts(self, start: int, end: int) -> list[int]:
        """Return the places where runs begin or end between two places."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        cuts: set[int] = set()
        while index < len(self._runs) and self._runs[index][0] < end:
            cuts |= {place for place in self._runs[index][:2] if start < place < end}
            index += 1
        return sorted(cuts)


def is_gone(properties: Properties) -> bool:
    """Whether a run was deleted (a change that was tracked) or is hidden."""
    return bool(properties.get(_DELETED)) or properties.get(_HIDDEN) in {1, 129}


def characters(stream: bytes, table: bytes) -> Places:
    """Return the properties of runs; `table` is the list of their pages."""
    return Places(list(_runs(stream, table, 1, _character)))


def paragraphs(stream: bytes, table: bytes) -> Places:
    """Return the properties of paragraphs; `table` is the list of their pages."""
    return Places(list(_runs(stream, table, 13, _paragraph)))


def _runs(
    stream: bytes, table: bytes, width: int, read: Callable[[bytes, int], bytes]
) -> Iterator[tuple[int, int, Properties]]:
    count = max((len(table) - 4) // 8, 0)
    for (number,) in struct.iter_unpack("<I", table[4 * (count + 1) : 4 * (2 * count + 1)]):
        page = stream[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
        if len(page) < _PAGE:
            continue
        runs = page[-1]
        if 4 * (runs + 1) + width * runs > _PAGE:
            continue
        starts = struct.unpack_from(f"<{runs + 1}I", page)
        for index in range(runs):
            offset = 2 * page[4 * (runs + 1) + width * index]
            properties = read_properties(read(page, offset)) if offset else {}
            yield starts[index], starts[index + 1], properties


def _character(page: bytes, offset: int) -> bytes:
    return page[offset + 1 : offset + 1 + page[offset]]


def _paragraph(page: bytes, offset: int) -> bytes:
    """Skip the length, which is written in two ways, and the style."""
    if page[offset]:
        return page[offset + 3 : offset + 2 * page[offset]]
    if offset + 1 >= _PAGE:
        return b""
    return page[offset + 4 : offset + 2 + 2 * page[offset + 1]]


def read_properties(data: bytes) -> Properties:
    r"""Read a list of properties; what follows a damaged one is left out.

    >>> read_properties(b"\x00\x08\x01\x0b\x46\x02\x00")
    {2048: 1, 17931: 2}
    """
    found: Properties = {}
    at = 0
    while at + 3 <= len(data):
        (number,) = struct.unpack_from("<H", data, at)
        at += 2
        kind = number >> 13
        if kind == 6:
            head = _LONG.get(number, 1)
            size = int.from_bytes(data[at : at + head], "little") - (1 if head == 2 else 0)
            at += head + max(size, 0)
            continue
        size = _SIZES[kind]
        found[number] = int.from_bytes(data[at : at + size], "little")
        at += size
    return found
