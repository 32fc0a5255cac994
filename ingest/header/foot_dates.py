"""A date that stands only at the foot of a notice: on the line above its signer.

The day on which a law was passed is not taken: it is not the day that its letterhead would give.
"""

import datetime as dt
import re

from ingest.header.foot import is_rank
from ingest.normalise import UPPER, squeeze
from ingest.notice import Span

_DAY = r"ngày\s*(?P<day>\d{1,2})\s*(?:tháng|[/.-])\s*(?P<month>\d{1,2})\s*(?:năm|[/.-])\s*(?P<year>\d{4})"
_PLACE_AND_DAY = re.compile(
    rf"^[ \t*]*(?P<place>[{UPPER}][\w.\-– ]{{1,40}}?)\s*,\s*{_DAY}[ \t.]*$", re.MULTILINE
)
_BLANK = re.compile(r"\bngày\b[^\n]{0,40}\btháng\b[^\n]{0,20}\bnăm\b", re.IGNORECASE)
_NEAR = 300  # characters before the signer


def find_foot_date(text: str, head_end: int, body: Span) -> tuple[dt.date, str, Span] | None:
    r"""Return date, place and span where the letterhead has no line for a date and the foot has one.

    >>> notice = "THÔNG BÁO\n\nHọp.\nHà Nội, ngày 7 tháng 3 năm 2024\n\nKT. BỘ TRƯỞNG"
    >>> find_foot_date(notice, 9, Span(start=11, end=notice.index("KT.") - 2))[:2]
    (datetime.date(2024, 3, 7), 'Hà Nội')
    """
    if _BLANK.search(text, 0, head_end):
        return None
    found = [
        match
        for match in _PLACE_AND_DAY.finditer(text, max(body.start, body.end - _NEAR))
        if _signed_below(text, match.end(), body.end)
    ]
    return _date(found[0]) if len(found) == 1 else None


def _signed_below(text: str, at: int, body_end: int) -> bool:
    """Whether the body ends here: the next line names the office of the signer."""
    below = text[at:].lstrip()
    return text[at:body_end].strip() == "" and is_rank(below.split("\n", 1)[0])


def _date(found: re.Match[str]) -> tuple[dt.date, str, Span] | None:
    try:
        date = dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return date, squeeze(found["place"]), Span(start=found.start("place"), end=found.end())
