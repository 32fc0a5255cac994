"""The page of evaluation: sets, progress, runs, one run, two runs compared."""

import datetime as dt
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from chat.evaluation import GoldSet
from chat.views.charts import history, interval_bar, percent, risk_coverage
from chat.views.citation import opening
from chat.views.markup import attributes, icon, options
from ingest import wording

Json = Mapping[str, Any]


def evaluation_page(sets: Sequence[GoldSet]) -> str:
    """The page itself; its parts are filled by the script."""
    choices = options([(s.name, wording.set_line(s.name, s.questions)) for s in sets], "")
    run = f'<button type="button" class="primary" id="chay">{escape(wording.RUN)}</button>'
    return (
        f'<div class="page" id="noi-dung" tabindex="-1"><h1>{escape(wording.EVALUATION_TITLE)}</h1>'
        f'<div class="filters"><label>{escape(wording.GOLD_SET)}<select id="bo-cau-hoi">{choices}</select></label>{run}</div>'
        '<div id="tien-do" data-fill="manh/tien-do" aria-live="polite"></div>'
        f'<h2>{escape(wording.RUNS_TITLE)}</h2><div id="cac-lan-chay" data-fill="manh/lan-chay"></div>'
        '<div id="ket-qua" aria-live="polite"></div>'
        f'<h2>{escape(wording.CANDIDATES_TITLE)}</h2><div id="ung-vien" data-fill="manh/ung-vien"></div>'
        f'<h2>{escape(wording.EDIT_SET_TITLE)}</h2><div id="sua-bo"></div><dialog id="sua-cau-hoi"></dialog></div>'
    )


def progress(state: Json) -> str:
    """What is running, how far it is, and what stops it; `data-poll` while it runs."""
    if state["running"]:
        words = wording.run_progress(state["set"], state["done"], state["all"])
        bar = attributes({"max": max(1, state["all"]), "value": state["done"], "aria-label": words})
        return (
            f'<div class="running" data-poll><progress{bar}></progress> <span>{escape(words)}</span> '
            f'<button type="button" id="dung-chay">{escape(wording.STOP)}</button></div>'
        )
    if state["problem"]:
        return f'<div class="problem" role="alert">{escape(state["problem"])}</div>'
    return f'<p class="quiet">{escape(wording.RUN_DONE)}</p>' if state["finished"] else ""


def runs_table(runs: Sequence[Json]) -> str:
    """The runs, newest first, each opening; two of them can be chosen to be compared."""
    if not runs:
        return f'<p class="quiet">{escape(wording.NO_RUNS)}</p>'
    table = _table(wording.RUN_HEADS, "".join(_run(run) for run in runs))
    newest = runs[0]["set"]
    same = [run for run in reversed(runs) if run["set"] == newest]
    return (
        f'{table}<p class="row"><button type="button" id="so-sanh">{escape(wording.COMPARE)}</button></p>'
        f"{history(same)}"
    )


def _run(run: Json) -> str:
    report = run["report"]
    name = wording.moment(dt.datetime.fromisoformat(run["at"]))
    link = attributes({"data-run": run["name"]})
    check = attributes(
        {"type": "checkbox", "data-compare": run["name"], "aria-label": wording.choose_run(name)}
    )
    p50 = report["latency_ms"]["p50"]
    cells = (
        escape(run["set"]),
        str(report["n"]),
        escape(percent(report["answered_right"])),
        escape(percent(report["refused_right"])),
        escape(percent(report["citation_right"])),
        f"{p50:.0f} ms" if p50 is not None else wording.NOTHING_MEASURED,
    )
    told = "".join(f"<td>{cell}</td>" for cell in cells)
    return (
        f'<tr><td><input{check}></td><td><button type="button" class="link"{link}>{escape(name)}</button></td>'
        f"{told}</tr>"
    )


def run_details(run: Json) -> str:
    """One run: its figures, bars by kind, the risk–coverage curve, what went wrong."""
    report = run["report"]
    summary = [
        (wording.ANSWERED_RIGHT, report["answered_right"]),
        (wording.REFUSED_RIGHT, report["refused_right"]),
        (wording.CITATION_RIGHT, report["citation_right"]),
        (wording.VERBATIM, report["verbatim"]),
        *((wording.retrieval_name(name), rate) for name, rate in report["retrieval"].items()),
    ]
    kinds = [(wording.KIND_NAMES.get(kind, kind), rate) for kind, rate in report["by_kind"].items()]
    wrong = [line for line in run["results"] if not line["right"]]
    failures = "".join(_failure(line) for line in wrong)
    title = wording.run_title(run["set"], dt.datetime.fromisoformat(run["at"]))
    return (
        f'<section class="result"><h2 tabindex="-1">{escape(title)}</h2><div class="side-by-side">'
        f"{_rates(wording.SUMMARY_HEADINGS, summary)}{_rates(wording.KIND_HEADINGS, kinds)}</div>"
        f"<h3>{escape(wording.RISK_TITLE)}</h3>{risk_coverage(report['risk_coverage'])}"
        f"<h3>{escape(wording.FAILURES_TITLE)}: {len(wrong)}</h3>{failures}</section>"
    )


def _rates(heads: Sequence[str], rates: Sequence[tuple[str, Json]]) -> str:
    rows = "".join(
        f'<tr><td>{escape(name)}</td><td class="rate">{interval_bar(rate)}{escape(percent(rate))}</td><td>{rate["n"]}</td></tr>'
        for name, rate in rates
    )
    return _table(heads, rows)


def _table(heads: Sequence[str], rows: str, kind: str = "table-scroll") -> str:
    titles = "".join(f"<th>{escape(words)}</th>" for words in heads)
    return f'<div class="{kind}" tabindex="0"><table><thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table></div>'


def _failure(line: Json) -> str:
    """A question gone wrong: what was expected, what was given, the passages found."""
    return (
        f'<details class="failure"><summary><b>{escape(line["id"])}</b> {escape(_asked(line))}</summary>'
        f'<div class="three"><div><h3>{escape(wording.EXPECTED)}</h3>{_expected(line)}</div>'
        f"<div><h3>{escape(wording.given(refused=line['refused']))}</h3><p>{escape(line['given'])}</p></div>"
        f"<div><h3>{escape(wording.PASSAGES_FOUND)}</h3>{_passages(line)}</div></div></details>"
    )


def _asked(line: Json) -> str:
    return " → ".join([*line["history"], line["question"]])


def _expected(line: Json) -> str:
    if not line["answerable"]:
        return f"<p>{escape(wording.expected(()))}</p>"
    groups = tuple(tuple(group) for group in line["expected"])
    quotes = "".join(
        f'<button type="button" class="quote"{opening(one["key"], one["start"], one["end"])}>“{escape(one["quote"])}”</button>'
        for one in line["evidence"]
    )
    return f"<p>{escape(wording.expected(groups))}</p>{quotes}"


def _passages(line: Json) -> str:
    return "".join(
        f'<button type="button" class="quote"{opening(p["key"], p["start"], p["end"])}><b>{escape(p["key"])}'
        f"{escape(', ' + p['section'] if p['section'] else '')}</b> {escape(p['text'])}</button>"
        for p in line["passages"]
    )


def comparison(compared: Json) -> str:
    """Two runs, question by question: what was lost, what was won."""
    old, new = compared["old"], compared["new"]
    rows = "".join(
        f"<tr><td>{escape(words)}</td><td>{escape(percent(old['report'][name]))}</td><td>{escape(percent(new['report'][name]))}</td></tr>"
        for words, name in (
            (wording.ANSWERED_RIGHT, "answered_right"),
            (wording.REFUSED_RIGHT, "refused_right"),
            (wording.CITATION_RIGHT, "citation_right"),
        )
    )
    names = [wording.moment(dt.datetime.fromisoformat(run["at"])) for run in (old, new)]
    parts = "".join(
        f"<h3>{escape(words)}: {len(compared[name])}</h3>{''.join(_pair(*pair) for pair in compared[name])}"
        for words, name in ((wording.LOST, "lost"), (wording.WON, "won"))
    )
    return (
        f'<section class="result"><h2 tabindex="-1">{escape(wording.COMPARED)}</h2>'
        f"{_table(('', *names), rows)}"
        f'<p class="quiet">{escape(wording.unchanged(compared["same"]))}</p>{parts}</section>'
    )


def _pair(before: Json, after: Json) -> str:
    return (
        f'<details class="failure"><summary><b>{escape(after["id"])}</b> {escape(_asked(after))}</summary><div class="three">'
        f"<div><h3>{escape(wording.EXPECTED)}</h3>{_expected(after)}</div>"
        f"<div><h3>{escape(wording.BASELINE_BEFORE)}</h3><p>{escape(before['given'])}</p></div>"
        f"<div><h3>{escape(wording.BASELINE_AFTER)}</h3><p>{escape(after['given'])}</p></div></div></details>"
    )


def candidates(lines: Sequence[Json]) -> str:
    """Questions that people proposed, to be reviewed."""
    if not lines:
        return f'<p class="quiet">{escape(wording.NO_CANDIDATES)}</p>'
    items = "".join(
        f"<li><span>{escape(_asked(line))}</span>"
        f'<button type="button"{attributes({"data-review": line["id"]})}>{icon("edit")} {escape(wording.REVIEW)}</button>'
        f'<button type="button"{attributes({"data-drop": line["id"]})}>{icon("remove")} {escape(wording.DROP)}</button></li>'
        for line in lines
    )
    return f'<ul class="reports">{items}</ul>'


def questions(gold: GoldSet, lines: Sequence[Json], problems: Sequence[str]) -> str:
    """The questions of a set, each opening its form where the set may be changed."""
    told = "".join(f'<div class="problem" role="alert">{escape(words)}</div>' for words in problems)
    fine = "" if problems or not lines else f'<p class="quiet">{escape(wording.SET_IS_FINE)}</p>'
    new = (
        f'<p class="row"><button type="button" data-question="">{icon("plus")} {escape(wording.NEW_QUESTION)}</button></p>'
        if gold.editable
        else f'<p class="quiet">{escape(wording.SET_SHIPPED)}</p>'
    )
    items = "".join(_question(line, editable=gold.editable) for line in lines)
    table = _table(wording.QUESTION_HEADS, items, "table-scroll tall")
    return f"{told}{fine}{new}{table if items else ''}"


def _question(line: Json, *, editable: bool) -> str:
    name = str(line.get("id", ""))
    kind = str(line.get("kind", ""))
    words = escape(str(line.get("question", "")))
    if editable:
        words = f'<button type="button" class="quote"{attributes({"data-question": name})}>{words}</button>'
    return f"<tr><td>{escape(name)}</td><td>{escape(wording.KIND_NAMES.get(kind, kind))}</td><td>{words}</td></tr>"
