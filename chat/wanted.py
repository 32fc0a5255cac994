"""What an answer must hold: a date, an amount, an agency, whatever the question wants.

Patterns over the understood form in lower case.
"""

import re

from chat.asked_nouns import counted_noun
from chat.kinds import LEGAL, TITLE, Kind
from ingest.mentions import MentionKind

_NO_DATE = re.compile(r"\b(?:khi nào|lúc nào|bao giờ)(?: thì)? mới\b|\bthứ mấy\b")
_TIME_OF_DAY = re.compile(r"\b(?:mấy giờ|giờ nào)\b")
_SOME = re.compile(r"\bmấy [^,]*\b(?:nào|gì|ai|đâu|sao)\b")  # "mấy việc này do ai lo"
_AND_WHICH = re.compile(r"\b(?:bao nhiêu|mấy)\b.*, ?(?:đó )?(?:là|gồm) .*\b(?:nào|gì|ai)\b")
_ORDINAL = re.compile(
    r"\b(?:khu vực|cấp|hạng|lớp|nhóm|loại|mức|vùng|khóa|giải|bậc|bằng) mấy(?=[ ?]*$|,)"
    r"|\b(?:thứ|điều|khoản|mục|chương|phần|trang|số|mẫu|cột|cấp độ|phụ lục) mấy\b"
)
_LASTING = re.compile(
    r"bao lâu|\b(?<!ngày )(?<!tháng )(?<!quý )(?:mấy|bao nhiêu) (?:ngày|tuần|tháng|năm|giờ|hôm)\b"
)
_PERSON = re.compile(
    rf"\bhọ tên\b|\btên ai\b|\b{TITLE}\b.*\b(?:là ai|tên (?:là )?gì)\b|\bông nào\b|\bbà nào\b"
)
_MONEY = re.compile(
    r"\b(?:tiền|kinh phí|(?<!hợp )(?<!hội )(?<!cộng )đồng|usd|tổng mức|vốn|giá|ngân sách|chi phí|kim ngạch|trị giá|lương)\b"
)


def wanted(kind: Kind, low: str) -> tuple[MentionKind | None, str | None]:
    """Return what an answer must hold, and the noun that is counted."""
    if LEGAL.search(low) and kind in (Kind.WHAT, Kind.LIST, Kind.WHO, Kind.WHERE, Kind.WHY):
        return MentionKind.DOCUMENT, None
    if kind is Kind.WHEN:
        return _wanted_time(low), None
    if kind in (Kind.HOW_MUCH, Kind.HOW_MANY):
        return _wanted_number(low)
    if kind in (Kind.WHO, Kind.WITH_WHOM, Kind.LIST):
        return _wanted_name(kind, low), None
    return None, None


def _wanted_time(low: str) -> MentionKind | None:
    if _NO_DATE.search(low):
        return None
    if _TIME_OF_DAY.search(low):
        return MentionKind.TIME
    return MentionKind.DURATION if _LASTING.search(low) else MentionKind.DATE


def _wanted_number(low: str) -> tuple[MentionKind | None, str | None]:
    if any(other.search(low) for other in (_SOME, _AND_WHICH, _ORDINAL)):
        return None, None
    if _LASTING.search(low):
        return MentionKind.DURATION, None
    if re.search(r"phần trăm|(?<!\d)(?<!\d )%|tỷ lệ", low):
        return MentionKind.PERCENT, None
    money = re.search(r"bao nhiêu (?:tiền|tỷ|triệu|đồng|usd|nghìn)", low)
    if money or (_MONEY.search(low) and not counted_noun(low)):
        return MentionKind.MONEY, None
    return MentionKind.AMOUNT, counted_noun(low)


def _wanted_name(kind: Kind, low: str) -> MentionKind | None:
    if kind is not Kind.WITH_WHOM and _PERSON.search(low):
        return MentionKind.PERSON
    place = re.search(r"\b(?:tỉnh|thành phố|địa phương|huyện|xã)(?: \w+){0,2}? nào\b", low)
    if kind is Kind.WHO and place:
        return MentionKind.PLACE
    return None if kind is Kind.LIST else MentionKind.AGENCY
