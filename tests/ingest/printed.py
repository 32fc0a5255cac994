"""Pages as a reader gives them, drawn by hand: lines with boxes and a run for each word."""

import re

from ingest.readers.content import Content, Layout, Line, Page, Run

HEIGHT = 0.016
LEFT, RIGHT = 0.14, 0.90


def line(
    text: str,
    top: float,
    left: float = LEFT,
    right: float | None = None,
    confidence: float | None = None,
    *,
    stamp: bool = False,
) -> Line:
    """One line whose words share its width evenly; ordinary lines are 0.0085 a character wide."""
    end = right if right is not None else min(RIGHT, left + 0.0085 * len(text))
    width = (end - left) / max(1, len(text))
    runs = tuple(
        Run(
            start=word.start(),
            end=word.end(),
            box=(left + word.start() * width, top, left + word.end() * width, top + HEIGHT),
        )
        for word in re.finditer(r"\S+", text)
    )
    box = (left, top, end, top + HEIGHT)
    return Line(text=text, box=box, runs=runs, confidence=confidence, stamp=stamp)


def centred(text: str, top: float) -> Line:
    """A line in the middle of the page."""
    half = 0.0085 * len(text) / 2
    middle = (LEFT + RIGHT) / 2
    return line(text, top, middle - half, middle + half)


def printed(*pages: list[Line], ocr: bool = False) -> Content:
    """Pages of printed lines."""
    return Content(
        kind="pdf",
        layout=Layout.LINES,
        pages=tuple(Page(lines=tuple(lines), ocr=ocr) for lines in pages),
        paged=True,
    )


def plain(text: str, layout: Layout = Layout.TEXT) -> Content:
    """A text file, or the paragraphs of a Word file."""
    lines = tuple(Line(text=part) for part in text.split("\n"))
    return Content(kind="txt", layout=layout, pages=(Page(lines=lines),))
