"""The date of issue: beside the place, in the letterhead; never that of a stamp."""

import datetime as dt
import re

from ingest.normalise import UPPER, squeeze
from ingest.notice import Span

_PLACE = rf"(?P<place>[{UPPER}][\w.\-– ]{{1,40}}?)\s*,?\s*"
_DAY = r"ng[aà]y\s*(?P<day>\d{1,2})\s*th[aá]ng\s*(?P<month>\d{1,2})\s*n[aă]m\s*(?P<year>\d{4})"
_DATE = re.compile(
    rf"(?<![/\w-]){_PLACE}(?:(?<=[,\s])|(?<=\w))\b{_DAY}(?=[\s.]*(?:$|[A-ZĐ]{{2}}))",
    re.MULTILINE,
)
_SHORT = re.compile(
    rf"^[ \t*]*{_PLACE}ngày\s*(?P<day>\d{{1,2}})\s?[/.-]\s?(?P<month>\d{{1,2}})\s?[/.-]\s?"
    r"(?P<year>\d{4})[ \t.]*$",
    re.MULTILINE,
)
_ALONE = re.compile(rf"^[ \t*]*{_DAY}[ \t.]*$", re.MULTILINE | re.IGNORECASE)
_LINE = re.compile(
    rf"^[^\n]{{0,60}}?[{UPPER}][\w.\-– ]{{1,40}}?\s*,\s*ng[aà]y\b[^\n]{{0,40}}n[aă]m", re.MULTILINE
)
_SIGNED_AT = re.compile(
    r"(?:Thời gian ký|Ngày ký|Ký ngày)\s*:\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4})"
)
_DAYS_TO_PUBLISH = 90


def find_date(text: str, zone: int) -> tuple[dt.date, str | None, Span] | None:
    r"""Return date, place and span; None where the date line is blank, unreadable or impossible.

    >>> find_date("Hà Nội, ngày 28 tháng 11 năm 2021\n", 99)[:2]
    (datetime.date(2021, 11, 28), 'Hà Nội')
    >>> find_date("Hà Nội, ngày    tháng 4 năm 2026\nLào Cai, ngày 3 tháng 4 năm 2026\n", 99)
    """
    matches = [pattern.search(text, 0, zone) for pattern in (_DATE, _SHORT, _ALONE)]
    found = next((match for match in matches if match is not None), None)
    line = _LINE.search(text, 0, zone)
    if found is None or (line is not None and line.end() < found.start()):
        return None
    try:
        date = dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    place = squeeze(found.groupdict().get("place") or "").strip(" -–.") or None
    return date, place, Span(start=found.start(), end=found.end())


def fits_signature(date: dt.date, stamps: tuple[str, ...]) -> bool:
    """Whether a date is possible beside the time of an electronic signature.

    A scan is signed by the office that publishes it, days after its date, never before.

    >>> fits_signature(dt.date(2026, 4, 22), ("Thời gian ký: 24.04.2026 16:36:42 +07:00",))
    True
    >>> fits_signature(dt.date(2026, 4, 29), ("Thời gian ký: 24.04.2026 16:36:42 +07:00",))
    False
    """
    for stamp in stamps:
        if found := _SIGNED_AT.search(stamp):
            day, month, year = (int(part) for part in found.groups())
            try:
                signed = dt.date(year, month, day)
            except ValueError:
                continue
            if not 0 <= (signed - date).days <= _DAYS_TO_PUBLISH:
                return False
    return True
