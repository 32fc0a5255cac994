"""The command line: `tracuu --help`. The only place where the parts are put together.

With `--json`, stdout holds JSON and nothing else; progress and messages go to stderr. Exit code
0: done; 1: something in the input was refused; 2: wrong usage.
"""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from chat.terminal import (
    bundles,
    documents,
    editing,
    questions,
    tasks,
    watching,
)
from chat.terminal.printing import embedding_bar, port, positive, say
from ingest import wording
from ingest.bundle import finish
from ingest.corpus import Corpus
from ingest.errors import TracuuError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from chat.answering import Answering
    from chat.assistant import Assistant
    from chat.judgement import Judgement
    from chat.language_model.writer import Writer
    from chat.programs.services import Services
    from chat.records.evaluation import Evaluation
    from index.embedder import Embedder
    from index.library import Library
    from index.reranker import Reranker
    from index.store import LocalStore

HOME = "TRACUU_HOME"
MODEL = "TRACUU_MODEL"
CAREFUL = "TRACUU_CAREFUL"
LLM_URL = "TRACUU_LLM_URL"
RERANKER = "TRACUU_RERANKER"
LLM_MODEL = "TRACUU_LLM_MODEL"
_GOLD = Path(__file__).parent / "eval" / "gold.jsonl"
LLM_KEY = "TRACUU_LLM_KEY"  # only here: an option would stand in the list of processes


class Workspace:
    """The parts over one home folder, each made when it is first needed."""

    def __init__(
        self,
        home: Path,
        model: str | None = None,
        *,
        rebuild: bool = False,
        llm: tuple[str, str] | None = None,
        reranker: str | None = None,
        careful: str | None = None,
    ) -> None:
        self.home = home
        self.model = model
        self._rebuild = rebuild
        self._llm = llm
        self._reranker = reranker
        self._careful = careful

    @cached_property
    def corpus(self) -> Corpus:
        """The documents."""
        folder = self.home / "corpus"
        finish(folder)
        return Corpus(folder=folder)

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

        say(wording.LOADING_MODEL)
        return load_embedder(self.model)

    @cached_property
    def library(self) -> "Library":
        """Corpus and index together."""
        from index.library import Library  # noqa: PLC0415

        return Library(self.corpus, self.store, lambda: self.embedder, embedding_bar)

    @cached_property
    def assistant(self) -> "Assistant":
        """What answers."""
        from chat.assistant import Assistant  # noqa: PLC0415

        return Assistant(
            self.store,
            lambda: self.embedder,
            self.corpus.abbreviations(),
            self._judgement(),
            reranker=self._load_reranker() if self._reranker else None,
        )

    def _judgement(self) -> "Judgement":
        from chat.judgement import load_judgement  # noqa: PLC0415

        judgement = load_judgement()
        return judgement.careful(self._careful) if self._careful else judgement

    def _load_reranker(self) -> "Reranker":
        from index.reranker import load_reranker  # noqa: PLC0415

        return load_reranker(self._reranker or "")

    @cached_property
    def answering(self) -> "Answering":
        """What answers, worded by the office's language model where one is given."""
        from chat.answering import Answering  # noqa: PLC0415

        return Answering(assistant=self.assistant, writer=self._writer())

    @property
    def records(self) -> Path:
        """The folder of what people leave behind: accounts, the log, conversations, opinions."""
        return self.home / "records"

    def text_of(self, key: str) -> str | None:
        """The text of the document with exactly this key, None when there is none."""
        entry = self.corpus.catalogue.with_key(key)
        return self.store.notice(entry.sha256).text if entry is not None else None

    def services(
        self, *, questions: bool = True, evaluation: "Evaluation | None" = None
    ) -> "Services":
        """What programs may use; `questions` says whether the log keeps what was asked."""
        from chat.access.audit import AUDIT, Audit  # noqa: PLC0415
        from chat.programs.services import Services  # noqa: PLC0415

        answering = self.answering
        return Services(
            stream=lambda user, typed, history: answering.stream(typed, history, user.sees),
            search=lambda user, typed, k: answering.assistant.search(typed, k, user.sees),
            library=self.library,
            audit=Audit(self.records / AUDIT, questions=questions),
            evaluate=evaluation.report_of if evaluation else None,
        )

    def _writer(self) -> "Writer | None":
        if self._llm is None:
            return None
        from chat.language_model.client import LanguageModel  # noqa: PLC0415
        from chat.language_model.writer import Writer  # noqa: PLC0415

        url, model = self._llm
        key = os.environ.get(LLM_KEY)
        return Writer(model=LanguageModel(url=url.rstrip("/"), model=model, key=key))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(message)s")
    options = _parser().parse_args(arguments)
    home = Path(options.home or os.environ.get(HOME) or ".")
    rebuild = getattr(options, "rebuild", False)
    workspace = Workspace(
        home,
        options.model or os.environ.get(MODEL),
        rebuild=rebuild,
        llm=_llm(options),
        reranker=options.reranker or os.environ.get(RERANKER),
        careful=options.careful or os.environ.get(CAREFUL),
    )
    try:
        return int(options.run(workspace, options))
    except TracuuError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _llm(options: argparse.Namespace) -> tuple[str, str] | None:
    """Address and name of the language model, None without an address."""
    url = options.llm_url or os.environ.get(LLM_URL)
    return (url, options.llm_model or os.environ.get(LLM_MODEL) or "default") if url else None


def _add(workspace: Workspace, options: argparse.Namespace) -> int:
    if options.watch:
        return watching.follow_folders(workspace.library, options)
    return documents.print_additions(workspace.library, options)


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--watch", action="store_true", help=wording.HELP["watch"])


def _sync(workspace: Workspace, options: argparse.Namespace) -> int:
    if options.watch:
        return watching.follow_corpus(workspace.library, options)
    return documents.print_reports(workspace.library.sync(), options, only_changes=True)


def _sync_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--watch", action="store_true", help=wording.HELP["watch"])
    parser.add_argument("--rebuild", action="store_true", help=wording.HELP["rebuild"])


def _remove(workspace: Workspace, options: argparse.Namespace) -> int:
    return documents.print_reports(iter([workspace.library.remove(options.key)]), options)


def _key_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", metavar="KEY")


def _edit(workspace: Workspace, options: argparse.Namespace) -> int:
    return editing.print_edit(workspace.library, options)


def _history(workspace: Workspace, options: argparse.Namespace) -> int:
    return editing.print_history(workspace.library, options)


def _export(workspace: Workspace, options: argparse.Namespace) -> int:
    return bundles.print_export(workspace.library, options)


def _import(workspace: Workspace, options: argparse.Namespace) -> int:
    return bundles.print_import(workspace.library, options)


def _list(workspace: Workspace, options: argparse.Namespace) -> int:
    return documents.print_list(workspace.library, options)


def _show(workspace: Workspace, options: argparse.Namespace) -> int:
    return documents.print_document(workspace.library, options)


def _status(workspace: Workspace, options: argparse.Namespace) -> int:
    home = str(workspace.home.resolve())
    return documents.print_status(home, workspace.corpus, workspace.store, json=options.json)


def _check(workspace: Workspace, options: argparse.Namespace) -> int:
    return documents.print_check(workspace.library, json=options.json)


def _ask(workspace: Workspace, options: argparse.Namespace) -> int:
    return questions.print_answers(workspace.answering, options)


def _search(workspace: Workspace, options: argparse.Namespace) -> int:
    return questions.print_hits(workspace.assistant, options)


def _tasks(workspace: Workspace, options: argparse.Namespace) -> int:
    return tasks.print_tasks(workspace.library, options)


def _serve(workspace: Workspace, options: argparse.Namespace) -> int:
    from chat.pages.serve import serve  # noqa: PLC0415

    serve(
        lambda: _office(workspace, options),
        host=options.host,
        port=options.port,
        on_ready=lambda url: say(wording.ready(url)),
        on_stop=lambda: say(wording.STOPPING),
    )
    return 0


def _office(workspace: Workspace, options: argparse.Namespace) -> "FastAPI":
    from chat.access.limits import Limits, hosts_of  # noqa: PLC0415
    from chat.pages.guarded import Rules, build_guarded  # noqa: PLC0415
    from chat.pages.parts import Parts  # noqa: PLC0415

    for report in workspace.library.sync():
        if report.status != "unchanged":
            say(wording.report_line(report.as_json()))
    workspace.assistant.ask(wording.EXAMPLES[0])  # loads the model before the page opens
    evaluation = evaluation_of(workspace)
    services = workspace.services(questions=not options.no_questions, evaluation=evaluation)
    parts = Parts(
        ask=services.stream,
        library=workspace.library,
        store=workspace.store,
        records=workspace.records,
        examples=wording.EXAMPLES,
        audit=services.audit,
        evaluation=evaluation,
    )
    rules = Rules(
        auth=options.auth,
        limits=Limits(
            upload=options.max_upload * 2**20,
            requests=options.max_requests,
            hosts=hosts_of(options.host),
        ),
        on_first_administrator=lambda name, word: say(wording.first_administrator(name, word)),
    )
    return build_guarded(parts, services, rules)


def evaluation_of(workspace: Workspace) -> "Evaluation":
    """What the page of evaluation is given."""
    from chat.records.evaluation import Evaluation  # noqa: PLC0415
    from eval.runs import Runs, run_set  # noqa: PLC0415
    from eval.sets import Sets  # noqa: PLC0415

    sets = Sets(
        own=workspace.records / "gold",
        shipped=(workspace.home / "eval", Path(__file__).parent / "eval"),
        text_of=workspace.text_of,
    )
    runs = Runs(folder=workspace.records / "runs")
    return Evaluation(
        sets=sets.all,
        questions=sets.questions,
        problems=sets.problems,
        save=sets.save,
        run=lambda name: run_set(name, sets, runs, workspace.answering.ask),
        runs=runs.all,
        result=runs.one,
        compare=runs.compare,
    )


def _serve_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=port, default=7860)
    parser.add_argument("--auth", action="store_true", help=wording.HELP["auth"])
    parser.add_argument("--no-questions", action="store_true", help=wording.HELP["no_questions"])
    parser.add_argument(
        "--max-upload", type=positive, default=256, metavar="MB", help=wording.HELP["max_upload"]
    )
    parser.add_argument(
        "--max-requests", type=positive, default=600, metavar="N", help=wording.HELP["max_requests"]
    )


def _mcp(workspace: Workspace, _: argparse.Namespace) -> int:
    from chat.access.user import User  # noqa: PLC0415
    from chat.programs.mcp_server import build_mcp  # noqa: PLC0415

    owner = User(id=wording.COMMAND_LINE)
    build_mcp(workspace.services(), lambda _: owner).run("stdio")
    return 0


def _eval(workspace: Workspace, options: argparse.Namespace) -> int:
    from eval.command import evaluate_collection, evaluate_gold  # noqa: PLC0415

    if options.beir or options.squad:
        return evaluate_collection(workspace.embedder, options)
    return evaluate_gold(workspace.answering.ask, workspace.text_of, options)


def _eval_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--gold", metavar="F", default=str(_GOLD), help=wording.HELP["gold"])
    parser.add_argument("--beir", metavar="DIR", help=wording.HELP["beir"])
    parser.add_argument("--split", metavar="S", help=wording.HELP["split"])
    parser.add_argument("--squad", metavar="F", help=wording.HELP["squad"])
    parser.add_argument("--json", metavar="OUT", help=wording.HELP["out"])
    parser.add_argument("--html", metavar="OUT", help=wording.HELP["html"])
    parser.add_argument("--baseline", metavar="F", help=wording.HELP["baseline"])
    parser.add_argument("--save-baseline", metavar="F", help=wording.HELP["save_baseline"])
    parser.add_argument("--no-diacritics", action="store_true", help=wording.HELP["no_diacritics"])
    parser.add_argument("--readme", metavar="F", help=wording.HELP["readme"])


Run = Callable[[Workspace, argparse.Namespace], int]
Options = Callable[[argparse.ArgumentParser], None]


def _no_options(_: argparse.ArgumentParser) -> None:
    return None


# Name, what runs, what adds its options; the order is that of `tracuu --help`.
_COMMANDS: tuple[tuple[str, Run, Options], ...] = (
    ("add", _add, _add_options),
    ("sync", _sync, _sync_options),
    ("remove", _remove, _key_option),
    ("edit", _edit, editing.edit_options),
    ("history", _history, _key_option),
    ("export", _export, bundles.export_options),
    ("import", _import, bundles.import_options),
    ("list", _list, documents.list_options),
    ("show", _show, documents.show_options),
    ("status", _status, _no_options),
    ("check", _check, _no_options),
    ("ask", _ask, questions.ask_options),
    ("search", _search, questions.search_options),
    ("tasks", _tasks, tasks.task_options),
    ("serve", _serve, _serve_options),
    ("mcp", _mcp, _no_options),
    ("eval", _eval, _eval_options),
)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tracuu", description=wording.PROGRAM)
    parser.add_argument("--home", metavar="DIR", help=wording.HELP["home"])
    parser.add_argument("--model", metavar="ID", help=wording.HELP["model"])
    parser.add_argument("--reranker", metavar="ID", help=wording.HELP["reranker"])
    parser.add_argument("--careful", metavar="MỨC", help=wording.HELP["careful"])
    parser.add_argument("--llm-url", metavar="URL", help=wording.HELP["llm_url"])
    parser.add_argument("--llm-model", metavar="TÊN", help=wording.HELP["llm_model"])
    commands = parser.add_subparsers(required=True, metavar=wording.HELP["command"])
    for name, run, add_options in _COMMANDS:
        sub = commands.add_parser(name, help=wording.HELP[name], description=wording.HELP[name])
        sub.set_defaults(run=run)
        if run is not _eval:  # its --json names a file
            sub.add_argument("--json", action="store_true", help=wording.HELP["json"])
        add_options(sub)
    return parser


if __name__ == "__main__":
    sys.exit(main())
