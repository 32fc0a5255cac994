"""Clauses: whom a piece of a sentence addresses, and what it asks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.assignments.agencies import Group, find_group
from ingest.assignments.names import HEAD
from ingest.assignments.predicates import GIVES, given_on, what_is_asked
from ingest.assignments.verbs import (
    FACTUAL,
    IMPERATIVE,
    MODAL,
    VERB,
    WORD_OF_WORK,
    gives,
    is_inner,
)
from ingest.normalise import UPPER
from ingest.notice import Span

_START = re.compile(
    r"(?:(?:[-–+•*] *)|(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-zđ])\) *)|(?:\d{1,3}(?:\.\d{1,2})*[./)] *)|(?:[IVXL]+[./)] *)"
    r"|(?:[a-zđ][.)] *))*"
)
_OPENING = re.compile(
    r"(?:Về|Đối với|Để|Căn cứ|Trên cơ sở|Theo(?! dõi| sát)|Trước mắt|Trong|Khi|Sau khi|Nhằm|Do đó|Vì vậy|Do vậy|Đồng thời|đồng thời"
    r"|Bên cạnh|Ngoài ra|Tuy nhiên|tuy nhiên|Thời gian tới|Riêng|Từ nay|Định kỳ|Hằng|Hàng|Trước ngày|Chậm nhất|Với|Qua"
    r"|Từ|Tại|Nếu|Thực hiện|Tiếp tục thực hiện|Ngay|Cùng với|Kể từ|Đến|Việc|Trước|Giai đoạn|Liên quan|Song song)(?!\w)"
)
_NARRATIVE = re.compile(
    r"(?:Sau khi nghe|Tham dự|Cùng dự|Dự (?:họp|cuộc|hội|tại|buổi)|Tham gia (?:cuộc|buổi)|(?:(?:Sáng|Chiều|Tối) )?[Nn]gày \d"
    r"|Văn phòng Chính phủ (?:xin |trân trọng )?thông báo|Trên đây|Kính gửi|Biểu dương|Đánh giá cao|Hoan nghênh"
    r"|(?:Trong )?[Qq]uá trình [^.;]{0,40}(?:thực hiện|triển khai)[^.;]{0,60}(?:nếu|trường hợp|có|phát sinh)[^.;]{0,40}(?:vướng mắc|khó khăn)|Ghi nhận|Cảm ơn|Chúc mừng|Cơ bản (?:thống nhất|đồng ý) với|Đồng ý với|Thống nhất với|Đồng tình)"
)
_INFORMS = re.compile(
    r"[^;.]{0,160}?(?:thông báo|có ý kiến|trả lời)[^;.]{0,260}?(?:biết|được biết|như sau)"
)
_TOPIC = 60  # words before a colon
_COMMA = re.compile(
    r"(?:[,:)]|\bthì|\bmà) +(?:(?:do (?:vậy|đó)|vì (?:vậy|thế)|theo đó|đồng thời|trong đó|nên),? +)?"
)
_DIRECTING = re.compile(r"(?<!\w)(?:chỉ đạo|hướng dẫn) +")
_TOPIC_ENDS = re.compile(rf": +(?=[{UPPER}])")
_FOR = re.compile(r"(?:Đối với|Về phía) ")
_CASE = re.compile(r"(?:Trường hợp|trường hợp|Nếu|nếu)(?!\w)")
_NAMED = re.compile(rf"[{UPPER}]|các |tất cả |\d{{1,2}} (?:tỉnh|thành phố|địa phương|bộ)")
_HEADS = re.compile(rf"(?<!\w)(?:{HEAD.pattern})")
_GROUNDS = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Theo|Đối với)(?! (?:trường hợp|quy định|thông báo))(?!\w)"
)
_OWNED = re.compile(r"(?<!\w)của $")
_DOES = re.compile(rf" (?:{MODAL}|{VERB})")
_DESCRIBES = re.compile(
    r"(?<!\w)(?:là|bị|được(?! giao| phân| phê| ban| duyệt| công)|đã|đang)(?!\w)"
)
_MODAL = re.compile(rf"(?<!\w)(?:{MODAL})")
_PASSIVE = re.compile(r"(?<!\w)(?:được |sẽ )?giao cho +")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A piece of a sentence, its words from `begin` on, behind any label.

    `group` is whom it addresses, None where nobody is named. `task_start` is where what is to be
    done begins. `imperative`: it begins like an order without saying to whom. `factual`: it tells
    what was done, praises, agrees.
    """

    span: Span
    begin: int
    group: Group | None
    task_start: int
    imperative: bool
    factual: bool
    given: bool = False


def read_clause(text: str, span: Span, *, directed: bool = False) -> Clause:
    """Find whom a clause addresses; `directed`: whom the one it names sets to work.

    >>> words = "Về học phí, Bộ Tài chính chủ trì, phối hợp với Bộ Y tế rà soát."
    >>> clause = read_clause(words, Span(start=0, end=len(words)))
    >>> clause.group.names, words[clause.task_start:]
    (('Bộ Tài chính',), 'chủ trì, phối hợp với Bộ Y tế rà soát.')
    """
    begin = begin_of(text, span)
    if _NARRATIVE.match(text, begin, span.end) or (
        HEAD.match(text, begin, span.end) and _INFORMS.match(text, begin, span.end)
    ):
        return _nobody(text, span, begin, factual=True)
    factual = False
    places = _directed(text, begin, span.end) if directed else []
    for at, given in [(at, True) for at in places] or _candidates(text, begin, span.end):
        group = find_group(text, at, span.end)
        if group is None:
            continue
        task, told = what_is_asked(text, group, span.end, given=given)
        factual = factual or (told and at == begin)
        if task is None:
            continue
        on = given_on(text, task, span.end)
        group, task = on or (group, task)
        asked = given or on is not None
        if asked or _acceptable(text, begin, at, group.span.end):
            return Clause(
                span=span,
                begin=begin,
                group=group,
                task_start=task,
                imperative=False,
                factual=False,
                given=asked,
            )
    return _nobody(text, span, begin, factual=factual)


def begin_of(text: str, span: Span) -> int:
    """Return where the words begin behind any label."""
    label = _START.match(text, span.start, span.end)
    return label.end() if label else span.start


def _nobody(text: str, span: Span, begin: int, *, factual: bool) -> Clause:
    return Clause(
        span=span,
        begin=begin,
        group=None,
        task_start=begin,
        imperative=bool(IMPERATIVE.match(text, begin, span.end)),
        factual=factual or _tells(text, begin, span.end),
    )


def _tells(text: str, begin: int, end: int) -> bool:
    """Whether "đã", "đang" ... comes before any word of work; a topic before a colon tells nothing."""
    for topic in _TOPIC_ENDS.finditer(text, begin, min(end, begin + 300)):
        if IMPERATIVE.match(text, topic.end(), end):
            return False
    stretch = text[begin : min(end, begin + 160)]
    told = FACTUAL.search(stretch)
    work = WORD_OF_WORK.search(stretch[:1].lower() + stretch[1:])
    return told is not None and (work is None or told.start() < work.start())


def _candidates(text: str, begin: int, end: int) -> list[tuple[int, bool]]:
    """Return where an agency may be addressed, and whether a word of giving stands before it."""
    places: dict[int, bool] = {begin: False}
    if IMPERATIVE.match(text, begin, end):
        first = GIVES.match(text, begin, end)
        first = None if first and is_inner(text, begin) else first
        asked = [
            found.end()
            for found in GIVES.finditer(text, begin, end)
            if gives(text, found) and _says_who_gives(text, begin, found.start())
        ]
        asked += _directed(text, begin, end)
        return [(at, True) for at in ([first.end()] if first else []) + asked] or [(begin, False)]
    if (told := _FOR.match(text, begin, end)) and _colon_behind(text, told.end(), end):
        places[told.end()] = False
    for found in GIVES.finditer(text, begin, end):
        if gives(text, found):
            places[found.end()] = True
    for found in _PASSIVE.finditer(text, begin, end):
        if not FACTUAL.search(text, max(begin, found.start() - 30), found.start()):
            places[found.end()] = True
    for found in _COMMA.finditer(text, begin, end):
        if _NAMED.match(text, found.end(), end) and not _listed(text, begin, found.end()):
            places.setdefault(found.end(), False)
    return sorted(places.items())


def _colon_behind(text: str, at: int, end: int) -> bool:
    """Whether "Đối với các sở, ngành: chủ động bố trí kinh phí" names whom it tells to do so."""
    group = find_group(text, at, end)
    return group is not None and text.startswith(":", group.span.end)


def _directed(text: str, begin: int, end: int) -> list[int]:
    """Find whom "Bộ Y tế chỉ đạo các Sở thực hiện các việc sau:" sets to work."""
    if text[end - 1] != ":":
        return []
    return [
        found.end()
        for found in _DIRECTING.finditer(text, begin, end)
        if _says_who_gives(text, begin, found.start())
    ]


def _says_who_gives(text: str, begin: int, at: int) -> bool:
    """Whether the words before "đề nghị" are the name of who asks: ", Bộ Y tế đề nghị ..."."""
    commas = [found.end() for found in re.finditer(", ", text[begin:at])]
    for giver in (begin + comma for comma in commas):
        group = find_group(text, giver, at)
        if group is not None and group.span.end >= at - 1:
            return True
    return bool(commas) and text.startswith("Thủ tướng", begin + commas[-1])


def join_names(text: str, clauses: Sequence[Span]) -> list[Span]:
    """Join what a semicolon between two names has parted: "Bí thư Tỉnh ủy; Chủ tịch UBND ..."."""
    joined: list[Span] = []
    open_ended = False
    for clause in clauses:
        if open_ended:
            clause = Span(start=joined.pop().start, end=clause.end)  # noqa: PLW2901 - it grows
        joined.append(clause)
        open_ended = _ends_in_a_name(text, clause)
    return joined


def _ends_in_a_name(text: str, clause: Span) -> bool:
    given = [found.end() for found in GIVES.finditer(text, clause.start, clause.end)]
    starts = [begin_of(text, clause), *given[-1:]]
    return text[clause.end - 1] == ";" and any(
        (group := find_group(text, start, clause.end)) and group.span.end >= clause.end - 1
        for start in starts
    )


def _listed(text: str, begin: int, at: int) -> bool:
    """Whether a name is only the next of a list that began before it.

    Not so "Theo đề nghị của Bộ Y tế, Bộ Tài chính ...": a circumstance has the one who acts behind it.
    """
    near = max(begin, at - 260)
    first = next(
        (
            head.start()
            for head in _HEADS.finditer(text, near, at - 1)
            if (group := find_group(text, head.start(), at + 200)) and group.span.end > at
        ),
        None,
    )
    if first is None:
        return False
    opens = _GROUNDS.match(text, begin) and _OWNED.search(text, near, first)
    return not (opens and _acts(text, at))


def _acts(text: str, at: int) -> bool:
    """Whether one agency stands here with what it does right behind it."""
    group = find_group(text, at, at + 200)
    if group is None or len(group.names) != 1:
        return False
    return bool(_DOES.match(text, group.span.end))


def _acceptable(text: str, begin: int, at: int, name_end: int) -> bool:
    """Whether what stands before the name leads up to it."""
    if at == begin:
        return True
    before = text[begin:at]
    if _CASE.match(before):
        return False
    if _FOR.fullmatch(before) or _MODAL.match(text, name_end + 1):
        return True
    if before.rstrip().endswith(":") and len(before.split()) <= _TOPIC:
        return True
    if before.startswith("Đối với ") and before.rstrip().endswith(","):
        return True
    return bool(_OPENING.match(before)) and not _DESCRIBES.search(before)
