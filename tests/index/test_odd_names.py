"""Files whose names hold bytes that are no UTF-8, line ends, or nothing to be called by."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index.library import Library
from index.manifest import Manifest
from index.store import LocalStore
from ingest.corpus import Corpus
from tests.support.hash_embedder import HashEmbedder
from tests.support.notices import notice_text
from tests.support.office_files import zipped


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty corpus and its index."""
    with LocalStore(tmp_path / "var", Manifest(embedder="hash-64", dimension=64)) as store:
        yield Library(Corpus(folder=tmp_path / "corpus"), store, HashEmbedder)


def _write(folder: Path, name: bytes, content: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / os.fsdecode(name)
    path.write_bytes(content)
    return path


def _whole(library: Library) -> bool:
    return library.differences() == [] and library.store.check() == []


@pytest.mark.parametrize(
    ("name", "shown", "kept"),
    [
        (b"b\xe1o c\xe1o.txt", "b�o c�o.txt", "b�o c�o.txt"),  # of Windows, in its own letters
        (b"m\xff\nhai.txt", "m�_hai.txt", "m�_hai.txt"),
        ("nga\u0300y 5.txt".encode(), "nga\u0300y 5.txt", "ngày 5.txt"),
        ("đ/Đ".replace("/", "\\").encode() + b".txt", "đ\\Đ.txt", "đ_Đ.txt"),
    ],
)
def test_a_file_of_any_name_is_added_and_its_report_is_one_line(
    library: Library, tmp_path: Path, name: bytes, shown: str, kept: str
) -> None:
    [report] = library.add([_write(tmp_path / "in", name, notice_text(5).encode())])
    assert (report.file, report.status) == (shown, "added")
    assert [entry.file for entry in library.corpus.entries()] == [kept]
    assert _whole(library)


def test_a_bad_file_of_such_a_name_is_refused_by_the_name_shown(
    library: Library, tmp_path: Path
) -> None:
    [report] = library.add([_write(tmp_path / "in", b"\xff.docx", b"PK\x03\x04 ...")])
    assert report.status == "rejected"
    assert str(report.reason).startswith("�.docx: ")
    [gone] = library.add([tmp_path / os.fsdecode(b"\xfe.txt")])
    assert str(gone.reason).startswith("�.txt: ")


def test_in_the_corpus_folder_it_must_be_named_anew(library: Library, tmp_path: Path) -> None:
    list(library.add([_write(tmp_path / "in", b"a.txt", notice_text(1).encode())]))
    folder = library.corpus.folder
    bad = _write(folder, b"\xff.txt", notice_text(5).encode())
    _write(folder / os.fsdecode(b"q\xfe"), b"x.zip", zipped({"6.txt": notice_text(6)}))
    _write(folder, b"hai\nh\xc3\xa0ng.txt", notice_text(7).encode())
    for _ in range(2):
        reports = {report.file: report for report in library.sync()}
        assert {file: report.status for file, report in reports.items()} == {
            "a.txt": "unchanged",
            "�.txt": "rejected",
            "q�/x.zip": "rejected",
            "hai_hàng.txt": "rejected",
        }
        assert "hãy đổi tên" in str(reports["�.txt"].reason)
    assert [report.status for report in library.add([bad])] == ["rejected"]
    assert len(library.differences()) == 3
    assert library.export(tmp_path / "kho.zip") == 1
    bad.rename(folder / "5.txt")
    assert "added" in {report.status for report in library.sync()}


def test_an_archive_without_documents_is_one_line(library: Library, tmp_path: Path) -> None:
    nothing: list[dict[str, str | bytes]] = [
        {},
        {"x/": ""},
        {".ẩn.txt": "x", "Thumbs.db": "y"},
        {"a.zip": zipped({})},
    ]
    for content in nothing:
        file = _write(tmp_path / "in", b"r.zip", zipped(content))
        [report] = library.add([file])
        assert (report.file, report.status) == ("r.zip", "rejected")
        assert "không có văn bản nào" in str(report.reason)


def test_a_name_of_two_lines_that_is_listed_already_stays(library: Library) -> None:
    _write(library.corpus.folder, b"a.txt", notice_text(7).encode())
    list(library.sync())
    [entry] = library.corpus.entries()
    (library.corpus.folder / "a.txt").rename(library.corpus.folder / "a\nb.txt")
    library.corpus.write([replace(entry, file="a\nb.txt")])
    list(library.sync())
    assert [report.status for report in library.sync()] == ["unchanged"]
    assert _whole(library)
