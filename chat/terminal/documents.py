"""The commands about documents: reports of files, the list, one document, the state of it all."""

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from chat.terminal.printing import file_bar, positive, print_json, say
from ingest import wording
from ingest.catalogue import Entry, entry_as_json
from ingest.corpus import Corpus
from ingest.normalise import fold
from ingest.notice import Notice, Relation
from ingest.outline.titles import title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.filling import Report
    from index.library import Library
    from index.passage_store import PassageStore
    from index.store import LocalStore
    from index.stored import Document


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


def say_rereading(library: "Library") -> None:
    """Before a sync: say that documents will be read anew, and why."""
    if count := library.outdated():
        say(wording.reading_anew(count))


def say_outdated(library: "Library") -> None:
    """Before an answer: say that what is searched was read by an older release."""
    if count := library.outdated():
        say(wording.read_by_older(count))


def print_additions(library: "Library", options: argparse.Namespace) -> int:
    """Add files and the documents of folders, with a bar over the files."""
    from ingest.incoming import files_below

    paths = list(files_below(Path(path) for path in options.paths))
    if not paths:
        say(wording.NOTHING_TO_ADD)
    return print_reports(file_bar(library.add(paths), len(paths)), options)


def list_options(parser: argparse.ArgumentParser) -> None:
    """What `list` is told."""
    parser.add_argument("--kind", metavar=wording.HELP["a_kind"], help=wording.HELP["kind"])
    parser.add_argument("--year", metavar="N", type=positive, help=wording.HELP["year"])
    parser.add_argument("--status", metavar=wording.HELP["a_status"], help=wording.HELP["standing"])


def print_list(corpus: Corpus, documents: "Iterable[Document]", options: argparse.Namespace) -> int:
    """Print the documents of the corpus, those that are asked for; `documents` are the indexed."""
    indexed = {document.notice_id: document for document in documents}
    for entry in corpus.entries():
        document = indexed.get(entry.sha256)
        if not _wanted(entry, document, options):
            continue
        if options.json:
            print_json(entry_as_json(entry) | _standing(document))
        else:
            line = wording.list_line(entry.key, entry.date, entry.kind, entry.title)
            words = _standing_words(document)
            print(f"{line} ({words})" if words else line)
    return 0


def _wanted(entry: Entry, document: "Document | None", options: argparse.Namespace) -> bool:
    status = document.status if document is not None else None
    return (
        (options.kind is None or fold(entry.kind or "") == fold(options.kind))
        and (options.year is None or (entry.date is not None and entry.date.year == options.year))
        and (options.status is None or fold(status or "") == fold(options.status))
    )


def _standing(document: "Document | None") -> dict[str, object]:
    return {
        "status": document.status if document else None,
        "superseded_by": document.superseded_by if document else None,
        "collection": document.collection if document else "",
        "passages": document.passages if document else 0,
    }


def _standing_words(document: "Document | None") -> str:
    if document is None:
        return ""
    return wording.standing_words(document.status, document.superseded_by)


def show_options(parser: argparse.ArgumentParser) -> None:
    """What `show` is told."""
    parser.add_argument("key", metavar="KEY")
    for part in ("outline", "text", "passages"):
        parser.add_argument(f"--{part}", action="store_true", help=wording.HELP[part])


def print_document(library: "Library", options: argparse.Namespace) -> int:
    """Print one document, or the part of it that is asked for."""
    entry = library.find(options.key)
    notice = library.store.notice(entry.sha256)
    document = library.store.document(entry.sha256)
    if options.text and not options.json:
        sys.stdout.write(notice.text)
    elif options.outline:
        _print_outline(notice, json=options.json)
    elif options.passages:
        _print_passages(library.store, notice.id)
    elif options.json:
        print_json(
            entry_as_json(entry)
            | _standing(document)
            | {
                "relations": [_relation_json(one, notice.text) for one in notice.relations],
                "signer": notice.signer,
                "recipients": list(notice.recipients),
                "sections": [section.label for section in notice.sections()],
                "warnings": [*notice.warnings, *notice.repairs],
                "text": notice.text,
            }
        )
    else:
        print(wording.document_card(entry.key, notice, entry.file))
        print(wording.standing_card(_standing_words(document), document.collection, notice), end="")
    return 0


def _relation_json(relation: Relation, text: str) -> dict[str, object]:
    return {
        "kind": relation.kind.value,
        "number": relation.number,
        "date": relation.date.isoformat() if relation.date else None,
        "quote": relation.span.of(text),
        "start": relation.span.start,
        "end": relation.span.end,
    }


def _print_outline(notice: Notice, *, json: bool) -> None:
    for section in notice.sections():
        if json:
            print_json(
                {
                    "label": section.label,
                    "heading": section.heading,
                    "title": title_of(section.heading),
                    "start": section.span.start,
                    "end": section.span.end,
                }
            )
        else:
            print(f"{section.label}\t{title_of(section.heading)}")


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
    documents = store.documents()
    status = {
        "home": home,
        "documents": len(corpus.entries()),
        "indexed": len(documents),
        "passages": store.passage_count,
        "model": store.manifest.embedder,
        "dimension": store.manifest.dimension,
        "by_status": dict(Counter(one.status for one in documents if one.status).most_common()),
    }
    print_json(status) if json else print(wording.status_lines(status))
    return 0


def print_no_index(home: str, corpus: Corpus, line: str, *, json: bool) -> int:
    """Print the state of a home without an index: the same fields, or the line that says so."""
    status = {
        "home": home,
        "documents": len(corpus.entries()),
        "indexed": 0,
        "passages": 0,
        "model": None,
        "dimension": None,
        "by_status": {},
    }
    print_json(status) if json else print(line)
    return 0


def print_check(library: "Library", *, json: bool) -> int:
    """Print where corpus and index disagree; 1 when they do."""
    problems = [*library.store.check(), *library.differences()]
    if json:
        print_json({"ok": not problems, "problems": problems})
    else:
        print("\n".join(problems) or wording.ALL_WELL)
    return int(bool(problems))
