"""The first tasks of several agencies: each gets its share of the rows, nearest deadlines first."""

import datetime as dt
from collections.abc import Sequence
from itertools import zip_longest

from index.tasks import Task


def shared_out(of_each: Sequence[Sequence[Task]], most: int) -> list[Task]:
    """Return up to `most` tasks, taken from each list in turn, in the order of the table.

    A task that several lead is there once.
    """
    chosen: dict[tuple[str, int], Task] = {}
    for turn in zip_longest(*of_each):
        for task in turn:
            if task is not None and len(chosen) < most:
                chosen.setdefault((task.notice_id, task.start), task)
    return sorted(chosen.values(), key=_place)


def _place(task: Task) -> tuple[dt.date, dt.date, str, int]:
    """By deadline, those without one last; then by the day of the document."""
    return task.deadline or dt.date.max, task.date or dt.date.min, task.key, task.start
