"""The head and foot of a document: number, date, issuer, kind, title, signer, recipients.

The letterhead ends where the body begins; only what stands there is the document's own. Numbers
and dates of other documents, cited in the title or body, are never taken for it: what is not in
its place stays None.
"""

import datetime as dt
import re
from dataclasses import dataclass, field

from ingest import wording
from ingest.agencies import Abbreviations
from ingest.normalise import LOWER, UPPER, squeeze
from ingest.notice import Span

KINDS = {
    "TB": "Thông báo",
    "CT": "Chỉ thị",
    "QĐ": "Quyết định",
    "NQ": "Nghị quyết",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "KH": "Kế hoạch",
    "CĐ": "Công điện",
    "TTr": "Tờ trình",
    "BC": "Báo cáo",
    "HD": "Hướng dẫn",
}
_MAX_HEAD = 3000
_MAX_TITLE = 600

_NUMBER = re.compile(
    r"(?:^|(?<=[-*] )|(?<=Nam )|(?<=phúc )|(?<=PHÚC ))Số\s*[:.]?\s*(?P<number>\d{1,5}[a-zđ]?\s*(?:/\s*\d{4}\s*)?"
    r"(?:/|-)\s*[A-ZĐ][\wĐđ]*(?:\s?[-–/&.]\s?[A-ZĐ][\wĐđ&]*)*)",
    re.IGNORECASE | re.MULTILINE,
)
_BLANK_NUMBER = re.compile(r"\bSố\s*[:.]?\s*(?:[.…_]*)\s*/\s*[A-ZĐ]", re.IGNORECASE)
_DATE = re.compile(
    rf"(?<![/\w-])(?P<place>[{UPPER}][\w.\- ]{{1,40}}?)\s*,?\s+ngày\s*(?P<day>\d{{1,2}})\s*tháng\s*"
    r"(?P<month>\d{1,2})\s*năm\s*(?P<year>\d{4})"
    r"(?=[\s.]*(?:$|[A-ZĐ]{2}))",
    re.MULTILINE,
)
_KIND_LINE = re.compile(
    r"^(?P<kind>" + "|".join(kind.upper() for kind in KINDS.values()) + r")\b[ :]*(?P<rest>.*)$",
    re.MULTILINE,
)
_SUBJECT = re.compile(r"\bV/v:?\s*(?P<title>[^\n]+(?:\n(?!\n)[^\n]+)*)", re.IGNORECASE)
_ADDRESSEE = re.compile(r"^Kính gửi", re.MULTILINE)
_BODY_START = re.compile(
    r"^(?:Ngày|Căn cứ|Thực hiện|Kính gửi|Theo|Trong|Sau khi|Để|Xét|Trên cơ sở|Nhằm|"
    r"[IVX]+\.|\d+\.|- )\s?",
)
_RECIPIENTS = re.compile(r"^[ \t]*Nơi nhận\s*:?", re.MULTILINE | re.IGNORECASE)
_RANK = re.compile(
    r"\b(?:KT\.|TM\.|TL\.|TUQ\.|Q\.)|\b(?:BỘ TRƯỞNG|THỨ TRƯỞNG|CHỦ NHIỆM|CHỦ TỊCH|THỦ TƯỚNG|"
    r"GIÁM ĐỐC|CỤC TRƯỞNG|VỤ TRƯỞNG|BÍ THƯ|CHÁNH VĂN PHÒNG|TỔNG CỤC TRƯỞNG|TRƯỞNG BAN|CHÁNH ÁN|"
    r"VIỆN TRƯỞNG|THỐNG ĐỐC|TỔNG THANH TRA|CHÁNH THANH TRA|CHỈ HUY TRƯỞNG)\b",
)
_NAME = re.compile(rf"(?<!\w)[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{1,4}}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What head and foot say; `body` is the span between them."""

    number: str | None
    date: dt.date | None
    issuer: str | None
    kind: str | None
    title: str | None
    signer: str | None
    recipients: tuple[str, ...]
    body: Span
    fields: dict[str, Span] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def read_header(text: str, abbreviations: Abbreviations) -> Header:
    """Read head and foot of a tidied text (paragraphs parted by one empty line)."""
    fields: dict[str, Span] = {}
    head_end, kind, title = _head(text)
    number = _number(text, head_end, fields)
    date = _date(text, head_end, fields)
    if title is not None:
        fields["title"] = title
    kind = kind or _kind_of_number(number)
    body_start = _body_start(text, head_end, title)
    body_end = _body_end(text, body_start)
    recipients = _recipients(text, body_end, fields)
    signer = _signer(text, body_end, fields)
    found = {
        "number": number,
        "date": date,
        "issuer": _issuer(text, head_end, number, abbreviations),
        "kind": kind,
        "title": squeeze(title.of(text)) if title else None,
    }
    return Header(
        **found,  # type: ignore[arg-type]
        signer=signer,
        recipients=recipients,
        body=Span(start=body_start, end=body_end),
        fields=fields,
        warnings=tuple(
            wording.missing_field(wording.FIELD_NAMES[name])
            for name, value in found.items()
            if value is None
        ),
    )


def _head(text: str) -> tuple[int, str | None, Span | None]:
    """Return where the letterhead ends, the kind, and the span of the title."""
    found = _KIND_LINE.search(text, 0, _MAX_HEAD)
    addressee = _ADDRESSEE.search(text, 0, _MAX_HEAD)
    if addressee is not None and (found is None or addressee.start() < found.start()):
        return addressee.start(), "Công văn", _subject(text, addressee.start())
    if found is not None:
        kind = found["kind"].capitalize()
        return found.start(), kind, _title_after(text, found)
    numbered = _NUMBER.search(text, 0, _MAX_HEAD)
    if numbered is None:
        return 0, None, None
    dated = _DATE.search(text, 0, _MAX_HEAD)
    end = max(numbered.end(), dated.end() if dated and dated.start() < _MAX_HEAD // 3 else 0)
    return end, None, _subject(text, _MAX_HEAD)


def _subject(text: str, limit: int) -> Span | None:
    found = _SUBJECT.search(text, 0, limit)
    if found is None:
        return None
    end = found.start("title") + _cut(found["title"])
    return Span(start=found.start("title"), end=end)


def _cut(title: str) -> int:
    """Length of a subject without a date line that stands behind it."""
    dated = _DATE.search(title)
    return len(title[: dated.start()].rstrip() if dated else title.rstrip())


def _title_after(text: str, kind: re.Match[str]) -> Span | None:
    """The lines behind "THÔNG BÁO": those of its own paragraph, else the paragraphs that follow.

    Capitals go on; ordinary lines are one paragraph, unless it reads like the body.
    """
    start = kind.start("rest") if kind["rest"].strip() else kind.end()
    end = start
    for paragraph in re.finditer(
        r"[^\n]+(?:\n(?!\n)[^\n]+)*", text[start : start + _MAX_TITLE * 2]
    ):
        words = paragraph.group()
        capitals = words.upper() == words
        if end > start and not capitals:
            break
        if not capitals and (_BODY_START.match(words) or words.rstrip().endswith((":", ";"))):
            break
        if paragraph.end() > _MAX_TITLE:
            break
        if end == start:
            first = start + paragraph.start()
        end = start + paragraph.end()
        if not capitals:
            break
    if end == start:
        return None
    return Span(start=first, end=end)


def _number(text: str, head_end: int, fields: dict[str, Span]) -> str | None:
    zone = min(max(head_end, 0) or _MAX_HEAD, _MAX_HEAD)
    found = _NUMBER.search(text, 0, zone)
    blank = _BLANK_NUMBER.search(text, 0, zone)
    if found is None or (blank is not None and blank.start() < found.start()):
        return None
    fields["number"] = Span(start=found.start(), end=found.end())
    return re.sub(r"\s+", "", found["number"]).replace("–", "-").rstrip(".-/")


def _date(text: str, head_end: int, fields: dict[str, Span]) -> dt.date | None:
    """The date beside the place, in the letterhead; an impossible one is no date."""
    found = _DATE.search(text, 0, min(head_end or _MAX_HEAD // 3, _MAX_HEAD))
    if found is None:
        return None
    try:
        date = dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    fields["date"] = Span(start=found.start(), end=found.end())
    return date


def _kind_of_number(number: str | None) -> str | None:
    """The kind that the symbol behind the stroke names.

    >>> _kind_of_number("320/TB-VPCP")
    'Thông báo'
    """
    symbol = re.split(r"[/-]", re.sub(r"^\d+\w?(/\d{4})?[/-]", "", number or ""))[0]
    for short, kind in KINDS.items():
        if symbol.casefold() == short.casefold():
            return kind
    return None


def _issuer(
    text: str, head_end: int, number: str | None, abbreviations: Abbreviations
) -> str | None:
    """The first line of the letterhead, else the agency that the number's symbol names."""
    first = text[:head_end].split("\n", 1)[0].rstrip(" -_*")
    first = re.split(r"\s*(?:-{3,}|CỘNG H|Số\s*:)", first)[0].strip()
    if first and first.upper() == first and any(letter.isalpha() for letter in first):
        return first.capitalize() if " " not in first else _sentence_case(first)
    if number is not None and "-" in number:
        return abbreviations.full(number.rsplit("-", 1)[1])
    return None


def _sentence_case(capitals: str) -> str:
    """Write an agency's name as in a sentence: each word of a known beginning keeps its capital.

    >>> _sentence_case("VĂN PHÒNG CHÍNH PHỦ")
    'Văn phòng Chính phủ'
    """
    text = capitals.lower()
    for name in _PROPER:
        text = re.sub(rf"\b{re.escape(name.lower())}\b", name, text)
    return text[0].upper() + text[1:]


_PROPER = (
    "Chính phủ", "Thủ tướng", "Ủy ban", "Bộ", "Tài chính", "Xây dựng", "Y tế", "Công Thương",
    "Giao thông vận tải", "Kế hoạch", "Đầu tư", "Tài nguyên", "Môi trường", "Nông nghiệp",
    "Phát triển", "Giáo dục", "Đào tạo", "Văn hóa", "Thể thao", "Du lịch", "Thông tin",
    "Truyền thông", "Khoa học", "Công nghệ", "Nội vụ", "Ngoại giao", "Tư pháp", "Quốc phòng",
    "Công an", "Lao động", "Thương binh", "Xã hội", "Dân tộc", "Nhà nước", "Việt Nam", "Hà Nội",
    "Hồ Chí Minh", "Trung ương", "Đảng", "Quốc hội", "Tổng cục", "Thuế", "Hải quan",
)  # fmt: skip


def _body_start(text: str, head_end: int, title: Span | None) -> int:
    start = max(head_end, title.end if title else 0)
    if title is None and (kind := _KIND_LINE.match(text, head_end)):
        start = kind.end()
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _body_end(text: str, body_start: int) -> int:
    """Where the recipients or the signer's rank begin, whichever is first, else the end."""
    recipients = None
    for found in _RECIPIENTS.finditer(text, body_start):
        recipients = found
    ends = [recipients.start() if recipients else len(text)]
    tail = max(body_start, text.rfind("./", body_start))
    for paragraph in re.finditer(r"^[^\n]+$", text[tail : ends[0]], re.MULTILINE):
        line = paragraph.group()
        if _RANK.search(line) and line[:40].upper() == line[:40] and paragraph.start():
            ends.append(tail + paragraph.start())
            break
    end = min(ends)
    while end > body_start and text[end - 1].isspace():
        end -= 1
    return end


def _recipients(text: str, body_end: int, fields: dict[str, Span]) -> tuple[str, ...]:
    found = _RECIPIENTS.search(text, body_end)
    if found is None:
        return ()
    rank = _RANK.search(text, found.end())
    while rank is not None and not _is_rank_line(text, rank.start()):
        rank = _RANK.search(text, rank.end())
    end = text.rfind("\n", found.end(), rank.start()) if rank else len(text)
    end = end if end > found.end() else len(text)
    fields["recipients"] = Span(
        start=found.start(), end=found.start() + len(text[found.start() : end].rstrip())
    )
    items = re.split(r"(?:^|[\n;])\s*-\s+", text[found.end() : end])
    return tuple(squeeze(item).rstrip(";.") for item in items if squeeze(item).strip(" ;.,-:"))


def _is_rank_line(text: str, at: int) -> bool:
    start = text.rfind("\n", 0, at) + 1
    line = text[start:].split("\n", 1)[0]
    return line[:12].upper() == line[:12] and not line.startswith("-")


def _signer(text: str, body_end: int, fields: dict[str, Span]) -> str | None:
    """The last name of the foot that stands behind a rank in capitals."""
    rank = None
    signer = None
    for line in re.finditer(r"[^\n]+", text[body_end:]):
        words = line.group().strip()
        if words.startswith("-"):
            continue
        if rank is None and _RANK.search(words) and _is_rank_line(text, body_end + line.start()):
            rank = body_end + line.start()
        name = _NAME.search(words)
        if rank is not None and name is not None:
            signer = name.group()
            end = body_end + line.start() + line.group().rindex(signer) + len(signer)
            fields["signer"] = Span(start=rank, end=end)
            break
    return signer
