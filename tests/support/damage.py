"""Good files damaged at random, as disks, mail and other programs do it, and as nobody would."""

import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Sequence

_SIZES = (1, 2, 4, 16, 200, 4000)
_LENGTHS = (b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\x7f\0\0", b"\0\0\x7f\xff", b"\x01\0\0\0")
_NUMBERS = (b"0", b"-1", b"1", b"99", b"65536", b"4294967295", b"99999999999999999999", b"1e9")
_DIGITS = re.compile(rb"\d+")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_PNG = b"\x89PNG\r\n\x1a\n"
_LARGEST = 4_000_000  # bytes of a part that is unpacked to be damaged


def damaged(data: bytes, chance: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """Return a file with one to eight damages.

    Bits, bytes and pieces are lost, doubled, moved or cut off; lengths and numbers become others;
    what is packed is damaged under its packing, its checksum right; the end of one of `others`
    takes the place of its own.
    """
    packed = data.startswith((b"PK", _PNG, b"%PDF")) and chance.random() < 0.5
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        if packed:  # any byte of what is packed spoils all of it: seldom more than a rejection
            data = _inside(data, chance)
            continue
        match chance.randrange(10 if others else 9):
            case 0 | 1 | 2 | 3 | 4:
                data = _bytes(data, chance)
            case 5 | 6:
                data = _number(data, chance)
            case 7 | 8:
                data = _inside(data, chance)
            case _:
                data = _spliced(data, chance.choice(others), chance)
    return data


def _bytes(data: bytes, chance: random.Random) -> bytes:
    """Damage bytes wherever they stand."""
    copy = bytearray(data)
    at = chance.randrange(max(len(copy), 1))
    size = chance.choice(_SIZES)
    match chance.randrange(7):
        case 0:
            copy[at : at + 1] = bytes([copy[at] ^ (1 << chance.randrange(8))]) if copy else b""
        case 1:
            copy[at : at + size] = chance.randbytes(min(size, 16))
        case 2:
            del copy[at : at + size]
        case 3:
            copy[at:at] = copy[at : at + size] * chance.choice((1, 2, 50))
        case 4:
            copy[at : at + 4] = chance.choice(_LENGTHS)
        case 5:
            other = chance.randrange(max(len(copy), 1))
            copy[at : at + size] = copy[other : other + size]
        case _:
            if chance.random() < 0.3:
                del copy[at:]
    return bytes(copy)


def _number(data: bytes, chance: random.Random) -> bytes:
    """Put another number in the place of one in digits, or of one in the file's header."""
    if chance.random() < 0.5:
        at = chance.randrange(0, max(min(len(data), 1024), 1))
        return data[:at] + chance.choice(_LENGTHS)[: chance.choice((1, 2, 4))] + data[at + 4 :]
    found = list(_DIGITS.finditer(data, 0, 1_000_000))
    if not found:
        return data
    digits = chance.choice(found)
    return data[: digits.start()] + chance.choice(_NUMBERS) + data[digits.end() :]


def _spliced(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Go on, from somewhere, with another file."""
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def _inside(data: bytes, chance: random.Random) -> bytes:
    """Damage what a zip, a PNG or a PDF has packed, and pack it again."""
    if data.startswith(b"PK\x03\x04"):
        return _in_zip(data, chance)
    if data.startswith(_PNG):
        return _in_png(data, chance)
    if data.startswith(b"%PDF"):
        return _in_pdf(data, chance)
    return _bytes(data, chance)


def _in_zip(data: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [one for one in archive.infolist() if one.file_size <= _LARGEST]
            parts = {one.filename: archive.read(one) for one in members}
    except Exception:  # noqa: BLE001 - it was damaged before: whatever comes of that
        return _bytes(data, chance)
    if not parts:
        return data
    hurt = chance.choice(sorted(parts))
    parts[hurt] = (
        _number(parts[hurt], chance) if chance.random() < 0.5 else _bytes(parts[hurt], chance)
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name or "x", content)
    return packed.getvalue()


def _in_png(data: bytes, chance: random.Random) -> bytes:
    """Damage one chunk and give it the checksum of what it is now."""
    at, chunks = len(_PNG), list[tuple[int, int]]()
    while at + 12 <= len(data):
        (size,) = struct.unpack_from(">I", data, at)
        chunks.append((at, size))
        at += 12 + size
    if not chunks:
        return data
    at, size = chance.choice(chunks)
    kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
    try:
        content = zlib.compress(_bytes(zlib.decompressobj().decompress(content, _LARGEST), chance))
    except zlib.error:  # no pixels, or damaged before
        content = _bytes(content, chance)
    chunk = struct.pack(">I", len(content)) + kind + content
    return (
        data[:at] + chunk + struct.pack(">I", zlib.crc32(kind + content)) + data[at + 12 + size :]
    )


def _in_pdf(data: bytes, chance: random.Random) -> bytes:
    """Damage a packed stream; it keeps its length where it can, so that the rest is still found."""
    found = list(_STREAM.finditer(data))
    if not found:
        return data
    stream = chance.choice(found)
    try:
        plain = zlib.decompressobj().decompress(stream[1], _LARGEST)
    except zlib.error:
        plain = b""
    hurt = _number(plain, chance) if chance.random() < 0.5 else _bytes(plain, chance)
    packed = zlib.compress(hurt) if plain else _bytes(stream[1], chance)
    return data[: stream.start(1)] + packed.ljust(len(stream[1]), b"\0") + data[stream.end(1) :]
