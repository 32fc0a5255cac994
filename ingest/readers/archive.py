"""The documents of a zip archive, each read when it is its turn.

Nothing is unpacked to disk and no name of the archive becomes a path, so a name such as
"../../x" is only words. What it may hold is limited: an archive that would fill the memory is
refused, whatever it says of its own sizes.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from ingest import wording
from ingest.corpus import is_document
from ingest.errors import UnreadableFileError
from ingest.normalise import nfc

_MOST_MEMBERS = 20_000
_MOST_BYTES = 4 << 30  # of all members together
_LARGEST = 256 << 20  # bytes of one member
_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_MARKS = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF")  # Word, OpenDocument, programs
_UTF8 = 0x800  # the flag of names in UTF-8
_LOCKED = 0x1  # the flag of a password


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file of an archive: `read` gives its bytes, or an UnreadableFileError.

    It can be read until the next one is asked for.
    """

    name: str
    read: Callable[[], bytes]


def is_archive(path: Path) -> bool:
    """Tell whether a file is a zip archive of files, not a Word file or the like."""
    try:
        with path.open("rb") as stream:
            if stream.read(4) not in _SIGNATURES:
                return False
            with zipfile.ZipFile(stream) as archive:
                names = set(archive.namelist())
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return False
    return not any(mark in names for mark in _MARKS)


def members(source: Path | io.BytesIO, file: str) -> Iterator[Member]:
    """Yield the documents of an archive in the order of their names, "file/folder/name".

    Hidden files, thumbnails and the like are passed over, as in folders. A member with a
    password, a wrong checksum, or more bytes than it says is refused when it is read.

    Raises:
        UnreadableFileError: the archive is damaged, or holds too much.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            found = sorted((_name(one), one) for one in archive.infolist() if not one.is_dir())
            kept = [(name, one) for name, one in found if _is_document(name)]
            if len(found) > _MOST_MEMBERS or sum(one.file_size for _, one in kept) > _MOST_BYTES:
                raise UnreadableFileError(wording.archive_too_large(file))
            for name, one in kept:
                full = f"{file}/{name}"
                yield Member(name=full, read=partial(_read, archive, one, full))
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise UnreadableFileError(wording.damaged_archive(file)) from error


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes:
    if member.flag_bits & _LOCKED:
        raise UnreadableFileError(wording.locked_member(name))
    if member.file_size > _LARGEST:
        raise UnreadableFileError(wording.file_too_large(name, member.file_size, _LARGEST))
    try:
        with archive.open(member) as stream:
            data = stream.read(member.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise UnreadableFileError(wording.damaged_archive(name)) from error
    if len(data) != member.file_size:
        raise UnreadableFileError(wording.damaged_archive(name))
    return data


def _name(member: zipfile.ZipInfo) -> str:
    """Return the name as it was meant: packers of Windows write no mark of the encoding."""
    name = member.filename
    if not member.flag_bits & _UTF8:
        raw = name.encode("cp437", errors="replace")
        try:
            name = raw.decode()
        except UnicodeDecodeError:
            name = raw.decode("cp1258", errors="replace")
    return "".join(letter for letter in nfc(name).replace("\\", "/") if letter.isprintable())


def _is_document(name: str) -> bool:
    parts = PurePosixPath(name).parts
    hidden = any(part.startswith(".") and part != ".." for part in parts) or "__MACOSX" in parts
    return bool(parts) and not hidden and is_document(parts[-1])
