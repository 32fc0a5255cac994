"""Whose duty is asked for: "Bộ Y tế phải làm gì ...?" is not answered by what others must do."""

import re
from collections.abc import Sequence

from chat.question import Question
from chat.reader import Candidate
from chat.task_questions import ASKING, MUST, ONE_AGENCY, WORK

_DUTY = re.compile(rf"{ASKING}{ONE_AGENCY} {MUST}+(?:những |các )?(?:{WORK} )?(?:gì|nào)(?!\w)")


def of_others(question: Question, candidate: Candidate) -> bool:
    """Whether a ministry's or a province's duty is asked for, and a sentence speaks of none of it."""
    return candidate.evidence.elsewhere == 1 and _DUTY.match(question.text.lower()) is not None


def of_the_one_asked(question: Question, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what others must do, unless nothing is left."""
    kept = [candidate for candidate in candidates if not of_others(question, candidate)]
    return kept or list(candidates)
