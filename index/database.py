"""SQLite: the schema, connections, transactions. The statements are in `index.rows`.

The database is the truth; terms and vectors in memory are derived from it. Write-ahead logging
lets readers go on, each with its snapshot, while one writer adds.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue

from index.readings import TABLE as READINGS
from index.tasks import MADE, make_table
from ingest import wording
from ingest.errors import CorpusError

_BUSY = 30.0  # seconds to wait for a checkpoint; writers are kept apart by `index.lock`

_SCHEMA = """
CREATE TABLE state (generation INTEGER NOT NULL);
CREATE TABLE notices (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    generation INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,
    number TEXT, date TEXT, issuer TEXT, kind TEXT, title TEXT
);
CREATE TABLE whole_notices (
    row INTEGER PRIMARY KEY REFERENCES notices ON DELETE CASCADE,
    notice TEXT NOT NULL
);
CREATE INDEX notices_generation ON notices (generation);
CREATE TABLE vectors (
    row INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    vector BLOB NOT NULL
);
CREATE TABLE sentence_vectors (
    row INTEGER PRIMARY KEY REFERENCES vectors ON DELETE CASCADE,
    vectors BLOB NOT NULL
);
CREATE TABLE passages (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    notice INTEGER NOT NULL REFERENCES notices ON DELETE CASCADE,
    vector INTEGER NOT NULL REFERENCES vectors,
    ordinal INTEGER NOT NULL,
    passage TEXT NOT NULL
);
CREATE INDEX passages_notice ON passages (notice, vector);
CREATE INDEX passages_vector ON passages (vector);
CREATE TABLE removed (
    generation INTEGER NOT NULL,
    notice INTEGER NOT NULL,
    first INTEGER,
    last INTEGER
);
CREATE INDEX removed_generation ON removed (generation);
"""
# An index made before there were standings gets the table when it is next opened for writing.
_STANDINGS = """
CREATE TABLE IF NOT EXISTS standings (
    notice INTEGER PRIMARY KEY REFERENCES notices ON DELETE CASCADE,
    status TEXT, collection TEXT NOT NULL, replaced_by TEXT, relations TEXT NOT NULL
)"""


class Database:
    """A database file with a pool of connections, as many as threads ask at a time."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Name the file; `create` makes it."""
        self.path = path
        self._read_only = read_only
        self._idle: SimpleQueue[sqlite3.Connection] = SimpleQueue()

    def create(self) -> None:
        """Make the tables if they are not there; all of them, or none.

        The first generation is the time in milliseconds, so that it grows over a rebuild too.

        Raises:
            CorpusError: the disk is full, or the file is no database.
        """
        with self._translated():
            self.path.touch()
        with self._transaction("BEGIN IMMEDIATE") as connection:
            made = "SELECT 1 FROM sqlite_schema WHERE name = 'state'"
            if connection.execute(made).fetchone() is None:
                for statement in _SCHEMA.split(";"):
                    connection.execute(statement)
                generation = time.time_ns() // 1_000_000
                connection.execute("INSERT INTO state VALUES (?)", (generation,))

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection whose statements all see one snapshot.

        Raises:
            CorpusError: the file is damaged or gone.
        """
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection in a transaction that is kept whole, or not at all.

        Raises:
            CorpusError: nothing was written, for example because the disk is full.
        """
        with self._transaction("BEGIN IMMEDIATE") as connection:
            connection.execute("UPDATE state SET generation = generation + 1")
            yield connection

    @property
    def generation(self) -> int:
        """How far the counter of write transactions has come."""
        with self.reading() as connection:
            return int(connection.execute("SELECT generation FROM state").fetchone()[0])

    def close(self) -> None:
        """Close the connections that nobody uses."""
        while True:
            try:
                self._idle.get_nowait().close()
            except Empty:
                return

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._translated():
            connection = self._connection()
            try:
                connection.execute(begin)
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                self._idle.put(connection)

    def _connection(self) -> sqlite3.Connection:
        try:
            return self._idle.get_nowait()
        except Empty:
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?{self._mode()}",
            uri=True,
            timeout=_BUSY,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.execute("PRAGMA foreign_keys = ON")
        if not self._read_only:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(_STANDINGS)
            connection.execute(READINGS)
            _make_tasks(connection)
        return connection

    def _mode(self) -> str:
        """Without a log nobody writes, and a folder that may not be written needs none."""
        if not self._read_only:
            return "mode=rw"
        log = self.path.with_name(f"{self.path.name}-wal")
        return "mode=ro" if log.exists() else "mode=ro&immutable=1"

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise _told(self.path, error) from error


def _make_tasks(connection: sqlite3.Connection) -> None:
    """Make the table of tasks once, whichever of several connections comes first."""
    if connection.execute(MADE).fetchone() is None:
        connection.execute("BEGIN IMMEDIATE")
        make_table(connection)
        connection.execute("COMMIT")


def _told(path: Path, error: sqlite3.Error | OSError) -> CorpusError:
    """Say in one line what happened and what to do."""
    name = getattr(error, "sqlite_errorname", "")
    if name == "SQLITE_FULL":
        return CorpusError(wording.index_full(str(path)))
    if name.startswith("SQLITE_READONLY"):
        return CorpusError(wording.index_read_only(str(path)))
    if name.startswith("SQLITE_IOERR") or isinstance(error, OSError):
        return CorpusError(wording.unwritable(str(path), str(error)))
    return CorpusError(wording.index_damaged(str(path), str(error)))
