"""What a question asks for: its kind. `chat.wanted` says what an answer to it must hold.

Patterns over the understood form in lower case; the first kind that fits counts.
"""

import re
from collections.abc import Callable
from enum import StrEnum

from chat.asked_nouns import COUNT, counted_noun
from chat.question_words import ACTORS, TIMES, WHEN, WHY, any_of


class Kind(StrEnum):
    """What is asked for."""

    WHO = "who"
    WITH_WHOM = "with_whom"
    WHEN = "when"
    HOW_MUCH = "howmuch"
    HOW_MANY = "howmany"
    WHAT = "what"
    WHERE = "where"
    WHY = "why"
    LIST = "list"
    YES_NO = "yesno"
    META = "meta"
    WHICH_NOTICE = "which_notice"


class Meta(StrEnum):
    """Data of a document that a question can ask for."""

    NUMBER = "number"
    DATE = "date"
    TITLE = "title"
    RECIPIENTS = "recipients"
    SIGNER = "signer"


_DOCUMENT = r"(?:thông báo|văn bản|tài liệu|chỉ thị|công điện|công văn|kết luận)"
_THIS = r"(?:này|đó|trên|ấy|kết luận)"
_META_PATTERNS = (
    (Meta.SIGNER, r"\bai (?:là người )?(?:đã )?ký\b|\bngười ký\b|\bdo ai ký\b|\bký bởi\b|ký tên"),
    (
        Meta.RECIPIENTS,
        (
            rf"{_DOCUMENT}[^,]*\bgửi (?:tới |đến |cho )?(?:những )?(?:ai|cơ quan nào|nơi nào|đâu)\b"
            r"|\bnơi nhận\b|\bgửi (?:cho|đến|tới)\b(?=.*(?:nào|ai|đâu|những))|\blưu (?:ở|tại)\b"
        ),
    ),
    (
        Meta.DATE,
        (
            rf"{_DOCUMENT}.*(?:ban hành|ký|phát hành|ra|đề|có)(?: vào)? (?:ngày|hôm|khi|lúc|năm|tháng)"
            rf"|^ngày (?:ban hành|ký)|(?:ban hành|ký|phát hành) (?:vào )?(?:ngày|khi|lúc|hôm|tháng|năm)"
            rf".* (?:nào|mấy)|{_DOCUMENT}.*ngày (?:nào|mấy|bao nhiêu)$"
        ),
    ),
    (
        Meta.NUMBER,
        rf"{_DOCUMENT}.*(?:mang số|có số|số hiệu|ký hiệu|là số|số (?:bao nhiêu|mấy)[ ?]*$)",
    ),
    (
        Meta.TITLE,
        (
            rf"{_DOCUMENT}(?: {_THIS})? (?:nói )?(?:là )?(?:về|kết luận)(?: của)? (?:việc |vấn đề |chuyện )?(?:gì|ai)"
            rf"|{_DOCUMENT}(?: số)? \d[\w/-]*(?: (?:của|năm|ngày) [^,?]{{1,40}}?)? nói về (?:việc |vấn đề |chuyện )?gì[ ?]*$"
            r"|trích yếu|tiêu đề|kết luận của ai|^số \d+\b.* về (?:việc |vấn đề |chuyện )?gì\b"
        ),
    ),
)
_CITED = re.compile(  # a document that others cite: "làm theo văn bản nào", not "văn bản nào quy định"
    rf"\b(?:theo|bằng|dựa vào|căn cứ(?: vào)?|thay(?: thế)?(?: cho)?|chỗ cho|áp dụng|thực hiện|phổ biến|hướng dẫn tại)"
    rf"(?: (?:những|các))? {_DOCUMENT} (?:nào|gì)\b|{_DOCUMENT} nào (?:trước đó|trước đây|trước kia)\b"
)
_WHICH_NOTICE = re.compile(
    rf"{_DOCUMENT} (?:nào|gì)\b|(?:nêu|nói|nhắc|có|nằm)(?: đến| tới)? (?:ở|trong|tại) {_DOCUMENT} (?:nào|số mấy)"
    rf"|những {_DOCUMENT}\b.*\bnào\b|{_DOCUMENT} số mấy|\b(?:bao nhiêu|mấy) {_DOCUMENT}\b"
    rf"|\b(?:liệt kê|danh sách|kể tên)(?: (?:các|những))? {_DOCUMENT}\b"
)
_YES_NO = re.compile(
    r"\b(?:có|được|đã|cần|phải|bị|còn|nên|cho phép)\b.*\b(?:không|chưa)\b[ ?.]*$"
    r"|\bhay (?:không|chưa)\b|\bcó đúng\b|\bphải không\b|^có phải\b|\b(?:chưa|không) (?:ạ|nhỉ|vậy)\b|"
    r"\bchưa[ ?]*$|\bđược không\b"
)
_MAY = re.compile(  # "có được thu tiền?", not a list of what may
    r"^(?!liệt kê|kể|nêu|các |những |danh sách|điều kiện|thủ tục).*(?<!để )\bcó (?:được|phải|cần|bị|nên|thể)\b.*\?$"
)
_ASKS_ELSE = re.compile(r"\b(?:nào|gì|ai|mấy|đâu|sao|bao nhiêu|bao lâu|bao giờ|khi|nếu)\b")
_WITH_WHOM = re.compile(
    r"(?<!đối )(?<!so )\b(?:với|cùng)(?: với)?(?: những| các)? (?:ai|bên nào)\b|"
    r"(?:phối hợp|cùng|làm việc|kết hợp|phối kết hợp|bàn|trao đổi|hợp tác)(?: \w+){0,2}? ?(?:với |cùng )?"
    r"(?:những |các |thêm )*(?:ai|(?:bộ|cơ quan|đơn vị|bên|tỉnh|ngành|sở|nơi|địa phương|thành phố|đối tác|"
    r"bộ, ngành|doanh nghiệp|tổ chức|ngân hàng)(?: \w+){0,3}? nào)"
)
_DEADLINE = (  # not the drought, nor a quota, nor the middle term
    r"(?<!vùng )(?<!chống )(?<!mùa )(?<!bị )(?<!đợt )(?<!đúng )(?<!gia )(?<!trung )(?<!dài )(?<!ngắn )"
    r"(?<!quá )(?<!giới )(?<!quyền )(?<!hữu )(?<!vô )(?<!trễ )(?<!chậm )(?<!muộn )(?<!sai )(?<!đến )(?<!đáo )"
    r"(?:(?<!trước )|(?=hạn nào))\bhạn\b"
    r"(?! (?:chế|hán|mặn|mức|hẹp|hạn|ngạch)|, (?:chống )?mặn)"
)
_WHEN = re.compile(
    rf"\b{any_of(WHEN)}\b|\b(?:{any_of(TIMES)}|thời kỳ|kỳ)"
    r"(?: (?!có\b)\w+)? nào\b|(?<!bây )(?<!đến )\b(?:giờ|dịp) nào\b|(?<!cột )\bmốc(?: thời gian)? nào\b|\bhạn chót\b|\bbao lâu\b|"
    r"(?<!một )(?<!mỗi )(?<!hằng )(?<!hàng )(?<!đầu )(?<!cuối )\b(?:ngày|tháng|năm|quý|kỳ) "
    r"mấy\b(?! (?:lần|bữa|lượt|đợt|cuộc|vụ|buổi|tiết|giờ)\b)|\bngày bao nhiêu\b|"
    r"(?:^|\b(?:vào|từ|đến|trước|sau|hết|là) )(?:tháng|năm|quý|kỳ) bao nhiêu\b|"
    r"\b(?:là|vào|từ|đến|trước|hôm|nghỉ) thứ mấy\b|^(?:ngày |thời điểm )?hiệu lực(?: thi hành)? của\b|"
    r"\bmấy (?:ngày|tháng|năm|giờ)\b"
)
_TERM = re.compile(rf"(?<!xác định )\bthời hạn\b|{_DEADLINE}|\b(?:chậm|muộn|sớm) nhất\b")
_NOT_OF_TIME = re.compile(  # what a question that only speaks of a term asks for instead
    r"\b(?:xử lý|xử phạt|làm|bị|phải).*\b(?:ra sao|thế nào)\b|\b(?:làm sao|gì|ai|đâu|(?<!hạn )(?<!thế )nào)\b"
    r"|\bbao nhiêu (?!ngày|tháng|năm|giờ|tuần)\w|\bbị phạt\b"
)
_WHY = re.compile(
    rf"\b{any_of(WHY)}\b|\bnguyên nhân\b|\blý do\b|\bdo đâu\b|\bvì đâu\b|"
    r"^sao (?!chép|kê|lưu|y\b|lục)|"
    r"\b(?:để|nhằm)(?: mục đích)?(?: làm| được)?(?: cái)? (?:gì\b|chi(?=[ ?]*$|,))|\bmục đích gì\b|\bvì cái gì\b|"
    r"\b(?:dựa|căn cứ) vào đâu\b"
)
_WHERE = re.compile(
    r"\b(?:ở|tại|đi|về|ra|từ) (?:đâu|nơi nào|chỗ nào)\b|\bđâu\b[ ?]*$|\bđịa điểm nào\b|\bnơi nào\b|\bnhững nơi\b|"
    r"\b(?:tại|ở|đến|ra|qua|tới) (?:những |các )?(?:tỉnh|xã|huyện|vùng|khu vực|cửa khẩu|địa phương|thành phố|địa bàn)"
    r"(?: \w+){0,2} nào\b|\b(?:vùng|khu vực|địa bàn|địa chỉ|số nhà|website|trang web|chỗ) nào\b|"
    r"\b(?:ở|tại|đến|về|vào|xuống|ra|tới|sang) (?:những |các )?"
    r"(?:kho|ga|cảng|bến|phòng|trang|cổng|email|đường|hội trường|sân|tầng|quầy|cửa)(?: (?!thế)\w+){0,2} nào\b"
)
_LIST = re.compile(
    r"\bkể tên\b|\bliệt kê\b|\bnhững\b.*\b(?:nào|gì|ai|mấy)\b|\bcác\b.*\b(?:nào|gì)\b|\bgồm (?:những )?(?:gì|ai)\b|"
    r"\bbao gồm\b|\bgồm\b.*\bnào\b"
)
_BODY = (  # what may act, not a part of another word: "môi trường", "dịch vụ", "cơ sở", "bộ luật"
    rf"(?:(?<!cơ )(?<!trụ )(?<!nội )(?<!đường ){any_of(ACTORS)}"
    r"(?! luật| môn| sách| hồ sơ| máy| mã| tiêu chí| chỉ số| câu hỏi| quy tắc| đề)"
    r"|tỉnh|(?<!học )(?<!chuyên )ngành|ban(?! hành)|cấp(?= nào)|thành phố|địa phương|hội đồng|phó thủ tướng|ủy ban"
    r"|doanh nghiệp|công ty|nhà thầu|ngân hàng|tập đoàn|đồng chí|ông|bà|cục|viện(?! trợ)|khoa(?! học)|cơ sở(?! dữ liệu| vật chất| pháp lý)"
    r"|(?<!nhiệm )(?<!dịch )(?<!nghiệp )(?<!phục )(?<!chức )(?<!nghĩa )vụ(?! việc| án| cháy| kiện| tai nạn)"
    r"|(?<!môi )(?<!thị )(?<!hiện )(?<!lập )trường(?! hợp))"
)
_BETWEEN = (  # "công ty xổ số nào", not "ngân hàng trả theo mức nào"
    r"(?: (?!(?:theo|bằng|cho|vào|trong|ở|qua|đến|tới|với|tại|về|từ|loại|mức|cách|hướng|điều|hình"
    r"|phải|được|dùng|nộp|mua|gửi|chọn|ký|lập|họp|hưởng|cuộc|tổ chức)\b)\w+){0,3}?"
)
TITLE = (
    r"(?:bộ trưởng|chủ tịch|thủ tướng|bí thư|chủ nhiệm|giám đốc|thứ trưởng|trưởng ban|cục trưởng|lãnh đạo"
    r"|thống đốc|hiệu trưởng|người (?:đứng đầu|ký|liên hệ|phụ trách|chủ trì)|ông|bà|đồng chí)"
)
_WHO = re.compile(rf"\bai\b|\b{_BODY}{_BETWEEN} nào\b|\b{TITLE}\b.*\btên (?:là )?gì\b|\bhọ tên\b")
LEGAL = re.compile(
    r"\b(?:nghị quyết|nghị định|quyết định|chỉ thị|công văn|thông tư|tờ trình|công điện|văn bản|kế hoạch|đề án)"
    r"(?: \w+){0,3}? (?:số mấy|số nào|số bao nhiêu|nào)\b"
)
_AMOUNT = re.compile(
    r"bao nhiêu (?:tiền|phần trăm|tỷ|triệu|nghìn|đồng|%|usd|ha\b|km)|tỷ lệ|mấy phần trăm"
)


def kind_of(low: str) -> tuple[Kind, Meta | None]:
    """Return the kind of a question in lower case, and the data of a document it asks for.

    >>> kind_of("bộ nào chủ trì?")[0].value, kind_of("ai ký thông báo này?")[1].value
    ('who', 'signer')
    """
    cited = _CITED.search(low) or re.search(r"ai ký|nơi nhận", low)
    if _WHICH_NOTICE.search(low) and not cited:
        return Kind.WHICH_NOTICE, None
    for meta, pattern in _META_PATTERNS:
        if re.search(pattern, low):
            return Kind.META, meta
    return next((kind for kind, asks in _KINDS if asks(low)), Kind.WHAT), None


def metas_of(low: str) -> tuple[Meta, ...]:
    """Return all data of a document that a question asks for, in the order of the letterhead.

    >>> [meta.value for meta in metas_of("thông báo này mang số mấy, ký ngày nào?")]
    ['number', 'date']
    """
    asked = {meta for meta, pattern in _META_PATTERNS if re.search(pattern, low)}
    return tuple(meta for meta in Meta if meta in asked)


def _asks_yes_no(low: str) -> bool:
    other = re.search(r"\b(?:ai|bao nhiêu|khi nào|bao giờ|vì sao|tại sao)\b", low)
    if _YES_NO.search(low):
        return other is None
    return _MAY.search(low) is not None and _ASKS_ELSE.search(low) is None


def _asks_with_whom(low: str) -> bool:
    applies = re.search(r"\b(?:áp dụng|hỗ trợ)\b.*\bvới\b", low)
    return _WITH_WHOM.search(low) is not None and applies is None


def _asks_when(low: str) -> bool:
    term = _TERM.search(low) is not None and _NOT_OF_TIME.search(low) is None
    return term or _WHEN.search(low) is not None


def _asks_document(low: str) -> bool:
    return LEGAL.search(low) is not None


def _asks_how_much(low: str) -> bool:
    return COUNT.search(low) is not None and (
        _AMOUNT.search(low) is not None or counted_noun(low) is None
    )


_KINDS: tuple[tuple[Kind, Callable[[str], object]], ...] = (
    (Kind.WITH_WHOM, _asks_with_whom),
    (Kind.YES_NO, _asks_yes_no),
    (Kind.WHY, _WHY.search),
    (Kind.WHEN, _asks_when),
    (Kind.LIST, lambda low: _asks_document(low) and re.search(r"\b(?:những|các)\b", low)),
    (Kind.WHAT, _asks_document),
    (Kind.HOW_MUCH, _asks_how_much),
    (Kind.HOW_MANY, COUNT.search),
    (Kind.WHERE, _WHERE.search),
    (Kind.LIST, _LIST.search),
    (Kind.WHO, _WHO.search),
)
