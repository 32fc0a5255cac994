"""Deadlines on a line of time, as a drawing: a bar for what falls due in each day, month or year.

Each bar is a link to what it counts.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from chat.views.markup import attributes
from ingest import wording

_WIDTH, _HEIGHT = 1000, 120  # the drawing's own units; it is as wide as the page lets it
_LEFT, _BASE, _TOP = 8, 92, 14
_MONTHS = 48  # a longer time is drawn by years
_DAY = dt.timedelta(days=1)

Link = Callable[[dt.date, dt.date], str]
"""The attributes of a link to what falls due from one day to another, both included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Period:
    """One bar: its name, the shorter one below it, its first and last day."""

    name: str
    label: str
    first: dt.date
    last: dt.date


def timeline(deadlines: Sequence[dt.date], today: dt.date, link: Link) -> str:
    """Return the drawing; "" without a deadline. What is past `today` has another colour."""
    if not deadlines:
        return ""
    first, last = min(deadlines), max(deadlines)
    periods = list(_periods(first, last))
    starts = [_start_of(day, periods) for day in deadlines]
    counts = Counter(starts)
    late = Counter(start for start, day in zip(starts, deadlines, strict=True) if day < today)
    step = (_WIDTH - 2 * _LEFT) / len(periods)
    tallest = max(counts.values())
    bars = "".join(
        _bar(
            _LEFT + at * step,
            step,
            (counts[one.first], late[one.first], tallest),
            _linked(one, counts[one.first], late[one.first], link),
        )
        for at, one in enumerate(periods)
        if counts[one.first]
    )
    labels = "".join(_label(_LEFT + at * step, step, periods, at) for at in range(len(periods)))
    summary = wording.timeline_summary(len(deadlines), sum(late.values()), first, last)
    return (
        '<figure class="timeline"><div class="timeline-scroll">'
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="group" aria-label="{escape(summary)}">{bars}'
        f'<path class="axis" d="M{_LEFT} {_BASE}H{_WIDTH - _LEFT}"/>{labels}</svg></div>'
        f"<figcaption>{escape(summary)} {escape(wording.TIMELINE_HINT)}</figcaption></figure>"
    )


def _periods(first: dt.date, last: dt.date) -> Iterator[_Period]:
    """Yield the days of one month, the months of a few years, else the years.

    >>> [one.name for one in _periods(dt.date(2021, 12, 30), dt.date(2022, 1, 1))]
    ['12/2021', '01/2022']
    >>> [one.label for one in _periods(dt.date(2021, 12, 30), dt.date(2021, 12, 31))]
    ['30/12', '31/12']
    """
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if months == 1:
        for day in range(first.day, last.day + 1):
            date = first.replace(day=day)
            name = date.strftime("%d/%m/%Y")
            yield _Period(name=name, label=name[:5], first=date, last=date)
    elif months < _MONTHS:
        start = 12 * first.year + first.month - 1
        for month in range(start, start + months):
            begins = dt.date(month // 12, month % 12 + 1, 1)
            name = begins.strftime("%m/%Y")
            ends = (begins + 31 * _DAY).replace(day=1) - _DAY
            yield _Period(name=name, label=name, first=begins, last=ends)
    else:
        for year in range(first.year, last.year + 1):
            begins, ends = dt.date(year, 1, 1), dt.date(year, 12, 31)
            yield _Period(name=str(year), label=str(year), first=begins, last=ends)


def _start_of(day: dt.date, periods: Sequence[_Period]) -> dt.date:
    """Return the first day of the period that holds a day: periods are of one kind."""
    one = periods[0]
    if one.first == one.last:
        return day
    return day.replace(day=1) if len(one.name) > len("2022") else day.replace(month=1, day=1)


def _linked(period: _Period, count: int, late: int, link: Link) -> str:
    words = wording.due_in(period.name, count, late)
    return f"<a{link(period.first, period.last)}{attributes({'aria-label': words})}><title>{escape(words)}</title>"


def _bar(left: float, step: float, heights: tuple[int, int, int], opened: str) -> str:
    """One bar: what is late below, what is to come above it; all its room can be clicked.

    `heights`: how many there are, how many of them are late, how many the tallest bar has.
    `opened` is the link around it.
    """
    count, late, tallest = heights
    room = _BASE - _TOP
    width = min(step * 0.72, 46)
    x = left + (step - width) / 2
    whole, over = room * count / tallest, room * late / tallest
    number = f'<text x="{x + width / 2:.1f}" y="{_BASE - whole - 3:.1f}">{count}</text>'
    return (
        f'{opened}<rect class="reach" x="{x - 2:.1f}" y="1" width="{width + 4:.1f}" height="{_HEIGHT - 2}" rx="4"/>'
        f'<rect class="late" x="{x:.1f}" y="{_BASE - over:.1f}" width="{width:.1f}" height="{over:.1f}"/>'
        f'<rect class="due" x="{x:.1f}" y="{_BASE - whole:.1f}" width="{width:.1f}" height="{whole - over:.1f}"/>'
        f"{number if step > 18 else ''}</a>"
    )


def _label(left: float, step: float, periods: Sequence[_Period], at: int) -> str:
    """The name below a bar, as many as have room."""
    every = max(1, round(64 / step))
    if at % every:
        return ""
    return f'<text x="{left + step / 2:.1f}" y="{_BASE + 17}">{escape(periods[at].label)}</text>'
