"""Public question collections as values: documents, queries and judgements (qrels).

`eval.beir` and `eval.squad` read them, `eval.retrieval` and `eval.phrases` measure on them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ingest import wording
from ingest.errors import GoldError
from ingest.notice import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text to be searched, NFC; `title` may be empty."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question with its judgement.

    `relevant` maps document ids to grades (from 1); a query without any cannot be judged by its
    ranking. `answers` are the accepted short answers, `spans` the places of those that stand
    verbatim in the text of the relevant document; both are empty for a question without answer.
    """

    id: str
    text: str
    relevant: Mapping[str, int] = field(default_factory=dict)
    answers: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """What is indexed and what is asked; `name` is the folder's or the file's."""

    name: str
    documents: tuple[Document, ...]
    queries: tuple[Query, ...]


def read_file(path: Path) -> str:
    """Return the text of a file of a collection (UTF-8, with or without byte order mark).

    Raises:
        GoldError: the file is missing, cannot be read or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(wording.eval_file_unreadable(path.name)) from error
