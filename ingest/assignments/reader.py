"""From the text and the outline of a notice to its assignments.

One for each group of agencies in a numbered item or sentence. What follows in the same paragraph
belongs to it, unless it names others or sets a deadline of its own.
"""

import datetime as dt
import re
from dataclasses import dataclass, field

from ingest.assignments.blocks import Paragraph, paragraphs, sentences
from ingest.assignments.clauses import (
    Clause,
    after_coordination,
    coordinating,
    join_names,
    read_clause,
)
from ingest.assignments.deadlines import Deadline, find_deadline
from ingest.assignments.inheritance import (
    Above,
    about_tasks,
    addressed,
    only_leads_in,
    orders,
    remarks,
    visited,
    works,
)
from ingest.notice import Assignment, Section, Span

_LONGEST = 1600  # characters of a quote
_LONGEST_TASK = 400
_DEADLINE_ONLY = re.compile(
    r"\W*(?:[Tt]hời hạn|[Tt]hời gian|[Tt]iến độ|[Hh]oàn thành|[Bb]áo cáo kết quả|[Kk]ết quả|[Vv]iệc này|[Nn]ội dung này"
    r"|[Tt]rước ngày|[Cc]hậm nhất)"
)
_LEADS = re.compile(r"\W*(?:đồng thời,? )?[Cc]hủ trì(?!\w)")
_DUTY = re.compile(r"(?:có trách nhiệm|chịu trách nhiệm|chủ trì|được giao)")
_FORMULA = re.compile(
    r"(?:chịu|có)? ?trách nhiệm (?:thi hành|thực hiện)(?: nghiêm túc)? (?:Quyết định|Nghị định|Thông tư|Nghị quyết|Luật) này"
)
_CLOSES = re.compile(r"Trên đây|Nơi nhận")
_LISTED = re.compile(r"[-–+*•]|[^\n]{0,200}[;,]$")
_CALLS = re.compile(r"[^\n]{0,80}(?:điện|gửi):$")


@dataclass(slots=True)
class _Draft:
    """An assignment in the making: `span` grows while more of it is read."""

    lead: str
    start: int
    end: int
    first_end: int
    task_start: int
    label: str
    above: Above | None = None


@dataclass(slots=True)
class _State:
    text: str
    date: dt.date | None
    strict: bool
    drafts: list[_Draft] = field(default_factory=list)
    above: dict[int, Above] = field(default_factory=dict)  # by where a section begins; -1 for all
    place: str | None = None
    calling: bool = False  # within the list of those whom a telegram is sent to


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
    state = _State(text=text, date=date, strict=strict, place=visited(text, body))
    for paragraph in paragraphs(text, body, outline):
        _read_paragraph(state, paragraph)
    return tuple(_finished(state, draft) for draft in state.drafts)


def _read_paragraph(state: _State, paragraph: Paragraph) -> None:
    words = paragraph.span.of(state.text)
    if _CLOSES.match(words) or _is_address(state, words):
        return
    lead = addressed(state.text, paragraph.span, in_section=bool(paragraph.sections))
    if lead is not None:
        _remember(state, paragraph, Above(lead=lead, firm=True))
        return
    if _ends_former(state, paragraph):
        return
    first = len(state.drafts)
    for number, clauses in enumerate(sentences(state.text, paragraph.span)):
        for place, span in enumerate(join_names(state.text, clauses)):
            _read_clause(state, paragraph, span, first, (number, place))
    _hand_down(state, paragraph, first)


def _is_address(state: _State, words: str) -> bool:
    """Whether a line is of the list "THỦ TƯỚNG điện: - Bộ trưởng ...; - Chủ tịch ..."."""
    if _CALLS.match(words) or words.startswith("Kính gửi"):
        state.calling = True
        return True
    if state.calling and _LISTED.match(words) and not words.endswith(":"):
        return True
    state.calling = False
    return False


def _read_clause(
    state: _State, paragraph: Paragraph, span: Span, first: int, at: tuple[int, int]
) -> None:
    clause = read_clause(state.text, span)
    if clause.group is not None and _counts(state, paragraph, clause):
        lead = clause.group.text(state.text)
        together = coordinating(state.text, Span(start=clause.task_start, end=span.end))
        firm = span.of(state.text).endswith(":")
        leads_in = only_leads_in(state.text[clause.task_start : span.end])
        _remember(
            state,
            paragraph,
            Above(lead=lead, firm=firm, coordinating=together if leads_in else ()),
        )
        if not leads_in:
            _begin(state, paragraph, clause, lead)
    elif clause.group is not None:
        return
    elif len(state.drafts) > first:
        _go_on(state, paragraph, clause, at)
    elif at[1] == 0 or at[0] == 0:
        _inherit(state, paragraph, clause)


def _counts(state: _State, paragraph: Paragraph, clause: Clause) -> bool:
    """Whether work is given here.

    In the preamble "Bộ Y tế hướng dẫn như sau:" speaks of the issuer; in articles every agency
    acts in every sentence.
    """
    task = state.text[clause.task_start : clause.span.end]
    if _FORMULA.search(task):
        return False
    if not paragraph.sections and task.endswith(":") and not clause.given:
        return False
    return not state.strict or clause.given or bool(_DUTY.match(task))


def _begin(
    state: _State,
    paragraph: Paragraph,
    clause: Clause,
    lead: str,
    above: Above | None = None,
) -> None:
    state.drafts.append(
        _Draft(
            lead=lead,
            start=clause.begin,
            end=clause.span.end,
            first_end=clause.span.end,
            task_start=clause.task_start,
            label=paragraph.label,
            above=above,
        )
    )


def _go_on(state: _State, paragraph: Paragraph, clause: Clause, at: tuple[int, int]) -> None:
    """Add a clause that names nobody to the assignment before it, or begin one for the same lead."""
    draft = state.drafts[-1]
    if draft.end < clause.span.start - 3 and at[1] > 0:
        return
    own = _dated(state, clause.span)
    had = _dated(state, Span(start=draft.start, end=draft.end))
    leads = at[1] > 0 and _LEADS.match(state.text, clause.span.start)
    if leads or (own and had and clause.imperative and not _only_deadline(state, clause.span)):
        _begin(state, paragraph, clause, draft.lead, draft.above)
    elif clause.span.end - draft.start <= _LONGEST and not clause.factual:
        _grow(draft, clause, same_sentence=at[1] > 0, adds=bool(own and not had))


def _grow(draft: _Draft, clause: Clause, *, same_sentence: bool, adds: bool) -> None:
    if same_sentence and draft.first_end == draft.end:
        draft.first_end = clause.span.end
    if same_sentence or adds or clause.imperative:
        draft.end = clause.span.end


def _inherit(state: _State, paragraph: Paragraph, clause: Clause) -> None:
    """Give a line that names nobody to the one above it."""
    above = _above(state, paragraph)
    if above is None or clause.factual or not works(state.text, clause.span):
        return
    if remarks(paragraph.sections) or _only_title(state, paragraph):
        return
    words = clause.span.of(state.text)
    if not (clause.imperative or (above.firm and orders(words))):
        return
    if only_leads_in(state.text[clause.task_start : clause.span.end]):
        return
    _begin(state, paragraph, clause, above.lead, above)


def _above(state: _State, paragraph: Paragraph) -> Above | None:
    for section in reversed(paragraph.sections):
        if found := state.above.get(section.span.start):
            return found
    if found := state.above.get(-1):
        return found
    if state.place and not state.strict and about_tasks(paragraph.sections):
        return Above(lead=state.place, firm=False)
    return None


def _remember(state: _State, paragraph: Paragraph, above: Above) -> None:
    if paragraph.sections:
        state.above[paragraph.sections[-1].span.start] = above
    elif above.firm:
        state.above[-1] = above


def _hand_down(state: _State, paragraph: Paragraph, first: int) -> None:
    """After a line that ends in a colon everything below is for the one it named last."""
    if not paragraph.span.of(state.text).endswith(":"):
        return
    named = state.drafts[first:]
    key = paragraph.sections[-1].span.start if paragraph.sections else -1
    known = state.above.get(key)
    lead = named[-1].lead if named else known.lead if known else None
    if lead is None:
        return
    dated = None if named else _dated(state, paragraph.span)
    state.above[key] = Above(
        lead=lead,
        firm=True,
        coordinating=() if named or known is None else known.coordinating,
        deadline=(dated.text, dated.last_day) if dated else None,
    )


def _only_title(state: _State, paragraph: Paragraph) -> bool:
    """Whether a line is the heading of a section with more below it, no sentence of its own."""
    words = paragraph.span.of(state.text)
    has_more = paragraph.opens and bool(paragraph.sections[-1].children)
    return has_more and not words.endswith((".", ";")) and len(words) < 160


def _ends_former(state: _State, paragraph: Paragraph) -> bool:
    """Read a line that only sets the deadline of the assignment before it."""
    if not state.drafts or paragraph.opens:
        return False
    draft = state.drafts[-1]
    near = paragraph.span.start - draft.end < 4 and draft.label == paragraph.label
    if not near or not _only_deadline(state, paragraph.span):
        return False
    draft.end = paragraph.span.end
    return True


def _only_deadline(state: _State, span: Span) -> bool:
    opens = _DEADLINE_ONLY.match(state.text, span.start, span.end)
    return bool(opens) and _dated(state, span) is not None


def _dated(state: _State, span: Span) -> Deadline | None:
    found = find_deadline(state.text, span, state.date)
    return found if found and found.last_day else None


def _finished(state: _State, draft: _Draft) -> Assignment:
    text = state.text
    span = Span(start=draft.start, end=draft.end)
    deadline = find_deadline(text, span, state.date)
    named = (deadline.text, deadline.last_day) if deadline else None
    if draft.above and draft.above.deadline and not (named and named[1]):
        named = draft.above.deadline
    at_first = Span(start=draft.task_start, end=max(draft.task_start, draft.first_end))
    together = coordinating(text, at_first) or (draft.above.coordinating if draft.above else ())
    names = tuple(name for name in together if name != draft.lead)
    return Assignment(
        lead=draft.lead,
        coordinating=names,
        task=_task(text, draft),
        deadline_text=named[0] if named else None,
        deadline=named[1] if named else None,
        section=draft.label,
        span=span,
    )


def _task(text: str, draft: _Draft) -> str:
    start = after_coordination(text, draft.task_start, draft.first_end)
    words = " ".join(text[start : draft.first_end].split()).strip(" .;:,/")
    if len(words) <= _LONGEST_TASK:
        return words
    return words[:_LONGEST_TASK].rsplit(" ", 1)[0] + "…"
