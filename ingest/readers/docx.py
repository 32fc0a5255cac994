"""Word (.docx): what a person sees on paper, in reading order.

Changes that were tracked count as accepted, hidden text is left out. Numbers that Word puts before
paragraphs become part of them. Footnotes follow the text, each behind its mark.
"""

from collections.abc import Iterator

from lxml import etree

from ingest import wording
from ingest.errors import UnreadableFileError
from ingest.readers.content import Content, Layout, Line, Page
from ingest.readers.grid import lay_out
from ingest.readers.numbering import W, read_numbering
from ingest.readers.package import Package
from ingest.readers.styles import Styles

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_GONE = {f"{W}{name}" for name in ("del", "moveFrom", "rPr", "pPr", "sectPr", "tblPr", "instrText")}
_BOX = f"{W}txbxContent"
_NOTES = {
    f"{W}footnoteReference": "word/footnotes.xml",
    f"{W}endnoteReference": "word/endnotes.xml",
}
_SIGNS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_MAX_DEPTH = 100  # tables in tables, boxes in boxes


def read_docx(data: bytes, file: str) -> Content:
    """Read a Word file; `file` is only named in errors.

    Raises:
        UnreadableFileError: damaged, locked or a bomb.
    """
    package = Package(data, file)
    root = package.part("word/document.xml")
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise UnreadableFileError(wording.damaged_file(file, "docx"))
    document = _Document(package, file)
    lines = [*document.letterhead(body), *document.blocks(body), *document.notes()]
    page = Page(lines=tuple(Line(text=line) for line in lines if line.strip()))
    return Content(kind="docx", layout=Layout.PARAGRAPHS, pages=(page,))


class _Document:
    """The state of one reading: counters of lists and notes."""

    def __init__(self, package: Package, file: str) -> None:
        self._package = package
        self._file = file
        self._numbering = read_numbering(package.part("word/numbering.xml"))
        self._styles = Styles(package.part("word/styles.xml"))
        self._notes: list[tuple[str, str]] = []

    def letterhead(self, body: etree._Element) -> Iterator[str]:
        """Yield the lines of the first page's header that hold words."""
        section = next(body.iter(f"{W}sectPr"), None)
        if section is None:
            return
        headers = {
            str(header.get(f"{W}type")): str(header.get(_RELATION))
            for header in section.iterfind(f"{W}headerReference")
        }
        first = section.find(f"{W}titlePg") is not None
        target = headers.get("first" if first else "default")
        root = self._package.part(self._target(target)) if target else None
        if root is not None:
            yield from (line for line in self.blocks(root) if any(map(str.isalpha, line)))

    def _target(self, relation: str) -> str:
        root = self._package.part("word/_rels/document.xml.rels")
        for element in root if root is not None else ():
            if element.get("Id") == relation:
                return "word/" + str(element.get("Target")).removeprefix("/word/")
        return ""

    def blocks(self, parent: etree._Element, depth: int = 0) -> Iterator[str]:
        """Yield the lines of the paragraphs and tables in an element."""
        if depth > _MAX_DEPTH:
            raise UnreadableFileError(wording.bomb(self._file))
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element, depth)
            elif element.tag == f"{W}tbl":
                yield from lay_out(self._rows(element, depth))
            elif element.tag not in _GONE and isinstance(element.tag, str):
                yield from self.blocks(_chosen(element), depth + 1)

    def _rows(self, table: etree._Element, depth: int) -> list[list[list[str]]]:
        return [
            [list(self.blocks(cell, depth + 1)) for cell in _inside(row, "tc") if _begins(cell)]
            for row in _inside(table, "tr")
            if row.find(f"{W}trPr/{W}del") is None
        ]

    def _paragraph(self, paragraph: etree._Element, depth: int) -> Iterator[str]:
        boxes: list[etree._Element] = []
        words = "".join(self._pieces(paragraph, boxes, depth))
        listed = self._styles.list_of(paragraph)
        if listed is not None and words.strip():
            label = self._numbering.label(*listed)
            words = f"{label} {words.lstrip()}" if label else words
        yield from (line for line in words.split("\n") if line.strip())
        for box in boxes:
            yield from self.blocks(box, depth + 1)

    def _pieces(
        self, parent: etree._Element, boxes: list[etree._Element], depth: int
    ) -> Iterator[str]:
        """Yield the text of runs; boxes anchored in them are put aside."""
        if depth > _MAX_DEPTH:
            raise UnreadableFileError(wording.bomb(self._file))
        for element in parent:
            tag = element.tag
            if tag == f"{W}t":
                yield element.text or ""
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag in _NOTES:
                yield self._mark(_NOTES[tag], str(element.get(f"{W}id")))
            elif tag == _BOX:
                boxes.append(element)
            elif tag == f"{W}r":
                yield from self._run(element, boxes, depth)
            elif isinstance(tag, str) and tag not in _GONE:
                yield from self._pieces(_chosen(element), boxes, depth + 1)

    def _run(self, run: etree._Element, boxes: list[etree._Element], depth: int) -> Iterator[str]:
        if _is_on(run.find(f"{W}rPr/{W}vanish")):
            return
        pieces = self._pieces(run, boxes, depth + 1)
        yield from (map(str.upper, pieces) if _is_on(run.find(f"{W}rPr/{W}caps")) else pieces)

    def _mark(self, part: str, note: str) -> str:
        if (part, note) not in self._notes:
            self._notes.append((part, note))
        return f"[{self._notes.index((part, note)) + 1}]"

    def notes(self) -> Iterator[str]:
        """Yield footnotes and endnotes in the order of their marks."""
        roots = {part: self._package.part(part) for part in _NOTES.values()}
        texts = {
            (part, str(note.get(f"{W}id"))): note
            for part, root in roots.items()
            for note in (root if root is not None else ())
        }
        for number, name in enumerate(tuple(self._notes), 1):
            if name in texts:
                words = " ".join(" ".join(self.blocks(texts[name])).split())
                yield f"[{number}] {words}"


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or cells of a row, those in content controls too."""
    for element in parent:
        if element.tag == f"{W}{name}":
            yield element
        elif element.tag == f"{W}sdt":
            content = element.find(f"{W}sdtContent")
            if content is not None:
                yield from content.iterfind(f"{W}{name}")


def _chosen(element: etree._Element) -> etree._Element:
    """Of content given twice, for new programs and for old, take one."""
    if element.tag != f"{_COMPATIBILITY}AlternateContent":
        return element
    choice = element.find(f"{_COMPATIBILITY}Choice")
    fallback = element.find(f"{_COMPATIBILITY}Fallback")
    for one in (choice, fallback):
        if one is not None and next(one.iter(f"{W}t"), None) is not None:
            return one
    return choice if choice is not None else element


def _begins(cell: etree._Element) -> bool:
    """Whether a cell is not the continuation of the one above."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is None or merge.get(f"{W}val") == "restart"


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val") not in {"0", "false", "off", "none"}
