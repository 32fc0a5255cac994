"""A folder in BEIR form: documents, queries, and which document answers which query.

Thakur and others, NeurIPS Datasets 2021. Judgements are of documents: where passages are ranked,
the best passage of a document counts.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from eval.collections import Collection, Document, Query, read_file
from ingest import wording
from ingest.errors import GoldError
from ingest.normalise import nfc


def read_beir(folder: Path, split: str | None = None) -> Collection:
    """Read `corpus.jsonl`, `queries.jsonl` and `qrels/SPLIT.tsv` of a folder in BEIR form.

    Without `split` it is "test", or the only one there is. Queries without a relevant document
    in the split are left out; grades below 1 are not relevant.

    Raises:
        GoldError: a file is missing or damaged, or a judgement names a query that is not there.
    """
    documents = tuple(
        Document(id=str(row["_id"]), title=nfc(str(row.get("title") or "")), text=_text(row))
        for row in _jsonl(folder / "corpus.jsonl")
    )
    texts = {str(row["_id"]): _text(row) for row in _jsonl(folder / "queries.jsonl")}
    qrels = _qrels(_split_file(folder, split))
    missing = next((name for name in qrels if name not in texts), None)
    if missing is not None:
        raise GoldError(wording.query_missing(folder.name, missing))
    queries = (Query(id=name, text=texts[name], relevant=grades) for name, grades in qrels.items())
    return Collection(name=folder.name, documents=documents, queries=tuple(queries))


def _jsonl(path: Path) -> Iterator[dict[str, object]]:
    """Yield the objects of a file, each of which has `_id` and `text`."""
    for number, line in enumerate(read_file(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise GoldError(wording.bad_line(path.name, number, wording.NOT_JSON)) from error
        if not isinstance(row, dict) or row.get("_id") is None or row.get("text") is None:
            raise GoldError(wording.bad_line(path.name, number, wording.BEIR_FORM))
        yield row


def _text(row: Mapping[str, object]) -> str:
    return nfc(str(row["text"]))


def _split_file(folder: Path, split: str | None) -> Path:
    found = {path.stem: path for path in sorted((folder / "qrels").glob("*.tsv"))}
    name = split or ("test" if "test" in found or len(found) != 1 else next(iter(found)))
    if name not in found:
        raise GoldError(wording.split_missing(folder.name, name, tuple(found)))
    return found[name]


def _qrels(path: Path) -> dict[str, dict[str, int]]:
    """Read `query-id, corpus-id, score` under a heading line; only grades from 1 are kept."""
    qrels: dict[str, dict[str, int]] = {}
    for number, line in enumerate(read_file(path).split("\n"), start=1):
        if number == 1 or not line.strip():
            continue
        try:
            query, document, grade = line.split("\t")
            if int(grade) > 0:
                qrels.setdefault(query, {})[document] = int(grade)
        except ValueError as error:
            raise GoldError(wording.bad_line(path.name, number, wording.QRELS_FORM)) from error
    return qrels
