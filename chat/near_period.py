"""Periods counted from today in a question: "tuần này", "tháng tới", "sắp đến hạn"."""

import datetime as dt
import re

from chat.period import Period, months

_NEAR = re.compile(
    r"(?<!\w)(?:(?:trong|vào|đến|hết|nội|có hạn|hạn|của|cuối) )*(?:(?P<unit>tuần|tháng|quý|năm) (?P<which>này|nay|tới|sau)"
    r"|(?P<day>hôm nay|ngày mai)|(?P<soon>sắp (?:đến|tới|hết) hạn))(?!\w)"
)
_SOON = 30  # days


def near_period(text: str, today: dt.date) -> tuple[Period | None, str]:
    """Return the period and the text without it; None and the text where none is named.

    Weeks run from Monday to Sunday.

    >>> near_period("việc nào phải xong trong tuần này", dt.date(2023, 6, 14))
    (Period(first=datetime.date(2023, 6, 12), last=datetime.date(2023, 6, 18)), 'việc nào phải xong ')
    """
    found = _NEAR.search(text)
    if found is None:
        return None, text
    rest = text[: found.start()] + text[found.end() :]
    if found["soon"]:
        return Period(first=today, last=today + dt.timedelta(days=_SOON)), rest
    if found["day"]:
        day = today + dt.timedelta(days=found["day"] == "ngày mai")
        return Period(first=day, last=day), rest
    return _around(found["unit"], today, later=found["which"] in {"tới", "sau"}), rest


def _around(unit: str, today: dt.date, *, later: bool) -> Period:
    if unit == "tuần":
        monday = today + dt.timedelta(days=7 * later - today.weekday())
        return Period(first=monday, last=monday + dt.timedelta(days=6))
    length = {"tháng": 1, "quý": 3, "năm": 12}[unit]
    first = (today.month - 1) // length * length + length * later
    year, month = today.year + first // 12, first % 12 + 1
    return months(year, month, length)
