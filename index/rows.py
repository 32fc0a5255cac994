"""The statements that write: a notice with its passages and vectors, in one transaction."""

# ruff: noqa: S608 - what is joined are constants of this file

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.codec import (
    acts_to_json,
    notice_to_json,
    passage_to_json,
    vectors_to_bytes,
)
from index.readings import put_reading
from index.standing import Standing
from index.tasks import put_tasks
from ingest.notice import Notice, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """All that is stored of one notice. The i-th passage has the i-th hash and vectors.

    `vectors` is (n, dim); `sentence_vectors` holds n arrays (m, dim), one row a sentence.
    """

    notice: Notice
    key: str
    file: str
    passages: Sequence[Passage]
    vectors: NDArray[np.floating]
    sentence_vectors: Sequence[NDArray[np.floating]]
    hashes: Sequence[str]
    standing: Standing = field(default_factory=Standing)


def fit(entry: Entry, dimension: int) -> None:
    """Refuse vectors that do not fit the passages or the index.

    Raises:
        ValueError: a shape is wrong.
    """
    count = len(entry.passages)
    fits = entry.vectors.shape == (count, dimension) or not count
    if not fits or len(entry.sentence_vectors) != count or len(entry.hashes) != count:
        message = f"{entry.key}: {count} passages need as many vectors of {dimension} numbers"
        raise ValueError(message)
    for passage, vectors in zip(entry.passages, entry.sentence_vectors, strict=True):
        if vectors.shape != (len(passage.sentences), dimension):
            message = f"{entry.key}: passage {passage.ordinal} needs a vector for each sentence"
            raise ValueError(message)


def put(connection: sqlite3.Connection, entry: Entry) -> None:
    """Write an entry; it takes the place of the same notice and of another with its key."""
    old = _removed(connection, "id = ? OR key = ?", (entry.notice.id, entry.key))
    vectors = [
        _vector_row(connection, *given)
        for given in zip(entry.hashes, entry.vectors, entry.sentence_vectors, strict=True)
    ]
    notice = _insert_notice(connection, entry)
    connection.executemany(
        "INSERT INTO passages (notice, vector, ordinal, passage) VALUES (?, ?, ?, ?)",
        [
            (notice, vector, passage.ordinal, passage_to_json(passage))
            for passage, vector in zip(entry.passages, vectors, strict=True)
        ],
    )
    _collect(connection, old)


def remove(connection: sqlite3.Connection, notice_id: str) -> bool:
    """Delete a notice with everything of its own; tell whether there was one."""
    before = connection.total_changes
    _collect(connection, _removed(connection, "id = ?", (notice_id,)))
    return connection.total_changes > before


def _insert_notice(connection: sqlite3.Connection, entry: Entry) -> int:
    it = entry.notice
    date = it.date.isoformat() if it.date else None
    cursor = connection.execute(
        "INSERT INTO notices"
        " (generation, id, key, file, number, date, issuer, kind, title)"
        " VALUES ((SELECT generation FROM state), ?, ?, ?, ?, ?, ?, ?, ?)",
        (it.id, entry.key, entry.file, it.number, date, it.issuer, it.kind, it.title),
    )
    row = int(cursor.lastrowid or 0)
    connection.execute("INSERT INTO whole_notices VALUES (?, ?)", (row, notice_to_json(it)))
    put_reading(connection, row, it.reading)
    put_tasks(connection, row, it)
    by_hand = entry.standing
    if it.relations or by_hand != Standing():
        written = acts_to_json(by_hand.within, it.relations)
        connection.execute(
            "INSERT INTO standings VALUES (?, ?, ?, ?, ?)",
            (row, by_hand.status, by_hand.collection, by_hand.replaced_by, written),
        )
    return row


def _vector_row(
    connection: sqlite3.Connection,
    hash_: str,
    vector: NDArray[np.floating],
    sentences: NDArray[np.floating],
) -> int:
    """Return the row of the vectors of a hash; write them if they are new."""
    found = connection.execute("SELECT row FROM vectors WHERE hash = ?", (hash_,)).fetchone()
    if found is not None:
        return int(found[0])
    cursor = connection.execute(
        "INSERT INTO vectors (hash, vector) VALUES (?, ?)", (hash_, vectors_to_bytes(vector))
    )
    row = int(cursor.lastrowid or 0)
    connection.execute(
        "INSERT INTO sentence_vectors VALUES (?, ?)", (row, vectors_to_bytes(sentences))
    )
    return row


def _removed(connection: sqlite3.Connection, condition: str, values: tuple[str, ...]) -> list[int]:
    """Delete notices, note it for those who follow, and return the vectors they used.

    The passages of one notice were written in one transaction, so their rows have no gap.
    """
    notices = f"SELECT row FROM notices WHERE {condition}"
    used = connection.execute(
        f"SELECT DISTINCT vector FROM passages WHERE notice IN ({notices})", values
    ).fetchall()
    connection.execute(
        "INSERT INTO removed SELECT state.generation, n.row, min(p.row), max(p.row)"
        " FROM state, notices n LEFT JOIN passages p ON p.notice = n.row"
        f" WHERE n.row IN ({notices}) GROUP BY n.row",
        values,
    )
    connection.execute(f"DELETE FROM notices WHERE {condition}", values)
    return [row for (row,) in used]


def _collect(connection: sqlite3.Connection, vectors: Sequence[int]) -> None:
    """Delete those vectors that no passage uses any more."""
    connection.execute(
        "DELETE FROM vectors WHERE row IN (SELECT value FROM json_each(?))"
        " AND NOT EXISTS (SELECT 1 FROM passages WHERE passages.vector = vectors.row)",
        (json.dumps(vectors),),
    )
