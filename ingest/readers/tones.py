"""Doubtful marks of syllables that OCR read, weighed by the syllables that stand beside them.

At reading size "phố" and "phổ" differ by three dots of ink. Only words that the OCR itself is
unsure of are weighed, and only against words of the same letters without marks; figures, names of
agencies in letters, numbers of documents are never touched. The run keeps its low confidence.
"""

import math
import re
import unicodedata
from collections import defaultdict
from dataclasses import replace
from functools import cache, lru_cache

from ingest.neighbours import load_neighbours
from ingest.normalise import fold, same_tone
from ingest.person_names import FAMILY, by_letters, is_person
from ingest.readers.content import Line

UNSURE = 0.93  # confidence of a word: above it the OCR is believed
NAMED = 0.9  # of the doubt is given up for a word with a capital: names are rare words
DOUBTED = 0.9  # confidence of a word that is no Vietnamese syllable, or is in capitals
SEEN = 3  # times that a syllable must have been seen
UNCLEAR = 0.5  # confidence of a name's syllable that may be several
SMOOTH = 20.0  # pairs seen that a syllable's own frequency weighs
NAME = 5  # words
PLACES = ("xã", "phường", "trấn", "huyện", "quận", "phố", "tỉnh", "thôn")
_WORD = re.compile(r"^([^\w]*)([^\W\d_]+)([^\w]*)$")


@cache
def _alike() -> dict[str, list[str]]:
    """The syllables of the same letters without marks."""
    alike = defaultdict[str, list[str]](list)
    for syllable in load_neighbours().alone:
        alike[fold(syllable)].append(syllable)
    return alike


def weighed(line: Line) -> Line:
    """Return the line with the likelier marks on the words the OCR was unsure of.

    The text keeps its length, so runs keep their characters.

    >>> from ingest.readers.content import Run
    >>> box = (0.0, 0.0, 1.0, 1.0)
    >>> runs = (Run(start=0, end=5, box=box, confidence=1.0),
    ...         Run(start=6, end=9, box=box, confidence=0.6))
    >>> weighed(Line(text="Thành phổ", box=box, runs=runs)).text
    'Thành phố'
    """
    words = [line.text[run.start : run.end] for run in line.runs]
    if len(words) <= NAME and all(
        word[0].isupper() and (len(word) == 1 or not word.isupper()) for word in words
    ):
        return named(line) if is_person(words) else line
    bare = fold(line.text) == line.text.lower()  # nobody has set marks in it
    parts = [_WORD.match(word) for word in words]
    cores = [part[2] if part else "" for part in parts]
    for i, run in enumerate(line.runs):
        part, sure = parts[i], _believed(cores[i], run.confidence)
        if part is None or sure is None or sure >= UNSURE:
            continue
        # punctuation between two words parts them, so neither speaks for the other
        before = cores[i - 1].lower() if i and not part[1] and _open(parts[i - 1]) else ""
        after = cores[i + 1].lower() if i + 1 < len(cores) and _open(part) else ""
        kept = cores[i][0].isupper() and not cores[i][1:].isupper() and _is_known(cores[i])
        best = _best(cores[i].lower(), sure + (1 - sure) * (NAMED if kept else 0), before, after)
        sure_enough = (run.confidence or 0) >= UNSURE
        if sure_enough and (bare or not _told(cores[i].lower(), best, before, after)):
            continue
        cores[i] = _cased(best, cores[i])
        words[i] = part[1] + cores[i] + part[3]
    text = list(line.text)
    for run, word in zip(line.runs, words, strict=True):
        text[run.start : run.end] = word
    return replace(line, text="".join(text))


def _believed(core: str, sure: float | None) -> float | None:
    """Return how far the OCR is believed: less where it reads what nobody writes, or capitals."""
    if sure is None or not core:
        return sure
    capitals = len(core) > 1 and core.isupper()
    return min(sure, DOUBTED) if capitals or not _is_known(core) else sure


def _told(read: str, best: str, before: str, after: str) -> bool:
    """Whether the neighbours alone tell which word it is: they go with one and never with the other.

    >>> _told("thú", "thủ", "", "tướng"), _told("tản", "tân", "", "lĩnh")
    (True, False)
    """
    pairs = load_neighbours().pairs
    before = "" if before in PLACES else before  # a name follows
    with_read, with_best = (
        pairs.get((before, word), 0) + pairs.get((word, after), 0) for word in (read, best)
    )
    return not with_read and with_best >= SEEN


def _is_known(word: str) -> bool:
    return load_neighbours().alone.get(word.lower(), 0) >= SEEN


def named(line: Line) -> Line:
    """Return a person's name with the marks that names have.

    A syllable that no name has is mended where one name alone may stand for it; where several may,
    it is left and no longer sure.

    >>> from ingest.readers.content import Run
    >>> box = (0.0, 0.0, 1.0, 1.0)
    >>> runs = tuple(Run(start=at, end=at + 4, box=box, confidence=0.99) for at in (0, 5))
    >>> [(read.text, read.runs[1].confidence) for read in (
    ...     named(Line(text="Phậm Quốc", box=box, runs=runs)),
    ...     named(Line(text="Phạm Tuẩn", box=box, runs=runs)))]
    [('Phạm Quốc', 0.99), ('Phạm Tuẩn', 0.5)]
    """
    text, runs = list(line.text), list(line.runs)
    for i, run in enumerate(line.runs):
        word = line.text[run.start : run.end]
        names = by_letters().get(fold(word), ())
        if run.confidence is None or same_tone(word) in map(same_tone, names):
            continue
        likely = [name for name in names if _confusable(word.lower(), name.lower())]
        likely = [name for name in likely if i or name in FAMILY]
        if len(likely) == 1 and len(likely[0]) == len(word):
            text[run.start : run.end] = likely[0]
        elif likely:
            runs[i] = replace(run, confidence=min(run.confidence, UNCLEAR))
    return replace(line, text="".join(text), runs=tuple(runs))


def _open(part: re.Match[str] | None) -> bool:
    """Tell whether no punctuation follows a word."""
    return part is not None and not part[3]


def _best(word: str, sure: float, before: str, after: str) -> str:
    """Return the likeliest of the words with the same letters, the read one first among equals."""
    alone, pairs = load_neighbours().alone, load_neighbours().pairs
    others = [
        other
        for other in _alike().get(fold(word), ())
        if same_tone(other) != same_tone(word) and _confusable(word, other)
    ]
    if not others:
        return word

    def likelihood(candidate: str, chance: float) -> float:
        own = alone.get(candidate, 0.1)
        left = (pairs.get((before, candidate), 0) + SMOOTH * own / 1e6) if before else own
        right = (pairs.get((candidate, after), 0) / (own + SMOOTH)) if after else 0.0
        return math.log(chance) + math.log(left) + math.log(right + 1e-4)

    chances = {word: max(sure, 0.05)} | dict.fromkeys(others, max(1 - sure, 0.02) / len(others))
    return max(chances, key=lambda candidate: likelihood(candidate, chances[candidate]))


@lru_cache(maxsize=10_000)
def _confusable(word: str, other: str) -> bool:
    """Tell whether two words differ in marks that OCR confuses: not a horn, not a dot below.

    >>> _confusable("phổ", "phố"), _confusable("mưa", "mua"), _confusable("mục", "mức")
    (True, False, False)
    """
    kept = [
        [mark for mark in unicodedata.normalize("NFD", text) if mark in "\u031b\u0323"]
        for text in (word, other)
    ]
    return kept[0] == kept[1]


def _cased(word: str, like: str) -> str:
    """Give a word the capitals of another of the same length."""
    pairs = zip(word, like, strict=True)
    return "".join(char.upper() if model.isupper() else char for char, model in pairs)
