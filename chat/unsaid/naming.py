"""Which words of a refused question to name: those that the nearest passage surely does not say."""

from collections.abc import Sequence
from itertools import pairwise

from chat.english import is_foreign
from chat.question import Question
from chat.rarity import Rarity
from chat.unsaid.english_units import read_english_units
from chat.unsaid.runs import Neighbourhood
from chat.unsaid.said import Said, State
from chat.unsaid.units import Unit, read_units
from ingest.normalise import fold, nfc, squeeze

MOST = 3
_SPECIAL = 1.5  # times as much as other words of the same rarity tells a name, a date, a number


def unsaid(question: Question, said: Said, rarity: Rarity) -> tuple[str, ...]:
    """Return at most three runs of words that the passage does not hold, the most telling first.

    They are shown as typed. What a question takes along from an earlier one is named where its own
    words are all said.
    """
    if question.foreign or is_foreign(question.typed):
        text, units = squeeze(nfc(question.typed)), read_english_units(question.typed)
        if question.foreign or units:
            return _named(units, text, question, said, rarity)
    texts = [(question.own, question.typed)]
    if question.earlier is not None:
        texts.append((question.earlier, question.earlier))
    found = (
        _named(read_units(text, typed, said.bonds), text, question, said, rarity)
        for text, typed in texts
    )
    return next((names for names in found if names), ())


def _named(
    units: Sequence[Unit], text: str, question: Question, said: Said, rarity: Rarity
) -> tuple[str, ...]:
    states = [said.state(unit, question) if unit.content else State.SAID for unit in units]
    near = Neighbourhood(units=units, states=states, text=text, bonds=said.bonds)
    weighed = sorted(near.runs(), key=lambda run: -_weight(run, units, states, rarity))
    return tuple(dict.fromkeys(_words(run, units, text) for run in weighed[:MOST]))


def _weight(run: range, units: Sequence[Unit], states: Sequence[State], rarity: Rarity) -> float:
    """The weight of the rarest word that is absent."""
    return max(
        _rare(units[place], rarity) * (_SPECIAL if units[place].special else 1)
        for place in run
        if states[place] is State.ABSENT
    )


def _rare(unit: Unit, rarity: Rarity) -> float:
    syllables = [fold(one) for one in unit.syllables]
    if len(syllables) == 1:
        return rarity(syllables[0])
    return max(rarity(f"{one}_{other}") for one, other in pairwise(syllables))


def _words(run: range, units: Sequence[Unit], text: str) -> str:
    """What was typed for a run."""
    shown = [units[place].shown for place in run]
    between = [text[units[place].end : units[place + 1].start] for place in run[:-1]]
    return "".join(piece for pair in zip(shown, [*between, ""], strict=True) for piece in pair)
