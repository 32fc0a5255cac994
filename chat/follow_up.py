"""Questions that go on from an earlier one: what they take along, and when they take nothing."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from chat.question import Question, Term, behind
from ingest.mentions import MentionKind, find_mentions
from ingest.normalise import fold

_POINTS = re.compile(r"\b(?:đó|này|ấy|kia|nó|họ|chúng|trên)\b")
_GOES_ON = re.compile(r"^(?:còn|thế|vậy|rồi|ngoài ra|và|riêng)\b|thì sao")
_FEW = 2
_INHERITED = 0.4
_THAT = r"(?:đó|này|ấy|nói trên|kể trên|trên)\b"
_AGENCY = re.compile(
    rf"\b(?:bộ|cơ quan|đơn vị|ủy ban|sở|ban|hội đồng|ngân hàng) {_THAT}", re.IGNORECASE
)
_PLACE = re.compile(rf"\b(?:tỉnh|thành phố|huyện|địa phương|nơi) {_THAT}", re.IGNORECASE)
_ASKS_WHO = re.compile(r"\b(?:nào|ai|gì)\b", re.IGNORECASE)


def points_back(question: Question) -> bool:
    """Whether a question cannot stand alone: it has few words of its own, or a pronoun.

    One that names a document, or has a topic of its own, begins anew.
    """
    if question.references:
        return False
    low = question.text.lower()
    if len(question.terms) <= _FEW or _POINTS.search(low):
        return True
    names = any(term.proper or term.number for term in question.terms)
    return _GOES_ON.search(low) is not None and not names


def resolve_history(
    question: Question, history: Sequence[str], alone: Callable[[str], Question]
) -> Question:
    """Return the question with what it takes along from the earlier ones, oldest first.

    That is the last of them that stands by itself, and where those between went on from it, what
    they named. `alone` reads a question by itself.
    """
    if not history or not points_back(question):
        return question
    for earlier in reversed(history):
        before = alone(earlier)
        if not points_back(before) or earlier is history[0]:
            return _continued(_named_again(question, history, alone), before)
    return question


def _named_again(
    question: Question, history: Sequence[str], alone: Callable[[str], Question]
) -> Question:
    """Put the name back for "Bộ đó" or "tỉnh này", where an earlier question says which."""
    text = question.text
    for pointer, kind in ((_AGENCY, MentionKind.AGENCY), (_PLACE, MentionKind.PLACE)):
        name = _last_named(kind, history, alone) if pointer.search(text) else None
        if name is not None:
            text = pointer.sub(name, text, count=1)
            text = text[:1].upper() + text[1:]
    if text == question.text:
        return question
    again = alone(text)
    return replace(again, typed=question.typed, bare=question.bare)


def _small(text: str) -> str:
    """Begin small where only the sentence asks for a capital: "Tỉnh Lạng Sơn" names a place."""
    return text[:1].lower() + text[1:] if text.startswith(("Tỉnh", "Thành phố", "Huyện")) else text


def _last_named(
    kind: MentionKind, history: Sequence[str], alone: Callable[[str], Question]
) -> str | None:
    for earlier in reversed(history):
        text = _small(alone(earlier).text)
        names = [mention.span.of(text) for mention in find_mentions(text, kind)]
        names = [name for name in names if not _ASKS_WHO.search(name)]
        if names:
            return names[0]
    return None


def _continued(question: Question, before: Question) -> Question:
    """Take the words of the earlier question along; they count less than its own."""
    own = {fold(term.text) for term in question.terms}
    shift = max((term.chunk for term in question.terms), default=0) + 1
    inherited = tuple(
        Term(
            text=term.text,
            chunk=term.chunk + shift,
            proper=False,
            number=term.number,
            weight=_INHERITED,
        )
        for term in before.terms
        if fold(term.text) not in own
    )
    return replace(
        question,
        text=f"{question.text}{behind(before.text)}",
        earlier=before.text,
        terms=question.terms + inherited,
        references=before.references,
        period=question.period or before.period,
        others=question.others or before.others,
    )
