"""The weights of the second look: `python -m eval.fit_search --home DIR --corpora DIR`.

`--home` holds an index with all documents of `admin-dev`, so that a development question has to
find its passage among thousands. Each is asked with and without diacritics. The weights make a
right passage, and one of a right document, likely among all that were looked at (Cao and others,
ICML 2007: a linear ranking fitted on lists).

The questions were written for short documents: how long a document is, and how far down a passage
stands, would tell the right one for no reason of the question's. Both are in the fit, so that the
weights need not stand in for them, and neither in what is used.

Printed are the weights, as many as a z-score of 1, and how well they rank documents that they were
not fitted on, beside the weights in use. What is best goes into `chat.second_look.SecondLook` by
hand.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from chat.second_look import Looks, SecondLook
from eval.development import FOLDER, read_development, read_texts
from eval.gold import locate
from eval.intervals import bootstrap
from eval.run import strip_diacritics
from eval.tables import percent, text_table
from ingest.notice import Span

if TYPE_CHECKING:
    from chat.assistant import Assistant
    from index.store import LocalStore

NAMES = tuple(field.name for field in fields(Looks))
_ONLY_FITTED = 2  # columns of a table behind the looks: length and place
_PARTS = 8
_STEPS = 40
_CALM = 3.0  # what a squared weight costs, in questions
_DEPTH = 10

Table = NDArray[np.float64]
Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A development question and where in the corpus it is answered."""

    question: str
    key: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The passages that were looked at for a question, a row each.

    `table` is (n, 1 + looks + 2): the score before, what was seen, logarithm of the number of the
    document's passages, ordinal. `right` (n,) are the passages that answer, `near` (n,) those of
    the document that does, whose name is `group`.
    """

    group: str
    table: Table
    right: Marks
    near: Marks


def sought(store: "LocalStore", corpora: Path, folder: Path = FOLDER) -> Iterator[Sought]:
    """Yield the answerable development questions whose document is in the index."""
    texts = read_texts(corpora)
    keys = {document.file.split(".")[0]: document for document in store.documents()}
    for path in sorted(folder.glob("*.jsonl")):
        for question in read_development(path, texts):
            document = keys.get(question.document)
            if document is None or not question.quotes:
                continue
            text = store.notice(document.notice_id).text
            spans = tuple(span for quote in question.quotes for span in locate(quote, text))
            yield Sought(question=question.question, key=document.key, spans=spans)


def listed(assistant: "Assistant", one: Sought, text: str) -> Listed:
    """Ask a question, in the words `text`, and note what the second look has to choose from."""
    found = assistant.looks(text)
    lengths = {document.notice_id: document.passages for document in assistant.store.documents()}
    rows, right = [], []
    for before, looks in found:
        passage = before.stored.passage
        length = np.log(lengths[passage.notice_id])
        rows.append((before.hit.score, *astuple(looks), length, float(passage.ordinal)))
        right.append(
            before.hit.key == one.key
            and any(
                span.start < passage.span.end and passage.span.start < span.end
                for span in one.spans
            )
        )
    return Listed(
        group=one.key,
        table=np.array(rows, float).reshape(len(rows), len(NAMES) + 1 + _ONLY_FITTED),
        right=np.array(right, bool),
        near=np.array([before.hit.key == one.key for before, _ in found], bool),
    )


def fit(questions: Sequence[Listed]) -> Table:
    """Return a weight for each column of the tables."""
    kept = [one for one in questions if one.near.any()]
    centred = [one.table - one.table.mean(axis=0) for one in kept]
    spread = np.concatenate(centred).std(axis=0) + 1e-9
    tables = [table / spread for table in centred]
    weights = np.zeros(len(spread))
    for _ in range(_STEPS):
        slope = -_CALM * weights
        bend = _CALM * np.eye(len(weights))
        for table, one in zip(tables, kept, strict=True):
            chances = _chances(table @ weights)
            mean = chances @ table
            about = table - mean
            for marks in (one.near, one.right):
                if marks.any():
                    slope += _chances(table[marks] @ weights) @ table[marks] - mean
                    bend += (chances[:, None] * about).T @ about
        weights = weights + np.linalg.solve(bend, slope)
    return np.asarray(weights / spread)


def _chances(scores: Table) -> Table:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())


def in_use(weights: SecondLook) -> Table:
    """Return the weights of `SecondLook` as a column each of the tables."""
    return np.array([1.0, *(getattr(weights, name) for name in NAMES), *[0.0] * _ONLY_FITTED])


def without_fitted(weights: Table) -> Table:
    """Return weights without those of length and place."""
    return np.concatenate([weights[:-_ONLY_FITTED], np.zeros(_ONLY_FITTED)])


def reciprocal_rank(one: Listed, weights: Table) -> float:
    """Return 1/rank of the first right passage, 0 below the tenth."""
    order = np.argsort(-(one.table @ weights), kind="stable")[:_DEPTH]
    places = np.flatnonzero(one.right[order])
    return 1 / (1 + int(places[0])) if len(places) else 0.0


def left_out(questions: Sequence[Listed]) -> list[float]:
    """Return the reciprocal ranks of questions by weights fitted on other documents."""
    groups = sorted({one.group for one in questions})
    part = {group: number % _PARTS for number, group in enumerate(groups)}
    found = dict.fromkeys(range(len(questions)), 0.0)
    for number in range(_PARTS):
        others = [one for one in questions if part[one.group] != number]
        if any(one.near.any() for one in others):
            weights = without_fitted(fit(others))
            for place, one in enumerate(questions):
                if part[one.group] == number:
                    found[place] = reciprocal_rank(one, weights)
    return list(found.values())


def table(measured: dict[str, Sequence[float]]) -> str:
    """Return a line a way of ranking: R@1 and RR@10 with their intervals."""
    rows = [
        (
            name,
            percent(bootstrap([float(value == 1) for value in values])),
            percent(bootstrap(list(values))),
        )
        for name, values in measured.items()
    ]
    return text_table([("weights", "R@1", "RR@10"), *rows])


def main() -> None:
    """Fit, measure, print."""
    from chat.assistant import Assistant
    from index.embedder import load_embedder
    from index.store import LocalStore
    from ingest.agencies import load_abbreviations

    parser = argparse.ArgumentParser(prog="python -m eval.fit_search", description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    options = parser.parse_args()
    embedder = load_embedder()
    with LocalStore(options.home / "var" / "index") as store:
        assistant = Assistant(store, lambda: embedder, load_abbreviations())
        questions = [
            listed(assistant, one, text)
            for one in sought(store, options.corpora)
            for text in dict.fromkeys((one.question, strip_diacritics(one.question)))
        ]
    fitted = fit(questions)
    for name, weight in zip(NAMES, fitted[1:] / fitted[0], strict=False):
        print(f"{name:13} {weight:.2f}")
    use = in_use(SecondLook())
    print(
        table(
            {
                "none": [reciprocal_rank(one, in_use(_NONE)) for one in questions],
                "in use": [reciprocal_rank(one, use) for one in questions],
                "fitted": left_out(questions),
            }
        )
    )


_NONE = SecondLook(covered=0, pairs=0, around=0, around_pairs=0, sentence=0, year=0)


if __name__ == "__main__":
    main()
