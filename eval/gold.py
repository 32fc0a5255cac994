"""The gold set: questions with what a right answer holds and where it stands.

One JSON object a line: `{id, kind, question, answerable, must_contain: [[alternative, ..], ..],
evidence: [{key, quote}], history: [..]?}`. A file that breaks its own rules is refused whole.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest import wording
from ingest.errors import GoldError
from ingest.normalise import nfc
from ingest.notice import Span

TextOf = Callable[[str], str | None]
"""The text (NFC) of the document with exactly this key, None when there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quote that answers; `spans` are all the places where it stands in its document's text."""

    key: str
    quote: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuestion:
    """A question with its judgement.

    A right answer holds an alternative of each group of `must_contain`. `history` are the earlier
    questions of the conversation, oldest first.
    """

    id: str
    kind: str
    question: str
    answerable: bool
    must_contain: tuple[tuple[str, ...], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    history: tuple[str, ...] = ()


def load_gold(path: Path, text_of: TextOf) -> tuple[GoldQuestion, ...]:
    """Read a gold set and hold it against the documents that it quotes.

    Raises:
        GoldError: the file cannot be read, a line breaks the format, an id occurs twice, or a
            quote does not stand in its document (NFC, runs of white space as one).
    """
    questions: dict[str, GoldQuestion] = {}
    for number, line in _lines(path):
        try:
            question = _question(line, text_of)
        except _BadLineError as bad:
            raise GoldError(wording.bad_line(path.name, number, str(bad))) from bad
        if question.id in questions:
            problem = wording.gold_duplicate(question.id)
            raise GoldError(wording.bad_line(path.name, number, problem))
        questions[question.id] = question
    if not questions:
        raise GoldError(wording.gold_empty(path.name))
    return tuple(questions.values())


def locate(quote: str, text: str) -> tuple[Span, ...]:
    r"""Find a quote in a text (NFC), whatever white space stands between its words.

    >>> locate("Phạm Minh  Chính", "Thủ tướng Phạm Minh\nChính")
    (Span(start=10, end=25),)
    >>> locate(" ", "Thủ tướng")
    ()
    """
    pattern = r"\s+".join(re.escape(word) for word in nfc(quote).split())
    if not pattern:
        return ()
    return tuple(Span(start=found.start(), end=found.end()) for found in re.finditer(pattern, text))


class _BadLineError(ValueError):
    """What is wrong with one line, with the remedy, for the user."""


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank with their numbers from 1."""
    try:
        content = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(wording.eval_file_unreadable(path.name)) from error
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            yield number, line


def _question(line: str, text_of: TextOf) -> GoldQuestion:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise _BadLineError(wording.NOT_JSON) from error
    if not isinstance(record, dict):
        raise _BadLineError(wording.NOT_JSON)
    question = GoldQuestion(
        id=_text(record, "id"),
        kind=_text(record, "kind"),
        question=_text(record, "question"),
        answerable=_flag(record, "answerable"),
        must_contain=tuple(
            _texts(group, "must_contain") for group in _list(record, "must_contain")
        ),
        evidence=tuple(_evidence(entry, text_of) for entry in _list(record, "evidence")),
        history=_texts(_list(record, "history"), "history"),
    )
    _check_consistent(question)
    return question


def _check_consistent(question: GoldQuestion) -> None:
    if question.answerable and not question.must_contain:
        raise _BadLineError(wording.GOLD_NOTHING_EXPECTED)
    if not all(question.must_contain):
        raise _BadLineError(wording.GOLD_EMPTY_GROUP)
    if not question.answerable and (question.must_contain or question.evidence):
        raise _BadLineError(wording.GOLD_UNANSWERABLE_WITH_EVIDENCE)


def _evidence(entry: object, text_of: TextOf) -> Evidence:
    if not isinstance(entry, dict):
        raise _BadLineError(wording.gold_field("evidence"))
    key, quote = _text(entry, "key"), _text(entry, "quote")
    text = text_of(key)
    if text is None:
        raise _BadLineError(wording.gold_unknown_key(key))
    spans = locate(quote, text)
    if not spans:
        raise _BadLineError(wording.gold_quote_missing(key, quote))
    return Evidence(key=key, quote=quote, spans=spans)


def _text(record: dict[str, object], name: str) -> str:
    value = record.get(name)
    if not isinstance(value, str) or not value.strip():
        raise _BadLineError(wording.gold_field(name))
    return value


def _flag(record: dict[str, object], name: str) -> bool:
    value = record.get(name)
    if not isinstance(value, bool):
        raise _BadLineError(wording.gold_field(name))
    return value


def _list(record: dict[str, object], name: str) -> list[object]:
    value = record.get(name, [])
    if not isinstance(value, list):
        raise _BadLineError(wording.gold_field(name))
    return value


def _texts(value: object, name: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _BadLineError(wording.gold_field(name))
    texts = tuple(text for text in value if isinstance(text, str) and text.strip())
    if len(texts) != len(value):
        raise _BadLineError(wording.gold_field(name))
    return texts
