"""The command line: `tracuu --help`. Each command takes its parts from `chat.workspace`.

With `--json`, stdout holds JSON and nothing else; progress and messages go to stderr. Exit code
0: done; 1: something in the input was refused; 2: wrong usage.
"""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from chat.terminal import (
    bundles,
    documents,
    editing,
    questions,
    serving,
    tasks,
    watching,
)
from chat.terminal.printing import say
from chat.terminal.usage import Parser
from chat.workspace import Workspace
from ingest import wording
from ingest.errors import TracuuError

__all__ = ["Workspace", "build_parser", "main"]

HOME = "TRACUU_HOME"
MODEL = "TRACUU_MODEL"
CAREFUL = "TRACUU_CAREFUL"
LLM_URL = "TRACUU_LLM_URL"
RERANKER = "TRACUU_RERANKER"
LLM_MODEL = "TRACUU_LLM_MODEL"
_GOLD = Path(__file__).parent / "eval" / "gold.jsonl"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(message)s")
    options = build_parser().parse_args(arguments)
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
    documents.say_rereading(workspace.library)
    return documents.print_reports(workspace.library.sync(), options, only_changes=True)


def _sync_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--watch", action="store_true", help=wording.HELP["watch"])
    parser.add_argument("--rebuild", action="store_true", help=wording.HELP["rebuild"])


def _remove(workspace: Workspace, options: argparse.Namespace) -> int:
    workspace.require_index()
    return documents.print_reports(iter([workspace.library.remove(options.key)]), options)


def _key_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", metavar="KEY")


def _edit(workspace: Workspace, options: argparse.Namespace) -> int:
    workspace.require_index()
    return editing.print_edit(workspace.library, options)


def _history(workspace: Workspace, options: argparse.Namespace) -> int:
    return editing.print_history(workspace.corpus, options)


def _export(workspace: Workspace, options: argparse.Namespace) -> int:
    if not len(workspace.corpus.catalogue):
        workspace.require_index()
    return bundles.print_export(workspace.library, options)


def _import(workspace: Workspace, options: argparse.Namespace) -> int:
    return bundles.print_import(workspace.library, options)


def _list(workspace: Workspace, options: argparse.Namespace) -> int:
    return documents.print_list(workspace.corpus, workspace.indexed(), options)


def _show(workspace: Workspace, options: argparse.Namespace) -> int:
    workspace.require_index()
    return documents.print_document(workspace.library, options)


def _status(workspace: Workspace, options: argparse.Namespace) -> int:
    home = str(workspace.home.resolve())
    if not workspace.has_index():
        line = workspace.without_index()
        return documents.print_no_index(home, workspace.corpus, line, json=options.json)
    return documents.print_status(home, workspace.corpus, workspace.store, json=options.json)


def _check(workspace: Workspace, options: argparse.Namespace) -> int:
    workspace.require_index()
    return documents.print_check(workspace.library, json=options.json)


def _ask(workspace: Workspace, options: argparse.Namespace) -> int:
    workspace.require_index()
    documents.say_outdated(workspace.library)
    return questions.print_answers(workspace.answering, options)


def _search(workspace: Workspace, options: argparse.Namespace) -> int:
    workspace.require_index()
    documents.say_outdated(workspace.library)
    return questions.print_hits(workspace.assistant, options)


def _tasks(workspace: Workspace, options: argparse.Namespace) -> int:
    workspace.require_index()
    documents.say_outdated(workspace.library)
    return tasks.print_tasks(workspace.library, options)


def _serve(workspace: Workspace, options: argparse.Namespace) -> int:
    from eval.office import evaluation_of

    return serving.run_server(workspace, options, evaluation_of)


def _mcp(workspace: Workspace, _: argparse.Namespace) -> int:
    from chat.access.user import User
    from chat.programs.mcp_server import build_mcp

    workspace.require_index()
    owner = User(id=wording.COMMAND_LINE)
    build_mcp(workspace.services(), lambda _: owner).run("stdio")
    return 0


def _eval(workspace: Workspace, options: argparse.Namespace) -> int:
    from eval.command import evaluate_collection, evaluate_gold

    if options.beir or options.squad:
        return evaluate_collection(workspace.embedder, options)
    workspace.require_index()
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
    ("serve", _serve, serving.serve_options),
    ("mcp", _mcp, _no_options),
    ("eval", _eval, _eval_options),
)


def build_parser() -> argparse.ArgumentParser:
    """Return what reads the command line: the options for all, and each command with its own."""
    parser = Parser("tracuu", wording.PROGRAM)
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
