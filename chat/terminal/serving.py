"""The command `serve`: the office put together and opened in a browser."""

import argparse
import gc
from typing import TYPE_CHECKING

from chat.terminal.documents import say_rereading
from chat.terminal.printing import port, positive, say
from ingest import wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import FastAPI

    from chat.evaluation import Evaluation
    from chat.workspace import Workspace

    EvaluationOf = Callable[[Workspace], Evaluation]


def serve_options(parser: argparse.ArgumentParser) -> None:
    """What `serve` is told."""
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


def run_server(
    workspace: "Workspace", options: argparse.Namespace, evaluation_of: "EvaluationOf"
) -> int:
    """Serve the pages until Ctrl+C; the corpus is brought level with its folder before.

    Raises:
        TracuuError: the address cannot be had.
    """
    from chat.pages.serve import serve

    serve(
        lambda: build_office(workspace, options, evaluation_of),
        host=options.host,
        port=options.port,
        on_ready=lambda url: say(wording.ready(url)),
        on_stop=lambda: say(wording.STOPPING),
    )
    return 0


def build_office(
    workspace: "Workspace", options: argparse.Namespace, evaluation_of: "EvaluationOf"
) -> "FastAPI":
    """Return the application over a home, its model loaded."""
    from chat.access.limits import Limits, hosts_of
    from chat.pages.guarded import Rules, build_guarded
    from chat.pages.parts import Parts

    say_rereading(workspace.library)
    for report in workspace.library.sync():
        if report.status != "unchanged":
            say(wording.report_line(report.as_json()))
    workspace.assistant.warm()  # before the page opens
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
    server = build_guarded(parts, services, rules)
    gc.collect()
    gc.freeze()  # what is there now stays: walking through it takes .4 s, with all questions held up
    return server
