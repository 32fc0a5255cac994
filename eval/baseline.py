"""A stored run, and what a new one wins and loses against it, question by question."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.run import Result
from ingest import wording
from ingest.errors import GoldError
from ingest.normalise import squeeze


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What became of a question: right or not, and the answer (or the reason for refusing)."""

    right: bool
    answer: str


Baseline = Mapping[str, Entry]
"""Entries by the id of the question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A question whose judgement changed."""

    id: str
    question: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Questions lost (right before, wrong now), won, and the ids that only one side knows."""

    lost: tuple[Change, ...]
    won: tuple[Change, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]


def entries(results: Sequence[Result]) -> dict[str, Entry]:
    """Return what a baseline keeps of a run."""
    return {item.question.id: Entry(right=item.right, answer=item.given) for item in results}


def save_baseline(path: Path, results: Sequence[Result]) -> None:
    """Store a run as JSON, one question a line, so that version control shows what changed."""
    lines = (
        f"{json.dumps(name)}: "
        + json.dumps({"right": entry.right, "answer": entry.answer}, ensure_ascii=False)
        for name, entry in entries(results).items()
    )
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def load_baseline(path: Path) -> dict[str, Entry]:
    """Read a stored run.

    Raises:
        GoldError: the file cannot be read or is no baseline.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return {
            name: Entry(right=bool(entry["right"]), answer=str(entry["answer"]))
            for name, entry in stored.items()
        }
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(wording.eval_file_unreadable(path.name)) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise GoldError(wording.baseline_damaged(path.name)) from error


def diff(baseline: Baseline, results: Sequence[Result]) -> Difference:
    """Compare a run with a stored one; also fit to compare two runs over the same questions."""
    now = {item.question.id for item in results}
    return Difference(
        lost=_changes(baseline, results, right=False),
        won=_changes(baseline, results, right=True),
        added=tuple(item.question.id for item in results if item.question.id not in baseline),
        gone=tuple(name for name in baseline if name not in now),
    )


def difference_lines(difference: Difference) -> list[str]:
    """Say the difference in Vietnamese, losses first."""
    lines = [wording.baseline_summary(len(difference.lost), len(difference.won))]
    for title, changes in (
        (wording.BASELINE_LOST, difference.lost),
        (wording.BASELINE_WON, difference.won),
    ):
        for change in changes:
            lines.append(f"{title} {change.id}: {change.question}")
            lines.append(f"    {wording.BASELINE_BEFORE}: {squeeze(change.before)}")
            lines.append(f"    {wording.BASELINE_AFTER}: {squeeze(change.after)}")
    if difference.added:
        lines.append(wording.baseline_added(difference.added))
    if difference.gone:
        lines.append(wording.baseline_gone(difference.gone))
    return lines


def _changes(baseline: Baseline, results: Sequence[Result], *, right: bool) -> tuple[Change, ...]:
    return tuple(
        Change(
            id=item.question.id,
            question=item.question.question,
            before=baseline[item.question.id].answer,
            after=item.given,
        )
        for item in results
        if item.right is right
        and item.question.id in baseline
        and baseline[item.question.id].right is not right
    )
