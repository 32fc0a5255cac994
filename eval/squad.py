"""A SQuAD file: each paragraph a document, each question with its paragraph and its answers.

Rajpurkar and others, EMNLP 2016 (1.1) and ACL 2018 (2.0).
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.collections import Collection, Document, Query, read_file
from ingest import wording
from ingest.errors import GoldError
from ingest.normalise import nfc
from ingest.notice import Span


def read_squad(path: Path) -> Collection:
    """Read a SQuAD 1.1 or 2.0 file, or a table (.csv) of `context, question, answer`.

    Each distinct paragraph is a document. A question's own paragraph is relevant, unless the file
    says that it holds no answer (`is_impossible`).

    Raises:
        GoldError: the file cannot be read or has another form.
    """
    rows = _csv_rows(path) if path.suffix.lower() == ".csv" else _squad_rows(path)
    documents: dict[str, Document] = {}
    queries: list[Query] = []
    try:
        for row in rows:
            document = documents.setdefault(
                row.context, Document(id=f"p{len(documents)}", title=row.title, text=row.context)
            )
            if row.question:
                queries.append(_query(row, document))
    except (KeyError, TypeError, AttributeError) as error:
        raise GoldError(wording.collection_damaged(path.name)) from error
    if not queries:
        raise GoldError(wording.gold_empty(path.name))
    return Collection(name=path.name, documents=tuple(documents.values()), queries=tuple(queries))


def held_out(query: Query) -> bool:
    """Whether a question is on one of the paragraphs, every second, that nothing is fitted on."""
    return any(int(document.removeprefix("p")) % 2 for document in query.relevant)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A question at its paragraph; `question` is empty for a paragraph without one.

    `answers` are pairs of text and start in the paragraph as it stands in the file, -1 unknown.
    """

    title: str
    context: str
    id: str = ""
    question: str = ""
    answers: tuple[tuple[str, int], ...] = ()
    impossible: bool = False


def _query(row: _Row, document: Document) -> Query:
    located = (_locate(text, start, row.context) for text, start in row.answers)
    return Query(
        id=row.id,
        text=row.question,
        relevant={} if row.impossible else {document.id: 1},
        answers=tuple(dict.fromkeys(text for text, _ in row.answers)),
        spans=tuple(dict.fromkeys(span for span in located if span is not None)),
    )


def _locate(answer: str, start: int, text: str) -> Span | None:
    """Find an answer where the file says, else where it stands first (NFC moves offsets)."""
    if not answer:
        return None
    if start < 0 or text[start : start + len(answer)] != answer:
        start = text.find(answer)
    return Span(start=start, end=start + len(answer)) if start >= 0 else None


def _squad_rows(path: Path) -> Iterator[_Row]:
    try:
        articles = json.loads(read_file(path))["data"]
    except (ValueError, KeyError, TypeError) as error:
        raise GoldError(wording.collection_damaged(path.name)) from error
    for article in articles:
        for paragraph in article["paragraphs"]:
            title, context = nfc(article.get("title") or ""), nfc(paragraph["context"])
            yield _Row(title=title, context=context)
            for entry in paragraph["qas"]:
                yield _squad_row(title, context, entry)


def _squad_row(title: str, context: str, entry: Mapping[str, object]) -> _Row:
    answers = entry.get("answers")
    return _Row(
        title=title,
        context=context,
        id=str(entry["id"]),
        question=nfc(str(entry["question"])),
        answers=tuple(_answer(answer) for answer in answers) if isinstance(answers, list) else (),
        impossible=bool(entry.get("is_impossible")),
    )


def _answer(answer: Mapping[str, object]) -> tuple[str, int]:
    start = answer.get("answer_start")
    return nfc(str(answer["text"])), start if isinstance(start, int) else -1


def _csv_rows(path: Path) -> Iterator[_Row]:
    for number, row in enumerate(csv.DictReader(io.StringIO(read_file(path))), start=1):
        yield _Row(
            title="",
            context=nfc(row["context"]),
            id=str(number),
            question=nfc(row["question"]),
            answers=((nfc(row["answer"]), -1),) if row["answer"] else (),
        )
