"""The weights of the second look: `python -m eval.fit_search --home DIR --corpora DIR`.

`--home` holds an index with all documents of `admin-dev`, so that a development question has to
find its passage among thousands. Each pair of weights is measured on all of them; the table says
how sure the difference is. What is best goes into `chat.second_look.SecondLook` by hand.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from chat.second_look import SecondLook
from eval.development import FOLDER, read_development, read_texts
from eval.gold import locate
from eval.intervals import bootstrap
from eval.tables import percent, text_table
from ingest.notice import Span

if TYPE_CHECKING:
    from chat.assistant import Assistant
    from index.embedder import Embedder
    from index.store import LocalStore
    from index.vectors import Vectors

GRID = tuple(
    SecondLook(covered=covered, pairs=pairs)
    for covered in (0.0, 5.0, 8.0, 12.0, 16.0)
    for pairs in (0.0, 3.0, 8.0, 12.0)
)
_DEPTH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A development question and where in the corpus it is answered."""

    question: str
    key: str
    spans: tuple[Span, ...]


class Remembered:
    """The vectors of questions, computed once: each is asked again with every pair of weights."""

    def __init__(self, embedder: "Embedder") -> None:
        self._embedder = embedder
        self._known: dict[str, Vectors] = {}

    def query(self, texts: Sequence[str]) -> "Vectors":
        """See `Embedder.query`."""
        for text in texts:
            if text not in self._known:
                self._known[text] = self._embedder.query([text])[0]
        return np.stack([self._known[text] for text in texts])

    def __getattr__(self, name: str) -> object:
        """Leave all else to the embedder."""
        return getattr(self._embedder, name)


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


def reciprocal_ranks(
    assistant: "Assistant", questions: Sequence[Sought], look: SecondLook
) -> list[float]:
    """Return 1/rank of the first right passage for each question, 0 below the tenth."""
    return [_reciprocal_rank(assistant, question, look) for question in questions]


def _reciprocal_rank(assistant: "Assistant", sought: Sought, look: SecondLook) -> float:
    hits = assistant.search(sought.question, _DEPTH, look=look)
    for rank, hit in enumerate(hits, start=1):
        inside = hit.passage.span
        if hit.key == sought.key and any(
            span.start < inside.end and inside.start < span.end for span in sought.spans
        ):
            return 1 / rank
    return 0.0


def table(measured: Mapping[tuple[float, float], Sequence[float]]) -> str:
    """Return a line a pair of weights: R@1 and RR@10 with their intervals."""
    rows = [
        (
            f"{covered:g}",
            f"{pairs:g}",
            percent(bootstrap([float(value == 1) for value in values])),
            percent(bootstrap(list(values))),
        )
        for (covered, pairs), values in measured.items()
    ]
    return text_table([("covered", "pairs", "R@1", "RR@10"), *rows])


def main() -> None:
    """Measure every pair of weights and print the table."""
    from chat.assistant import Assistant
    from index.embedder import load_embedder
    from index.store import LocalStore
    from ingest.agencies import load_abbreviations

    parser = argparse.ArgumentParser(prog="python -m eval.fit_search", description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    options = parser.parse_args()
    embedder = Remembered(load_embedder())
    with LocalStore(options.home / "var" / "index") as store:
        assistant = Assistant(store, lambda: embedder, load_abbreviations())  # type: ignore[arg-type,return-value]
        questions = list(sought(store, options.corpora))
        measured = {
            (look.covered, look.pairs): reciprocal_ranks(assistant, questions, look)
            for look in GRID
        }
    print(table(measured))


if __name__ == "__main__":
    main()
