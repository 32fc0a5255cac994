"""A document beside the page: its line, its outline, its text or its pages, the quote marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from chat.views.boxes import Box, boxes_of, pages_of
from chat.views.document_line import facts, standing
from chat.views.markup import address, attributes, icon
from index.stored import Document
from ingest import wording
from ingest.notice import Notice, Section, Span
from ingest.outline.titles import title_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is shown: a document with its text, the quote in it, how many pages can be drawn."""

    document: Document
    notice: Notice
    span: Span | None
    pictures: int = 0
    downloadable: bool = True


def panel(shown: Shown) -> str:
    """The whole panel: head, tools, pages where the file has any, text."""
    page = _first_page(shown)
    text = f'<div class="doc-text" data-view="text"{_hidden(page is not None)}>{document_text(shown)}</div>'
    pages = "" if page is None else f'<div data-view="page">{picture(shown, page)}</div>'
    return (
        f'<article class="doc" data-key="{escape(shown.document.key)}">{_head(shown)}'
        f"{_tools(shown, page)}{_outline(shown.notice)}{pages}{text}</article>"
    )


def picture(shown: Shown, page: int) -> str:
    """One page as a picture with the quote marked on it, and the way to its neighbours."""
    boxes = boxes_of(shown.notice, shown.span) if shown.span else []
    marks = "".join(_mark(box) for box in boxes if box.page == page)
    source = address("trang", {"van": shown.document.key, "trang": page})
    note = (
        "" if boxes or not shown.span else f'<p class="quiet">{escape(wording.PLACE_UNKNOWN)}</p>'
    )
    name = attributes({"src": source, "alt": wording.page_of_document(page, shown.document.key)})
    return (
        f'<nav class="pager" aria-label="{escape(wording.PAGES)}">{_step(shown, page - 1, "left")}'
        f"<span>{escape(wording.page_of(page, shown.pictures))}</span>"
        f"{_step(shown, page + 1, 'right')}</nav>{note}"
        f'<div class="sheet-scroll" tabindex="0"><div class="sheet"><img{name}>{marks}</div></div>'
    )


def document_text(shown: Shown) -> str:
    """The text, a paragraph a line, sections to be jumped to, the quote in a mark."""
    starts = {section.span.start: section for section in shown.notice.sections()}
    paragraphs = (
        _paragraph(shown, span, _section_at(starts, span)) for span in _lines(shown.notice.text)
    )
    return "".join(paragraphs)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(start=start, end=start + len(line))
        start += len(line) + 1


def _section_at(starts: dict[int, Section], line: Span) -> Section | None:
    found = (section for at, section in starts.items() if line.start <= at < line.end)
    return next(found, None)


def _paragraph(shown: Shown, line: Span, section: Section | None) -> str:
    text, marked = shown.notice.text, shown.span
    words = escape(line.of(text))
    if marked is not None:
        start, end = max(line.start, marked.start), min(line.end, marked.end)
        if start < end:
            words = (
                escape(text[line.start : start])
                + f"<mark>{escape(text[start:end])}</mark>"
                + escape(text[end : line.end])
            )
    name = attributes({"id": f"muc-{section.span.start}", "class": "head"} if section else {})
    return f"<p{name}>{words}</p>"


def _head(shown: Shown) -> str:
    document = shown.document
    title = f'<p class="title">{escape(document.title)}</p>' if document.title else ""
    warnings = "".join(f"<li>{escape(line)}</li>" for line in shown.notice.warnings)
    told = f'<ul class="warnings">{warnings}</ul>' if warnings else ""
    return (
        f'<header><h2 tabindex="-1">{escape(document.number or document.key)}</h2>'
        f'<p class="facts">{facts(document)}</p>{title}{standing(document)}{told}</header>'
    )


def _tools(shown: Shown, page: int | None) -> str:
    """Text or pages, zoom, the file itself."""
    views = ""
    if page is not None:
        views = (
            f'<div class="switch" role="group" aria-label="{escape(wording.VIEWS)}">'
            f'<button type="button" data-show="page" aria-pressed="true">{escape(wording.AS_PAGE)}</button>'
            f'<button type="button" data-show="text" aria-pressed="false">{escape(wording.AS_TEXT)}</button></div>'
            f'<button type="button" data-zoom="-1"{_named(wording.ZOOM_OUT)}>{icon("minus")}</button>'
            f'<button type="button" data-zoom="1"{_named(wording.ZOOM_IN)}>{icon("plus")}</button>'
        )
    original = address("tai-ve", {"van": shown.document.key})
    download = (
        f'<a class="button" download{attributes({"href": original})}>{icon("download")} '
        f"{escape(wording.DOWNLOAD_ORIGINAL)}</a>"
        if shown.downloadable
        else ""
    )
    return f'<div class="doc-tools">{views}{download}</div>'


def _outline(notice: Notice) -> str:
    if not notice.outline:
        return ""
    items = "".join(_entry(section) for section in notice.outline)
    return f'<details class="outline"><summary>{escape(wording.OUTLINE)}</summary><ul>{items}</ul></details>'


def _entry(section: Section) -> str:
    below = "".join(_entry(child) for child in section.children)
    inner = f"<ul>{below}</ul>" if below else ""
    return (
        f'<li><button type="button" class="link" data-jump="muc-{section.span.start}">'
        f"{escape(title_of(section.heading) or section.label)}</button>{inner}</li>"
    )


def _first_page(shown: Shown) -> int | None:
    """The page to begin with: where the quote stands, else the first; None without pictures."""
    if not shown.pictures:
        return None
    if shown.span is not None:
        boxes = boxes_of(shown.notice, shown.span)
        pages = [box.page for box in boxes] or list(pages_of(shown.notice, shown.span))
        return min(pages[0], shown.pictures) if pages else 1
    return 1


def _step(shown: Shown, page: int, drawing: str) -> str:
    """The button to a neighbouring page; it rests at the ends."""
    span = shown.span
    fragment = address(
        "manh/trang",
        {
            "van": shown.document.key,
            "trang": page,
            "tu": span.start if span else None,
            "den": span.end if span else None,
        },
    )
    there = 1 <= page <= shown.pictures
    words = wording.PREVIOUS_PAGE if drawing == "left" else wording.NEXT_PAGE
    data = attributes({"data-page": fragment, "disabled": not there})
    return f'<button type="button"{data}{_named(words)}>{icon(drawing)}</button>'


def _mark(box: Box) -> str:
    style = (
        f"left:{100 * box.left:.3f}%;top:{100 * box.top:.3f}%;"
        f"width:{100 * (box.right - box.left):.3f}%;height:{100 * (box.bottom - box.top):.3f}%"
    )
    return f'<span class="box" style="{style}"></span>'


def _named(words: str) -> str:
    return attributes({"title": words, "aria-label": words})


def _hidden(hidden: bool) -> str:
    return " hidden" if hidden else ""
