"""Records that were made ready by a restore follow the corpus, also after a kill."""

import datetime as dt
import shutil
from hashlib import sha256
from pathlib import Path

from chat.records.names import ACCOUNTS
from ingest.corpus import CATALOGUE
from ingest.safe_files import writing

RECORDS = "records"  # in a backup, and in what is made ready
READY = ".so-sach-nhap"  # beside the records
MARK = "catalogue.sha256"  # of the corpus that they belong to


def finish_records(corpus: Path, records: Path) -> Path | None:
    """Let the records follow the corpus; return where the former ones lie, if there are any.

    Those that are ready for a corpus which is not here stay where they are: another process may be
    at it, and the next restore clears what a kill has left.
    """
    ready = records.parent / READY
    mark = _read(ready / MARK)
    if mark is None or mark != _mark(corpus / CATALOGUE):
        return None
    former = None
    with writing(records):
        if (ready / RECORDS).is_dir():
            if records.is_dir():
                former = records.with_name(
                    f"{records.name}.cu-{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S%f}"
                )
                records.rename(former)
            (ready / RECORDS).rename(records)
            if former is not None:  # the accounts went along
                (former / ACCOUNTS).unlink(missing_ok=True)
    shutil.rmtree(ready, ignore_errors=True)
    return former


def _mark(catalogue: Path) -> str:
    return sha256(catalogue.read_bytes()).hexdigest() if catalogue.is_file() else ""


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
