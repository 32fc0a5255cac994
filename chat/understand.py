"""From what was typed to a `Question`: language, diacritics, typing mistakes, abbreviations."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from chat.english import is_english, to_vietnamese
from chat.follow_up import resolve_history
from chat.parts import differ, split_question
from chat.question import Question, read_question
from chat.shorthand import in_full
from index.acronyms import Acronyms
from index.meanings import expand_by_context, load_meanings
from index.restore import Restorer, is_bare
from index.spelling import Speller
from ingest import wording
from ingest.agencies import Abbreviations
from ingest.errors import QuestionError
from ingest.neighbours import NOTHING, Neighbours
from ingest.normalise import nfc, squeeze

MAX_LENGTH = 1000


@dataclass(frozen=True, kw_only=True)
class Understanding:
    """What is needed to understand questions about one corpus.

    `near` counts the passages that hold most of the words of a question, whatever their diacritics.
    """

    restorer: Restorer
    abbreviations: Abbreviations
    acronyms: Acronyms
    near: Callable[[str], Neighbours] = field(default=lambda _: NOTHING, compare=False)

    def read(self, typed: str, history: Sequence[str] = ()) -> Question:
        """Return the question behind the words typed.

        `history` are the earlier questions, oldest first; a question that points back ("bộ đó",
        "còn năm 2022?") takes the words of the last one that stands by itself along.

        Raises:
            QuestionError: nothing is asked, or far too much.
        """
        return resolve_history(self._alone(typed), history, self._alone)

    def parts(self, question: Question) -> list[Question]:
        """Return the questions that one question is made of; none where it is a single one.

        Each takes the words of the first along where it cannot stand alone.
        """
        texts = split_question(question.text)
        goes_on = any(term.weight < 1 for term in question.terms)
        if len(texts) == 1 or question.foreign or goes_on:
            return []
        read = [
            resolve_history(self._alone(text), texts[:place], self._alone)
            for place, text in enumerate(texts)
        ]
        several = "?" in question.text.rstrip("? ") or differ(
            [f"{one.kind}{one.wants}{one.meta}" for one in read]
        )
        return [replace(one, bare=question.bare) for one in read] if several else []

    def _alone(self, typed: str) -> Question:
        text = squeeze(nfc(typed))
        _check(text)
        if is_english(text):
            return read_question(typed, to_vietnamese(text), foreign=True)
        bare = is_bare(text)
        full = self.abbreviations.expand(in_full(text), any_case=True)
        full = self.acronyms.expand(full, without=load_meanings())
        restorer = self.restorer.beside(self.near(full)) if bare else self.restorer
        restored = restorer.restore(full) if bare else full
        restored = expand_by_context(restored, self.restorer, self.acronyms.runs)
        mended = Speller(counts=restorer).mend(restored)
        return read_question(typed, mended, bare=bare)


def _check(text: str) -> None:
    if not any(letter.isalnum() for letter in text):
        raise QuestionError(wording.empty_question())
    if len(text) > MAX_LENGTH:
        raise QuestionError(wording.long_question(len(text), MAX_LENGTH))
