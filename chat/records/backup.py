"""A backup: the corpus as `tracuu export` writes it, and the records, in one zip file."""

import sqlite3
import tempfile
import zipfile
from pathlib import Path

from chat.records.finishing import RECORDS
from chat.records.names import ACCOUNTS
from index.library import Library
from ingest import wording


def write_backup(library: Library, records: Path, target: Path) -> None:
    """Write everything that cannot be made anew to `target`, but the accounts.

    Raises:
        TracuuError: the file cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix="tracuu-") as folder:
        corpus = Path(folder) / wording.BACKUP_CORPUS
        library.export(corpus)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bundle:
            bundle.write(corpus, corpus.name)
            for path in sorted(records.rglob("*")) if records.is_dir() else ():
                if path.is_file() and not path.name.startswith((ACCOUNTS, ".")):
                    name = f"{RECORDS}/{path.relative_to(records).as_posix()}"
                    bundle.writestr(name, _whole(path, Path(folder)))


def _whole(path: Path, folder: Path) -> bytes:
    """Return a file as it is at one moment; a database in use is copied by SQLite itself."""
    if path.suffix != ".sqlite":
        return path.read_bytes()
    copy = folder / path.name
    source, target = sqlite3.connect(path), sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()
    return copy.read_bytes()
