"""Web pages: the document in them, without the site around it; error pages are refused."""

import codecs
import re
from contextlib import suppress

from lxml import etree

from ingest import wording
from ingest.encoding import Decoded, decode
from ingest.errors import UnreadableFileError
from ingest.normalise import nfc
from ingest.readers.content import Content, Layout, Line, Page
from ingest.readers.html_document import document_part
from ingest.readers.html_lines import is_furniture, is_shown, lines_of

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SHORT = 1_500  # characters: no document with a letterhead and a body is shorter
_ERROR = re.compile(
    r"(?:^|\berror\b\D{0,10}|\blỗi\b\D{0,10})(?:4\d\d|5\d\d)\b(?!\s*/)|not found|server error|"
    r"access denied|forbidden|unauthorized|bad gateway|service unavailable|page expired|"
    r"không tìm thấy (?:trang|tệp|đường dẫn)|trang (?:này )?không tồn tại|từ chối truy cập|"
    r"đã xảy ra lỗi|lỗi máy chủ",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"độc lập\s*[-–]\s*tự do|số\s*:|nơi nhận", re.IGNORECASE)


def read_html(data: bytes, file: str) -> Content:
    """Read a web page; `file` is only named in errors.

    Raises:
        UnreadableFileError: in no known encoding, or the error or login page of a server.
    """
    read = _decode(data, file)
    root = _parse(read.text)
    lines: list[str] = []
    if root is not None:
        lines = _document_lines(root)
        _refuse_error_page(root, lines, file)
    page = Page(lines=tuple(Line(text=nfc(line)) for line in lines))
    return Content(
        kind="html",
        layout=Layout.PARAGRAPHS,
        pages=(page,),
        repairs=read.repairs,
        warnings=read.warnings,
    )


def _decode(data: bytes, file: str) -> Decoded:
    """Unicode where the bytes are that; else as declared, but Western is often a lie."""
    with suppress(UnicodeDecodeError):
        return Decoded(text=data.decode("utf-8-sig"))
    found = _CHARSET.search(data[:4096])
    declared = found.group(1).decode("ascii").lower() if found else "windows-1252"
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        name = "cp1252"
    if name in {"iso8859-1", "cp1252", "ascii", "utf-8"} or data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return decode(data, file)
    try:
        return Decoded(text=data.decode(name), repairs=(wording.decoded_from(name.upper()),))
    except (UnicodeDecodeError, LookupError):
        return decode(data, file)


def _parse(text: str) -> etree._Element | None:
    """Parse a page; None where there is nothing in it."""
    clean = _DECLARATION.sub("", text).replace("\x00", "")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(clean.encode(errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _document_lines(root: etree._Element) -> list[str]:
    """Return the lines of the document, where it is told from the site around it."""
    return lines_of(document_part(_main_part(root)))


def _main_part(root: etree._Element) -> etree._Element:
    """Return the page's main part, where it names one; the site's own parts are taken out."""
    whole = lines_of(root)
    size = sum(map(len, whole))
    for part in [*root.iter("main"), *root.iter("article")]:
        if is_shown(part) and 2 * sum(map(len, lines_of(part))) > size:
            return part
    for part in list(root.iter()):
        parent = part.getparent()
        if parent is None or not isinstance(part.tag, str) or not is_furniture(part):
            continue
        if 2 * len("".join(lines_of(part))) < size:
            _take_out(part, parent)
    return root


def _take_out(part: etree._Element, parent: etree._Element) -> None:
    """Remove an element and keep the words behind it."""
    before = part.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (part.tail or "")
    else:
        parent.text = (parent.text or "") + (part.tail or "")
    parent.remove(part)


def _refuse_error_page(root: etree._Element, lines: list[str], file: str) -> None:
    text = "\n".join(lines)
    if len(text) > _SHORT or _DOCUMENT.search(text):
        return
    titles = [
        " ".join("".join(map(str, one.itertext())).split())
        for one in root.iter("title", "h1", "h2", "h3")
    ]
    for title in titles:
        if _ERROR.search(title):
            raise UnreadableFileError(wording.error_page(file, title[:100]))
    if any(field.get("type") == "password" for field in root.iter("input")):
        raise UnreadableFileError(wording.login_page(file))
