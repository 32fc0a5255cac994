"""Questions about who must do what by when, answered from the table of assignments.

"Bộ Tài chính được giao việc gì trong thông báo 120?", "những nhiệm vụ quá hạn", "việc nào phải xong
trong quý III/2023". A question that names a topic ("... làm gì về đất lúa") is the reader's: here
nothing may be left over once agency, document and period are taken away.
"""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass, replace

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
    r"|mặt trận|thông tấn xã|hội|liên đoàn)(?!\w)(?:(?! nào| làm | phải | cần | còn | có | được | phối hợp | với | trong | đối với | để | khi | theo | trên | tại (?!doanh)|(?<!quốc gia)(?<!chỉ đạo) về )[^?;])*?)"
)
_WORK = r"(?:việc|nhiệm vụ|công việc|phần việc)"
_WHAT = rf"(?:những |các |mấy |bao nhiêu )?(?:{_WORK} (?:gì|nào)|{_WORK}|gì|những gì)"
_MUST = (
    r"(?:(?:hiện nay|hiện|vẫn|còn|đang|phải|có|cần|sẽ|được giao|được phân công|bị giao|chịu trách nhiệm|chủ trì|làm|thực hiện"
    r"|hoàn thành|xong|trình|báo cáo) )"
)
_LATE = r"(?P<late>(?:đã |đang |bị )*(?:quá hạn|trễ hạn|chậm hạn|quá thời hạn))"
_ASKING = r"(?:(?:hãy|xin|cho biết|cho tôi biết|liệt kê|kể tên|kể ra|kể|nêu|xem|danh sách|tất cả|toàn bộ|những|các|có|còn|hiện) )*"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_ASKING}{_AGENCY.format('agency')} (?P<must>{_MUST}+){_WHAT}(?: {_LATE})?(?: chưa làm| chưa xong)?",
        rf"{_ASKING}(?P<anyone>ai|(?:cơ quan|đơn vị|bộ|bộ ngành|bộ, ngành|địa phương|người) nào) {_MUST}+{_WHAT}",
        (
            rf"{_ASKING}{_WORK}(?: nào| gì)?(?: (?:của|cho|giao cho|do) {_AGENCY.format('agency')})?"
            rf"(?: (?:{_LATE}|(?:phải|cần|sẽ|sắp|chưa|tới|có|đến|xong|hoàn thành|hạn|làm|thực hiện|chủ trì|được giao)))*"
            rf"(?: (?:của|cho|do) {_AGENCY.format('other')})?(?: là (?:gì|những gì)| gồm (?:gì|những gì)| nào)?"
        ),
        rf"{_ASKING}(?:giao|yêu cầu|nêu|đề ra|phân công) {_WHAT}(?: cho (?:ai|{_AGENCY.format('agency')}))?",
    )
)
_DOCUMENT = re.compile(
    r"(?:(?:trong|tại|ở|theo|của|nêu tại|được nêu trong) )?(?:thông báo|công điện|chỉ thị|văn bản|kết luận|công văn|tb)"
    r"(?: số)? \d[\w/.-]*(?:\s*\(\d{4}\))?(?:,? (?:ngày|năm) (?:\d{1,2}[/.-]\d{1,2}[/.-])?\d{4})?|\d+/[\w-]+(?:\s*\(\d{4}\))?"
)
_IDLE = re.compile(
    rf"(?![,;]{NEXT_AGENCY})[?!.,:;…]+|(?<!\w)(?:trước|sau|trong|vào|đến|hết|ngày|từ|kể)(?= *$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskQuestion:
    """What is asked for: agencies in small letters, a period of deadlines, what is overdue."""

    agencies: tuple[str, ...] = ()
    period: Period | None = None
    overdue: bool = False

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
        return TaskFilter(
            agency=asked_forms(";".join(self.agencies), abbreviations),
            due_before=before,
            due_after=None if first == dt.date.min else first - _DAY,
            within=within,
            limit=SHOWN_TASKS,
        )

    def of_each(self, abbreviations: Abbreviations, wanted: TaskFilter) -> tuple[TaskFilter, ...]:
        """Return `wanted` for each agency alone, in the order of `agencies`."""
        forms = (asked_forms(agency, abbreviations) for agency in self.agencies)
        return tuple(replace(wanted, agency=one) for one in forms)


def read_task_question(question: Question) -> TaskQuestion | None:
    """Return what a question asks of the table; None when it asks for anything more.

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
        rest = _DOCUMENT.sub(" ", rest)
        named = rest != low
    period = find_period(rest)
    rest = " ".join(_IDLE.sub(" ", " ".join(without_periods(rest).split())).split())
    for shape in _SHAPES:
        found = shape.fullmatch(rest)
        if found and (asked := _asked(found.groupdict(), period, rest, named=named)):
            return asked
    return None


def _asked(
    parts: dict[str, str | None], period: Period | None, rest: str, *, named: bool
) -> TaskQuestion | None:
    """Say what was matched; None where too little is said to be sure."""
    named_ones = (parts.get("agency"), parts.get("other"))  # "của A hay của B" is both
    agencies = agencies_in(" của ".join(one for one in named_ones if one))
    overdue = parts.get("late") is not None
    bounded = named or period is not None or overdue
    of_work = re.search(rf"{_WORK}|được giao|được phân công", rest)
    if not bounded and not (agencies and (of_work or len(agencies) > 1)):
        return None
    if any(len(agency.split()) > _LONGEST_NAME for agency in agencies):
        return None
    return TaskQuestion(agencies=agencies, period=period, overdue=overdue)
