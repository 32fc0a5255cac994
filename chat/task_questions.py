"""Questions about who must do what by when, answered from the table of assignments.

"Bộ Tài chính được giao việc gì trong thông báo 120?", "những nhiệm vụ quá hạn", "việc nào phải xong
trong quý III/2023". A question that names a topic ("... làm gì về đất lúa") is the reader's: here
nothing may be left over once agency, document and period are taken away.
"""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from chat.near_period import near_period
from chat.period import Period, find_period, without_periods
from chat.question import Question
from chat.task_agencies import NEXT_AGENCY, agencies_in
from index.tasks import TaskFilter
from ingest.agencies import Abbreviations
from ingest.agency_names import asked_forms

SHOWN_TASKS = 20
_LONGEST_NAME = 14  # syllables of one agency
_DAY = dt.timedelta(days=1)

_AGENCY = (
    r"(?P<{0}>(?:các |lãnh đạo |bộ trưởng |chủ tịch )?(?:bộ|sở|ủy ban|uỷ ban|ubnd|văn phòng|tổng cục|cục|ngân hàng|thanh tra"
    r"|ban|hội đồng|tập đoàn|tổng công ty|công ty|bảo hiểm|công an|tỉnh|thành phố|địa phương|tổng liên đoàn|đài|kiểm toán"
    r"|mặt trận|thông tấn xã|hội|liên đoàn|kho bạc|chi cục|cảng vụ|học viện|viện kiểm sát|tòa án|bộ đội|hải quan|quản lý thị trường"
    r"|tổ chức tín dụng|vụ|trường(?! hợp)|bệnh viện|nhà trường|cơ sở giáo dục|cơ sở đào tạo|lực lượng|evn|pvn|tkv|acv|vec|vnpt|vcci|viettel)(?!\w)(?:(?! nào| làm | phải | cần | còn | có | được | phối hợp | với | trong | đối với | để | khi | theo | trên | tại (?!doanh)|(?<!quốc gia)(?<!chỉ đạo) về )[^?;])*?)"
)
ONE_AGENCY = _AGENCY.format("agency")
WORK = r"(?:việc|nhiệm vụ|công việc|phần việc)"
WHAT = rf"(?:những |các |mấy |bao nhiêu )?(?:{WORK} (?:gì|nào)|{WORK}|gì|những gì)"
MUST = (
    r"(?:(?:hiện nay|hiện|vẫn|còn|đang|phải|có|cần|sẽ|được giao|được phân công|bị giao|chịu trách nhiệm|chủ trì|làm|thực hiện"
    r"|hoàn thành|xong|trình|báo cáo) )"
)
_MUST_DO = r"(?:phải|cần) (?:làm|thực hiện|hoàn thành) (?:những |các )?gì"
_LATE = r"(?P<late>(?:đã |đang |bị )*(?:quá hạn|trễ hạn|chậm hạn|quá thời hạn))"
ASKING = (
    r"(?:(?:hãy|xin|cho biết|cho tôi biết|cho tôi|cho mình|cho xem|giúp tôi|liệt kê|kể tên|kể ra|kể|nêu|xem|danh sách|bảng|tất cả"
    r"|toàn bộ|những|các|có|còn|hiện) )*"
)
_THEN = rf"(?: {_LATE}| (?:chưa |phải |cần |sẽ )*(?:làm|xong|hoàn thành|thực hiện|báo cáo|trình|chủ trì))*"
_WHO = r"(?:ai|(?:cơ quan|đơn vị|bộ|bộ ngành|bộ, ngành|địa phương|người) nào)"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{ASKING}{_AGENCY.format('agency')} (?P<must>{MUST}+){WHAT}{_THEN}",
        rf"{ASKING}(?P<anyone>{_WHO}) {MUST}+{WHAT}{_THEN}",
        rf"{ASKING}{_WHO} {MUST}*(?:{WORK} )?(?:làm|xong|hoàn thành|báo cáo|trình|thực hiện|chưa xong|{_LATE})(?: {WORK})?",
        (
            rf"{ASKING}{WORK}(?: nào| gì)?(?: (?:của|cho|giao cho|do) {_AGENCY.format('agency')})?"
            rf"(?: (?:{_LATE}|(?:phải|cần|sẽ|sắp|chưa|tới|có|đến|xong|hoàn thành|hạn|làm|thực hiện|chủ trì|được giao)))*"
            rf"(?: (?:của|cho|do) {_AGENCY.format('other')})?(?: là (?:gì|những gì)| gồm (?:gì|những gì)| nào)?"
        ),
        rf"{ASKING}(?:giao|yêu cầu|phân công) (?:cho )?{_WHO} {MUST}*{WHAT}",
        rf"(?:có )?(?:giao|yêu cầu|đề nghị|phân công) (?:cho )?{_AGENCY.format('agency')} {MUST}*(?P<given>{WHAT}){_THEN}",
        rf"{ASKING}{_AGENCY.format('agency')} (?:(?:phải|cần|có|còn|được giao) )*phối hợp (?:làm |thực hiện )?(?P<together>{WHAT})",
        rf"{ASKING}(?:giao )?{WORK} (?:của|cho) {_AGENCY.format('agency')}{_THEN}",
        rf"{ASKING}(?:giao|yêu cầu|nêu|đề ra|phân công) {WHAT}(?: cho (?:(?:những )?(?:ai|{_WHO})|{_AGENCY.format('agency')}))?",
    )
)
DOCUMENT = re.compile(
    r"(?:(?:trong|tại|ở|theo|của|nêu tại|được nêu trong) )?(?:thông báo|công điện|chỉ thị|văn bản|kết luận|công văn|tb)"
    r"(?: số)? \d[\w/.-]*(?:\s*\(\d{4}\))?(?:,? (?:ngày|năm) (?:\d{1,2}[/.-]\d{1,2}[/.-])?\d{4})?|\d+/[\w-]*[a-zđ][\w-]*(?:\s*\(\d{4}\))?"
)
_IDLE = re.compile(
    rf"(?![,;]{NEXT_AGENCY})[?!.,:;…]+|(?<!\w)(?:trước|sau|trong|vào|đến|hết|ngày|từ|kể)(?= *$)"
)
# One agency by its name: "công ty phải làm gì" may ask of any.
_NAMED = re.compile(r"(?:bộ|sở|cục|vụ|đài|tỉnh) \w|\w+ \w+ \w")
_CLOSING = re.compile(r"(?: (?:không|nữa|rồi|vậy|thế|ạ|à|nhỉ|hả|nhé|chưa|với))+$")
# "quá hạn tính đến 1/7/2023": late on that day, whatever today is. Typed "tinh den", the diacritic
# put back may be that of a province.
_AS_OF = re.compile(
    r"(?:(?:tính|tỉnh|tình|so)(?: (?:đến|tới|với|vào))?|đến|tới|vào|tại|ở|(?<=hạn)(?= ngày))(?P<end> hết)?(?: ngày| thời điểm)*(?= *(?:\d|tháng|quý|năm \d))"
)
# What sets no deadline is no filter of the table.
_UNDATED = re.compile(r"(?:chưa|không) (?:có |ấn định |nêu |ghi )?(?:thời )?hạn(?!\w)")
_UNTIL = re.compile(r"(?<!\w)(?:đến|tới|cho đến)(?: hết)?(?: ngày)?(?= *(?:\d|tháng|quý|năm \d))")
_FROM = re.compile(r"(?<!\w)(?:từ|kể từ|sau)(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskQuestion:
    """What is asked for: agencies in small letters, a period of deadlines, what is overdue.

    `together`: what the agencies work along in, where others lead.
    """

    agencies: tuple[str, ...] = ()
    period: Period | None = None
    overdue: bool = False
    together: bool = False

    @property
    def certain(self) -> bool:
        """Whether an empty table is an answer: a deadline was asked for."""
        return self.overdue or self.period is not None

    def filter(
        self, abbreviations: Abbreviations, within: Collection[str] | None, today: dt.date
    ) -> TaskFilter:
        """Return the filter of the table; `within` are ids of the documents named or allowed."""
        first, last = (
            (self.period.first, self.period.last) if self.period else (dt.date.min, dt.date.max)
        )
        before = None if last == dt.date.max else last + _DAY
        if self.overdue:
            before = min(before, today) if before else today
        forms = asked_forms(";".join(self.agencies), abbreviations)
        return TaskFilter(
            agency=() if self.together else forms,
            coordinating=forms if self.together else (),
            due_before=before,
            due_after=None if first == dt.date.min else first - _DAY,
            within=within,
            limit=SHOWN_TASKS,
        )

    def of_each(self, abbreviations: Abbreviations, wanted: TaskFilter) -> tuple[TaskFilter, ...]:
        """Return `wanted` for each agency alone, in the order of `agencies`."""
        forms = (asked_forms(agency, abbreviations) for agency in self.agencies)
        if self.together:
            return tuple(replace(wanted, coordinating=one) for one in forms)
        return tuple(replace(wanted, agency=one) for one in forms)


def read_task_question(question: Question, day: dt.date | None = None) -> TaskQuestion | None:
    """Return what a question asks of the table; None when it asks for anything more.

    `day` is what "tuần này" counts from; without it such words stay unread.

    >>> from chat.question import read_question
    >>> asked = "Bộ Tài chính được giao việc gì trong thông báo 120?"
    >>> read_task_question(read_question(asked, asked)).agencies
    ('bộ tài chính',)
    >>> asked = "Bộ Tài chính được giao việc gì về thuế?"
    >>> read_task_question(read_question(asked, asked)) is None
    True
    """
    low = " ".join(question.text.lower().split())
    rest, named = low, False
    if question.references:
        rest = DOCUMENT.sub(" ", rest)
        named = rest != low
    period, rest = period_asked(rest, day)
    rest = _CLOSING.sub("", rest).lstrip(" ,;:")
    if _UNDATED.search(rest):
        return None
    for shape in _SHAPES:
        found = shape.fullmatch(rest)
        if found and (asked := _asked(found.groupdict(), period, rest, named=named)):
            return asked
    return None


def period_asked(words: str, day: dt.date | None) -> tuple[Period | None, str]:
    """Return the period of deadlines that is asked for, and the words without what led up to it."""
    period, rest = _period(words, day)
    return period, " ".join(_IDLE.sub(" ", " ".join(without_periods(rest).split())).split())


def late(words: str) -> bool:
    """Whether nothing but what is late is asked for: "việc nào quá hạn"."""
    return bool(re.fullmatch(rf"(?:{ASKING}{WORK}(?: nào| gì)? )?{_LATE}", words))


def _period(rest: str, day: dt.date | None) -> tuple[Period | None, str]:
    """Return the period of deadlines that is asked for, and the words without what led up to it."""
    period = find_period(rest)
    if period is None:
        return near_period(rest, day) if day else (None, rest)
    if re.search(_LATE, rest) and (as_of := _AS_OF.search(rest)):
        whole = as_of["end"] or period.first != period.last
        last = period.last if whole else period.last - _DAY
        return Period(first=dt.date.min, last=last), rest[: as_of.start()] + rest[as_of.end() :]
    if _UNTIL.search(rest) and not _FROM.search(rest) and period.first != dt.date.min:
        return Period(first=dt.date.min, last=period.last), rest
    return period, rest


def _asked(
    parts: dict[str, str | None], period: Period | None, rest: str, *, named: bool
) -> TaskQuestion | None:
    """Say what was matched; None where too little is said to be sure."""
    named_ones = (parts.get("agency"), parts.get("other"))  # "của A hay của B" is both
    agencies = agencies_in(" của ".join(one for one in named_ones if one))
    overdue = parts.get("late") is not None
    if overdue and period is not None and period.first == dt.date.min:
        overdue = False  # late on a day that is named
    bounded = named or period is not None or overdue
    together = bool(agencies) and parts.get("together") is not None
    if not (bounded or together or (agencies and _of_work(rest, agencies))):
        return None
    if any(len(agency.split()) > _LONGEST_NAME for agency in agencies):
        return None
    return TaskQuestion(agencies=agencies, period=period, overdue=overdue, together=together)


def _of_work(rest: str, agencies: tuple[str, ...]) -> bool:
    """Whether agencies are asked about for their work, or are surely agencies of their own."""
    if len(agencies) > 1 or re.search(rf"{WORK}|được giao|được phân công", rest):
        return True
    return bool(re.search(_MUST_DO, rest)) and any(_NAMED.match(one) for one in agencies)
