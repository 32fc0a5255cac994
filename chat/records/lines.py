"""A file of JSON lines that only grows: opinions, candidates."""

import json
import os
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ingest import wording
from ingest.errors import CorpusError

_ONE_AT_A_TIME = threading.Lock()


def append_line(path: Path, record: Mapping[str, Any]) -> None:
    """Add one line, on disk before this returns.

    Raises:
        CorpusError: the folder is read-only, the disk is full ...
    """
    line = json.dumps(record, ensure_ascii=False) + "\n"
    try:
        with _ONE_AT_A_TIME:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as stream:
                stream.write(line)
                stream.flush()
                os.fsync(stream.fileno())
    except OSError as error:
        raise CorpusError(wording.unwritable(str(path), str(error))) from error


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines; one that a kill cut off counts for nothing."""
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").split("\n"):
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if isinstance(record, dict):
            yield record
