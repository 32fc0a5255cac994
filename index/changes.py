"""Bring terms and vectors level with the database: the same way after an add and after a crash.

Rows are never used twice, so what a derived index lacks is told by generations alone.
"""

# ruff: noqa: S608 - what is joined are constants of this file

import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from index.codec import passage_from_json
from index.database import Database
from index.stored import context
from index.terms import TermIndex, TermRow

if TYPE_CHECKING:
    from index.nearest import VectorIndex

_BETWEEN = "generation > ? AND generation <= ?"
_TOGETHER = 200  # notices read in one snapshot


def passage_count(database: Database) -> int:
    """Return how many passages there are."""
    with database.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM passages").fetchone()[0])


def is_level(terms: TermIndex, database: Database) -> bool:
    """Tell whether the terms hold what the database holds."""
    return terms.generation == database.generation and len(terms) == passage_count(database)


def catch_up_terms(terms: TermIndex, database: Database) -> None:
    """Index what was put, and take out what was removed, since the generation of the terms.

    Raises:
        CorpusError: the terms cannot be written; they are as before.
    """
    with database.reading() as connection:
        until = int(connection.execute("SELECT generation FROM state").fetchone()[0])
        window = (terms.generation, until)
        removed = [notice for notice, _, _ in _removed(connection, window)]
        added = _put(connection, window)
    if until != terms.generation:
        terms.update(removed=removed, added=_term_rows(database, added), generation=until)


def catch_up_vectors(vectors: "VectorIndex", database: Database, until: int) -> None:
    """Load what was put, and forget what was removed, up to the generation `until`."""
    from index.nearest import VectorChange

    window = (vectors.generation, until)
    with database.reading() as connection:
        removed = _removed(connection, window) if len(vectors) else []
        found = connection.execute(
            "SELECT p.row, v.vector FROM passages p JOIN vectors v ON v.row = p.vector"
            f" WHERE p.notice IN (SELECT row FROM notices WHERE {_BETWEEN})"
            " AND length(v.vector) = ?",  # a damaged one is left out, and `check` names it
            (*window, 2 * vectors.dimension),
        ).fetchall()
    data = np.frombuffer(b"".join(vector for _, vector in found), dtype=np.float16)
    vectors.apply(
        VectorChange(
            generation=until,
            rows=np.array([row for row, _ in found], dtype=np.int64),
            vectors=data.reshape(-1, vectors.dimension),
            removed=tuple((first, last) for _, first, last in removed if first is not None),
        )
    )


def _removed(connection: sqlite3.Connection, window: tuple[int, int]) -> list[tuple[int, int, int]]:
    """Return notice row, first and last passage row of what was removed; None without any."""
    sql = f"SELECT notice, first, last FROM removed WHERE {_BETWEEN}"
    return connection.execute(sql, window).fetchall()


def _put(connection: sqlite3.Connection, window: tuple[int, int]) -> list[int]:
    sql = f"SELECT row FROM notices WHERE {_BETWEEN} ORDER BY row"
    return [row for (row,) in connection.execute(sql, window)]


def _term_rows(database: Database, notices: Sequence[int]) -> Iterator[TermRow]:
    for start in range(0, len(notices), _TOGETHER):
        with database.reading() as connection:
            some = notices[start : start + _TOGETHER]
            found = [row for notice in some for row in _passages(connection, notice)]
        yield from found


def _passages(connection: sqlite3.Connection, notice: int) -> list[TermRow]:
    sql = "SELECT p.row, p.passage, n.id, n.number, n.title FROM notices n JOIN passages p"
    sql += " ON p.notice = n.row WHERE n.row = ? ORDER BY p.row"
    rows = []
    for row, written, notice_id, number, title in connection.execute(sql, (notice,)):
        passage = passage_from_json(written, notice_id)
        around = context(number, title, passage.headings)
        rows.append(TermRow(passage=row, notice=notice, text=passage.text, context=around))
    return rows
