"""Paragraphs to one text, with the offset of each page and the place of each run."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.notice import Place, Span
from ingest.readers.content import Box
from ingest.repair.rows import Piece, Row

_NO_BLANK = re.compile(r"(?:(?<=\w)[-–]|(?<=[\w\d])/)$")


@dataclass(slots=True)
class Assembly:
    """The text as it grows."""

    words: list[str] = field(default_factory=list)
    length: int = 0
    starts: dict[int, int] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)

    def write(self, words: str) -> None:
        """Append words that stand on no page."""
        self.words.append(words)
        self.length += len(words)

    def write_piece(self, piece: Piece) -> None:
        """Append a piece and note where its runs stand."""
        self.starts.setdefault(piece.page, self.length)
        text = piece.words.text
        lead = len(text) - len(text.lstrip())
        body = text.strip()
        for start, end, box, sure in _runs(piece):
            start, end = max(0, start - lead), min(len(body), end - lead)  # noqa: PLW2901
            if start < end and body[start:end].strip():
                span = Span(start=self.length + start, end=self.length + end)
                self.places.append(Place(span=span, page=piece.page + 1, box=box, confidence=sure))
        self.write(body)


def assemble(
    paragraphs: Sequence[Sequence[Row]], pages: int, counts: Counter[str]
) -> tuple[str, tuple[int, ...], tuple[Place, ...]]:
    """Return the text, the offset at which each page begins, and the places in order."""
    made = Assembly()
    for paragraph in paragraphs:
        if made.length:
            made.write("\n\n")
        last: Row | None = None
        for row in paragraph:
            between = _between(last, row)
            counts["joined"] += last is not None and "\n" not in between
            made.write(between)
            for within, piece in row.parts():
                made.write(within)
                made.write_piece(piece)
            last = row
    return "".join(made.words), tuple(_page_starts(made, pages)), tuple(made.places)


def _between(last: Row | None, row: Row) -> str:
    """What stands between two rows of one paragraph."""
    if last is None:
        return ""
    if row.zone or row.table:
        return "\n"
    return glue(last.text, row.text)


def glue(above: str, below: str) -> str:
    """What stands between two lines of one paragraph: a blank, but not within "128/NQ-CP".

    >>> glue("Nghị quyết 128/NQ-", "CP"), glue("năm 2021 -", "2025")
    ('', ' ')
    """
    within = _NO_BLANK.search(above) and below[:1].isalnum() and not above.endswith("./")
    return "" if within else " "


def _runs(piece: Piece) -> Iterator[tuple[int, int, Box, float | None]]:
    """Yield start, end, box, confidence of the runs; of the whole line where it has none."""
    sure = piece.line.confidence
    for run in piece.line.runs:
        own = sure if run.confidence is None else run.confidence
        yield (*piece.words.span(run.start, run.end), run.box, own)
    if not piece.line.runs and piece.line.box is not None:
        yield 0, len(piece.words.text), piece.line.box, sure


def _page_starts(made: Assembly, pages: int) -> Iterator[int]:
    """Yield the offsets; a page without text begins where the next one does."""
    starts: list[int] = []
    following = made.length
    for page in reversed(range(pages)):
        following = made.starts.get(page, following)
        starts.append(following)
    starts.reverse()
    if starts:
        starts[0] = 0
    yield from starts
