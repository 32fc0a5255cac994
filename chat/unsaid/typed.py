"""Which typed words the words of an understood question come from.

Between the two stand diacritics put back, typing mistakes mended, abbreviations written in full.
What is shown to a reader is what they typed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from chat.stopwords import listed
from index.syllable import is_syllable
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
    >>> [one.shown for one in stretches("NHNN, ngân hàng", "Ngân hàng Nhà nước, ngân hàng")]
    ['NHNN', 'ngân', 'hàng']
    """
    typed = squeeze(nfc(typed))
    words, given = list(_TOKEN.finditer(understood)), list(_TOKEN.finditer(typed))
    found: list[Stretch] = []
    from_given = from_words = 0
    for place, start, end in _spelled_out(given, words):
        found += _aligned(given[from_given:place], words[from_words:start], typed)
        found += _paired(given[place : place + 1], words[start:end], typed)
        from_given, from_words = place + 1, end
    return [*found, *_aligned(given[from_given:], words[from_words:], typed)]


def _spelled_out(
    given: Sequence[re.Match[str]], words: Sequence[re.Match[str]]
) -> Iterator[tuple[int, int, int]]:
    """Yield the places of abbreviations in `given` with the run of `words` that they begin.

    Words of theirs may stand in the question once more: these must not be taken for them. Nothing
    that was typed is left out, so that at least as many words stand before the run as were typed.
    """
    folded = [fold(word.group()) for word in words]
    initials = "".join(word[0] for word in folded)
    at, before = 0, 0  # where the rest of the words begins, and the rest of what was typed
    for place, one in enumerate(given):
        letters = fold(one.group())
        if letters in folded or not letters.isalpha():
            continue
        if len(letters) > 1 and (one.group().isupper() or not is_syllable(letters)):
            start = initials.find(letters, at + place - before)
            if start >= 0:
                at, before = start + len(letters), place + 1
                yield place, start, at


def _aligned(
    given: Sequence[re.Match[str]], words: Sequence[re.Match[str]], typed: str
) -> Iterator[Stretch]:
    if len(given) == len(words):  # mended or not, each word is in its place
        yield from _paired(given, words, typed)
        return
    matcher = SequenceMatcher(
        a=[fold(word.group()) for word in given],
        b=[fold(word.group()) for word in words],
        autojunk=False,
    )
    for _, from_given, to_given, start, end in matcher.get_opcodes():
        yield from _paired(given[from_given:to_given], words[start:end], typed)


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
