"""The command `tasks`: who must do what by when, as lines, JSON, CSV or XLSX."""

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from chat.terminal.printing import print_json, say
from ingest import wording

if TYPE_CHECKING:
    from index.library import Library


def task_options(parser: argparse.ArgumentParser) -> None:
    """What `tasks` is told."""
    for name, shown in (
        ("agency", wording.AGENCY_OPTION),
        ("coordinating", wording.AGENCY_OPTION),
        ("document", "KEY"),
    ):
        parser.add_argument(f"--{name}", metavar=shown, help=wording.TASK_HELP[name])
    for name in ("due-before", "due-after"):
        parser.add_argument(f"--{name}", type=day, metavar="D", help=wording.TASK_HELP[name])
    parser.add_argument("--overdue", action="store_true", help=wording.TASK_HELP["overdue"])
    parser.add_argument("--on", type=day, metavar="D", help=wording.TASK_HELP["on"])
    parser.add_argument("--csv", type=Path, metavar="F", help=wording.TASK_HELP["csv"])
    parser.add_argument("--xlsx", type=Path, metavar="F", help=wording.TASK_HELP["xlsx"])


def day(text: str) -> dt.date:
    """Read a day, as 2021-12-15 or 15/12/2021.

    >>> day("15/12/2021")
    datetime.date(2021, 12, 15)
    """
    try:
        if "/" in text:
            number, month, year = (int(part) for part in text.split("/"))
            return dt.date(year, month, number)
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(wording.not_a_day(text)) from error


def print_tasks(library: "Library", options: argparse.Namespace) -> int:
    """Print the tasks that the options ask for, or write them to files.

    Raises:
        UnknownDocumentError: `--document` names none, or more than one.
        TracuuError: a name of an agency is empty; a file cannot be written.
    """
    from chat.task_query import TaskQuery
    from chat.task_table import write_csv, write_xlsx

    query = TaskQuery(
        agency=options.agency,
        coordinating=options.coordinating,
        due_before=options.due_before,
        due_after=options.due_after,
        document=options.document,
        overdue=options.overdue,
        on=options.on,
    )
    tasks = query.find(library)
    for path, write in ((options.csv, write_csv), (options.xlsx, write_xlsx)):
        if path is not None:
            write(tasks, path)
            say(wording.tasks_written(len(tasks), str(path)))
    if options.json:
        for task in tasks:
            print_json(task.as_json())
    elif options.csv is None and options.xlsx is None:
        for task in tasks:
            print(wording.task_lines(task.as_json()))
        say(wording.task_count(len(tasks)))
    return 0
