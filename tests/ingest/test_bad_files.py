"""Files that are broken, locked, or meant to harm: each is refused alone, with one clear line."""

import io
import struct
import tempfile
import zipfile
import zlib
from pathlib import Path

import pytest

from index.library import Library
from index.manifest import Manifest
from index.store import LocalStore
from ingest.agencies import load_abbreviations
from ingest.corpus import Corpus
from ingest.errors import TracuuError
from ingest.readers.sandbox import read_notice
from ingest.readers.sniff import sniff
from tests.support.fuzz import bases, fuzz
from tests.support.hash_embedder import HashEmbedder
from tests.support.notices import notice_text
from tests.support.office_files import one_of_each, paragraph, part, pdf, word, zipped
from tests.support.old_word import compound, old_word

ABBREVIATIONS = load_abbreviations()
_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + ']><w:document xmlns:w="x"><w:body>&i;</w:body></w:document>'
)


def _huge_png() -> bytes:
    """A picture that says it is 50,000 by 50,000."""
    head = b"IHDR" + struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    rows = b"IDAT" + zlib.compress(b"\0" * 1000)
    chunks = (
        struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c))
        for c in (head, rows, b"IEND")
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _bomb() -> bytes:
    """A Word file whose text is 200 MB of blanks."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "")
        with archive.open("word/document.xml", "w") as stream:
            for _ in range(200):
                stream.write(b" " * 2**20)
    return packed.getvalue()


BAD = {
    "trống.docx": (b"", "rỗng"),
    "cụt.docx": (one_of_each()["docx"][:400], "hỏng"),
    "cụt.doc": (one_of_each()["doc"][:1500], "kiểu cũ|hỏng"),
    "khóa.docx": (compound({"EncryptedPackage": b"x" * 5000}), "mật khẩu"),
    "khóa.doc": (old_word("Mật\r", locked=True), "mật khẩu"),
    "bom.docx": (_bomb(), "phình to"),
    "thực thể.docx": (
        zipped({"[Content_Types].xml": "", "word/document.xml": _LAUGHS}),
        "phình to",
    ),
    "vòng.pdf": (pdf("a", kids="2 0 R"), "PDF"),
    "không trang.pdf": (pdf("a", kids=""), "PDF"),
    "khổng lồ.png": (_huge_png(), "ảnh|phình to"),
    "ngẫu nhiên.pdf": (bytes(range(256)) * 40, "bảng mã"),
    "bảng.docx": (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "Excel"),
    "trình chiếu.pdf": (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "Power"),
    "cụt.zip": (one_of_each()["zip"][:-30], "tệp nén bị hỏng"),
    "rar.zip": (b"Rar!\x1a\x07\x01\x00" + bytes(50), "RAR"),
    "lỗi.pdf": (b"<html><title>404 Not Found</title><h1>Not Found</h1></html>", "trang báo lỗi"),
    "đăng nhập.doc": (
        b"<html><body>Xin ch\xc3\xa0o<form><input type=password></form></body></html>",
        "đăng nhập",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_line_that_says_what_is_wrong(name: str) -> None:
    data, reason = BAD[name]
    with pytest.raises(TracuuError, match=reason) as refused:
        read_notice(data, name, ABBREVIATIONS)
    said = str(refused.value)
    assert said.startswith(f"{name}: ")
    assert "\n" not in said
    assert "đột ngột" not in said, "a library's error was not understood"
    assert "giây" not in said
    assert "tệp tệp" not in said


def test_good_files_among_bad_ones_are_added_and_nothing_else(tmp_path: Path) -> None:
    incoming = tmp_path / "in"
    incoming.mkdir()
    for name, (data, _) in BAD.items():
        (incoming / name).write_bytes(data)
    (incoming / "m.txt").write_text(notice_text(1), encoding="utf-8")
    evil = zipped(
        {"../../thoát.txt": notice_text(2), "/etc/x.txt": "", "b.docx": word(paragraph("Một"))}
    )
    (incoming / "z.zip").write_bytes(evil)
    with LocalStore(tmp_path / "var", Manifest(embedder="hash-64", dimension=64)) as store:
        library = Library(Corpus(folder=tmp_path / "corpus"), store, HashEmbedder)
        reports = list(library.add([incoming]))
        assert {r.file for r in reports if r.status == "rejected"} >= set(BAD)
        assert sum(r.status == "added" for r in reports) == 3
        assert library.differences() == []
        assert store.check() == []
    outside = {path.name for path in tmp_path.iterdir()} | {
        p.name for p in tmp_path.parent.iterdir()
    }
    assert "thoát.txt" not in outside
    assert not Path(tempfile.gettempdir(), "thoát.txt").exists()


@pytest.mark.parametrize("kind", one_of_each())
def test_damaged_files_crash_and_hang_nothing(kind: str) -> None:
    outcomes = {outcome for outcome, _, _ in fuzz(kind, bases()[kind][:1], 12, seed=7)}
    assert outcomes <= {"read", "rejected"}


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("<!DOCTYPE html><p>Một".encode("utf-16"), "html"),
        (b"\n <!-- x --><TABLE><tr><td>1", "html"),
        ("Số: 5/TB-UBND <b>đậm</b>".encode(), "txt"),
        ("BM là chữ viết tắt".encode(), "txt"),
        (b"{\\rtf1 x}", "rtf"),
        (b"%!PS\n%PDF-1.4", "pdf"),
        (zipped({"word/document.xml": "trong thư mục tên word"}), "zip"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "opendocument"),
        (compound({"Workbook": b""}), "xls"),
        (part("document", "").encode(), "xml"),
    ],
)
def test_the_kind_is_told_from_the_bytes(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


@pytest.mark.parametrize("kind", one_of_each())
def test_every_kind_made_in_code_is_told_apart(kind: str) -> None:
    assert sniff(one_of_each()[kind]) == kind
