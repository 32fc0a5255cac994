"""Words that exclude each other: what is said of exports is not said of imports."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from chat.question import Question
from chat.scopes import HEADING, Scopes, look_up
from ingest.tables import read_rows

TABLE = Path(__file__).with_name("opposites.tsv")


def opposite(question: Question, scopes: Scopes) -> bool:
    """Whether a sentence says another side of what the question asks about, and that one alone.

    The side asked about may also stand in a heading above the sentence.
    """
    asked = _asked(question.text)
    if not asked:
        return False
    near = " ".join(level.accented for weight, level in scopes.levels if weight >= HEADING)
    sentence = look_up(scopes.sentence).accented
    return any(
        len(one.sides(sentence)) == 1 and not sides & one.sides(near) for one, sides in asked
    )


@dataclass(frozen=True, slots=True)
class _Opposites:
    """The forms of all sides, longest first, and the sides that each stands for."""

    forms: re.Pattern[str]
    of_form: Mapping[str, frozenset[int]]

    def sides(self, accented: str) -> frozenset[int]:
        """Return the sides of which a text in accented words speaks."""
        found = self.forms.findall(accented)
        return frozenset().union(*(self.of_form[form] for form in found))


@lru_cache(maxsize=1 << 10)
def _asked(text: str) -> "tuple[tuple[_Opposites, frozenset[int]], ...]":
    """The opposites of which a question speaks of one side alone, with that side."""
    words = look_up(text).accented
    found = ((one, one.sides(words)) for one in _sets())
    return tuple((one, sides) for one, sides in found if len(sides) == 1)


@cache
def _sets() -> tuple[_Opposites, ...]:
    return tuple(_read(row) for row in read_rows(TABLE))


def _read(sides: list[str]) -> _Opposites:
    of_form: dict[str, frozenset[int]] = {}
    for number, side in enumerate(sides):
        for form in side.split(","):
            words = look_up(form).accented.strip()
            of_form[words] = of_form.get(words, frozenset()) | {number}
    longest_first = sorted(of_form, key=len, reverse=True)
    return _Opposites(re.compile(rf"(?<= )(?:{'|'.join(longest_first)})(?= )"), of_form)
