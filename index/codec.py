"""Notices and passages as JSON, vectors as bytes: reading back gives what was written."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.notice import (
    Assignment,
    Notice,
    Passage,
    Place,
    Relation,
    RelationKind,
    Section,
    Span,
)


def notice_to_json(notice: Notice) -> str:
    """Write a notice with all its fields."""
    return _dumps(
        {
            "id": notice.id,
            "text": notice.text,
            "number": notice.number,
            "date": _day(notice.date),
            "issuer": notice.issuer,
            "kind": notice.kind,
            "title": notice.title,
            "place": notice.place,
            "signer": notice.signer,
            "signer_rank": notice.signer_rank,
            "recipients": notice.recipients,
            "fields": {name: _pair(span) for name, span in notice.fields.items()},
            "body": _pair(notice.body),
            "annexes": [_pair(span) for span in notice.annexes],
            "pages": notice.pages,
            "places": [[*_pair(p.span), p.page, *p.box, p.confidence] for p in notice.places],
            "ocr": notice.ocr,
            "outline": [_section(section) for section in notice.outline],
            "assignments": [_assignment(one) for one in notice.assignments],
            "relations": [_relation(one) for one in notice.relations],
            "warnings": notice.warnings,
            "repairs": notice.repairs,
            "reading": notice.reading,
        }
    )


def notice_from_json(written: str) -> Notice:
    """Read what `notice_to_json` wrote.

    >>> notice = Notice(id="ab", text="Số: 1", body=Span(start=0, end=5))
    >>> notice_from_json(notice_to_json(notice)) == notice
    True
    """
    data: dict[str, Any] = json.loads(written)
    date: str | None = data.pop("date")
    fields: dict[str, list[int]] = data.pop("fields")
    outline: list[Any] = data.pop("outline")
    return Notice(
        date=_read_day(date),
        fields={name: _span(pair) for name, pair in fields.items()},
        body=_span(data.pop("body")),
        annexes=tuple(_span(pair) for pair in data.pop("annexes", ())),
        recipients=tuple(data.pop("recipients")),
        pages=tuple(data.pop("pages")),
        places=tuple(_read_place(written) for written in data.pop("places")),
        outline=tuple(_read_section(section) for section in outline),
        assignments=tuple(_read_assignment(written) for written in data.pop("assignments")),
        relations=tuple(_read_relation(written) for written in data.pop("relations")),
        warnings=tuple(data.pop("warnings")),
        repairs=tuple(data.pop("repairs")),
        **data,
    )


def acts_to_json(within: tuple[str, ...] | None, relations: Sequence[Relation]) -> str:
    """Write what a document does to others: to those of the collections `within`, None for all."""
    does = [_relation(one) for one in relations]
    return _dumps(does if within is None else {"within": within, "does": does})


def acts_from_json(written: str) -> tuple[tuple[str, ...] | None, tuple[Relation, ...]]:
    """Read what `acts_to_json` wrote.

    >>> acts_from_json(acts_to_json(None, ())), acts_from_json(acts_to_json(("Y tế",), ()))
    ((None, ()), (('Y tế',), ()))
    """
    told = json.loads(written)
    within = tuple(told["within"]) if isinstance(told, dict) else None
    does = told["does"] if isinstance(told, dict) else told
    return within, tuple(_read_relation(one) for one in does)


def passage_to_json(passage: Passage) -> str:
    """Write a passage without its notice's id, which the database knows."""
    return _dumps(
        {
            "ordinal": passage.ordinal,
            "section": passage.section,
            "headings": passage.headings,
            "span": _pair(passage.span),
            "text": passage.text,
            "sentences": [_pair(sentence) for sentence in passage.sentences],
            "page": passage.page,
        }
    )


def passage_from_json(written: str, notice_id: str) -> Passage:
    """Read what `passage_to_json` wrote."""
    data: dict[str, Any] = json.loads(written)
    return Passage(
        notice_id=notice_id,
        ordinal=data["ordinal"],
        section=data["section"],
        headings=tuple(data["headings"]),
        span=_span(data["span"]),
        text=data["text"],
        sentences=tuple(_span(pair) for pair in data["sentences"]),
        page=data["page"],
    )


def vectors_to_bytes(vectors: NDArray[np.floating]) -> bytes:
    """Write (dim,) or (m, dim) numbers in half precision, row after row."""
    return np.ascontiguousarray(vectors, dtype=np.float16).tobytes()


def vectors_from_bytes(written: bytes, dimension: int) -> NDArray[np.float32]:
    """Read (m, dim) float32; one vector is one row.

    >>> vectors_from_bytes(vectors_to_bytes(np.array([0.5, 0.25])), 2).tolist()
    [[0.5, 0.25]]
    """
    return np.frombuffer(written, dtype=np.float16).reshape(-1, dimension).astype(np.float32)


def _dumps(data: dict[str, Any] | list[Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _span(pair: Sequence[int]) -> Span:
    return Span(start=pair[0], end=pair[1])


def _section(section: Section) -> list[Any]:
    children = [_section(child) for child in section.children]
    return [section.label, section.heading, _pair(section.span), children]


def _read_section(written: list[Any]) -> Section:
    label, heading, pair, children = written
    return Section(
        label=label,
        heading=heading,
        span=_span(pair),
        children=tuple(_read_section(child) for child in children),
    )


def _day(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None


def _read_day(written: str | None) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


def _read_place(written: Sequence[Any]) -> Place:
    start, end, page, left, top, right, bottom, confidence = written
    return Place(
        span=Span(start=start, end=end),
        page=page,
        box=(left, top, right, bottom),
        confidence=confidence,
    )


def _assignment(one: Assignment) -> dict[str, Any]:
    return {
        "lead": one.lead,
        "coordinating": one.coordinating,
        "task": one.task,
        "deadline": _day(one.deadline),
        "deadline_text": one.deadline_text,
        "section": one.section,
        "span": _pair(one.span),
    }


def _read_assignment(written: dict[str, Any]) -> Assignment:
    deadline, coordinating = written.pop("deadline"), written.pop("coordinating")
    return Assignment(
        deadline=_read_day(deadline),
        coordinating=tuple(coordinating),
        span=_span(written.pop("span")),
        **written,
    )


def _relation(one: Relation) -> list[Any]:
    return [one.kind.value, one.number, _day(one.date), *_pair(one.span)]


def _read_relation(written: Sequence[Any]) -> Relation:
    kind, number, date, start, end = written
    return Relation(
        kind=RelationKind(kind),
        number=number,
        date=_read_day(date),
        span=Span(start=start, end=end),
    )
