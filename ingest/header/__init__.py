"""The head and foot of a document: number, date, issuer, kind, title, signer, recipients.

The letterhead ends where the body begins; only what stands there is the document's own. Numbers
and dates of other documents, cited in the title or body, and those of arrival stamps are never
taken for it: what is not in its place, or was read with doubt, stays None with a warning.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest import wording
from ingest.agencies import Abbreviations
from ingest.header.dates import find_date, fits_signature
from ingest.header.foot import Foot, find_annexes, read_foot
from ingest.header.foot_dates import find_foot_date
from ingest.header.issuers import find_issuer
from ingest.header.kinds import KINDS, kind_of_number
from ingest.header.numbers import find_number, year_of_number
from ingest.header.titles import MAX_HEAD, Head, find_head
from ingest.normalise import squeeze
from ingest.notice import Place, Span

__all__ = ["KINDS", "Header", "read_header"]

_EXPECTED = ("number", "date", "issuer", "kind", "title")
_CERTAIN_WORD = 0.8  # confidence of the least sure character of a word
_CERTAIN_LINE = 0.95  # mean confidence of a line of which no words are known
_LEGIBLE = 0.6  # confidence of the least sure letter of a name; under a seal it is less


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What head and foot say; `body` is the span between them, `annexes` what follows the foot."""

    number: str | None
    date: dt.date | None
    place: str | None = None
    issuer: str | None
    kind: str | None
    title: str | None
    signer: str | None
    signer_rank: str | None = None
    recipients: tuple[str, ...]
    body: Span
    annexes: tuple[Span, ...] = ()
    fields: dict[str, Span] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def read_header(
    text: str,
    abbreviations: Abbreviations,
    places: Sequence[Place] = (),
    stamps: tuple[str, ...] = (),
) -> Header:
    """Read head and foot of a repaired text (paragraphs parted by one empty line).

    `places` tell with what confidence OCR read a field, `stamps` what signatures say beside it.
    """
    fields: dict[str, Span] = {}
    doubts: list[str] = []
    head = find_head(text)
    number = _number(text, head, places, fields, doubts)
    body_start = _body_start(text, head.body)
    foot = read_foot(text, body_start)
    body = Span(start=body_start, end=foot.body_end)
    dated = _dated(text, head.end, body)
    date, where = _date(text, dated, places, fields, doubts)
    if date and not _agrees(date, number, places, stamps):
        doubts.append(_doubtful_date(date))
        date = None
    signer = _signer(foot, places, doubts)
    if head.title is not None:
        fields["title"] = head.title
    header = Header(
        number=number,
        date=date,
        place=where,
        issuer=find_issuer(text, head.end, number, abbreviations),
        kind=head.kind or kind_of_number(number),
        title=squeeze(head.title.of(text)) if head.title else None,
        signer=signer,
        signer_rank=foot.rank,
        recipients=foot.recipients,
        body=body,
        annexes=_annexes(text, foot),
        fields=fields | foot.fields,
    )
    return replace(header, warnings=(*_missing(header), *doubts))


def _number(
    text: str, head: Head, places: Sequence[Place], fields: dict[str, Span], doubts: list[str]
) -> str | None:
    found = find_number(text, min(head.end or MAX_HEAD, MAX_HEAD))
    if found is None:
        return None
    number, span = found
    scanned = any(place.confidence is not None for place in places)
    if not _is_certain(text, places, span) or (scanned and not _fits_kind(number, head.kind)):
        doubts.append(wording.doubtful_field(wording.FIELD_NAMES["number"], number))
        return None
    fields["number"] = span
    return number


def _fits_kind(number: str, kind: str | None) -> bool:
    """Whether the symbol of a number names the kind that the letterhead names.

    >>> _fits_kind("5/TTr-UBND", "Tờ trình"), _fits_kind("5/TT-UBND", "Tờ trình")
    (True, False)
    """
    named = kind_of_number(number)
    return named is None or kind in {None, "Công văn", named}


def _dated(text: str, head_end: int, body: Span) -> tuple[dt.date, str | None, Span] | None:
    """Find the date in the letterhead, or else at the foot."""
    end = head_end or MAX_HEAD // 3
    return find_date(text, min(end, MAX_HEAD)) or find_foot_date(text, end, body)


def _agrees(
    date: dt.date, number: str | None, places: Sequence[Place], stamps: tuple[str, ...]
) -> bool:
    """Whether a date has the year of the number and, on a scan, that of the signatures."""
    year = year_of_number(number)
    scanned = any(place.confidence is not None for place in places)
    return year in {None, date.year} and (not scanned or fits_signature(date, stamps))


def _doubtful_date(date: dt.date) -> str:
    return wording.doubtful_field(wording.FIELD_NAMES["date"], date.strftime("%d/%m/%Y"))


def _date(
    text: str,
    found: tuple[dt.date, str | None, Span] | None,
    places: Sequence[Place],
    fields: dict[str, Span],
    doubts: list[str],
) -> tuple[dt.date | None, str | None]:
    if found is None:
        return None, None
    date, where, span = found
    if not _is_certain(text, places, span):
        doubts.append(_doubtful_date(date))
        return None, where
    fields["date"] = span
    return date, where


def _signer(foot: Foot, places: Sequence[Place], doubts: list[str]) -> str | None:
    """Return the signer's name, unless a seal over it made OCR doubt its letters."""
    if foot.signer is None:
        return None
    end = foot.fields["signer"].end
    start = end - len(foot.signer)
    sure = [
        place.confidence
        for place in places
        if place.confidence is not None and place.span.start < end and start < place.span.end
    ]
    if min(sure, default=1.0) >= _LEGIBLE:
        return foot.signer
    doubts.append(wording.doubtful_field(wording.FIELD_NAMES["signer"], foot.signer))
    return None


def _is_certain(text: str, places: Sequence[Place], span: Span) -> bool:
    """Whether OCR was sure of every word with a digit at `span`; text that was text is sure."""
    for place in places:
        if place.confidence is None or place.span.end <= span.start or span.end <= place.span.start:
            continue
        words = place.span.of(text)
        least = _CERTAIN_LINE if " " in words else _CERTAIN_WORD
        if place.confidence < least and any(letter.isdigit() for letter in words):
            return False
    return True


def _body_start(text: str, start: int) -> int:
    while start < len(text) and (text[start].isspace() or text[start] in ":*_"):
        start += 1
    return start


def _annexes(text: str, foot: Foot) -> tuple[Span, ...]:
    return find_annexes(text, foot.end) if foot.end > foot.body_end else ()


def _missing(header: Header) -> tuple[str, ...]:
    """Warn of what every document has and this one not; of a name, where a rank is signed."""
    expected = _EXPECTED if header.signer_rank is None else (*_EXPECTED, "signer")
    return tuple(
        wording.missing_field(wording.FIELD_NAMES[name])
        for name in expected
        if getattr(header, name) is None
    )
