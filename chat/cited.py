"""What documents here say of one that is not here: "Chỉ thị số 5-CT/TW ngày 3/4/2020 về ..."."""

import re
from collections.abc import Callable, Sequence

from chat.answer import Quote
from chat.complete import whole
from chat.kinds import Meta
from chat.question import Question
from chat.reader import Candidate
from ingest.notice import Notice

_COVERED = 0.6  # of the question's words, by weight, that a sentence which answers holds
_KIND = r"thông báo|chỉ thị|công điện|kết luận|công văn|kế hoạch|quyết định|nghị quyết"
_SAYS = {
    Meta.DATE: r"[^.;]{0,40}?,? ngày \d{1,2}(?:/\d{1,2}/| tháng \d{1,2} năm )\d{4}",
    Meta.TITLE: r"[^.;]{0,120}? về ",
}


def cited_as(
    question: Question,
    number: str,
    candidates: Sequence[Candidate],
    notice_of: Callable[[str], Notice],
) -> list[tuple[Notice, Quote]]:
    """Return the sentence that cites document `number` with the day or the subject asked for.

    Empty where nothing else of it is asked for, or no sentence says it.
    """
    asked = re.search(rf"({_KIND})(?: số)? 0*{re.escape(number)}\b", question.text.lower())
    if question.meta not in _SAYS or len(question.metas) != 1 or asked is None:
        return []
    cites = re.compile(
        rf"{asked[1]}(?: số)? 0*{re.escape(number.lstrip('0'))}(?![\d.,]){_SAYS[question.meta]}",
        re.IGNORECASE,
    )
    for candidate in candidates:
        notice = notice_of(candidate.passage.notice_id)
        span = whole(candidate)
        if candidate.evidence.covered >= _COVERED and cites.search(span.of(notice.text)):
            return [
                (notice, Quote(span=span, text=span.of(notice.text), passage=candidate.passage))
            ]
    return []
