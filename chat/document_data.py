"""Questions about a document itself: number, date, signer, recipients, subject."""

import re
from collections.abc import Collection, Mapping, Sequence

from chat.answer import Quote
from chat.compose import MAX_ANSWER
from chat.kinds import Meta
from chat.question import Question, Term
from chat.rarity import Rarity
from chat.scopes import look_up
from index.stored import Document
from ingest.normalise import fold
from ingest.notice import Notice, Span

_KNOWN = 0.55  # share of a question's words that title and letterhead of its document must hold
_KIND = re.compile(
    r"\b(?:thông báo|chỉ thị|công điện|quyết định|nghị quyết|nghị định|thông tư|công văn|kế hoạch|tờ trình|hướng dẫn)\b"
)
_SIGNED_OR_SENT = re.compile(  # "ai ký Thông báo số ", "nơi nhận của " before a number
    rf"\b(?:ký|nơi nhận)(?: ban hành)?(?: của)?(?: {_KIND.pattern})?(?: số)? $"
)
_WHO_SIGNED = re.compile(r"^[^,]*\b(?:ai|người nào) ký\b")
_ABOUT_DOCUMENTS = frozenset(
    re.split(
        r"\s+",
        "ký kí ban hành phát nơi nhận gửi mang số ký hiệu trích yếu tiêu đề tựa ngày lưu kết luận văn bản tb vb "
        "thông báo chỉ thị công điện quyết định nghị nghị định tư công văn kế hoạch tờ trình hướng dẫn "
        "quý i ii iii iv nửa đầu cuối",
    )
)


def topic(question: Question) -> list[Term]:
    """Return the words of a question that say what its document is about.

    Words of an earlier question count only where it has none of its own.
    """
    terms = [term for term in question.terms if term.text.lower() not in _ABOUT_DOCUMENTS]
    return [term for term in terms if term.weight == 1] or terms


def share_known(terms: Sequence[Term], document: Document, rarity: Rarity) -> float:
    """Return the share of the words, weighted by rarity, that a document's head holds."""
    day = document.date
    date = f"{day.day}/{day.month}/{day.year} tháng {day.month} năm {day.year}" if day else ""
    about = look_up(f"{document.kind} {document.number} {document.title} {document.issuer} {date}")
    weights = [rarity(fold(term.text)) for term in terms]
    held = [
        weight
        for term, weight in zip(terms, weights, strict=True)
        if look_up(term.text).folded in about.folded
    ]
    return sum(held) / sum(weights) if weights else 1.0


def subject(
    question: Question,
    documents: Mapping[str, Document],
    within: Collection[str] | None,
    rarity: Rarity,
) -> Document | None:
    """Return the document that a question is about, None when it is not one of these.

    "Quyết định ... nêu tại Thông báo 128 mang số mấy?" asks for a document that is only cited: the
    kind named first is not that of a document here.
    """
    chosen = [document for id_, document in documents.items() if within is None or id_ in within]
    kind = _KIND.search(question.text.lower())
    if kind is not None:
        chosen = [one for one in chosen if not one.kind or one.kind.lower() == kind.group()]
    if len(chosen) == 1 and (within is not None or len(documents) == 1):
        return chosen[0]
    terms = topic(question)
    if not chosen or (not terms and len(chosen) > 1):
        return None
    shares = [share_known(terms, document, rarity) for document in chosen]
    best = max(range(len(chosen)), key=lambda place: (shares[place], -place))
    return chosen[best] if shares[best] >= _KNOWN else None


def only_cited(question: Question) -> str | None:
    """Return the number of a document whose signer or recipients are asked for.

    Documents that cite it by number and day say neither: only its own foot does.
    """
    if question.meta not in (Meta.SIGNER, Meta.RECIPIENTS) or len(question.references) != 1:
        return None
    number = question.references[0].number
    before, found, after = question.text.lower().partition(number.lower())
    about = _SIGNED_OR_SENT.search(before) or _WHO_SIGNED.search(after)
    return number if found and about else None


def quote_fields(notice: Notice, metas: Sequence[Meta]) -> list[Quote]:
    """Return the words of letterhead and foot that say what was asked; empty when one is missing."""
    spans: list[Span] = []
    for meta in metas:
        span = notice.fields.get(meta.value)
        if span is None:
            return []
        spans.append(_cut(notice, span) if meta is Meta.RECIPIENTS else span)
    return [Quote(span=one, text=one.of(notice.text), phrases=(one,)) for one in spans]


def _cut(notice: Notice, span: Span) -> Span:
    """Cut a long list of recipients after the last line that fits."""
    if span.end - span.start <= MAX_ANSWER - 10:
        return span
    end = notice.text.rfind("\n", span.start, span.start + MAX_ANSWER - 10)
    return Span(start=span.start, end=end if end > span.start else span.start + MAX_ANSWER - 10)
