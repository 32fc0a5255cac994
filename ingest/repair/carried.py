"""A table without rules at the end of a page: what tells that it goes on on the next one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.normalise import squeeze
from ingest.repair.rows import Row


@dataclass(frozen=True, slots=True)
class Carried:
    """Where columns are parted (of the page's width), and the words of the head, a cell each.

    Without edges there is no such table.
    """

    edges: tuple[float, ...] = ()
    head: tuple[str, ...] = ()


NO_TABLE = Carried()


def carried_over(rows: Sequence[Row], before: Carried) -> Carried:
    """Return the table that ends a page of `rows`; `before` is the one that was carried to it."""
    table: list[Row] = []
    edges: set[float] = set()
    for row in reversed(rows):
        here = _edges(row)
        if row.zone or not here or (edges and not edges & here):
            break
        edges |= here
        table.insert(0, row)
    if not {0.0, 1.0} <= edges:  # rules end before the page does
        return NO_TABLE
    inner = tuple(sorted(edges - {0.0, 1.0}))
    goes_on = len(table) == len(rows) and before.edges
    return Carried(inner, before.head if goes_on else _head(table[0], inner))


def _edges(row: Row) -> set[float]:
    cells = [piece.line.cell for piece in row.pieces if piece.line.cell is not None]
    return {edge for left, _, right, _ in cells for edge in (left, right)}


def _head(row: Row, edges: Sequence[float]) -> tuple[str, ...]:
    """Return the words of a row in each column."""
    return tuple(
        squeeze(" ".join(piece.words.text for piece in row.pieces if _is_in(piece.line.cell, left)))
        for left, _ in pairwise((0.0, *edges, 1.0))
    )


def _is_in(cell: tuple[float, ...] | None, left: float) -> bool:
    return cell is not None and cell[0] == left
