"""Whether a sentence speaks of the province or the ministry that a question names.

What is said of one does not answer for another, however well all other words fit: the growth of
Lạng Sơn is not that of Cao Bằng. A call on all of them speaks of each.
"""

import re
from functools import lru_cache

from chat.question import Question
from chat.scopes import DOCUMENT, HEADING, PASSAGE, Scopes, is_figure, look_up
from ingest.agencies import Abbreviations, load_abbreviations
from ingest.mentions import MINISTRIES
from ingest.provinces import begins_with_province, provinces_in

_CENTRAL = re.compile(
    rf"Bộ (?:{MINISTRIES})|Ngân hàng Nhà nước|Thanh tra Chính phủ|Văn phòng Chính phủ|Ủy ban Dân tộc"
    r"|Bảo hiểm xã hội Việt Nam|Kiểm toán nhà nước|Tổng Liên đoàn Lao động|Thông tấn xã Việt Nam"
    r"|Đài Truyền hình Việt Nam|Đài Tiếng nói Việt Nam|Tòa án nhân dân tối cao",
    re.IGNORECASE,
)
_EVERYDAY = re.compile(  # the first word of what has two or three in full
    r"Bộ (?:Giáo dục|Nông nghiệp|Tài nguyên|Kế hoạch|Lao động|Giao thông|Thông tin|Khoa học|Văn hóa|Văn hoá)"
    r"(?! và| vận tải|[-–, ]+(?:Thương|Thể))(?!\w)",
    re.IGNORECASE,
)
_ALL_PROVINCES = re.compile(
    r"các (?:tỉnh|địa phương|thành phố)|(?:tỉnh|thành phố),? thành phố|mỗi (?:tỉnh|địa phương)"
    r"|cả nước|toàn quốc|bộ, ngành,? (?:và )?địa phương|cấp tỉnh",
    re.IGNORECASE,
)
_ALL_MINISTRIES = re.compile(
    rf"các (?:bộ|cơ quan|đơn vị)(?!:? (?:bộ )?(?:{MINISTRIES}))|bộ, (?:cơ quan|ngành)|thủ trưởng"
    r"|tổ chức, cá nhân",
    re.IGNORECASE,
)
_WITH = re.compile(r"(?:phối hợp|cùng) (?:chặt chẽ )?(?:với )?[^;.]*?liên quan", re.IGNORECASE)
_BEFORE_A_NAME = " :,("
_MINISTRY, _SEVERAL = " bo ", " cac bo "  # in folded words


def elsewhere(question: Question, scopes: Scopes) -> float:
    """1 when a province or ministry of the question's is named nowhere near, otherwise 0.

    Near are the sentence, headings and lead-in above it, and what is known of the document.
    "Phối hợp với các bộ liên quan" calls on none of them by itself. A figure alone on its line is
    the cell of a table: its row is the passage.
    """
    provinces, ministries = _named(question.text)
    if not provinces and not ministries:
        return 0.0
    near = [level.folded for weight, level in scopes.levels if weight >= HEADING]
    near += [look_up(text).folded for text in scopes.above]
    far = (DOCUMENT, PASSAGE) if is_figure(scopes.sentence) else (DOCUMENT,)
    near += [level.folded for weight, level in scopes.levels if weight in far]
    called = _WITH.sub("", scopes.sentence)
    missing = [
        name
        for names, everyone in ((provinces, _all_provinces), (ministries, _ALL_MINISTRIES.search))
        if names and not everyone(called)
        for name in names
        if not any(
            _stands(form, level) for form in _forms(name, question, scopes.year) for level in near
        )
    ]
    return float(bool(missing))


def _all_provinces(sentence: str) -> bool:
    """Whether all provinces are meant: "các tỉnh", but not "các tỉnh An Giang, Đồng Tháp"."""
    return any(
        not begins_with_province(sentence[call.end() :].lstrip(_BEFORE_A_NAME))
        for call in _ALL_PROVINCES.finditer(sentence)
    )


@lru_cache(maxsize=1 << 10)
def _named(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The provinces and the ministries that a question names."""
    ministries = (*_CENTRAL.findall(text), *_EVERYDAY.findall(text))
    return provinces_in(text), tuple(dict.fromkeys(ministries))


def _forms(name: str, question: Question, year: int | None) -> list[str]:
    """What may stand for a name, in folded words: its other names by that year, its abbreviations."""
    others = [
        one.other
        for one in question.others
        if one.name.lower() in name.lower() and one.meant_in(year)
    ]
    forms = [name, *name.split(" - "), *others, *_short(name)]
    return [look_up(form).folded for form in forms]


def _stands(form: str, level: str) -> bool:
    """Whether a name stands in folded words.

    That of a ministry also in a list ("các Bộ: Y tế, …"), its initials in a number ("4766/BTNMT-KS").
    """
    listed = form.replace(_MINISTRY, " ", 1) if form.startswith(_MINISTRY) else form
    return (
        form in level
        or (listed != form and _SEVERAL in level and listed in level)
        or f"/{form.strip()}-" in level
    )


@lru_cache(maxsize=1 << 10)
def _short(name: str) -> tuple[str, ...]:
    """The abbreviations of a name: "Bộ GTVT", "NHNN"."""
    low = name.lower()
    return tuple(
        short if full.lower().startswith(("bộ ", low)) else f"Bộ {short}"
        for short, full in _table().pairs
        if full.lower().startswith((low, low.removeprefix("bộ ")))
    )


@lru_cache(maxsize=1)
def _table() -> Abbreviations:
    return load_abbreviations()
