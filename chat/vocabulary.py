"""The words of questions that a small corpus does not hold: what the program's own lists say.

The diacritics of "gui cho ai" cannot be learnt from one notice; a list of common words is there for
that. The lists of stopwords, everyday words and abbreviations, and the Vietnamese side of the
English glossary, are Vietnamese too.
"""

from functools import cache
from itertools import chain
from pathlib import Path

from chat.english_words import GLOSSARY
from chat.everyday import EVERYDAY
from chat.stopwords import STOPWORDS
from ingest.agencies import TABLE

COMMON = Path(__file__).with_name("common_words.txt")


@cache
def own_words() -> tuple[str, ...]:
    """Return the lists as texts, one phrase each."""
    lines = {
        path: [line.lstrip("+ ") for line in path.read_text(encoding="utf-8").splitlines()]
        for path in (STOPWORDS, EVERYDAY, COMMON, GLOSSARY, TABLE)
    }
    whole = [
        line.replace("\t", ", ") for path in (STOPWORDS, EVERYDAY, COMMON) for line in lines[path]
    ]
    second = [
        line.split("\t")[1]
        for path in (GLOSSARY, TABLE)
        for line in lines[path]
        if "\t" in line and not line.startswith("#")
    ]
    return tuple(line for line in chain(whole, second) if line and not line.startswith("#"))
