"""An English question cut into the words that can be held against a Vietnamese passage.

These are the words of the glossary, names and numbers; whether a passage says any other, nobody
here can tell.
"""

import re
from collections.abc import Sequence

from chat.content import read_words
from chat.english import glossed
from chat.english_dates import find_dates
from chat.unsaid.units import Unit
from ingest.normalise import nfc, squeeze

_NAME = re.compile(
    r"(?<=[\w,;\n] )[A-ZĐ][\w&]*(?:[ -]{1,3}[A-ZĐ][\w&]*)*|(?<![\w/])\d[\d.,/]*\d(?![\w/])|(?<![\w/])\d(?![\w/])"
)


def read_english_units(typed: str) -> list[Unit]:
    """Return the words in the order of the question, `text` in Vietnamese, `shown` as typed.

    >>> units = read_english_units("Who leads the appraisal of rice land in Lang Son in 2025?")
    >>> [(unit.shown, unit.text) for unit in units if unit.name or unit.date]
    [('Lang Son', 'Lang Son'), ('2025', 'năm 2025')]
    """
    text = squeeze(nfc(typed))
    days = [_day(date, meaning) for date, meaning in find_dates(text)]
    text = _blanked(text, days)
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
        for word in _NAME.finditer(_blanked(text, known))
    ]
    return sorted([*days, *known, *names], key=lambda unit: unit.start)


def _day(date: re.Match[str], meaning: str) -> Unit:
    """Make a word of a date, without what leads up to it."""
    shown = re.sub(r"^\s*(?:the )?", "", date.group()[len(date["led"] or "") :])
    return Unit(
        text=meaning,
        shown=shown,
        start=date.end() - len(shown),
        end=date.end(),
        content=True,
        date=True,
    )


def _blanked(text: str, units: Sequence[Unit]) -> str:
    """Put line feeds in the place of units."""
    for unit in units:
        text = text[: unit.start] + "\n" * len(unit.shown) + text[unit.end :]
    return text
