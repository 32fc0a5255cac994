"""The outline: I. -> 1. -> a) -> - and Phần -> Chương -> Mục -> Điều -> khoản -> điểm; annexes.

A label counts when it begins a line and runs in order: it is the first of its kind here, or the
one after the last. So "theo khoản 2 Điều 5" or a year at the start of a line opens no section.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest import wording
from ingest.header.kinds import KIND_LINE, kind_named
from ingest.notice import Section, Span
from ingest.outline.labels import LABEL, Label, read_label
from ingest.outline.order import Around, Open

_CLOSING = re.compile(
    r"(?![-+\d])(?:Trên đây|Yêu cầu|Đề nghị|(?:\w+[ ,]+){1,20}(?:thông báo|yêu cầu|đề nghị))"
    r"[^\n]*/[.!]?$"
)
_ANNEX_SEARCH = 600
_ABOVE, _BELOW = 1_000, 4_000  # characters in which the lines around a label are looked for


@dataclass(frozen=True, slots=True)
class _Entry:
    """A label accepted: where it begins and the path of labels that leads to it."""

    start: int
    depth: int
    path: str


def read_outline(text: str, body: Span, annexes: Sequence[Span] = ()) -> tuple[Section, ...]:
    r"""Return the outline of `body` and of `annexes`, spans counted in `text`.

    >>> text = "I. MỘT\n\n1. Hai\n\na) Ba\n\n2. Bốn\n\n7. Không theo thứ tự"
    >>> outline = read_outline(text, Span(start=0, end=len(text)))
    >>> [section.label for top in outline for section in top.walk()]
    ['I', 'I.1', 'I.1.a', 'I.2']
    """
    body = Span(start=body.start, end=_closing(text, body))
    sections, _ = _tree(text, _accepted(text, body, Open()), 0, 0, body.end)
    for annex in annexes:
        more, _ = _tree(text, _of_annex(text, annex), 0, 0, annex.end)
        sections += more
    return sections


def _closing(text: str, body: Span) -> int:
    """Where the closing formula begins ("... thông báo để ... biết, thực hiện./."), if any."""
    start = text.rfind("\n\n", body.start, body.end)
    closes = start > 0 and _CLOSING.match(text, start + 2, body.end)
    return start if closes else body.end


def _of_annex(text: str, annex: Span) -> list[_Entry]:
    """The entries of an annex, all below one that stands for it when it names no "Phụ lục"."""
    first = LABEL.search(text, annex.start, annex.start + _ANNEX_SEARCH)
    while first is not None and not first["annex"]:
        first = LABEL.search(text, first.end(), annex.start + _ANNEX_SEARCH)
    kind = KIND_LINE.search(text, annex.start, min(annex.end, annex.start + _ANNEX_SEARCH))
    if first is not None and (kind is None or first.start() < kind.start()):
        return _accepted(text, annex, Open())
    name = kind_named(kind["kind"]) if kind else wording.ENCLOSED
    opened = Open()
    opened.push(Label("annex", 0, name), 0)
    own = _Entry(annex.start, 0, name)
    return [own, *(entry for entry in _accepted(text, annex, opened) if entry.start > annex.start)]


def _accepted(text: str, span: Span, opened: Open) -> list[_Entry]:
    """Return the labels that run in order, each with its depth."""
    entries: list[_Entry] = []
    for found in LABEL.finditer(text, span.start, span.end):
        label = read_label(found)
        depth = opened.depth(label, _around(text, span, found))
        if depth is None:
            continue
        opened.push(label, depth)
        entries.append(_Entry(found.start(), depth, opened.stack[-1][1]))
    return entries


def _around(text: str, span: Span, found: re.Match[str]) -> Around:
    below = text[found.end() : min(span.end, found.end() + _BELOW)].split("\n")
    lines = [line for line in below[1:] if line.strip()]
    before = text[max(span.start, found.start() - _ABOVE) : found.start()]
    return Around(
        line=below[0],
        before=before.rstrip("\n").rsplit("\n", 1)[-1][-200:],
        after=lines[0] if lines else "",
    )


def _tree(
    text: str, entries: list[_Entry], at: int, depth: int, end: int
) -> tuple[tuple[Section, ...], int]:
    """Nest the entries from `at` on that stand at `depth` or deeper; return also the next one."""
    sections: list[Section] = []
    while at < len(entries) and entries[at].depth >= depth:
        entry = entries[at]
        after = at + 1
        while after < len(entries) and entries[after].depth > entry.depth:
            after += 1
        section_end = entries[after].start if after < len(entries) else end
        children, _ = _tree(text, entries[:after], at + 1, entry.depth + 1, section_end)
        section_end = entry.start + len(text[entry.start : section_end].rstrip())
        line = text[entry.start : section_end].split("\n", 1)[0]
        sections.append(
            Section(
                label=entry.path,
                heading=line,
                span=Span(start=entry.start, end=section_end),
                children=children,
            )
        )
        at = after
    return tuple(sections), at
