"""Where the letterhead ends, what kind it names, and the subject that stands below it."""

import re
from dataclasses import dataclass

from ingest.header.dates import find_date
from ingest.header.kinds import kind_line, kind_named
from ingest.header.numbers import find_number
from ingest.notice import Span

MAX_HEAD = 3000
_MAX_TITLE = 600
_MAX_LINE = 130
_SUBJECT = re.compile(r"\bV/v:?\s*(?P<title>[^\n]+(?:\n(?!\n)[^\n]+)*)", re.IGNORECASE)
_ADDRESSEE = re.compile(r"^[ \t*]*Kính gửi|^[ \t*]*KÍNH GỬI", re.MULTILINE)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
_VV = re.compile(r"V/v:?\s*", re.IGNORECASE)
_BODY_START = re.compile(
    r"(?:Ngày|Căn cứ|Thực hiện|Kính gửi|Theo|Trong|Sau khi|Để|Xét|Trên cơ sở|Nhằm|Điều|Chương|"
    r"[IVX]+\.|\d+\.|- |\(|\[)\s?"
)
_AUTHORITY = re.compile(
    r"(?:BỘ TRƯỞNG|THỦ TƯỚNG|CHÍNH PHỦ|CHỦ TỊCH|[ỦU][ỶYỲ] BAN|QUỐC HỘI|[ỦU]Y BAN THƯỜNG VỤ|HỘI ĐỒNG|"
    r"TỔNG CỤC TRƯỞNG|CỤC TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|THỐNG ĐỐC|TỔNG KIỂM TOÁN|CHÁNH ÁN|VIỆN TRƯỞNG|"
    r"QUYẾT ĐỊNH|QUYẾT NGHỊ)\b"
)
_HEADING = re.compile(
    r"(?:[IVX]{1,4}|[A-H]|\d{1,2})[.)/]\s|(?:PHẦN|CHƯƠNG|MỤC|ĐIỀU)\s+(?:THỨ|[IVX\d])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The letterhead's end, the kind that it names, the span of the title."""

    end: int
    kind: str | None = None
    title: Span | None = None
    body: int = 0


def find_head(text: str) -> Head:
    """Return the letterhead; its end is 0 where nothing of one is found."""
    found = kind_line(text, MAX_HEAD)
    addressee = _ADDRESSEE.search(text, 0, MAX_HEAD)
    if addressee is not None and (found is None or addressee.start() < found.start()):
        start = addressee.start()
        return Head(end=start, kind="Công văn", title=_subject(text, start), body=start)
    if found is not None:
        title = _title_after(text, found)
        body = title.end if title else found.end("kind")
        return Head(end=found.start(), kind=kind_named(found["kind"]), title=title, body=body)
    return _without_kind(text)


def _without_kind(text: str) -> Head:
    """A letterhead of number and date alone."""
    numbered = find_number(text, MAX_HEAD)
    if numbered is None:
        title = _subject(text, MAX_HEAD // 3)
        return (
            Head(end=title.start, kind="Công văn", title=title, body=title.end)
            if title
            else Head(end=0)
        )
    dated = find_date(text, MAX_HEAD)
    end = numbered[1].end
    if dated is not None and dated[2].start < MAX_HEAD // 3:
        end = max(end, dated[2].end)
    title = _subject(text, MAX_HEAD)
    body = max(end, title.end if title else 0)
    return Head(end=end, kind="Công văn" if title else None, title=title, body=body)


def _subject(text: str, limit: int) -> Span | None:
    """What stands behind "V/v", without a date line that follows it."""
    found = _SUBJECT.search(text, 0, limit)
    if found is None:
        return None
    dated = find_date(found["title"], len(found["title"]))
    title = found["title"][: dated[2].start] if dated else found["title"]
    return Span(start=found.start("title"), end=found.start("title") + len(title.rstrip()))


def _title_after(text: str, kind: re.Match[str]) -> Span | None:
    """The lines behind "THÔNG BÁO": its own line, else the paragraphs that follow.

    Capitals go on with capitals, ordinary lines with short ones that end nothing, until the
    body, a heading, or the authority that issues ("BỘ TRƯỞNG BỘ TÀI CHÍNH").
    """
    start = kind.start("rest") if kind["rest"].strip() else kind.end()
    title: Span | None = None
    for found in _PARAGRAPH.finditer(text, start, min(len(text), start + 2 * _MAX_TITLE)):
        words = found.group().strip()
        if not any(letter.isalnum() for letter in words):
            continue
        if title is None:
            if not _begins(words):
                break
            begin = found.start() + (prefix.end() if (prefix := _VV.match(words)) else 0)
        elif found.end() - begin > _MAX_TITLE or not _goes_on(title.of(text), words):
            break
        title = Span(start=begin, end=found.start() + len(found.group().rstrip()))
    return title


def _begins(words: str) -> bool:
    capitals = words.upper() == words
    if _HEADING.match(words) or (_AUTHORITY.match(words) and capitals and "VỀ" not in words):
        return False
    return capitals or not (_BODY_START.match(words) or words.endswith((":", ";")))


def _goes_on(title: str, words: str) -> bool:
    """Whether a paragraph is still title."""
    if _HEADING.match(words) or _BODY_START.match(words) or title.endswith((".", ":", ";", "./")):
        return False
    capitals, before = words.upper() == words, title.upper() == title
    if capitals:
        return before and not _AUTHORITY.match(words)
    if before:
        return False
    return words[0].islower() or (
        len(words) < _MAX_LINE and not words.endswith((".", ":", ";", "./"))
    )
