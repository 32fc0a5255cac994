"""The commands `export` and `import`: the whole corpus as one file."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from chat.terminal.documents import print_reports
from chat.terminal.printing import print_json, say
from ingest import wording

if TYPE_CHECKING:
    from index.library import Library


def export_options(parser: argparse.ArgumentParser) -> None:
    """What `export` is told."""
    parser.add_argument("file", metavar="FILE.zip")


def import_options(parser: argparse.ArgumentParser) -> None:
    """What `import` is told."""
    parser.add_argument("file", metavar="FILE.zip")
    parser.add_argument("--replace", action="store_true", help=wording.HELP["replace"])


def print_export(library: "Library", options: argparse.Namespace) -> int:
    """Write the corpus into a file."""
    count = library.export(Path(options.file))
    if options.json:
        print_json({"file": options.file, "documents": count})
    else:
        print(wording.exported(options.file, count))
    return 0


def print_import(library: "Library", options: argparse.Namespace) -> int:
    """Take the corpus out of a file, then index it."""
    count, former = library.restore(Path(options.file), replace=options.replace)
    say(wording.imported(options.file, count))
    if former is not None:
        say(wording.former_corpus(str(former)))
    return print_reports(library.sync(), options)
