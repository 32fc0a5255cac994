"""Files as offices really hand them in: web pages of portals, old encodings, names of old packers."""

import io
import zipfile
from pathlib import Path

import pytest

from ingest.agencies import load_abbreviations
from ingest.errors import EmptyDocumentError
from ingest.notice import Notice
from ingest.parse import parse_notice
from ingest.readers.archive import members
from tests.support.notices import notice_text

_TITLE = "KẾT LUẬN TẠI CUỘC HỌP THỨ 5"
_MENU = "".join(f"<li><a>{name}</a></li>" for name in ("Trang chủ", "Công báo", "Liên hệ"))
_AROUND = "Số/Ký hiệu</td><td>999/QĐ-XYZ</td></tr><tr><td>Ngày ban hành</td><td>01/01/2020"


def _read(data: bytes, name: str = "a.txt") -> Notice:
    return parse_notice(data, name, load_abbreviations())


def _portal(document: str, *, after: str = "") -> bytes:
    """A page as portals of provinces are: names of parts that say nothing, much around it."""
    return (
        f"<html><body><div id='top'>CỔNG THÔNG TIN ĐIỆN TỬ TỈNH BẮC SƠN</div><ul>{_MENU}</ul>"
        f"<div class='cot-trai'><ul>{_MENU}</ul>Đang xem: 152</div><div class='noi-dung'>"
        f"<table><tr><td>{_AROUND}</td></tr></table><div class='vb'>{document}</div>{after}"
        "<div>Tải về: 5.pdf</div></div><div>Văn bản khác: Quyết định số 7/QĐ-UBND</div>"
        "</body></html>"
    ).encode()


def _page(number: int) -> str:
    text = notice_text(number).replace("VIỆT NAM", "VIỆT NAM\n\nĐộc lập - Tự do - Hạnh phúc")
    return "".join(f"<p>{part}</p>" for part in text.split("\n\n"))


def test_of_a_portals_page_only_the_document_is_read() -> None:
    notice = _read(_portal(_page(5)), "a.html")
    assert (notice.number, notice.title) == ("5/TB-VPCP", _TITLE)
    assert notice.text.startswith("VĂN PHÒNG CHÍNH PHỦ")
    assert notice.text.endswith("Nguyễn Văn Mẫu")
    assert notice.issuer == "Văn phòng Chính phủ"


@pytest.mark.parametrize("words", ["PHỤ LỤC I", "DANH MỤC<br>(kèm theo Thông báo số 5/TB-VPCP)"])
def test_an_annex_beside_the_document_is_not_lost(words: str) -> None:
    annex = f"<div><p>{words}</p><p>1. Hồ Nà Cáy</p></div>"
    assert "1. Hồ Nà Cáy" in _read(_portal(_page(5), after=annex), "a.html").text
    word = f"<body><div class=WordSection1>{_page(5)}</div><div class=WordSection2>Bảng 2</div>"
    assert "Bảng 2" in _read(word.encode(), "a.html").text


def _of_one_line_each(number: int) -> str:
    """As Word saves plain text: no empty lines, a paragraph a line however long."""
    long = "Bộ Tài chính trình Chính phủ phương án sử dụng nguồn vốn, " * 5
    text = notice_text(number, task=f"{long}trước ngày 15 tháng 5.")
    return "\n".join(line for line in text.split("\n") if line)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_a_text_without_empty_lines_has_a_paragraph_a_line(encoding: str) -> None:
    notice = _read(_of_one_line_each(5).encode(encoding))
    assert notice.title == _TITLE
    assert [section.label for section in notice.sections()] == ["I", "II", "II.1", "II.2", "II.3"]
    assert (notice.signer, notice.recipients[0]) == ("Nguyễn Văn Mẫu", "Thủ tướng Chính phủ")


def test_capitals_of_tcvn3_are_capitals_again() -> None:
    # "VĂN PHÒNG CHÍNH PHỦ" and so on, set in the font of capitals
    old = _of_one_line_each(5).replace("VĂN PHÒNG", "UỶ BAN").replace("CHÍNH PHỦ", "TỈNH HÀ NAM")
    notice = _read(_in_tcvn3(old).encode("latin-1"))
    assert notice.text.startswith("UỶ BAN TỈNH HÀ NAM\n")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in notice.text
    assert (notice.number, notice.kind, notice.title) == ("5/TB-VPCP", "Thông báo", _TITLE)
    assert "Số: 5/TB-VPCP" in notice.text
    assert notice.signer == "Nguyễn Văn Mẫu"


def _in_tcvn3(text: str) -> str:
    """Write Vietnamese letters as TCVN3 does, capitals with a tone as small ones."""
    small = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
    codes = (
        "b5 b6 b7 b8 b9 a8 bb bc bd be c6 a9 c7 c8 c9 ca cb ae cc ce cf d0 d1 aa d2 d3 d4 d5 d6 d7 "
        "d8 dc dd de df e1 e2 e3 e4 ab e5 e6 e7 e8 e9 ac ea eb ec ed ee ef f1 f2 f3 f4 ad f5 f6 "
        "f7 f8 f9 fa fb fc fd fe"
    )
    table = dict(zip(small, (chr(int(code, 16)) for code in codes.split()), strict=True))
    capitals = dict(zip("ĂÂÊÔƠƯĐ", "¡¢£¤¥¦§", strict=True))
    return "".join(capitals.get(sign) or table.get(sign.lower(), sign) for sign in text)


class _Named(zipfile.ZipInfo):
    """A member whose name is in the encoding of the machine that packed it, and says so nowhere."""

    def __init__(self, raw: bytes) -> None:
        super().__init__("x")
        self.raw = raw

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.raw, self.flag_bits & ~0x800


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1258", "Thông báo về đê điều.txt"), ("cp437", "Résumé - à bientôt.txt")],
)
def test_names_of_old_packers_are_read(tmp_path: Path, encoding: str, name: str) -> None:
    packed = io.BytesIO()
    raw = name.replace("ề", "ê\u0300").replace("ê\u0300", "ê\u0300").encode(encoding)
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(_Named(raw), notice_text(5))
    assert [member.name for member in members(packed, "a.zip")] == [f"a.zip/{name}"]
    assert not list(tmp_path.iterdir())


def test_a_file_of_no_bytes_says_that_it_may_be_half_copied() -> None:
    with pytest.raises(EmptyDocumentError, match=r"^a\.pdf: tệp rỗng \(0 byte\)"):
        _read(b"", "a.pdf")
