"""The gold set put to the system under test, question by question."""

import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from chat.answer import Answer, Refusal
from chat.steps import collecting
from eval.gold import GoldQuestion, TextOf
from eval.judge import is_citation_right, is_right, is_verbatim, judge_hits

Ask = Callable[[str, Sequence[str]], Answer | Refusal]
"""The system under test: a question and the earlier questions, oldest first."""

_STROKED = str.maketrans({"đ": "d", "Đ": "D"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one question.

    `verbatim` has an entry a citation. `ranking` and `relevant` are ids and grades for the
    ranking metrics (see `eval.judge.judge_hits`); `relevant` is empty without evidence. `steps` are
    the seconds of each step (see `chat.steps`).
    """

    question: GoldQuestion
    outcome: Answer | Refusal
    seconds: float
    right: bool
    citation_right: bool | None
    verbatim: tuple[bool, ...]
    ranking: tuple[str, ...]
    relevant: dict[str, int]
    steps: dict[str, float] = field(default_factory=dict)

    @property
    def given(self) -> str:
        """The text of the answer, or the reason for the refusal."""
        return self.outcome.text if isinstance(self.outcome, Answer) else self.outcome.reason


def evaluate(questions: Sequence[GoldQuestion], ask: Ask, text_of: TextOf) -> Iterator[Result]:
    """Ask each question in turn and yield its result, so that the caller can show progress."""
    for question in questions:
        started = time.perf_counter()
        with collecting() as steps:
            outcome = ask(question.question, question.history)
        seconds = time.perf_counter() - started
        yield replace(judge(question, outcome, text_of, seconds=seconds), steps=steps)


def judge(
    question: GoldQuestion, outcome: Answer | Refusal, text_of: TextOf, *, seconds: float
) -> Result:
    """Hold one outcome against its gold question."""
    citations = outcome.citations if isinstance(outcome, Answer) else ()
    ranking, relevant = judge_hits(question.evidence, outcome.hits)
    return Result(
        question=question,
        outcome=outcome,
        seconds=seconds,
        right=is_right(question, outcome),
        citation_right=is_citation_right(question, outcome),
        verbatim=tuple(is_verbatim(citation, text_of) for citation in citations),
        ranking=tuple(ranking),
        relevant=relevant,
    )


def without_diacritics(questions: Sequence[GoldQuestion]) -> tuple[GoldQuestion, ...]:
    """Return the same questions as people type them in a hurry; judgements stay as they are."""
    return tuple(
        replace(
            question,
            question=strip_diacritics(question.question),
            history=tuple(strip_diacritics(earlier) for earlier in question.history),
        )
        for question in questions
    )


def strip_diacritics(text: str) -> str:
    """Take the diacritics away and leave the case (`ingest.normalise.fold` lowers it too).

    >>> strip_diacritics("Đường Hữu Nghị - Chi Lăng")
    'Duong Huu Nghi - Chi Lang'
    """
    decomposed = unicodedata.normalize("NFD", text.translate(_STROKED))
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))
