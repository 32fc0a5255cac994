"""The words of a question: those that carry content, in runs, and those that do not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chat.stopwords import listed_length
from ingest.normalise import same_tone

_WORD = re.compile(r"\d+(?:/\d{4})?/[^\W\d_][^\W_]*(?:[-&][^\W_]+)*|\d+(?:[.,/]\d+)*\w*|[^\W_]+")
_APART = re.compile(r"[^\s\-–]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A syllable, number or document number, or a stopword of several syllables, and where it stands.

    `chunk` counts the runs of words with content.
    """

    text: str
    start: int
    content: bool
    chunk: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def read_words(text: str) -> Iterator[Word]:
    """Yield the words of a text in order; stopwords (of up to four syllables) part the chunks.

    >>> [word.text for word in read_words("Lạng Sơn còn bao nhiêu xã?") if not word.content]
    ['còn', 'bao nhiêu']
    """
    tokens = list(_WORD.finditer(text))
    lowered = [same_tone(token.group()) for token in tokens]
    place, chunk, kept = 0, 0, 0
    while place < len(tokens):
        kept = kept or listed_length(lowered, place, kept=True)
        skipped = 0 if kept else listed_length(lowered, place, kept=False)
        kept = max(0, kept - 1)
        start = tokens[place].start()
        if skipped or (place and _APART.search(text, tokens[place - 1].end(), start)):
            chunk += 1
        content = not skipped or _keeps(tokens[place], skipped)
        place = min(place + (1 if content else skipped), len(tokens))
        end = tokens[place - 1].end()
        yield Word(text=text[start:end], start=start, content=content, chunk=chunk)


def _keeps(token: re.Match[str], length: int) -> bool:
    """A capital inside the sentence keeps a one-syllable stopword: it is part of a name."""
    return length == 1 and token.start() > 0 and token.group()[0].isupper()
