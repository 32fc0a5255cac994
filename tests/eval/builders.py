"""Small hand-made documents, answers and refusals for the tests of `eval`."""

import json
from collections.abc import Sequence
from pathlib import Path

from chat.answer import Answer, Citation, Quote, Refusal
from eval.gold import Evidence, GoldQuestion, locate
from index.hit import Hit
from ingest.notice import Passage, Span

KEY = "320/TB-VPCP (2021)"
TEXT = (
    "Số:320/TB-VPCP\n"
    "Thủ tướng Phạm Minh Chính đã chủ trì buổi làm việc với tỉnh Lạng Sơn.\n"
    "Giao Bộ Tài nguyên và Môi trường chủ trì, phối hợp với\nBộ Nông nghiệp thẩm định.\n"
    "Hoàn thành trước ngày 30 tháng 11 năm 2021.\n"
)
LEAD = "Giao Bộ Tài nguyên và Môi trường chủ trì"
CHAIR = "Thủ tướng Phạm Minh Chính đã chủ trì"
DEADLINE = "trước ngày 30 tháng 11 năm 2021"


def text_of(key: str) -> str | None:
    """Know one document."""
    return TEXT if key == KEY else None


def span_of(words: str) -> Span:
    """Return the first place of words in the document."""
    return locate(words, TEXT)[0]


def hit(words: str, *, key: str = KEY, score: float = 1.0) -> Hit:
    """Build a hit whose passage is exactly these words of the document."""
    span = span_of(words)
    passage = Passage(
        notice_id="n",
        ordinal=0,
        section="1",
        headings=(),
        span=span,
        text=span.of(TEXT),
        sentences=(span,),
    )
    return Hit(key=key, passage=passage, score=score)


def citation(words: str, *, marker: int = 1, key: str = KEY, text: str | None = None) -> Citation:
    """Cite words of the document; `text` makes the quote say something else than its span."""
    span = span_of(words)
    return Citation(
        marker=marker,
        key=key,
        number=None,
        date=None,
        title=None,
        section="1",
        page=None,
        file="thong-bao-320.txt",
        quote=Quote(span=span, text=span.of(TEXT) if text is None else text),
    )


def answer(
    *quotes: str, text: str | None = None, confidence: float = 0.9, hits: Sequence[Hit] = ()
) -> Answer:
    """Answer with these words of the document, each followed by its marker."""
    said = " ".join(f"{quote} [{marker}]" for marker, quote in enumerate(quotes, start=1))
    return Answer(
        question="?",
        understood="?",
        text=said if text is None else text,
        citations=tuple(
            citation(quote, marker=marker) for marker, quote in enumerate(quotes, start=1)
        ),
        hits=tuple(hits),
        confidence=confidence,
    )


def refusal(
    *, reason: str = "Không tìm thấy.", confidence: float = 0.2, hits: Sequence[Hit] = ()
) -> Refusal:
    """Refuse."""
    return Refusal(
        question="?",
        understood="?",
        reason=reason,
        missing=(),
        hits=tuple(hits),
        confidence=confidence,
    )


def gold(
    *groups: Sequence[str], evidence: Sequence[str] = (), kind: str = "who", name: str = "g-1"
) -> GoldQuestion:
    """Build an answerable question, or without groups an unanswerable one."""
    return GoldQuestion(
        id=name,
        kind=kind if groups else "unanswerable",
        question="Ai chủ trì?",
        answerable=bool(groups),
        must_contain=tuple(map(tuple, groups)),
        evidence=tuple(
            Evidence(key=KEY, quote=quote, spans=locate(quote, TEXT)) for quote in evidence
        ),
    )


def gold_record(**changes: object) -> dict[str, object]:
    """Return a correct line of a gold file, with changes; a field set to None is left out."""
    record: dict[str, object] = {
        "id": "g-1",
        "kind": "who",
        "question": "Ai chủ trì thẩm định?",
        "answerable": True,
        "must_contain": [["Bộ Tài nguyên và Môi trường"]],
        "evidence": [{"key": KEY, "quote": LEAD}],
    }
    record.update(changes)
    return {name: value for name, value in record.items() if value is not None}


def write_lines(path: Path, *records: object) -> Path:
    """Write a file of JSON lines and return its path."""
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
