"""An outcome as HTML, from the JSON that a conversation keeps (see `chat.records.kept`)."""

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from chat.today import today
from chat.views.answer_tasks import plain_tasks, task_table
from chat.views.citation import marker, opening, place
from chat.views.document_line import standing
from chat.views.markup import attributes, icon, lines, marked
from index.stored import Document
from ingest import wording

Outcome = Mapping[str, Any]
About = Callable[[str], Document | None]
"""The document of a key as it stands now; None when it is gone, or not for this user."""

_MARKER = re.compile(r"\s*\[(\d{1,3})\]")
_OTHER_NAME = re.compile(rf"\s*\[(?:{wording.OTHER_NAME_BEGINS})[^\]]*\]")  # ours, not asked again
_NEAR = 3  # passages shown below a refusal
_EXCERPT = 260  # characters of each


def answer_text(outcome: Outcome, *, quotes: int | None = None) -> str:
    """The words of an answer with their markers; only the first `quotes` while it appears."""
    citations = outcome["citations"]
    if outcome.get("tasks"):
        return f'<div class="answer">{task_table(outcome, today())}</div>'
    if outcome.get("written_by"):
        paragraphs = [_linked(lines(line), citations) for line in outcome["answer"].split("\n")]
        paragraphs.append(f'<small class="by">{escape(wording.WRITTEN_BY_MODEL)}</small>')
    else:
        paragraphs = [_quoted(citation) for citation in citations[:quotes]]
    return f'<div class="answer">{"".join(f"<p>{words}</p>" for words in paragraphs)}</div>'


def sources(outcome: Outcome, about: About) -> str:
    """The list of documents cited, a line a citation, each opening the document beside.

    Folded below a table, whose rows say where they are from.
    """
    citations = outcome["citations"]
    items = "".join(_source(citation, about(citation["key"])) for citation in citations)
    listed = f'<ol class="source-list">{items}</ol>'
    title = escape(wording.PAGE_SOURCES)
    if outcome.get("tasks"):
        return (
            f'<details class="sources"><summary>{title} ({len(citations)})</summary>'
            f"{listed}</details>"
        )
    return f'<div class="sources"><h3>{title}</h3>{listed}</div>'


def refusal(outcome: Outcome, about: About) -> str:
    """That nothing answers, why, and the nearest passages."""
    near = "".join(_near(hit, about(hit["key"])) for hit in outcome["hits"][:_NEAR])
    title = f"<h3>{escape(wording.PAGE_NEAREST)}</h3>" if near else ""
    return (
        f'<div class="refusal"><strong>{escape(wording.PAGE_NOT_FOUND)}</strong>'
        f"<p>{escape(outcome['answer'])}</p></div>"
        f'<div class="sources">{title}<ol class="source-list">{near}</ol></div>'
    )


def understood(outcome: Outcome) -> str:
    """How the question was understood, to be mended and asked again; "" when as it was typed."""
    words = str(outcome["understood"]).strip()
    if words == str(outcome["question"]).strip():
        return ""
    mended = attributes({"data-mend": _OTHER_NAME.sub("", words)})
    return (
        f'<p class="understood">{escape(wording.PAGE_UNDERSTOOD)} <em>{escape(words)}</em> '
        f'<button type="button" class="link"{mended}>{escape(wording.MEND)}</button></p>'
    )


def plain(outcome: Outcome) -> str:
    """The answer with its citations as text, for the clipboard."""
    if outcome["refused"]:
        return f"{wording.PAGE_NOT_FOUND}. {outcome['answer']}"
    cited = (f"[{c['marker']}] {place(c)}: “{c['quote']}”" for c in outcome["citations"])
    told = plain_tasks(outcome, today()) if outcome.get("tasks") else [outcome["answer"]]
    return "\n".join([*told, "", f"{wording.PAGE_SOURCES}:", *cited])


def _quoted(citation: Mapping[str, Any]) -> str:
    words = marked(citation["quote"], citation["start"], citation.get("phrases", []), "strong")
    return f"{words} {marker(citation)}"


def _linked(html: str, citations: Sequence[Mapping[str, Any]]) -> str:
    """Make buttons of the markers in a text that a language model worded."""
    by_marker = {str(citation["marker"]): citation for citation in citations}

    def button(found: re.Match[str]) -> str:
        citation = by_marker.get(found[1])
        return found[0] if citation is None else f" {marker(citation)}"

    return _MARKER.sub(button, html)


def _source(citation: Mapping[str, Any], document: Document | None) -> str:
    where = opening(citation["key"], citation["start"], citation["end"])
    title = f'<span class="title">{escape(citation["title"])}</span>' if citation["title"] else ""
    status = standing(document) if document else ""
    return (
        f'<li><span class="badge">{citation["marker"]}</span>'
        f'<button type="button" class="source"{where}><b>{escape(place(citation))}</b>{title}</button>'
        f"{status}</li>"
    )


def _near(hit: Mapping[str, Any], document: Document | None) -> str:
    words = wording.citation_place_words(hit["key"], None, hit["section"], hit.get("page"))
    text = hit["text"]
    excerpt = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
    status = standing(document) if document else ""
    return (
        f'<li>{icon("right")}<button type="button" class="source"'
        f"{opening(hit['key'], hit['start'], hit['end'])}><b>{escape(words)}</b>"
        f'<span class="excerpt">{escape(" ".join(excerpt.split()))}</span></button>{status}</li>'
    )
