"""The commands that ask: questions from an argument, a file or stdin; answers, refusals, hits."""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from chat.terminal.printing import positive, print_json, say
from chat.today import today
from ingest import wording
from ingest.errors import QuestionError

if TYPE_CHECKING:
    from chat.answer import Answer, Refusal
    from chat.answering import Answering
    from chat.assistant import Assistant


def ask_options(parser: argparse.ArgumentParser) -> None:
    """What `ask` is told."""
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument("question", nargs="?", metavar=wording.HELP["question"])
    given.add_argument("-f", "--file", metavar="FILE", help=wording.HELP["questions"])


def print_answers(answering: "Answering", options: argparse.Namespace) -> int:
    """Answer each question; 1 when one of them was no question."""
    refused_input = False
    for question in _questions(options):
        started = time.perf_counter()
        try:
            outcome = answering.ask(question)
        except QuestionError as error:
            say(str(error))
            refused_input = True
            continue
        _print_outcome(outcome, time.perf_counter() - started, json=options.json)
    return int(refused_input)


def _print_outcome(outcome: "Answer | Refusal", seconds: float, *, json: bool) -> None:
    from chat.as_json import outcome_as_json

    found = outcome_as_json(outcome, seconds)
    print_json(found) if json else print(wording.outcome_lines(found, today()))


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


def search_options(parser: argparse.ArgumentParser) -> None:
    """What `search` is told."""
    parser.add_argument("question", metavar=wording.HELP["question"])
    parser.add_argument("-k", type=positive, default=10, help=wording.HELP["k"])


def print_hits(assistant: "Assistant", options: argparse.Namespace) -> int:
    """Print the best passages, best first."""
    from chat.as_json import hits_as_json

    found = hits_as_json(assistant.search(options.question, options.k))
    for place, hit in enumerate(found, start=1):
        print_json(hit) if options.json else print(wording.hit_lines(place, hit))
    return 0
