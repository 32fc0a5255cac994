"""A question cut into words as a person would count them: compounds, names, dates, abbreviations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from chat.content import Word, read_words
from chat.unsaid.bonds import FIRM, Bonds
from chat.unsaid.cutting import cut_words, dates, is_compound, is_listed
from chat.unsaid.names import find_names, joined_names
from chat.unsaid.typed import Stretch, shown_for, stretches
from ingest.normalise import fold, same_tone
from ingest.notice import Span

_OF_ASKING = frozenset(
    ["họ tên", "nay", "hôm qua", "tối qua", "ngày mai", "nửa đầu", "nửa cuối"]
)  # "hôm nay" too
_ASKS_BEHIND = re.compile(r" (?:nào|gì|mấy|số mấy)\b")
_ASKS_BEFORE = re.compile(r"\b(?:bao nhiêu|mấy) $", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A word of a question: as understood, as typed, and its characters in the understood question.

    `content` is false for function words, and for what is asked for ("hình thức nào"). `name`,
    `number`, `date` and `short` (an abbreviation that was written in full) are kinds of it, `mended`
    is one that was typed otherwise. `firm` tells that its syllables surely belong together,
    `listed` that a list of the program says so.
    """

    text: str
    shown: str
    start: int
    end: int
    content: bool
    name: bool = False
    number: bool = False
    date: bool = False
    short: bool = False
    mended: bool = False
    firm: bool = True
    listed: bool = False

    @property
    def special(self) -> bool:
        """Whether it stands for itself, however short: a name, a number, a date, initials."""
        return self.name or self.number or self.date or self.short

    @property
    def syllables(self) -> list[str]:
        """Its syllables and numbers, in lower case."""
        return re.findall(r"[^\W_]+(?:[.,/]\d+)*", self.text.lower())


def read_units(text: str, typed: str, bonds: Bonds) -> list[Unit]:
    """Cut the understood question `text`, which was `typed`.

    >>> units = read_units("Thuế xuất khẩu gạo của UBND", "Thuế xuất khẩu gạo của UBND", Bonds())
    >>> [unit.text for unit in units if unit.content]
    ['Thuế xuất khẩu', 'gạo', 'UBND']
    """
    words = list(read_words(text))
    given = stretches(typed, text)
    cut = cut_words(words, text, given, bonds)
    names = find_names(words, cut, text, bonds)
    units = [
        _unit(words[one.start : one.stop], text, given, bonds, names)
        for one in joined_names(words, cut, names)
    ]
    return _without_asked(units, text, bonds)


def _unit(
    words: Sequence[Word],
    text: str,
    given: Sequence[Stretch],
    bonds: Bonds,
    names: Sequence[Span],
) -> Unit:
    start, end = words[0].start, words[-1].end
    own = text[start:end]
    name = any(one.start <= start < one.end for one in names)
    date = any(one.start == start for one in dates(text))
    number = any(letter.isdigit() for letter in own) or re.fullmatch("[IVX]+", own) is not None
    content = any(word.content for word in words) or date
    pair = [word.text.lower() for word in words]
    asking = not _OF_ASKING.isdisjoint([pair[-1], " ".join(pair)])
    shown = shown_for(start, end, text, given)
    short = any(one.short and one.start <= start < one.end for one in given)
    return Unit(
        text=own,
        shown=shown,
        start=start,
        end=end,
        content=content and not asking,
        name=name and not number,
        number=number and not date,
        date=date,
        mended=not short and _is_mended(own, shown),
        short=short,
        firm=len(pair) != 2 or is_compound(own) or bonds.bond(*pair) >= FIRM,
        listed=is_listed(own),
    )


def _is_mended(understood: str, typed: str) -> bool:
    """Whether other letters were typed, or other diacritics and not just none."""
    if typed.isascii():
        return fold(understood) != fold(typed)
    return same_tone(understood) != same_tone(typed)


def _without_asked(units: Sequence[Unit], text: str, bonds: Bonds) -> list[Unit]:
    """Take what is asked for ("nguồn kinh phí nào") out of the content, from its end on."""
    kept: list[Unit] = []
    following: Unit | None = None  # the first word of what is asked for
    for unit in reversed(units):
        asked = _ASKS_BEHIND.match(text, unit.end) or _ASKS_BEFORE.search(text[: unit.start])
        near = following is not None and bonds.bond(unit.syllables[-1], following.syllables[0]) > 0
        if unit.content and not (unit.name or unit.number or unit.date) and (asked or near):
            following = unit
            kept.append(replace(unit, content=False))
        else:
            following = None
            kept.append(unit)
    return kept[::-1]
