"""The commands `edit` and `history`: fields set by hand, versions listed."""

import argparse
from typing import TYPE_CHECKING

from chat.terminal.documents import print_reports
from chat.terminal.printing import print_json
from ingest import wording
from ingest.by_hand import BY_HAND
from ingest.catalogue import version_as_json

if TYPE_CHECKING:
    from index.library import Library
    from ingest.corpus import Corpus


def edit_options(parser: argparse.ArgumentParser) -> None:
    """What `edit` is told."""
    parser.add_argument("key", metavar="KEY")
    for field in BY_HAND:
        name = field.replace("_", "-")
        shape = "KEY2" if field == "replaced_by" else name.upper()
        text = wording.set_field(wording.CORRECTED_FIELDS[field])
        parser.add_argument(f"--{name}", metavar=shape, help=text)
    parser.add_argument("--replaces", metavar="KEY2", help=wording.HELP["replaces"])
    names = [field.replace("_", "-") for field in BY_HAND]
    parser.add_argument(
        "--clear", action="append", default=[], choices=names, help=wording.HELP["clear"]
    )


def print_edit(library: "Library", options: argparse.Namespace) -> int:
    """Set and take back what is asked; print each document that it changed."""
    changes: dict[str, str | None] = {
        field: getattr(options, field) for field in BY_HAND if getattr(options, field) is not None
    }
    changes |= dict.fromkeys(name.replace("-", "_") for name in options.clear)
    reports = []
    key = options.key
    if changes or options.replaces is None:
        reports = library.edit(key, changes)
        key = reports[0].key
    if options.replaces is not None:
        reports += library.edit(options.replaces, {"replaced_by": key})
    return print_reports(iter(reports), options)


def print_history(corpus: "Corpus", options: argparse.Namespace) -> int:
    """Print the versions of a document, the newest first; no index is needed."""
    from index.names import find_entry

    entry = find_entry(corpus.catalogue, options.key)
    now = {
        "file": entry.file,
        "name": entry.file,
        "sha256": entry.sha256,
        "date": entry.date.isoformat() if entry.date else None,
        "added_at": entry.added_at,
        "replaced_at": None,
    }
    for version in (now, *(version_as_json(one) for one in reversed(entry.history))):
        print_json(version) if options.json else print(wording.version_line(version))
    return 0
