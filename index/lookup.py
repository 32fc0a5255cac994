"""The statements that read: each takes a connection, which is a snapshot."""

# ruff: noqa: S608 - what is joined are constants of this file

import datetime as dt
import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from index.codec import (
    acts_from_json,
    notice_from_json,
    passage_from_json,
    vectors_from_bytes,
)
from index.standing import Listed, Standing
from index.stored import Document, KnownVectors, StoredPassage, context
from ingest.notice import Notice

_LISTED = "(SELECT value FROM json_each(?))"
_DOCUMENT = """
SELECT id, key, file, number, date, issuer, kind, title,
       (SELECT count(*) FROM passages WHERE notice = notices.row),
       status, collection, replaced_by, relations
FROM notices LEFT JOIN standings ON standings.notice = notices.row ORDER BY key"""


def listed(connection: sqlite3.Connection) -> list[Listed]:
    """Return all documents, by key, with what each says of others."""
    return [_listed(row) for row in connection.execute(_DOCUMENT)]


def notice(connection: sqlite3.Connection, notice_id: str) -> Notice | None:
    """Return one notice, whole."""
    sql = "SELECT w.notice FROM notices n JOIN whole_notices w ON w.row = n.row WHERE n.id = ?"
    row = connection.execute(sql, (notice_id,)).fetchone()
    return None if row is None else notice_from_json(row[0])


def passage_rows(connection: sqlite3.Connection, notice_ids: Collection[str]) -> list[int]:
    """Return the rows of the passages of some notices, in order."""
    found = connection.execute(
        f"SELECT row FROM passages WHERE notice IN (SELECT row FROM notices WHERE id IN {_LISTED})"
        " ORDER BY notice, ordinal",
        (_list(notice_ids),),
    )
    return [row for (row,) in found]


def notice_rows(connection: sqlite3.Connection, notice_ids: Collection[str]) -> list[int]:
    """Return the rows of some notices."""
    sql = f"SELECT row FROM notices WHERE id IN {_LISTED}"
    return [row for (row,) in connection.execute(sql, (_list(notice_ids),))]


def words_of(connection: sqlite3.Connection, rows: Collection[int]) -> list[tuple[int, str, str]]:
    """Return row, text and context of passages, as they are indexed, by row."""
    sql = "SELECT p.row, p.passage, n.number, n.title FROM passages p JOIN notices n"
    sql += f" ON n.row = p.notice WHERE p.row IN {_LISTED} ORDER BY p.row"
    found = []
    for row, written, number, title in connection.execute(sql, (_list(rows),)):
        passage = passage_from_json(written, "")
        found.append((row, passage.text, context(number, title, passage.headings)))
    return found


def fetch(
    connection: sqlite3.Connection, rows: Sequence[int], dimension: int, *, with_vectors: bool
) -> list[StoredPassage]:
    """Return passages in the order of `rows`; rows that are gone are left out."""
    sql = "SELECT p.row, n.key, n.id, p.passage, p.vector FROM passages p JOIN notices n"
    sql += f" ON n.row = p.notice WHERE p.row IN {_LISTED}"
    wanted = [int(row) for row in rows]
    found = {row: rest for row, *rest in connection.execute(sql, (_list(wanted),))}
    kept = [(row, *found[row]) for row in wanted if row in found]
    used = {row[-1] for row in kept} if with_vectors else set()
    vectors = _vectors(connection, used, dimension)
    return [_passage(row, vectors) for row in kept]


def known(
    connection: sqlite3.Connection, hashes: Collection[str], dimension: int
) -> dict[str, KnownVectors]:
    """Return vector and sentence vectors of those hashes that have them."""
    sql = f"SELECT row, hash FROM vectors WHERE hash IN {_LISTED}"
    rows = dict(connection.execute(sql, (_list(hashes),)).fetchall())
    vectors = _vectors(connection, rows, dimension)
    return {hash_: vectors[row] for row, hash_ in rows.items()}


def texts(
    connection: sqlite3.Connection, after: int, count: int, within: Collection[str] | None = None
) -> list[tuple[int, str]]:
    """Return row and text of the next passages behind the row `after`, in the notices `within`."""
    some = f"AND notice IN (SELECT row FROM notices WHERE id IN {_LISTED})" if within else ""
    sql = f"SELECT row, passage FROM passages WHERE row > ? {some} ORDER BY row LIMIT ?"
    wanted = (after, _list(within), count) if within else (after, count)
    found = connection.execute(sql, wanted) if within is None or within else ()
    return [(row, str(json.loads(passage)["text"])) for row, passage in found]


def _vectors(
    connection: sqlite3.Connection, rows: Collection[int], dimension: int
) -> dict[int, KnownVectors]:
    sql = "SELECT v.row, v.vector, s.vectors FROM vectors v JOIN sentence_vectors s"
    sql += f" ON s.row = v.row WHERE v.row IN {_LISTED}"
    return {
        row: (vectors_from_bytes(vector, dimension)[0], vectors_from_bytes(sentences, dimension))
        for row, vector, sentences in connection.execute(sql, (_list(rows),))
    }


def _passage(
    row: tuple[int, str, str, str, int], vectors: dict[int, KnownVectors]
) -> StoredPassage:
    number, key, notice_id, written, used = row
    vector, sentences = vectors.get(used, (None, None))
    return StoredPassage(
        row=number,
        key=key,
        passage=passage_from_json(written, notice_id),
        vector=vector,
        sentence_vectors=sentences,
    )


def _listed(row: Sequence[Any]) -> Listed:
    status, collection, replaced_by, relations = row[9:]
    document = _document(row[:9])
    if relations is None:
        return Listed(document=document)
    within, does = acts_from_json(relations)
    by_hand = Standing(status=status, collection=collection, replaced_by=replaced_by, within=within)
    return Listed(document=document, standing=by_hand, relations=does)


def _document(row: Sequence[Any]) -> Document:
    notice_id, key, file, number, date, issuer, kind, title, passages = row
    return Document(
        notice_id=notice_id,
        key=key,
        file=file,
        number=number,
        date=dt.date.fromisoformat(date) if date else None,
        issuer=issuer,
        kind=kind,
        title=title,
        passages=passages,
    )


def _list(values: Iterable[str | int]) -> str:
    return json.dumps(list(values), ensure_ascii=False)
