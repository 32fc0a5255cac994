"""What an OCR takes for one line though it is two: the left and the right of a letterhead."""

import re

from ingest.normalise import fold
from ingest.readers.content import Line, Run
from ingest.readers.pdf_lines import around

WIDE = 2.0  # line heights: an empty space that no line of running text has
LABEL = 5  # characters of "III." before such a space
MOTTO = re.compile(r"\b(?:cong ?hoa? ?xa ?hoi|dang ?cong ?san ?viet|doc ?lap ?[-–])")
DATE = re.compile(r"\bngay\b.*\bthang\b.*\bnam\b")
NUMBER = re.compile(r"\W*so\s*[:.]")


def parted(lines: tuple[Line, ...], aspect: float) -> tuple[Line, ...]:
    """Part lines that hold two columns; `aspect` is the page's height by its width."""
    return tuple(part for line in lines for part in _parts(line, aspect))


def _parts(line: Line, aspect: float) -> list[Line]:
    at = _break(line, aspect) if line.box and len(line.runs) > 1 else 0
    if not at:
        return [line]
    left, right = piece(line, line.runs[:at]), piece(line, line.runs[at:])
    return [left, *_parts(right, aspect)]


def _break(line: Line, aspect: float) -> int:
    """Return the index of the word that begins the right column, 0 for none."""
    high = (line.box[3] - line.box[1]) * aspect if line.box else 1.0
    gaps = [
        (after.box[0] - before.box[2]) / high
        for before, after in zip(line.runs, line.runs[1:], strict=False)
    ]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    if gaps[widest] > WIDE and line.runs[widest].end > LABEL:
        return widest + 1
    folded = fold(line.text)
    if len(folded) != len(line.text):
        return 0
    motto = MOTTO.search(folded)
    if motto and motto.start():
        return sum(run.end <= motto.start() for run in line.runs)
    if NUMBER.match(folded) and DATE.search(folded):
        return widest + 1
    return 0


def piece(line: Line, runs: tuple[Run, ...]) -> Line:
    """Cut some of the words of a line out, as a line."""
    start, end = runs[0].start, runs[-1].end
    return Line(
        text=line.text[start:end],
        box=around([run.box for run in runs]),
        confidence=line.confidence,
        runs=tuple(
            Run(start=r.start - start, end=r.end - start, box=r.box, confidence=r.confidence)
            for r in runs
        ),
        stamp=line.stamp,
        cell=line.cell,
    )
