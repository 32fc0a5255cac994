"""A deadline as it was found: its words and the last day that they allow."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from ingest.notice import Span

_DOING = re.compile(r"(?:hoàn thành|trình|báo cáo|ban hành|phê duyệt|xong|gửi)(?!\w)")
_BEGINNING = re.compile(
    r"^[ (]*(?:(?:[Tt]hời gian|[Tt]hời hạn|[Tt]iến độ)(?: thực hiện| hoàn thành| trình| báo cáo)* *: *)?(?:(?:[Hh]oàn thành|xong) +(?=trong|trước))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The words that set it, where they stand, and the last day allowed, None where none is named."""

    span: Span
    text: str
    last_day: dt.date | None


def month_end(year: int, month: int) -> dt.date:
    """Return the last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def deadline(found: re.Match[str], day: dt.date | None) -> Deadline:
    """Return what was found without the words before it ("hoàn thành ... trong tháng 6")."""
    words = found.group()
    start = found.start() + len(words) - len(_BEGINNING.sub("", words))
    if _DOING.match(words) and (within := words.rfind(" trong ")) > 0:
        start = found.start() + within + 1
    end = found.start() + len(words.rstrip(" )"))
    span = Span(start=start, end=end)
    return Deadline(span=span, text=" ".join(found.string[start:end].split()), last_day=day)
