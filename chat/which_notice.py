"""Which documents say something, and lists of documents: "thông báo nào", "bao nhiêu chỉ thị"."""

import re
from collections.abc import Callable, Mapping, Sequence

from chat.answer import Quote
from chat.complete import MAX_LIST, whole
from chat.document_data import topic
from chat.question import Question
from chat.reader import Candidate
from index.stored import Document
from ingest.notice import Notice

_SEVERAL = re.compile(r"\b(?:những|các|bao nhiêu|mấy|liệt kê|danh sách|kể tên)\b")
_KIND = re.compile(r"\b(?:thông báo|chỉ thị|công điện|quyết định|nghị quyết|công văn|kế hoạch)\b")
_MOST = 8  # documents named in one answer
_CLOSE = 2.5  # see `compose`
_AS_MUCH = 0.85  # of the words that the best document holds


def asks_several(question: Question) -> bool:
    """Whether more than one document is asked for."""
    return _SEVERAL.search(question.text.lower()) is not None


def listed(question: Question, documents: Mapping[str, Document]) -> list[Document]:
    """Return the documents of a period or kind, oldest first; none when a topic is asked for."""
    if [term for term in topic(question) if not term.number]:
        return []
    kind = _KIND.search(question.text.lower())
    chosen = [
        document
        for document in documents.values()
        if (question.period is None or question.period.holds(document.date))
        and (kind is None or (document.kind or "").lower() == kind.group())
    ]
    return sorted(chosen, key=lambda one: (one.date is None, one.date, one.key))


def asked_among(question: Question, documents: Mapping[str, Document]) -> set[str] | None:
    """Return the ids of the documents of the kind and period asked about, None for any.

    "Thông báo nào" is no directive; where no document is of the kind named, any may be meant. A
    period counts only where several are asked for: it may be what one of them speaks of.
    """
    kind = _KIND.search(question.text.lower())
    period = question.period if asks_several(question) else None
    found = set(documents)
    for keep in (
        {
            id_
            for id_, one in documents.items()
            if kind and (one.kind or "").lower() == kind.group()
        },
        {id_ for id_, one in documents.items() if period and period.holds(one.date)},
    ):
        found = found & keep or found
    return found if len(found) < len(documents) else None


def best_of_each(question: Question, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the best sentence of each document that says as much as the first, best first."""
    best = candidates[0]
    found: dict[str, Candidate] = {}
    for candidate in candidates:
        found.setdefault(candidate.passage.notice_id, candidate)
    if not asks_several(question):
        return [best]
    return [
        one
        for one in found.values()
        if best.score - one.score <= _CLOSE
        and one.evidence.covered >= _AS_MUCH * best.evidence.covered
    ][:_MOST]


def name_each(
    chosen: Sequence[Candidate], notice_of: Callable[[str], Notice]
) -> list[tuple[Notice, Quote]]:
    """Return number, title and the best sentence of each document."""
    found: list[tuple[Notice, Quote]] = []
    for candidate in chosen:
        notice = notice_of(candidate.passage.notice_id)
        span = whole(candidate)
        quote = Quote(span=span, text=span.of(notice.text), passage=candidate.passage)
        found += [(notice, head) for head in letterhead(notice)] + [(notice, quote)]
    return found


def name_all(
    documents: Sequence[Document], notice_of: Callable[[str], Notice]
) -> list[tuple[Notice, Quote]]:
    """Return number and title of each document, as many as an answer holds."""
    found: list[tuple[Notice, Quote]] = []
    room = MAX_LIST
    for document in documents:
        notice = notice_of(document.notice_id)
        heads = letterhead(notice)
        room -= sum(len(head.text) + 6 for head in heads)
        if room < 0:
            break
        found += [(notice, head) for head in heads]
    return found


def letterhead(notice: Notice) -> list[Quote]:
    """Return number and title, as they stand."""
    spans = [notice.fields[name] for name in ("number", "title") if name in notice.fields]
    return [Quote(span=span, text=span.of(notice.text), phrases=(span,)) for span in spans]
