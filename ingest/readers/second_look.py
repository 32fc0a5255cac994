"""The line with the number and the one with the date are read again, since one digit matters.

What is printed reads the same however it is cut and scaled; handwriting does not. Where readings
differ the confidence falls, and whoever looks for a number leaves it blank.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from ingest.normalise import fold
from ingest.readers.content import Box, Line
from ingest.readers.ocr_words import Peak

UPPER = 0.45  # of the page
DARK = 140  # grey: ink
WIDEST = 0.44  # of the line's height: half a wide letter, and a little
STROKE = 0.12  # of the line's height: ink in a column that is more than a dot
LEAST = 0.1  # of the line's height: columns with ink
DOUBT = 0.3
MANY = 3  # readings that outvote one that takes a letter for another
ONE_DIFFERS = 0.9  # of their confidence is left then
LEGIBLE = 0.55  # confidence of a word with a figure in it: less is handwriting or a guess
NO_SURER = 0.75  # then the whole line is not surer than this
NUMBER = re.compile(r"\W*so\s*[:.;]|\d\s*/\s*(\d{4}\s*/)?\s*[a-z]+\s*[-–]")
DATE = re.compile(r"\bngay\b.*(\bthang|\bnam\b)|\bthang\b.*\bnam\b")


def doubtful(peaks: list[Peak], box: Box, height: int) -> bool:
    """Tell whether a line may hold the document's own number or date."""
    text = fold("".join(peak.char for peak in peaks))
    if len(text) > 60 or box[1] > UPPER * height:
        return False
    return bool(NUMBER.match(text) or DATE.search(text))


def unread(peaks: list[Peak], box: Box, page: Any) -> list[Peak]:
    """Lower the confidence of the characters beside ink that no character accounts for.

    Of a handwritten "115" the "11" may be taken for no letters at all, and the "5" be sure. Between
    two letters there is no figure: capitals are only wider than others.
    """
    high = box[3] - box[1]
    ink = page[round(box[1]) : round(box[3])] < DARK
    found = list(peaks)
    shown = [i for i, peak in enumerate(peaks) if not peak.char.isspace()]
    for i, j in pairwise(shown):
        if peaks[i].char.isalpha() and peaks[j].char.isalpha():
            continue
        left, right = round(peaks[i].x + WIDEST * high), round(peaks[j].x - WIDEST * high)
        strokes = ink[:, left:right].sum(axis=0) > STROKE * high if right > left else ()
        if sum(strokes) > LEAST * high:
            for k in (i, j):
                found[k] = peaks[k]._replace(confidence=min(peaks[k].confidence, DOUBT))
    return found


def agreed(peaks: list[Peak], others: list[list[Peak]]) -> list[Peak]:
    """Set the confidence of characters by the other readings of the same ink.

    A letter that all read alike is as sure as they are on average, and one of them may differ; a
    figure, as all but one of them are. Otherwise it falls by the share of readings that differ.

    >>> line = [Peak("1", 0, 0.9), Peak("2", 1, 0.7)]
    >>> others = [line, [Peak("7", 0, 1), Peak("2", 1, 0.9)]]
    >>> [round(peak.confidence, 2) for peak in agreed(line, others)]
    [0.45, 0.7]
    """
    same: list[list[float]] = [[] for _ in peaks]
    for other in others:
        for i, confidence in _alike(peaks, other):
            same[i].append(confidence)
    return [
        peak._replace(confidence=_agreed(peak, found, len(others)))
        for peak, found in zip(peaks, same, strict=True)
    ]


def _alike(peaks: list[Peak], other: list[Peak]) -> Iterator[tuple[int, float]]:
    """Yield the characters that another reading has too, and how sure it is of them.

    A figure beside which it reads one more is not the same: "2" and "21".
    """
    text, reading = ("".join(peak.char for peak in line) for line in (peaks, other))
    found: dict[int, float] = {}
    beside: set[int] = set()
    matcher = SequenceMatcher(None, text, reading, autojunk=False)
    for what, start, end, first, last in matcher.get_opcodes():
        if what == "equal":
            found.update((start + i, other[first + i].confidence) for i in range(end - start))
        elif reading[first:last].strip() and not text[start:end].strip():
            beside |= {start - 1, end}
    for i, confidence in found.items():
        if i not in beside or not text[i].isdigit():
            yield i, confidence


def _agreed(peak: Peak, same: list[float], others: int) -> float:
    """Return the confidence of a character that so many of the other readings have, as sure."""
    if same and len(same) == others:
        sure = sum(same) / others if peak.char.isalpha() else sorted((peak.confidence, *same))[1]
        return max(peak.confidence, sure)
    if peak.char.isalpha() and len(same) == others - 1 >= MANY:
        return ONE_DIFFERS * sum(same) / len(same)
    return peak.confidence * len(same) / max(1, others)


def no_surer(line: Line) -> Line:
    """Lower the confidence of a line whose figures are in doubt: few of many characters count."""
    unsure = any(
        (run.confidence or 0) < LEGIBLE and any(map(str.isdigit, line.text[run.start : run.end]))
        for run in line.runs
    )
    return replace(line, confidence=min(line.confidence or 0, NO_SURER)) if unsure else line
