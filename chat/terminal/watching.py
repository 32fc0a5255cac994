"""The commands that go on: a folder followed until Ctrl+C."""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from chat.terminal.documents import print_reports, say_rereading
from chat.terminal.printing import say
from ingest import wording
from ingest.errors import TracuuError, UnreadableFileError

if TYPE_CHECKING:
    from index.filling import Report
    from index.library import Library


def follow_corpus(
    library: "Library", options: argparse.Namespace, stop: Event | None = None
) -> int:
    """Keep the index level with the corpus folder until Ctrl+C."""
    folder = library.corpus.folder
    folder.mkdir(parents=True, exist_ok=True)
    try:
        say_rereading(library)
        print_reports(library.sync(), options, only_changes=True)
        for _ in _changes([folder], stop):
            _survive(library.sync(), options)
    except KeyboardInterrupt:
        pass
    say(wording.WATCHING_ENDED)
    return 0


def follow_folders(
    library: "Library", options: argparse.Namespace, stop: Event | None = None
) -> int:
    """Add what is in some folders, and what comes into them, until Ctrl+C.

    Raises:
        UnreadableFileError: one of them is no folder.
    """
    folders = [Path(path) for path in options.paths]
    for folder in folders:
        if not folder.is_dir():
            raise UnreadableFileError(wording.no_folder(str(folder)))
    try:
        print_reports(library.add(folders), options)
        for changed in _changes(folders, stop):
            _survive(library.add(path for path in changed if path.exists()), options)
    except KeyboardInterrupt:
        pass
    say(wording.WATCHING_ENDED)
    return 0


def _changes(folders: Iterable[Path], stop: Event | None) -> Iterator[tuple[Path, ...]]:
    from ingest.watching import at_rest

    say(wording.watching(", ".join(str(folder) for folder in folders)))
    return at_rest(folders, stop=stop)


def _survive(reports: "Iterator[Report]", options: argparse.Namespace) -> None:
    """Print what changed; when another process keeps the index, say so and go on watching."""
    try:
        changed = (one for one in reports if one.status != "unchanged" or one.reason)
        print_reports(changed, options)
    except TracuuError as error:
        say(str(error))
