"""The parts of an Office file (a zip of XML), read with a limit and without entities."""

import io
import zipfile
import zlib
from typing import IO

from lxml import etree

from ingest import wording
from ingest.errors import UnreadableFileError

MAX_PART = 64 * 2**20  # bytes, unpacked
_MAX_RATIO = 200  # XML of Word packs 5 to 30 times
_SMALL = 2**20
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)  # fmt: skip


class Package:
    """A Word file opened. Only parts that are asked for are unpacked: no macro, no embedded file."""

    def __init__(self, data: bytes, file: str) -> None:
        """Open it; `file` is only named in errors.

        Raises:
            UnreadableFileError: the directory of the zip is damaged.
        """
        self._file = file
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGES as error:
            raise UnreadableFileError(wording.damaged_file(file, "docx")) from error
        self.names = frozenset(self._archive.namelist())

    def part(self, name: str) -> etree._Element | None:
        """Return the root of a part, None where there is none.

        Raises:
            UnreadableFileError: damaged, or a bomb.
        """
        if name not in self.names:
            return None
        data = self._unpack(name)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:  # no program of an office writes one
            raise UnreadableFileError(wording.bomb(self._file))
        try:
            return etree.fromstring(data, _parser())
        except etree.XMLSyntaxError as error:
            raise UnreadableFileError(wording.damaged_file(self._file, "docx")) from error

    def _unpack(self, name: str) -> bytes:
        try:
            entry = self._archive.getinfo(name)
            if entry.flag_bits & 1:
                raise UnreadableFileError(wording.locked_file(self._file))
            if entry.compress_type not in _METHODS:
                raise UnreadableFileError(wording.damaged_file(self._file, "docx"))
            with self._archive.open(entry) as stream:
                unpacked = read_at_most(stream, MAX_PART)
        except DAMAGES as error:
            raise UnreadableFileError(wording.damaged_file(self._file, "docx")) from error
        if unpacked is None or is_swollen(len(unpacked), entry.compress_size):
            raise UnreadableFileError(wording.bomb(self._file))
        return unpacked


def read_at_most(stream: IO[bytes], most: int) -> bytes | None:
    """Return what a stream holds, None when it is more than `most` bytes."""
    data = stream.read(most + 1)
    return None if len(data) > most else data


def is_swollen(unpacked: int, packed: int) -> bool:
    """Whether so many bytes out of so few are those of a bomb."""
    return unpacked > _SMALL and unpacked > _MAX_RATIO * max(packed, 1)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
