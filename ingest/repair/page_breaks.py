"""Rows of tables that run over the end of a page: what follows joins the cells it belongs to."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.normalise import LOWER
from ingest.readers.content import Box
from ingest.repair.rows import Piece, Row

_GOES_ON = re.compile(rf"(?![a-zđ][.)]\s)[{LOWER}]")
_ENDS = re.compile(r"[.;:!?/][”\"’')]*$")
_SHARED = 0.5  # of the narrower of two cells: of one column they share as much

_Cells = dict[Box, tuple[Piece, ...]]


def over_pages(rows: Sequence[Row]) -> list[Row]:
    """Join the first row of a page with the last one of the page before where a cell goes on.

    That is certain only where one goes on with a small letter behind words that end no sentence,
    and the first cell, which numbers or names the row, does so too or is empty.
    """
    joined: list[Row] = []
    heads: set[str] = set()
    for row in rows:
        at = len(joined) - 1
        while at >= 0 and joined[at].page == row.page and joined[at].text in heads:
            at -= 1  # the head of the table, printed again
        last = joined[at] if at >= 0 else None
        whole = _whole(last, row) if last and row.page == last.page + 1 else None
        if whole is not None:
            joined[at] = whole
            continue
        if row.table and (not joined or not joined[-1].table):
            heads.add(row.text)
        joined.append(row)
    return joined


def _whole(above: Row, below: Row) -> Row | None:
    """Return the row that two make together, None where they are two."""
    upper, lower = _cells(above), _cells(below)
    if above.alone or below.alone or len(upper) < 2 or not lower:
        return None
    onto = {cell: _column(cell, list(upper)) for cell in lower}
    if None in onto.values() or len(set(onto.values())) < len(lower):
        return None
    going_on = {
        column
        for cell, column in onto.items()
        if column and _goes_on(_words(upper[column]), _words(lower[cell]))
    }
    if not going_on or min(upper) in set(onto.values()) - going_on:
        return None
    parts: list[Piece] = []
    for cell in sorted(upper):
        parts += upper[cell]
        for below_cell, column in onto.items():
            if column == cell:
                parts += [_moved(piece, cell) for piece in lower[below_cell]]
    return replace(above, pieces=tuple(parts))


def _goes_on(before: str, after: str) -> bool:
    return (
        any(map(str.isalpha, before)) and not _ENDS.search(before) and bool(_GOES_ON.match(after))
    )


def _cells(row: Row) -> _Cells:
    cells: _Cells = {}
    for piece in row.pieces:
        if piece.line.cell is not None:
            cells[piece.line.cell] = (*cells.get(piece.line.cell, ()), piece)
    return cells


def _column(cell: Box, columns: Sequence[Box]) -> Box | None:
    """Return the cell of the row above that stands over another."""
    for column in columns:
        shared = min(cell[2], column[2]) - max(cell[0], column[0])
        if shared > _SHARED * min(cell[2] - cell[0], column[2] - column[0]):
            return column
    return None


def _words(pieces: Sequence[Piece]) -> str:
    return " ".join(piece.words.text.strip() for piece in pieces)


def _moved(piece: Piece, cell: Box) -> Piece:
    return replace(piece, line=replace(piece.line, cell=cell))
