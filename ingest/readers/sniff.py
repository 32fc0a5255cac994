"""What a file is, told from its bytes; its name is never asked."""

import io
import re
import zipfile
import zlib

from ingest.readers.compound import SIGNATURE, Compound, CompoundError

_START = 4096
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_SIGNATURES = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II\x2b\x00", "image"),
    (b"OggS", "media"),
    (b"ID3", "media"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
)
_TEXTUAL = {b"BM", b"MZ", b"ID3"}  # these may also begin a text
_TYPES = "[Content_Types].xml"
_OFFICE_PARTS = {"word/document": "docx", "xl/workbook": "xlsx", "ppt/presentation": "pptx"}
_WORD = b"\xec\xa5"  # begins the text of old Word, nearly always the first stream
_OLE_STREAMS = {
    "EncryptedPackage": "locked",
    "WordDocument": "doc",
    "Workbook": "xls",
    "Book": "xls",
    "PowerPoint Document": "ppt",
    "__properties_version1.0": "msg",
}
_HTML_START = re.compile(rb"^\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|table|div|p|meta|span|center|article|h[1-6])\b", re.IGNORECASE | re.DOTALL)  # fmt: skip
_HTML_INSIDE = re.compile(rb"<(?:html|body)[\s>]", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml\b")
_MHTML = re.compile(rb"^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?content-type:\s*(?:multipart/related|text/html)", re.IGNORECASE)  # fmt: skip


def sniff(data: bytes) -> str:
    r"""Return the kind of a file, a key of `wording.KINDS`; what is nothing else is "txt".

    >>> sniff(b"%PDF-1.7 ..."), sniff("Số: 5/TB-UBND".encode()), sniff(b"<html><body>")
    ('pdf', 'txt', 'html')
    """
    start = data[:_START]
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith(SIGNATURE):
        return _ole_kind(data)
    if start.startswith(_ZIP):
        return _zip_kind(data)
    for signature, kind in _SIGNATURES:
        if start.startswith(signature) and not (signature in _TEXTUAL and b"\x00" not in start):
            return kind
    return _boxed_kind(start) or _markup_kind(start)


def _boxed_kind(start: bytes) -> str | None:
    """Tell pictures and films in containers (RIFF, ISO media)."""
    if start[:4] == b"RIFF":
        return "image" if start[8:12] == b"WEBP" else "media"
    if start[4:8] == b"ftyp":
        return "image" if start[8:12] in {b"heic", b"avif", b"mif1"} else "media"
    return None


def _markup_kind(start: bytes) -> str:
    plain = start.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf")
    plain = plain.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _MHTML.match(plain):
        return "mhtml"
    if _HTML_START.match(plain) or _HTML_INSIDE.search(plain):
        return "html"
    if _XML.match(plain):
        return "wordxml" if b"Word.Document" in plain or b"wordml" in plain else "xml"
    return "txt"


def _zip_kind(data: bytes) -> str:
    """Tell Word and its kin from an archive of files; a damaged directory is told by its words."""
    whole = True
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            mime = _mime(archive)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError):
        names = {part for part in (*_OFFICE_PARTS, _TYPES) if part.encode() in data}
        mime, whole = b"", False
    if b"opendocument" in mime:
        return "opendocument"
    if b"epub" in mime:
        return "epub"
    if _TYPES in names:
        for part, kind in _OFFICE_PARTS.items():
            if any(name.startswith(part) for name in names):
                return kind
    return "zip" if whole else "brokenzip"


def _mime(archive: zipfile.ZipFile) -> bytes:
    if "mimetype" not in archive.namelist() or archive.getinfo("mimetype").file_size > 200:
        return b""
    return archive.read("mimetype")[:200]


def _ole_kind(data: bytes) -> str:
    """Tell the kinds of old Office files by the streams at the top of their directory."""
    try:
        names = Compound(data).names()
    except CompoundError:
        names = frozenset(name for name in _OLE_STREAMS if name.encode("utf-16-le") in data)
        if data[512:514] == _WORD:
            names |= {"WordDocument"}
    return next((kind for stream, kind in _OLE_STREAMS.items() if stream in names), "ole")
