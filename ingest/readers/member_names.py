"""Names in zip archives as they were meant: packers of Windows say nothing of their encoding.

A name is read in each encoding that Vietnamese offices have had; what comes out is believed where
its accented words are known syllables, and clearly likelier than what others give.
"""

import math
import re
import struct
import zlib
from collections.abc import Iterable
from itertools import pairwise
from zipfile import ZipInfo

from ingest.encoding import from_old_font
from ingest.neighbours import load_neighbours
from ingest.normalise import nfc
from ingest.syllables import is_syllable

_UTF8 = 0x800  # the flag of names in UTF-8
_UNICODE_PATH = 0x7075  # an extra field: the name in UTF-8, with the checksum of the other one
_OLD_FONTS = ("tcvn3", "vni", "viscii")
_PAGES = ("cp1258", "cp437")
_LONGEST = 300  # bytes of a name: those of damaged or wicked archives would take long
_KNOWN = 0.8  # of the accented words
_SEEN = 5  # times in office documents: a syllable is known
_CLEARER = math.log(30)
_WORD = re.compile(r"[^\W\d_]+")
_ORDINALS = "ªº"  # letters, but of no name
_MARKS = "–—‘’“”…°"
_LAST_LATIN_1, _LAST_LATIN = "\xff", "\u024f"
_VIETNAMESE = ("\u1ea0", "\u1ef9")


def name_of(member: ZipInfo) -> str:
    """Return the name of a member, NFC; bytes that are in no certain encoding as "%F4"."""
    name = member.filename
    if member.flag_bits & _UTF8:
        return _from_font(nfc(name))
    try:
        raw = name.encode("cp437")  # as which zipfile has read it
    except UnicodeEncodeError:
        return _from_font(nfc(name))
    return _unicode_path(member.extra, raw) or readable(raw)


def readable(raw: bytes) -> str:
    r"""Read a name in an encoding that nobody tells.

    >>> readable("Thông báo".encode("cp1258")), readable("Th«ng b¸o".encode("latin-1"))
    ('Thông báo', 'Thông báo')
    >>> readable("Résumé".encode("cp437")), readable(b"x\x81\xff.txt")
    ('Résumé', 'x%81%FF.txt')
    """
    text = _decoded(raw, "utf-8")
    if text and not any(map(_is_strange, text)):
        return _from_font(text)
    if len(raw) > _LONGEST:
        return text or _escaped(raw)
    pages = [read for page in _PAGES if (read := _decoded(raw, page))]
    old = [from_old_font(raw.decode("latin-1"), font) for font in _OLD_FONTS]
    western = [read for read in pages if not any(map(_is_strange, read))]
    certain = western[0] if len(western) == 1 else _escaped(raw)
    return _likeliest([*pages, *old]) or text or certain


def _decoded(raw: bytes, page: str) -> str:
    try:
        return nfc(raw.decode(page))
    except UnicodeDecodeError:
        return ""


def _from_font(name: str) -> str:
    """Return a name that was typed in an old font, though it is in Unicode, as it looked."""
    words = [word for word in _WORD.findall(name) if not word.isascii()]
    if not words or max(name) > _LAST_LATIN_1 or all(map(is_syllable, words)):
        return name
    return _likeliest(from_old_font(name, font) for font in _OLD_FONTS) or name


def _likeliest(texts: Iterable[str]) -> str | None:
    """Return the text that is clearly likelier Vietnamese than the others."""
    ranked = sorted(((_likelihood(text), text) for text in set(texts)), reverse=True)
    (best, text), (second, _) = ranked[0], (*ranked, (-math.inf, ""))[1]
    return text if best > -math.inf and best - second > _CLEARER else None


def _likelihood(text: str) -> float:
    """How often the words of a text stand in office documents, alone and beside each other."""
    words = [word.lower() for word in _WORD.findall(text)]
    seen = [load_neighbours().alone.get(word, 0) for word in words if not word.isascii()]
    if not seen or any(map(_is_strange, text)):
        return -math.inf
    if sum(count >= _SEEN for count in seen) < _KNOWN * len(seen):
        return -math.inf
    pairs = load_neighbours().pairs
    return sum(math.log(count + 0.5) for count in seen) + sum(
        math.log(1 + pairs.get(pair, 0)) for pair in pairwise(words)
    )


def _is_strange(sign: str) -> bool:
    """Whether a sign stands in no name that an office gives: it was read in a wrong encoding."""
    if sign.isascii() or sign in _MARKS:
        return False
    latin = sign <= _LAST_LATIN or _VIETNAMESE[0] <= sign <= _VIETNAMESE[1]
    return not (latin and sign.isalpha() and sign not in _ORDINALS)


def _escaped(raw: bytes) -> str:
    return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in raw)


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """Return the name that some packers add in Unicode, if it belongs to this one."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        data, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and data[:5] == b"\x01" + struct.pack("<I", zlib.crc32(raw)):
            try:
                return nfc(data[5:].decode())
            except UnicodeDecodeError:
                return None
    return None
