"""A backup put in the place of corpus and records; what was there is kept beside it.

The corpus decides: the records are made ready beside their place before the corpus is changed
(`ingest.bundle` does that in one step), and follow it afterwards. A kill in between leaves both as
they were, or is made good by `finish_records` at the next start. Accounts are those that are here;
the logs are put together.
"""

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from chat.access.audit import AUDIT, Audit
from chat.records.finishing import MARK, READY, RECORDS, finish_records
from chat.records.names import ACCOUNTS
from chat.records.unpacking import Contents, catalogue_of, take_apart
from index.library import Library
from ingest import wording
from ingest.safe_files import writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What came, and where what was there before lies now."""

    contents: Contents
    former: tuple[Path, ...]


def look_into(source: Path) -> Contents:
    """Return what a backup holds, having looked at all of it but the documents themselves.

    Raises:
        BundleError: it is no backup, is damaged, or holds what must not be.
    """
    with tempfile.TemporaryDirectory(prefix="tracuu-") as folder:
        return take_apart(source, Path(folder))


def restore_backup(source: Path, library: Library, records: Path) -> Restored:
    """Put a backup in the place of corpus and records. `library.sync` indexes it.

    Raises:
        BundleError: it cannot be taken; nothing has changed.
        IndexLockedError: another process is writing; nothing has changed.
        CorpusError: something cannot be written.
    """
    ready = records.parent / READY
    with writing(records):
        records.parent.mkdir(parents=True, exist_ok=True)
        for left in records.parent.glob(f"{READY}*"):  # by one that was killed
            shutil.rmtree(left, ignore_errors=True)
        staged = Path(tempfile.mkdtemp(dir=records.parent, prefix=f"{READY}."))
        try:
            contents = _stage(source, staged, records)
            staged.rename(ready)
            _, former = library.restore(ready / wording.BACKUP_CORPUS, replace=True)
            before = finish_records(library.corpus.folder, records)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
            shutil.rmtree(ready, ignore_errors=True)
    return Restored(contents=contents, former=tuple(one for one in (former, before) if one))


def _stage(source: Path, staged: Path, records: Path) -> Contents:
    """Make everything ready: the records of the backup with this office's accounts and log."""
    contents = take_apart(source, staged)
    corpus = catalogue_of(staged / wording.BACKUP_CORPUS, wording.no_backup(source.name))
    (staged / MARK).write_text(sha256(corpus).hexdigest(), encoding="utf-8")
    log = staged / RECORDS / AUDIT
    merged = Audit(records / AUDIT).merged(log.read_bytes() if log.is_file() else b"")
    if merged:
        log.write_bytes(merged)
        log.chmod(0o600)
    if (records / ACCOUNTS).is_file():
        _same_file(records / ACCOUNTS, staged / RECORDS / ACCOUNTS)
    return contents


def _same_file(path: Path, other: Path) -> None:
    """Give a file a second name, so that who has it open goes on with it; else copy it."""
    with suppress(OSError):
        os.link(path, other)
        return
    shutil.copy2(path, other)
