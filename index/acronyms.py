"""Initials that no table lists, read from the corpus itself: "LS" where Lạng Sơn is on every page.

People shorten whatever they write every day. Initials stand for the run of words that most often
has these initials in the corpus, when one clearly stands out.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ingest.normalise import nfc

_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[.,;:!?()\n“”\"/]+| [-–] ")
_INITIALS = re.compile(r"(?<![\w/&-])[A-ZĐƯÔƠÂĂÊ]{2,6}(?=\d*(?![\w&]))")
_LONGEST = 6
_OFTEN = 2  # fewer occurrences prove nothing
_CLEARLY = 1.5  # times as often as the next


@dataclass(frozen=True, kw_only=True)
class Acronyms:
    """Runs of words by their initials, the most frequent first, and the words known as such."""

    runs: dict[str, str]
    words: frozenset[str]

    def expand(self, text: str, without: Collection[str] = ()) -> str:
        """Write initials in full where the corpus tells what they stand for, but those `without`.

        >>> acronyms = learn_acronyms(["tỉnh Lạng Sơn; lãnh đạo Lạng Sơn"])
        >>> acronyms.expand("CTLS của LS")
        'CTLS của Lạng Sơn'
        """

        def replace(found: re.Match[str]) -> str:
            initials = found.group()
            known = initials in self.words or initials in without
            return initials if known else self.runs.get(initials, initials)

        return _INITIALS.sub(replace, text)


def learn_acronyms(texts: Iterable[str]) -> Acronyms:
    """Count runs of 2 to 6 words inside clauses; those in capitals count double."""
    counts: dict[str, Counter[str]] = {}
    seen: set[str] = set()
    for text in texts:
        for clause in _CLAUSE.split(nfc(text)):
            words = _WORD.findall(clause)
            seen.update(word for word in words if word.isupper() and len(word) > 1)
            _count(words, counts)
    return Acronyms(
        runs={
            initials: best
            for initials, runs in counts.items()
            if (best := _clear_winner(runs)) is not None
        },
        words=frozenset(seen),
    )


def _count(words: list[str], counts: dict[str, Counter[str]]) -> None:
    small = [word.lower() for word in words]
    for length in range(2, _LONGEST + 1):
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            if any(len(word) > 1 and word.isupper() for word in run):
                continue
            initials = "".join(word[0].upper() for word in run)
            name = run[0][0].isupper()
            shown = " ".join(run if name else small[start : start + length])
            counts.setdefault(initials, Counter())[shown] += 2 if name else 1


def _clear_winner(runs: Counter[str]) -> str | None:
    """The run that stands out among those with the same initials, if one does."""
    ranked = runs.most_common(2)
    best, count = ranked[0]
    others = [number for run, number in ranked[1:] if run.lower() != best.lower()]
    clear = not others or count >= _CLEARLY * others[0]
    return best if count >= _OFTEN and clear else None
