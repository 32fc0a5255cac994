"""From the text and the outline of a notice to its assignments.

One for each group of agencies in a numbered item or sentence. What follows in the same paragraph
belongs to it, unless it names others or sets a deadline of its own.
"""

import datetime as dt
import re

from ingest.assignments.blocks import Paragraph, paragraphs, sentences
from ingest.assignments.clauses import Clause, join_names, read_clause
from ingest.assignments.drafts import Draft, State, finished
from ingest.assignments.headings import named_beside
from ingest.assignments.inheritance import Above, addressed, aims, orders, remarks, visited, works
from ingest.assignments.leadins import lead_in_deadline, only_leads_in
from ingest.assignments.roles import assign, is_role_line
from ingest.assignments.together import coordinating
from ingest.assignments.verbs import IMPERATIVE, MODAL, WORD_OF_WORK
from ingest.normalise import UPPER
from ingest.notice import Assignment, Section, Span

_NESTED = 2  # sections around a point of a list, and points beside it that give work
_EARLY = 5  # words
_LONGEST = 1600  # characters of a quote
_DEADLINE_ONLY = re.compile(
    rf"\W*(?:[Tt]hời hạn|[Tt]hời gian|[Tt]iến độ|[Hh]oàn thành|[Bb]áo cáo kết quả(?![^.;]{{0,160}} (?:về|gửi) [{UPPER}])|[Kk]ết quả|[Vv]iệc này|[Nn]ội dung này"
    r"|[Tt]rước ngày|[Cc]hậm nhất)"
)
_LEADS = re.compile(r"\W*(?:đồng thời,? )?[Cc]hủ trì(?!\w)")
_DUTY = re.compile(r"(?:có trách nhiệm|chịu trách nhiệm|chủ trì|được giao)")
_MUST = re.compile(rf"(?:{MODAL})")
_FORMULA = re.compile(
    r"(?:chịu|có)? ?trách nhiệm (?:thi hành|thực hiện)(?: nghiêm túc)? (?:Quyết định|Nghị định|Thông tư|Nghị quyết|Luật) này"
)
_OF_ALL = re.compile(
    r"(?:Các|Những|Tất cả các) (?:công việc|nhiệm vụ|nội dung|việc)(?: nêu)? (?:này|trên|nói trên)(?!\w)"
)
_OF_PARAGRAPH = re.compile(rf"{_OF_ALL.pattern}|Thời (?:hạn|gian) hoàn thành(?!\w)")
_CLOSES = re.compile(r"Trên đây|Nơi nhận")
_GROUNDS = re.compile(r"(?:[-–+*] *)?Căn cứ [^\n]*;")  # "Căn cứ Nghị quyết …;" gives no work
# What is so, and why: "Do thị trường suy giảm, …", "X là nhiệm vụ quan trọng", "Lễ phát động …: Dự kiến được tổ chức".
_STATES = re.compile(
    r"(?:Do(?! đó| vậy)|Vì(?! vậy| thế)|Bởi|Mặc dù)(?!\w)|[^,;:.]{3,90} là (?:một |những )?(?:nhiệm vụ|giải pháp|vấn đề|yêu cầu|hợp phần|nội dung|cơ sở)(?!\w)"
    r"|[^;.]{0,120}[Dd]ự kiến được|Thực hiện [^;.]{3,400}, [^,;.]{3,100} được (?:tổ chức|phát động|thực hiện|ban hành)(?!\w)"
)
_LISTED = re.compile(r"[-–+*•]|[^\n]{0,200}[;,]$")
_CALLS = re.compile(r"[^\n]{0,80}(?:điện|gửi):$")


def read_assignments(
    text: str, body: Span, outline: tuple[Section, ...], date: dt.date | None
) -> tuple[Assignment, ...]:
    """Return the assignments of a notice, in the order of the text.

    `text` is the notice's, `date` its date, for deadlines that leave the year out. Every span
    lies in `body`.

    >>> text = "1. Giao Bộ Y tế chủ trì, phối hợp với Bộ Công an báo cáo trước ngày 5/6/2022."
    >>> [one] = read_assignments(text, Span(start=0, end=len(text)), (), None)
    >>> one.lead, one.coordinating, one.deadline.isoformat(), one.task
    ('Bộ Y tế', ('Bộ Công an',), '2022-06-04', 'báo cáo trước ngày 5/6/2022')
    """
    strict = any(section.label.startswith("Điều") for top in outline for section in top.walk())
    state = State(
        text=text,
        date=date,
        strict=strict,
        place=visited(text, body),
        headings=named_beside(outline),
        first_point=next((top.span.start for top in outline if top.label[:1] not in "-+"), None),
    )
    for paragraph in paragraphs(text, body, outline):
        _read_paragraph(state, paragraph)
    return tuple(finished(state, draft) for draft in state.drafts)


def _read_paragraph(state: State, paragraph: Paragraph) -> None:
    words = paragraph.span.of(state.text)
    if _CLOSES.match(words) or _is_address(state, words):
        return
    if assign(state, paragraph):
        return
    state.by_role = False
    if not is_role_line(state.text, paragraph.span) and (paragraph.opens or state.task is None):
        state.task = paragraph
    above = _headed(state, paragraph)
    if above is not None:
        state.remember(paragraph, above, state.dated(paragraph.span))
        return
    if _ends_former(state, paragraph):
        return
    first = len(state.drafts)
    for number, clauses in enumerate(sentences(state.text, paragraph.span)):
        for place, span in enumerate(join_names(state.text, clauses)):
            _read_clause(state, paragraph, span, first, (number, place))
    _hand_down(state, paragraph, first)


def _headed(state: State, paragraph: Paragraph) -> Above | None:
    """Return whom a heading or a line that ends in a colon names for all that stands below."""
    lead = addressed(state.text, paragraph.span, in_section=bool(paragraph.sections))
    if lead is not None:
        return Above(lead=lead, firm=True)
    if paragraph.opens:
        return state.headings.get(paragraph.sections[-1].span.start)
    return None


def _is_address(state: State, words: str) -> bool:
    """Whether a line is of the list "THỦ TƯỚNG điện: - Bộ trưởng ...; - Chủ tịch ..."."""
    if _CALLS.match(words) or words.startswith("Kính gửi"):
        state.calling = True
        return True
    if state.calling and _LISTED.match(words) and not words.endswith(":"):
        return True
    state.calling = False
    return False


def _read_clause(
    state: State, paragraph: Paragraph, span: Span, first: int, at: tuple[int, int]
) -> None:
    clause = read_clause(state.text, span)
    if clause.group is not None and not (paragraph.sections or clause.given):
        clause = read_clause(state.text, span, directed=True)
    if clause.group is not None and _counts(state, paragraph, clause):
        _address(state, paragraph, clause, clause.group.text(state.text))
    elif clause.group is not None:
        return
    elif len(state.drafts) > first:
        _go_on(state, paragraph, clause, first, at)
    elif at[1] == 0 or at[0] == 0:
        _inherit(state, paragraph, clause)


def _address(state: State, paragraph: Paragraph, clause: Clause, lead: str) -> None:
    """Take up who a clause addresses: for a task of its own, or for the list it leads in."""
    words = state.text[clause.task_start : clause.span.end]
    firm = words.endswith(":")
    if not only_leads_in(words):
        state.remember(paragraph, Above(lead=lead, firm=firm))
        state.begin(paragraph, clause, lead)
        return
    together = coordinating(state.text, Span(start=clause.task_start, end=clause.span.end))
    due = lead_in_deadline(state.text, clause, state.date)
    state.remember(paragraph, Above(lead=lead, firm=firm, coordinating=together), due)


def _counts(state: State, paragraph: Paragraph, clause: Clause) -> bool:
    """Whether work is given here.

    In the preamble "Bộ Y tế hướng dẫn như sau:" speaks of the issuer; in articles every agency
    acts in every sentence.
    """
    task = state.text[clause.task_start : clause.span.end]
    if _FORMULA.search(task):
        return False
    told = not clause.given and not _MUST.match(task)
    if told and (_in_preamble(state, paragraph) or remarks(paragraph.sections)):
        return False
    if not paragraph.sections and not clause.given and task.endswith(":"):
        return False
    return not state.strict or clause.given or bool(_DUTY.match(task))


def _in_preamble(state: State, paragraph: Paragraph) -> bool:
    """Whether a paragraph stands before the points, where is told what led to the notice."""
    if paragraph.sections or state.first_point is None:
        return False
    return paragraph.span.start < state.first_point


def _go_on(
    state: State, paragraph: Paragraph, clause: Clause, first: int, at: tuple[int, int]
) -> None:
    """Add a clause that names nobody to the assignment before it, or begin one for the same lead."""
    draft = state.drafts[-1]
    if draft.end < clause.span.start - 3 and at[1] > 0:
        return
    if (_OF_ALL if at[1] else _OF_PARAGRAPH).match(state.text, clause.begin, clause.span.end):
        _set_due(state, first, clause)
    own = state.dated(clause.span)
    had = state.dated(Span(start=draft.start, end=draft.end))
    leads = at[1] > 0 and _LEADS.match(state.text, clause.begin)
    dashed = clause.imperative and state.text[clause.span.start] in "-–"
    apart = had or clause.begin > clause.span.start
    if (
        leads
        or dashed
        or (own and apart and clause.imperative and not _only_deadline(state, clause.span))
    ):
        state.begin(paragraph, clause, draft.lead, draft.coordinating)
    elif clause.span.end - draft.start <= _LONGEST and not clause.factual:
        _grow(draft, clause, same_sentence=at[1] > 0, adds=bool(own and not had))


def _set_due(state: State, first: int, clause: Clause) -> None:
    """Read "Các công việc này phải hoàn thành trong tháng 5": of every task of the paragraph."""
    for draft in state.drafts[first:]:
        draft.due = state.dated(clause.span) or draft.due


def _grow(draft: Draft, clause: Clause, *, same_sentence: bool, adds: bool) -> None:
    if same_sentence and draft.first_end == draft.end:
        draft.first_end = clause.span.end
    if same_sentence or adds or clause.imperative:
        draft.end = clause.span.end


def _inherit(state: State, paragraph: Paragraph, clause: Clause) -> None:
    """Give a line that names nobody to the one above it."""
    above = state.who(paragraph)
    if above is None or clause.factual:
        return
    if only_leads_in(state.text[clause.task_start : clause.span.end]):
        state.set_due(paragraph, lead_in_deadline(state.text, clause, state.date))
        return
    if not works(state.text, clause.span) or _GROUNDS.fullmatch(clause.span.of(state.text)):
        return
    if remarks(paragraph.sections) or aims(paragraph.sections) or _only_title(state, paragraph):
        return
    words = state.text[clause.begin : clause.span.end]
    if _STATES.match(words):
        return
    if not (clause.imperative or (above.firm and (orders(words) or _as_beside(paragraph, words)))):
        return
    state.begin(paragraph, clause, above.lead, above.coordinating)


def _as_beside(paragraph: Paragraph, words: str) -> bool:
    """Whether a point holds a word of work early on, and those beside it begin with one."""
    if not paragraph.opens or len(paragraph.sections) < _NESTED:
        return False
    beside = paragraph.sections[-2].children
    begins = sum(bool(IMPERATIVE.match(point.heading.lstrip("-–+ "))) for point in beside)
    opening = " ".join(words.split()[:_EARLY])
    early = WORD_OF_WORK.search(opening) if ":" not in opening else None
    return begins >= _NESTED and begins >= len(beside) / 2 and early is not None


def _hand_down(state: State, paragraph: Paragraph, first: int) -> None:
    """After a line that ends in a colon everything below is for the one it named last."""
    if not paragraph.span.of(state.text).endswith(":"):
        return
    named = state.drafts[first:]
    known = state.above.get(paragraph.sections[-1].span.start if paragraph.sections else -1)
    if named:
        state.remember(paragraph, Above(lead=named[-1].lead, firm=True))
    elif known is not None and not known.firm:
        above = Above(lead=known.lead, firm=True, coordinating=known.coordinating)
        state.remember(paragraph, above)


def _only_title(state: State, paragraph: Paragraph) -> bool:
    """Whether a line is the heading of a section with more below it, no sentence of its own."""
    words = paragraph.span.of(state.text)
    has_more = paragraph.opens and bool(paragraph.sections[-1].children)
    return has_more and not words.endswith((".", ";")) and len(words) < 160


def _ends_former(state: State, paragraph: Paragraph) -> bool:
    """Read a line that only sets the deadline of the assignment before it."""
    if not state.drafts or paragraph.opens:
        return False
    draft = state.drafts[-1]
    near = paragraph.span.start - draft.end < 4 and draft.label == paragraph.label
    if not near or not _only_deadline(state, paragraph.span):
        return False
    draft.end = paragraph.span.end
    return True


def _only_deadline(state: State, span: Span) -> bool:
    opens = _DEADLINE_ONLY.match(state.text, span.start, span.end)
    return bool(opens) and state.dated(span) is not None
