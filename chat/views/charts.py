"""Small charts as inline SVG: bars with intervals, a curve, figures over runs."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from ingest import wording

Rate = Mapping[str, Any]  # rate, low, high, n: see `eval.intervals.Rate`


def percent(rate: Rate) -> str:
    """Write a rate with its interval.

    >>> percent({"rate": 0.8, "low": 0.49, "high": 0.943, "n": 10})
    '80,0 % (49,0–94,3)'
    """
    if rate["rate"] is None:
        return wording.NOTHING_MEASURED
    share, low, high = (f"{100 * rate[name]:.1f}" for name in ("rate", "low", "high"))
    return f"{share} % ({low}–{high})".replace(".", ",")


def interval_bar(rate: Rate) -> str:
    """A bar from 0 to 100 % with its interval as a whisker; "" where nothing was measured."""
    if rate["rate"] is None:
        return ""
    share, low, high = (200 * rate[name] for name in ("rate", "low", "high"))
    return (
        '<svg class="bar" viewBox="0 0 200 14" aria-hidden="true" preserveAspectRatio="none">'
        '<rect class="ground" width="200" height="14" rx="3"/>'
        f'<rect class="share" width="{share:.1f}" height="14" rx="3"/>'
        f'<path class="whisker" d="M{low:.1f} 7H{high:.1f}M{low:.1f} 3V11M{high:.1f} 3V11"/></svg>'
    )


def risk_coverage(points: Sequence[Mapping[str, float]]) -> str:
    """The share wrong among the answered, over the share answered; "" without points."""
    if not points:
        return ""
    line = " ".join(f"{_x(p['coverage']):.1f},{_y(p['risk']):.1f}" for p in points)
    grid = "".join(_grid(step / 4) for step in range(5))
    last = points[-1]
    summary = wording.risk_summary(last["coverage"], last["risk"])
    return (
        f'<figure class="chart"><svg viewBox="0 0 420 240" role="img" aria-label="{escape(summary)}">'
        f'{grid}<polyline points="{line}"/>'
        f'<text x="230" y="236">{escape(wording.COVERAGE)}</text>'
        f'<text class="up" x="12" y="110" transform="rotate(-90 12 110)">{escape(wording.RISK)}</text></svg>'
        f"<figcaption>{escape(summary)}</figcaption></figure>"
    )


def _x(share: float) -> float:
    return 52 + 350 * share


def _y(share: float) -> float:
    return 200 - 185 * share


def _grid(share: float) -> str:
    x, y, words = _x(share), _y(share), f"{100 * share:.0f}"
    return (
        f'<path class="axis" d="M52 {y:.1f}H402M{x:.1f} 15V200"/>'
        f'<text x="38" y="{y + 4:.1f}">{words}</text><text x="{x:.1f}" y="216">{words}</text>'
    )


def history(runs: Sequence[Mapping[str, Any]]) -> str:
    """Answered right and refused right over the runs, oldest first; "" for fewer than two."""
    if len(runs) < 2:
        return ""
    step = 350 / (len(runs) - 1)
    lines = "".join(
        _line([run["report"][name]["rate"] for run in runs], step, style)
        for name, style in (("answered_right", "one"), ("refused_right", "two"))
    )
    grid = "".join(
        f'<path class="axis" d="M52 {_y(s / 4):.1f}H402"/><text x="38" y="{_y(s / 4) + 4:.1f}">{25 * s}</text>'
        for s in range(5)
    )
    words = wording.HISTORY_OF_RUNS
    return (
        f'<figure class="chart"><svg viewBox="0 0 420 220" role="img" aria-label="{escape(words)}">{grid}{lines}</svg>'
        f'<figcaption><span class="one">■</span> {escape(wording.ANSWERED_RIGHT)} '
        f'<span class="two">■</span> {escape(wording.REFUSED_RIGHT)}</figcaption></figure>'
    )


def _line(rates: Sequence[float | None], step: float, style: str) -> str:
    points = [(52 + at * step, _y(rate)) for at, rate in enumerate(rates) if rate is not None]
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in points)
    drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<g class="{style}"><polyline points="{drawn}"/>{dots}</g>'
