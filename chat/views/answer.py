"""An outcome as HTML, from the JSON that a conversation keeps (see `chat.records.kept`)."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

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
    if outcome.get("written_by"):
        paragraphs = [_linked(lines(line), citations) for line in outcome["answer"].split("\n")]
        paragraphs.append(f'<small class="by">{escape(wording.WRITTEN_BY_MODEL)}</small>')
    else:
        paragraphs = [_quoted(citation) for citation in citations[:quotes]]
    return f'<div class="answer">{"".join(f"<p>{words}</p>" for words in paragraphs)}</div>'


def sources(outcome: Outcome, about: About) -> str:
    """The list of documents cited, a line a citation, each opening the document beside."""
    items = "".join(_source(citation, about(citation["key"])) for citation in outcome["citations"])
    return (
        f'<div class="sources"><h3>{escape(wording.PAGE_SOURCES)}</h3>'
        f'<ol class="source-list">{items}</ol></div>'
    )


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


def place(citation: Mapping[str, Any]) -> str:
    """Where a quote stands, as plain words."""
    date = dt.date.fromisoformat(citation["date"]) if citation.get("date") else None
    name = citation.get("number") or citation["key"]
    return wording.citation_place_words(name, date, citation["section"], citation.get("page"))


def plain(outcome: Outcome) -> str:
    """The answer with its citations as text, for the clipboard."""
    if outcome["refused"]:
        return f"{wording.PAGE_NOT_FOUND}. {outcome['answer']}"
    cited = (f"[{c['marker']}] {place(c)}: “{c['quote']}”" for c in outcome["citations"])
    return "\n".join([outcome["answer"], "", f"{wording.PAGE_SOURCES}:", *cited])


def opening(key: str, start: int, end: int) -> str:
    """The attributes of what opens a document beside the page, at a quote."""
    return attributes({"data-source": key, "data-start": start, "data-end": end})


def _quoted(citation: Mapping[str, Any]) -> str:
    words = marked(citation["quote"], citation["start"], citation.get("phrases", []), "strong")
    return f"{words} {_marker(citation)}"


def _marker(citation: Mapping[str, Any]) -> str:
    where = opening(citation["key"], citation["start"], citation["end"])
    name = attributes({"aria-label": wording.open_source(citation["marker"], place(citation))})
    return f'<button type="button" class="marker"{where}{name}>[{citation["marker"]}]</button>'


def _linked(html: str, citations: Sequence[Mapping[str, Any]]) -> str:
    """Make buttons of the markers in a text that a language model worded."""
    by_marker = {str(citation["marker"]): citation for citation in citations}

    def button(found: re.Match[str]) -> str:
        citation = by_marker.get(found[1])
        return found[0] if citation is None else f" {_marker(citation)}"

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
