"""Rows: what stands side by side on a page, put together from the lines of a reader."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.readers.content import Box, Line
from ingest.repair.tracked import Tracked

_SAME_ROW = 0.5  # of the lower line's height
_CELL_GAP = 0.012  # of the page's width: a wider gap parts cells of a table
CELL = " | "


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of the reader, mended: its page (from 0), the line as it was, its words now."""

    page: int
    line: Line
    words: Tracked


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces from left to right; `zone` is "head" and "foot" for two-column parts, else "".

    `block` counts the blocks of such a part: lines of one block stay lines below each other.
    `alone` is a row that is a paragraph by itself.
    """

    pieces: tuple[Piece, ...]
    zone: str = ""
    block: int = 0
    alone: bool = False

    @property
    def page(self) -> int:
        """The page, from 0."""
        return self.pieces[0].page

    @property
    def box(self) -> Box | None:
        """The smallest box around all pieces."""
        return around(piece.line.box for piece in self.pieces)

    @property
    def text(self) -> str:
        """The words with what parts them."""
        return "".join(glue + piece.words.text.strip() for glue, piece in self.parts())

    @property
    def table(self) -> bool:
        """Whether it is a row of cells."""
        ruled = any(piece.line.cell is not None for piece in self.pieces)
        return ruled or any(glue == CELL for glue, _ in self.parts())

    def parts(self) -> Iterable[tuple[str, Piece]]:
        """Yield each piece with what stands before it."""
        last: Piece | None = None
        for piece in self.pieces:
            yield _glue(last, piece), piece
            last = piece


def around(boxes: Iterable[Box | None]) -> Box | None:
    """Return the smallest box around others; None when there are none."""
    known = [box for box in boxes if box is not None]
    if not known:
        return None
    left, top, right, bottom = zip(*known, strict=True)
    return min(left), min(top), max(right), max(bottom)


def in_rows(pieces: Sequence[Piece]) -> list[Row]:
    """Put neighbours that stand side by side into one row, left to right."""
    rows: list[Row] = []
    for piece in pieces:
        if rows and all(_beside(piece, other) for other in rows[-1].pieces):
            together = (*rows[-1].pieces, piece)
            rows[-1] = replace(rows[-1], pieces=tuple(sorted(together, key=_left)))
        else:
            rows.append(Row(pieces=(piece,)))
    return rows


def _left(piece: Piece) -> float:
    return piece.line.box[0] if piece.line.box else 0.0


def _beside(one: Piece, other: Piece) -> bool:
    if one.line.box is None or other.line.box is None or one.page != other.page:
        return False
    left, top, right, bottom = one.line.box
    other_left, other_top, other_right, other_bottom = other.line.box
    apart = right <= other_left + 0.005 or other_right <= left + 0.005
    shared = min(bottom, other_bottom) - max(top, other_top)
    return apart and shared > _SAME_ROW * min(bottom - top, other_bottom - other_top)


def _glue(last: Piece | None, piece: Piece) -> str:
    if last is None:
        return ""
    if last.line.box is None or piece.line.box is None:
        return " "
    if last.line.cell is not None and piece.line.cell is not None:
        return " " if last.line.cell == piece.line.cell else CELL
    return CELL if piece.line.box[0] - last.line.box[2] > _CELL_GAP else " "
