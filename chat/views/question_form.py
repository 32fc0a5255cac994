"""The form of one gold question: a line of a set, or a candidate to be taken into one."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from chat.evaluation import GoldSet
from chat.views.markup import attributes, options
from ingest import wording

_SEPARATOR = " | "  # between the ways in which one thing may be said; and between key and quote


def question_form(
    line: Mapping[str, Any], sets: Sequence[GoldSet], *, into: str, candidate: bool
) -> str:
    """Return the form; `into` is the set that is chosen. A candidate goes where its user says."""
    name = str(line.get("id", ""))
    replaced = None if candidate or not name else name
    earlier = "\n".join(line.get("history", ()))
    kinds = options(list(wording.KIND_NAMES.items()), str(line.get("kind", "what")))
    own = [(one.name, one.name) for one in sets if one.editable]
    data = attributes({"data-replaced": replaced, "data-candidate": name if candidate else None})
    remove = (
        f'<button type="button" data-remove-question="{escape(name)}">{escape(wording.REMOVE_QUESTION)}</button>'
        if replaced
        else ""
    )
    return (
        f'<form method="dialog" class="gold"{data}><h2>{escape(wording.GOLD_QUESTION)}</h2>'
        f'<label><span>{escape(wording.INTO_SET)}</span><select name="bo">{options(own, into)}</select></label>'
        f"<label><span>{escape(wording.QUESTION_ID)}</span><input{attributes({'name': 'id', 'value': name, 'required': True, 'maxlength': 80})}></label>"
        f'<label><span>{escape(wording.QUESTION_KIND)}</span><select name="kind">{kinds}</select></label>'
        f"{_area('question', wording.PAGE_QUESTION, str(line.get('question', '')), 2)}"
        f"{_area('history', wording.EARLIER_QUESTIONS, earlier, 2)}"
        f'<label class="check"><input{attributes({"type": "checkbox", "name": "answerable", "value": "1", "checked": bool(line.get("answerable", True))})}> {escape(wording.ANSWERABLE)}</label>'
        f"{_area('must_contain', wording.MUST_CONTAIN, _groups(line), 3)}"
        f"{_area('evidence', wording.EVIDENCE, _evidence(line), 4)}"
        f'<p class="told" role="alert"></p><div class="row"><button type="submit" class="primary">{escape(wording.SAVE)}</button>'
        f'<button type="button" data-close>{escape(wording.CANCEL)}</button>{remove}</div></form>'
    )


def read_form(values: Mapping[str, str]) -> dict[str, Any]:
    """Return the line of a gold set that a filled form stands for.

    >>> read_form({"id": "a", "kind": "who", "question": "Ai?", "answerable": "1",
    ...            "must_contain": "Bộ Y tế | BYT", "evidence": "1/TB (2022) | Giao Bộ Y tế"})["must_contain"]
    [['Bộ Y tế', 'BYT']]
    """
    answerable = values.get("answerable") == "1"
    groups = [_pieces(line) for line in _written(values, "must_contain")] if answerable else []
    evidence = [_quote(line) for line in _written(values, "evidence")] if answerable else []
    line: dict[str, Any] = {
        "id": values.get("id", "").strip(),
        "kind": values.get("kind", ""),
        "question": " ".join(values.get("question", "").split()),
        "answerable": answerable,
        "must_contain": groups,
        "evidence": evidence,
    }
    history = _written(values, "history")
    return line | ({"history": history} if history else {})


def _written(values: Mapping[str, str], name: str) -> list[str]:
    return [line.strip() for line in values.get(name, "").splitlines() if line.strip()]


def _pieces(line: str) -> list[str]:
    return [piece.strip() for piece in line.split("|") if piece.strip()]


def _quote(line: str) -> dict[str, str]:
    key, _, quote = line.partition("|")
    return {"key": key.strip(), "quote": quote.strip()}


def _groups(line: Mapping[str, Any]) -> str:
    return "\n".join(_SEPARATOR.join(group) for group in line.get("must_contain", ()))


def _evidence(line: Mapping[str, Any]) -> str:
    """One quote a line: line breaks inside a quote count as blanks, as they do to the gold set."""
    return "\n".join(
        f"{one['key']}{_SEPARATOR}{' '.join(one['quote'].split())}"
        for one in line.get("evidence", ())
    )


def _area(name: str, words: str, value: str, rows: int) -> str:
    return f'<label><span>{escape(words)}</span><textarea name="{name}" rows="{rows}">{escape(value)}</textarea></label>'
