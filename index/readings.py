"""Which version of reading each document was read by, in a table of its own.

The version stands in the document too, so that it survives a correction by hand; here it is found
without reading a document.
"""

import sqlite3

# An index made before there were versions gets the table, empty, when next opened for writing.
TABLE = """
CREATE TABLE IF NOT EXISTS readings (
    notice INTEGER PRIMARY KEY REFERENCES notices ON DELETE CASCADE,
    version INTEGER NOT NULL
)"""
_MADE = "SELECT 1 FROM sqlite_schema WHERE name = 'readings'"


def put_reading(connection: sqlite3.Connection, notice: int, version: int) -> None:
    """Note the version that read the notice of this row."""
    connection.execute("INSERT INTO readings VALUES (?, ?)", (notice, version))


def read_before(connection: sqlite3.Connection, version: int) -> frozenset[str]:
    """Return the ids of the documents that a lower version read, or none that is known."""
    sql = "SELECT id FROM notices"
    values: tuple[int, ...] = ()
    if connection.execute(_MADE).fetchone() is not None:
        sql += " WHERE row NOT IN (SELECT notice FROM readings WHERE version >= ?)"
        values = (version,)
    return frozenset(notice_id for (notice_id,) in connection.execute(sql, values))
