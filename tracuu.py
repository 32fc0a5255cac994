"""The command line: `tracuu --help`. The only place where the parts are put together.

With `--json`, stdout holds JSON and nothing else; progress and messages go to stderr. Exit code
0: done; 1: something in the input was refused; 2: wrong usage.
"""

import argparse
import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import wording
from ingest.corpus import Corpus, Entry
from ingest.errors import QuestionError, TracuuError

if TYPE_CHECKING:
    from chat.answer import Answer, Refusal
    from chat.assistant import Assistant
    from index.embedder import Embedder
    from index.filling import Report
    from index.library import Library
    from index.store import LocalStore

HOME = "TRACUU_HOME"
MODEL = "TRACUU_MODEL"


class Workspace:
    """The parts over one home folder, each made when it is first needed."""

    def __init__(self, home: Path, model: str | None = None, *, rebuild: bool = False) -> None:
        self.home = home
        self.model = model
        self._rebuild = rebuild

    @cached_property
    def corpus(self) -> Corpus:
        """The documents."""
        return Corpus(folder=self.home / "corpus")

    @cached_property
    def store(self) -> "LocalStore":
        """The index, begun when there is none."""
        from index.model_facts import model_manifest  # noqa: PLC0415
        from index.store import LocalStore  # noqa: PLC0415

        manifest = model_manifest(self.model)
        return LocalStore(self.home / "var" / "index", manifest, rebuild=self._rebuild)

    @cached_property
    def embedder(self) -> "Embedder":
        """The model: 10 to 20 seconds from cold, so only when there is something to embed."""
        from index.embedder import load_embedder  # noqa: PLC0415

        _say(wording.LOADING_MODEL)
        return load_embedder(self.model)

    @cached_property
    def library(self) -> "Library":
        """Corpus and index together."""
        from index.library import Library  # noqa: PLC0415

        return Library(self.corpus, self.store, lambda: self.embedder, _embedding_bar)

    @cached_property
    def assistant(self) -> "Assistant":
        """What answers."""
        from chat.assistant import Assistant  # noqa: PLC0415

        return Assistant(self.store, lambda: self.embedder, self.corpus.abbreviations())


Command = Callable[[Workspace, argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(message)s")
    options = _parser().parse_args(arguments)
    home = Path(options.home or os.environ.get(HOME) or ".")
    rebuild = getattr(options, "rebuild", False)
    workspace = Workspace(home, options.model or os.environ.get(MODEL), rebuild=rebuild)
    try:
        return int(options.run(workspace, options))
    except TracuuError as error:
        _say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _add(workspace: Workspace, options: argparse.Namespace) -> int:
    return _report(workspace.library.add(Path(path) for path in options.paths), options)


def _sync(workspace: Workspace, options: argparse.Namespace) -> int:
    return _report(workspace.library.sync(), options)


def _remove(workspace: Workspace, options: argparse.Namespace) -> int:
    return _report(iter([workspace.library.remove(options.key)]), options)


def _report(reports: "Iterator[Report]", options: argparse.Namespace) -> int:
    refused = False
    count = 0
    for report in reports:
        refused = refused or report.status == "rejected"
        count += 1
        if options.json:
            _print_json(report.as_json())
        elif report.status != "unchanged" or options.run is not _sync:
            print(wording.report_line(report.as_json()))
    if not options.json and options.run is _sync:
        _say(wording.synced(count))
    return int(refused)


def _list(workspace: Workspace, options: argparse.Namespace) -> int:
    for entry in workspace.corpus.entries():
        if options.json:
            _print_json(_entry_json(entry))
        else:
            print(wording.list_line(entry.key, entry.date, entry.kind, entry.title))
    return 0


def _entry_json(entry: Entry) -> dict[str, object]:
    from dataclasses import asdict  # noqa: PLC0415

    return asdict(entry) | {"date": entry.date.isoformat() if entry.date else None}


def _show(workspace: Workspace, options: argparse.Namespace) -> int:
    entry = workspace.library.find(options.key)
    notice = workspace.store.notice(entry.sha256)
    if options.text:
        sys.stdout.write(notice.text)
    elif options.outline:
        for section in notice.sections():
            print(f"{section.label}\t{section.heading}")
    elif options.passages:
        for stored in workspace.store.passages(notice.id):
            passage = stored.passage
            _print_json(
                {
                    "section": passage.section or None,
                    "page": passage.page,
                    "start": passage.span.start,
                    "end": passage.span.end,
                    "text": passage.text,
                }
            )
    elif options.json:
        _print_json(
            _entry_json(entry)
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


def _status(workspace: Workspace, options: argparse.Namespace) -> int:
    store = workspace.store
    status = {
        "home": str(workspace.home.resolve()),
        "documents": len(workspace.corpus.entries()),
        "indexed": len(store.documents()),
        "passages": store.passage_count,
        "model": store.manifest.embedder,
        "dimension": store.manifest.dimension,
    }
    _print_json(status) if options.json else print(wording.status_lines(status))
    return 0


def _check(workspace: Workspace, options: argparse.Namespace) -> int:
    problems = [*workspace.store.check(), *workspace.library.differences()]
    if options.json:
        _print_json({"ok": not problems, "problems": problems})
    else:
        print("\n".join(problems) or wording.ALL_WELL)
    return int(bool(problems))


def _ask(workspace: Workspace, options: argparse.Namespace) -> int:
    refused_input = False
    for question in _questions(options):
        started = time.perf_counter()
        try:
            outcome = workspace.assistant.ask(question)
        except QuestionError as error:
            _say(str(error))
            refused_input = True
            continue
        _print_outcome(outcome, time.perf_counter() - started, options)
    return int(refused_input)


def _print_outcome(
    outcome: "Answer | Refusal", seconds: float, options: argparse.Namespace
) -> None:
    from chat.as_json import outcome_as_json  # noqa: PLC0415

    found = outcome_as_json(outcome, seconds)
    _print_json(found) if options.json else print(wording.outcome_lines(found))


def _questions(options: argparse.Namespace) -> Iterator[str]:
    if options.question is not None:
        yield options.question
        return
    try:
        stream = sys.stdin if options.file == "-" else Path(options.file).open(encoding="utf-8")  # noqa: SIM115
        with stream:
            yield from (line.strip() for line in stream if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        fact = getattr(error, "strerror", None) or wording.NOT_UTF8
        raise QuestionError(wording.unreadable_file(options.file, fact)) from error


def _search(workspace: Workspace, options: argparse.Namespace) -> int:
    from chat.as_json import hits_as_json  # noqa: PLC0415

    for place, hit in enumerate(
        hits_as_json(workspace.assistant.search(options.question, options.k))
    ):
        _print_json(hit) if options.json else print(wording.hit_lines(place + 1, hit))
    return 0


def _serve(workspace: Workspace, options: argparse.Namespace) -> int:
    for report in workspace.library.sync():
        if report.status != "unchanged":
            _say(wording.report_line(report.as_json()))
    from chat.pages.app import build_app, serve  # noqa: PLC0415

    documents = workspace.store.documents()
    workspace.assistant.ask(wording.EXAMPLES[0])  # loads the model before the page opens
    app = build_app(
        workspace.assistant.ask,
        examples=wording.EXAMPLES,
        corpus_line=wording.corpus_line(len(documents)),
    )
    serve(app, host=options.host, port=options.port, on_ready=lambda url: _say(wording.ready(url)))
    return 0


def _eval(workspace: Workspace, options: argparse.Namespace) -> int:
    from eval.command import evaluate_collection, evaluate_gold  # noqa: PLC0415

    if options.beir or options.squad:
        return evaluate_collection(workspace.embedder, options)
    texts = {document.key: document.notice_id for document in workspace.store.documents()}

    def text_of(key: str) -> str | None:
        return workspace.store.notice(texts[key]).text if key in texts else None

    return evaluate_gold(workspace.assistant.ask, text_of, options)


def _embedding_bar(total: int) -> Callable[[int], None]:
    """Return what moves a progress bar over so many passages; it shows after a second."""
    from tqdm import tqdm  # noqa: PLC0415

    bar = tqdm(
        total=total,
        desc=wording.EMBEDDING,
        unit=wording.PASSAGE_UNIT,
        delay=1.0,
        leave=False,
        disable=None,
    )

    def move(count: int) -> None:
        bar.update(count)
        if bar.n >= total:
            bar.close()

    return move


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tracuu", description=wording.PROGRAM)
    parser.add_argument("--home", metavar="DIR", help=wording.HELP["home"])
    parser.add_argument("--model", metavar="ID", help=wording.HELP["model"])
    commands = parser.add_subparsers(required=True, metavar=wording.HELP["command"])

    def command(name: str, run: Command) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=wording.HELP[name], description=wording.HELP[name])
        sub.set_defaults(run=run)
        if run is not _eval:
            sub.add_argument("--json", action="store_true", help=wording.HELP["json"])
        return sub

    command("add", _add).add_argument("paths", nargs="+", metavar="PATH")
    command("sync", _sync).add_argument(
        "--rebuild", action="store_true", help=wording.HELP["rebuild"]
    )
    command("remove", _remove).add_argument("key", metavar="KEY")
    command("list", _list)
    show = command("show", _show)
    show.add_argument("key", metavar="KEY")
    for part in ("outline", "text", "passages"):
        show.add_argument(f"--{part}", action="store_true", help=wording.HELP[part])
    command("status", _status)
    command("check", _check)
    ask = command("ask", _ask)
    given = ask.add_mutually_exclusive_group(required=True)
    given.add_argument("question", nargs="?", metavar=wording.HELP["question"])
    given.add_argument("-f", "--file", metavar="FILE", help=wording.HELP["questions"])
    search = command("search", _search)
    search.add_argument("question", metavar=wording.HELP["question"])
    search.add_argument("-k", type=_positive, default=10, help=wording.HELP["k"])
    serve = command("serve", _serve)
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_positive, default=7860)
    _eval_options(command("eval", _eval))
    return parser


def _eval_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--gold", metavar="F", default="eval/gold.jsonl", help=wording.HELP["gold"])
    parser.add_argument("--beir", metavar="DIR", help=wording.HELP["beir"])
    parser.add_argument("--split", metavar="S", help=wording.HELP["split"])
    parser.add_argument("--squad", metavar="F", help=wording.HELP["squad"])
    parser.add_argument("--json", metavar="OUT", help=wording.HELP["out"])
    parser.add_argument("--html", metavar="OUT", help=wording.HELP["html"])
    parser.add_argument("--baseline", metavar="F", help=wording.HELP["baseline"])
    parser.add_argument("--save-baseline", metavar="F", help=wording.HELP["save_baseline"])
    parser.add_argument("--no-diacritics", action="store_true", help=wording.HELP["no_diacritics"])
    parser.add_argument("--readme", metavar="F", help=wording.HELP["readme"])


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(wording.not_positive(text))
    return number


if __name__ == "__main__":
    sys.exit(main())
