"""Marks that OCR takes for others: the dot of a label, quotation marks, the numeral I.

Each is changed for another of the same length, so runs keep their characters.
"""

import re
from dataclasses import replace

from ingest.normalise import LOWER
from ingest.normalise import UPPER as CAPITALS
from ingest.readers.content import Line

INDENT = 0.015  # of the page's width
SHORT = 0.1  # of the page's width that a paragraph's last line stays short
LABEL = re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}})*),(?= ?[{CAPITALS}])")
NUMERAL = re.compile(rf"[Ll1](?=\. ?[{CAPITALS}, ]+$)")
OPENING = re.compile(rf"(?<= )[+*](?=[{LOWER}{CAPITALS}])")
CLOSING = re.compile(rf"(?<=[{LOWER}{CAPITALS}])['](?=[\s.,;)]|$)")


def mended(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines with labels and quotation marks as they are printed.

    >>> mended((Line(text="2, Yêu cầu", box=(0.2, 0, 0.3, 0.1)),
    ...         Line(text="gọi là +Ngày hội' của tỉnh", box=(0.1, 0.1, 0.9, 0.2))))[0].text
    '2. Yêu cầu'
    """
    boxes = [line.box for line in lines if line.box]
    left, right = (min(b[0] for b in boxes), max(b[2] for b in boxes)) if boxes else (0.0, 1.0)
    found, before = list[Line](), None
    for line in lines:
        text = CLOSING.sub("”", OPENING.sub("“", line.text))
        if _begins(line, before, left, right):
            text = _dotted(f"I{text[1:]}" if NUMERAL.match(text) else text)
        found.append(replace(line, text=text))
        before = line
    return tuple(found)


def _begins(line: Line, before: Line | None, left: float, right: float) -> bool:
    """Tell whether a paragraph begins here: indented, or after one that has ended."""
    if not line.box or not before or not before.box:
        return True
    ended = before.text[-1] in ".;:" or before.text.isupper()
    return line.box[0] > left + INDENT or ended or before.box[2] < right - SHORT


def _dotted(text: str) -> str:
    """Give a label at the beginning its dot."""
    label = LABEL.match(text)
    return f"{label[1]}.{text[label.end() :]}" if label else text
