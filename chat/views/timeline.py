"""Deadlines on a line of time, as a drawing: bars of how many fall due in each month or year."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from html import escape

from ingest import wording

_WIDTH, _HEIGHT = 1000, 120  # the drawing's own units; it is as wide as the page lets it
_LEFT, _BASE, _TOP = 8, 92, 14
_MONTHS = 48  # a longer time is drawn by years


def timeline(deadlines: Sequence[dt.date], today: dt.date) -> str:
    """Return the drawing; "" without a deadline. What is past `today` has another colour."""
    if not deadlines:
        return ""
    first, last = min(deadlines), max(deadlines)
    by_year = _months(first, last) >= _MONTHS
    names = _years(first, last) if by_year else _months_between(first, last)
    counts = Counter(_name(day, by_year=by_year) for day in deadlines)
    late = Counter(_name(day, by_year=by_year) for day in deadlines if day < today)
    step = (_WIDTH - 2 * _LEFT) / len(names)
    tallest = max(counts.values())
    bars = "".join(
        _bar(
            _LEFT + at * step,
            step,
            wording.due_in(name, counts[name], late[name]),
            (counts[name], late[name], tallest),
        )
        for at, name in enumerate(names)
    )
    labels = "".join(_label(_LEFT + at * step, step, names, at) for at in range(len(names)))
    summary = wording.timeline_summary(len(deadlines), sum(late.values()), first, last)
    return (
        f'<figure class="timeline"><div class="timeline-scroll" tabindex="0"><svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img"'
        f' aria-label="{escape(summary)}">{bars}'
        f'<path class="axis" d="M{_LEFT} {_BASE}H{_WIDTH - _LEFT}"/>{labels}</svg></div>'
        f"<figcaption>{escape(summary)}</figcaption></figure>"
    )


def _months(first: dt.date, last: dt.date) -> int:
    return 12 * (last.year - first.year) + last.month - first.month + 1


def _months_between(first: dt.date, last: dt.date) -> list[str]:
    """Name the months from one day to another.

    >>> _months_between(dt.date(2021, 12, 30), dt.date(2022, 1, 1))
    ['12/2021', '01/2022']
    """
    start = 12 * first.year + first.month - 1
    months = range(start, start + _months(first, last))
    return [f"{month % 12 + 1:02}/{month // 12}" for month in months]


def _years(first: dt.date, last: dt.date) -> list[str]:
    return [str(year) for year in range(first.year, last.year + 1)]


def _name(day: dt.date, *, by_year: bool) -> str:
    return str(day.year) if by_year else f"{day.month:02}/{day.year}"


def _bar(left: float, step: float, title: str, heights: tuple[int, int, int]) -> str:
    """One bar: what is late below, what is to come above it.

    `heights`: how many there are, how many of them are late, how many the tallest bar has.
    """
    count, late, tallest = heights
    if not count:
        return ""
    room = _BASE - _TOP
    width = min(step * 0.72, 46)
    x = left + (step - width) / 2
    whole, over = room * count / tallest, room * late / tallest
    number = f'<text x="{x + width / 2:.1f}" y="{_BASE - whole - 3:.1f}">{count}</text>'
    return (
        f"<g><title>{escape(title)}</title>"
        f'<rect class="late" x="{x:.1f}" y="{_BASE - over:.1f}" width="{width:.1f}" height="{over:.1f}"/>'
        f'<rect class="due" x="{x:.1f}" y="{_BASE - whole:.1f}" width="{width:.1f}" height="{whole - over:.1f}"/>'
        f"{number if step > 18 else ''}</g>"
    )


def _label(left: float, step: float, names: Sequence[str], at: int) -> str:
    """The name below a bar, as many as have room."""
    every = max(1, round(64 / step))
    if at % every:
        return ""
    return f'<text x="{left + step / 2:.1f}" y="{_BASE + 17}">{escape(names[at])}</text>'
