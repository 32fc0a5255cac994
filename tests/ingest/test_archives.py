"""Zip archives: their documents come in as from a folder; what is dangerous does not."""

import io
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from ingest.errors import UnreadableFileError
from ingest.readers.archive import is_archive, members
from tests.support.kills import open_library
from tests.support.notices import notice_text


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty corpus and its index."""
    library = open_library(tmp_path / "nhà")
    yield library
    library.store.close()


def _zip(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def test_the_documents_of_an_archive_come_in_and_nothing_else(
    library: Library, tmp_path: Path
) -> None:
    file = _zip(
        tmp_path / "tập.zip",
        {
            "2023/Thông báo 5.txt": notice_text(5),
            "6.txt": notice_text(6),
            "trống.txt": " ",
            "__MACOSX/._6.txt": "x",
            "Thumbs.db": "x",
            "~$6.docx": "x",
            ".git/7.txt": notice_text(7),
        },
    )
    reports = {report.file: report.status for report in library.add([file])}
    assert reports == {
        "tập.zip/2023/Thông báo 5.txt": "added",
        "tập.zip/6.txt": "added",
        "tập.zip/trống.txt": "rejected",
    }
    assert [path.name for path in library.corpus.files()] == ["6.txt", "Thông báo 5.txt"]
    assert {report.status for report in library.add([file])} == {"unchanged", "rejected"}
    assert library.differences() == []


def test_names_that_lead_out_are_only_words(library: Library, tmp_path: Path) -> None:
    names = ("../../ngoài.txt", "/etc/x.txt", "..\\..\\y.txt", "a/../../z.txt")
    texts = {name: notice_text(number) for number, name in enumerate(names, start=1)}
    before = {path for path in tmp_path.rglob("*.txt")}  # noqa: C416
    assert {report.status for report in library.add([_zip(tmp_path / "x.zip", texts)])} == {"added"}
    inside = {path.parent for path in set(tmp_path.rglob("*.txt")) - before}
    assert inside == {library.corpus.folder}


def test_a_locked_or_damaged_member_is_refused_alone(library: Library, tmp_path: Path) -> None:
    file = _zip(
        tmp_path / "x.zip", {"1.txt": notice_text(1), "2.txt": notice_text(2), "3.txt": "x"}
    )
    data = bytearray(file.read_bytes())
    central = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, central + 8, 1)  # the first member has a password
    second = data.index(b"PK\x03\x04", 10)
    data[second + 60] ^= 0xFF  # the second is damaged
    file.write_bytes(data)
    reports = list(library.add([file]))
    assert [report.status for report in reports] == ["rejected", "rejected", "added"]
    assert "mật khẩu" in str(reports[0].reason)
    assert "hỏng" in str(reports[1].reason)


def test_a_damaged_archive_is_one_line(library: Library, tmp_path: Path) -> None:
    file = _zip(tmp_path / "x.zip", {"1.txt": notice_text(1)})
    file.write_bytes(file.read_bytes()[:-30])
    [report] = library.add([file])
    assert report.status == "rejected"
    assert str(report.reason).startswith("x.zip:")


def test_an_archive_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    file = _zip(tmp_path / "x.zip", {"1.txt": "a" * 5_000_000})
    data = bytearray(file.read_bytes())
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 10)
    for member in members(io.BytesIO(bytes(data)), "x.zip"):
        with pytest.raises(UnreadableFileError, match="hỏng"):
            member.read()


def test_an_archive_of_too_much_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = _zip(tmp_path / "x.zip", {f"{number}.txt": "" for number in range(20_001)})
    with pytest.raises(UnreadableFileError, match="quá nhiều"):
        list(members(file, "x.zip"))


def test_names_of_old_windows_packers_are_read() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("Thong bao so 5.txt", "x")
    raw = packed.getvalue().replace(b"Thong bao", "Th\u00f4ng b".encode("cp1258") + b"ao")
    [member] = members(io.BytesIO(raw), "x.zip")
    assert member.name == "x.zip/Thông bao so 5.txt"


def test_a_word_file_is_no_archive(tmp_path: Path) -> None:
    word = _zip(tmp_path / "a.docx", {"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"})
    assert not is_archive(word)
    assert is_archive(_zip(tmp_path / "b.bin", {"a.txt": "x"}))
    assert not is_archive(tmp_path / "không có.zip")
