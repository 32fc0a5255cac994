"""Labels as they stand at the start of a line: what level they are of, and their ordinal there."""

import re
from dataclasses import dataclass

from ingest.normalise import UPPER

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_TWINS = {"f": "e", "j": "i", "w": "v", "z": "y"}
_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_END = r"(?=[.:,\n ]|$)"
LABEL = re.compile(
    r"^(?:(?P<part>(?:Phần|Chương|Tiểu mục|Mục|Điều|PHẦN|CHƯƠNG|TIỂU MỤC|MỤC|ĐIỀU)[ ]+"
    rf"(?:(?:thứ|THỨ)[ ]+)?(?P<of>[IVXL]+|\d{{1,3}}[a-zđ]?|{'|'.join(_WORDS)}|{'|'.join(_WORDS).upper()})"
    rf"{_END})"
    r"|(?P<annex>(?:PHỤ LỤC|Phụ lục|MẪU SỐ|Mẫu số|BIỂU MẪU SỐ|Biểu mẫu số|BIỂU SỐ|Biểu số)(?:[ ]+(?:SỐ|Số|số))?"
    r"(?:[ ]*(?P<which>[IVXL]+|\d{1,2}[a-zA-Z]?|[A-H]))?)(?=[ ]*[.:]?[ ]*(?:\n|$|[-–(]|[A-ZĐÀ-Ỹ]))"
    r"|(?P<roman>[IVXL]{1,6})(?:\.|/|\)| ?-)(?=\s)"
    r"|(?P<capital>[A-H])(?:\.|/|\))(?=\s)"
    r"|(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?(?=\s)"
    rf"|(?P<arabic>\d{{1,3}})(?:(?:\.|/|\))(?=\s|[{UPPER}])|,(?=\s[{UPPER}])|(?<!0\d)-(?=\s[{UPPER}]))"
    r"|(?P<lettered>[a-zđ])\.?(?P<nth>\d{1,2})[.)](?=\s)"
    r"|(?P<letter>[a-zđ])(?:\)\.?(?=\s|[A-ZĐ])|\.(?=\s))"
    r"|\((?P<bracketed>\d{1,2})\)(?=\s?[^\W\d_]|\s?[“\"])"
    r"|(?P<dash>[-–+])(?=\s))",
    re.MULTILINE,
)
PARTS = ("phần", "chương", "mục", "tiểu mục", "điều")
LEVELS = (
    "annex",
    "form",
    *PARTS,
    "capital",
    "roman",
    "arabic",
    "dotted2",
    "dotted3",
    "dotted4",
    "letter",
    "lettered",
    "bracketed",
    "-",
    "+",
)
DASHES = ("-", "+")


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it stands: its level, its ordinal there, and how the path shows it."""

    level: str
    ordinal: int
    shown: str
    prefix: tuple[int, ...] = ()


def read_label(found: re.Match[str]) -> Label:  # noqa: PLR0911 - a line for each kind of label
    """Return the label that `LABEL` found."""
    if part := found["part"]:
        return _part(part, found["of"])
    if annex := found["annex"]:
        level = "annex" if annex.lower().startswith("phụ lục") else "form"
        which = found["which"] or ""
        ordinal = int(re.sub(r"\D", "", which)) if which[:1].isdigit() else roman(which)
        return Label(
            level, ordinal, annex[0].upper() + annex[1:].lower().removesuffix(which.lower()) + which
        )
    if numeral := found["roman"]:
        return Label("roman", roman(numeral), numeral)
    if capital := found["capital"]:
        return Label("capital", ord(capital) - ord("A") + 1, capital)
    if dotted := found["dotted"]:
        numbers = tuple(int(number) for number in dotted.split("."))
        return Label(f"dotted{len(numbers)}", numbers[-1], str(numbers[-1]), numbers[:-1])
    if arabic := found["arabic"]:
        return Label("arabic", int(arabic), arabic)
    if letter := found["lettered"]:
        return Label("lettered", int(found["nth"]), f"{letter}{found['nth']}", (_place(letter),))
    if letter := found["letter"]:
        return Label("letter", _place(letter), letter)
    if bracketed := found["bracketed"]:
        return Label("bracketed", int(bracketed), f"({bracketed})")
    dash = found["dash"].replace("–", "-")
    return Label(dash, 0, dash)


def _place(letter: str) -> int:
    return _LETTERS.find(_TWINS.get(letter, letter)) + 1


def _part(part: str, of: str) -> Label:
    level = "tiểu mục" if part.lower().startswith("tiểu") else part.split(maxsplit=1)[0].lower()
    name = level[0].upper() + level[1:]
    if of.lower() in _WORDS:
        return Label(level, _WORDS.index(of.lower()) + 1, f"{name} thứ {of.lower()}")
    ordinal = int(re.sub(r"\D", "", of)) if of[0].isdigit() else roman(of)
    return Label(level, ordinal, f"{name} {of}")


def roman(numeral: str) -> int:
    """Return the value of a Roman numeral, 0 when it is not written as one.

    >>> roman("XIV"), roman("IIII")
    (14, 0)
    """
    if not re.fullmatch(r"X{0,3}L?X{0,3}(?:IX|IV|V?I{0,3})", numeral):
        return 0
    values = [_ROMAN[letter] for letter in numeral]
    return sum(
        -value if value < max(values[place:]) else value for place, value in enumerate(values)
    )
