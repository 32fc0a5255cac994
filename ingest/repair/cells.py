"""Ruled tables: the lines of each cell kept together, the cells of a row side by side."""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.repair.rows import Piece, Row

_LEVEL = 0.008  # of the page, between the tops of neighbours in a row: a scan may be tilted
_LONG = 600  # characters of a cell: the cells of its row are read one after the other
_LABEL = 40  # characters of a group of cells that stays with the next: a number, a name
_ITEM = re.compile(r"\s*(?:[-+•–*]\s?(?=\w)|[a-zđ]\)\s|\d{1,2}[.)]\s)")


def table_rows(pieces: Sequence[Piece]) -> list[Row]:
    """Return the rows of the tables of a page, downwards; each piece stands in a cell.

    A cell that reaches over several rows belongs to the first of them.
    """
    cells: dict[tuple[float, ...], list[Piece]] = {}
    for piece in pieces:
        if piece.line.cell is not None:
            cells.setdefault(piece.line.cell, []).append(piece)
    rows: list[list[tuple[float, ...]]] = []
    for cell in sorted(cells):
        level = min(rows, key=lambda row: _step(row[-1], cell), default=None)
        if level is not None and _step(level[-1], cell) < _LEVEL:
            level.append(cell)
        else:
            rows.append([cell])
    rows.sort(key=lambda row: row[0][1])
    return [row for level in rows for row in _row([cells[cell] for cell in level])]


def _step(last: tuple[float, ...], cell: tuple[float, ...]) -> float:
    """How far the tops of two cells are apart, the second to the right of the first."""
    return abs(cell[1] - last[1]) if cell[0] > last[2] - 2 * _LEVEL else math.inf


def _row(cells: list[list[Piece]]) -> list[Row]:
    """One row of cells; where one holds a whole text, its paragraphs and what is beside it."""
    ordered = [_downwards(cell) for cell in cells]
    if max(map(_length, ordered)) <= _LONG:
        return [Row(tuple(piece for cell in ordered for piece in cell))]
    groups: list[list[Piece]] = []
    for cell in ordered:
        length = _length(groups[-1]) if groups else _LONG
        if length > _LABEL and length + _length(cell) > _LONG:
            groups.append([])
        groups[-1] += cell
    return [Row(tuple(part), alone=True) for group in groups for part in _paragraphs(group)]


def _length(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.words.text) for piece in pieces)


def _paragraphs(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Part the lines of a group of cells where a line begins with a label."""
    part: list[Piece] = []
    for piece in pieces:
        if part and part[-1].line.cell == piece.line.cell and _ITEM.match(piece.words.text):
            yield part
            part = []
        part.append(piece)
    yield part


def _downwards(pieces: list[Piece]) -> list[Piece]:
    """Order the lines of a cell, and what stands side by side in one of them."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=_middle):
        if lines and _middle(piece) - _middle(lines[-1][0]) < _half(piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [piece for line in lines for piece in sorted(line, key=_left)]


def _middle(piece: Piece) -> float:
    box = piece.line.box
    return (box[1] + box[3]) / 2 if box else 0.0


def _half(piece: Piece) -> float:
    box = piece.line.box
    return (box[3] - box[1]) / 2 if box else 0.0


def _left(piece: Piece) -> float:
    return piece.line.box[0] if piece.line.box else 0.0


def with_tables(rows: list[Row], tables: list[Row]) -> list[Row]:
    """Put the rows of tables between the others, each table before what stands below its top."""
    starts = [at for at, row in enumerate(tables) if not at or _apart(tables[at - 1], row)]
    merged = list(rows)
    for begin, end in pairwise([*starts, len(tables)]):
        top = _top(tables[begin])
        at = next((i for i, row in enumerate(merged) if not row.zone and _top(row) > top), None)
        where = _behind_head(merged) if at is None else at
        merged[where:where] = tables[begin:end]
    return merged


def _top(row: Row) -> float:
    return row.box[1] if row.box else 0.0


def _apart(above: Row, below: Row) -> bool:
    """Whether two rows of cells do not touch: they are of two tables."""
    floor = max(piece.line.cell[3] for piece in above.pieces if piece.line.cell)
    return min(piece.line.cell[1] for piece in below.pieces if piece.line.cell) > floor + _LEVEL


def _behind_head(rows: list[Row]) -> int:
    """The place behind all that is no foot."""
    return sum(row.zone != "foot" for row in rows)
