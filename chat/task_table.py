"""Assignments as a table for people: rows with Vietnamese headings, CSV and XLSX files.

A cell that begins like a formula gets an apostrophe before it, so that no spreadsheet runs what a
document says.
"""

import csv
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from index.tasks import Task
from ingest import wording
from ingest.errors import CorpusError

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDTHS = (32, 32, 60, 14, 26, 24, 14, 12, 40, 70)  # characters, a number a column
_DATE_FORMAT = "dd/mm/yyyy"


def rows(tasks: Sequence[Task]) -> list[list[str | dt.date | None]]:
    """Return a row a task, under `wording.TASK_COLUMNS`."""
    return [
        [
            harmless(task.lead),
            harmless("; ".join(task.coordinating)),
            harmless(task.task),
            task.deadline,
            harmless(task.deadline_text or ""),
            harmless(task.key),
            harmless(task.section),
            task.date,
            harmless(task.title or ""),
            harmless(task.quote),
        ]
        for task in tasks
    ]


def harmless(cell: str) -> str:
    """Keep a text from being taken for a formula.

    >>> harmless("=1+1"), harmless("Bộ Y tế")
    ("'=1+1", 'Bộ Y tế')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def write_csv(tasks: Sequence[Task], path: Path) -> None:
    """Write a CSV file in UTF-8 with the mark by which Excel knows it; dates as 2022-06-29.

    Raises:
        CorpusError: the file cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(wording.TASK_COLUMNS)
            for row in rows(tasks):
                writer.writerow(
                    cell.isoformat() if isinstance(cell, dt.date) else cell for cell in row
                )
    except OSError as error:
        raise CorpusError(wording.unwritable(str(path), error.strerror or str(error))) from error


def write_xlsx(tasks: Sequence[Task], path: Path) -> None:
    """Write a workbook: wrapped cells, a frozen heading with filters, dates as dates.

    Raises:
        CorpusError: the file cannot be written.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.create_sheet(wording.TASK_SHEET, 0)
    del book[book.sheetnames[1]]
    sheet.append(wording.TASK_COLUMNS)
    for row in rows(tasks):
        sheet.append([_printable(cell) if isinstance(cell, str) else cell for cell in row])
    for line in sheet.iter_rows():
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a text, whatever it begins with
            elif cell.value is not None:
                cell.number_format = _DATE_FORMAT
    for number, width in enumerate(_WIDTHS, 1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    try:
        book.save(path)
    except OSError as error:
        raise CorpusError(wording.unwritable(str(path), error.strerror or str(error))) from error


def _printable(cell: str) -> str:
    """Leave out what a workbook cannot hold: control characters."""
    return "".join(letter for letter in cell if letter.isprintable() or letter in "\n\t")
