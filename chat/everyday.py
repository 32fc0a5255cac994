"""Other ways to say a word: everyday phrases beside official ones, abbreviations."""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from index.meanings import load_meanings
from ingest.agencies import load_abbreviations
from ingest.normalise import same_tone
from ingest.tables import read_rows

EVERYDAY = Path(__file__).with_name("everyday.tsv")


@lru_cache(maxsize=1 << 14)
def other_words(phrase: str) -> tuple[str, ...]:
    """Return other ways to say a word, in the language of notices."""
    return _everyday().get(phrase, ())


@cache
def _everyday() -> Mapping[str, tuple[str, ...]]:
    rows = read_rows(EVERYDAY)
    others: dict[str, list[str]] = {}
    for word, meanings in ((row[0], row[1].split(",")) for row in rows):
        others.setdefault(same_tone(word), []).extend(same_tone(one.strip()) for one in meanings)
    for short, full in load_abbreviations().pairs:
        others.setdefault(same_tone(full), []).append(same_tone(short))
        others.setdefault(same_tone(short), []).append(same_tone(full))
    for short, several in load_meanings().items():
        others.setdefault(same_tone(short), []).extend(same_tone(one) for one in several)
    return {word: tuple(meanings) for word, meanings in others.items()}
