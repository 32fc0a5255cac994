"""Small PDFs made on the spot: text at a place, form fields, turned pages, scans."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

Text = tuple[float, float, str]
"""Left, base line (points from the lower left corner), characters; 12 points high, half as wide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Widget:
    """An annotation whose appearance shows `lines`, one under the other, or a `picture` as large."""

    left: float
    bottom: float
    lines: tuple[str, ...]
    subtype: str = "/Widget"
    field: str = "/Sig"
    picture: Image.Image | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page of 600 × 800 points. `hidden` lays the texts under the picture; `picture` fills it.

    `drawn` are operators that draw lines and boxes.
    """

    texts: Sequence[Text] = ()
    widgets: Sequence[Widget] = ()
    rotate: int = 0
    hidden: bool = False
    picture: Image.Image | None = None
    mapped: bool = True
    offset: int = 0
    drawn: str = ""


def pdf(*sheets: Sheet, password: str | None = None) -> bytes:
    """Return a PDF; with `password` ("" too) it is encrypted, and that opens it."""
    writer = PdfWriter()
    for sheet in sheets:
        page = writer.add_blank_page(600, 800)
        font = writer._add_object(_font(writer, sheet))
        resources = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        content = sheet.drawn.encode()
        if sheet.picture:
            image = writer._add_object(_image(sheet.picture))
            resources[NameObject("/XObject")] = DictionaryObject({NameObject("/Im"): image})
            content += b"q 600 0 0 800 0 0 cm /Im Do Q\n"
        content += b"".join(_show(text, sheet) for text in sheet.texts)
        page[NameObject("/Resources")] = resources
        page[NameObject("/Contents")] = writer._add_object(_stream(content))
        if sheet.rotate:
            page.rotate(sheet.rotate)
        if sheet.widgets:
            page[NameObject("/Annots")] = ArrayObject(
                writer._add_object(_annotation(writer, widget, resources))
                for widget in sheet.widgets
            )
    if password is not None:
        writer.encrypt(password, "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _show(text: Text, sheet: Sheet) -> bytes:
    left, base, characters = text
    codes = "".join(f"{ord(char) - sheet.offset & 0xFFFF:04x}" for char in characters)
    mode = 3 if sheet.hidden else 0
    return f"BT {mode} Tr /F1 12 Tf 1 0 0 1 {left} {base} Tm <{codes}> Tj ET\n".encode()


def _stream(data: bytes) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream


def _font(writer: PdfWriter, sheet: Sheet) -> DictionaryObject:
    """Return a font whose codes are UTF-16, half an em wide."""
    descendant = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/CIDFontType2"),
            NameObject("/BaseFont"): NameObject("/Times"),
            NameObject("/DW"): NumberObject(500),
            NameObject("/FontDescriptor"): DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/FontDescriptor"),
                    NameObject("/FontName"): NameObject("/Times"),
                    NameObject("/Flags"): NumberObject(4),
                }
            ),
        }
    )
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type0"),
            NameObject("/BaseFont"): NameObject("/Times"),
            NameObject("/Encoding"): NameObject("/Identity-H"),
            NameObject("/DescendantFonts"): ArrayObject([writer._add_object(descendant)]),
        }
    )
    if sheet.mapped:
        words = [text for _, _, text in sheet.texts] + [
            line for widget in sheet.widgets for line in widget.lines
        ]
        chars = sorted(set("".join(words)))
        rows = "\n".join(f"<{ord(c) - sheet.offset:04x}> <{ord(c):04x}>" for c in chars)
        cmap = (
            "begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange "
            f"{len(chars)} beginbfchar\n{rows}\nendbfchar endcmap"
        )
        font[NameObject("/ToUnicode")] = writer._add_object(_stream(cmap.encode()))
    return font


def _image(picture: Image.Image) -> StreamObject:
    image = _stream(picture.convert("L").tobytes())
    image[NameObject("/Type")] = NameObject("/XObject")
    image[NameObject("/Subtype")] = NameObject("/Image")
    image[NameObject("/Width")] = NumberObject(picture.width)
    image[NameObject("/Height")] = NumberObject(picture.height)
    image[NameObject("/ColorSpace")] = NameObject("/DeviceGray")
    image[NameObject("/BitsPerComponent")] = NumberObject(8)
    return image


def _annotation(writer: PdfWriter, widget: Widget, resources: DictionaryObject) -> DictionaryObject:
    wide = max(len(line) for line in widget.lines) * 6 + 4
    high = 14 * len(widget.lines) + 2
    plain = Sheet()
    shown = b"".join(
        _show((2, high - 14 * (i + 1) + 2, line), plain) for i, line in enumerate(widget.lines)
    )
    if widget.picture:
        name = NameObject("/Pic")
        objects = resources.setdefault(NameObject("/XObject"), DictionaryObject())
        objects[name] = writer._add_object(_image(widget.picture))
        shown = f"q {wide} 0 0 {high} 0 0 cm /Pic Do Q".encode()
    appearance = _stream(shown)
    appearance[NameObject("/Subtype")] = NameObject("/Form")
    appearance[NameObject("/BBox")] = _numbers(0, 0, wide, high)
    appearance[NameObject("/Resources")] = resources
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(widget.subtype),
            NameObject("/FT"): NameObject(widget.field),
            NameObject("/T"): TextStringObject("field"),
            NameObject("/F"): NumberObject(4),
            NameObject("/Rect"): _numbers(
                widget.left, widget.bottom, widget.left + wide, widget.bottom + high
            ),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(appearance)}),
        }
    )


def _numbers(*values: float) -> ArrayObject:
    return ArrayObject(FloatObject(value) for value in values)
