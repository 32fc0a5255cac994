"""Archives whose directory alone would fill the memory: refused before it is read."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from ingest.errors import UnreadableFileError
from ingest.readers.archive import is_archive, members
from ingest.readers.zip_directory import is_overfull
from tests.support.office_files import zip_of, zipped


@pytest.mark.parametrize("large", [False, True])
def test_entries_are_counted_whatever_the_archive_says(large: bool) -> None:
    data = io.BytesIO(zip_of(41_000, claimed=3, large=large))
    assert is_overfull(data, 40_000)
    assert not is_overfull(data, 41_000)


def test_an_archive_of_too_many_entries_is_refused_as_one(tmp_path: Path) -> None:
    file = tmp_path / "x.zip"
    file.write_bytes(zip_of(50_000, claimed=1))
    assert is_archive(file)
    with pytest.raises(UnreadableFileError, match="quá nhiều"):
        next(members(file, "x.zip"))


def test_inside_another_archive_it_alone_is_refused() -> None:
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("a.zip", zip_of(50_000, claimed=1))
        archive.writestr("b.txt", "x")
    [full, good] = (one.name for one in members(outer, "x.zip"))
    assert (full, good) == ("x.zip/a.zip", "x.zip/b.txt")
    for one in members(outer, "x.zip"):
        if one.name == full:
            with pytest.raises(UnreadableFileError, match="quá nhiều"):
                one.read()
        else:
            assert one.read() == b"x"


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06", b"x" * 70_000, zipped({"a.txt": "x"})])
def test_small_and_broken_ones_are_not_overfull(data: bytes) -> None:
    assert not is_overfull(io.BytesIO(data), 10)


def test_a_directory_said_to_be_longer_than_the_file_is_counted_as_far_as_it_goes() -> None:
    data = bytearray(zip_of(20, claimed=20))
    struct.pack_into("<I", data, len(data) - 10, 0x7FFFFFFF)
    assert is_overfull(io.BytesIO(bytes(data)), 10)
