"""One form for texts that mean the same: NFC, tone placement, no diacritics.

Only the index and comparisons use these forms; a quote is always cut from `Notice.text`.
Raise `VERSION` with any change here or in `index.terms`: an index built with another is rebuilt.
"""

import re
import unicodedata
from functools import lru_cache

VERSION = 1

# For character classes of regular expressions: a range such as à-ỹ would hold capitals too.
LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
UPPER = "A-Z" + LOWER[3:].upper()

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_STROKED = str.maketrans({"đ": "d", "Đ": "D"})
_WORD = re.compile(
    r"\d+(?:/\d{4})?/[^\W\d_][^\W_]*(?:[-&][^\W_]+)*"  # 128/NQ-CP, 02/2017/NĐ-CP
    r"|\d+(?:[.,/]\d+)*"  # 4.270, 11/10/2021
    r"|[^\W_]+"  # a syllable
)

_DAY = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_MONTH = re.compile(r"\b(\d{1,2}|[IVX]+)/(\d{4})\b(?!/)")


def nfc(text: str) -> str:
    r"""Compose the letters.

    >>> len(nfc("e\u0302\u0301"))
    1
    """
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower the case and take all diacritics away; đ, which has no decomposition, first.

    >>> fold("Đất lúa ở Lạng Sơn")
    'dat lua o lang son'
    """
    decomposed = unicodedata.normalize("NFD", text.translate(_STROKED).lower())
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def squeeze(text: str) -> str:
    r"""Make every run of white space one space.

    >>> squeeze("  Số:  320\n")
    'Số: 320'
    """
    return " ".join(text.split())


def same_tone(text: str) -> str:
    """Lower the case and bring both tone placements to one: "hòa" and "hoà" are one syllable.

    The tone mark moves behind the syllable's letters; circumflex, breve and horn stay, since
    they make other letters. The result is for comparing only.

    >>> same_tone("Hòa") == same_tone("hoà")
    True
    >>> same_tone("má") == same_tone("mà")
    False
    """
    return " ".join(_tone_last(syllable) for syllable in nfc(text).lower().split())


@lru_cache(maxsize=1 << 16)  # Vietnamese has some 7,000 syllables
def _tone_last(syllable: str) -> str:
    if syllable.isascii():
        return syllable
    decomposed = unicodedata.normalize("NFD", syllable)
    tones = "".join(mark for mark in decomposed if mark in _TONES)
    return nfc("".join(mark for mark in decomposed if mark not in _TONES)) + tones


def spell_dates(text: str) -> str:
    """Write dates in one form, so that "6/2022" meets "tháng 6 năm 2022".

    >>> spell_dates("ngày 24/6/2022, quý I/2023")
    'ngày 24 tháng 6 năm 2022, quý I năm 2023'
    """
    text = _DAY.sub(r"\1 tháng \2 năm \3", text)
    return _MONTH.sub(r"\1 năm \2", text) if "/" in text else text


def words(text: str) -> list[str]:
    """Return the syllables and numbers of a text; numbers and document numbers stay whole.

    >>> words("Nghị quyết 128/NQ-CP: 4.270 triệu USD.")
    ['Nghị', 'quyết', '128/NQ-CP', '4.270', 'triệu', 'USD']
    """
    return _WORD.findall(nfc(text))
