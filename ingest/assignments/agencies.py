"""Agencies that a sentence addresses: from where a name begins to where it says what to do.

A name is read word by word: it must begin like one ("Bộ", "UBND", "các địa phương"), goes on over
commas only to what can be a name again, and ends at the first verb or circumstance.
"""

import re
from dataclasses import dataclass

from ingest.assignments.verbs import ASIDE, FACT, MODAL, VERB
from ingest.normalise import LOWER, UPPER
from ingest.notice import Span

_CAP = rf"[{UPPER}][{LOWER}{UPPER}]*"
_MINISTRY = (
    r"(?:Kế hoạch và [Đđ]ầu tư|Tài nguyên và [Mm]ôi trường|Nông nghiệp và Phát triển [Nn]ông thôn|"
    r"Nông nghiệp và Môi trường|Lao động ?[-–,]? ?Thương binh và [Xx]ã hội|Giao thông [Vv]ận tải|"
    r"Thông tin và Truyền thông|Giáo dục và [Đđ]ào tạo|Khoa học và Công nghệ|"
    r"V[ăâ]n h(?:óa|oá)(?:,| [-–])? Thể thao và Du lịch|Dân tộc và Tôn giáo|Công [Tt]hương|"
    r"Quốc phòng|Công an|Ngoại giao|Tư pháp|Tài chính|Xây dựng|Nội vụ|Y tế|"
    r"KH ?& ?ĐT|TN ?& ?MT|NN ?& ?PTNT|LĐ-?TB ?& ?XH|GD ?& ?ĐT|TT ?& ?TT|KH ?& ?CN|VH,? ?TT ?& ?DL|"
    r"KHĐT|TNMT|NNPTNT|LĐTBXH|GDĐT|TTTT|KHCN|VHTTDL|GTVT)(?!\w)"
)
_ORGANS = (
    r"Bộ(?! chỉ số| tiêu chí| phận| quy| luật| máy)|Ủy ban|Uỷ ban|UBND|HĐND|UBMTTQ|Hội đồng|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy"
    r"|Đảng ủy|Văn phòng|VPCP|Ban(?! hành)|Tổng cục|Cục|Chi cục|Vụ(?! việc| án)|Viện|Sở(?! hữu)|Ngân hàng|NHNN|Thanh tra(?=[ ][A-ZĐ]|[ ]tỉnh|[ ]các)"
    r"|Tập đoàn|Tổng công ty|Tổng Công ty|Công ty|Tổng Liên đoàn|Liên đoàn|Đài|Trung tâm|Học viện|Trường(?! hợp)|Đại học"
    r"|Tổ(?! chức)|Tổ chức(?= (?:pháp chế|chính trị|tín dụng|công đoàn))|Hội(?! nghị| thảo| nhập| chợ)|Hiệp hội|Bảo hiểm xã hội|Bảo hiểm Xã hội|BHXH|Kiểm toán(?= [Nn]hà nước)|T[òo][àa] án"
    r"|Viện kiểm sát|Bộ Tư lệnh|Bộ Chỉ huy|Mặt trận|Thông tấn xã|Phòng(?! ngừa| cháy|,| chống)|Kho bạc|Quỹ|Đại sứ quán"
    r"|Cơ quan|Tiểu ban|Đoàn(?! kết)|Trung ương|Công an|Bộ đội|Quân khu|Bệnh viện|Cảng vụ|Cổng|Báo(?! cáo| động)|Hải quan|Kiểm lâm"
    r"|Nhà máy|Nhà trường|Nhà đầu tư|Chủ đầu tư|Chính quyền|Doanh nghiệp|Lực lượng|Đơn vị|Địa phương|Ngành|Tỉnh|Thành phố"
    r"|Bưu điện|Viễn thông(?= [A-ZĐ]| tỉnh)|Điện lực|Chi nhánh|TP\.|EVN|PVN|TKV|VEC|VETC|TCT|Nhóm|Đảng đoàn|Ban cán sự"
)
_PEOPLE = (
    r"Bộ trưởng|Thứ trưởng|Thủ trưởng|Chủ tịch|Phó Chủ tịch|Chủ nhiệm|Phó Thủ tướng|Thống đốc"
    r"|Tổng Giám đốc|Tổng giám đốc|Giám đốc|Hiệu trưởng|Trưởng|Phó Trưởng|Tổng Thanh tra|Người đứng đầu"
    r"|Lãnh đạo|Bí thư|Cục trưởng|Tổng cục trưởng|Chánh|Viện trưởng|Đồng chí|Ông|Bà|Thường trực|Tư lệnh|Cán bộ"
)
_COLLECTIVE = (
    r"(?:bộ|ngành|cơ quan|địa phương|đơn vị|doanh nghiệp|tổ chức|cấp|sở|tỉnh|thành phố|nhà trường|cơ sở(?! dữ liệu)|trường(?! hợp)"
    r"|tập đoàn|tổng công ty|công ty|hiệp hội|hội(?! nghị)|ban|cục|vụ|viện|bệnh viện|nhà đầu tư|chủ đầu tư|thành viên"
    r"|ngân hàng|đồng chí|thủ trưởng|lực lượng|huyện|quận|xã|phường|thị xã|học viện|nhà thầu|tổ chức tín dụng"
    r"|phòng|trung tâm|hãng|quân khu|đoàn thể|vùng|hợp tác xã|chi cục|đại học|bên|đại biểu|chuyên gia|nhà khoa học|thương nhân|lãnh đạo|chính quyền)"
    r"(?!\w)"
)
_LOWER_HEADS = (
    r"chính quyền|lãnh đạo|thủ trưởng|chủ tịch|người đứng đầu|nhà đầu tư|chủ đầu tư|cơ quan|đồng chí|tỉnh|"
    r"thành phố|bộ|giám đốc|hiệu trưởng|bí thư|trưởng|cấp ủy|tập thể|ngành|huyện|bộ phận|hội|công an|sở"
)
HEAD = re.compile(
    rf"(?:(?:[Cc]ác|[Tt]ất cả(?: các)?|[Tt]oàn thể(?: các)?|[Mm]ột số|[Tt]ừng|[Mm]ỗi) "
    rf"(?:{_COLLECTIVE}|(?:{_ORGANS}|{_PEOPLE})(?!\w))"
    rf"|(?:{_ORGANS}|{_PEOPLE})(?!\w)|\d{{1,2}} (?:{_COLLECTIVE}|Bộ(?!\w))|(?:{_LOWER_HEADS})(?!\w)|Các(?= (?:{_COLLECTIVE})))",
)
_AFTER_JOIN = re.compile(
    rf"(?:{HEAD.pattern}|{_COLLECTIVE}|{_MINISTRY}|(?:lĩnh vực|cá nhân|người dân|nhân dân|bộ,|dịch vụ|báo chí|trực thuộc)(?!\w)"
    rf"|trung ương(?!\w)|[A-ZĐ]{{2,}}(?!\w))"
)
_PROPER = re.compile(rf"{_CAP}(?: [-–] | ?)(?:{_CAP} ?){{0,4}}(?=[,;.:)]| và | -|$| [{LOWER}])")
_JOIN = re.compile(r"(?:,? và | hoặc |, |; |/)")
_STOP = re.compile(rf"(?:{MODAL}|{FACT}|{ASIDE}|{VERB})")
_WORD = re.compile(r"[^\s,;:.()]+(?:\.(?=[^\s]))?")
# "Ban chỉ đạo", "Hội đồng thẩm định", "quốc gia về phòng, chống thiên tai": verbs inside names.
_IN_NAMES = re.compile(
    r"(?:chỉ đạo|điều hành(?: giá)?|điều phối|quản lý|thẩm định|kiểm tra|giám sát|thanh tra|kiểm sát|kiểm toán"
    r"|phòng,? chống|bảo vệ|thường trực|công tác|biên soạn|soạn thảo|vận động|chỉ huy|thẩm tra|bảo đảm|đào tạo"
    r"|tìm kiếm|phát hành|xúc tiến|đầu tư|thi đua|điều tra|hỗ trợ|ứng phó|phát triển|giúp việc|vận hành"
    r"|lãnh đạo|phục vụ|dự báo|cải cách|hợp tác|thông tin|xây dựng|thống kê|thu phí|xử lý|tư vấn)(?!\w)"
)
_NAMING = re.compile(
    r"(?:Ban|Hội đồng|Tổ|Ủy ban|Uỷ ban|Đoàn|Cơ quan|cơ quan|Trung tâm|Phòng|phòng|Viện|Tiểu ban|ban|tổ|đoàn|Nhóm"
    r"|Thường trực|thường trực|về|Bộ|Quỹ|chỉ đạo|Chỉ đạo|chuyên trách|Thanh tra|Cục|Vụ|Chi cục|Sở|và|TNHH|chống"
    r"|quốc gia|Quốc gia|Hiệp hội|hội|Công ty|công ty|Vận động|[-–]|tư vấn|đồng chí|các|Phó|Các) $"
)
_ATTRIBUTE = re.compile(
    r"(?:quản lý|cung cấp|thực thi(?= pháp luật)|sản xuất|kinh doanh|thực hiện(?= (?:chức năng|dự án|nhiệm vụ quản))|tham gia|thi công"
    r"|chủ trì|phối hợp|điều tra|tiến hành|xuất khẩu|nhập khẩu|thiết kế|tư vấn|giám sát|bảo vệ|đào tạo|kiểm tra"
    r"|thanh tra|soạn thảo|đầu tư|có|tiếp nhận|cấp|chăm sóc|sử dụng|thu phí|vận hành|phân phối|thành lập)(?!\w)"
)
_GENERIC = re.compile(
    r"(?<!\w)(?:[Cc]ơ quan|[Đđ]ơn vị|[Dd]oanh nghiệp|[Tt]ổ chức|cơ sở|lực lượng|ngành|[Bb]ộ|nhà|địa phương|tỉnh|các trường"
    r"|công ty|thương nhân|kinh doanh|sản xuất|thành phố) $"
)
_FIRM = re.compile(
    rf"[^;.:]{{0,220}}?(?<!\w)(?:{MODAL}|khẩn trương|chủ động|tập trung|tăng cường|tiếp tục|nghiêm túc)(?!\w)"
    r"|[^;.:]{0,160}:"
)
# Nouns that hold a syllable which is also a verb, and names that hold a verb or "tại".
_WHOLE = re.compile(
    rf"(?:{_MINISTRY}|trực thuộc [Tt]rung ương|trong hệ thống chính trị|trong nước|tại địa phương|đóng (?:tại|trên)(?: địa bàn| địa phương)?|[Nn]gân hàng|Đào tạo|[Hh]àng (?:không|hải))(?!\w)|(?:những|[Cc]ác cấp(?: công đoàn| ủy)?|chính quyền các cấp|chức năng quản lý(?: nhà nước)?|chương trình|công trình|quy trình|lộ trình|quá trình|tờ trình|giao thông|giao dịch|giao nhận|thu phí|thu nhập|chi nhánh"
    r"|chi cục|chi phí|tại [Dd]oanh nghiệp|đồng bằng|(?:[Nn]hà|[Cc]hủ) đầu tư|[Cc]ông nghệ thông tin|Giám sát quản lý|vận (?:chuyển|tải)|tự động(?! rà)|lao động|hành động|thông tin và|cấp (?:tỉnh|huyện|xã|bộ|ủy)|có liên quan|liên quan"
    r"|đi qua|đầu cấp|mua sắm|đặt hàng|lập pháp|tư pháp|chọn giống|xét xử|giao ban|thu mua|làm chủ|trực tiếp liên quan|ngoài công lập|đầu mối"
    r"|thông tấn|thông tin đại chúng|thông tin truyền thông|báo chí|nước ngoài|tư nhân|truyền thông(?= và|,|$))(?!\w)"
)
# "các bộ, ngành, cơ quan liên quan": what goes on a list begins no name of its own.
_PART = re.compile(rf"(?:{_COLLECTIVE}|bộ,|lĩnh vực)")
_LIST = re.compile(
    rf"(?:(?:[Cc]ác|[Tt]ất cả(?: các)?) )?(?:{_COLLECTIVE}|[Bb]ộ(?=,|$)|Bộ quản lý|Sở(?=,|$)|Ban(?=,|$))(?! [{UPPER}])"
)
_DASHED = re.compile(rf"[-–] (?:{_CAP}|lãnh đạo)")
_LISTS = re.compile(rf": ?(?={_MINISTRY}|{_CAP})")
_PLURAL = re.compile(
    r"(?:[Cc]ác|[Tt]oàn bộ|[Mm]ột số|\d{1,2}) (?:[Bb]ộ|ngành|tỉnh|thành phố|[Ss]ở|cơ quan|địa phương|tập đoàn|đơn vị|[Cc]ục|[Vv]ụ)(?!\w)"
    r"[^:]*$"
)
# "Các bộ: Xây dựng kế hoạch ..." begins what is to be done, "Các Bộ: Xây dựng, Tài chính" lists.
_DOES = re.compile(rf": ?(?i:{VERB})")
_LISTS_MINISTRIES = re.compile(
    rf": ?{_MINISTRY}(?:\s*$|(?:,| và|;) (?:{_MINISTRY}|[Cc]ác |UBND|Ủy ban|Ngân hàng))"
)
# "doanh nghiệp, tổ chức và cá nhân": elsewhere a comma and "tổ chức" begin what is to be done.
_NOUNS = re.compile(
    r"tổ chức(?=[,;:]|,? (?:và |hoặc )?(?:cá nhân|chính trị|tín dụng|kinh tế|xã hội|trung ương|thuộc|trực thuộc|đóng|có liên quan"
    r"|liên quan|trong|nước ngoài|quốc tế)(?!\w))"
)
# Those of a kind, told apart by what they do: up to the duty, or to the colon of a heading.
_MANY = re.compile(
    r"(?:[Cc]ác |[Nn]hững |[Mm]ọi |Chủ tịch |Người |UBND |Ủy ban )|(?:Doanh nghiệp|Cơ sở|Tổ chức|Đơn vị|Thương nhân)(?!\w)"
)
_DESCRIBED = re.compile(
    rf"(?P<words>(?:,| và)? (?:{_ATTRIBUTE.pattern}|nằm|thuộc|hoạt động|trực tiếp)[^;.:\n]{{1,200}}?)"
    rf"(?: (?:cần|phải|có trách nhiệm|chịu trách nhiệm)(?!\w)|:$|:(?=\n)|:\s*$)"
)
_HOW = re.compile(
    r"(?<!\w)(?:sau|sau đây|như sau|chặt chẽ|tốt|nghiêm|nghiêm túc|hiệu quả|theo|căn cứ|có văn bản|có trách nhiệm)(?!\w)"
)
_BLANK = re.compile(r"\s+")
_LONGEST = 420  # characters of a group of agencies


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Agencies addressed together: where they stand, and each by its name."""

    span: Span
    names: tuple[str, ...]

    def text(self, text: str) -> str:
        """Return the words, white space squeezed."""
        return _BLANK.sub(" ", self.span.of(text)).strip(" ,;:-")


def find_group(text: str, start: int, end: int) -> Group | None:
    """Read the agencies that begin exactly at `start`; None when no agency does.

    >>> sentence = "Bộ Tư pháp, Bộ Tài chính và các cơ quan liên quan khẩn trương sửa đổi"
    >>> find_group(sentence, 0, len(sentence)).names
    ('Bộ Tư pháp', 'Bộ Tài chính', 'các cơ quan liên quan')
    >>> find_group("báo cáo của Bộ Y tế", 0, 19) is None
    True
    """
    if not HEAD.match(text, start, end):
        return None
    cuts = [start]
    at = _head_end(text, start, end)
    limit = min(end, start + _LONGEST)
    while at < limit:
        step = _step(text, start, at, limit)
        if step is None:
            break
        at, cut = step
        if cut:
            cuts.append(at)
    stop = start + len(text[start:at].rstrip(" ,;:-–"))
    if stop <= start:
        return None
    stop = _described(text, start, stop, end)
    return Group(span=Span(start=start, end=stop), names=_names(text, cuts, stop))


def _described(text: str, start: int, stop: int, end: int) -> int:
    """Take in what a clause says of those it addresses: "... kinh doanh, nhập khẩu X phải"."""
    told = _DESCRIBED.match(text, stop, end)
    if told is None or not _MANY.match(text, start, stop):
        return stop
    words = told["words"]
    verbs = [found.end() for found in re.finditer(rf"(?:,| và) (?={VERB})", words)]
    if any(not _ATTRIBUTE.match(words, at) for at in verbs) or _HOW.search(words):
        return stop
    return told.end("words")


def _head_end(text: str, start: int, end: int) -> int:
    head = HEAD.match(text, start, end)
    return head.end() if head else start


def _step(text: str, start: int, at: int, end: int) -> tuple[int, bool] | None:
    """Return where the next word of the name ends, and whether a new name begins there."""
    if joined := _JOIN.match(text, at, end):
        return _joined(text, start, joined, end)
    if text[at] in ":(":
        return _bracketed(text, start, at, end)
    blank = _BLANK.match(text, at, end)
    word = blank.end() if blank else at
    if word >= end or "\n" in text[at:word]:
        return None
    if text[word] == "(":
        return word, False
    if text[word] in "-–":
        return (word + 2, False) if _DASHED.match(text, word, end) else None
    return _word(text, start, word, end)


def _bracketed(text: str, start: int, at: int, end: int) -> tuple[int, bool] | None:
    """Go on behind the colon of "các Bộ: Y tế", and over a bracket."""
    if text[at] == ":":
        listed = _LISTS.match(text, at, end)
        does = _DOES.match(text, at, end) and not _LISTS_MINISTRIES.match(text, at, end)
        many = _PLURAL.search(text[start:at])
        return (listed.end(), False) if listed and many and not does else None
    close = text.find(")", at, min(end, at + 140))
    return None if close < 0 else (close + 1, False)


def _word(text: str, start: int, word: int, end: int) -> tuple[int, bool] | None:
    whole = _WHOLE.match(text, word, end)
    if whole is None and (stop := _STOP.match(text, word, end)):
        if not _within_name(text, start, word, end):
            return None
        inside = _IN_NAMES.match(text, word, end) or _ATTRIBUTE.match(text, word, end)
        return max(stop.end(), inside.end() if inside else 0), False
    taken = whole or _IN_NAMES.match(text, word, end) or _WORD.match(text, word, end)
    return (taken.end(), False) if taken else None


def _joined(text: str, start: int, joined: re.Match[str], end: int) -> tuple[int, bool] | None:
    """Go over a comma or "và" only to what can be a name again."""
    after = joined.end()
    if (
        _STOP.match(text, after, end)
        and not HEAD.match(text, after, end)
        and not _NOUNS.match(text, after, end)
    ):
        return None
    if _AFTER_JOIN.match(text, after, end):
        return after, True
    places = re.compile(rf"(?:tỉnh|thành phố|TP\.|:|các) ?[^:]*{_CAP}$").search(
        text[start : joined.start()]
    )
    proper = _PROPER.match(text, after, end)
    return (after, True) if places and proper else None


def _within_name(text: str, start: int, word: int, end: int) -> bool:
    before = text[max(start, word - 14) : word]
    if not before.endswith(" "):
        before = f"{before} "
    if text.startswith("tổ chức", word) and re.search(r"(?<!\w)(?:[Cc]ác|[Mm]ột số) $", before):
        return True
    if text.startswith("về ", word):
        return bool(re.search(r"(?:[Qq]uốc gia|[Cc]hỉ đạo|chuyên trách|công tác) $", before))
    if text.startswith("đối với ", word):
        return before.endswith("nhà nước ") and bool(_FIRM.match(text, word, end))
    if text.startswith("phòng", word) and re.search(r"[Tt]rung ương $", before):
        return True
    if _IN_NAMES.match(text, word, end) and _NAMING.search(before):
        return True
    attribute = _ATTRIBUTE.match(text, word, end) and _GENERIC.search(before)
    return bool(attribute and _FIRM.match(text, word + 4, end))


def _names(text: str, cuts: list[int], stop: int) -> tuple[str, ...]:
    """Cut a group into names; "các bộ, ngành, địa phương" is one, "các Bộ: A, B" are two."""
    spans: list[tuple[int, int]] = []
    for start, end in zip(cuts, [*cuts[1:], stop], strict=True):
        if spans and not _stands_alone(
            _trimmed(text[start:end]), _trimmed(text[slice(*spans[-1])])
        ):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return _ministries([_trimmed(text[start:end]) for start, end in spans])


def _trimmed(words: str) -> str:
    return re.sub(r"(?:\s*[,;:/]|\s+(?:và|hoặc))+$", "", _BLANK.sub(" ", words).strip())


def _stands_alone(name: str, before: str) -> bool:
    """Whether a piece of a list is a name of its own: "cơ quan liên quan" after "Bộ Y tế"."""
    if re.fullmatch(_MINISTRY, name):
        return True
    if _PART.match(name):
        return (
            (not _LIST.match(before)
            and not re.match(r"(?:tỉnh|thành phố|huyện|quận)(?!\w)", name))
            or name.startswith("chính quyền")
        )
    return bool(HEAD.match(name))


def _ministries(names: list[str]) -> tuple[str, ...]:
    """Give each ministry of "các Bộ: Tài chính, Tư pháp" its own full name."""
    full: list[str] = []
    for name in names:
        bare = re.sub(r"^(?:[Cc]ác )?Bộ: ?", "Bộ ", name)
        full.append(f"Bộ {bare}" if full and re.fullmatch(_MINISTRY, bare) else bare)
    return tuple(dict.fromkeys(full))
