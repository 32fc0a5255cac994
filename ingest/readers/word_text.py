"""The letters of an old Word file (MS-DOC): pieces put in order, fields shown by their results."""

import itertools
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers.word_properties import (
    IN_TABLE,
    LEVEL,
    LIST,
    ROW_END,
    Properties,
    characters,
    is_gone,
    paragraphs,
)

_CLX, _CHARACTERS, _PARAGRAPHS = 0x1A2, 0xFA, 0x102  # where the header says where they are
_ONE_BYTE = 0x40000000  # marks a piece of one byte a letter
_TOKENS = re.compile("[\x13\x14\x15\x02\x07\x0c\r]|[^\x13\x14\x15\x02\x07\x0c\r]+")
_SIGNS = str.maketrans(
    {"\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": None}
    | dict.fromkeys("\x00\x01\x03\x04\x05\x06\x08")
)
CELL = "\x07"


class DamagedWordError(ValueError):
    """The file breaks the rules of its format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Its letters, and what is stored with the sign that ends it.

    `list` is number and level of its list; `cell` tells that it ends a cell of a table.
    """

    text: str
    in_table: bool = False
    cell: bool = False
    row_end: bool = False
    list: tuple[int, int] | None = None


class WordText:
    """The stories of a document: body, notes, text boxes, one after the other."""

    def __init__(self, stream: bytes, table: bytes) -> None:
        """Read the tables that tell where the letters are.

        Raises:
            DamagedWordError, struct.error: a table is not what it should be.
        """
        self._stream = stream
        self._pieces = list(_pieces(part(stream, table, _CLX)))
        self._characters = characters(stream, part(stream, table, _CHARACTERS))
        self._paragraphs = paragraphs(stream, part(stream, table, _PARAGRAPHS))

    def story(self, start: int, end: int) -> Iterator[Paragraph]:
        """Yield the paragraphs between two letters of the document, notes marked "[1]"."""
        words: list[str] = []
        fields: list[bool] = []  # for each open field, whether its result has begun
        notes = 0
        for text, place, width in self._runs(start, end):
            for token in _TOKENS.finditer(text):
                letters = token.group()
                if letters == "\x13":
                    fields.append(False)
                elif letters == "\x14" and fields:
                    fields[-1] = True
                elif letters == "\x15" and fields:
                    fields.pop()
                elif not all(fields):
                    continue
                elif letters == "\x02":
                    notes += 1
                    words.append(f"[{notes}]")
                elif letters in "\r\x07\x0c":
                    at = self._paragraphs.at(place + token.start() * width)
                    yield _paragraph("".join(words), letters, at)
                    words = []
                else:
                    words.append(letters.translate(_SIGNS))
        if words:
            yield Paragraph(text="".join(words))

    def _runs(self, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """Yield what was not deleted: letters, their place in the stream, bytes a letter."""
        for first, last, place, width in self._pieces:
            begin, stop = max(first, start), min(last, end)
            if begin >= stop:
                continue
            left, right = place + (begin - first) * width, place + (stop - first) * width
            cuts = [left, *self._characters.cuts(left, right), right]
            for one, two in itertools.pairwise(cuts):
                if not is_gone(self._characters.at(one)):
                    encoding = "cp1252" if width == 1 else "utf-16-le"
                    yield self._stream[one:two].decode(encoding, errors="replace"), one, width


def part(stream: bytes, table: bytes, at: int) -> bytes:
    """Return the part of the table stream that the header names at `at`: place, then length."""
    start, length = struct.unpack_from("<II", stream, at)
    return table[start : start + length]


def _paragraph(text: str, end: str, properties: Properties) -> Paragraph:
    number = properties.get(LIST, 0)
    return Paragraph(
        text=text,
        in_table=bool(properties.get(IN_TABLE)),
        cell=end == CELL,
        row_end=bool(properties.get(ROW_END)),
        list=(number, properties.get(LEVEL, 0)) if 0 < number < 0x8000 else None,
    )


def _pieces(table: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Yield first and last letter (exclusive), place in the stream and bytes a letter."""
    at = 0
    while table[at : at + 1] == b"\x01":  # properties of pieces: not needed
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    if table[at : at + 1] != b"\x02":
        raise DamagedWordError("no table of pieces")
    (length,) = struct.unpack_from("<I", table, at + 1)
    count = (length - 4) // 12
    if count < 1 or at + 5 + length > len(table):
        raise DamagedWordError("table of pieces cut off")
    letters = struct.unpack_from(f"<{count + 1}I", table, at + 5)
    for index in range(count):
        (place,) = struct.unpack_from("<I", table, at + 5 + 4 * (count + 1) + 8 * index + 2)
        one_byte = bool(place & _ONE_BYTE)
        place &= _ONE_BYTE - 1
        first, last = letters[index], letters[index + 1]
        yield (first, last, place // 2, 1) if one_byte else (first, last, place, 2)
