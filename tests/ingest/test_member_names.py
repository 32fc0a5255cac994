"""Names in zip archives: read in every encoding of Vietnamese offices, escaped where in doubt."""

import io
import struct
import time
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.archive import members
from ingest.readers.member_names import readable
from tests.support.kills import open_library
from tests.support.notices import notice_text

_UTF8 = 0x800


class _Raw(zipfile.ZipInfo):
    """A member whose name is these bytes, with or without the flag of UTF-8."""

    def __init__(self, raw: bytes, flag: int = 0) -> None:
        super().__init__(f"{id(self)}")
        self.raw, self.flag = raw, flag

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.raw, self.flag_bits & ~_UTF8 | self.flag


def _zip(*packed: zipfile.ZipInfo) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number, member in enumerate(packed, start=1):
            archive.writestr(member, notice_text(number))
    return out


def _names(*packed: zipfile.ZipInfo) -> list[str]:
    return [member.name for member in members(_zip(*packed), "x.zip")]


_TCVN3 = "Th«ng b¸o kÕt luËn vÒ ®Êt ®ai.txt".encode("latin-1")
_VNI = "Thoâng baùo keát luaän veà ñaát ñai.txt".encode("cp1252")
_CP1258 = "Thông ba\u0301o kê\u0301t luâ\u0323n vê\u0300 đâ\u0301t đai.txt"


@pytest.mark.parametrize(
    "raw",
    [
        "Thông báo kết luận về đất đai.txt".encode(),
        _CP1258.encode("cp1258"),
        _TCVN3,
        _VNI,
        b"Th\xf4ng b\xe1o k\xaat lu\xa7n v\xab \xf0\xa4t \xf0ai.txt",
    ],
    ids=["utf-8", "cp1258", "tcvn3", "vni", "viscii"],
)
def test_a_name_is_read_in_the_encoding_of_who_packed_it(raw: bytes) -> None:
    assert _names(_Raw(raw)) == ["x.zip/Thông báo kết luận về đất đai.txt"]


@pytest.mark.parametrize("name", [_TCVN3.decode("latin-1"), _VNI.decode("cp1252")])
def test_a_name_typed_in_an_old_font_is_read_as_it_looked(name: str) -> None:
    assert _names(zipfile.ZipInfo(name)) == ["x.zip/Thông báo kết luận về đất đai.txt"]


@pytest.mark.parametrize(
    "name", ["Résumé.txt", "Là má.txt", "Đà Nẵng.txt", "文件.txt", "naïve.txt"]
)
def test_a_name_in_unicode_stays(name: str) -> None:
    assert _names(_Raw(name.encode(), _UTF8), _Raw(name.encode())) == [f"x.zip/{name}"] * 2


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Résumé.txt".encode("cp437"), "Résumé.txt"),
        (b"s\xe8\x81\xff.txt", "s%E8%81%FF.txt"),
        ("文件/文.txt".encode("gbk"), "%CE%C4%BC%FE/%CE%C4.txt"),
    ],
)
def test_what_is_in_no_certain_encoding_is_shown_by_its_bytes(raw: bytes, shown: str) -> None:
    assert _names(_Raw(raw)) == [f"x.zip/{shown}"]


def test_the_name_that_some_packers_add_in_unicode_is_taken_if_it_belongs_to_the_other() -> None:
    packed: list[zipfile.ZipInfo] = []
    for checksum in (zlib.crc32(b"a\x81\xff.txt"), 7):
        member = _Raw(b"a\x81\xff.txt")
        name = "Đất.txt".encode()
        member.extra = struct.pack("<HHBI", 0x7075, 5 + len(name), 1, checksum) + name
        packed.append(member)
    assert sorted(_names(*packed)) == ["x.zip/a%81%FF.txt", "x.zip/Đất.txt"]


def test_documents_of_such_names_come_in(tmp_path: Path) -> None:
    library = open_library(tmp_path / "nhà")
    file = tmp_path / "x.zip"
    file.write_bytes(_zip(_Raw(_TCVN3), _Raw(b"..\\\xff\x81\x00\xfe.txt"), _Raw(_VNI)).getvalue())
    assert {report.status for report in library.add([file])} == {"added"}
    inside = sorted(path.name for path in library.corpus.files())
    assert "Thông báo kết luận về đất đai.txt" in inside
    assert library.differences() == []
    library.store.close()


def test_names_of_many_letters_take_no_time() -> None:
    started = time.process_time()
    assert len({readable(b"\xb8" * 60_000 + str(number).encode()) for number in range(30)}) == 30
    assert time.process_time() - started < 10


@given(st.binary(max_size=60))
def test_any_bytes_make_a_name(raw: bytes) -> None:
    assert readable(raw).encode() or not raw
    assert bool(readable(raw)) == bool(raw)
