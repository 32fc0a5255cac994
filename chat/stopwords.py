"""Words of a question that carry no content, and the compounds that hold one and do."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from ingest.normalise import same_tone

STOPWORDS = Path(__file__).with_name("stopwords.txt")


def listed_length(lowered: Sequence[str], place: int, *, kept: bool) -> int:
    """Length of the longest stopword, or compound to be kept, that begins here."""
    for length in (4, 3, 2, 1):
        if " ".join(lowered[place : place + length]) in listed(kept=kept):
            return length
    return 0


@cache
def listed(*, kept: bool) -> frozenset[str]:
    """Return the stopwords, or the compounds that hold one and are kept ("mặt bằng")."""
    lines = STOPWORDS.read_text(encoding="utf-8").splitlines()
    rows = (
        line.lstrip("+").split(",")
        for line in lines
        if line[:1] != "#" and (line[:1] == "+") is kept
    )
    return frozenset(same_tone(word.strip()) for row in rows for word in row if word.strip())
