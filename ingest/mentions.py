"""What a sentence names: agencies, people, places, dates, amounts, numbers of documents.

Patterns over the language of notices; used to mark key phrases and to see whether a sentence can
answer at all (a question for a date needs one).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ingest.normalise import LOWER, UPPER
from ingest.notice import Span


class MentionKind(StrEnum):
    """What a mention is of."""

    AGENCY = "agency"
    PERSON = "person"
    PLACE = "place"
    DATE = "date"
    DURATION = "duration"
    TIME = "time"
    PERCENT = "percent"
    MONEY = "money"
    AMOUNT = "amount"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention: its kind and where it stands in the text searched."""

    kind: MentionKind
    span: Span


_CAP = rf"[{UPPER}][{LOWER}]*"
_PART = rf"{_CAP}(?: [{LOWER}]+)?"  # "Chính phủ", "Dân tộc": only the first syllable is a capital
_TITLES = "Bộ|Phó|Chủ|Thứ|Ủy|Trưởng|Thủ|Tổng"
_NAME = rf"{_CAP}(?:[ -]{_CAP})*"
MINISTRIES = (
    "Kế hoạch và Đầu tư|Tài nguyên và Môi trường|Nông nghiệp và Phát triển nông thôn|"
    "Nông nghiệp và Môi trường|Lao động ?[-–,]? ?Thương binh và Xã hội|Giao thông vận tải|"
    "Thông tin và Truyền thông|Giáo dục và Đào tạo|Khoa học và Công nghệ|"
    "Văn hóa, Thể thao và Du lịch|Văn hoá, Thể thao và Du lịch|Dân tộc và Tôn giáo|Công Thương|"
    "Công thương|Quốc phòng|Công an|Ngoại giao|Tư pháp|Tài chính|Xây dựng|Nội vụ|Y tế"
)
_NUMBER = r"\d+(?:[.,]\d+)*(?:/\d+(?:[.,]\d+)*)?"
_SCALE = r"(?: ?(?:nghìn|ngàn|triệu|tỷ|tỉ|vạn|trăm))*"
_DAY = (
    r"(?:\d{1,2} *(?:[/.-]) *\d{1,2} *[/.-] *\d{4}"
    r"|ngày *\d{1,2} *tháng *\d{1,2}(?: *năm *\d{4})?"
    r"|\d{1,2} *tháng *\d{1,2} *năm *\d{4}"
    r"|ngày *\d{1,2}/\d{1,2}(?:/\d{4})?"
    r"|ngày *(?:mùng *)?\d{1,2} *(?:hằng|hàng|của) *(?:tháng|quý)"
    r"|tháng *\d{1,2}(?: *năm *\d{4}|/\d{4})?"
    r"|quý *(?:[IVX]+|\d)(?: *năm *\d{4}|/\d{4})?"
    r"|(?:năm|giai đoạn|thời kỳ) *\d{4}(?: *[-–] *\d{4})?)"
)
_PATTERNS = {
    MentionKind.DATE: (
        r"(?:(?:chậm nhất|muộn nhất|sớm nhất)(?: là)? *)?"
        r"(?:(?:trước|trong|sau|đến|đến hết|từ|vào|hết|cuối|đầu|giữa)(?: là)? *){0,3}"
        rf"{_DAY}(?: *(?:đến|và|-|–) *{_DAY})?"
        r"|(?:định kỳ )?(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)|thường xuyên"
        r"|trước (?:mùa|khi|kỳ)(?: \w+){1,4}|(?:trong )?(?:đầu|cuối) năm(?: \d{4})?"
    ),
    MentionKind.DURATION: (
        rf"(?:trong(?: vòng| thời hạn)?|thời hạn|sau)? *{_NUMBER} *(?:ngày|tuần|tháng|năm|giờ)\b"
    ),
    MentionKind.TIME: r"\d{1,2} ?(?:h|giờ)(?: ?\d{2})?(?: ?phút)?\b",
    MentionKind.PERCENT: rf"{_NUMBER} *(?:%|phần trăm)|\d+/\d+",
    MentionKind.MONEY: rf"{_NUMBER}{_SCALE} *(?:đồng|USD|đô la|EUR|euro|VNĐ|VND)\b",
    MentionKind.AMOUNT: rf"{_NUMBER}{_SCALE}(?: +[{LOWER}{UPPER}][\w/]*)?",
    MentionKind.DOCUMENT: r"\d+[a-z]?(?:/\d{4})?/[A-ZĐ][\w&Đđ]*(?:-[\wĐđ&]+)*|\d+-[A-ZĐ]{2,}/[A-ZĐ]+",
    MentionKind.AGENCY: (
        rf"\b(?:Các Bộ|các Bộ|Bộ trưởng Bộ|Bộ trưởng|Bộ)(?:, cơ quan|, ngành)*:? "
        rf"(?:{MINISTRIES})(?:(?:, | và |; )(?:Bộ )?(?:{MINISTRIES}))*"
        r"|(?:Chủ tịch |Phó Chủ tịch )?(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|HĐND|"
        r"Hội đồng nhân dân|Tỉnh ủy|Thành ủy)"
        rf"(?: (?:các )?(?:cấp )?(?:tỉnh|thành phố|huyện|xã|thị xã|quận))?(?:,? {_NAME})?"
        rf"|(?:Phó )?Thủ tướng(?: Chính phủ)?(?: {_NAME})?|Chính phủ|Quốc hội"
        rf"|(?:Văn phòng|Ban|Hội đồng|Ủy ban|Uỷ ban|Tổng cục|Cục|Vụ|Viện|Sở|Ngân hàng|Thanh tra|"
        rf"Tập đoàn|Tổng công ty|Tổng Liên đoàn|Đài|Báo|Trung tâm|Học viện|Trường|Tổ|Hội|"
        rf"Bảo hiểm xã hội|Kiểm toán|Tòa án|Viện kiểm sát|Bộ Tư lệnh|Đảng ủy|Đoàn)"
        rf"(?: (?:{_PART}|chỉ đạo|thẩm định|nhân dân|quốc gia|nhà nước|liên ngành|công tác|dân tộc|"
        rf"quản lý|thường vụ|cơ yếu|bảo vệ|điều hành|trung ương))+"
        r"|[Nn]hà đầu tư|[Cc]hủ đầu tư|(?:[Cc]ác )?(?:địa phương|bộ, ngành|Bộ, ngành)|"
        r"[Cc]ơ quan (?:thường trực|liên quan)"
    ),
    MentionKind.PERSON: (
        rf"(?:đồng chí|ông|bà|Ông|Bà|Thủ tướng Chính phủ|Phó Thủ tướng Chính phủ|Phó Thủ tướng|"
        rf"Thủ tướng|Bộ trưởng|Thứ trưởng|Chủ nhiệm|Chủ tịch) ({_CAP}(?: (?!{_TITLES}){_CAP}){{1,4}})"
    ),
    MentionKind.PLACE: (
        rf"(?:các )?(?:tỉnh|thành phố|huyện|xã|thị xã|thị trấn|cửa khẩu|vùng|khu vực|quận)"
        rf"(?:,? (?:tỉnh|thành phố))*:? {_NAME}(?:(?:, | - | – | và ){_NAME})*"
        rf"|(?:tại|ở) (?:trụ sở|Trụ sở)(?: [\w]+){{1,7}}"
    ),
}
_NUMERIC = frozenset({MentionKind.DURATION, MentionKind.PERCENT, MentionKind.AMOUNT})
_COMPILED = {
    kind: re.compile(rf"(?<![\w/]){pattern}" if pattern[0] not in r"\(" else pattern)
    for kind, pattern in _PATTERNS.items()
}


@lru_cache(maxsize=1 << 14)
def find_mentions(text: str, kind: MentionKind) -> tuple[Mention, ...]:
    """Return the mentions of one kind in the order of the text.

    >>> text = "Giao Bộ Tài chính trình trước ngày 15 tháng 12 năm 2021."
    >>> [mention.span.of(text) for mention in find_mentions(text, MentionKind.DATE)]
    ['trước ngày 15 tháng 12 năm 2021']
    >>> [mention.span.of(text) for mention in find_mentions(text, MentionKind.AGENCY)]
    ['Bộ Tài chính']
    """
    group = 1 if kind is MentionKind.PERSON else 0
    spans = [
        Span(start=found.start(group), end=found.end(group))
        for found in _COMPILED[kind].finditer(text)
    ]
    if kind in _NUMERIC:
        taken = [found.span() for found in _COMPILED[MentionKind.DATE].finditer(text)]
        taken += [found.span() for found in _COMPILED[MentionKind.DOCUMENT].finditer(text)]
        spans = [span for span in spans if not _overlaps(span, taken)]
    return tuple(Mention(kind=kind, span=span) for span in spans)


def _overlaps(span: Span, taken: list[tuple[int, int]]) -> bool:
    return any(start < span.end and span.start < end for start, end in taken)
