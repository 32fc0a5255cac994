"""The figures as one HTML page that stands alone: no script, no request, everything escaped."""

from collections.abc import Iterable
from dataclasses import asdict
from html import escape

from chat.views.charts import risk_coverage
from eval.intervals import Rate
from eval.report import Failure, Report
from eval.tables import kind_rows, other_figures, summary_rows
from ingest import wording

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem;
       color: #1d2430; background: #fff }
table { border-collapse: collapse; width: 100%; margin: 0 0 2rem }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem;
         border-bottom: 1px solid #ccd }
td { white-space: pre-line; overflow-wrap: anywhere }
.bar { background: #e6e9f0; height: .9rem; min-width: 10rem }
.bar div { background: #2f6f4f; height: 100% }
.chart svg { max-width: 30rem; font-size: 12px }
.chart polyline { fill: none; stroke: #2f6f4f; stroke-width: 2 }
.chart .axis { stroke: #ccd; stroke-width: .5 }
"""

_PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}</h1>
{parts}
</body>
</html>
"""


def report_page(report: Report) -> str:
    """Write the whole report as a page: tables, bars by kind, failures side by side."""
    rates = report.by_kind.values()
    kinds = [
        (*map(escape, row), _bar(rate)) for row, rate in zip(kind_rows(report), rates, strict=True)
    ]
    parts = [
        _table(wording.SUMMARY_HEADINGS, (map(escape, row) for row in summary_rows(report))),
        *(f"<p>{escape(line)}</p>" for line in other_figures(report)),
        risk_coverage([asdict(point) for point in report.risk_coverage]),
        _heading(wording.BY_KIND_TITLE),
        _table((*wording.KIND_HEADINGS, ""), kinds),
        *_failures(wording.FAILURES_TITLE, report.failures),
        *_failures(wording.WRONG_CITATIONS_TITLE, report.wrong_citations),
    ]
    title = escape(wording.eval_title(report.n))
    return _PAGE.format(title=title, style=_STYLE, parts="\n".join(parts))


def _failures(title: str, failures: tuple[Failure, ...]) -> list[str]:
    rows = (map(escape, _failure_cells(failure)) for failure in failures)
    return [_heading(f"{title}: {len(failures)}"), _table(wording.FAILURE_HEADINGS, rows)]


def _failure_cells(failure: Failure) -> tuple[str, ...]:
    return (
        failure.id,
        wording.KIND_NAMES.get(failure.kind, failure.kind),
        "\n".join((*failure.history, failure.question)),
        wording.expected(failure.expected),
        f"{wording.given(refused=failure.refused)}: {failure.given}",
    )


def _heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a table; the cells of `rows` are HTML already, the headings are text."""
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _bar(rate: Rate) -> str:
    width = 100 * (rate.rate or 0.0)
    return f'<div class="bar"><div style="width: {width:.1f}%"></div></div>'
