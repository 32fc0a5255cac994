"""How well assignments are read: `python -m eval.assignments --labels F --home H`.

A labels file has one JSON object a line: `{key, section, lead, coordinating, task, deadline_text,
deadline, quote}`. A label and an assignment of the same document are a pair when their leads have
the same name and their quotes overlap, or their tasks share half of their words (F1). Pairs are
one to one, the best first. Precision counts the assignments of the labelled documents only.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.gold import locate
from ingest import wording
from ingest.agencies import load_abbreviations
from ingest.errors import GoldError, TracuuError
from ingest.normalise import fold
from ingest.notice import Assignment, Notice, Span

_SAME_TASK = 0.5  # F1 over syllables
_REMARK = re.compile(r" ?\((?:sau đây|dưới đây|gọi|viết) [^()]*\)")  # "(sau đây gọi là các tỉnh)"
_ABBREVIATIONS = load_abbreviations()


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """An assignment as a person read it; `deadline` is an ISO date or None."""

    key: str
    section: str
    lead: str
    coordinating: tuple[str, ...]
    task: str
    deadline: str | None
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts over all documents. `loose` counts a label or an assignment once it fits any other.

    `dated` are the pairs whose label has a date, `dated_right` those with the same one.
    """

    labels: int
    found: int
    pairs: int
    loose_labels: int
    loose_found: int
    together_right: int
    together_found: int
    together_labelled: int
    deadlines_right: int
    dated: int
    dated_right: int

    @property
    def coordinating_f1(self) -> float:
        """F1 over the co-ordinating agencies of all pairs; 1 where there are none."""
        total = self.together_found + self.together_labelled
        return 2 * self.together_right / total if total else 1.0

    def as_json(self) -> dict[str, float | int]:
        """Return the figures by name."""
        return {
            "labels": self.labels,
            "found": self.found,
            "precision": _share(self.pairs, self.found),
            "recall": _share(self.pairs, self.labels),
            "precision_any": _share(self.loose_found, self.found),
            "recall_any": _share(self.loose_labels, self.labels),
            "coordinating_f1": round(self.coordinating_f1, 3),
            "deadline_exact": _share(self.deadlines_right, self.pairs),
            "deadline_exact_where_dated": _share(self.dated_right, self.dated),
            "dated": self.dated,
        }


def load_labels(path: Path) -> tuple[Label, ...]:
    """Read a labels file.

    Raises:
        GoldError: it cannot be read, or a line breaks the format.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(wording.unreadable_file(path.name, type(error).__name__)) from error
    labels = []
    for number, line in enumerate(lines, 1):
        try:
            labels.append(_label(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise GoldError(wording.bad_line(path.name, number, str(error))) from error
    return tuple(labels)


def score(labels: Iterable[Label], notice_of: Callable[[str], Notice]) -> Score:
    """Hold the assignments of the labelled documents against the labels."""
    by_key: dict[str, list[Label]] = {}
    for label in labels:
        by_key.setdefault(label.key, []).append(label)
    total: Counter[str] = Counter()
    for key, labelled in by_key.items():
        total.update(_counts(labelled, notice_of(key)))
    return Score(**{name: total[name] for name in Score.__dataclass_fields__})


def pairs(labels: Sequence[Label], notice: Notice) -> list[tuple[int, int]]:
    """Return which label goes with which assignment, one to one, the best fit first."""
    fits = sorted(_fits(labels, notice), reverse=True)
    used: tuple[set[int], set[int]] = (set(), set())
    chosen = []
    for _, label, found in fits:
        if label not in used[0] and found not in used[1]:
            used[0].add(label)
            used[1].add(found)
            chosen.append((label, found))
    return sorted(chosen)


def _counts(labels: Sequence[Label], notice: Notice) -> Counter[str]:
    fits = _fits(labels, notice)
    counts = Counter(
        labels=len(labels),
        found=len(notice.assignments),
        loose_labels=len({label for _, label, _ in fits}),
        loose_found=len({found for _, _, found in fits}),
    )
    for label, found in pairs(labels, notice):
        counts.update(_pair(labels[label], notice.assignments[found]))
    return counts


def _pair(label: Label, found: Assignment) -> Counter[str]:
    mine = {same_name(name) for name in found.coordinating}
    theirs = {same_name(name) for name in label.coordinating}
    day = found.deadline.isoformat() if found.deadline else None
    return Counter(
        pairs=1,
        together_right=len(mine & theirs),
        together_found=len(mine),
        together_labelled=len(theirs),
        deadlines_right=int(day == label.deadline),
        dated=int(label.deadline is not None),
        dated_right=int(label.deadline is not None and day == label.deadline),
    )


def _fits(labels: Sequence[Label], notice: Notice) -> list[tuple[float, int, int]]:
    fits = []
    for number, label in enumerate(labels):
        places = locate(label.quote, notice.text)
        for place, found in enumerate(notice.assignments):
            if same_name(found.lead) != same_name(label.lead):
                continue
            alike = _f1(label.task, found.task)
            shared = max((_overlap(span, found.span) for span in places), default=0)
            if shared > 0 or alike >= _SAME_TASK:
                fits.append((shared + alike, number, place))
    return fits


def same_name(name: str) -> str:
    """Bring the name of an agency to one form.

    >>> same_name("Các Bộ, ngành") == same_name("bộ ngành")
    True
    >>> same_name("Bộ KH&ĐT") == same_name("Bộ Kế hoạch và Đầu tư")
    True
    """
    named = _REMARK.sub("", name)
    bare = " ".join(re.findall(r"\w+", fold(_ABBREVIATIONS.expand(named))))
    return re.sub(r"^(?:(?:cac|giao|dong chi|cac dong chi) )+", "", bare)


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / max(1, one.end - one.start)


def _f1(one: str, other: str) -> float:
    mine, theirs = (Counter(re.findall(r"\w+", fold(words))) for words in (one, other))
    shared = (mine & theirs).total()
    return 2 * shared / max(1, mine.total() + theirs.total())


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _label(data: dict[str, Any]) -> Label:
    return Label(
        key=str(data["key"]),
        section=str(data["section"]),
        lead=str(data["lead"]),
        coordinating=tuple(data["coordinating"]),
        task=str(data["task"]),
        deadline=data["deadline"],
        quote=str(data["quote"]),
    )


def missed(labels: Iterable[Label], notice_of: Callable[[str], Notice]) -> list[str]:
    """Return a line for each label without an assignment, and for each the other way round."""
    lines = []
    by_key: dict[str, list[Label]] = {}
    for label in labels:
        by_key.setdefault(label.key, []).append(label)
    for key, labelled in by_key.items():
        notice = notice_of(key)
        chosen = pairs(labelled, notice)
        without = set(range(len(labelled))) - {label for label, _ in chosen}
        extra = set(range(len(notice.assignments))) - {found for _, found in chosen}
        lines += [
            wording.label_missed(key, labelled[at].lead, labelled[at].quote)
            for at in sorted(without)
        ]
        for at in sorted(extra):
            found = notice.assignments[at]
            lines.append(wording.assignment_unlabelled(key, found.lead, found.span.of(notice.text)))
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures for a labels file and the index of a home; return the exit code."""
    from index.store import LocalStore

    parser = argparse.ArgumentParser(prog="python -m eval.assignments", description=wording.LABELS)
    parser.add_argument("--labels", type=Path, required=True, metavar="F", help=wording.LABELS_FILE)
    parser.add_argument("--home", type=Path, required=True, metavar="H", help=wording.HELP["home"])
    parser.add_argument("--missed", action="store_true", help=wording.LABELS_MISSED)
    options = parser.parse_args(arguments)
    try:
        labels = load_labels(options.labels)
        with LocalStore(options.home / "var" / "index") as store:
            ids = {document.key: document.notice_id for document in store.documents()}
            absent = sorted({label.key for label in labels} - ids.keys())
            if absent:
                raise GoldError(wording.labels_absent(options.labels.name, absent))
            notices = {label.key: store.notice(ids[label.key]) for label in labels}
    except TracuuError as error:
        print(error, file=sys.stderr)
        return 1
    if options.missed:
        print("\n".join(missed(labels, notices.__getitem__)))
    print(json.dumps(score(labels, notices.__getitem__).as_json(), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
