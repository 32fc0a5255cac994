"""From what was typed to a `Question`: language, diacritics, typing mistakes, abbreviations, history."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from chat.english import is_english, to_vietnamese
from chat.question import Question, Term, read_question
from index.acronyms import Acronyms
from index.restore import Restorer, is_bare
from index.spelling import Speller
from ingest import wording
from ingest.agencies import Abbreviations
from ingest.errors import QuestionError
from ingest.normalise import fold, nfc, squeeze

MAX_LENGTH = 1000
_POINTS = re.compile(r"\b(?:đó|này|ấy|kia|nó|họ|chúng)\b")
_GOES_ON = re.compile(r"^(?:còn|thế|vậy|rồi|ngoài ra|và|riêng)\b|thì sao")
_FEW = 2
_INHERITED = 0.4


@dataclass(frozen=True, kw_only=True)
class Understanding:
    """What is needed to understand questions about one corpus."""

    restorer: Restorer
    abbreviations: Abbreviations
    acronyms: Acronyms

    def read(self, typed: str, history: Sequence[str] = ()) -> Question:
        """Return the question behind the words typed.

        `history` are the earlier questions, oldest first; a question that points back ("bộ đó",
        "còn năm 2022?") takes the words of the last one that stands by itself along.

        Raises:
            QuestionError: nothing is asked, or far too much.
        """
        question = self._alone(typed)
        if not history or not _points_back(question):
            return question
        for earlier in reversed(history):
            before = self._alone(earlier)
            if not _points_back(before) or earlier is history[0]:
                return _continued(question, before)
        return question

    def _alone(self, typed: str) -> Question:
        text = squeeze(nfc(typed))
        _check(text)
        if is_english(text):
            return _without_english(read_question(typed, to_vietnamese(text), foreign=True))
        bare = is_bare(text)
        full = self.abbreviations.expand(text, any_case=True)
        full = self.acronyms.expand(full)
        restored = self.restorer.restore(full) if bare else full
        mended = Speller(counts=self.restorer).mend(restored)
        return read_question(typed, mended, bare=bare)


def _check(text: str) -> None:
    if not any(letter.isalnum() for letter in text):
        raise QuestionError(wording.empty_question())
    if len(text) > MAX_LENGTH:
        raise QuestionError(wording.long_question(len(text), MAX_LENGTH))


def _points_back(question: Question) -> bool:
    """Whether a question cannot stand alone: it has few words of its own, or a pronoun."""
    if question.references:
        return False
    low = question.text.lower()
    if len(question.terms) <= _FEW or _POINTS.search(low):
        return True
    names = any(term.proper or term.number for term in question.terms)
    return _GOES_ON.search(low) is not None and not names


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
        text=f"{question.text} ({before.text})",
        terms=question.terms + inherited,
        references=before.references,
    )


def _without_english(question: Question) -> Question:
    """Drop the words that the glossary left in English; names and numbers stay."""
    kept = tuple(
        term
        for term in question.terms
        if term.number or not term.text.isascii() or term.text[:1].isupper() or term.text in _ASCII
    )
    return replace(question, terms=kept)


# Words of the glossary's Vietnamese side that carry no diacritics.
_ASCII = frozenset(
    ["kinh", "doanh", "giao", "trong", "khi", "khu", "quy", "an", "ninh", "thi", "dung"]
)
