"""Old Word files (.doc) made by hand: a compound file with a text in pieces."""

import struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_TEXT_AT = 2048  # in the stream; the pages of properties come before it


def old_word(text: str, *, deleted: tuple[int, int] | None = None, locked: bool = False) -> bytes:
    r"""Return a .doc whose body is `text` ("\\r" ends a paragraph), letters `deleted` struck out."""
    body = text.encode("utf-16-le")
    runs = [(0, len(text), False)]
    if deleted is not None:
        runs = [(0, deleted[0], False), (*deleted, True), (deleted[1], len(text), False)]
    page = _property_page(runs)
    clx = b"\x02" + struct.pack("<I", 16) + struct.pack("<2I", 0, len(text))
    clx += struct.pack("<HIH", 0, _TEXT_AT, 0)
    pages = struct.pack("<3I", _TEXT_AT, _TEXT_AT + len(body), 1024 // 512)
    table = clx + pages
    head = bytearray(1024)
    struct.pack_into("<HH", head, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", head, 10, 0x0200 | (0x0100 if locked else 0))
    struct.pack_into("<I", head, 0x4C, len(text))
    struct.pack_into("<II", head, 0x1A2, 0, len(clx))
    struct.pack_into("<II", head, 0xFA, len(clx), len(pages))
    stream = (bytes(head) + page).ljust(_TEXT_AT, b"\0") + body
    return compound({"WordDocument": stream, "1Table": table})


def _property_page(runs: list[tuple[int, int, bool]]) -> bytes:
    """One page with the properties of runs: deleted, or none."""
    page = bytearray(_SECTOR)
    starts = [_TEXT_AT + 2 * run[0] for run in runs] + [_TEXT_AT + 2 * runs[-1][1]]
    struct.pack_into(f"<{len(starts)}I", page, 0, *starts)
    page[400:404] = b"\x03\x00\x08\x01"  # three bytes: deleted = 1
    for index, run in enumerate(runs):
        page[4 * len(starts) + index] = 200 if run[2] else 0
    page[-1] = len(runs)
    return bytes(page)


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file with some streams, each large enough for sectors of its own."""
    table = [_FAT]
    sectors = [b""]  # the first will hold the table itself
    entries = [_entry("Root Entry", 5, child=1, start=_END, size=0)]
    for number, (name, data) in enumerate(streams.items(), 1):
        padded = data.ljust(max(4096, -(-len(data) // _SECTOR) * _SECTOR), b"\0")
        start = len(table)
        count = len(padded) // _SECTOR
        table += [*range(start + 1, start + count), _END]
        sectors += [padded[at : at + _SECTOR] for at in range(0, len(padded), _SECTOR)]
        right = number + 1 if number < len(streams) else _FREE
        entries.append(_entry(name, 2, right=right, start=start, size=len(padded)))
    directory = len(table)
    raw = b"".join(entries)
    raw = raw.ljust(-(-len(raw) // _SECTOR) * _SECTOR, b"\0")
    table += [*range(directory + 1, directory + len(raw) // _SECTOR), _END]
    sectors += [raw[at : at + _SECTOR] for at in range(0, len(raw), _SECTOR)]
    sectors[0] = struct.pack("<128I", *(table + [_FREE] * (128 - len(table))))
    head = bytearray(b"\xff" * _SECTOR)
    head[:76] = bytes(76)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIII", head, 44, 1, directory, 0, 4096)
    struct.pack_into("<IIII", head, 60, _END, 0, _END, 0)
    struct.pack_into("<I", head, 76, 0)
    return bytes(head) + b"".join(sectors)


def _entry(
    name: str, kind: int, *, right: int = _FREE, child: int = _FREE, start: int, size: int
) -> bytes:
    raw = bytearray(128)
    encoded = name.encode("utf-16-le")
    raw[: len(encoded)] = encoded
    struct.pack_into("<HBB", raw, 64, len(encoded) + 2, kind, 1)
    struct.pack_into("<III", raw, 68, _FREE, right, child)
    struct.pack_into("<II", raw, 116, start, size)
    return bytes(raw)
