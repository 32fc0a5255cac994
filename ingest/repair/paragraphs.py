"""Printed lines to paragraphs: by indentation, short last lines, gaps, labels and centring."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.normalise import LOWER, UPPER
from ingest.repair.rows import Row

LABEL = re.compile(
    r"(?:(?:Phần|Chương|Mục|Điều|Phụ lục|PHẦN|CHƯƠNG|MỤC|ĐIỀU|PHỤ LỤC)\s+(?:thứ\s+)?\w{1,5}\b"
    r"|\(\d{1,2}\)(?=\s\S)|[IVXL]{1,6}(?:[.)/]|-(?=\s))|\d{1,3}-(?=\s[A-ZĐ])|\d{1,3}(?:\.\d{1,2}){0,3}[.)/]?(?=\s\S)|[a-zđ][.)](?=\s)|[-–+*•](?=\s?\S)"
    r"|Căn cứ\b|Kính gửi|Nơi nhận|Số\s*:)"
)
_NUMBER_ONLY = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,3}(?=\s)")
_ENDS = re.compile(r"[.;:!?/][”\"’')]*$")
_KIND = re.compile(rf"[{UPPER}][{UPPER}\s]{{4,24}}:?$")
_AUTHORITY = re.compile(rf"(?:[{UPPER}]{{2,}} ){{3,}}")  # "THỦ TƯỚNG CHÍNH PHỦ điện:"
_CONTINUES = re.compile(rf"(?![a-zđ][.)])[{LOWER}]")
_SHORT = 0.08  # of the page's width, left free at the right margin
_INDENT = 0.02
_GAP = 1.1  # of a line's height
_CENTRED = 0.025
_SHORT_LINE = 0.75  # of a full line's characters, where no boxes are known


@dataclass(frozen=True, slots=True)
class _Margins:
    """Where full lines begin and end, as fractions of the page's width; `full` in characters."""

    left: float
    right: float
    full: float


def in_paragraphs(rows: Sequence[Row]) -> list[list[Row]]:
    """Group the rows of a document into paragraphs."""
    everywhere = _margins(rows)
    by_page = {
        page: _margins([row for row in rows if row.page == page], everywhere)
        for page in {row.page for row in rows}
    }
    paragraphs: list[list[Row]] = []
    for row in rows:
        if paragraphs and _goes_on(paragraphs[-1], row, by_page):
            paragraphs[-1].append(row)
        else:
            paragraphs.append([row])
    return paragraphs


def _margins(rows: Sequence[Row], otherwise: _Margins | None = None) -> _Margins:
    """The left and right edge of the wide lines; of the whole document on a page with few."""
    boxes = [row.box for row in rows if row.box is not None and not row.zone and not row.table]
    widest = max((box[2] - box[0] for box in boxes), default=0.0)
    wide = [box for box in boxes if box[2] - box[0] > 0.85 * widest]
    lengths = sorted(len(row.text) for row in rows)
    full = float(lengths[len(lengths) * 4 // 5]) if lengths else 0.0
    if otherwise is not None and (len(wide) < 4 or widest < 0.5):
        return otherwise
    if not wide:
        return _Margins(0.12, 0.9, full)
    lefts, rights = sorted(box[0] for box in wide), sorted(box[2] for box in wide)
    return _Margins(lefts[len(lefts) // 10], rights[-1 - len(rights) // 10], full)


def _goes_on(paragraph: Sequence[Row], row: Row, by_page: dict[int, _Margins]) -> bool:
    """Whether a row belongs to the paragraph before it."""
    last = paragraph[-1]
    if last.alone or row.alone:
        return False
    if last.zone or row.zone:
        return (last.zone, last.block, last.page) == (row.zone, row.block, row.page)
    if last.table or row.table:
        return last.table and row.table
    if row.box is None or last.box is None:
        return _goes_on_by_words(last, row, by_page[last.page])
    return _goes_on_by_place(last, row, by_page)


def _goes_on_by_place(last: Row, row: Row, by_page: dict[int, _Margins]) -> bool:
    """Judge by where the two rows stand on their pages."""
    before, here = by_page[last.page], by_page[row.page]
    last_left, last_top, last_right, last_bottom = last.box or (0.0, 0.0, 0.0, 0.0)
    left, top = (row.box or (0.0, 0.0))[:2]
    if row.page == last.page and top - last_bottom > _GAP * (last_bottom - last_top):
        return False
    short = last_right < before.right - _SHORT
    listed = last.text.endswith(",") and left < last_left + 0.01
    goes_on = _CONTINUES.match(row.text) or _is_unfinished(last.text, row.text)
    if goes_on or (listed and not (short and is_label(row.text))):
        return True
    both_centred = _is_centred(last, before) and _is_centred(row, here)
    both_capitals = last.text.isupper() and row.text.isupper()
    if (both_centred or both_capitals) and not _ENDS.search(last.text):
        return _one_heading(last.text, row.text)
    ended = bool(_ENDS.search(last.text))
    begins = ended and not row.text.startswith("(")  # "...; (2) ..." may go on in a new line
    indent, last_indent = left - here.left, last_left - before.left
    if is_label(row.text) and (indent > _INDENT or last_indent < -_INDENT or short or begins):
        return False
    deeper = indent > _INDENT and indent > last_indent + 0.01
    centred = _is_centred(row, here) and indent > 0.1
    if centred and not (short or ended):  # the last line of a title whose others are full
        return _one_heading(last.text, row.text)
    return not (short or deeper or centred or (indent > _INDENT and ended))


def _is_unfinished(last: str, text: str) -> bool:
    """Whether a bracket opened in one line is closed in the next, or a dash asks for more."""
    opened = last.rfind("(") > last.rfind(")") and ")" in text.split("(", 1)[0]
    return (opened or last.endswith((" -", " –"))) and not is_label(text)


def is_label(text: str) -> bool:
    """Whether a line begins with a label, no mere number."""
    return bool(LABEL.match(text)) and not _NUMBER_ONLY.match(text)


def _goes_on_by_words(last: Row, row: Row, margins: _Margins) -> bool:
    if _ENDS.search(last.text) and LABEL.match(row.text):
        return False
    return len(last.text) >= _SHORT_LINE * margins.full and not _KIND.match(last.text)


def _is_centred(row: Row, margins: _Margins) -> bool:
    if row.box is None:
        return False
    left, right = row.box[0] - margins.left, margins.right - row.box[2]
    return abs(left - right) < 2 * _CENTRED and left > 0.015 and right > 0.015


def _one_heading(last: str, text: str) -> bool:
    """Whether two centred lines are one heading: the same case, neither a line of its own."""
    if _KIND.match(last) and len(last.split()) <= 3 and last.isupper():
        return False
    if LABEL.match(last) or LABEL.match(text):
        return False
    if _AUTHORITY.match(text) and not last.isupper():
        return False
    return last.isupper() == text.isupper() and not text.startswith("(")
