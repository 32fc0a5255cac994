"""The page of documents: filters, table, what became of uploaded files."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from chat.listing import GONE, MISSING, Listed, Wanted
from chat.views.document_line import day, standing
from chat.views.markup import attributes, icon, options
from chat.views.pager import pager
from index.stored import Document
from ingest import wording

_FORM = "#loc-van-ban"


def corpus_page(*, may_edit: bool, largest: int) -> str:
    """The page itself; the table is filled by the form. `largest`: bytes of a file."""
    upload = _upload(largest) if may_edit else ""
    return (
        f'<div class="page" id="noi-dung" tabindex="-1"><h1>{escape(wording.CORPUS_TITLE)}</h1>{upload}'
        f'<form id="loc-van-ban" class="filters" action="manh/van-ban" data-fills="#bang-van-ban">'
        f'<label class="grow">{escape(wording.SEARCH)}<input type="search" name="tim" maxlength="200"'
        f' placeholder="{escape(wording.SEARCH_CORPUS)}"></label>'
        f'<label>{escape(wording.KIND)}<select name="loai"><option value="">{escape(wording.ALL)}</option></select></label>'
        f'<label>{escape(wording.YEAR)}<select name="nam"><option value="">{escape(wording.ALL)}</option></select></label>'
        f'<label>{escape(wording.STANDING)}<select name="tinh-trang">{options(_STANDINGS, "")}</select></label>'
        '<input type="hidden" name="xep" value="-ngay"><input type="hidden" name="trang" value="1"></form>'
        '<div id="bang-van-ban" aria-live="polite"></div><dialog id="sua-van-ban"></dialog></div>'
    )


_STANDINGS = (
    ("", wording.ALL),
    (MISSING, wording.STANDING_MISSING),
    (GONE, wording.STANDING_GONE),
)


def corpus_table(listed: Listed, *, may_edit: bool) -> str:
    """One page of the table, with what turns pages; `data-options` renews the filters."""
    rows = "".join(_row(document, may_edit=may_edit) for document in listed.documents)
    heads = "".join(_head(listed.wanted, name, words) for name, words in _HEADS)
    last = f'<th><span class="unseen">{escape(wording.ACTIONS)}</span></th>' if may_edit else ""
    none = "" if rows else f'<p class="quiet">{escape(wording.NOTHING_FOUND)}</p>'
    return (
        f'<p class="quiet count">{escape(wording.found_documents(listed.found))}</p>'
        f'<div class="table-scroll" tabindex="0"><table class="documents"><thead><tr>{heads}{last}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{none}{pager(listed.wanted.page, listed.pages, _FORM)}"
        f"{_choices('loai', listed.kinds)}{_choices('nam', listed.years)}"
    )


_HEADS = (
    ("so", wording.NUMBER),
    ("ngay", wording.DATE),
    ("loai", wording.KIND),
    ("", wording.TITLE),
    ("co-quan", wording.ISSUER),
)


def reports(lines: Sequence[Mapping[str, Any]]) -> str:
    """What became of an uploaded file, a line each: an archive gives several."""
    return "".join(_report(line) for line in lines)


def refused(name: str, reason: str) -> str:
    """An upload that did not even come to be read."""
    return _report({"file": name, "status": "rejected", "reason": reason})


def _report(line: Mapping[str, Any]) -> str:
    status = line["status"]
    name = f"<b>{escape(line['file'])}</b>"
    if status == "rejected":
        return (
            f'<li class="bad">{name} <span class="state">{escape(wording.STATUS_WORDS[status])}</span>'
            f'<span class="quiet">{escape(line["reason"] or "")}</span></li>'
        )
    key = line.get("key") or ""
    facts = escape(wording.report_facts(line)) if line.get("passages") else ""
    warnings = "".join(f"<li>{escape(words)}</li>" for words in line.get("warnings", ()))
    told = f'<ul class="warnings">{warnings}</ul>' if warnings else ""
    reason = f'<span class="quiet">{escape(line["reason"])}</span>' if line.get("reason") else ""
    return (
        f'<li class="good">{name} <span class="state">{escape(wording.STATUS_WORDS[status])}</span>'
        f'<button type="button" class="link"{attributes({"data-source": key})}>{escape(key)}</button>'
        f'<button type="button"{attributes({"data-edit": key})}>{icon("edit")} {escape(wording.CORRECT)}</button>'
        f'<span class="quiet">{facts}</span>{reason}{told}</li>'
    )


def _upload(largest: int) -> str:
    return (
        f'<section class="upload" data-largest="{largest}"><label class="button primary" for="tep">'
        f"{icon('plus')} {escape(wording.ADD_FILES)}</label>"
        f'<input type="file" id="tep" multiple class="unseen"><span class="quiet">{escape(wording.DROP_HERE)}</span>'
        '<ul id="tai-len" class="reports" aria-live="polite"></ul></section>'
    )


def _head(wanted: Wanted, name: str, words: str) -> str:
    if not name:
        return f"<th>{escape(words)}</th>"
    field = wanted.sort.removeprefix("-")
    down = wanted.sort.startswith("-")
    order = ("descending" if down else "ascending") if field == name else None
    following = name if field == name and down else f"-{name}"
    arrow = {"descending": " ↓", "ascending": " ↑"}.get(order or "", "")
    data = attributes(
        {"data-set": f"xep={following}&trang=1", "data-form": _FORM, "data-name": f"xep-{name}"}
    )
    return (
        f"<th{attributes({'aria-sort': order})}>"
        f'<button type="button" class="sort"{data}>{escape(words)}{arrow}</button></th>'
    )


def _row(document: Document, *, may_edit: bool) -> str:
    key = document.key
    number = escape(document.number or wording.NO_NUMBER)
    actions = ""
    if may_edit:
        edit = attributes(
            {
                "data-edit": key,
                "aria-label": wording.correct_document(key),
                "title": wording.CORRECT,
            }
        )
        remove = attributes(
            {
                "data-remove": key,
                "aria-label": wording.remove_document(key),
                "title": wording.REMOVE,
            }
        )
        actions = (
            f'<td class="actions"><button type="button"{edit}>{icon("edit")}</button>'
            f'<button type="button"{remove}>{icon("remove")}</button></td>'
        )
    missing = ' class="missing"'
    return (
        f"<tr><td{missing if document.number is None else ''}>"
        f'<button type="button" class="link"{attributes({"data-source": key})}>{number}</button></td>'
        f'<td class="day{" missing" if document.date is None else ""}">{day(document.date)}</td>'
        f'<td class="day">{escape(document.kind or "–")}</td>'
        f'<td class="wide">{escape(document.title or "–")} {standing(document)}</td>'
        f"<td>{escape(document.issuer or '–')}</td>{actions}</tr>"
    )


def _choices(name: str, values: Sequence[str]) -> str:
    """The values that a filter offers, for the script to put into it."""
    return f'<template data-options="{name}">{options([(v, v) for v in values], "")}</template>'
