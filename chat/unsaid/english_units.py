"""An English question cut into the words that can be held against a Vietnamese passage.

These are the words of the glossary, names and numbers; whether a passage says any other, nobody
here can tell.
"""

import re

from chat.content import read_words
from chat.english import glossed
from chat.unsaid.units import Unit
from ingest.normalise import nfc, squeeze

_NAME = re.compile(
    r"(?<=[\w,;\n] )[A-ZĐ][\w&]*(?:[ -]{1,3}[A-ZĐ][\w&]*)*|(?<![\w/])\d[\d.,/]*\d(?![\w/])|(?<![\w/])\d(?![\w/])"
)


def read_english_units(typed: str) -> list[Unit]:
    """Return the words in the order of the question, `text` in Vietnamese, `shown` as typed.

    >>> units = read_english_units("Who leads the appraisal of rice land in Lang Son in 2025?")
    >>> [(unit.shown, unit.text) for unit in units if unit.name or unit.number]
    [('Lang Son', 'Lang Son'), ('2025', '2025')]
    """
    text = squeeze(nfc(typed))
    known = [
        Unit(
            text=meaning,
            shown=word.group(),
            start=word.start(),
            end=word.end(),
            content=any(part.content for part in read_words(meaning)),
        )
        for word, meaning in glossed(text)
    ]
    rest = text
    for unit in known:
        rest = rest[: unit.start] + "\n" * len(unit.shown) + rest[unit.end :]
    names = [
        Unit(
            text=word.group(),
            shown=word.group(),
            start=word.start(),
            end=word.end(),
            content=True,
            name=not word.group()[0].isdigit(),
            number=word.group()[0].isdigit(),
        )
        for word in _NAME.finditer(rest)
    ]
    return sorted([*known, *names], key=lambda unit: unit.start)
