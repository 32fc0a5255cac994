"""Agencies that a sentence addresses: from where a name begins to where it says what to do.

A name is read word by word: it must begin like one ("Bộ", "UBND", "các địa phương"), goes on over
commas only to what can be a name again, and ends at the first verb or circumstance.
"""

import re
from dataclasses import dataclass

from ingest.assignments.described import asked_behind, described
from ingest.assignments.lists import split_names
from ingest.assignments.names import CAP, COLLECTIVE, HEAD, MINISTRY
from ingest.assignments.short_names import short_name
from ingest.assignments.verbs import ASIDE, FACT, MODAL, VERB
from ingest.normalise import LOWER
from ingest.notice import Span

_AFTER_JOIN = re.compile(
    rf"(?:{HEAD.pattern}|{COLLECTIVE}|{MINISTRY}|(?:lĩnh vực|cá nhân|người dân|nhân dân|bộ,|dịch vụ|báo chí|thông tấn|trực thuộc|công chức|viên chức|đảng viên|người lao động|phương tiện (?:thông tin|truyền thông))(?!\w)"
    rf"|trung ương(?!\w)|[A-ZĐ]{{2,}}(?!\w))"
)
_PROPER = re.compile(rf"{CAP}(?: [-–] | ?)(?:{CAP} ?){{0,4}}(?=[,;.:)]| và | -|$| [{LOWER}])")
# "yêu cầu các Sở và đề nghị Mặt trận Tổ quốc ...": asked together, each in its manner.
_JOIN = re.compile(
    rf"(?:, (?:đề nghị|yêu cầu|giao) (?={HEAD.pattern})|,? và (?:(?:đề nghị|yêu cầu|giao) (?={HEAD.pattern}))?| hoặc |, |; |/)"
)
_ASKING = re.compile(r"(?:(?<=và )|(?<=, ))(?:đề nghị|yêu cầu|giao) ")
_ASKED = re.compile(r"(?:[Yy]êu cầu|[Đđ]ề nghị|[Gg]iao|[Cc]hỉ thị) $")
_REMARK = re.compile(rf" ?\((?!{HEAD.pattern})[^()]*\)$| ?\((?:sau đây|dưới đây|gọi|viết) [^()]*\)")
_LOOSE = re.compile(
    r"(?: (?:có|được)| (?:thực hiện )?(?:một số|những|các) (?:nội dung|việc|nhiệm vụ|công việc|vấn đề))$"
)  # of what the name is not said to have
_STOP = re.compile(rf"(?:{MODAL}|{FACT}|{ASIDE}|{VERB})")
_WORD = re.compile(r"[^\s,;:.()]+(?:\.(?=[^\s]))?")
# "Ban chỉ đạo", "Hội đồng thẩm định", "quốc gia về phòng, chống thiên tai": verbs inside names.
_IN_NAMES = re.compile(
    r"(?:chỉ đạo|điều hành(?: giá)?|điều phối|quản lý|thẩm định|kiểm tra|giám sát|thanh tra|kiểm sát|kiểm toán"
    r"|phòng,? chống|bảo vệ|thường trực|công tác|biên soạn|soạn thảo|vận động|chỉ huy|thẩm tra|bảo đảm|đào tạo"
    r"|tìm kiếm|phát hành|xúc tiến|đầu tư|thi đua|điều tra|hỗ trợ|ứng phó|phát triển|giúp việc|vận hành"
    r"|lãnh đạo|phục vụ|dự báo|cải cách|hợp tác|thông tin|xây dựng|thống kê|thu phí|xử lý|tư vấn|sàng lọc|phân tích|thanh toán|bảo lãnh)(?!\w)"
)
_NAMING = re.compile(
    r"(?:Ban|Hội đồng|Tổ|Ủy ban|Uỷ ban|Đoàn|Cơ quan|cơ quan|Trung tâm|(?<!Quốc )Phòng|(?<!Quốc )phòng|Viện|Tiểu ban|ban|tổ|đoàn|Nhóm"
    r"|Thường trực|thường trực|về|Bộ|Quỹ|chỉ đạo|Chỉ đạo|chuyên trách|Thanh tra|Cục|Vụ|Chi cục|Sở|và|TNHH|chống"
    r"|quốc gia|Quốc gia|Hiệp hội|(?<!xã )(?<!Xã )hội|Công ty|công ty|[Cc]ổ phần|Vận động|[-–]|tư vấn|đồng chí|các|Phó|Các) $"
)
_ATTRIBUTE = re.compile(
    r"(?:quản lý|tham mưu,? giúp việc|tham mưu|cung cấp|thực thi(?= pháp luật)|sản xuất|kinh doanh|thực hiện(?= (?:chức năng|dự án|nhiệm vụ quản))|tham gia|thi công"
    r"|cung ứng|chủ trì|phối hợp|điều tra|tiến hành|xuất khẩu|nhập khẩu|thiết kế|tư vấn|giám sát|bảo vệ|đào tạo|kiểm tra"
    r"|thanh tra|soạn thảo|đầu tư|có|tiếp nhận|cấp|chăm sóc|sử dụng|thu phí|vận hành|phân phối|thành lập)(?!\w)"
)
# "Tổ công tác triển khai Đề án 06", "Ban Quản lý dự án đầu tư xây dựng số 1".
_OF_A_PLAN = re.compile(
    r"(?:triển khai|thực hiện)(?: thực hiện)? (?=Đề án|Chương trình|Chiến lược|Nghị quyết|Chỉ thị|Quyết định|Dự án|Kế hoạch)"
)
# "Đoàn thanh tra, kiểm tra của Bộ Y tế": the second is of the name as the first.
_OWN_WORK = re.compile(rf"{VERB}(?:(?:, | và ){VERB})* (?=của )")
_WORKING = re.compile(rf"(?:{_IN_NAMES.pattern})$")
_TEAM = re.compile(r"(?:[Tt]ổ [Cc]ông tác|[Cc]hỉ đạo|[Tt]ổ giúp việc|[Hh]ội đồng) $")
_PROJECTS = r"(?<=[Qq]uản lý dự án )đầu tư(?: xây dựng)?(?: (?:cơ bản|công trình(?: giao thông| dân dụng)?))?"
# "các cơ sở giáo dục trên địa bàn Thành phố rà soát": where they are goes with the name.
_AROUND = rf"trên địa bàn(?: (?:[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Xx]ã|[Pp]hường))?(?: {CAP}){{0,3}}(?= (?:{VERB}|{MODAL}))"
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
    rf"(?:{MINISTRY}|{_PROJECTS}|{_AROUND}|(?i:kế hoạch và đầu tư|giáo dục và đào tạo|tài nguyên và môi trường|thông tin và truyền thông|khoa học và công nghệ|nông nghiệp và phát triển nông thôn)|trực thuộc [Tt]rung ương|trong hệ thống chính trị|trong nước|trong (?:toàn )?ngành(?: (?:{MINISTRY}|{CAP}))?|tại (?:các nước|nước ngoài)|tại địa phương|đóng (?:tại|trên)(?: địa bàn| địa phương)?|[Nn]gân hàng|Đào tạo|[Hh]àng (?:không|hải))(?!\w)|(?:những|[Cc]ác cấp(?: công đoàn| ủy)?|chính quyền các cấp|chức năng quản lý(?: nhà nước)?|chương trình|công trình|quy trình|lộ trình|quá trình|tờ trình|giao thông|giao dịch|giao nhận|thu phí|thu nhập|chi nhánh"
    r"|chi cục|chi phí|tại [Dd]oanh nghiệp|đồng bằng|dân cử|ngoại giao|(?:[Nn]hà|[Cc]hủ) đầu tư|[Cc]ông nghệ thông tin|Giám sát quản lý|vận (?:chuyển|tải)|tự động(?! rà)|lao động|hành động|thông tin và|cấp (?:tỉnh|huyện|xã|bộ|ủy|uỷ|cơ sở|[Tt]hành phố|[Tt]rung ương|quận|phường)|có liên quan|liên quan"
    r"|cấp trên trực tiếp|trực tiếp cơ sở|đi qua|dự án xây dựng(?= (?:công trình|nhà|đường|cầu|khu|trụ sở|bệnh viện|trường))|làm nhiệm vụ (?:cơ quan )?thường trực|đầu cấp|mua sắm|đặt hàng|lập pháp|tư pháp|chọn giống|xét xử|giao ban|thu mua|làm chủ|trực tiếp liên quan|(?:ngoài )?công lập|đầu mối"
    r"|phòng,? chống AIDS và phòng,? chống tệ nạn ma t[úu]y,? mại dâm|chống buôn lậu, gian lận thương mại và hàng giả|phòng,? chống tham nhũng,(?: lãng phí,)? tiêu cực|ứng phó sự cố,? thiên tai và [Tt]ìm kiếm cứu nạn|phương tiện thông tin đại chúng|trung gian thanh toán|có sử dụng|phối hợp phổ biến,? giáo dục pháp luật|phối hợp PBGDPL|trên biển|thông tấn|thông tin đại chúng|thông tin truyền thông|báo chí|nước ngoài|tư nhân|(?<=cơ quan )truyền thông|truyền thông(?= và|,|$))(?!\w)"
)
_DASHED = re.compile(rf"[-–] (?:{CAP}|lãnh đạo|xã hội|\d{{4}})")
_LISTS = re.compile(rf": ?(?={MINISTRY}|{CAP})")
_PLURAL = re.compile(
    r"(?:[Cc]ác|[Tt]oàn bộ|[Mm]ột số|\d{1,2}) (?:[Bb]ộ|ngành|tỉnh|thành phố|[Ss]ở|cơ quan|địa phương|tập đoàn|đơn vị|[Cc]ục|[Vv]ụ|huyện|quận|thị xã|xã|phường|nước|ngân hàng|trường|công ty)(?!\w)"
    r"[^:]*$"
)
# "Các bộ: Xây dựng kế hoạch ..." begins what is to be done, "Các Bộ: Xây dựng, Tài chính" lists.
_DOES = re.compile(rf": ?(?i:{VERB})")
_LISTS_MINISTRIES = re.compile(
    rf": ?{MINISTRY}(?:\s*$|(?:,| và|;) (?:{MINISTRY}|[Cc]ác |UBND|Ủy ban|Ngân hàng))"
)
# "doanh nghiệp, tổ chức và cá nhân": elsewhere a comma and "tổ chức" begin what is to be done.
_NOUNS = re.compile(
    r"tổ chức(?=[,;:]|,? (?:và |hoặc )?(?:cá nhân|người dân|nhân dân|doanh nghiệp|hộ gia đình|đoàn thể|cộng đồng|chính trị|tín dụng|kinh tế|xã hội|trung ương|thuộc|trực thuộc|đóng|có liên quan"
    r"|liên quan|trong|nước ngoài|quốc tế|cung (?:ứng|cấp) dịch vụ|có chức năng|ở trung ương|ở địa phương|tham mưu)(?!\w))"
    rf"|tổ chức(?= (?:(?:nghiêm túc|khẩn trương|chủ động|tích cực) (?:{VERB})|{MODAL}))"
)
_QUOTED_WORK = re.compile(rf"[“\"'‘](?i:{VERB})")
# "Cục Kinh tế hợp tác và Phát triển nông thôn", "Vụ Kế hoạch, Tài chính": one name.
_ORGAN_NAMED = re.compile(
    rf"(?:^|[,;] |và )(?:[Cc]ác )?(?:Viện|Trung tâm|Vụ|Cục|Tổng [Cc]ục|Tổng [Cc]ông ty|Học viện|Văn phòng|Sở|Quỹ|Phòng|Ban|Trường|Chi cục|Ủy ban"
    rf"|Hiệp hội|Hội|Đài) {CAP}[^;]*$"
)
# "Thủ trưởng, lãnh đạo các đơn vị": a noun, where "lãnh đạo" alone leads.
_LEADERS = re.compile(r"lãnh đạo (?=các |đơn vị|cơ quan)")
# Behind "liên quan" a name ends, but for where those concerned are.
_ENDS = re.compile(
    rf"(?!(?:đến|tới|thuộc|trong|ở|tại|của|và|hoặc|khác|trực thuộc|trên|ngoài|quy định|nội)(?!\w))[{LOWER}]"
)
_ORGANISATIONS = re.compile(r"(?:(?<!\w)[Cc]ác|,|và) $")
_BLANK = re.compile(r"\s+")
_LONGEST = 420  # characters of a group of agencies


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Agencies addressed together: where they stand, and each by its name."""

    span: Span
    names: tuple[str, ...]

    def text(self, text: str) -> str:
        """Return the words, white space squeezed, without a remark in brackets behind them."""
        words = _ASKING.sub("", _BLANK.sub(" ", self.span.of(text)).strip(" ,;:-"))
        return _REMARK.sub("", words)


def find_group(text: str, start: int, end: int) -> Group | None:
    """Read the agencies that begin exactly at `start`; None when no agency does.

    >>> sentence = "Bộ Tư pháp, Bộ Tài chính và các cơ quan liên quan khẩn trương sửa đổi"
    >>> find_group(sentence, 0, len(sentence)).names
    ('Bộ Tư pháp', 'Bộ Tài chính', 'các cơ quan liên quan')
    >>> find_group("báo cáo của Bộ Y tế", 0, 19) is None
    True
    """
    if not (HEAD.match(text, start, end) or short_name(text, start, end)):
        return None
    if asked := asked_behind(text, start, end):
        return Group(span=Span(start=start, end=asked.end("who")), names=(asked["who"],))
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
    stop = start + len(_LOOSE.sub("", text[start:at].rstrip(" ,;:-–")))
    if stop <= start:
        return None
    stop = described(text, start, stop, end)
    return Group(span=Span(start=start, end=stop), names=split_names(text, cuts, stop))


def _head_end(text: str, start: int, end: int) -> int:
    head = HEAD.match(text, start, end) or short_name(text, start, end)
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
    if _QUOTED_WORK.match(text, word, end):
        return None
    if text.endswith("liên quan ", start, word) and _ENDS.match(text, word, end):
        return None
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
    if _ASKING.search(joined.group()) and not _ASKED.search(text[max(0, start - 12) : start]):
        return None
    own = _OWN_WORK.match(text, after, end)
    if own and _WORKING.search(text[max(start, joined.start() - 16) : joined.start()]):
        return own.end(), False
    if (
        _STOP.match(text, after, end)
        and not HEAD.match(text, after, end)
        and not _NOUNS.match(text, after, end)
        and not _WHOLE.match(text, after, end)
    ):
        return None
    if _AFTER_JOIN.match(text, after, end):
        return after, True
    places = re.compile(
        rf"(?:(?:tỉnh|thành phố|TP\.|các) ?[^:]*{CAP}|: ?[^:]*{CAP}(?: [{LOWER}]+){{0,5}})$"
    ).search(text[start : joined.start()])
    if places and _PROPER.match(text, after, end):
        return after, True
    named = _ORGAN_NAMED.search(text[start : joined.start()])
    more = named and re.compile(CAP).match(text, after, end)
    return (more.end(), False) if more else None


def _within_name(text: str, start: int, word: int, end: int) -> bool:
    before = text[max(start, word - 14) : word]
    if not before.endswith(" "):
        before = f"{before} "
    if text.startswith("tổ chức", word) and _ORGANISATIONS.search(before):
        return bool(_NOUNS.match(text, word, end)) or "các" in before.casefold()[-4:]
    if text.startswith("về ", word):
        return bool(
            re.search(
                r"(?:[Qq]uốc gia|[Cc]hỉ đạo|chuyên trách|công tác|nhà nước|[Tt]hường trực) $",
                before,
            )
        )
    if text.startswith("đối với ", word):
        return before.endswith("nhà nước ") and bool(_FIRM.match(text, word, end))
    planned = _OF_A_PLAN.match(text, word, end) and _TEAM.search(before)
    if planned or (text.startswith("phòng", word) and re.search(r"[Tt]rung ương $", before)):
        return True
    leaders = _LEADERS.match(text, word, end) and re.search(r"(?:,|và) $", before)
    if leaders or (_IN_NAMES.match(text, word, end) and _NAMING.search(before)):
        return True
    attribute = _ATTRIBUTE.match(text, word, end) and _GENERIC.search(before)
    return bool(attribute and _FIRM.match(text, word + 4, end))
