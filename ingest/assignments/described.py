"""Those of a kind, told apart by what they do: "các doanh nghiệp kinh doanh, nhập khẩu X phải …"."""

import re

from ingest.assignments.names import CAP
from ingest.assignments.verbs import VERB

_MANY = re.compile(
    r"(?:[Cc]ác |[Nn]hững |[Mm]ọi |\d{1,2} |Chủ tịch |Người |UBND |Ủy ban )|(?:Doanh nghiệp|Cơ sở|Tổ chức|Đơn vị|Thương nhân)(?!\w)"
)
_DOING = (
    r"(?:sản xuất|kinh doanh|cung cấp|quản lý|sử dụng|tham gia|thi công|xuất khẩu|nhập khẩu|thiết kế|có(?! thể)|được|đầu tư|tiếp nhận"
    r"|vận hành|phân phối|thu phí|nằm|thuộc|hoạt động|trực tiếp|khai thác|chế biến|cho thuê)(?!\w)"
)
_EXEMPT = re.compile(rf"(?:,? ?(?:và )?{_DOING}[^;.:\n]{{0,120}}?)? không phải (?!là )")
# Up to the duty, or to the colon of a heading.
_DESCRIBED = re.compile(
    rf"(?P<words>(?:,| và)? (?:{_DOING}|{CAP})[^;.:\n]{{1,200}}?)"
    rf"(?:(?<! không)(?<! chỉ)(?<! đều) (?:cần|phải|có trách nhiệm|chịu trách nhiệm|làm đầu mối)(?!\w)|:$|:(?=\n)|:\s*$)"
)
_HOW = re.compile(
    r"(?<!\w)(?:sau|sau đây|như sau|chặt chẽ|tốt|nghiêm|nghiêm túc|hiệu quả|theo|căn cứ|có văn bản|có trách nhiệm|có thể|phải|cần|không)(?!\w)"
)
# "14 tỉnh là cơ quan chủ quản các dự án đẩy nhanh tiến độ": what they are goes with the name.
_BEING = re.compile(
    r"(?P<words> (?:là (?:cơ quan|đơn vị|chủ đầu tư|thành viên)|do (?:NSNN|[Nn]hà nước|ngân sách)(?!\w))[^;.:\n]{1,200}?)"
    r"(?<! để)(?= (?:khẩn trương|đẩy nhanh|tập trung|chủ động|tiếp tục|tăng cường|rà soát|tổ chức|thực hiện|triển khai|hoàn thành|chỉ đạo"
    r"|báo cáo|cần|phải|có trách nhiệm|chịu trách nhiệm)(?!\w))"
)
# "Các tỉnh chưa kết nối (danh sách kèm theo), đề nghị khẩn trương ...": asked behind it.
_ASKED_BEHIND = re.compile(
    r"(?P<who>(?:[Cc]ác |[Nn]hững |UBND |Ủy ban )[^;.\n()]{3,120}? (?:chưa|còn|chậm|có(?! liên quan| trách nhiệm| nhiệm vụ| thẩm quyền))(?!\w)"
    r"[^;.\n()]{3,300}?)(?:(?: theo đúng|,? ?\()[^;.\n]{3,500}?)?, *(?:đề nghị|yêu cầu) "
    r"(?=(?:khẩn trương|tập trung|tiếp tục|chủ động|sớm|nghiêm túc|tăng cường|hoàn thành|thực hiện|triển khai|rà soát|nhanh chóng)(?!\w))"
)


# "các tỉnh có cửa khẩu tại biên giới phía Bắc chủ động": what they have or where they are.
_CITED = (
    "văn bản|công văn|tờ trình|báo cáo|quyết định|nghị|chỉ thị|thông|điểm|khoản|mục|điều|cuộc|phiên|hội nghị|phụ lục|kế hoạch"
    "|đề án|chương trình|công điện|Văn bản|Công văn|Tờ trình|Báo cáo|Quyết định|Nghị|Chỉ thị|Thông|Điểm|Khoản|Mục|Điều|Kế hoạch"
)
_HAVING = re.compile(
    rf"(?P<words> (?!{VERB})(?:có|thuộc|nằm|tại(?! (?:{_CITED})))(?! thể| trách nhiệm| nhiệm vụ| liên quan)(?!\w)[^;.:,\n]{{1,120}}?)"
    r"(?= (?:khẩn trương|chủ động|tập trung|tiếp tục|tăng cường|phối hợp|chỉ đạo|nghiêm túc|thường xuyên)(?!\w))"
)


def asked_behind(text: str, start: int, end: int) -> re.Match[str] | None:
    """Read those who are told by what they lack, and asked only behind that.

    `who` is their name with it; the match ends where what is asked begins.

    >>> words = "Các tỉnh chưa nối mạng (danh sách kèm theo), đề nghị khẩn trương thực hiện"
    >>> asked = asked_behind(words, 0, len(words))
    >>> asked["who"], words[asked.end():]
    ('Các tỉnh chưa nối mạng', 'khẩn trương thực hiện')
    """
    return _ASKED_BEHIND.match(text, start, end)


def exempt(text: str, at: int, end: int) -> bool:
    """Whether those named before `at` need not do something: "Hộ kinh doanh X không phải nộp"."""
    return bool(_EXEMPT.match(text, at, end))


def described(text: str, start: int, stop: int, end: int) -> int:
    """Take in what a clause says of those it addresses: "... kinh doanh, nhập khẩu X phải"."""
    if not _MANY.match(text, start, stop):
        return stop
    if being := _BEING.match(text, stop, end):
        return being.end("words")
    if having := _HAVING.match(text, stop, end):
        return having.end("words")
    told = _DESCRIBED.match(text, stop, end)
    if told is None:
        return stop
    words = told["words"]
    verbs = [found.end() for found in re.finditer(rf"(?:,| và) (?={VERB})", words)]
    if any(not re.match(_DOING, words[at:]) for at in verbs) or _HOW.search(words):
        return stop
    return told.end("words")
