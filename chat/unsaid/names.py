"""The names in a question, and what was cut inside one joined again."""

import re
from collections.abc import Iterator, Sequence

from chat.content import Word
from chat.unsaid.bonds import FIRM, Bonds
from ingest.mentions import MentionKind, find_mentions
from ingest.notice import Span

_PLACE = re.compile(r" (?=(?:tỉnh|thành phố|huyện|xã|thị xã|quận) )")
_TITLES = ("Luật ", "Quỹ ", "Giải ")  # the name behind has one capital: "Luật Khám chữa bệnh"


def find_names(words: Sequence[Word], cut: Sequence[range], text: str, bonds: Bonds) -> list[Span]:
    """Return the names of agencies, people and places, by their characters."""
    return [*_agencies(text, bonds), *_capitals(words, cut, text)]


def joined_names(
    words: Sequence[Word], cut: Sequence[range], names: Sequence[Span]
) -> Iterator[range]:
    """Join what was cut inside a name."""
    joined: list[range] = []
    for one in cut:
        start, end = words[one.start].start, words[one.stop - 1].end
        name = next((name for name in names if name.start < start and end <= name.end), None)
        if name and joined and words[joined[-1].start].start >= name.start:
            joined[-1] = range(joined[-1].start, one.stop)
        else:
            joined.append(one)
    yield from joined


def _agencies(text: str, bonds: Bonds) -> Iterator[Span]:
    """The agencies named, without the place they are of and a word behind that is none of them."""
    for mention in find_mentions(text, MentionKind.AGENCY):
        name = _PLACE.split(mention.span.of(text))[0]
        before, _, last = name.rpartition(" ")
        head = before.rpartition(" ")[2].lower()
        if head and last.islower() and bonds.bond(head, last) < FIRM:
            name = name.removesuffix(f" {last}")
        if name[:1].isupper():
            yield Span(start=mention.span.start, end=mention.span.start + len(name))


def _capitals(words: Sequence[Word], cut: Sequence[range], text: str) -> Iterator[Span]:
    """The names of several words, each with a capital: people and places."""
    start = end = -1
    for one in cut:
        first, last = words[one.start], words[one.stop - 1]
        capital = all(words[place].text[:1].isupper() for place in one) and first.start > 0
        letters = first.text.isupper() and len(first.text) > 1
        if capital and start >= 0 and text[end : first.start] == " " and not letters:
            end = last.end
            continue
        if start >= 0:
            goes_on = text[start:end].startswith(_TITLES) and text[end : first.start] == " "
            rest = goes_on and words[one.start].content and first.text.islower()
            yield Span(start=start, end=last.end if rest else end)
        start, end = (first.start, last.end) if capital else (-1, -1)
        if letters and capital:
            yield Span(start=start, end=end)
            start = end = -1
    if start >= 0:
        yield Span(start=start, end=end)
