"""Files written so that they are whole or not there, under names that every system takes."""

import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ingest import wording
from ingest.errors import CorpusError
from ingest.normalise import nfc

Stamp = tuple[int, int, int]
_FORBIDDEN = re.compile(r'[\x00-\x1f/\\:*?"<>|]+')
_UNSHOWN = {"Cc", "Zl", "Zp"}  # line ends and other control characters
_MAX_BYTES = 180  # systems take 255; what is put before a name must find room


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that it is either whole or not there.

    Raises:
        CorpusError: the folder is read-only, the disk is full ...
    """
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as stream:
            stream.write(data)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose bytes take the place of a file at the end; the old one stays on error."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn an OSError of the block into a CorpusError that names the file."""
    try:
        yield
    except OSError as error:
        fact = error.strerror or str(error)
        raise CorpusError(wording.unwritable(str(path), fact)) from error


def stamp(path: Path) -> Stamp | None:
    """Return what changes when a file does; None without one."""
    try:
        state = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino


def shown_name(name: str) -> str:
    r"""Return a name as a line of a report can hold it: bytes that are no UTF-8 become "�".

    >>> shown_name("số\udcff 5\n.txt")
    'số� 5_.txt'
    """
    return "".join(
        "\ufffd"
        if "\ud800" <= sign <= "\udfff"
        else "_"
        if unicodedata.category(sign) in _UNSHOWN
        else sign
        for sign in name
    )


def safe_name(name: str) -> str:
    """Make a file name that every system takes, its diacritics kept.

    >>> safe_name("Thông báo: số 320/TB.txt")
    'Thông báo_ số 320_TB.txt'
    """
    cleaned = _FORBIDDEN.sub("_", nfc(shown_name(name))).strip(" .") or "van-ban.txt"
    stem, suffix = os.path.splitext(cleaned)  # noqa: PTH122  (a name, not a path)
    short = stem.encode()[:_MAX_BYTES].decode(errors="ignore").rstrip()
    return short + suffix[:10]
