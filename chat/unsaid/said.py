"""What a passage says: whether it holds a word of a question, in one form or another."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from chat.everyday import other_words
from chat.question import Question
from chat.scopes import Scopes, look_up
from chat.unsaid.bonds import Bonds
from chat.unsaid.units import Unit
from index.syllable import is_syllable
from ingest.normalise import fold, nfc, same_tone
from ingest.notice import Passage

_LONG = 5  # letters: a name that stands somewhere without its blanks
_BETWEEN = 2  # words: "xuất, nhập khẩu" says "xuất khẩu"
FEW = frozenset(
    [
        "không",
        "một",
        "hai",
        "ba",
        "bốn",
        "năm",
        "sáu",
        "bảy",
        "tám",
        "chín",
        "mười",
        "trăm",
        "nghìn",
        "ngàn",
        "triệu",
        "tỷ",
        "tỉ",
        "nhiều",
        "ít",
        "mọi",
        "mỗi",
        "từng",
        "vài",
        "khoảng",
        "lần",
        "đợt",
        "cuộc",
        "vụ",
        "chiếc",
        "cái",
        "con",
    ]
)


class State(IntEnum):
    """Whether a passage holds a word; `INSIDE`: only its syllables, within other words."""

    ABSENT = 0
    INSIDE = 1
    SAID = 2


@dataclass(frozen=True, kw_only=True)
class Said:
    """The words of a passage with its headings and its document's title."""

    scopes: Scopes
    passage: Passage
    bonds: Bonds

    @cached_property
    def accented(self) -> str:
        """The words, in lower case, blanks around each."""
        return " | ".join(level.accented for _, level in self.scopes.levels)

    @cached_property
    def folded(self) -> str:
        """The same without diacritics."""
        return " | ".join(level.folded for _, level in self.scopes.levels)

    @cached_property
    def written(self) -> str:
        """The text with its capitals."""
        return nfc(" \n ".join([*self.passage.headings, self.passage.text]))

    @cached_property
    def initials(self) -> str:
        """The first letters of all words, in order."""
        return "".join(word[0] for word in self.folded.split())

    @cached_property
    def alone(self) -> frozenset[str]:
        """The syllables that are words by themselves, as `same_tone` writes them."""
        found: set[str] = set()
        for clause in re.split(r"[^\w\s]", self.written.lower()):
            words = clause.split()
            found.update(
                same_tone(words[one.start]) for one in self.bonds.cut(words) if len(one) == 1
            )
        return frozenset(found)

    def state(self, unit: Unit, question: Question) -> State:
        """Tell whether the passage holds a word of the question."""
        loose = question.bare or question.foreign
        if self._holds(_forms(unit, question), loose=loose) or self._in_numbers(unit):
            return State.SAID
        initials = unit.shown.isupper() and not question.typed.isupper()
        if unit.short or initials:
            found = self._spelled(unit.shown) or self._named(unit)
            return State.SAID if found else State.ABSENT
        if unit.number or unit.date:
            return State.ABSENT
        if unit.name:
            return State.SAID if self._named(unit) else State.ABSENT
        if unit.mended:
            return State.INSIDE
        return self._word(unit.syllables, unit, loose=loose)

    def _holds(self, forms: Iterable[str], *, loose: bool) -> bool:
        """Whether one of these forms stands there; of several syllables, diacritics do not matter."""
        looked = [look_up(form) for form in forms]
        return any(
            form.accented in self.accented
            or ((loose or form.folded.count(" ") > 2) and form.folded in self.folded)
            for form in looked
        )

    def _in_numbers(self, unit: Unit) -> bool:
        """Whether all figures of a date stand there."""
        figures = [word for word in look_up(unit.text).folded.split() if word[0].isdigit()]
        return unit.date and all(f" {figure} " in self.folded for figure in figures)

    def _spelled(self, short: str) -> bool:
        """Whether neighbouring words begin with the letters of an abbreviation."""
        letters = "".join(
            letter for letter in fold(short.rsplit(maxsplit=1)[-1]) if letter.isalpha()
        )
        return letters in self.initials

    def _named(self, unit: Unit) -> bool:
        """Whether a name stands there otherwise: "các Bộ: Tài chính", "Việt Nam" for "Vietnam"."""
        _, _, rest = unit.text.partition(" ")
        letters = fold(unit.text)
        foreign = not rest and not is_syllable(letters)
        if foreign and len(letters) >= _LONG and letters in self.folded.replace(" ", ""):
            return True
        return rest[:1].isupper() and rest in self.written

    def _word(self, syllables: Sequence[str], unit: Unit, *, loose: bool) -> State:
        if len(syllables) == 1:
            return self._syllable(syllables[0], loose=loose)
        if self._loosely(syllables):
            return State.SAID
        states = [self._syllable(one, loose=loose) for one in syllables]
        if len(states) > 2:
            return State.INSIDE if all(states) else State.ABSENT
        enough = State.SAID if unit.listed else State.INSIDE
        return State.INSIDE if max(states) >= enough and not unit.firm else State.ABSENT

    def _loosely(self, syllables: Sequence[str]) -> bool:
        """Whether two syllables stand there in the other order, or with few words between."""
        if len(syllables) != 2:
            return False
        first, second = (re.escape(look_up(one).folded.strip()) for one in syllables)
        return bool(
            re.search(
                rf" {first} (?:\w+ ){{1,{_BETWEEN}}}{second} | {second} {first} ", self.folded
            )
        )

    def _syllable(self, word: str, *, loose: bool) -> State:
        if f" {same_tone(word)} " in self.accented:
            return State.SAID if same_tone(word) in self.alone else State.INSIDE
        if loose and f" {fold(word)} " in self.folded:
            return State.INSIDE
        if word in FEW or other_words(same_tone(word)) or _mistyped(word):
            return State.INSIDE
        if word.isascii() and not is_syllable(word) and self._spelled(word):
            return State.INSIDE  # "tphcm"
        return State.ABSENT


def _mistyped(word: str) -> bool:
    """Whether a word is no Vietnamese one and none of another language: "fải".

    >>> [_mistyped(word) for word in ("fải", "phải", "bitcoin", "ko")]
    [True, False, False, True]
    """
    if is_syllable(word) and word not in {"ko", "dc"}:
        return False
    return not word.isascii() or len(word) <= 2


def _forms(unit: Unit, question: Question) -> Iterable[str]:
    """The ways to say a word: as understood, as typed, in other words, by another name."""
    yield unit.text
    if unit.short:
        yield unit.shown
    yield from other_words(same_tone(unit.text))
    yield from (one.other for one in question.others if one.name in unit.text)
