"""Who is meant where a line names nobody.

The heading above it, a line that ends in a colon, the clause before, or the province that the
whole notice is about.
"""

import re
from dataclasses import dataclass

from ingest.assignments.agencies import find_group
from ingest.assignments.verbs import MODAL, VERB, WORD_OF_WORK
from ingest.normalise import LOWER, UPPER
from ingest.notice import Section, Span

_NAME = rf"[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+)*"
HEADING_LABEL = re.compile(
    r"(?:[-–+•*] *|\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXL]+|[a-zđ])[./)] *|(?:Điều|Mục|Phần) (?:\d\w*|[IVXL]+|[A-ZĐ]|thứ \w+)(?!\w)[.:]? *)*"
)
HEADING_OPENER = re.compile(
    r"(?:(?:Đối với|Về phía|Giao|Mời|Đề nghị|Yêu cầu|Chỉ đạo|Trách nhiệm|Nhiệm vụ|Với)(?: của| cho)?:? +)?"
)
_STAFF = re.compile(r"(?:cán bộ|đơn vị|nhà trường)(?!\w)")  # names but by a capital
_GIVES_ALL = re.compile(
    r"[\s,]*(?:(?:cần|phải|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|tập trung|chủ động|khẩn trương|thực hiện|triển khai"
    r"|tiếp tục|chú trọng|chỉ đạo|tổ chức|tăng cường|theo [^:,]{3,60}|(?:nhất là|căn cứ|trên cơ sở) [^:]{3,160}(?=:)|trong phạm vi[^:,]{3,60}|làm tốt|thường xuyên|và|,) *)*"
    r"(?:(?:một số|những|các)? ?(?:nhiệm vụ|giải pháp|nội dung|công việc|biện pháp|việc|vấn đề|chỉ đạo|công tác)?[^:]{0,40}"
    r"(?:sau|sau đây|như sau))?\s*:?\s*"
)
_ABOVE_ALL = re.compile(r"^, (?:nhất là|đặc biệt là|trước hết là) [^:.;]{3,160}")
_DUTY_ONLY = re.compile(r"\s*(?::|(?:có|chịu) trách nhiệm|cần|phải)")
_REMARKS = re.compile(
    r"(?:đánh giá|kết quả|tình hình|tồn tại|hạn chế|nguyên nhân|ưu điểm|thực trạng|bối cảnh|nhận định)(?!\w)",
    re.IGNORECASE,
)
_REMARK_OPENS = re.compile(
    rf"(?:(?:Về|Một số|Những|Các|Đánh giá)(?: về)? )?(?:{_REMARKS.pattern})[:.;,]", re.IGNORECASE
)
_AIMS = re.compile(
    r"(?:mục đích(?:,? (?:và )?yêu cầu|,? ý nghĩa)?|ý nghĩa|chủ đề|(?:các )?(?:thông điệp|khẩu hiệu)(?:,? (?:và )?(?:thông điệp|khẩu hiệu))?"
    r"(?: (?:truyền thông|tuyên truyền))?)[ :.]*",
    re.IGNORECASE,
)
_TASKS = re.compile(r"nhiệm vụ|giải pháp|yêu cầu|tổ chức thực hiện|thời gian tới", re.IGNORECASE)
_VISITED = re.compile(
    rf"làm việc (?:với|tại) (?:(?:Ban Thường vụ|Thường trực|[Ll]ãnh đạo|tập thể|chủ chốt|Tỉnh ủy|Thành ủy|cán bộ|,|và) *)*"
    rf"(?P<place>(?:tỉnh|thành phố) {_NAME})"
)
_ASKS = re.compile(
    rf"[,:;] *(?:đặc biệt |trong đó )?(?:{VERB})|(?<!\w)(?:{MODAL}|tiếp tục|khẩn trương|chủ động|tập trung|tăng cường)(?!\w)",
    re.IGNORECASE,
)


_TITLE = 160  # characters of a heading that is a title


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """Who was addressed last, above or before. `firm`: everything below is theirs to do."""

    lead: str
    firm: bool
    coordinating: tuple[str, ...] = ()


def addressed(text: str, span: Span, *, in_section: bool = True) -> str | None:
    """Return the agencies of a heading that only names them ("1. Bộ Công Thương:").

    Outside of any section a line must end in a colon, and say nothing but the duty itself:
    "Bộ Y tế hướng dẫn như sau:" speaks of the issuer.

    >>> line = "b) Đối với các địa phương"
    >>> addressed(line, Span(start=0, end=len(line)))
    'các địa phương'
    """
    label = HEADING_LABEL.match(text, span.start, span.end)
    opener = HEADING_OPENER.match(text, label.end() if label else span.start, span.end)
    start = opener.end() if opener else span.start
    heading = text[start : span.end].rstrip(":") + ":"
    heading = heading[:1].upper() + heading[1:] if _STAFF.match(heading) else heading
    group = find_group(heading, 0, len(heading))
    if group is None:
        return None
    rest = _ABOVE_ALL.sub("", text[start + group.span.end : span.end])
    if rest.strip(" :.") and not rest.rstrip().endswith(":"):
        return None
    if not in_section and not _DUTY_ONLY.match(rest):
        return None
    return group.text(heading) if _GIVES_ALL.fullmatch(rest.replace(".", "")) else None


def orders(words: str) -> bool:
    """Whether a line that does not begin with a verb asks for something further on.

    >>> orders("Mặt hàng điện: tiết kiệm chi phí"), orders("Số xe theo từng loại, quý")
    (True, False)
    """
    return bool(_ASKS.search(words))


def remarks(sections: tuple[Section, ...]) -> bool:
    """Whether a heading above says that what follows looks back.

    A point without points of its own is no heading: "hạn chế nhập khẩu" in it is work to be done.
    """
    return any(_looks_back(section) for section in sections if len(section.heading) < _TITLE)


def _looks_back(section: Section) -> bool:
    heading = section.heading
    if _TASKS.search(heading):
        return False
    if section.children or not heading.endswith((".", ";", ":")):
        return bool(_REMARKS.search(heading[:120]))
    return bool(_REMARK_OPENS.match(heading, _behind_label(heading)))


def aims(sections: tuple[Section, ...]) -> bool:
    """Whether a heading above says that what follows is the purpose, or a slogan."""
    return any(
        _AIMS.fullmatch(section.heading, _behind_label(section.heading)) for section in sections
    )


def _behind_label(heading: str) -> int:
    label = HEADING_LABEL.match(heading)
    return label.end() if label else 0


def about_tasks(sections: tuple[Section, ...]) -> bool:
    """Whether the outermost heading announces tasks."""
    return bool(sections) and bool(_TASKS.search(sections[0].heading[:160]))


def visited(text: str, body: Span) -> str | None:
    """Return the province whose leaders the notice reports a working session with.

    >>> words = "chủ trì buổi làm việc với lãnh đạo chủ chốt tỉnh Lạng Sơn về tình hình"
    >>> visited(words, Span(start=0, end=len(words)))
    'tỉnh Lạng Sơn'
    """
    found = _VISITED.search(text, body.start, min(body.end, body.start + 2500))
    return found["place"] if found else None


def works(text: str, span: Span) -> bool:
    """Whether a line holds any word of work at all."""
    return bool(WORD_OF_WORK.search(text[span.start : span.end].lower()))
