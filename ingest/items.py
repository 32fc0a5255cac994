"""The items of a list that a colon opens: "… các văn bản sau: a) …; b) …", in lines or in one.

Only the list itself: labels of one form, in order; what stands behind it is no item.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.notice import Span

_LETTERS = "abcdđeghiklmnopqrstuvxy"
_LABEL = re.compile(
    r"[ \t]*(?:(?P<letter>[a-zđ])\)|\(?(?P<number>\d{1,2})\)|(?:\d+\.)*(?P<point>\d{1,2})\.(?!\d)|"
    r"(?P<bullet>[-+•*–]))[ \t]*"
)
_INLINE = re.compile(
    r"(?:[:;]\s*(?:và\s+)?)(?:(?P<letter>[a-zđ])\)|\(?(?P<number>\d{1,2})\))[ \t]*"
)
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The words of an item, without its label; `bare` when it has none."""

    span: Span
    bare: bool = False


def items(text: str, at: int, limit: int) -> Iterator[Item]:
    r"""Yield the items behind a colon that ends at `at`; an item may be a head of items itself.

    >>> text = "Bãi bỏ: a) Một; b) Hai.\nBãi bỏ:\na) Ba;\nb) Các số:\n- Bốn;\n1. Khác"
    >>> [item.span.of(text) for item in items(text, 7, len(text))]
    ['Một', 'Hai.']
    >>> [item.span.of(text) for item in items(text, 31, len(text))]
    ['Ba;', 'Các số:', 'Bốn;']
    """
    end = text.find("\n", at, limit)
    rest = Span(start=at, end=limit if end < 0 else end)
    if rest.of(text).strip():
        yield from _inline(text, rest)
    else:
        yield from _lines(text, rest.end, limit)


def _inline(text: str, line: Span) -> Iterator[Item]:
    labels: list[re.Match[str]] = []
    for label in _INLINE.finditer(text, line.start - 1, line.end):
        if _rank(label) == len(labels) + 1:
            labels.append(label)
    if not labels or labels[0].start() != line.start - 1:
        return
    ends = [*(label.start() for label in labels[1:]), line.end]
    for label, end in zip(labels, ends, strict=True):
        yield Item(span=Span(start=label.end(), end=end))


def _lines(text: str, at: int, limit: int) -> Iterator[Item]:
    counts: dict[str, int] = {}  # of the labels of each form: the outer list, then one in its item
    outer, within = "", False
    for line in _LINE.finditer(text, at, limit):
        if not line.group().strip():
            continue
        label = _LABEL.match(text, line.start(), line.end())
        form = _form(label)
        outer = outer or form
        if form == outer:
            counts = {outer: counts.get(outer, 0)}
            within = line.group().rstrip().endswith(":")
        elif not within or len({*counts, form}) > 2:
            return
        counts[form] = counts.get(form, 0) + 1
        if label is not None and _rank(label) not in {counts[form], None}:
            return
        start = label.end() if label is not None else line.start()
        yield Item(span=Span(start=start, end=line.end()), bare=label is None)


def _form(label: re.Match[str] | None) -> str:
    if label is None:
        return "bare"
    return label["bullet"] or label.lastgroup or ""


def _rank(label: re.Match[str]) -> int | None:
    """The place of a label in its order, from 1; None for a bullet."""
    found = label.groupdict()
    if found["letter"]:
        return _LETTERS.find(found["letter"]) + 1
    number = found["number"] or found.get("point")
    return int(number) if number else None
