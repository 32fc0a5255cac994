"""Candidates made by hand, so that what is composed of them can be told beforehand."""

from dataclasses import fields

from chat.evidence import Evidence
from chat.reader import Candidate
from chat.scopes import DOCUMENT, HEADING, SENTENCE, Scopes, look_up
from index.stored import Document
from ingest.agencies import load_abbreviations
from ingest.notice import Notice
from ingest.parse import parse_notice
from ingest.passages import split_passages


def made_notice(number: int, body: str, *, year: int = 2023) -> Notice:
    """Return a notice with a letterhead and `body`."""
    text = (
        f"VĂN PHÒNG CHÍNH PHỦ\n\nSố: {number}/TB-VPCP\n\nHà Nội, ngày 10 tháng 4 năm {year}\n\n"
        f"THÔNG BÁO\n\nKẾT LUẬN CUỘC HỌP\n\n{body}\n\nNơi nhận:\n\n- Lưu: VT.\n"
    )
    return parse_notice(text.encode(), f"{number}.txt", load_abbreviations())


def stored_document(notice: Notice, title: str | None = None) -> Document:
    """Return what the index tells of a notice made here."""
    return Document(
        notice_id=notice.id,
        key=notice.name,
        file="7.txt",
        number=notice.number,
        date=notice.date,
        issuer=None,
        kind=None,
        title=title,
        passages=2,
    )


def candidates(notice: Notice, *scored: tuple[str, float]) -> list[Candidate]:
    """Return the clauses of a notice that hold the words given, each with the score given."""
    found = [
        Candidate(
            key=notice.name,
            passage=passage,
            sentence=sentence,
            scopes=Scopes(clause="", sentence="", levels=()),
            evidence=Evidence(**{field.name: 0.0 for field in fields(Evidence)}),
            score=score,
        )
        for words, score in scored
        for passage in split_passages(notice)
        for sentence in passage.sentences
        if words in sentence.of(notice.text)
    ]
    return sorted(found, key=lambda candidate: -candidate.score)


def scopes_of(
    sentence: str, heading: str = "", document: str = "", year: int | None = None
) -> Scopes:
    """A sentence that is its own clause, below a heading, in a document of which this is known."""
    levels = ((SENTENCE, sentence), (HEADING, heading), (DOCUMENT, document))
    return Scopes(
        clause=sentence,
        sentence=sentence,
        levels=tuple((weight, look_up(text)) for weight, text in levels),
        above=(heading,) if heading else (),
        year=year,
    )
