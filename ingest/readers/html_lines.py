"""The lines of a web page as a browser lays them out; menus, scripts and hidden parts left out."""

import re
from collections.abc import Iterator

from lxml import etree

from ingest.readers.grid import lay_out
from ingest.readers.numbering import write_number

_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "aside",
        "footer",
        "form",
        "button",
        "select",
        "textarea",
        "input",
        "iframe",
        "object",
        "embed",
        "applet",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "head",
        "title",
        "map",
        "datalist",
        "dialog",
        "del",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "ul",
    ]
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|sidebar|footer|banner|ads?|advert\w*|cookies?|"
    r"share|social|comments?|toolbar|pagination)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_COUNTING = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}  # fmt: skip
_DEEPEST = 200  # what is nested deeper is laid out as plain words


def lines_of(root: etree._Element) -> list[str]:
    """Return the lines of an element, none of them empty."""
    text = "".join(_pieces(root, 0))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return [line for line in lines if line]


def is_shown(element: etree._Element) -> bool:
    """Whether a reader of the page sees an element as part of the document."""
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return False
    return not _HIDING.search(element.get("style") or "")


def is_furniture(element: etree._Element) -> bool:
    """Whether the names of an element say that it belongs to the site, not to the document."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_FURNITURE.search(names)) or element.get("role") in {"navigation", "banner"}


def _pieces(element: etree._Element, depth: int) -> Iterator[str]:
    """Yield the words of an element; a line end is a new line, any other white space a blank."""
    if depth > _DEEPEST:
        yield " ".join(str(words) for words in element.itertext())
        return
    if element.tag == "table":
        yield "\n" + "\n".join(lay_out(_rows(element, depth))) + "\n"
        return
    block = element.tag in _BLOCKS
    if block:
        yield "\n"
    yield _words(element.text, element)
    number = _first_number(element)
    for child in element:
        if child.tag == "br":
            yield "\n"
        elif is_shown(child):
            if child.tag == "li":
                yield "\n" + _label(element, number) + " "
                number += 1
                yield from _item(child, depth + 1)
            else:
                yield from _pieces(child, depth + 1)
        yield _words(child.tail, element)
    if block:
        yield "\n"


def _item(item: etree._Element, depth: int) -> Iterator[str]:
    """Yield the words of a list's item so that its label stands before the first of them."""
    yield "".join(_pieces(item, depth)).lstrip()
    yield "\n"


def _first_number(element: etree._Element) -> int:
    start = element.get("start") or "1"
    return int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1


def _label(parent: etree._Element, number: int) -> str:
    if parent.tag != "ol":
        return "-"
    return write_number(number, _COUNTING.get(parent.get("type") or "1", "decimal")) + "."


def _words(text: str | None, parent: etree._Element) -> str:
    if not text:
        return ""
    return text if parent.tag == "pre" else re.sub(r"\s+", " ", text)


def _rows(table: etree._Element, depth: int) -> list[list[list[str]]]:
    rows = []
    for part in table:
        if part.tag == "tr":
            rows.append(_cells(part, depth))
        elif part.tag in {"tbody", "thead", "tfoot"}:
            rows += [_cells(row, depth) for row in part if row.tag == "tr"]
        elif part.tag == "caption":
            rows.append([lines_of(part)])
    return rows


def _cells(row: etree._Element, depth: int) -> list[list[str]]:
    cells = []
    for cell in row:
        if cell.tag in {"td", "th"} and is_shown(cell):
            text = "".join(_pieces(cell, depth + 1))
            lines = (" ".join(line.split()) for line in text.split("\n"))
            cells.append([line for line in lines if line])
    return cells
