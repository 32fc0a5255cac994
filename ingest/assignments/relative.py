"""Deadlines counted from the notice's date: "sau 10 ngày kể từ ngày ký", "trong tuần này"."""

import calendar
import datetime as dt
import re

from ingest.assignments.days import Deadline, deadline, month_end
from ingest.notice import Span

_COUNTED = re.compile(
    r"(?<!\w)(?:[Cc]hậm nhất |[Mm]uộn nhất )?(?:là )?(?:[Tt]rong|[Ss]au)(?: vòng| thời hạn| thời gian)?(?: không quá| tối đa)? *"
    r"(?P<count>\d{1,3}) *(?P<unit>ngày làm việc|ngày|tuần|tháng|giờ)(?: làm việc)?"
    r"(?P<from>,? *(?:kể )?từ (?:ngày|khi|thời điểm)[^.,;:)]{0,80})?"
)
_DOCUMENT = r"(?:thông báo|công điện|chỉ thị|văn bản|công văn|quyết định|nghị quyết|kế hoạch)"
_OWN_DATE = re.compile(
    r",? *(?:kể )?từ (?:ngày|khi|thời điểm) "
    rf"(?:(?:ký ban hành|ký|ban hành)(?: {_DOCUMENT})?(?: này)?|(?:ra |có )?{_DOCUMENT} này)"
    r"(?=$| (?!số|của|hợp|quyết|nghị|luật|thông|hóa|biên|văn|kết|giấy|tờ))",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"(?<!\w)(?:(?:trong|vào|hết|cuối|trước)(?: cuối| hết)? (?P<what>tuần|tháng|quý|năm) (?P<next>này|tới|sau)"
    r"|(?P<before>trước |(?:chậm|muộn) nhất (?:là )?|trong |vào )(?:hết )?ngày (?P<day>\d{1,2}) tháng (?P<month>này|tới|sau)"
    r"|trong (?:vòng )?(?P<count>\d{1,2}) (?P<unit>ngày|tuần|tháng) tới|(?:trong )?(?:ngày )?hôm nay)(?!\w)"
)
# What comes again has no last day: "chậm nhất ngày 5 hằng tháng", "trước ngày 25 của tháng cuối quý".
_AGAIN = re.compile(
    r"(?<!\w)(?:(?:[Cc]hậm|[Mm]uộn) nhất (?:là )?|[Tt]rước |[Vv]ào |[Đđ]ịnh kỳ (?:vào )?)?(?:hết )?(?:ngày )?\d{1,2}"
    r"(?:(?: tháng |/)\d{1,2})?,? (?:của )?(?:(?:hằng|hàng|mỗi) (?:tháng|quý|năm)|tháng (?:cuối|đầu)(?: của)?(?: mỗi| hằng| hàng)? quý)(?!\w)"
)


def counted(text: str, span: Span, date: dt.date | None) -> list[Deadline]:
    """Read "sau 10 ngày kể từ ngày ký": a day where it counts from the notice's own date."""
    deadlines = []
    for found in _COUNTED.finditer(text, span.start, span.end):
        whence = found["from"]
        if whence is None and not re.match(
            r"[Tt]rong (?:vòng|thời hạn)|[Cc]hậm nhất", found.group()
        ):
            continue
        own = whence is not None and _OWN_DATE.match(whence)
        day = _after(date, int(found["count"]), found["unit"]) if own and date else None
        deadlines.append(deadline(found, day))
    return deadlines


def _after(date: dt.date, count: int, unit: str) -> dt.date | None:
    """Count on from the notice's day; working days depend on holidays, so they stay unread."""
    if unit == "ngày":
        return date + dt.timedelta(days=count)
    if unit == "tuần":
        return date + dt.timedelta(weeks=count)
    if unit == "tháng":
        months = date.month - 1 + count
        year, month = date.year + months // 12, months % 12 + 1
        return dt.date(year, month, min(date.day, calendar.monthrange(year, month)[1]))
    return None


def near(text: str, span: Span, date: dt.date | None) -> list[Deadline]:
    """Read "trong tuần này", "cuối tháng tới": from the notice's date, since the words say so."""
    if date is None:
        return []
    return [
        deadline(found, _near_day(found, date))
        for found in _NEAR.finditer(text, span.start, span.end)
    ]


def recurring(text: str, span: Span) -> list[Deadline]:
    """Return the words of what is due again and again, without a day."""
    return [deadline(found, None) for found in _AGAIN.finditer(text, span.start, span.end)]


def _near_day(found: re.Match[str], date: dt.date) -> dt.date | None:
    if found["count"]:
        return _after(date, int(found["count"]), found["unit"])
    if found["day"]:
        return _day_of_month(found, date)
    return _end_of(found["what"], date, later=found["next"] in {"tới", "sau"})


def _end_of(what: str | None, date: dt.date, *, later: bool) -> dt.date:
    match what:
        case "tuần":
            return date + dt.timedelta(days=6 - date.weekday() + (7 if later else 0))
        case "tháng":
            month = date.month % 12 + 1 if later else date.month
            return month_end(date.year + (later and date.month == 12), month)
        case "quý":
            quarter = (date.month - 1) // 3 + 1 + later
            return month_end(date.year + quarter // 5, 3 * ((quarter - 1) % 4 + 1))
        case "năm":
            return dt.date(date.year + later, 12, 31)
    return date


def _day_of_month(found: re.Match[str], date: dt.date) -> dt.date | None:
    later = found["month"] != "này"
    month = date.month % 12 + 1 if later else date.month
    try:
        day = dt.date(date.year + (later and date.month == 12), month, int(found["day"]))
    except ValueError:
        return None
    return day - dt.timedelta(days=1) if found["before"] == "trước " else day
