"""Form fields, stamps and signatures: what their appearance streams show."""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import StreamObject

from ingest.readers.pdf_content import Drawn, Interpreter
from ingest.readers.pdf_matrix import IDENTITY, Matrix, as_matrix, box_of
from ingest.readers.pdf_pen import Rectangle
from ingest.readers.segments import Segment, segments_of

READ = ("/Widget", "/FreeText", "/Stamp")
HIDDEN = 2 | 32  # flags of an annotation that is not shown

CAPTION = re.compile(
    r"ký (bởi|số|ngày|điện tử)|(người|ngày|giờ|thời gian) ký|signature|sign(ed|er)\b|digital"
    r"|e-?mail|@|cơ quan:|tổ chức:|lý do:|nơi ký|reason:|location:|\bdate:|\bcn=|\+0?7[:']?00"
    r"|\d\d:\d\d:\d\d",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Appearances:
    """What the annotations of a page show.

    `values` are texts filled in, one segment a line; `captions` notes of signatures about
    themselves ("Ký bởi: ..."), no text of the document; `pictures` the boxes (points) of those
    that show a picture alone: a scanned signature, a number stamped as an image.
    """

    values: list[Segment] = field(default_factory=list)
    captions: list[Segment] = field(default_factory=list)
    pictures: list[Rectangle] = field(default_factory=list)


def appearances(page: Any, interpreter: Interpreter) -> Appearances:
    """Read the appearance streams of a page's annotations; `interpreter` is left as it was."""
    found, drawn = Appearances(), interpreter.drawn
    for annotation in _annotations(page):
        stream = _normal(annotation)
        if stream is None:
            continue
        interpreter.drawn = Drawn()
        with suppress(TypeError, ValueError, AttributeError, KeyError):
            interpreter.form(stream, _placed(stream, annotation["/Rect"]))
        segments = segments_of(interpreter.drawn.shown)
        if not segments:
            found.pictures += interpreter.drawn.pictures
        elif _is_caption(segments, signature=annotation.get("/FT") == "/Sig"):
            found.captions += segments
        else:
            found.values += segments
    interpreter.drawn = drawn
    return found


def _is_caption(segments: list[Segment], *, signature: bool) -> bool:
    """Tell a signature's note about itself from a number or a date it stamps."""
    text = "\n".join(segment.text for segment in segments)
    return bool(CAPTION.search(text)) or (signature and len(segments) > 1)


def _annotations(page: Any) -> list[Any]:
    found = page.get("/Annots")
    found = found.get_object() if found is not None else None
    if not isinstance(found, list):
        return []
    annotations = [item.get_object() for item in found]
    return [
        item
        for item in annotations
        if hasattr(item, "get")
        and item.get("/Subtype") in READ
        and not int(item.get("/F", 0)) & HIDDEN
        and len(item.get("/Rect") or ()) == 4
    ]


def _normal(annotation: Any) -> StreamObject | None:
    """Return the appearance stream that is shown, None without one."""
    appearance = annotation.get("/AP")
    normal = appearance.get_object().get("/N") if appearance is not None else None
    normal = normal.get_object() if normal is not None else None
    if isinstance(normal, dict) and not isinstance(normal, StreamObject):
        state = normal.get(annotation.get("/AS", "/Off"))
        normal = state.get_object() if state is not None else None
    return normal if isinstance(normal, StreamObject) else None


def _placed(stream: StreamObject, rectangle: Any) -> Matrix:
    """Return the matrix that puts the appearance's box into the annotation's rectangle."""
    x0, y0, x1, y1 = _four(rectangle)
    turned = as_matrix(stream.get("/Matrix", IDENTITY))
    left, bottom, right, top = box_of(_four(stream.get("/BBox", (0, 0, 1, 1))), turned)
    wide = abs(x1 - x0) / (right - left or 1)
    high = abs(y1 - y0) / (top - bottom or 1)
    return (wide, 0, 0, high, min(x0, x1) - left * wide, min(y0, y1) - bottom * high)


def _four(values: Any) -> Rectangle:
    a, b, c, d = (float(value) for value in values)
    return (a, b, c, d)
