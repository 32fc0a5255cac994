"""Questions about what an agency must do about something: the rows of the table that speak of it.

"Bộ Tài chính phải làm gì về thuế tối thiểu toàn cầu?" is answered by the agency's assignments that
hold every content word of the topic. Where none does, the question is the reader's.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from chat.question import Question, read_question
from chat.scopes import CLAUSE, HEADING, Scopes, look_up
from chat.task_agencies import agencies_in
from chat.task_questions import ASKING, DOCUMENT, MUST, ONE_AGENCY, WHAT, WORK, TaskQuestion
from chat.unsaid.bonds import FIRM, Bonds
from chat.word_match import SYNONYM, WordMatch, found_value
from index.tasks import Task, TaskFilter
from ingest.agencies import Abbreviations
from ingest.agency_names import asked_forms
from ingest.normalise import same_tone

_ABOUT = r"(?:về(?: việc| vấn đề)?|để|nhằm|đối với|liên quan (?:đến|tới)|trong(?: việc| công tác| lĩnh vực)?)"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{ASKING}{ONE_AGENCY} {MUST}+{WHAT} {_ABOUT} (?P<topic>.+)",
        rf"{_ABOUT} (?P<topic>.+?),? (?:thì )?{ONE_AGENCY} {MUST}+{WHAT}",
        (
            rf"{ASKING}{WORK}(?: nào| gì)? (?:của|cho|giao cho|do) {ONE_AGENCY} {_ABOUT} (?P<topic>.+?)"
            r"(?: (?:là|gồm) (?:những )?gì)?"
        ),
    )
)
_HEAD_OF = re.compile(r"^(?:bộ trưởng|thứ trưởng|lãnh đạo|chủ tịch|giám đốc) (?=bộ|sở|ủy ban|ubnd)")
_LEAST = HEADING * SYNONYM  # another word for it, in the title


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicQuestion:
    """What is asked: one agency or several, in small letters, and the words of the topic."""

    asked: TaskQuestion
    topic: Question

    def filter(self, abbreviations: Abbreviations, within: Collection[str] | None) -> TaskFilter:
        """Return the filter of all rows of the agencies; `within` are ids of documents."""
        return TaskFilter(
            agency=asked_forms(";".join(self.asked.agencies), abbreviations), within=within
        )

    def among(
        self,
        tasks: Iterable[Task],
        known: Collection[str],
        headings: Callable[[Task], str] = lambda _: "",
        in_full: Callable[[str], str] = lambda words: words,
    ) -> list[Task]:
        """Return the tasks of the documents `known`, by id, that speak of the topic.

        A word may stand in the task, in `headings` above it or in the title of its document;
        `in_full` writes the abbreviations of a task out.
        """
        match = WordMatch(self.topic)
        return [
            task
            for task in tasks
            if task.notice_id in known
            and self._in(
                f"{task.task} \n {task.quote} \n {in_full(task.quote)}",
                f"{headings(task)} \n {task.title or ''}",
                match,
            )
        ]

    def _in(self, said: str, around: str, match: WordMatch) -> bool:
        levels = ((CLAUSE, look_up(said)), (HEADING, look_up(around)))
        scopes = Scopes(clause=said, sentence=said, levels=levels)
        found, _ = match.values(scopes)
        if not all(value >= _LEAST for value in found):
            return False
        if any(found_value(word, scopes, self.topic) < _LEAST for word in self._words()):
            return False
        [first, *others] = self.topic.terms
        return bool(others) or any(_begins_word(first.text, text) for text in (said, around))

    def _words(self) -> list[str]:
        """The words of two syllables, which must stand together: "nhà ở" is not in "nhà nước … ở"."""
        bonds, words = Bonds(), []
        for clause in re.split(r"[^\w\s]", self.topic.text.lower()):
            syllables = clause.split()
            pairs = (
                syllables[one.start : one.stop] for one in bonds.cut(syllables) if len(one) == 2
            )
            words += [" ".join(pair) for pair in pairs if bonds.bond(*pair) >= FIRM]
        return words


def read_topic_question(question: Question) -> TopicQuestion | None:
    """Return what a question asks an agency to do about something; None when it asks otherwise.

    >>> asked = "Bộ trưởng Bộ Y tế phải làm gì về giá thuốc?"
    >>> found = read_topic_question(read_question(asked, asked))
    >>> found.asked.agencies, [term.text for term in found.topic.terms]
    (('bộ y tế',), ['giá', 'thuốc'])
    """
    text = " ".join(question.text.split()).rstrip("?!. ")
    if question.references:
        text = " ".join(DOCUMENT.sub(" ", text).split()).strip(", ")
    low = text.lower()
    for shape in _SHAPES:
        found = shape.fullmatch(low)
        if found is None:
            continue
        topic = _read(text[found.start("topic") : found.end("topic")], question)
        agencies = tuple(_HEAD_OF.sub("", name) for name in agencies_in(found["agency"]))
        if topic.terms and agencies:
            return TopicQuestion(asked=TaskQuestion(agencies=agencies), topic=topic)
    return None


def _read(topic: str, question: Question) -> Question:
    """Read the words of a topic, as what they are in the question."""
    return replace(read_question(topic, topic), bare=question.bare)


def _begins_word(word: str, text: str) -> bool:
    """Whether a syllable is or begins a word of a text: "giá" does so in "giá bán", not in "đánh giá".

    >>> _begins_word("giá", "đánh giá cao"), _begins_word("giá", "kê khai giá bán")
    (False, True)
    """
    bonds = Bonds()
    for clause in re.split(r"[^\w\s]", text.lower()):
        syllables = clause.split()
        if any(same_tone(syllables[one.start]) == same_tone(word) for one in bonds.cut(syllables)):
            return True
    return False
