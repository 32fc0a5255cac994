"""Word, old Word, RTF and web pages: what a person sees, in reading order."""

import base64
import unicodedata

import pytest

from ingest.readers.content import Content, Layout
from ingest.readers.doc import read_doc
from ingest.readers.docx import read_docx
from ingest.readers.html import read_html
from ingest.readers.read import read_content
from tests.support.office_files import one_of_each, paragraph, table, word
from tests.support.old_word import old_word

_LIST = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for at, (form, text) in enumerate(
        [
            ("decimal", "Điều %1."),
            ("decimal", "%1.%2."),
            ("lowerLetter", "%3)"),
            ("bullet", "\uf0b7"),
        ]
    )
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{_LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
)


def _lines(content: Content) -> list[str]:
    return [line.text for page in content.pages for line in page.lines]


def _word(body: str, **parts: str) -> list[str]:
    return _lines(read_docx(word(body, **parts), "a.docx"))


def _numbered(text: str, level: int, number: int = 1) -> str:
    return paragraph(text, _LIST.format(level, number))


def test_labels_that_word_counts_are_in_the_text() -> None:
    body = (
        _numbered("Phạm vi", 0) + _numbered("một", 1) + _numbered("a", 2) + _numbered("b", 2)
        + _numbered("hai", 1) + _numbered("lại a", 2) + _numbered("gạch", 3)
        + _numbered("Đối tượng", 0) + _numbered("ba", 1) + _numbered("Điều bảy", 0, 2)
    )  # fmt: skip
    assert _word(body, numbering=NUMBERING) == [
        "Điều 1. Phạm vi", "1.1. một", "a) a", "b) b", "1.2. hai", "a) lại a", "- gạch",
        "Điều 2. Đối tượng", "2.1. ba", "Điều 7. Điều bảy",
    ]  # fmt: skip


def test_a_list_may_come_from_the_style_that_a_style_is_based_on() -> None:
    styles = (
        '<w:style w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="DieuCon"><w:basedOn w:val="Dieu"/></w:style>'
    )
    body = paragraph("Phạm vi", '<w:pStyle w:val="DieuCon"/>')
    assert _word(body, numbering=NUMBERING, styles=styles) == ["Điều 1. Phạm vi"]


def test_tracked_changes_count_as_accepted_and_hidden_text_is_left_out() -> None:
    body = (
        "<w:p><w:r><w:t>Giao Bộ </w:t></w:r><w:del><w:r><w:delText>Y tế</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>Tài chính</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> (ẩn)</w:t></w:r>"
        "<w:moveFrom><w:r><w:t> chuyển đi</w:t></w:r></w:moveFrom></w:p>"
    )
    assert _word(body) == ["Giao Bộ Tài chính"]


def test_letterhead_and_foot_in_tables_are_lines_and_rows_of_data_are_kept_together() -> None:
    body = (
        table(("BỘ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do"), ("Số: 5/TB", "Hà Nội"))
        + table(("STT", "Tên", "Số"), ("1", "Cầu\nĐuống", "25"))
        + table(("Nơi nhận:\n- Như trên;", "BỘ TRƯỞNG\nNguyễn Văn A"))
    )  # fmt: skip
    assert _word(body) == [
        "BỘ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do", "Số: 5/TB", "Hà Nội",
        "STT | Tên | Số", "1 | Cầu Đuống | 25", "Nơi nhận:", "- Như trên;", "BỘ TRƯỞNG", "Nguyễn Văn A",
    ]  # fmt: skip


def test_text_boxes_are_read_once_and_notes_follow_behind_their_marks() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent>"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = (
        f"<w:p><w:r>{both}</w:r><w:r><w:t>Điều 1</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="4"/></w:r></w:p>' + paragraph("Hết")
    )
    notes = f'<w:footnote w:id="4">{paragraph("Xem Luật Đất đai.")}</w:footnote>'
    assert _word(body, footnotes=notes) == ["Điều 1[1]", "MẬT", "Hết", "[1] Xem Luật Đất đai."]


def test_old_word_is_read_without_what_was_deleted_and_without_field_codes() -> None:
    text = "Điều 1. Giao Bộ Y tế rà soát\r\x13 PAGEREF x \x14trang 5\x15\x0btiếp\rHết\r"
    start = text.index("Y tế ")
    data = old_word(text, deleted=(start, start + 5))
    assert _lines(read_doc(data, "a.doc")) == ["Điều 1. Giao Bộ rà soát", "trang 5", "tiếp", "Hết"]


def test_old_word_lays_out_cells() -> None:
    data = old_word("BỘ Y TẾ\x07Số: 5/TB\x07\x07Điều 1\r")
    assert _lines(read_doc(data, "a.doc")) == ["BỘ Y TẾ", "Số: 5/TB", "Điều 1"]


PAGE = """<html><head><title>Cổng</title><style>p{}</style><script>var a="x";</script></head><body>
<nav><a>Trang chủ</a></nav><div class="main-menu"><ul><li>Tin tức</li></ul></div>
<p>Số:&nbsp;5/TB-UBND<br>Hà Nội, ngày 3 <i>tháng 4</i></p><p style="display:none">ẩn</p>
<ol type="a"><li>Một</li><li><p>Hai</p></li></ol><ul><li>Ba</li></ul>
<table><tr><th>STT</th><th>Tên</th><th>Số</th></tr><tr><td>1</td><td>Cầu</td><td>9</td></tr></table>
<footer>Bản quyền</footer></body></html>"""
SEEN = [
    "Số: 5/TB-UBND", "Hà Nội, ngày 3 tháng 4", "a. Một", "b. Hai", "- Ba", "STT | Tên | Số", "1 | Cầu | 9",
]  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        PAGE.encode(),
        unicodedata.normalize("NFD", PAGE).encode(),
        PAGE.encode("utf-16"),
        PAGE.encode("ascii", errors="xmlcharrefreplace"),
    ],
)
def test_a_web_page_is_its_document_in_any_encoding(data: bytes) -> None:
    assert _lines(read_html(data, "a.html")) == SEEN


def test_a_page_saved_whole_is_read_like_the_page() -> None:
    body = base64.encodebytes(PAGE.encode())
    data = (
        b"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n boundary=abc\n\n--abc\n"
        b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
        + body
        + b"\n--abc\nContent-Type: image/png\n\nx\n--abc--\n"
    )
    assert _lines(read_content(data, "a.doc")) == SEEN


def test_a_web_page_in_windows_1258_is_read_as_it_declares() -> None:
    text = unicodedata.normalize("NFD", "Giao Bộ Tài chính chủ trì")
    for whole in "âêôăơư":
        text = text.replace(unicodedata.normalize("NFD", whole), whole)
    marks = "".join(text).replace("ô\u0323", "ô\u0323")
    data = f'<meta charset="windows-1258"><p>{marks}</p>'.encode("cp1258", errors="replace")
    content = read_html(data, "a.html")
    assert "Tài chính chủ trì" in _lines(content)[0]
    assert "1258" in content.repairs[0]


@pytest.mark.parametrize("kind", ["txt", "html", "mhtml", "docx", "doc", "rtf"])
def test_one_notice_reads_the_same_from_every_kind(kind: str) -> None:
    files = one_of_each()
    content = read_content(files[kind], f"a.{kind}")
    assert content.kind == kind.replace("mhtml", "html")  # what is in it
    words = " ".join(_lines(content)).split()
    wanted = files["txt"].decode().split()
    assert words[-len(wanted) :] == wanted
    assert content.layout is (Layout.TEXT if kind == "txt" else Layout.PARAGRAPHS)
