"""The form in which a document is corrected, with its history."""

from collections.abc import Sequence
from html import escape

from chat.views.document_line import day
from chat.views.markup import attributes, options
from index.stored import Document
from ingest import wording
from ingest.catalogue import Entry, Version


def correction_form(document: Document, entry: Entry, kinds: Sequence[str]) -> str:
    """The fields that can be corrected, as they are now; those set by hand say so."""
    date = document.date.strftime("%d/%m/%Y") if document.date else ""
    fields = (
        _field("number", document.number or "", entry, placeholder="320/TB-VPCP"),
        _field("date", date, entry, placeholder="28/11/2021"),
        _field("kind", document.kind or "", entry, choices=kinds),
        _field("issuer", document.issuer or "", entry),
        _long("title", document.title or "", entry),
        _status(entry),
        _field("replaced_by", entry.corrections.get("replaced_by", ""), entry),
        _field("collection", document.collection, entry),
    )
    return (
        f'<form method="dialog" class="correct" data-key="{escape(document.key)}">'
        f"<h2>{escape(wording.correct_document(document.key))}</h2>"
        f'<p class="quiet">{escape(wording.EMPTY_TAKES_BACK)}</p>{"".join(fields)}'
        '<p class="told" role="alert"></p><div class="row">'
        f'<button type="submit" class="primary">{escape(wording.SAVE)}</button>'
        f'<button type="button" data-close>{escape(wording.CANCEL)}</button></div>'
        f"{_history(entry)}</form>"
    )


def _field(
    name: str, value: str, entry: Entry, *, placeholder: str = "", choices: Sequence[str] = ()
) -> str:
    listed = f"{name}-list" if choices else None
    data = attributes(
        {
            "name": name,
            "value": value,
            "placeholder": placeholder or None,
            "list": listed,
            "maxlength": 1000,
        }
    )
    known = (
        f'<datalist id="{listed}">{options([(c, c) for c in choices], "")}</datalist>'
        if choices
        else ""
    )
    return f"<label>{_label(name, entry)}<input{data}></label>{known}"


def _long(name: str, value: str, entry: Entry) -> str:
    return f'<label>{_label(name, entry)}<textarea name="{name}" rows="3" maxlength="1000">{escape(value)}</textarea></label>'


def _status(entry: Entry) -> str:
    choices = [("", wording.AS_KNOWN), *((status, status) for status in wording.STATUSES)]
    chosen = entry.corrections.get("status", "")
    return f'<label>{_label("status", entry)}<select name="status">{options(choices, chosen)}</select></label>'


def _label(name: str, entry: Entry) -> str:
    words = wording.CORRECTED_FIELDS[name]
    by_hand = (
        f' <small class="quiet">({escape(wording.BY_HAND)})</small>'
        if name in entry.corrections
        else ""
    )
    return f"<span>{escape(words[:1].upper() + words[1:])}{by_hand}</span>"


def _history(entry: Entry) -> str:
    lines = "".join(f"<li>{escape(_version(version))}</li>" for version in reversed(entry.history))
    added = f"<li>{escape(wording.added_on(entry.file, entry.added_at))}</li>"
    return f'<details class="history"><summary>{escape(wording.HISTORY)}</summary><ul>{added}{lines}</ul></details>'


def _version(version: Version) -> str:
    return wording.version_until(version.name, day(version.date), version.replaced_at)
