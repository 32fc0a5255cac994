"""Dates of English questions written as Vietnamese notices write them."""

import re
from collections.abc import Callable, Iterator

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_LED = r"(?:\b(?P<led>(?i:before|after|since|from|until|by|in|on|of|for|during|dated))(?: the)? )?"
_LEADS = {
    "before": "trước ",
    "by": "trước ",
    "after": "sau ",
    "since": "từ ",
    "from": "từ ",
    "until": "đến ",
}
_QUARTERS = {"first": "I", "second": "II", "third": "III", "fourth": "IV"} | dict(
    zip("1234", ("I", "II", "III", "IV"), strict=True)
)
_PATTERNS = tuple(
    re.compile(_LED + pattern)
    for pattern in (
        rf"\b{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?\b",
        rf"\b{_MONTH} {_DAY}\b(?:,? {_YEAR}\b)?",
        rf"\b{_MONTH}\b(?:,?(?: of)? {_YEAR}\b)?",
        rf"\b(?:(?P<quarter>first|second|third|fourth) quarter|Q(?P<q>[1-4]))(?:(?: of|,)? ?/?{_YEAR})?\b",
    )
)
_ALONE = re.compile(
    rf"\b(?P<led>(?i:before|after|since|from|until|by|in|of|for|during|year))(?: the year)? {_YEAR}\b"
)


def find_dates(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the dates of an English text, with what leads up to them, and how they are written here.

    >>> [(date.group(), meaning) for date, meaning in find_dates("by 1 May 2023, not in 2022")]
    [('by 1 May 2023', 'trước ngày 1 tháng 5 năm 2023'), ('in 2022', 'năm 2022')]
    """
    for pattern in (*_PATTERNS, _ALONE):
        for found in pattern.finditer(text):
            yield found, _written(found.groupdict())
        text = pattern.sub(lambda found: " " * len(found.group()), text)


def replace_dates(text: str, keep: Callable[[str], str]) -> str:
    """Return the text with `keep` of each date, written in Vietnamese, in its place.

    >>> replace_dates("Before 15 April 2023 or in Q1 2024, since 2021", "<{}>".format)
    '<trước ngày 15 tháng 4 năm 2023> or <quý I năm 2024>, <từ năm 2021>'
    """
    for found, meaning in sorted(find_dates(text), key=lambda one: -one[0].start()):
        text = text[: found.start()] + keep(meaning) + text[found.end() :]
    return text


def _written(parts: dict[str, str | None]) -> str:
    month, quarter = parts.get("month"), parts.get("quarter") or parts.get("q")
    pieces = [
        f"ngày {parts['day']}" if parts.get("day") else None,
        f"tháng {_MONTHS.index(month) + 1}" if month else None,
        f"quý {_QUARTERS[quarter]}" if quarter else None,
        f"năm {parts['year']}" if parts["year"] else None,
    ]
    return _LEADS.get((parts["led"] or "").lower(), "") + " ".join(
        piece for piece in pieces if piece
    )
