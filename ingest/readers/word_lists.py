"""The lists of an old Word file (MS-DOC), for the labels of its paragraphs."""

import struct

from ingest.readers.numbering import Level, ListUse, Numbering

_FORMATS = {
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    22: "decimalZero",
    23: "bullet",
    255: "none",
}
_LIST, _LEVEL, _USE = 28, 28, 16  # bytes of each record


def read_lists(lists: bytes, levels: bytes, uses: bytes) -> Numbering:
    """Return what counts the lists: their table, the levels behind it, and the table of uses.

    Raises:
        struct.error, IndexError: a table is cut off.
    """
    abstract: dict[str, dict[int, Level]] = {}
    at = 0
    for index in range(_count(lists, "<H")):
        head = 2 + _LIST * index
        (name,) = struct.unpack_from("<i", lists, head)
        simple = lists[head + 26] & 1
        found: dict[int, Level] = {}
        for number in range(1 if simple else 9):
            found[number], at = _level(levels, at)
        abstract[str(name)] = found
    return Numbering(abstract, _uses(uses))


def _uses(data: bytes) -> dict[str, ListUse]:
    """Read how lists are used: each use may begin anew at its own number."""
    count = _count(data, "<I")
    at = 4 + _USE * count
    uses: dict[str, ListUse] = {}
    for index in range(count):
        name, changes = struct.unpack_from("<i8xB", data, 4 + _USE * index)
        at += 4
        starts, own = dict[int, int](), dict[int, Level]()
        for _ in range(changes):
            start, flags = struct.unpack_from("<iI", data, at)
            at += 8
            if flags & 0x10:
                starts[flags & 0xF] = start
            if flags & 0x20:
                own[flags & 0xF], at = _level(data, at)
        uses[str(index + 1)] = (str(name), starts, own)
    return uses


def _level(data: bytes, at: int) -> tuple[Level, int]:
    """Read one level; return it and where the next begins."""
    start, form, flags = struct.unpack_from("<iBB", data, at)
    letters, paragraph = data[at + 24], data[at + 25]
    at += _LEVEL + letters + paragraph
    (length,) = struct.unpack_from("<H", data, at)
    words = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", errors="replace")
    text = "".join(f"%{ord(sign) + 1}" if ord(sign) < 9 else sign for sign in words)
    level = Level(
        format=_FORMATS.get(form, "decimal"),
        text=text,
        start=start,
        restarts=not flags & 0x08,
        legal=bool(flags & 0x04),
    )
    return level, at + 2 + 2 * length


def _count(data: bytes, form: str) -> int:
    return int(struct.unpack_from(form, data)[0]) if data else 0
