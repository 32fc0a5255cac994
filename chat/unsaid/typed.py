"""Which typed words the words of an understood question come from.

Between the two stand diacritics put back, typing mistakes mended, abbreviations written in full.
What is shown to a reader is what they typed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from chat.stopwords import listed
from ingest.normalise import fold, nfc, same_tone, squeeze

_TOKEN = re.compile(r"[^\W_]+(?:[&./-][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Neighbouring words: their characters in the understood question, and what was typed for them.

    `short` tells that few letters were typed for several words: an abbreviation.
    """

    start: int
    end: int
    shown: str
    short: bool = False


def stretches(typed: str, understood: str) -> list[Stretch]:
    """Return the words of `understood` in order, each with what was typed.

    Words that were not typed ("Bộ đó", of which the name was put back) are shown as understood.

    >>> [(one.shown, one.short) for one in stretches("ubnd tinh", "Ủy ban nhân dân tỉnh")]
    [('ubnd', True), ('tinh', False)]
    """
    typed = squeeze(nfc(typed))
    words, given = list(_TOKEN.finditer(understood)), list(_TOKEN.finditer(typed))
    matcher = SequenceMatcher(
        a=[fold(word.group()) for word in given],
        b=[fold(word.group()) for word in words],
        autojunk=False,
    )
    found: list[Stretch] = []
    for _, from_given, to_given, start, end in matcher.get_opcodes():
        found += _paired(given[from_given:to_given], words[start:end], typed)
    return found


def _paired(
    given: Sequence[re.Match[str]], words: Sequence[re.Match[str]], typed: str
) -> Iterator[Stretch]:
    if len(given) == len(words):
        for one, word in zip(given, words, strict=True):
            yield Stretch(start=word.start(), end=word.end(), shown=one.group())
    elif given and words and _shortens(given[0].group(), words[0].group()):
        yield Stretch(
            start=words[0].start(),
            end=words[-1].end(),
            shown=typed[given[0].start() : given[-1].end()],
            short=True,
        )
    else:
        for word in words:
            yield Stretch(start=word.start(), end=word.end(), shown=word.group())


def _shortens(short: str, full: str) -> bool:
    """Whether one may be an abbreviation of what begins with the other; "đó" is none of "Đà Nẵng"."""
    return fold(short[0]) == fold(full[0]) and same_tone(short) not in listed(kept=False)


def shown_for(start: int, end: int, text: str, given: Sequence[Stretch]) -> str:
    """Return what was typed for some characters of the understood question `text`."""
    pieces: list[str] = []
    at = start
    for one in given:
        if one.end <= start or one.start >= end:
            continue
        same_length = len(one.shown) == one.end - one.start
        first, last = max(start, one.start), min(end, one.end)
        piece = one.shown[first - one.start : last - one.start] if same_length else one.shown
        pieces += [text[at : one.start], piece]
        at = last
    return "".join([*pieces, text[at:end]])
