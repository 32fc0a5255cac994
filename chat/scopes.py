"""The texts around a sentence in which words of a question are looked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.normalise import fold, same_tone, spell_dates, words
from ingest.notice import Passage, Span

_WORD = re.compile(r"[^\W\d_]{2}")
# What a word counts by the nearest place where it stands.
CLAUSE, SENTENCE, HEADING, PASSAGE, DOCUMENT = 1.0, 0.9, 0.8, 0.55, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Scopes:
    """The texts around one sentence, nearest first, each with what a word in it counts.

    `above` are the headings and the lead-in ("- Giao Bộ Nội vụ:") above it as they are printed,
    `year` is that of the document, where it is known.
    """

    clause: str
    sentence: str
    levels: tuple[tuple[float, "Words"], ...]
    above: tuple[str, ...] = ()
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text for look-up: with diacritics, and folded."""

    accented: str
    folded: str


def read_scopes(passage: Passage, sentence: Span, document: str, year: int | None = None) -> Scopes:
    """Gather the texts around a sentence; `document` is kind, number, date and title."""
    start = passage.span.start
    clause = passage.text[sentence.start - start : sentence.end - start]
    whole = whole_sentence(passage, sentence)
    sentence_text = passage.text[whole.start - start : whole.end - start]
    return Scopes(
        clause=clause,
        sentence=sentence_text,
        levels=(
            (CLAUSE, look_up(clause)),
            (SENTENCE, look_up(sentence_text)),
            (HEADING, look_up(" \n ".join(passage.headings))),
            (PASSAGE, look_up(passage.text)),
            (DOCUMENT, look_up(document)),
        ),
        above=(*passage.headings, *_lead_in(passage, whole)),
        year=year,
    )


def _lead_in(passage: Passage, sentence: Span) -> Iterator[str]:
    """Yield the last sentence before this one that ends with a colon, unless it is a point beside it."""
    start = passage.span.start
    own = passage.text[sentence.start - start : sentence.end - start]
    for before in reversed(passage.sentences):
        text = passage.text[before.start - start : before.end - start]
        if before.end <= sentence.start and text.endswith(":"):
            if text[0].isalnum() or text[0] != own[0]:
                yield text
            return


def whole_sentence(passage: Passage, clause: Span) -> Span:
    """Return the sentence that a clause is part of: clauses end in ";", sentences do not."""
    clauses, start = passage.sentences, passage.span.start
    first = last = clauses.index(clause)
    while first and passage.text.endswith(";", 0, clauses[first - 1].end - start):
        first -= 1
    while last + 1 < len(clauses) and passage.text.endswith(";", 0, clauses[last].end - start):
        last += 1
    return Span(start=clauses[first].start, end=clauses[last].end)


def is_figure(text: str) -> bool:
    """Whether a line holds no word: a figure alone, the cell of a table.

    >>> is_figure("4.876.733"), is_figure("2,9%"), is_figure("12 xã")
    (True, True, False)
    """
    return _WORD.search(text) is None


@lru_cache(maxsize=1 << 13)  # some 35 MB when all are passages
def look_up(text: str) -> Words:
    """Return the words of a text, blanks around each, so that " hai từ " can be found."""
    accented, folded = [], []
    for word in words(spell_dates(text)):
        one, other = _forms(word)
        accented.append(one)
        folded.append(other)
    return Words(accented=f" {' '.join(accented)} ", folded=f" {' '.join(folded)} ")


@lru_cache(maxsize=1 << 16)  # the words of 20,000 passages are some 15,000
def _forms(word: str) -> tuple[str, str]:
    """A word with its diacritics and without."""
    parts = _parts(word)
    return (
        " ".join(_plain(same_tone(part)) for part in parts),
        " ".join(_plain(fold(part)) for part in parts),
    )


def _parts(word: str) -> tuple[str, ...]:
    """The number of a document stands by itself too: "108/TTr-UBND" holds "108"."""
    if "/" not in word or word.replace("/", "").isdigit():
        return (word,)
    return (word.split("/", maxsplit=1)[0], word)


def _plain(word: str) -> str:
    """Take padding zeros off a number: "05" and "5" are one."""
    return re.sub(r"^0+(?=\d)", "", word) if word[:1].isdigit() else word
