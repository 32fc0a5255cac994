"""Zip files that we have written ourselves, opened with the care for those of others."""

import hashlib
import os
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from ingest import wording
from ingest.errors import BundleError
from ingest.readers.zip_directory import is_overfull

_COPIED = 1 << 20  # bytes at a time
MOST_FILES = 400_000  # each takes memory before anything of it is read
_MOST_BYTES = 128 << 20  # of the archive's directory
_DENSEST = 2000  # bytes of a file for one in the archive: more is a bomb


@contextmanager
def opened(source: Path, damaged: str) -> Iterator[zipfile.ZipFile]:
    """Open a zip file.

    Raises:
        BundleError: with the words `damaged`: it is none, has a password, or breaks in the block;
            or it has too many entries.
    """
    try:
        with source.open("rb") as stream:
            if is_overfull(stream, MOST_FILES, most_bytes=_MOST_BYTES):
                raise BundleError(wording.bundle_overfull(str(source), MOST_FILES))
        with zipfile.ZipFile(source) as archive:
            yield archive
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        NotImplementedError,
        FileNotFoundError,
        RuntimeError,  # a password
        zlib.error,
    ) as error:
        raise BundleError(damaged) from error


def members_of(archive: zipfile.ZipFile, folder: Path) -> list[zipfile.ZipInfo]:
    """Return the files of an archive that is to be unpacked into `folder`.

    Raises:
        BundleError: they would fill the disk.
    """
    members = [one for one in archive.infolist() if not one.is_dir()]
    total = sum(member.file_size for member in members)
    dense = any(one.file_size > _DENSEST * max(one.compress_size, 1) for one in members)
    if dense or total > shutil.disk_usage(folder).free:
        raise BundleError(wording.bundle_too_large(str(archive.filename), total))
    return members


def is_plain(member: zipfile.ZipInfo) -> bool:
    """Whether a member is an ordinary file whose name leads nowhere else."""
    name = member.filename
    kind = stat.S_IFMT(member.external_attr >> 16)
    parts = PurePosixPath(name).parts
    return (
        kind in {0, stat.S_IFREG}
        and not any(letter in name for letter in "\\\x00")
        and ".." not in parts
        and "/".join(parts) == name
    )


def write_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> str:
    """Write one file, no longer than it says; return its sha256."""
    digest = hashlib.sha256()
    left = member.file_size
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(member) as packed, target.open("xb") as stream:
        while data := packed.read(min(_COPIED, left + 1)):
            left -= len(data)
            if left < 0:
                raise BundleError(wording.no_bundle(str(archive.filename)))
            digest.update(data)
            stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    return digest.hexdigest()
