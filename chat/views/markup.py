"""The smallest pieces of HTML."""

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

# Line drawings of 20 by 20, by Tra cứu itself; no font and no request.
_DRAWINGS = {
    "copy": "M7 7h9v10H7zM4 13V3h9",
    "like": "M7 9l3-6c2 0 2 2 1 5h5c1 0 1 1 1 2l-2 6H7M3 9h4v7H3z",
    "dislike": "M7 11l3 6c2 0 2-2 1-5h5c1 0 1-1 1-2l-2-6H7M3 11h4V4H3z",
    "star": "M10 3l2 5 5 .3-4 3.4 1.4 5L10 14l-4.4 2.7 1.4-5-4-3.4L8 8z",
    "close": "M5 5l10 10M15 5L5 15",
    "menu": "M3 5h14M3 10h14M3 15h14",
    "edit": "M4 16l1-4 8-8 3 3-8 8zM11 6l3 3",
    "remove": "M4 6h12M8 6V4h4v2M6 6l1 11h6l1-11",
    "download": "M10 3v9M6 9l4 4 4-4M4 16h12",
    "minus": "M4 10h12",
    "plus": "M4 10h12M10 4v12",
    "left": "M12 4l-6 6 6 6",
    "right": "M8 4l6 6-6 6",
    "new": "M10 4v12M4 10h12",
}


def icon(name: str) -> str:
    """Return a drawing that says nothing to a screen reader: the button around it has a name."""
    return (
        '<svg class="icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">'
        f'<path d="{_DRAWINGS[name]}"/></svg>'
    )


def attributes(values: Mapping[str, object]) -> str:
    """Write attributes, escaped; None is left out, True is a bare name.

    >>> attributes({"href": 'a"b', "hidden": True, "title": None})
    ' href="a&quot;b" hidden'
    """
    written = (
        f" {name}" if value is True else f' {name}="{escape(str(value))}"'
        for name, value in values.items()
        if value is not None and value is not False
    )
    return "".join(written)


def address(path: str, values: Mapping[str, object]) -> str:
    """Return a relative address with its query, not yet escaped for an attribute.

    >>> address("manh/nguon", {"van": "320/TB-VPCP (2021)", "trang": None})
    'manh/nguon?van=320%2FTB-VPCP+%282021%29'
    """
    query = urlencode({name: value for name, value in values.items() if value is not None})
    return f"{path}?{query}" if query else path


def options(choices: Sequence[tuple[str, str]], chosen: str) -> str:
    """Return the options of a select: pairs of value and words."""
    return "".join(
        f"<option{attributes({'value': value, 'selected': value == chosen})}>{escape(words)}</option>"
        for value, words in choices
    )


def lines(text: str) -> str:
    r"""Escape text and keep its line breaks.

    >>> lines("a < b\n\nc")
    'a &lt; b<br>c'
    """
    return escape(text).replace("\n\n", "<br>").replace("\n", "<br>")


def marked(text: str, offset: int, spans: Sequence[tuple[int, int]], tag: str) -> str:
    """Escape `text`, whose first character stands at `offset`, and put `tag` around the spans.

    >>> marked("Bộ Y tế báo cáo", 100, [(100, 107)], "strong")
    '<strong>Bộ Y tế</strong> báo cáo'
    """
    pieces, end = [], 0
    for span in sorted(spans):
        start, stop = max(end, span[0] - offset), min(len(text), span[1] - offset)
        if start < stop:
            pieces += [lines(text[end:start]), f"<{tag}>{lines(text[start:stop])}</{tag}>"]
            end = stop
    return "".join([*pieces, lines(text[end:])])
