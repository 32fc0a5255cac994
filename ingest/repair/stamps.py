"""Blanks of the letterhead filled by what a signature field shows on top of them.

A signed PDF prints "Số:      /TB-UBND"; the number, day, month and year lie above in the
appearance of signature fields. A person sees them in the line, and so does the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.readers.content import Box, Line, Run
from ingest.repair.rows import around

_BLANK = r"(?P<slot>[\s.…_]*)"
_SLOTS = (
    (
        re.compile(rf"\bSố\s*:?{_BLANK}(?=[/-]\s*(?:20\d\d\s*/\s*)?[A-ZĐ])", re.IGNORECASE),
        r"\d{1,5}[a-z]?",
    ),
    (re.compile(rf"\bSố\s*:{_BLANK}$", re.IGNORECASE), r"\d{1,5}[a-z]?\s*/\s*[\w/&-]+"),
    (re.compile(rf"\bngày{_BLANK}(?=tháng)", re.IGNORECASE), r"0?[1-9]|[12]\d|3[01]"),
    (re.compile(rf"\btháng{_BLANK}(?=năm)", re.IGNORECASE), r"0?[1-9]|1[0-2]"),
    (re.compile(rf"\bnăm{_BLANK}(?=$|\s{{2}})", re.IGNORECASE), r"20\d\d"),
)
_SURE = 0.95  # confidence of the OCR: figures stamped in red are read once only
_NEAR_Y = 0.025  # of the page's height: a field is higher than the line below it
_LEFT_OF, _RIGHT_OF = 0.05, 0.13  # of the page's width, from where the blank begins


@dataclass(frozen=True, slots=True)
class _Slot:
    """A blank of a line: where it begins and ends in its text, where on the page, what fits."""

    line: int
    start: int
    end: int
    x: float
    y: float
    fits: str


def fill_blanks(lines: Sequence[Line]) -> tuple[list[Line], list[Line], int]:
    """Return the page's lines filled, the stamps left over, and how many blanks were filled."""
    stamps = [line for line in lines if line.stamp]
    plain = [line for line in lines if not line.stamp]
    slots = [slot for at, line in enumerate(plain) for slot in _slots(at, line)]
    filled = 0
    for slot in sorted(slots, key=lambda slot: (slot.line, -slot.start)):
        fitting = [stamp for stamp in stamps if stamp.box and _lies_on(stamp.box, slot)]
        fitting = [stamp for stamp in fitting if (stamp.confidence or 1.0) >= _SURE]
        fitting = [stamp for stamp in fitting if re.fullmatch(slot.fits, stamp.text.strip())]
        if not fitting:
            continue
        best = min(fitting, key=lambda stamp: abs((stamp.box or (0.0,))[0] - slot.x))
        stamps.remove(best)
        plain[slot.line] = _insert(plain[slot.line], slot, best)
        filled += 1
    return plain, stamps, filled


def _slots(at: int, line: Line) -> Iterator[_Slot]:
    if line.box is None:
        return
    for pattern, fits in _SLOTS:
        for found in pattern.finditer(line.text):
            start, end = found.span("slot")
            y = (line.box[1] + line.box[3]) / 2
            yield _Slot(at, start, end, _x_of(line, start), y, fits)


def _x_of(line: Line, offset: int) -> float:
    """Where on the page the characters before `offset` end."""
    ends = [run.box[2] for run in line.runs if run.end <= offset]
    if ends:
        return max(ends)
    left, _, right, _ = line.box or (0.0, 0.0, 0.0, 0.0)
    return left + (right - left) * offset / max(1, len(line.text))


def _lies_on(box: Box, slot: _Slot) -> bool:
    near = abs((box[1] + box[3]) / 2 - slot.y) < max(_NEAR_Y, (box[3] - box[1]) / 2)
    return near and box[0] < slot.x + _RIGHT_OF and box[2] > slot.x - _LEFT_OF


def _insert(line: Line, slot: _Slot, stamp: Line) -> Line:
    """Write the stamp's words into the blank; the runs behind it move along."""
    word = stamp.text.strip()
    before = "" if slot.fits.startswith(r"\d{1,5}") and slot.start == 0 else " "
    after = "" if line.text[slot.end : slot.end + 1] in ("", "/", "-") else " "
    new = before + word + after
    moved = len(new) - (slot.end - slot.start)
    runs = [run for run in line.runs if run.end <= slot.start]
    at = slot.start + len(before)
    box = stamp.box or (0.0, 0.0, 0.0, 0.0)
    runs.append(Run(start=at, end=at + len(word), box=box, confidence=stamp.confidence))
    runs += [
        replace(run, start=run.start + moved, end=run.end + moved)
        for run in line.runs
        if run.start >= slot.end
    ]
    text = line.text[: slot.start] + new + line.text[slot.end :]
    whole = around((line.box, *(run.box for run in line.runs)))
    return replace(line, text=text, runs=tuple(runs), box=whole)
