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
# Up to the duty, or to the colon of a heading.
_DESCRIBED = re.compile(
    rf"(?P<words>(?:,| và)? (?:{_DOING}|{CAP})[^;.:\n]{{1,200}}?)"
    rf"(?:(?<! không)(?<! chỉ)(?<! đều) (?:cần|phải|có trách nhiệm|chịu trách nhiệm)(?!\w)|:$|:(?=\n)|:\s*$)"
)
_HOW = re.compile(
    r"(?<!\w)(?:sau|sau đây|như sau|chặt chẽ|tốt|nghiêm|nghiêm túc|hiệu quả|theo|căn cứ|có văn bản|có trách nhiệm|có thể|phải|cần|không)(?!\w)"
)
# "14 tỉnh là cơ quan chủ quản các dự án đẩy nhanh tiến độ": what they are goes with the name.
_BEING = re.compile(
    r"(?P<words> là (?:cơ quan|đơn vị|chủ đầu tư|thành viên)[^;.:\n]{1,200}?)"
    r"(?= (?:khẩn trương|đẩy nhanh|tập trung|chủ động|tiếp tục|tăng cường|rà soát|tổ chức|thực hiện|triển khai|hoàn thành|chỉ đạo"
    r"|báo cáo|cần|phải|có trách nhiệm|chịu trách nhiệm)(?!\w))"
)


def described(text: str, start: int, stop: int, end: int) -> int:
    """Take in what a clause says of those it addresses: "... kinh doanh, nhập khẩu X phải"."""
    if not _MANY.match(text, start, stop):
        return stop
    if being := _BEING.match(text, stop, end):
        return being.end("words")
    told = _DESCRIBED.match(text, stop, end)
    if told is None:
        return stop
    words = told["words"]
    verbs = [found.end() for found in re.finditer(rf"(?:,| và) (?={VERB})", words)]
    if any(not re.match(_DOING, words[at:]) for at in verbs) or _HOW.search(words):
        return stop
    return told.end("words")
