"""Lines that only announce a list: "… thực hiện các nhiệm vụ sau trước ngày 15 tháng 6:".

Such a line is no task of its own; whom it names and its deadline hold for what stands below.
"""

import datetime as dt
import re

from ingest.assignments.agencies import find_group
from ingest.assignments.clauses import Clause
from ingest.assignments.days import Deadline
from ingest.assignments.deadlines import find_deadline
from ingest.assignments.together import after_coordination
from ingest.notice import Span

_LEADS_OTHERS = re.compile(
    r"(?:(?:khẩn trương|chủ động|tiếp tục|tập trung|có trách nhiệm|quan tâm|cần|phải) )*"
    r"(?:chỉ đạo|hướng dẫn|yêu cầu|lãnh đạo)(?:, (?:chỉ đạo|hướng dẫn|đôn đốc))* "
)
_TELLS_HOW = re.compile(r"(?:như )?sau(?: đây)?:?$|^(?:trong đó|cụ thể|gồm|theo đó)[^,]{0,24}:?$")
_CIRCUMSTANCE = re.compile(
    r"(?:theo|trong phạm vi|căn cứ|trên cơ sở) (?:phạm vi |lĩnh vực )?(?:chức năng|thẩm quyền|nhiệm vụ|quyền hạn|trách nhiệm)"
    r"(?:, (?:chức năng|thẩm quyền|nhiệm vụ|quyền hạn|trách nhiệm))*(?: (?:được giao|quản lý|của mình))*"
)
_GIVEN_BEFORE = re.compile(r"nhiệm vụ (?:đã )?(?:được )?[^,;:]{0,60}giao(?: tại [^,;:]{1,60})?")
_ANY_WORK = re.compile(
    r"(?<!\w)(?:cần|phải|có trách nhiệm|chịu trách nhiệm|tiếp tục|tập trung|khẩn trương|chủ động|quyết liệt|nghiêm túc|kịp thời"
    r"|đồng bộ|có hiệu quả|hiệu quả|thực hiện tốt|làm tốt|quan tâm|cùng|lãnh đạo|chỉ đạo|tổ chức|thực hiện|triển khai|phối hợp"
    r"|đồng thời|hoàn thành|các|một số|những|nhiệm vụ|giải pháp|nội dung|công việc|việc|biện pháp|vấn đề|công tác|yêu cầu"
    r"|trọng tâm|chủ yếu|cấp bách|cụ thể|như sau|sau đây|dưới đây|sau|và|với)(?!\w)"
)
_ANY_DAY = dt.date(2000, 1, 1)
_ENOUGH = 6  # words that make a task of what stands before "các nhiệm vụ sau:"


def only_leads_in(task: str) -> bool:
    """Whether the words before a list ask for nothing but the list.

    >>> only_leads_in("cần tập trung triển khai một số nhiệm vụ sau đây:")
    True
    >>> only_leads_in("chỉ đạo các Cục Thuế thực hiện các nội dung sau trước ngày 15 tháng 6:")
    True
    >>> only_leads_in("rà soát, di dời dân khỏi vùng sạt lở trước bão, gồm:")
    False
    """
    if not task.endswith(":"):
        return False
    words = _without_deadline(_without_others(task[after_coordination(task, 0, len(task)) :]))
    words = _GIVEN_BEFORE.sub(" ", _CIRCUMSTANCE.sub(" ", words))
    pieces = [piece.strip(" :") for piece in re.split(r"[,;] ", words)]
    rest = " ".join(piece for piece in pieces if not _TELLS_HOW.search(piece))
    return len(_ANY_WORK.sub(" ", rest.strip(" :,")).split()) < _ENOUGH


def lead_in_deadline(text: str, clause: Clause, date: dt.date | None) -> Deadline | None:
    """Return the deadline that a lead-in sets for its list, None without one.

    It stands behind the agency, or opens the sentence ("Trước ngày 15/6, yêu cầu các bộ ...:");
    a day within what the sentence is for is none.

    `date` is the notice's, for days without a year.
    """
    behind = find_deadline(text, Span(start=clause.task_start, end=clause.span.end), date)
    if behind is not None and behind.last_day:
        return behind
    before = find_deadline(text, Span(start=clause.begin, end=clause.task_start), date)
    opens = before is not None and before.last_day and before.span.start == clause.begin
    return before if opens else None


def _without_others(task: str) -> str:
    """Take "chỉ đạo các đơn vị ..." away: whom to lead is no task."""
    start = _LEADS_OTHERS.match(task)
    group = find_group(task, start.end(), len(task)) if start else None
    return task[group.span.end :] if group else task


def _without_deadline(task: str) -> str:
    found = find_deadline(task, Span(start=0, end=len(task)), _ANY_DAY)
    if found is None:
        return task
    return f"{task[: found.span.start].rstrip()}{task[found.span.end :]}"
