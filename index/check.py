"""Is an index whole? What `tracuu check` says of it."""

import sqlite3
from collections.abc import Collection, Iterator

import numpy as np

from index.codec import notice_from_json, passage_from_json, vectors_from_bytes
from index.parts import Parts
from ingest import wording
from ingest.notice import Notice, Passage

_WHOLE = "SELECT n.row, n.key, w.notice FROM notices n JOIN whole_notices w ON w.row = n.row"
_LENGTH_TOLERANCE = 0.02  # of a vector's length, 1; half precision keeps it within 0.001


def check(parts: Parts) -> list[str]:
    """Return what is wrong, a line each, in Vietnamese; nothing when all is well.

    Looked at: SQLite's own check, each passage and its vectors, vectors that nobody uses, and
    whether terms and vectors hold just the passages of the database.
    """
    parts.terms.generation  # noqa: B018 - opening repairs what a crash left
    with parts.database.reading() as connection:
        found = list(_database(connection, parts.dimension))
        rows = {row for (row,) in connection.execute("SELECT row FROM passages")}
    found += _same(wording.TERMS_PART, parts.terms.rows(), rows)
    found += _same(wording.VECTORS_PART, parts.vectors.rows().tolist(), rows)
    return found


def _database(connection: sqlite3.Connection, dimension: int) -> Iterator[str]:
    path = str(connection.execute("PRAGMA database_list").fetchone()[2])
    for (fact,) in connection.execute("PRAGMA quick_check"):
        if fact != "ok":
            yield wording.index_damaged(path, fact)
    for table, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield wording.index_damaged(path, table)
    unused = "SELECT count(*) FROM vectors WHERE row NOT IN (SELECT vector FROM passages)"
    orphans = connection.execute(unused).fetchone()[0]
    if orphans:
        yield wording.orphan_vectors(orphans)
    for row, key, written in connection.execute(_WHOLE):
        yield from _notice(connection, row, key, notice_from_json(written), dimension)


def _notice(
    connection: sqlite3.Connection, row: int, key: str, notice: Notice, dimension: int
) -> Iterator[str]:
    sql = "SELECT p.passage, v.vector, s.vectors FROM passages p"
    sql += " LEFT JOIN vectors v ON v.row = p.vector"
    sql += " LEFT JOIN sentence_vectors s ON s.row = p.vector WHERE p.notice = ?"
    for written, vector, sentences in connection.execute(sql, (row,)):
        passage = passage_from_json(written, notice.id)
        if not _stands(passage, notice):
            yield wording.passage_differs(key, passage.ordinal)
        count = len(passage.sentences)
        if not (_sound(vector, 1, dimension) and _sound(sentences, count, dimension)):
            yield wording.vector_damaged(key, passage.ordinal)


def _stands(passage: Passage, notice: Notice) -> bool:
    """Tell whether a passage is verbatim, and its sentences inside it."""
    span = passage.span
    inside = all(span.start <= it.start <= it.end <= span.end for it in passage.sentences)
    return inside and span.of(notice.text) == passage.text


def _sound(written: bytes | None, count: int, dimension: int) -> bool:
    """Tell whether the bytes hold `count` vectors of length 1, or 0 for a text without words."""
    if written is None or len(written) != 2 * count * dimension:
        return False
    lengths = np.linalg.norm(vectors_from_bytes(written, dimension), axis=1)
    return bool(np.all((np.abs(lengths - 1) < _LENGTH_TOLERANCE) | (lengths == 0)))


def _same(what: str, found: Collection[int], expected: set[int]) -> list[str]:
    if len(found) != len(expected):
        return [wording.counts_differ(what, len(found), len(expected))]
    lost = len(expected.difference(found))
    return [wording.rows_differ(what, lost)] if lost else []
