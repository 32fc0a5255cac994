"""What a reader gives: the lines of a document, page by page, before anything is repaired.

Readers do not judge: no joining of lines, no dropping of page numbers, no search for a header.
That is `ingest.repair`'s work, which keeps account of what it changed.
"""

from dataclasses import dataclass
from enum import StrEnum

Box = tuple[float, float, float, float]
"""Left, top, right, bottom as fractions (0 to 1) of the upright page, from its upper left corner."""


class Layout(StrEnum):
    """What a line of the content is."""

    TEXT = "text"  # a line of plain text or Markdown; an empty one parts paragraphs
    PARAGRAPHS = "paragraphs"  # a whole paragraph: Word, HTML
    LINES = "lines"  # a line as printed: PDF, scans; paragraphs are to be put together


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters `[start, end)` of a line and where they stand on the page: a word, or a few.

    `confidence` is that of the OCR for these characters, None for text that was text.
    """

    start: int
    end: int
    box: Box
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a page; `confidence` is the OCR's, 0 to 1, None for text that was text.

    `stamp` marks text that does not belong to the running text: a signature field's appearance,
    an arrival stamp. `cell` is the cell of a ruled table in which it stands: lines of one cell
    have the same.
    """

    text: str
    box: Box | None = None
    confidence: float | None = None
    runs: tuple[Run, ...] = ()
    stamp: bool = False
    cell: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The lines of a page in reading order; `ocr` tells whether they were read from an image."""

    lines: tuple[Line, ...]
    ocr: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A file as read. `kind` is what its bytes are: "pdf", "docx", "html", "txt", "png" ...

    `paged` tells whether `pages` are pages that a person can turn to. `repairs` and `warnings`
    are lines for people, in Vietnamese.
    """

    kind: str
    layout: Layout
    pages: tuple[Page, ...]
    paged: bool = False
    repairs: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def ocr(self) -> bool:
        """Whether any page was read from an image."""
        return any(page.ocr for page in self.pages)
