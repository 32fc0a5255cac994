"""Kinds of documents: their names, their symbols in numbers, and the line that names the kind."""

import re

from ingest.normalise import UPPER, fold

KINDS = {
    "TB": "Thông báo",
    "CT": "Chỉ thị",
    "QĐ": "Quyết định",
    "NQ": "Nghị quyết",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "KH": "Kế hoạch",
    "CĐ": "Công điện",
    "TTr": "Tờ trình",
    "BC": "Báo cáo",
    "HD": "Hướng dẫn",
    "KL": "Kết luận",
    "CTr": "Chương trình",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "BB": "Biên bản",
    "TC": "Thông cáo",
    "GM": "Giấy mời",
    "PL": "Pháp lệnh",
    "L": "Lệnh",
    "LT": "Luật",
}
_ONLY_ALONE = ("Luật", "Lệnh", "Quy định", "Chương trình", "Phương án", "Kết luận", "Báo cáo")
_SAME = {
    plain: "".join(
        letter for letter in dict.fromkeys(UPPER[3:] + plain) if fold(letter) == plain.lower()
    )
    for plain in "ABCDEGHIKLMNOPQRSTUVXY"
}


def _loosely(kind: str) -> str:
    """A pattern for a kind in capitals, however its marks were read by OCR."""
    letters = (_SAME.get(fold(letter).upper(), letter) for letter in kind.upper())
    return "".join(r"\s?" if letter == " " else f"[{letter}]" for letter in letters)


KIND_LINE = re.compile(
    r"^[ \t*]*(?P<kind>"
    + "|".join(_loosely(kind) for kind in sorted(KINDS.values(), key=len, reverse=True))
    + r")(?![\w-])[ :*]*(?P<rest>.*)$",
    re.MULTILINE,
)


_CAPITALS = re.compile(
    rf"^[ \t*]*(?P<kind>[{UPPER}][{UPPER} ]{{5,22}}?)(?P<rest>)[ \t*:]*$", re.MULTILINE
)
_LEAST = 7  # letters of a kind that is known with one of them lost


def kind_named(capitals: str) -> str:
    """Return the kind that a line in capitals names, whatever happened to its marks.

    >>> kind_named("KÉ HOẠCH"), kind_named("NGHỊQUYẾT"), kind_named("NGH ĐỊNH")
    ('Kế hoạch', 'Nghị quyết', 'Nghị định')
    """
    bare = fold(capitals).replace(" ", "")
    exact = next((kind for kind in KINDS.values() if fold(kind).replace(" ", "") == bare), None)
    return exact or next(kind for kind in KINDS.values() if _is_damaged(bare, kind))


def _is_damaged(bare: str, kind: str) -> bool:
    """Whether letters are those of a kind, of which OCR lost one."""
    whole = fold(kind).replace(" ", "")
    lost = len(whole) >= _LEAST and len(bare) == len(whole) - 1
    return lost and any(whole[:at] + whole[at + 1 :] == bare for at in range(len(whole)))


def kind_line(text: str, end: int) -> re.Match[str] | None:
    r"""Find the first line before `end` that names a kind and stands for one.

    >>> kind_line("BỘ LUẬT\nLUẬT SƯ\nLUẬT\nPhòng cháy", 99)["rest"]
    ''
    """
    for found in KIND_LINE.finditer(text, 0, end):
        rest = found["rest"].strip()
        if kind_named(found["kind"]) in _ONLY_ALONE and rest and not _goes_with(rest):
            continue
        return _damaged_line(text, found.start()) or found
    return _damaged_line(text, end)


def _damaged_line(text: str, end: int) -> re.Match[str] | None:
    """Find a line before `end` that is a kind but for one letter."""
    for found in _CAPITALS.finditer(text, 0, end):
        bare = fold(found["kind"]).replace(" ", "")
        if any(_is_damaged(bare, kind) for kind in KINDS.values()):
            return found
    return None


def _goes_with(rest: str) -> bool:
    """Whether what follows a kind on its line is a title and not the rest of another word."""
    return bool(re.match(r"(?:VỀ|CỦA|TỔNG KẾT|KẾT QUẢ|SỐ|V/v|Về|Của)\b", rest))


def kind_of_number(number: str | None) -> str | None:
    """Return the kind that the symbol of a number names.

    >>> kind_of_number("320/TB-VPCP"), kind_of_number("14-CT/TW"), kind_of_number("27/2001/QH10")
    ('Thông báo', 'Chỉ thị', None)
    """
    symbol = re.split(r"[/-]", re.sub(r"^\d+\w?(?:/\d{4})?[/-]", "", number or ""))[0]
    for short, kind in KINDS.items():
        if short not in ("L", "LT") and symbol.casefold() == short.casefold():
            return kind
    return None
