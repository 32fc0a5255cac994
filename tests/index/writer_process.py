"""A process of its own that writes into a store, for the tests that kill or fill it.

Usage: python -m writer_process FOLDER put FIRST COUNT | hold SECONDS | fill BYTES | read
"""

import os
import resource
import sys
import time
from pathlib import Path

import index.nearest  # noqa: F401 - imported while this process may still read its libraries
from index.store import LocalStore
from ingest.errors import CorpusError
from tests.index.entries import numbered, opened

_NOBODY = 65534


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def put(store: LocalStore, first: int, count: int) -> None:
    """Put notices one after the other; say the number of each that is kept."""
    with store.writing():
        say("begun")
        for number in range(first, first + count):
            numbered(number).put(store)
            say(str(number))


def hold(store: LocalStore, seconds: float) -> None:
    """Hold the writer's lock."""
    with store.writing():
        say("begun")
        time.sleep(seconds)


def fill(store: LocalStore, limit: int) -> None:
    """Let no file grow beyond a limit (bytes), then put until that is refused."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    kept = 0
    try:
        for number in range(1000):
            numbered(number, passages=40).put(store)
            kept += 1
    except CorpusError as error:
        say(f"{kept}\t{error}")


def read(folder: Path) -> None:
    """Read as somebody who may not write, then try to write."""
    if os.geteuid() == 0:
        os.setuid(_NOBODY)
    store = opened(folder)
    (near,) = store.dense(numbered(1).vectors[:1], 9)
    ranked = store.lexical({"lua": 1.0}, 9, folded=True)
    say(f"{len(near)} {len(ranked)} {len(store.documents())}")
    say(str(store.check()))
    try:
        numbered(2).put(store)
    except CorpusError as error:
        say(str(error))


def main() -> None:
    """Do what the arguments say."""
    folder, action, *numbers = sys.argv[1:]
    if action == "read":
        read(Path(folder))
        return
    store = opened(Path(folder))
    if action == "put":
        put(store, *map(int, numbers))
    elif action == "hold":
        hold(store, float(numbers[0]))
    else:
        fill(store, int(numbers[0]))


if __name__ == "__main__":
    main()
