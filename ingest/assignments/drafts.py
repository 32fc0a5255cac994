"""Assignments in the making, and what a notice has said so far about who does what."""

import datetime as dt
import re
from dataclasses import dataclass, field

from ingest.assignments.blocks import Paragraph
from ingest.assignments.clauses import Clause
from ingest.assignments.days import Deadline
from ingest.assignments.deadlines import find_deadline
from ingest.assignments.inheritance import Above, about_tasks
from ingest.assignments.together import after_coordination, beside, coordinating
from ingest.notice import Assignment, Span

_LONGEST_TASK = 400  # characters
_TOPIC_ENDS = re.compile(r"\)?: *")
_NO_WORK = {"", "thực hiện", "triển khai", "tổ chức thực hiện", "triển khai thực hiện"}


@dataclass(slots=True)
class Draft:
    """An assignment in the making: its end grows while more of it is read.

    `due` is the deadline of the lead-in above, for a task that sets none of its own; `named` where
    the one who leads is named, 0 where nobody is; `topic` the heading that "Giao Bộ Xây dựng chủ
    trì, phối hợp với ..." below it refers to.
    """

    lead: str
    start: int
    end: int
    first_end: int
    task_start: int
    label: str
    named: int = 0
    coordinating: tuple[str, ...] = ()
    due: Deadline | None = None
    topic: str = ""


@dataclass(slots=True)
class State:
    """How far the reading has come.

    `above` says who was addressed, by where a section begins, -1 for all that follows; `due` the
    same for the deadlines of lead-ins; `headings` whom a heading names by those beside it. `calling`: within the list of those whom a telegram is sent
    to. `first_point` is where the first section begins. `task` is the last paragraph that may be
    the task of roles below it; `by_role`: the last assignment was read from such.
    """

    text: str
    date: dt.date | None
    strict: bool
    first_point: int | None = None
    place: str | None = None
    headings: dict[int, Above] = field(default_factory=dict)
    calling: bool = False
    task: Paragraph | None = None
    by_role: bool = False
    drafts: list[Draft] = field(default_factory=list)
    above: dict[int, Above] = field(default_factory=dict)
    due: dict[int, Deadline] = field(default_factory=dict)

    def dated(self, span: Span) -> Deadline | None:
        """Return the deadline in a stretch that names a day, None without one."""
        found = find_deadline(self.text, span, self.date)
        return found if found and found.last_day else None

    def who(self, paragraph: Paragraph) -> Above | None:
        """Return who was addressed last for the place of a paragraph."""
        for section in reversed(paragraph.sections):
            if found := self.above.get(section.span.start):
                return found
        if found := self.above.get(-1):
            return found
        if self.place and not self.strict and about_tasks(paragraph.sections):
            return Above(lead=self.place, firm=False)
        return None

    def due_at(self, paragraph: Paragraph) -> Deadline | None:
        """Return the deadline that a lead-in above set for a point of its list."""
        if not paragraph.opens:
            return None
        for section in reversed(paragraph.sections):
            if found := self.due.get(section.span.start):
                return found
        return self.due.get(-1)

    def remember(self, paragraph: Paragraph, above: Above, due: Deadline | None = None) -> None:
        """Keep who is addressed, and by when, for what stands below a paragraph."""
        if paragraph.sections or above.firm:
            self.above[_key(paragraph)] = above
            self.set_due(paragraph, due)

    def set_due(self, paragraph: Paragraph, due: Deadline | None) -> None:
        """Keep the deadline of a lead-in for its list."""
        if due is not None:
            self.due[_key(paragraph)] = due

    def begin(
        self, paragraph: Paragraph, clause: Clause, lead: str, together: tuple[str, ...] = ()
    ) -> None:
        """Begin an assignment with a clause; `together` is taken unless it names its own."""
        self.drafts.append(
            Draft(
                lead=lead,
                start=clause.begin,
                end=clause.span.end,
                first_end=clause.span.end,
                task_start=clause.task_start,
                label=paragraph.label,
                named=clause.group.span.start if clause.group else 0,
                coordinating=together,
                due=self.due_at(paragraph),
                topic="" if paragraph.opens else paragraph.topic,
            )
        )


def _key(paragraph: Paragraph) -> int:
    return paragraph.sections[-1].span.start if paragraph.sections else -1


def finished(state: State, draft: Draft) -> Assignment:
    """Return the assignment that a draft has become."""
    text = state.text
    span = Span(start=draft.start, end=draft.end)
    deadline = _deadline(state, draft)
    if draft.due is not None and not (deadline and deadline.last_day):
        deadline = draft.due
    first_end = max(draft.task_start, draft.first_end)
    at_first = coordinating(text, Span(start=draft.task_start, end=first_end))
    named = beside(text, draft.start, draft.task_start) + at_first or draft.coordinating
    later = coordinating(text, Span(start=first_end, end=max(first_end, draft.end)))
    together = dict.fromkeys(
        (*named, *(name for name in later if not any(name in one for one in named)))
    )
    return Assignment(
        lead=draft.lead,
        coordinating=tuple(name for name in together if name != draft.lead),
        task=_task(text, draft),
        deadline_text=deadline.text if deadline else None,
        deadline=deadline.last_day if deadline else None,
        section=draft.label,
        span=span,
    )


def _deadline(state: State, draft: Draft) -> Deadline | None:
    """Find the deadline behind who leads, or one that opens the sentence or is its topic.

    In "Để hưởng ứng Tháng hành động (tháng 6), yêu cầu Bộ Y tế …" June is none.
    """
    start = max(draft.start, draft.named)
    found = find_deadline(state.text, Span(start=start, end=draft.end), state.date)
    if (found and found.last_day) or start == draft.start:
        return found
    before = find_deadline(state.text, Span(start=draft.start, end=start), state.date)
    if before is None:
        return found
    topic = _TOPIC_ENDS.fullmatch(state.text, before.span.end, start)
    return before if topic or before.span.start == draft.start else found


def _task(text: str, draft: Draft) -> str:
    start = after_coordination(text, draft.task_start, draft.first_end)
    words = " ".join(text[start : draft.first_end].split()).strip(" .;:,/")
    if words in _NO_WORK:
        words = draft.topic or " ".join(text[draft.task_start : draft.first_end].split())
        words = words.strip(" .;:,/")
    if len(words) <= _LONGEST_TASK:
        return words
    return words[:_LONGEST_TASK].rsplit(" ", 1)[0] + "…"
