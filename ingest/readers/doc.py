"""Old Word (.doc, MS-DOC), without any other program.

Word 97 to 2003 wholly; Word 6 and 95 where the file was saved whole. Deleted and hidden text is
left out; notes and text boxes follow the body.
"""

import re
import struct
from collections.abc import Iterable, Iterator

from ingest import wording
from ingest.errors import UnreadableFileError
from ingest.readers.compound import Compound, CompoundError
from ingest.readers.content import Content, Layout, Line, Page
from ingest.readers.grid import lay_out
from ingest.readers.numbering import Numbering
from ingest.readers.word_lists import read_lists
from ingest.readers.word_text import DamagedWordError, Paragraph, WordText, part

_WORD_97 = 0xC1
_ENCRYPTED, _IN_PIECES, _TABLE_1 = 0x0100, 0x0004, 0x0200
_LISTS, _LIST_USES = 0x2E2, 0x2EA
_STORIES = 0x4C  # lengths in letters: body, footnotes, headers, -, comments, endnotes, boxes
_SHOWN = (0, 1, 5, 6)
_MAX_LETTERS = 30_000_000
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*\x14|[\x00-\x08\x13-\x15]")


def read_doc(data: bytes, file: str) -> Content:
    """Read an old Word file; `file` is only named in errors.

    Raises:
        UnreadableFileError: damaged, or locked with a password.
    """
    try:
        compound = Compound(data)
        stream = compound.stream("WordDocument")
        version, flags = struct.unpack_from("<H6xH", stream, 2)
        if flags & _ENCRYPTED:
            raise UnreadableFileError(wording.locked_file(file))
        if version < _WORD_97:
            lines = _old(stream, flags)
        else:
            lines = _new(stream, compound.stream("1Table" if flags & _TABLE_1 else "0Table"))
    except (CompoundError, DamagedWordError, struct.error, IndexError) as error:
        raise UnreadableFileError(wording.damaged_file(file, "doc")) from error
    page = Page(lines=tuple(Line(text=line) for line in lines))
    return Content(kind="doc", layout=Layout.PARAGRAPHS, pages=(page,))


def _old(stream: bytes, flags: int) -> list[str]:
    """Read Word 6 and 95: one run of letters, a byte each."""
    if flags & _IN_PIECES:
        raise DamagedWordError("saved in pieces by an old Word")
    (start,) = struct.unpack_from("<I", stream, 0x18)
    (length,) = struct.unpack_from("<I", stream, 0x34)
    text = stream[start : start + length].decode("cp1252", errors="replace")
    text = _FIELD_CODE.sub("", text.replace("\x07", "\r"))
    return [line for line in re.split("[\r\n\x0b\x0c]", text) if line.strip()]


def _new(stream: bytes, table: bytes) -> list[str]:
    text = WordText(stream, table)
    lengths = struct.unpack_from("<7I", stream, _STORIES)
    if sum(lengths) > _MAX_LETTERS:
        raise DamagedWordError("more letters than a document has")
    numbering = _numbering(stream, table)
    lines: list[str] = []
    for story in _SHOWN:
        start = sum(lengths[:story])
        lines += _arrange(text.story(start, start + lengths[story]), numbering)
    return lines


def _numbering(stream: bytes, table: bytes) -> Numbering:
    """Read the lists; where their tables are damaged the text still stands, without labels."""
    start, length = struct.unpack_from("<II", stream, _LISTS)
    lists, levels = table[start : start + length], table[start + length :]
    try:
        return read_lists(lists, levels, part(stream, table, _LIST_USES))
    except (struct.error, IndexError):
        return Numbering({}, {})


def _arrange(paragraphs: Iterable[Paragraph], numbering: Numbering) -> Iterator[str]:
    """Yield the lines of paragraphs and of the tables between them."""
    rows: list[list[list[str]]] = []
    row: list[list[str]] = []
    cell: list[str] = []
    for paragraph in paragraphs:
        lines = _labelled(paragraph, numbering)
        if not (paragraph.in_table or paragraph.cell):
            yield from lay_out([*rows, [*row, cell]])
            rows, row, cell = [], [], []
            yield from lines
        elif paragraph.row_end:
            rows.append([*row, cell])
            row, cell = [], []
        else:
            cell += lines
            if paragraph.cell:
                row.append(cell)
                cell = []
    yield from lay_out([*rows, [*row, cell]])


def _labelled(paragraph: Paragraph, numbering: Numbering) -> list[str]:
    words = paragraph.text
    if paragraph.list is not None and words.strip():
        number, level = paragraph.list
        label = numbering.label(str(number), level)
        words = f"{label} {words.lstrip()}" if label else words
    return [line for line in words.split("\n") if line.strip()]
