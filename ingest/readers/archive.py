"""The documents of a zip archive, each read when it is its turn.

Nothing is unpacked to disk and no name of the archive becomes a path, so a name such as
"../../x" is only words. What it may hold is limited: an archive that would fill the memory is
refused, whatever it says of its own sizes.
"""

import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from ingest import wording
from ingest.corpus import is_document
from ingest.errors import UnreadableFileError
from ingest.readers.member_names import name_of
from ingest.readers.package import is_swollen
from ingest.readers.zip_directory import is_overfull

_MOST_MEMBERS = 20_000
_MOST_ENTRIES = 2 * _MOST_MEMBERS  # folders and what is passed over too
_MOST_BYTES = 4 << 30  # of all members together
_LARGEST = 256 << 20  # bytes of one member
_DEEPEST = 3  # archives within archives
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # others may ask for memory as they like
_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_MARKS = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF")  # Word, OpenDocument, programs
_DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
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
            return _holds_files(stream)
    except OSError:
        return False


def _holds_files(stream: IO[bytes]) -> bool:
    if stream.read(4) not in _SIGNATURES:
        return False
    if is_overfull(stream, _MOST_ENTRIES):
        return True  # `members` refuses it
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return False
    return not any(mark in names for mark in _MARKS)


def members(source: Path | io.BytesIO, file: str) -> Iterator[Member]:
    """Yield the documents of an archive in the order of their names, "file/folder/name".

    Hidden files, thumbnails and the like are passed over, as in folders. A member with a
    password, a wrong checksum, more bytes than it says or far more than it takes is refused when
    it is read, as is a link. The documents of archives within are yielded in their place.

    Raises:
        UnreadableFileError: the archive is damaged, or holds too much.
    """
    for count, member in enumerate(_members(source, file, 1)):
        if count >= _MOST_MEMBERS:
            raise UnreadableFileError(wording.archive_too_large(file))
        yield member


def _members(source: Path | io.BytesIO, file: str, depth: int) -> Iterator[Member]:
    try:
        if _overfull(source):
            raise UnreadableFileError(wording.archive_too_large(file))
        with zipfile.ZipFile(source) as archive:
            files = [one for one in archive.infolist() if not _is_folder(one)]
            if len(files) > _MOST_MEMBERS:
                raise UnreadableFileError(wording.archive_too_large(file))
            found = sorted(((_name(one), one) for one in files), key=_first)
            kept = [(name, one) for name, one in found if _is_document(name)]
            if sum(one.file_size for _, one in kept) > _MOST_BYTES:
                raise UnreadableFileError(wording.archive_too_large(file))
            for name, one in kept:
                full = f"{file}/{name}"
                if _is_zip(archive, one):
                    yield from _inner(archive, one, full, depth + 1)
                else:
                    yield Member(name=full, read=partial(_read, archive, one, full))
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise UnreadableFileError(wording.damaged_archive(file)) from error


def _overfull(source: Path | io.BytesIO) -> bool:
    if isinstance(source, io.BytesIO):
        return is_overfull(source, _MOST_ENTRIES)
    with source.open("rb") as stream:
        return is_overfull(stream, _MOST_ENTRIES)


def _is_zip(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether a member begins like an archive; Word files do too."""
    if member.flag_bits & _LOCKED or member.compress_type not in _METHODS:
        return False
    try:
        with archive.open(member) as stream:
            return stream.read(4) in _SIGNATURES
    except _DAMAGES:
        return False


def _inner(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, depth: int
) -> Iterator[Member]:
    """Yield the documents of an archive within another, or the Word file that it is."""
    if depth > _DEEPEST:
        yield Member(name=name, read=partial(_refuse, _too_deep(name)))
        return
    try:
        data = _read(archive, member, name)
        if not _holds_files(io.BytesIO(data)):
            yield Member(name=name, read=partial(bytes, data))
        else:
            yield from _members(io.BytesIO(data), name, depth)
    except UnreadableFileError as error:
        yield Member(name=name, read=partial(_refuse, error))


def _too_deep(name: str) -> UnreadableFileError:
    return UnreadableFileError(wording.deep_archive(name, _DEEPEST))


def _refuse(error: UnreadableFileError) -> bytes:
    raise error


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes:
    if member.flag_bits & _LOCKED:
        raise UnreadableFileError(wording.locked_member(name))
    if stat.S_ISLNK(member.external_attr >> 16):
        raise UnreadableFileError(wording.link_in_archive(name))
    if member.compress_type not in _METHODS:
        raise UnreadableFileError(wording.unknown_packing(name))
    if is_swollen(member.file_size, member.compress_size):
        raise UnreadableFileError(wording.bomb(name))
    if member.file_size > _LARGEST:
        raise UnreadableFileError(wording.file_too_large(name, member.file_size, _LARGEST))
    try:
        with archive.open(member) as stream:
            data = stream.read(member.file_size + 1)
    except _DAMAGES as error:
        raise UnreadableFileError(wording.damaged_archive(name)) from error
    if len(data) != member.file_size:
        raise UnreadableFileError(wording.damaged_archive(name))
    return data


def _is_folder(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a folder, or has no name at all: a damaged directory gives such."""
    return not member.filename or member.is_dir()


def _first(pair: tuple[str, zipfile.ZipInfo]) -> str:
    return pair[0]


def _name(member: zipfile.ZipInfo) -> str:
    name = name_of(member).replace("\\", "/")
    return "".join(letter for letter in name if letter.isprintable())


def _is_document(name: str) -> bool:
    parts = PurePosixPath(name).parts
    hidden = any(part.startswith(".") and part != ".." for part in parts) or "__MACOSX" in parts
    return bool(parts) and not hidden and is_document(parts[-1])
