"""How soon a person sees something: `python -m eval.first_paint HOME`.

Serves a copy of a home in a process of its own, opens its page in a headless Chromium, several
times with an empty cache and several times again, and asks questions in it. Prints what a person
waits for, with the load of the machine: exit code 1 when the median first paint takes 2 s, the
median answer 1 s. All times are the browser's own.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np

from eval.chromium import Window, own_chromium
from eval.own_server import own_server

FIRST_PAINT, FIRST_ANSWER = 2000.0, 1000.0  # ms, at most
_BOX = "#question textarea"
# Each frame: when the box takes words; from Enter on, when words of an answer and all of it stand.
_WATCH = """(() => {
  const seen = window.seen = {};
  const answer = () => {
    const last = [...document.querySelectorAll("#nay .exchange")].at(-1);
    return last && last.id !== seen.before ? last : null;
  };
  addEventListener("keydown", event => {
    if (event.key !== "Enter" || !event.target.closest("#question")) return;
    seen.before = [...document.querySelectorAll("#nay .exchange")].at(-1)?.id;
    seen.enter = performance.now();
    delete seen.words; delete seen.whole;
  }, true);
  const frame = now => {
    const box = document.querySelector("#question textarea");
    if (!seen.box && box && !box.disabled && box.offsetHeight) seen.box = now;
    const last = seen.enter ? answer() : null;
    if (last && !seen.words && last.querySelector(".reply > :not(.waiting, .understood)"))
      seen.words = now;
    if (last && !seen.whole && last.querySelector(".tools, .problem")) seen.whole = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})()"""
_LOADED = """
const paint = performance.getEntriesByName("first-contentful-paint")[0];
const asked = [...performance.getEntriesByType("navigation"),
               ...performance.getEntriesByType("resource")];
return paint && window.seen.box ? [paint.startTime, window.seen.box, asked.length,
  asked.reduce((sum, one) => sum + one.transferSize, 0)] : null"""
_WAITED = """
const {enter, words, whole} = window.seen;
return whole ? [words - enter, whole - enter] : null"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One opening of the page: ms to the first paint and until the box takes words; requests, bytes."""

    paint: float
    box: float
    requests: int
    sent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One question: ms from Enter to the first words of the answer and to all of it."""

    words: float
    whole: float


def open_page(window: Window) -> Opened:
    """Open a new conversation and measure what the browser saw."""
    window.open("?cuoc=moi", until=".hello")
    paint, box, requests, sent = _numbers(window, _LOADED)
    return Opened(paint=paint, box=box, requests=int(requests), sent=int(sent))


def ask(window: Window, question: str) -> Answered:
    """Type a question into the open page, press Enter, wait for the whole answer."""
    window.type(_BOX, question, enter=True)
    words, whole = _numbers(window, _WAITED)
    return Answered(words=words, whole=whole)


def _numbers(window: Window, code: str) -> list[float]:
    """Wait until JavaScript returns a list of numbers, and return them."""
    return [float(value) for value in cast("list[float]", window.wait_for(code))]


def measure(
    window: Window, questions: Sequence[str], openings: int
) -> tuple[list[Opened], list[Opened], list[Answered]]:
    """Open with an empty cache and again, so many times each; ask all in turn, spread over these.

    One opening and one question before are not counted: the server is warm.
    """
    window.before_each_page(_WATCH)
    open_page(window)
    ask(window, questions[0])
    fresh, again, answers = [], [], []
    for number in range(openings):
        window.forget()
        fresh.append(open_page(window))
        again.append(open_page(window))
        answers += [ask(window, question) for question in questions[number::openings]]
    return fresh, again, answers


def spread(values: Sequence[float]) -> str:
    """Say the best, the median and the worst of some ms.

    >>> spread([30.2, 10, 20])
    'best 10, p50 20, worst 30 ms'
    """
    return f"best {min(values):.0f}, p50 {np.median(values):.0f}, worst {max(values):.0f} ms"


def report(
    fresh: Sequence[Opened], again: Sequence[Opened], answers: Sequence[Answered]
) -> list[str]:
    """Return the lines to print."""
    lines = []
    for name, opened in (("empty cache", fresh), ("opened again", again)):
        kilobytes = max(one.sent for one in opened) / 1000
        lines += [
            f"{name}, first paint: {spread([one.paint for one in opened])}",
            f"{name}, box takes words: {spread([one.box for one in opened])}",
            f"{name}: {max(one.requests for one in opened)} requests, {kilobytes:.0f} kB",
        ]
    return [
        *lines,
        f"{len(answers)} questions, first words: {spread([one.words for one in answers])}",
        f"{len(answers)} questions, whole answer: {spread([one.whole for one in answers])}",
    ]


def within_bars(fresh: Sequence[Opened], answers: Sequence[Answered]) -> bool:
    """Tell whether the medians keep the bars: a page never seen, the first words of an answer."""
    paint = np.median([one.paint for one in fresh])
    words = np.median([one.words for one in answers])
    return bool(paint < FIRST_PAINT and words < FIRST_ANSWER)


def _questions(path: Path, count: int) -> list[str]:
    """Return so many questions of a gold set, evenly spread, none that needs those before it."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    alone = [line["question"] for line in lines if not line.get("history")]
    return alone[:: max(1, len(alone) // count)][:count]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m eval.first_paint",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("home", type=Path, help="its copy is served")
    parser.add_argument("--gold", type=Path, default=Path(__file__).with_name("gold.jsonl"))
    parser.add_argument("--questions", type=int, default=20, help="how many of them are asked")
    parser.add_argument("--openings", type=int, default=5, help="with an empty cache, and again")
    return parser.parse_args()


def main() -> int:
    """Measure and print; 1 when a bar is missed."""
    options = _options()
    questions = _questions(options.gold, options.questions)
    with own_server(options.home) as server, own_chromium(server.url) as window:
        fresh, again, answers = measure(window, questions, options.openings)
    for line in report(fresh, again, answers):
        print(line)
    print(f"load of the machine (1, 5, 15 minutes): {os.getloadavg()}, {os.cpu_count()} cores")
    return 0 if within_bars(fresh, answers) else 1


if __name__ == "__main__":
    sys.exit(main())
