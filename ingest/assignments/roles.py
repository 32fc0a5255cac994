"""Who does a task of a plan, told in lines below it: "Đơn vị chủ trì: …", "Đơn vị phối hợp: …".

Plans and programmes name the task first, and under it or in brackets behind it who leads, who
works along and by when.
"""

import re
from dataclasses import dataclass

from ingest.assignments.agencies import find_group
from ingest.assignments.blocks import Paragraph
from ingest.assignments.clauses import begin_of
from ingest.assignments.drafts import Draft, State
from ingest.assignments.lists import split_names
from ingest.assignments.names import HEAD, MINISTRY
from ingest.assignments.verbs import VERB
from ingest.notice import Span

_WHOSE = r"(?:[Cc]ác )?(?:[Cc]ơ quan|[Đđ]ơn vị|[Bb]ộ phận|[Tt]ổ chức)(?:, (?:cơ quan|đơn vị|tổ chức|cá nhân))*"
_LEAD = rf"(?:{_WHOSE} (?:chủ trì|đầu mối|thực hiện|chịu trách nhiệm)(?: thực hiện| chính)?|(?P<bare>[Cc]hủ trì(?: thực hiện)?)) *: *"
_WITH = rf"(?:{_WHOSE} )?[Pp]hối hợp(?: thực hiện)? *: *"
_WHEN = r"(?:[Tt]hời gian|[Tt]hời hạn|[Tt]iến độ)(?: thực hiện| hoàn thành| trình| báo cáo| dự kiến| tổ chức| triển khai| diễn ra)* *: *"
_ELSE = r"(?:[Dd]ự kiến )?(?:[Kk]ết quả|[Ss]ản phẩm|[Kk]inh phí|[Tt]hành phần|[Đđ]ối tượng|[Qq]uy mô|[Pp]hương thức|[Nn]ội dung|[Nn]guồn (?:lực|kinh phí)|[Đđ]ịa điểm|[Hh]ình thức)[^:\n]{0,30}: *"
_OPENS = r"(?:[-–+*•] *|\(|[a-zđ]\) *|\d{1,2}\. *)?"
_LEADS = re.compile(rf"(?<!\w)(?:{_LEAD})")
_ALONG = re.compile(rf"(?<!\w)(?:{_WITH})")
_ANY = re.compile(rf"(?<!\w)(?:{re.sub(r'[(][?]P<bare>', '(?:', _LEAD)}|{_WITH}|{_WHEN}|{_ELSE})")
_LINE = re.compile(rf"{_OPENS}(?:{_ANY.pattern})")
_FOLLOWS = re.compile(rf"(?<!\w)(?:{_WITH}|{_WHEN})")
_CUT = re.compile(rf"(?:,? và |, |; ?)(?={HEAD.pattern}|{MINISTRY}|(?:các|một số) [^,;]+)|; ")
_STOP = re.compile(rf"(?<!TP)[.)](?=\s|$|;)|;(?! ?(?:{HEAD.pattern}))")
_POINT = re.compile(r"(?<!TP)[.)](?=\s|$)")
_DOES = re.compile(rf"(?:{VERB})", re.IGNORECASE)
_LIST = 300  # characters of names in one line
_PIECES = re.compile(r"[,;] (?!ngành|địa phương|thành phố|cá nhân|phường|xã|huyện)")
_AROUND = " .;,:()[]-–+*\n"
_NEAR = 400  # characters in which a bare "Chủ trì:" must be joined by another role


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """What a line says of a task: who leads it, "" when only others do, and who works along.

    `start` is where the line begins to say so: what stands before it is the task.
    """

    start: int
    lead: str
    coordinating: tuple[str, ...]


def is_role_line(text: str, span: Span) -> bool:
    """Whether a line holds nothing but who does the task above it, by when, or what comes of it.

    >>> line = "- Thời gian hoàn thành: quý II năm 2023."
    >>> is_role_line(line, Span(start=0, end=len(line)))
    True
    """
    return bool(_LINE.match(text, span.start, span.end))


def read_roles(text: str, span: Span) -> Roles | None:
    """Return who does a task by a line below it or by what stands behind it.

    >>> line = "Mở lớp tập huấn (đơn vị chủ trì: Sở Y tế; phối hợp: Sở Tài chính, Công an tỉnh)."
    >>> roles = read_roles(line, Span(start=0, end=len(line)))
    >>> roles.lead, roles.coordinating
    ('Sở Y tế', ('Sở Tài chính', 'Công an tỉnh'))
    """
    leads = _LEADS.search(text, span.start, span.end)
    along = _ALONG.search(text, span.start, span.end)
    whole = is_role_line(text, span)
    lead = _names(text, leads.end(), span.end, whole=whole) if leads else ()
    if leads is not None and leads["bare"] and not _joined(text, leads.end()):
        lead = ()
    together = _names(text, along.end(), span.end, whole=whole) if along else ()
    starts = [found.start() for found in (leads if lead else None, along) if found]
    if not lead and not together:
        return None
    return Roles(start=min(starts), lead=", ".join(lead), coordinating=together)


def _joined(text: str, at: int) -> bool:
    """Whether another role follows "Chủ trì: …", which alone may be who presides a meeting."""
    return bool(_FOLLOWS.search(text, at, at + _NEAR))


def _names(text: str, at: int, end: int, *, whole: bool) -> tuple[str, ...]:
    """Read the names of a role, which end with the sentence or before the next role.

    `whole`: a line of roles lists names even where they begin like none that is known.
    """
    following = _ANY.search(text, at, end)
    stop = (_POINT if whole else _STOP).search(text, at, following.start() if following else end)
    words = text[at : stop.start() if stop else following.start() if following else end]
    last = at + len(words.rstrip(_AROUND))
    known = find_group(text, at, end) is not None
    if not known and not (whole and 0 < last - at <= _LIST and not _DOES.match(text, at)):
        return ()
    if not known:
        return tuple(_PIECES.split(" ".join(text[at:last].split())))
    cuts = [at, *(found.end() for found in _CUT.finditer(text, at, last))]
    return split_names(text, cuts, last)


def assign(state: State, paragraph: Paragraph) -> bool:
    """Read a line of roles: begin the assignment of the task above it, or add to the last one.

    Returns whether the line has been read whole.
    """
    whole = is_role_line(state.text, paragraph.span)
    roles = read_roles(state.text, paragraph.span)
    if roles is None:
        if whole and state.by_role:
            state.drafts[-1].end = paragraph.span.end
        return whole and state.by_role
    if roles.lead and whole and state.by_role and _of_same_task(state):
        also = (roles.lead, *roles.coordinating)
        state.drafts[-1].coordinating += also  # "Đơn vị thực hiện: …" behind who leads
        state.drafts[-1].end = paragraph.span.end
        return True
    if roles.lead:
        return _begin(state, paragraph, roles, whole=whole)
    if whole and state.by_role:
        state.drafts[-1].coordinating += roles.coordinating
        state.drafts[-1].end = paragraph.span.end
    return whole


def _of_same_task(state: State) -> bool:
    task = state.task
    return task is not None and state.drafts[-1].start == begin_of(state.text, task.span)


def _begin(state: State, paragraph: Paragraph, roles: Roles, *, whole: bool) -> bool:
    task = state.task if whole else paragraph
    if task is None:
        return False
    if whole:  # what the heading was taken for, it is the task of these
        state.drafts = [one for one in state.drafts if one.start < task.span.start]
    start = begin_of(state.text, task.span)
    end = task.span.end if whole else roles.start
    state.drafts.append(
        Draft(
            lead=roles.lead,
            start=start,
            end=paragraph.span.end,
            first_end=len(state.text[:end].rstrip(" (-–,;:")),
            task_start=start,
            label=task.label,
            coordinating=roles.coordinating,
        )
    )
    state.by_role = True
    return True
