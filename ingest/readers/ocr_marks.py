"""Marks that OCR takes for others: those of labels, and quotation marks.

Quotation marks are changed for others of the same length, so runs keep their characters.
"""

import re
from dataclasses import replace

from ingest.normalise import LOWER
from ingest.normalise import UPPER as CAPITALS
from ingest.readers.content import Line
from ingest.readers.ocr_labels import labelled

INDENT = 0.015  # of the page's width
SHORT = 0.1  # of the page's width that a paragraph's last line stays short
OPENING = re.compile(rf"(?<= )[+*](?=[{LOWER}{CAPITALS}])")
CLOSING = re.compile(rf"(?<=[{LOWER}{CAPITALS}\d.)])['](?=[\s.,;)]|$)|(?<=\.)n(?=[;.,]?$)")
SECOND = re.compile(rf"2[.,] ?[{CAPITALS}, ]+$")


def mended(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines with labels and quotation marks as they are printed.

    >>> mended((Line(text="2, Yêu cầu", box=(0.2, 0, 0.3, 0.1)),
    ...         Line(text="gọi là +Ngày hội' của tỉnh", box=(0.1, 0.1, 0.9, 0.2))))[0].text
    '2. Yêu cầu'
    """
    boxes = [line.box for line in lines if line.box]
    left, right = (min(b[0] for b in boxes), max(b[2] for b in boxes)) if boxes else (0.0, 1.0)
    roman = not any(SECOND.match(line.text) for line in lines)
    found, before = list[Line](), None
    for line in lines:
        quoted = _quoted(line)
        begins = _begins(line, before, left, right)
        found.append(labelled(quoted, roman=roman) if begins else quoted)
        before = line
    return tuple(found)


def _quoted(line: Line) -> Line:
    """Return a line with its quotation marks; what was doubtful of their words were the marks.

    A word with a figure stays as doubtful as it was: it may be a number written by hand.
    """
    text = CLOSING.sub("”", OPENING.sub("“", line.text))
    if text == line.text:
        return line
    changed = [at for at, char in enumerate(text) if char != line.text[at]]
    runs = tuple(
        replace(run, confidence=max(run.confidence or 0, line.confidence or 0))
        if any(run.start <= at < run.end for at in changed)
        and not any(map(str.isdigit, text[run.start : run.end]))
        else run
        for run in line.runs
    )
    return replace(line, text=text, runs=runs)


def _begins(line: Line, before: Line | None, left: float, right: float) -> bool:
    """Tell whether a paragraph begins here: indented, or after one that has ended."""
    if not line.box or not before or not before.box:
        return True
    ended = before.text[-1] in ".;:" or before.text.isupper()
    return line.box[0] > left + INDENT or ended or before.box[2] < right - SHORT
