"""Several agencies asked about at once: "Bộ Tài chính và Bộ Công Thương", "bộ y tế, công an"."""

import re

from ingest.agencies import load_abbreviations

_HEAD = (
    r"(?:các )?(?:bộ|sở|ủy ban|uỷ ban|ubnd|hđnd|văn phòng|tổng cục|cục|ngân hàng|thanh tra|ban|hội đồng|tập đoàn|tổng công ty"
    r"|công ty|bảo hiểm|tổng liên đoàn|liên đoàn|đài|kiểm toán|mặt trận|thông tấn xã|hội"
    r"|(?:tỉnh|thành phố)(?! trực thuộc| liên quan| có | khác| trên | ven ))(?= \w)"
)
_MINISTRY = "|".join(
    sorted(
        {
            re.escape(name.lower().removeprefix("bộ "))
            for _, name in load_abbreviations().pairs
            if name.startswith("Bộ ")
        },
        key=len,
        reverse=True,
    )
)
_LINK = r"(?:của |cho |do |với |là )?"
NEXT_AGENCY = (
    rf" (?:(?:và|hay|hoặc|cùng) )?{_LINK}(?:{_HEAD}|(?:{_MINISTRY})(?!\w))"  # behind a comma
)
_BETWEEN = r"(?:[,;]? (?:và|hay(?: là)?|hoặc(?: là)?|cùng(?: với)?)|[,;]) "
_NEXT = re.compile(rf"{_BETWEEN}{_LINK}(?={_HEAD})")
_NEXT_MINISTRY = re.compile(rf"{_BETWEEN}{_LINK}(?=(?:{_MINISTRY})(?!\w))")


def agencies_in(words: str) -> tuple[str, ...]:
    """Return the names, in small letters, that stand together in a question.

    What follows is a name of its own when it begins like one, or completes "bộ": the "và" within
    a name parts nothing.

    >>> agencies_in("bộ tài nguyên và môi trường, ubnd tỉnh hà giang hay bộ y tế")
    ('bộ tài nguyên và môi trường', 'ubnd tỉnh hà giang', 'bộ y tế')
    >>> agencies_in("các bộ tài chính, công thương và giáo dục và đào tạo")
    ('bộ tài chính', 'bộ công thương', 'bộ giáo dục và đào tạo')
    >>> agencies_in("ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương")
    ('ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương',)
    """
    names: list[str] = []
    for part in _NEXT.split(words):
        of_ministry = part.removeprefix("các ").startswith("bộ ")
        first, *others = _NEXT_MINISTRY.split(part) if of_ministry else (part,)
        names += [first, *(f"bộ {other}" for other in others)]
    if len(names) > 1:
        names = [re.sub(r"^các (?=bộ )", "", name) for name in names]
    return tuple(dict.fromkeys(name.strip(" ,;") for name in names if name))
