"""Restoring on the page Quản trị: a backup is uploaded, looked into, confirmed, put in place."""

import logging
import secrets
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from chat.access.user import User
from chat.pages import failure
from chat.records.restoring import look_into, restore_backup
from chat.records.unpacking import Contents
from index.library import Library
from ingest import wording
from ingest.errors import BundleError, TracuuError

_COPIED = 1 << 20  # bytes at a time
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A backup that somebody has uploaded and not yet confirmed; `id` names what was shown."""

    id: str
    name: str
    path: Path
    contents: Contents
    folder: "tempfile.TemporaryDirectory[str]"


class Restoring:
    """The backups that wait for a yes, one a person, and the indexing that follows."""

    def __init__(self, library: Library, records: Path) -> None:
        self._library = library
        self._records = records
        self._lock = threading.Lock()
        self._waiting: dict[str, Waiting] = {}
        self.line = ""  # what is going on, or what came of it

    def waiting(self, user: User) -> Waiting | None:
        """Return what a person has uploaded and not yet confirmed."""
        return self._waiting.get(user.id)

    def take(self, user: User, name: str, stream: BinaryIO) -> None:
        """Keep an upload until it is confirmed.

        Raises:
            BundleError: it is no backup.
        """
        folder = tempfile.TemporaryDirectory(prefix="tracuu-")
        path = Path(folder.name) / wording.BACKUP_FILE
        try:
            with path.open("wb") as target:
                while piece := stream.read(_COPIED):
                    target.write(piece)
            contents = look_into(path)
        except BaseException:
            folder.cleanup()
            raise
        self.drop(user)
        self._waiting[user.id] = Waiting(
            id=secrets.token_hex(8), name=name, path=path, contents=contents, folder=folder
        )

    def drop(self, user: User) -> None:
        """Forget what a person has uploaded."""
        waiting = self._waiting.pop(user.id, None)
        if waiting is not None:
            waiting.folder.cleanup()

    def confirm(self, user: User, name: str) -> str:
        """Put in place what the person has seen under this id; return what to say.

        The documents are indexed behind the page.

        Raises:
            TracuuError: it is no longer there, or cannot be put in place; nothing has changed.
        """
        waiting = self.waiting(user)
        if waiting is None or waiting.id != name:
            raise BundleError(wording.BACKUP_GONE)
        with self._lock:
            done = restore_backup(waiting.path, self._library, self._records)
        self.drop(user)
        self.line = wording.BACKUP_INDEXING
        threading.Thread(target=self._index, name="indexing", daemon=True).start()
        return wording.restored(done.contents.documents, [str(path) for path in done.former])

    def _index(self) -> None:
        refused = 0
        try:
            with self._lock:
                for count, report in enumerate(self._library.sync(), start=1):
                    refused += report.status == "rejected"
                    self.line = wording.backup_indexed(count)
            self.line = wording.backup_ready(refused)
        except TracuuError as error:
            self.line = str(error)
        except Exception:  # noqa: BLE001 - the page's edge: a word and a number, the rest for the log
            self.line = f"{wording.BACKUP_NOT_INDEXED} {failure.told(_log)}"
