"""The words of English questions that the program knows: a glossary, and words without content."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ingest.tables import read_rows

GLOSSARY = Path(__file__).with_name("english.tsv")
STOPWORDS = Path(__file__).with_name("english_stopwords.txt")

_VERB = "v"
_DOUBLED = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")  # "control" has "controlled"
_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*", re.IGNORECASE)


@cache
def glossary() -> dict[str, str]:
    """Return the English terms, in small letters and in all their forms, with the Vietnamese ones.

    >>> glossary()["agencies"], glossary()["submits"], glossary()["simplified"]
    ('cơ quan', 'trình', 'đơn giản hóa')
    """
    rows = read_rows(GLOSSARY)
    found: dict[str, str] = {}
    for term, meaning, *mark in rows:
        for form in _forms(term, verb=mark == [_VERB]):
            found.setdefault(form, meaning)
    return found | {row[0]: row[1] for row in rows}


@cache
def glossary_pattern() -> re.Pattern[str]:
    """Return the pattern of a term of the glossary, the longest that stands there."""
    longest = sorted(glossary(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)


@cache
def english_stopwords() -> frozenset[str]:
    """Return the English words that carry no content, in small letters."""
    lines = STOPWORDS.read_text(encoding="utf-8").splitlines()
    rows = (line.split(",") for line in lines if not line.startswith("#"))
    return frozenset(word.strip() for row in rows for word in row if word.strip())


def is_known(word: str) -> bool:
    """Whether a word, in small letters, is one of the English words known here.

    >>> is_known("which"), is_known("deadlines"), is_known("nghiêng")
    (True, True, False)
    """
    return word in english_stopwords() or word in _single_words()


def without_stopwords(text: str) -> str:
    """Return a text without its English words that carry no content; a name may hold one.

    >>> without_stopwords("Is there a toll on the way to Long Thanh?").split()
    ['toll', 'Long', 'Thanh?']
    """

    def dropped(found: re.Match[str]) -> str:
        word = found.group()
        name = found.start() > 0 and word[0].isupper() and len(word) > 1
        return word if name or word.lower() not in english_stopwords() else " "

    return _WORD.sub(dropped, text)


@cache
def _single_words() -> frozenset[str]:
    return frozenset(word for term in glossary() for word in _WORD.findall(term))


def _forms(term: str, *, verb: bool) -> Iterator[str]:
    """Yield a term with the endings that its last word can take."""
    yield term
    y_to_i = term[:-1] + "i" if re.search(r"[^aeiou]y$", term) else None
    if y_to_i:
        yield y_to_i + "es"
    else:
        yield term + ("es" if re.search(r"(?:s|x|z|ch|sh)$", term) else "s")
    if not verb:
        return
    stem = term.removesuffix("e")
    stems = {stem, stem + stem[-1]} if _DOUBLED.search(stem) and stem == term else {stem}
    for one in sorted(stems):
        yield one + "ing"
        yield (y_to_i or one) + "ed"
