"""Dates and periods in a question: "năm 2022", "quý I/2023", "trước tháng 6/2023", "10/4/2023"."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"(?:\s*(?:/|-|năm|của năm)\s*(?P<{0}>(?:19|20)\d\d))"
_PATTERN = re.compile(
    r"(?:ngày\s*)?\b(?P<day>\d{1,2})\s*(?:[/.-]|tháng)\s*(?P<day_month>\d{1,2})" + _YEAR.format("day_year")
    + r"|\btháng\s*(?P<month>\d{1,2})" + _YEAR.format("month_year")
    + r"|\bquý\s*(?P<quarter>iv|i{1,3}|[1-4])" + _YEAR.format("quarter_year")
    + r"|(?:\b(?P<half>nửa đầu|nửa cuối|đầu|cuối|6 tháng đầu|6 tháng cuối)\s*)?\bnăm\s*(?P<year>(?:19|20)\d\d)"
    r"(?:\s*[-–đến]+\s*(?:năm\s*)?(?P<last_year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)  # fmt: skip
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LED = re.compile(
    r"(?:\b(?:trước|sau|kể từ|từ|trong|vào|đến hết|đến|tới|hết|có hạn|(?<!quá )(?<!trễ )(?<!chậm )hạn|là)\s+)*(?:"
    + _PATTERN.pattern
    + ")",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\btrước\s*(?:ngày\s*)?$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:sau|từ|kể từ)\s*(?:ngày\s*)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:đến|tới)\s*(?:hết\s*)?(?:ngày\s*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from `first` to `last`, both included; an open side is the first or last day there is."""

    first: dt.date
    last: dt.date

    def holds(self, day: dt.date | None) -> bool:
        """Whether a day lies in the period; an unknown one does not."""
        return day is not None and self.first <= day <= self.last


def find_period(text: str) -> Period | None:
    """Return the period that a question names; of two, "từ ... đến ..." is one.

    >>> find_period("thông báo trước tháng 6/2023").last.isoformat()
    '2023-05-31'
    >>> period = find_period("từ quý I/2022 đến quý III năm 2022")
    >>> period.first.isoformat(), period.last.isoformat()
    ('2022-01-01', '2022-09-30')
    """
    whole: Period | None = None
    for found in _PATTERN.finditer(text):
        period = _read(found)
        if period is None:
            continue
        head = text[: found.start()]
        if whole is not None and _UNTIL.search(head):
            return Period(first=whole.first, last=period.last)
        whole = whole or _opened(period, head)
    return whole


def _opened(period: Period, head: str) -> Period:
    """Open a side of a period behind "trước", "sau" or "từ"."""
    if _BEFORE.search(head):
        return Period(first=dt.date.min, last=period.first - dt.timedelta(days=1))
    if _AFTER.search(head):
        return Period(first=period.first, last=dt.date.max)
    return period


def _read(found: re.Match[str]) -> Period | None:
    parts = found.groupdict()
    try:
        if parts["day"]:
            day = dt.date(int(parts["day_year"]), int(parts["day_month"]), int(parts["day"]))
            return Period(first=day, last=day)
        if parts["month"]:
            return months(int(parts["month_year"]), int(parts["month"]), 1)
        if parts["quarter"]:
            quarter = _ROMAN[parts["quarter"].lower()]
            return months(int(parts["quarter_year"]), 3 * quarter - 2, 3)
        return _years(parts)
    except ValueError:
        return None


def _years(parts: dict[str, str]) -> Period:
    year = int(parts["year"])
    half = (parts["half"] or "").lower()
    if "đầu" in half:
        return months(year, 1, 6)
    if "cuối" in half:
        return months(year, 7, 6)
    return Period(first=dt.date(year, 1, 1), last=dt.date(int(parts["last_year"] or year), 12, 31))


def months(year: int, month: int, count: int) -> Period:
    """Return `count` months from the first day of one; all of them in one year."""
    last = month + count - 1
    return Period(
        first=dt.date(year, month, 1),
        last=dt.date(year, last, calendar.monthrange(year, last)[1]),
    )


def years(text: str) -> frozenset[int]:
    """Return the years that a text names, whatever stands beside them.

    >>> sorted(years("năm học 2022-2023, ngày 5/1/2024"))
    [2022, 2023, 2024]
    """
    return frozenset(int(year) for year in _ANY_YEAR.findall(text))


def without_periods(text: str) -> str:
    """Return a text without the periods that it names and what leads up to them.

    >>> without_periods("việc nào phải xong trong quý III/2023")
    'việc nào phải xong '
    """
    return _LED.sub("", text)
