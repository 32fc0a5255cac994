"""Where a question is cut: between words, not within compounds, dates and abbreviations."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from chat.content import Word
from chat.everyday import other_words
from chat.stopwords import listed
from chat.unsaid.bonds import JOINED, Bonds
from chat.unsaid.typed import Stretch
from ingest.mentions import MentionKind, find_mentions
from ingest.normalise import same_tone
from ingest.notice import Span

_YEARS = re.compile(r"(?:(?:năm học|giai đoạn|thời kỳ|nhiệm kỳ) )?\b\d{4} ?[-–] ?\d{4}\b")
COMPOUNDS = Path(__file__).parents[1] / "compounds.txt"
_MODAL = frozenset(["phải", "được", "đã", "sẽ", "đang", "cần", "chưa", "vào", "không"])
_CLOSE = 0.5  # the bond of "chuẩn bị" or "nước ngoài"; "bị phạt" and "ở miền" have less
_TITLED = JOINED + 0.01  # of "Huân chương", where nothing else is nearer
_LONGEST = 6  # syllables of a compound that a list knows
_DATE = re.compile(r"(?:ngày|tháng|quý|năm|giai đoạn|thời kỳ|\d).*", re.IGNORECASE)


def cut_words(
    words: Sequence[Word], text: str, given: Sequence[Stretch], bonds: Bonds
) -> list[range]:
    """Cut a question into words of one or more syllables, as places.

    What was typed as one, dates and compounds that a list knows stay whole; elsewhere it is cut
    at punctuation, numbers and stopwords of several syllables, and between by the bonds.
    """
    return list(_cut(words, text, _fixed(words, text, given), bonds))


def is_listed(phrase: str) -> bool:
    """Whether the lists for the understanding of questions know a compound."""
    return same_tone(phrase) in listed(kept=True) or bool(other_words(same_tone(phrase)))


def is_compound(phrase: str) -> bool:
    """Whether a phrase is one word of everyday language, by a list.

    >>> is_compound("Nghị định thư"), is_compound("thư tổ")
    (True, False)
    """
    return same_tone(phrase) in _compounds()


@cache
def _compounds() -> frozenset[str]:
    lines = COMPOUNDS.read_text(encoding="utf-8").splitlines()
    rows = (line.split(",") for line in lines if not line.startswith("#"))
    return frozenset(same_tone(word.strip()) for row in rows for word in row)


def dates(text: str) -> Iterator[Span]:
    """Yield the dates that hold a figure, without words before them ("trước")."""
    text = text[:1].lower() + text[1:]
    for years in _YEARS.finditer(text):
        yield Span(start=years.start(), end=years.end())
    for mention in find_mentions(text, MentionKind.DATE):
        date = _DATE.search(mention.span.of(text))
        start = mention.span.start + (date.start() if date else 0)
        inside = any(one.start() <= start < one.end() for one in _YEARS.finditer(text))
        if date and not inside and any(letter.isdigit() for letter in date.group()):
            yield Span(start=start, end=mention.span.end)


def _fixed(words: Sequence[Word], text: str, given: Sequence[Stretch]) -> dict[int, int]:
    """The words that are not to be cut, by the place of the first: the place behind the last."""
    spans = [Span(start=one.start, end=one.end) for one in given if one.short]
    spans += dates(text)
    found = _inside(words, spans)
    for length in range(_LONGEST, 1, -1):
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            taken = any(first < start + length and start < end for first, end in found.items())
            if not taken and _is_compound(run, text):
                found[start] = start + length
    return found


def _is_compound(run: Sequence[Word], text: str) -> bool:
    """Whether a list knows these words as one; of the lists of stopwords only words with content."""
    if text[run[0].start : run[-1].end].count(" ") != len(run) - 1:
        return False
    phrase = " ".join(word.text for word in run)
    return is_compound(phrase) or (is_listed(phrase) and all(word.content for word in run))


def _inside(words: Sequence[Word], spans: Sequence[Span]) -> dict[int, int]:
    """The places of the words within each span."""
    found: dict[int, int] = {}
    for span in spans:
        within = [place for place, word in enumerate(words) if span.start <= word.start < span.end]
        if within:
            found[within[0]] = within[-1] + 1
    return found


def _cut(words: Sequence[Word], text: str, fixed: dict[int, int], bonds: Bonds) -> Iterator[range]:
    """Cut between what is fixed, punctuation, numbers and stopwords of several syllables."""
    run: list[int] = []
    place = 0
    while place <= len(words):
        whole = place == len(words) or place in fixed or not words[place].text.isalpha()
        parted = (
            place < len(words)
            and run
            and not text[words[run[-1]].end : words[place].start].isspace()
        )
        if run and (whole or parted):
            yield from _words(words, run, bonds)
            run = []
        if place == len(words):
            return
        if whole:
            end = fixed.get(place, place + 1)
            yield range(place, end)
            place = end
        else:
            run.append(place)
            place += 1


def _words(words: Sequence[Word], run: Sequence[int], bonds: Bonds) -> Iterator[range]:
    """Cut one run into words; a function word joins another only where the bond is close."""
    office = Bonds(office=bonds.office)
    content = {words[place].text.lower(): words[place].content for place in run}
    titles = {
        (one.text.lower(), other.text.lower())
        for before, one, other in _threes([words[place] for place in run])
        if _capital(one) and not (_capital(before) or _capital(other))
    }

    def bond(first: str, second: str) -> float:
        if content[first] != content[second]:
            found = office.bond(first, second)
            return found if found >= _CLOSE and first not in _MODAL else 0.0
        found = bonds.bond(first, second)
        return max(found, _TITLED) if (first, second) in titles else found

    syllables = [words[place].text.lower() for place in run]
    for one in bonds.cut(syllables, bond):
        whole = range(run[0] + one.start, run[0] + one.stop)
        behind = syllables[one.stop - 1 : one.stop + 1]
        pair = syllables[one.start : one.stop]
        small = all(words[place].text.islower() for place in whole)
        if len(one) == len(behind) == 2 and small and bonds.bond(*behind) > bond(*pair):
            yield whole[:1]
            yield whole[1:]
        else:
            yield whole


def _threes(run: Sequence[Word]) -> Iterator[tuple[Word, Word, Word]]:
    """Each two neighbours, with the word before them: "tặng Huân chương"."""
    return zip(run, run[1:], run[2:], strict=False)


def _capital(word: Word) -> bool:
    """Whether a word has a capital that its sentence does not ask for."""
    return word.start > 0 and word.text[0].isupper()
