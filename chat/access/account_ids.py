"""The ids under which people's work is kept: a name, as long as it has been one account's alone.

Conversations and opinions lie under the id. Who is given the name of an account that was removed is
somebody else, so theirs is another id, and what the first one left belongs to nobody any more.
"""

import secrets
import sqlite3

GONE = "CREATE TABLE IF NOT EXISTS gone (id TEXT PRIMARY KEY);"
_OWN = {"accounts": "name", "tokens": "'ma:' || label"}  # what ids were before there was a column


def add_ids(connection: sqlite3.Connection) -> None:
    """Give the accounts and tokens of an earlier release the ids that they have had."""
    for table, own in _OWN.items():
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        if "id" not in columns:
            connection.execute(f"ALTER TABLE {table} ADD COLUMN id TEXT")
            connection.execute(f"UPDATE {table} SET id = {own}")  # noqa: S608 - constants


def new_id(connection: sqlite3.Connection, wanted: str) -> str:
    """Return `wanted`, or where that is or was another's, one that nobody has had."""
    sql = (
        "SELECT 1 FROM gone WHERE id = ?1 UNION SELECT 1 FROM accounts WHERE id = ?1"
        " UNION SELECT 1 FROM tokens WHERE id = ?1"
    )
    taken = connection.execute(sql, (wanted,)).fetchone()
    return f"{wanted}#{secrets.token_hex(8)}" if taken else wanted


def retire(connection: sqlite3.Connection, table: str, column: str, name: str) -> None:
    """Let nobody have the id of an account or a token that is about to be removed."""
    sql = f"INSERT OR IGNORE INTO gone SELECT id FROM {table} WHERE {column} = ?"  # noqa: S608
    connection.execute(sql, (name,))
