"""Labels at the beginning of a paragraph, as OCR misreads them: "Điều 1,", "Điều1", "IIL", "L"."""

import re
from dataclasses import replace

from ingest.normalise import UPPER, fold
from ingest.readers.content import Line

_ARTICLE = re.compile(rf"(Điều|Chương|Mục|Phần) ?(\d{{1,3}}|[IVX]{{1,5}})([,;](?= ?[{UPPER}]))?")
_NUMBER = re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}})*),(?= ?[{UPPER}])")
_NUMERAL = re.compile(r"([IVXLl|]{1,5}|1(?=\.))(?:[._,] ?| )(?=\S)")
_QUOTED = re.compile(r"[+*](\d{1,3}[a-zđ]?|[a-zđ])[.,)](?= )")
_RECIPIENTS = re.compile(r"\W{0,2}(n\w{1,2}\s?nh\w{2})(?=\W{0,2}$)", re.IGNORECASE)
_RECIPIENT_LETTERS = ("noinhan", "nonhan")
_CAPITAL_WORDS = 2
_MISREAD = str.maketrans("Ll1|", "IIII")


def labelled(line: Line, *, roman: bool = True) -> Line:
    """Return a line that begins a paragraph with its label as it is printed.

    `roman` tells whether "1. YÊU CẦU" may be a misread "I. YÊU CẦU".

    >>> for words in ("Điều 3, Các Bộ trưởng", "Điều1", "IIL TỔ CHỨC THỰC HIỆN", "+8. Tổ chức", "Nơnhận:"):
    ...     labelled(Line(text=words)).text
    'Điều 3. Các Bộ trưởng'
    'Điều 1'
    'III. TỔ CHỨC THỰC HIỆN'
    '“8. Tổ chức'
    'Nơi nhận:'
    """
    recipients = _RECIPIENTS.match(line.text)
    if recipients and fold(recipients[1]).replace(" ", "") in _RECIPIENT_LETTERS:
        return _begun(line, recipients.end(), "Nơi nhận")
    return _counted(line, roman=roman)


def _counted(line: Line, *, roman: bool) -> Line:
    """Return a line with the article, number or numeral that it begins with as printed."""
    text = line.text
    if article := _ARTICLE.match(text):
        if article.end() < len(text) and text[article.end()].isalnum():
            return line
        dot = "." if article[3] else ""
        return _begun(line, article.end(), f"{article[1]} {article[2]}{dot}")
    if number := _NUMBER.match(text):
        return _begun(line, number.end(), f"{number[1]}.")
    if quoted := _QUOTED.match(text):
        mark = ")" if text[quoted.end() - 1] == ")" else "."
        return _begun(line, quoted.end(), f"“{quoted[1]}{mark}")
    numeral = _NUMERAL.match(text)
    if numeral and (roman or numeral[1] != "1") and _is_capitals(text[numeral.end() :]):
        return _begun(line, numeral.end(), f"{_numeral(numeral[1])}. ")
    return line


def _is_capitals(words: str) -> bool:
    """Tell whether a heading in capitals follows: two words or more, before any bracket."""
    heading = words.partition("(")[0].strip()
    return heading.isupper() and len(heading.split()) >= _CAPITAL_WORDS


def _numeral(read: str) -> str:
    """Write a Roman numeral: no heading has as many as fifty above it."""
    return read.translate(_MISREAD)


def _begun(line: Line, end: int, label: str) -> Line:
    """Put a label in the place of the first `end` characters; the runs move along."""
    if line.text[:end] == label:
        return line
    moved = len(label) - end
    runs = tuple(
        replace(
            run,
            start=run.start + moved if run.start >= end else min(run.start, len(label)),
            end=run.end + moved if run.end >= end else min(run.end, len(label)),
        )
        for run in line.runs
    )
    kept = tuple(run for run in runs if run.start < run.end)
    return replace(line, text=label + line.text[end:], runs=kept)
