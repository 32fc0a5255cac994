"""The figures as tables of text: aligned for a terminal, or Markdown for the README."""

from collections.abc import Mapping, Sequence

from eval.intervals import Rate
from eval.metrics import right_when_refusing
from eval.report import Failure, Report
from ingest import wording
from ingest.normalise import squeeze

Row = tuple[str, ...]
REFUSING = (0.2, 0.4)  # shares of all questions


def percent(rate: Rate) -> str:
    """Write a rate with its interval, in percent.

    >>> percent(Rate(rate=0.8, low=0.49, high=0.943, n=10))
    '80,0 % (49,0–94,3)'
    """
    if rate.rate is None:
        return wording.NOTHING_MEASURED
    share, low, high = (f"{100 * part:.1f}" for part in (rate.rate, rate.low, rate.high))
    return f"{share} % ({low}–{high})".replace(".", ",")


def summary_rows(report: Report) -> list[Row]:
    """Return the rows of the main table: what, the rate with its interval, out of how many."""
    rates = {
        wording.ANSWERED_RIGHT: report.answered_right,
        wording.REFUSED_RIGHT: report.refused_right,
        wording.CITATION_RIGHT: report.citation_right,
        wording.VERBATIM: report.verbatim,
        **{wording.retrieval_name(name): rate for name, rate in report.retrieval.items()},
    }
    return [(name, percent(rate), str(rate.n)) for name, rate in rates.items()]


def kind_rows(report: Report) -> list[Row]:
    """Return the rows of the table by kind of question."""
    return [
        (wording.KIND_NAMES.get(kind, kind), percent(rate), str(rate.n))
        for kind, rate in report.by_kind.items()
    ]


def other_figures(report: Report) -> list[str]:
    """Return the figures that are no shares, a line each."""
    return [
        wording.latency_line(report.latency_ms["p50"], report.latency_ms["p95"]),
        *([wording.steps_line(report.steps_ms)] if report.steps_ms else []),
        wording.auroc_line(report.auroc),
        *selective_lines(report),
    ]


def selective_lines(report: Report) -> list[str]:
    """Return how right the answers are when a fifth, and two fifths, of all are refused."""
    rights = [(share, right_when_refusing(report.risk_coverage, share)) for share in REFUSING]
    return [wording.selective_line(share, right) for share, right in rights if right is not None]


def report_text(report: Report) -> str:
    """Write the whole report for a terminal."""
    parts = [
        wording.eval_title(report.n),
        text_table([wording.SUMMARY_HEADINGS, *summary_rows(report)]),
        "\n".join(other_figures(report)),
        text_table([wording.KIND_HEADINGS, *kind_rows(report)]),
        _failures(wording.FAILURES_TITLE, report.failures),
        _failures(wording.WRONG_CITATIONS_TITLE, report.wrong_citations),
    ]
    return "\n\n".join(parts)


def report_markdown(report: Report) -> str:
    """Write the two tables of a report for the README; nothing in them depends on the clock."""
    return "\n\n".join(
        (
            markdown_table([wording.SUMMARY_HEADINGS, *summary_rows(report)]),
            markdown_table([wording.KIND_HEADINGS, *kind_rows(report)]),
        )
    )


def comparison_rows(systems: Mapping[str, Mapping[str, Rate]]) -> list[Row]:
    """Return a table of measures, a row a system: heading first.

    >>> comparison_rows({"BM25": {"R@1": Rate(rate=0.5, low=0.1, high=0.9, n=4)}})[1]
    ('BM25', '50,0 % (10,0–90,0)')
    """
    names = list(dict.fromkeys(name for rates in systems.values() for name in rates))
    rows = [
        (system, *(percent(rates[name]) if name in rates else "" for name in names))
        for system, rates in systems.items()
    ]
    return [(wording.SYSTEM, *names), *rows]


def text_table(rows: Sequence[Row]) -> str:
    """Align the columns of rows of equal length with spaces; the first row is the heading.

    >>> print(text_table([("Loại", "Đúng"), ("ai", "1")]))
    Loại  Đúng
    ----  ----
    ai    1
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rule = tuple("-" * width for width in widths)
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (rows[0], rule, *rows[1:])
    )


def markdown_table(rows: Sequence[Row]) -> str:
    r"""Write rows as a Markdown table; the first row is the heading.

    >>> print(markdown_table([("Loại", "Đúng"), ("a|b", "1")]))
    | Loại | Đúng |
    | --- | --- |
    | a\|b | 1 |
    """
    rule = ("---",) * len(rows[0])
    return "\n".join(
        "| " + " | ".join(squeeze(cell).replace("|", "\\|") for cell in row) + " |"
        for row in (rows[0], rule, *rows[1:])
    )


def _failures(title: str, failures: Sequence[Failure]) -> str:
    lines = [f"{title}: {len(failures)}"]
    for failure in failures:
        kind = wording.KIND_NAMES.get(failure.kind, failure.kind)
        lines.append(f"- {failure.id} ({kind}): {' → '.join((*failure.history, failure.question))}")
        lines.append(f"    {wording.EXPECTED}: {wording.expected(failure.expected)}")
        lines.append(f"    {wording.given(refused=failure.refused)}: {squeeze(failure.given)}")
    return "\n".join(lines)
