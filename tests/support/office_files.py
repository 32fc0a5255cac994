"""Files of the kinds that offices have, made in code."""

import io
import struct
import zipfile
from email.message import EmailMessage

from PIL import Image, ImageDraw

from tests.support.notices import notice_text
from tests.support.old_word import old_word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def word(body: str, **parts: str) -> bytes:
    """Return a .docx with some XML as its body; `parts` are others ("numbering", "styles" ...)."""
    document = f"<w:body>{body}</w:body>"
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "word/document.xml": part("document", document),
            **{f"word/{name}.xml": part(name, content) for name, content in parts.items()},
        }
    )


def part(name: str, content: str) -> str:
    """Return a part of a .docx."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{W}">{content}</w:{name}>'


def paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph of a .docx."""
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of a .docx; a new line in a cell is a paragraph."""
    lines = (
        "<w:tr>" + "".join(f"<w:tc>{''.join(map(paragraph, c.splitlines()))}</w:tc>" for c in row) + "</w:tr>"
        for row in rows
    )  # fmt: skip
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def zipped(files: dict[str, str | bytes]) -> bytes:
    """Return a zip archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def pdf(*lines: str, kids: str | None = None) -> bytes:
    """Return a PDF of one page (`kids` of the page tree otherwise); lines in ASCII."""
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 11 Tf 60 780 Td {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids if kids is not None else '3 0 R'}] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            "/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    text, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{content}\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 6\n0000000000 65535 f \n{rows}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n"
    return f"{text}{end}{len(text)}\n%%EOF\n".encode("latin-1")


def picture(form: str = "PNG") -> bytes:
    """Return a small picture with a line of letters."""
    image = Image.new("RGB", (600, 120), "white")
    ImageDraw.Draw(image).text((20, 40), "THONG BAO So: 5/TB-UBND", fill="black")
    stream = io.BytesIO()
    image.save(stream, form)
    return stream.getvalue()


def saved_page(page: str) -> bytes:
    """Return a web page saved whole (.mht), with a picture beside it."""
    message = EmailMessage()
    message.set_content(page, subtype="html", cte="quoted-printable")
    message.add_related(picture(), "image", "png", cid="<picture@page>")
    del message["MIME-Version"]
    return b"MIME-Version: 1.0\n" + message.as_bytes()


def one_of_each() -> dict[str, bytes]:
    """Return a good file of each kind, by what its bytes are."""
    text = notice_text(5)
    lines = text.split("\n\n")
    head = table(("VĂN PHÒNG CHÍNH PHỦ\nSố: 5/TB-VPCP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
    rich = "".join(sign if sign.isascii() else f"\\u{ord(sign)}?" for sign in text)
    return {
        "txt": text.encode(),
        "html": page.encode(),
        "mhtml": saved_page(page),
        "docx": word(head + "".join(map(paragraph, lines))),
        "doc": old_word(text.replace("\n\n", "\r") + "\r"),
        "rtf": (
            "{\\rtf1\\ansi " + rich.replace("\n\n", "\\par ").replace("\n", "\\line ") + "}"
        ).encode("ascii"),
        "pdf": pdf("So: 5/TB-UBND", "Ha Noi, ngay 3 thang 4 nam 2023", "THONG BAO"),
        "png": picture(),
        "tiff": picture("TIFF"),
        "zip": zipped({"a.txt": text, "b/c.html": "<html><p>Một</p></html>"}),
    }


def zip_of(entries: int, *, claimed: int, large: bool = False) -> bytes:
    """A zip of so many entries in its directory, which says that there are `claimed`."""
    entry = b"PK\x01\x02" + bytes(24) + struct.pack("<H", 4) + bytes(16) + b"a.tx"
    directory = entry * entries
    size = len(directory)
    end = b""
    if large:
        end = b"PK\x06\x06" + struct.pack("<Q", 44) + bytes(28) + struct.pack("<QQ", size, 64)
        end += b"PK\x06\x07" + struct.pack("<IQI", 0, 64 + size, 1)
        size = 0xFFFFFFFF
    end += b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, claimed, claimed, size, 64, 0)
    return b"PK\x03\x04" + bytes(60) + directory + end
