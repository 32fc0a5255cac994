"""Runs over gold sets, kept as files: what was asked, what came of it, and the figures."""

import datetime as dt
import json
import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chat.answer import Refusal
from chat.as_json import hits_as_json
from eval.gold import load_gold
from eval.report import Report, make_report
from eval.run import Ask, Result, evaluate
from eval.sets import Sets
from ingest import wording
from ingest.errors import GoldError
from ingest.safe_files import write_atomically

_NAME = re.compile(r"[0-9T]{15}-[0-9a-f]{4}")
_SHOWN = 3  # passages kept of each question
_EXCERPT = 600  # characters kept of each


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """The runs in a folder, a JSON file each."""

    folder: Path

    def all(self) -> list[dict[str, Any]]:
        """Return the runs without their results, newest first; a damaged file is left out."""
        names = sorted((path.stem for path in self.folder.glob("*.json")), reverse=True)
        runs = (self._read(name) for name in names)
        return [{**run, "results": len(run["results"])} for run in runs if run is not None]

    def one(self, name: str) -> dict[str, Any]:
        """Return one run whole.

        Raises:
            GoldError: there is none of that name.
        """
        run = self._read(name) if _NAME.fullmatch(name) else None
        if run is None:
            raise GoldError(wording.no_run(name))
        return run

    def keep(self, gold: str, report: Report, results: Sequence[Result]) -> str:
        """Write a run; return its name."""
        at = dt.datetime.now(dt.UTC)
        name = f"{at.strftime('%Y%m%dT%H%M%S')}-{secrets.token_hex(2)}"
        run = {
            "name": name,
            "at": at.isoformat(timespec="seconds"),
            "set": gold,
            "report": report.as_json(),
            "results": [_line(result) for result in results],
        }
        data = json.dumps(run, ensure_ascii=False).encode()
        write_atomically(self.folder / f"{name}.json", data)
        return name

    def compare(self, old: str, new: str) -> dict[str, Any]:
        """Return both runs without results, and the questions whose judgement changed."""
        before, after = self.one(old), self.one(new)
        known = {line["id"]: line for line in before["results"]}
        pairs = [(known[line["id"]], line) for line in after["results"] if line["id"] in known]
        return {
            "old": {**before, "results": len(before["results"])},
            "new": {**after, "results": len(after["results"])},
            "same": sum(1 for one, two in pairs if one["right"] == two["right"]),
            "lost": [pair for pair in pairs if pair[0]["right"] and not pair[1]["right"]],
            "won": [pair for pair in pairs if pair[1]["right"] and not pair[0]["right"]],
        }

    def _read(self, name: str) -> dict[str, Any] | None:
        try:
            run = json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return run if isinstance(run, dict) and "report" in run and "results" in run else None


def run_set(name: str, sets: Sets, runs: Runs, ask: Ask) -> Iterator[tuple[int, int]]:
    """Ask every question of a set; yield (done, all) as it goes; keep the run at the end.

    Raises:
        GoldError: the set is broken; nothing has been asked.
    """
    questions = load_gold(sets.path(name), sets.text_of)
    results: list[Result] = []
    yield 0, len(questions)
    for result in evaluate(questions, ask, sets.text_of):
        results.append(result)
        if len(results) == len(questions):
            runs.keep(name, make_report(results), results)
        yield len(results), len(questions)


def _line(result: Result) -> dict[str, Any]:
    question = result.question
    hits = hits_as_json(result.outcome.hits[:_SHOWN])
    spans = (hit.passage.span for hit in result.outcome.hits)
    return {
        "id": question.id,
        "kind": question.kind,
        "question": question.question,
        "history": list(question.history),
        "answerable": question.answerable,
        "expected": [list(group) for group in question.must_contain],
        "evidence": [
            {
                "key": one.key,
                "quote": one.quote,
                "start": one.spans[0].start,
                "end": one.spans[0].end,
            }
            for one in question.evidence
        ],
        "given": result.given,
        "refused": isinstance(result.outcome, Refusal),
        "right": result.right,
        "citation_right": result.citation_right,
        "passages": [
            {
                "key": hit["key"],
                "section": hit["section"],
                "text": str(hit["text"])[:_EXCERPT],
                "start": span.start,
                "end": span.end,
            }
            for hit, span in zip(hits, spans, strict=False)
        ],
    }
