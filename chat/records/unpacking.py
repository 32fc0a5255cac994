"""A backup taken apart beside the office, each part checked, nothing of the office touched."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

from chat.access.audit import AUDIT
from chat.records.conversations import Conversations
from chat.records.finishing import RECORDS
from chat.records.names import ACCOUNTS, CANDIDATES, CONVERSATIONS, GOLD, OPINIONS, RUNS
from ingest import wording
from ingest.corpus import CATALOGUE
from ingest.errors import BundleError
from ingest.packed import is_plain, members_of, opened, write_member

_TEXTS = (".jsonl", ".json")
_TABLES = (
    ("conversations", "id, user, title, changed"),
    ("exchanges", "conversation, number, question, outcome, problem"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """How much of everything a backup holds; `people` are those who have asked."""

    documents: int
    conversations: int
    people: int
    opinions: int
    candidates: int
    gold_sets: int
    runs: int
    events: int


def take_apart(source: Path, folder: Path) -> Contents:
    """Put corpus file and records of a backup into an empty `folder`; return what they hold.

    Raises:
        BundleError: it is no backup, is damaged, or holds what must not be.
        CorpusError: `folder` cannot be written.
    """
    damaged = wording.no_backup(source.name)
    with opened(source, damaged) as archive:
        for member in members_of(archive, folder):
            if not is_plain(member) or not _ours(PurePosixPath(member.filename)):
                raise BundleError(wording.bundle_path(source.name, member.filename))
            write_member(archive, member, folder / member.filename)
    corpus, records = folder / wording.BACKUP_CORPUS, folder / RECORDS
    if not corpus.is_file():
        raise BundleError(damaged)
    records.mkdir(exist_ok=True)
    try:
        conversations, people = _asked(records / CONVERSATIONS)
        for path in records.rglob("*"):
            if path.suffix in _TEXTS:
                path.read_text(encoding="utf-8")
    except (sqlite3.Error, ValueError) as error:
        raise BundleError(damaged) from error
    return Contents(
        documents=len(catalogue_of(corpus, damaged).splitlines()),
        conversations=conversations,
        people=people,
        opinions=_lines(records / OPINIONS),
        candidates=_lines(records / CANDIDATES),
        gold_sets=len(list((records / GOLD).glob("*.jsonl"))),
        runs=len(list((records / RUNS).glob("*.json"))),
        events=_lines(records / AUDIT),
    )


def catalogue_of(corpus: Path, damaged: str) -> bytes:
    """Return the catalogue in a corpus file.

    Raises:
        BundleError: with the words `damaged`: there is none.
    """
    with opened(corpus, damaged) as archive:
        return _catalogue(archive, damaged)


def _catalogue(archive: ZipFile, damaged: str) -> bytes:
    try:
        return archive.read(f"corpus/{CATALOGUE}")
    except KeyError as error:
        raise BundleError(damaged) from error


def _ours(path: PurePosixPath) -> bool:
    """Whether a backup writes such a file: the corpus, or records without accounts.

    >>> _ours(PurePosixPath("records/runs/1.json")), _ours(PurePosixPath("records/accounts.db"))
    (True, False)
    """
    if path == PurePosixPath(wording.BACKUP_CORPUS):
        return True
    known = path.suffix in _TEXTS or path.name == CONVERSATIONS
    hidden = any(part.startswith((".", ACCOUNTS)) for part in path.parts)
    return len(path.parts) in {2, 3} and path.parts[0] == RECORDS and known and not hidden


def _asked(path: Path) -> tuple[int, int]:
    """Copy the rows of conversations into a file of our own making; count them and their people.

    Whatever else the file holds (views, triggers) stays behind.
    """
    if not path.is_file():
        return 0, 0
    foreign = path.rename(path.with_suffix(".taken"))
    Conversations(path)
    address = f"{foreign.absolute().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as old, closing(sqlite3.connect(path)) as new:
        for table, columns in _TABLES:
            kind = old.execute("SELECT type FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
            if kind != ("table",):
                message = f"{table} is no table"
                raise ValueError(message)
            rows = old.execute(f"SELECT {columns} FROM {table}").fetchall()  # noqa: S608 - constants
            if table == "exchanges":
                _check_outcomes([row[3] for row in rows])
            holes = ", ".join("?" * len(columns.split(", ")))
            new.executemany(f"INSERT INTO {table} VALUES ({holes})", rows)  # noqa: S608
        [counts] = new.execute(
            "SELECT count(*), count(DISTINCT user) FROM conversations"
        ).fetchall()
        new.commit()
    foreign.unlink()
    return int(counts[0]), int(counts[1])


def _check_outcomes(outcomes: list[str | None]) -> None:
    """Refuse what the page could not show."""
    for outcome in outcomes:
        if outcome is not None and not isinstance(json.loads(outcome), dict):
            message = "an outcome is no object"
            raise ValueError(message)


def _lines(path: Path) -> int:
    return len(path.read_bytes().splitlines()) if path.is_file() else 0
