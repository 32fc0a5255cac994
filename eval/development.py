"""The development questions: what ranking, decision and cross-encoder are fitted on.

`eval/development/*.jsonl` hold one question a line, `{document, kind, question, spans}`: the id of
a document of a collection that stands elsewhere, and the characters of its text (NFC) that answer,
none when nothing does. The texts themselves are not kept here.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.gold import Evidence, GoldQuestion, locate
from ingest.normalise import nfc
from ingest.notice import Span

FOLDER = Path(__file__).with_name("development")
NEAR = FOLDER / "near"  # near misses written beside each answer: for the cross-encoder


@dataclass(frozen=True, slots=True, kw_only=True)
class DevelopmentQuestion:
    """A question on one document, with the words of it that answer; none: it is not answered."""

    id: str
    document: str
    kind: str
    question: str
    quotes: tuple[str, ...]


def read_texts(corpora: Path) -> dict[str, str]:
    """Return the texts (NFC) of `corpora/admin-dev` by id."""
    with (corpora / "admin-dev" / "corpus.jsonl").open(encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        return {row["_id"]: nfc(row["text"]) for row in rows}


def read_development(path: Path, texts: Mapping[str, str]) -> list[DevelopmentQuestion]:
    """Read one file; an id is "dev-", the name of the file and the line, from 1.

    Raises:
        KeyError: a document is not among the texts.
        ValueError: a span does not stand in its document.
    """
    questions = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        row = json.loads(line)
        text = texts[row["document"]]
        questions.append(
            DevelopmentQuestion(
                id=f"dev-{path.stem}-{number:03}",
                document=row["document"],
                kind=row["kind"],
                question=row["question"],
                quotes=tuple(_quote(text, *span) for span in row["spans"]),
            )
        )
    return questions


def _quote(text: str, start: int, end: int) -> str:
    r"""Cut a span out of its text.

    >>> _quote("Giao Bộ Y tế", 5, 12)
    'Bộ Y tế'
    """
    if not 0 <= start < end <= len(text):
        message = f"no span of a text of {len(text)} characters: {start}, {end}"
        raise ValueError(message)
    return text[start:end]


def as_gold(question: DevelopmentQuestion, key: str, text: str) -> GoldQuestion:
    """Return the question in the form of a gold set; `key` and `text` are its document as read.

    Reading may have mended the text, so the quotes are looked for again.
    """
    evidence = [Evidence(key=key, quote=q, spans=locate(q, text)) for q in question.quotes]
    return GoldQuestion(
        id=question.id,
        kind=question.kind,
        question=question.question,
        answerable=bool(question.quotes),
        evidence=tuple(one for one in evidence if one.spans),
    )


def answered_by(question: GoldQuestion, spans: Sequence[tuple[str, Span]]) -> bool:
    """Say whether one of `spans`, (key, characters), shares a character with the evidence."""
    return any(
        key == evidence.key and span.start < place.end and place.start < span.end
        for key, span in spans
        for evidence in question.evidence
        for place in evidence.spans
    )
