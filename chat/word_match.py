"""What each word of a question counts around a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from chat.everyday import other_words
from chat.question import Question, Term
from chat.scopes import Scopes, Words, look_up
from ingest.normalise import same_tone

SYNONYM = 0.8  # of what the word itself would count
_OTHER_DIACRITICS = 0.4
_LONGEST_PHRASE = 6  # words that an abbreviation or an everyday phrase may stand for
_REMEMBERED = 256  # texts: the sentences of some passages


@dataclass(frozen=True, slots=True)
class _Sought:
    """A word or phrase as it is looked for, and what may be said for it, blanks around each."""

    words: Words
    others: tuple[str, ...]

    def held(self, text: Words, *, loose: bool) -> float:
        """What it counts in a text that holds it; `loose` when diacritics say nothing."""
        if self.words.accented in text.accented:
            return 1.0
        if self.words.folded in text.folded:
            return 1.0 if loose else _OTHER_DIACRITICS
        return SYNONYM if any(other in text.accented for other in self.others) else 0.0


@lru_cache(maxsize=1 << 12)
def _sought(phrase: str) -> _Sought:
    others = tuple(f" {other} " for other in other_words(same_tone(phrase)))
    return _Sought(look_up(phrase), others)


class WordMatch:
    """The words of one question, made ready to be looked for around many sentences.

    What a text holds of them is found once: sentences share their passage, headings and document.
    """

    def __init__(self, question: Question) -> None:
        terms = question.terms
        self.pairs = [pair for pair in pairwise(terms) if pair[0].chunk == pair[1].chunk]
        self._loose = question.bare or question.foreign
        self._terms = len(terms)
        phrases = list(_everyday_phrases(terms))
        self._places = [place for place, _ in phrases]
        self._sought = [
            *(_sought(term.text) for term in terms),
            *(_sought(f"{one.text} {two.text}") for one, two in self.pairs),
            *(sought for _, sought in phrases),
        ]
        self._held: dict[Words, list[float]] = {}

    def values(self, scopes: Scopes) -> tuple[list[float], list[float]]:
        """Return what each word counts, and what each of `pairs` does, by the nearest place.

        The words of an everyday phrase count as the official one does.
        """
        every = [[weight * held for held in self._held_by(text)] for weight, text in scopes.levels]
        best = [max(counts) for counts in zip(*every, strict=True)]
        found, pairs = best[: self._terms], best[self._terms : self._terms + len(self.pairs)]
        phrases = best[self._terms + len(self.pairs) :]
        for places, value in zip(self._places, phrases, strict=True):
            for place in places:
                found[place] = max(found[place], value)
        return found, pairs

    def _held_by(self, text: Words) -> list[float]:
        """What each counts in one text, whatever that text counts."""
        known = self._held.get(text)
        if known is None:
            if len(self._held) >= _REMEMBERED:
                self._held.clear()
            known = [one.held(text, loose=self._loose) for one in self._sought]
            self._held[text] = known
        return known


def found_value(phrase: str, scopes: Scopes, question: Question) -> float:
    """What a word or pair counts: by the nearest place where it, or another word for it, stands."""
    sought, loose = _sought(phrase), question.bare or question.foreign
    return max(
        (weight * sought.held(text, loose=loose) for weight, text in scopes.levels), default=0.0
    )


def _everyday_phrases(terms: Sequence[Term]) -> Iterator[tuple[range, _Sought]]:
    """Yield the runs of words for which there is another way to say them, longest first."""
    for length in range(min(_LONGEST_PHRASE, len(terms)), 1, -1):
        for start in range(len(terms) - length + 1):
            if terms[start].chunk != terms[start + length - 1].chunk:
                continue
            sought = _sought(" ".join(term.text for term in terms[start : start + length]))
            if sought.others:
                yield range(start, start + length), sought
