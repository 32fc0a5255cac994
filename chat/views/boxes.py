"""Where a quote stands on the picture of its page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.notice import Notice, Place, Span

_SAME_LINE = 0.5  # of the lower box: boxes that overlap so much in height stand on one line


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page (from 1), in fractions of the page, from its upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


def boxes_of(notice: Notice, span: Span) -> list[Box]:
    """Return a box a line of what `span` covers; a run that it covers in part is cut in proportion.

    Empty where the file has no places.
    """
    joined: list[Box] = []
    for box in _cut(notice.places, span):
        if joined and _beside(joined[-1], box):
            joined[-1] = _around(joined[-1], box)
        else:
            joined.append(box)
    return joined


def pages_of(notice: Notice, span: Span) -> range:
    """Return the pages (from 1) over which a span reaches; empty where there are no pages."""
    first, last = notice.page_of(span.start), notice.page_of(max(span.start, span.end - 1))
    return range(0) if first is None or last is None else range(first, last + 1)


def _cut(places: Sequence[Place], span: Span) -> Iterator[Box]:
    for place in places:
        start, end = max(place.span.start, span.start), min(place.span.end, span.end)
        if start >= end:
            continue
        left, top, right, bottom = place.box
        length = place.span.end - place.span.start
        width = (right - left) / length
        yield Box(
            page=place.page,
            left=left + width * (start - place.span.start),
            top=top,
            right=left + width * (end - place.span.start),
            bottom=bottom,
        )


def _beside(one: Box, other: Box) -> bool:
    """Tell whether two boxes stand on the same line of the same page."""
    if one.page != other.page:
        return False
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    lower = min(one.bottom - one.top, other.bottom - other.top)
    return shared > _SAME_LINE * lower


def _around(one: Box, other: Box) -> Box:
    return Box(
        page=one.page,
        left=min(one.left, other.left),
        top=min(one.top, other.top),
        right=max(one.right, other.right),
        bottom=max(one.bottom, other.bottom),
    )
