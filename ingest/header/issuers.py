"""Who issues a document: the last agency named at the top of the letterhead."""

import re

from ingest.agencies import Abbreviations
from ingest.normalise import squeeze
from ingest.syllables import is_syllable

_END = re.compile(
    r"-{3,}|_{3,}|\*|CỘNG\s*H[OÒ][AÀ]|ĐẢNG CỘNG SẢN VIỆT NAM|\b[Ss][ốôóồổỗộõoO06Ố]?\s?[:.]\s*(?:\d|/|\.|$)|\bS[ốôóồổỗộo]\s*[:.]|\b(?:Số|SỐ)\s+\d|\bV/v|\bĐộc lập\b|^Luật số|\|"
)
_MOTTO = re.compile(r"CỘNG|ĐẢNG CỘNG|Độc lập")  # of the column on the right, on the same line
_NAME, _WORD = 4, 2  # letters of the first line of a name, and of one that goes on ("THỌ")
_HEADS = (
    r"TỔNG CỤC|(?<!TỔNG )(?<!CHI )CỤC|CHI CỤC|SỞ|VỤ|KHO BẠC|TỔNG CÔNG TY|BỆNH VIỆN|HỌC VIỆN|"
    r"(?<!BỆNH )(?<!HỌC )(?<!THƯ )VIỆN|TRƯỜNG (?:ĐẠI HỌC|CAO ĐẲNG|TRUNG|CHÍNH TRỊ|THPT|TIỂU HỌC)|ĐOÀN THANH TRA"
)
_INSIDE = re.compile(
    rf"(?<=\S)\s+(?=(?:{_HEADS})\s)|(?<=TRUNG ƯƠNG)\s+(?=VĂN PHÒNG$|BAN\s)|(?<=VIỆT NAM)\s+(?=BẢO HIỂM\s)"
)
_BELOW = re.compile(
    rf"(?:{_HEADS}|VĂN PHÒNG|BAN|PHÒNG|HỘI ĐỒNG|ỦY BAN|UỶ BAN|UBND|BẢO HIỂM|THANH TRA|ĐẠI HỌC|TRUNG TÂM|"
    r"BỘ|ĐẢNG|TỈNH|THÀNH ỦY|HUYỆN ỦY|CÔNG AN|TÒA ÁN|CÔNG TY|LIÊN ĐOÀN|HỘI)\s"
)
_OF_A_PLACE = re.compile(
    r"(?:ỦY|UỶ) BAN NHÂN DÂN$|UBND$|HỘI ĐỒNG NHÂN DÂN$|ĐẢNG BỘ$|^CÔNG AN$|TÒA ÁN NHÂN DÂN$"
)
_BARE = re.compile(r"VĂN PHÒNG|THANH TRA|BAN THƯỜNG VỤ|BAN CHẤP HÀNH|THƯỜNG TRỰC")
_PARTY = re.compile(r"(?:TỈNH|THÀNH|QUẬN|HUYỆN|THỊ|ĐẢNG) (?:ỦY|UỶ)\b")
_COMMITTEE = re.compile(
    r"BAN (?:TỔ CHỨC|TUYÊN GIÁO|DÂN VẬN|TUYÊN GIÁO VÀ DÂN VẬN|NỘI CHÍNH|KINH TẾ)|(?:ỦY|UỶ) BAN KIỂM TRA"
)
_PLACED = re.compile(r"\b(?:TỈNH|THÀNH PHỐ|TP|HÀ NỘI)\b")
_FIRST = re.compile(r"^((?:tổng cục|chi cục|cục|sở|vụ|viện|bộ|ban) )(\w)")
_UNIT = re.compile(
    r"\b((?:tỉnh|thành|huyện|quận|thị|đảng) ủy|tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã|phường) ((?:\w+ ?)+)$"
)
_PROPER = (
    "Chính phủ", "Thủ tướng", "Ủy ban", "Tài chính", "Xây dựng", "Y tế", "Công Thương",
    "Giao thông vận tải", "Kế hoạch", "Đầu tư", "Tài nguyên", "Môi trường", "Nông nghiệp",
    "Phát triển", "Giáo dục", "Đào tạo", "Văn hóa", "Thể thao", "Du lịch", "Thông tin",
    "Truyền thông", "Khoa học", "Công nghệ", "Nội vụ", "Ngoại giao", "Tư pháp", "Quốc phòng",
    "Công an", "Lao động", "Thương binh", "Xã hội", "Dân tộc", "Nhà nước", "Việt Nam", "Hà Nội",
    "Hồ Chí Minh", "Trung ương", "Đảng", "Quốc hội", "Thuế", "Hải quan",
    "Thường vụ", "Chấp hành", "Bí thư", "Tuyên giáo", "Chính trị",
)  # fmt: skip


def find_issuer(
    text: str, head_end: int, number: str | None, abbreviations: Abbreviations
) -> str | None:
    """Return the issuing agency as written in a sentence.

    The lines in capitals at the top name it, below the agency that it belongs to; without such
    lines the symbol of the number may.
    """
    agencies = _agencies(_capital_lines(text[: head_end or 400]))
    if len(agencies) > 1 and _is_bare(*agencies[-2:]):
        own, above = (_sentence_case(name, abbreviations) for name in (agencies[-1], agencies[-2]))
        return f"{own} {above}"
    if agencies:
        return _sentence_case(agencies[-1], abbreviations) + _where(agencies, abbreviations)
    if number is not None and "-" in number:
        return abbreviations.full(number.rsplit("-", 1)[1])
    return None


def _is_bare(above: str, own: str) -> bool:
    """Whether a name says nothing without the agency above it.

    >>> _is_bare("TỈNH ỦY LÀO CAI", "BAN NỘI CHÍNH"), _is_bare("BỘ Y TẾ", "CỤC DÂN SỐ")
    (True, False)
    """
    return bool(_BARE.fullmatch(own) or (_PARTY.match(above) and _COMMITTEE.fullmatch(own)))


def _where(agencies: list[str], abbreviations: Abbreviations) -> str:
    """The province of a department ("Sở Y tế"), which only the agency above it names."""
    if len(agencies) < 2 or not agencies[-1].startswith("SỞ ") or _PLACED.search(agencies[-1]):
        return ""
    found = _UNIT.search(_sentence_case(agencies[-2], abbreviations))
    return f" {found.group()}" if found else ""


def _capital_lines(head: str) -> list[str]:
    """The first lines in capitals, up to the motto, the number or a rule."""
    lines: list[str] = []
    for line in head.split("\n"):
        cut = _END.search(line)
        words = squeeze(line[: cut.start()] if cut else line).strip(" -_*.|")
        least = _WORD if lines else _NAME
        if words and words.upper() == words and sum(map(str.isalpha, words)) >= least:
            lines.append(words)
        elif lines and (words or cut):
            break
        if cut and lines and not (words and _MOTTO.match(line, cut.start())):
            break
    return lines


def _agencies(lines: list[str]) -> list[str]:
    """One agency an entry: a line that begins none goes on with the one above.

    >>> _agencies(["BỘ THÔNG TIN VÀ", "TRUYỀN THÔNG"])
    ['BỘ THÔNG TIN VÀ TRUYỀN THÔNG']
    >>> _agencies(["BỘ TÀI CHÍNH TỔNG CỤC THUẾ"])
    ['BỘ TÀI CHÍNH', 'TỔNG CỤC THUẾ']
    """
    agencies: list[str] = []
    for line in lines:
        parts = _INSIDE.split(line)
        unfinished = agencies and _OF_A_PLACE.search(agencies[-1])
        if agencies and (unfinished or not _BELOW.match(parts[0] + " ")):
            agencies[-1] += " " + parts.pop(0)
        agencies += parts
    return agencies


def _sentence_case(capitals: str, abbreviations: Abbreviations) -> str:
    """Write an agency's name as in a sentence.

    >>> from ingest.agencies import load_abbreviations
    >>> _sentence_case("VĂN PHÒNG CHÍNH PHỦ", load_abbreviations())
    'Văn phòng Chính phủ'
    >>> _sentence_case("UBND TỈNH LÀO CAI", load_abbreviations())
    'Ủy ban nhân dân tỉnh Lào Cai'
    """
    text = " ".join(_lower(word) for word in abbreviations.expand(capitals).split())
    for name in _PROPER:
        text = re.sub(rf"\b{re.escape(name.lower())}\b", name, text)
    text = _FIRST.sub(lambda found: found[1] + found[2].upper(), text)
    text = re.sub(r"\b(?:tp|TP)\b\.? ?", "TP. ", text)
    text = _UNIT.sub(lambda unit: f"{unit[1]} {_title(unit[2])}", text)
    return text[0].upper() + text[1:]


def _lower(word: str) -> str:
    """Lower a word in capitals, but not one that is no syllable ("HIV/AIDS")."""
    short = all(
        1 < len(part) < 6 and not is_syllable(part) for part in re.findall(r"[^\W\d_]+", word)
    )
    return word if short or not word.isupper() else word.lower()


def _title(words: str) -> str:
    return " ".join(word[0].upper() + word[1:] for word in words.split())
