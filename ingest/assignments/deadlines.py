"""Deadlines in words, and the last day that they allow.

"trước ngày X" allows the day before X; "chậm nhất ngày X", "trong tháng 5", "quý III" the last day
itself. A year that is not said is the notice's own, or the next when the day would long be past.
Days are counted from the notice only where it says so ("kể từ ngày ban hành").
"""

import calendar
import datetime as dt
import re

from ingest.assignments.days import Deadline, deadline, month_end
from ingest.assignments.relative import counted, near, recurring
from ingest.notice import Span

_SAYS_SO = re.compile(r"Thời (?:hạn|gian) hoàn thành(?!\w)")
_SPENT = 60  # days: a day without a year this short before the notice is not of the next year
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}

_YEAR = r"(?:(?: *,)? *(?:(?:năm|/|\.|-) *(?P<year>\d{4})(?!\d)|(?:của )?năm (?P<wyear>nay|này|sau|tới)(?!\w)))?"
_DAY = (
    r"(?:ngày *)?(?:(?P<d>\d{1,2}) *(?:tháng|[/.-]) *(?P<m>\d{1,2})(?!\d|%|,\d|\.\d{1,3}(?!\d))"
    + _YEAR
    + r")"
)
_WHEN = (
    rf"(?:{_DAY}"
    r"|(?P<part>nửa đầu|đầu|giữa|cuối|hết|nửa cuối)? *(?:"
    r"[Tt]háng *(?P<month>\d{1,2})(?![\d%])" + _YEAR.replace("year>", "year2>") + r""
    r"|[Qq]u[ýí] *(?P<quarter>IV|I{1,3}|[1-4])(?!\w)" + _YEAR.replace("year>", "year3>") + r""
    r"|(?P<half>6|sáu) tháng (?P<which>đầu|cuối) năm *(?P<year5>\d{4})?"
    r"|[Nn]ăm *(?P<year4>\d{4})))"
)
# "trong tháng 6 và tháng 7 năm 2023", "quý II, III": the last of them counts.
_UP_TO = r"(?:(?:[Tt]háng *\d{1,2}|[Qq]u[ýí] *(?:IV|I{1,3}|[1-4]))(?: *, *| và | hoặc | *[-–] *| đến )(?=[Tt]háng|[Qq]u[ýí]))*"
_HOUR = r"(?:\d{1,2} *(?:giờ|h|g|:)(?: *\d{2})?(?: *phút|['’])?,? *)"
_LATEST = r"(?:(?:(?:[Cc]hậm|[Mm]uộn|[Tt]rễ) nhất|[Kk]hông (?:muộn|chậm|trễ) hơn|không quá(?= ngày| tháng))(?: là)?(?: đến| vào| hết)*)"
_KINDS = (
    (
        "before",
        rf"(?:{_LATEST} *)?[Tt]rước(?: (?:thời điểm|thời hạn))? *(?P<hour>{_HOUR})?(?:hết )?(?:là )?{_WHEN}",
    ),
    ("within", rf"{_LATEST} *(?:trong *)?(?:{_HOUR})?{_UP_TO}{_WHEN}"),
    (
        "within",
        rf"[Đđ]ến(?: hết)? {_WHEN}(?=,? (?:phải |cần |cơ bản )*(?:hoàn thành|xong|báo cáo|trình)(?!\w))",
    ),
    ("within", rf"(?:[Đđ]ến|[Vv]ào|[Tt]rong)? *(?:hết|cuối)(?= ) *{_WHEN}"),
    (
        "within",
        (
            rf"(?:[Tt]hời hạn|[Tt]hời gian|[Tt]iến độ|[Hh]oàn thành|xong)"
            rf"(?: hoàn thành| thực hiện| báo cáo| dự kiến| tổ chức)? *(?:\(|:|là|vào|đến|[Tt]rong|xong)* *(?:hết *)?{_UP_TO}{_WHEN}"
        ),
    ),
    (
        "within",
        rf"(?:[Tt]hời hạn|[Tt]hời gian)(?: hoàn thành| thực hiện| báo cáo| dự kiến| tổ chức)? *:? *[Tt]ừ [^.;\n]{{3,24}}? đến(?: hết)? *{_WHEN}",
    ),
    (
        "within",
        rf"[Tt]rong(?: (?:đầu|cuối))? *{_UP_TO}{_WHEN}(?= *(?:[.,;:)/]|$|để|nhằm|theo|và|(?:hoàn (?:thành|tất|thiện)|xong|trình|báo cáo|ban hành)(?!\w)))",
    ),
    (
        "within",
        rf"(?:hoàn thành|trình|báo cáo|ban hành|phê duyệt|xong|gửi)[^.;,]{{0,160}}? trong *{_WHEN}",
    ),
    ("within", rf"\(\s*(?:trong *)?{_WHEN}\s*\)"),
)
_EXACT = [
    (kind, re.compile(rf"(?<!\w){pattern}" if pattern[0] != "\\" else pattern))
    for kind, pattern in _KINDS
]
_WORDS = re.compile(
    r"(?<!\w)(?:(?:[Cc]hậm|[Mm]uộn) nhất (?:là )?\d{1,3} (?:ngày|giờ|tuần|tháng)(?: làm việc)?(?: (?:sau|trước|kể từ)[^.,;:)]{0,60})?|trước (?:mùa|năm học|kỳ|khi|dịp|Tết|thời điểm)(?: [^\s,.;:()]+){1,6}"
    r"|(?:định kỳ )?(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)|định kỳ(?: \d+ (?:ngày|tuần|tháng|năm)| theo quy định)?"
    r"|trong thời gian sớm nhất|sớm nhất(?: có thể)?|ngay lập tức|thường xuyên|ngay(?! từ| cả| khi| sau| trên| tại))(?!\w)"
)
_PAST_ONLY = re.compile(
    r"(?:đặc biệt|nhất là|mùa khô|kế hoạch|dự toán|số liệu|kết quả|phát sinh|giai đoạn|từ nay|từ nay cho|ban hành kèm theo|tình hình|từ"
    r"|diễn ra|tổ chức vào|kể từ|Nghị quyết|trong số|so với|tầm nhìn|tầm nhìn đến|cuộc họp|phiên họp|như|tại văn bản)\s*$"
)


def find_deadline(text: str, span: Span, date: dt.date | None) -> Deadline | None:
    """Return the deadline that a stretch of a notice sets, None without one.

    `date` is the notice's. What names a day goes before what does not.

    >>> words = "trình Thủ tướng trước ngày 30 tháng 6 năm 2022."
    >>> find_deadline(words, Span(start=0, end=len(words)), None).last_day
    datetime.date(2022, 6, 29)
    """
    again = recurring(text, span)
    dated = [
        one
        for one in _dated(text, span, date) + counted(text, span, date) + near(text, span, date)
        if not any(
            past.span.start < one.span.end and one.span.start < past.span.end for past in again
        )
    ]
    dated += again
    named = sorted((one for one in dated if one.last_day), key=lambda one: one.span.start)
    if named:
        said = [one for one in named if _SAYS_SO.search(text[one.span.start - 24 : one.span.end])]
        return _or_at_the_latest(text, said or named)
    if dated:
        return min(dated, key=lambda one: one.span.start)
    found = _WORDS.search(text, span.start, span.end)
    return deadline(found, None) if found else None


def _or_at_the_latest(text: str, named: list[Deadline]) -> Deadline:
    """Take the later one of "trong năm 2021 hoặc chậm nhất trước tháng 6 năm 2022"."""
    first = named[0]
    for other in named[1:]:
        between = text[first.span.end : other.span.start]
        if len(between) < 16 and re.match(r"[ ,]*(?:hoặc|và|,)\s*$", between) and "hoặc" in between:
            span = Span(start=first.span.start, end=other.span.end)
            return Deadline(span=span, text=span.of(text), last_day=other.last_day)
    return first


def _dated(text: str, span: Span, date: dt.date | None) -> list[Deadline]:
    deadlines = []
    taken: list[Span] = []
    for kind, pattern in _EXACT:
        for found in pattern.finditer(text, span.start, span.end):
            if any(past.start < found.end() and found.start() < past.end for past in taken):
                continue
            if _PAST_ONLY.search(text[max(span.start, found.start() - 24) : found.start()]):
                continue
            before = kind == "before" and not (
                found["hour"] and found["hour"].lstrip("0")[:1].isdigit()
            )
            one = deadline(found, _last_day(found, date, before=before))
            if not _speaks_of_the_past(one, kind, found, date):
                deadlines.append(one)
                taken.append(one.span)
    return deadlines


def _speaks_of_the_past(
    one: Deadline, kind: str, found: re.Match[str], date: dt.date | None
) -> bool:
    """Whether "trong năm 2020" of a notice of 2022 tells of what was."""
    if date is None or one.last_day is None:
        return False
    if kind == "before":
        return (date - one.last_day).days > _SPENT
    return one.last_day < date and not re.match(r"[Cc]hậm|[Mm]uộn", found.group())


def _last_day(found: re.Match[str], date: dt.date | None, *, before: bool) -> dt.date | None:
    first, last, said = _period(found, date)
    if first is None or last is None:
        return None
    if found["part"] in {"hết", "cuối", "nửa cuối"}:
        return last
    day = first - dt.timedelta(days=1) if before else last
    if said or date is None or day >= date:
        return day
    if (date - day).days <= _SPENT:
        return None
    return _a_year_later(day)


def _period(
    found: re.Match[str], date: dt.date | None
) -> tuple[dt.date | None, dt.date | None, bool]:
    """Return the first and the last day of what is named, and whether its year is said."""
    said = next(
        (found[name] for name in ("year", "year2", "year3", "year4", "year5") if found[name]), None
    )
    year = int(said) if said else date.year if date else None
    word = next((found[name] for name in ("wyear", "wyear2", "wyear3") if found[name]), None)
    if word is not None and date is not None:
        said, year = word, date.year + (word in {"sau", "tới"})
    if year is None or not dt.MINYEAR <= year < dt.MAXYEAR:
        return None, None, False
    try:
        first, last = _days(found, year)
    except ValueError:
        return None, None, False
    return first, last, said is not None


def _days(found: re.Match[str], year: int) -> tuple[dt.date | None, dt.date | None]:
    """Return first and last day; of the beginning or the middle of a month no day is named."""
    if found["d"]:
        day = dt.date(year, int(found["m"]), int(found["d"]))
        return day, day
    if found["part"] == "nửa đầu" and found["month"]:
        return dt.date(year, int(found["month"]), 1), dt.date(year, int(found["month"]), 15)
    if found["part"] in {"đầu", "giữa", "nửa đầu"}:
        return None, None
    first, last = _months(found)
    return dt.date(year, first, 1), month_end(year, last)


def _months(found: re.Match[str]) -> tuple[int, int]:
    if found["month"]:
        return int(found["month"]), int(found["month"])
    if found["quarter"]:
        number = _ROMAN.get(found["quarter"]) or int(found["quarter"])
        return 3 * number - 2, 3 * number
    if found["half"]:
        return (1, 6) if found["which"] == "đầu" else (7, 12)
    return 1, 12


def _a_year_later(day: dt.date) -> dt.date:
    last = calendar.monthrange(day.year + 1, day.month)[1]
    return day.replace(year=day.year + 1, day=min(day.day, last))
