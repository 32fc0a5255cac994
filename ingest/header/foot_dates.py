"""Dates that stand only at the foot: of a law, when it was passed; of a notice, above its signer."""

import datetime as dt
import re

from ingest.header.foot import is_rank
from ingest.normalise import UPPER, fold, squeeze
from ingest.notice import Span

_DAY = r"ngày\s*(?P<day>\d{1,2})\s*(?:tháng|[/.-])\s*(?P<month>\d{1,2})\s*(?:năm|[/.-])\s*(?P<year>\d{4})"
_PASSED = re.compile(
    r"^[ \t]*(?P<self>Luật|Bộ luật|Pháp lệnh|Nghị quyết)\s+này\s+(?:đã\s+)?được\s+"
    r"(?:Quốc\s+hội|[UỦ][yỷ]\s+ban\s+[Tt]hường\s+vụ\s+Quốc\s+hội|Hội\s+đồng\s+nhân\s+dân)\b"
    rf"[^\n;“”\"]{{0,200}}?\bthông\s+qua\b(?:(?!ngày)[^\n;“”\"]){{0,80}}{_DAY}",
    re.MULTILINE,
)
_PLACE_AND_DAY = re.compile(
    rf"^[ \t*]*(?P<place>[{UPPER}][\w.\-– ]{{1,40}}?)\s*,\s*{_DAY}[ \t.]*$", re.MULTILINE
)
_BLANK = re.compile(r"\bngày\b[^\n]{0,40}\btháng\b[^\n]{0,20}\bnăm\b", re.IGNORECASE)
_NEAR = 300  # characters before the signer


def find_foot_date(
    text: str, head_end: int, body: Span, kind: str | None
) -> tuple[dt.date, str | None, Span] | None:
    r"""Return date, place and span where the letterhead has no line for a date and the foot has one.

    >>> law = "LUẬT\n\nLuật này đã được Quốc hội khóa X thông qua ngày 29 tháng 6 năm 2001."
    >>> find_foot_date(law, 4, Span(start=6, end=len(law)), "Luật")[:2]
    (datetime.date(2001, 6, 29), None)
    """
    if _BLANK.search(text, 0, head_end):
        return None
    found = [
        match
        for match in _PASSED.finditer(text, body.start)
        if kind is not None and fold(match["self"]) == fold(kind)
    ]
    found += [
        match
        for match in _PLACE_AND_DAY.finditer(text, max(body.start, body.end - _NEAR))
        if _signed_below(text, match.end(), body.end)
    ]
    if len(found) != 1:
        return None
    return _date(found[0])


def _signed_below(text: str, at: int, body_end: int) -> bool:
    """Whether the body ends here: the next line names the office of the signer."""
    below = text[at:].lstrip()
    return text[at:body_end].strip() == "" and is_rank(below.split("\n", 1)[0])


def _date(found: re.Match[str]) -> tuple[dt.date, str | None, Span] | None:
    try:
        date = dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    place = squeeze(found.groupdict().get("place") or "") or None
    start = found.start("place" if place else "self")
    return date, place, Span(start=start, end=found.end())
