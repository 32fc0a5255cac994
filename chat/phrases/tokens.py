"""The words of a text where they stand, and the classes of words that bound a phrase."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.normalise import same_tone

_TOKEN = re.compile(
    r"\d+[a-z]?(?:/\d{4})?/[^\W\d_][^\W_]*(?:[-&][^\W_]+)*|\d+(?:[.,/]\d+)*\w*(?: ?%)?|[^\W_]+"
)

CLASSES = {  # what stands before a phrase, in it or behind it
    "copula": "là, gọi là, tức là, nghĩa là, trở thành, mang tên, tên là",
    "at": "tại, ở, trong, trên, ngoài, giữa, đến, tới, ra, vào, về, sang, qua, từ, theo, gần",
    "by": "bởi, do, bằng, nhờ, với, cùng, của, cho",
    "reason": "vì, bởi vì, nhằm, để, nên, do đó, vì vậy, khiến",
    "and": "và, hoặc, hay, cũng như, đồng thời, lẫn",
    "but": "nhưng, mà, tuy nhiên, tuy, trừ, song, còn",
    "then": "thì, nếu, khi, trường hợp, lúc, sau khi, trước khi",
    "aux": "đã, đang, sẽ, được, bị, phải, cần, có thể, có, nên, vẫn, cũng, chỉ, đều",
    "not": "không, chưa, chẳng, không được, cấm, nghiêm cấm",
    "about": "khoảng, hơn, gần, tối đa, tối thiểu, ít nhất, nhiều nhất, dưới, trên, đủ, chậm nhất, trước, sau, quá",
    "many": "các, những, một, mỗi, mọi, nhiều, vài, cả, toàn bộ, tất cả",
    "this": "này, đó, ấy, kia, trên, nêu trên, sau đây, sau, khác",
    "like": "như, gồm, bao gồm, ví dụ, chẳng hạn",
    "time": "ngày, tháng, năm, quý, tuần, giờ, thế kỷ, giai đoạn, thời kỳ, mùa, phút",
    "duty": "giao, yêu cầu, đề nghị, chỉ đạo, chủ trì, phối hợp, chịu trách nhiệm, có trách nhiệm, tiếp tục, khẩn trương",
    "legal": "quy định, điều, khoản, điểm, chương, mục, luật, bộ luật, nghị định",
    "unit": "đồng, usd, người, triệu, tỷ, tỉ, nghìn, ngàn, ha, km, m, tấn, phần trăm, tuổi, lần, tỉnh, xã, huyện",
}  # fmt: skip
_LONGEST = 3  # words of an entry


@dataclass(frozen=True, slots=True)
class Token:
    """A syllable or number; `gap` is what stands between it and the one before."""

    text: str
    form: str
    start: int
    end: int
    gap: str


def read_tokens(text: str) -> list[Token]:
    """Return the tokens of a text in order; `form` is for comparing.

    >>> [token.text for token in read_tokens("Đạt 98,5 %, hơn 128/NQ-CP")]
    ['Đạt', '98,5 %', 'hơn', '128/NQ-CP']
    """
    tokens, last = [], 0
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        tokens.append(Token(found[0], same_tone(found[0]), start, end, text[last:start]))
        last = end
    return tokens


def classes_of(forms: Sequence[str]) -> list[frozenset[str]]:
    """Return the classes that each word belongs to, alone or with its neighbours.

    >>> forms = [token.form for token in read_tokens("gọi là gạc")]
    >>> [sorted(found) for found in classes_of(forms)]
    [['copula'], ['copula'], []]
    """
    found: list[frozenset[str]] = [frozenset()] * len(forms)
    table = _table()
    for place in range(len(forms)):
        for length in range(1, _LONGEST + 1):
            known = table.get(" ".join(forms[place : place + length]))
            if known and place + length <= len(forms):
                for inside in range(place, place + length):
                    found[inside] |= known
    return found


@cache
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for name, words in CLASSES.items():
        for word in words.split(", "):
            form = same_tone(word)
            table[form] = table.get(form, frozenset()) | {name}
    return table
