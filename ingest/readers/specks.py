"""Specks in a table that were read as a letter: small, alone, far behind the words of the cell."""

from dataclasses import replace
from itertools import groupby
from statistics import median

from ingest.readers.content import Box, Line

SMALL = 0.85  # of the height of the lines in tables
FAR = 0.04  # of the page's width, behind the words of the cell


def without_specks(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark as no text what is one small character behind the words of its cell.

    >>> cell = (0.5, 0.1, 0.9, 0.12)
    >>> words = Line(text="73, 74", box=(0.51, 0.1, 0.56, 0.115), cell=cell)
    >>> without_specks((words, Line(text="t", box=(0.7, 0.1, 0.705, 0.11), cell=cell)))[1].stamp
    True
    """
    boxes = [line.box for line in lines if line.cell and line.box]
    if not boxes:
        return lines
    small = SMALL * median(box[3] - box[1] for box in boxes)
    by_cell = {
        cell: [line.box for line in group if line.box and len(line.text) > 1]
        for cell, group in groupby(sorted(lines, key=_cell), key=_cell)
        if cell
    }
    return tuple(
        replace(line, stamp=True) if _is_speck(line, small, by_cell) else line for line in lines
    )


def _cell(line: Line) -> Box | tuple[()]:
    return line.cell or ()


def _is_speck(line: Line, small: float, words: dict[Box, list[Box]]) -> bool:
    box = line.box
    if not line.cell or not box or len(line.text) > 1 or box[3] - box[1] > small:
        return False
    beside = [other for other in words[line.cell] if other[1] < box[3] and other[3] > box[1]]
    return bool(beside) and box[0] > max(other[2] for other in beside) + FAR
