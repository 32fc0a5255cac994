"""The commands about documents: reports of files, the list, one document, the state of it all."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from chat.terminal.printing import file_bar, print_json, say
from ingest import wording
from ingest.catalogue import entry_as_json
from ingest.corpus import Corpus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.filling import Report
    from index.library import Library
    from index.passage_store import PassageStore
    from index.store import LocalStore


def print_reports(
    reports: "Iterator[Report]", options: argparse.Namespace, *, only_changes: bool = False
) -> int:
    """Print what became of each file, a line each; 1 when one was refused."""
    refused = False
    count = 0
    for report in reports:
        refused = refused or report.status == "rejected"
        count += 1
        if options.json:
            print_json(report.as_json())
        elif report.status != "unchanged" or report.reason or not only_changes:
            print(wording.report_line(report.as_json()))
    if not options.json and only_changes:
        say(wording.synced(count))
    return int(refused)


def print_additions(library: "Library", options: argparse.Namespace) -> int:
    """Add files and the documents of folders, with a bar over the files."""
    from ingest.incoming import files_below  # noqa: PLC0415

    paths = list(files_below(Path(path) for path in options.paths))
    if not paths:
        say(wording.NOTHING_TO_ADD)
    return print_reports(file_bar(library.add(paths), len(paths)), options)


def print_list(corpus: Corpus, options: argparse.Namespace) -> int:
    """Print the documents of the corpus."""
    for entry in corpus.entries():
        if options.json:
            print_json(entry_as_json(entry))
        else:
            print(wording.list_line(entry.key, entry.date, entry.kind, entry.title))
    return 0


def show_options(parser: argparse.ArgumentParser) -> None:
    """What `show` is told."""
    parser.add_argument("key", metavar="KEY")
    for part in ("outline", "text", "passages"):
        parser.add_argument(f"--{part}", action="store_true", help=wording.HELP[part])


def print_document(library: "Library", options: argparse.Namespace) -> int:
    """Print one document, or the part of it that is asked for."""
    entry = library.find(options.key)
    notice = library.store.notice(entry.sha256)
    if options.text:
        sys.stdout.write(notice.text)
    elif options.outline:
        for section in notice.sections():
            print(f"{section.label}\t{section.heading}")
    elif options.passages:
        _print_passages(library.store, notice.id)
    elif options.json:
        print_json(
            entry_as_json(entry)
            | {
                "signer": notice.signer,
                "recipients": list(notice.recipients),
                "sections": [section.label for section in notice.sections()],
                "warnings": [*notice.warnings, *notice.repairs],
                "text": notice.text,
            }
        )
    else:
        print(wording.document_card(entry.key, notice, entry.file))
    return 0


def _print_passages(store: "PassageStore", notice_id: str) -> None:
    for stored in store.passages(notice_id):
        passage = stored.passage
        print_json(
            {
                "section": passage.section or None,
                "page": passage.page,
                "start": passage.span.start,
                "end": passage.span.end,
                "text": passage.text,
            }
        )


def print_status(home: str, corpus: Corpus, store: "LocalStore", *, json: bool) -> int:
    """Print how much there is, and what the index was made with."""
    status = {
        "home": home,
        "documents": len(corpus.entries()),
        "indexed": len(store.documents()),
        "passages": store.passage_count,
        "model": store.manifest.embedder,
        "dimension": store.manifest.dimension,
    }
    print_json(status) if json else print(wording.status_lines(status))
    return 0


def print_check(library: "Library", *, json: bool) -> int:
    """Print where corpus and index disagree; 1 when they do."""
    problems = [*library.store.check(), *library.differences()]
    if json:
        print_json({"ok": not problems, "problems": problems})
    else:
        print("\n".join(problems) or wording.ALL_WELL)
    return int(bool(problems))
