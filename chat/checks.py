"""Checks by the kind of question: whether what is asked for stands where the question matches.

A near miss speaks of the same things and lacks the one thing asked: the sum of another object, the
day of the decree that it cites, the agency that the question itself names. Each check is between
0 and 1, ½ where it does not apply.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from chat.opposites import opposite
from chat.period import years
from chat.question import Question
from chat.scopes import Scopes, is_figure
from ingest.mentions import MentionKind, find_mentions
from ingest.normalise import LOWER, UPPER, fold, spell_dates
from ingest.notice import Span
from ingest.provinces import provinces_in

NEAR = 90  # characters on either side of a mention in which the words of a question count
_DAY_OF_A_DOCUMENT = 0.35
_NUMBERS = (
    MentionKind.AMOUNT,
    MentionKind.MONEY,
    MentionKind.PERCENT,
    MentionKind.DURATION,
)
_CITED = re.compile(r"\d/[A-ZĐ0-9][\w/&-]*[ ,]*(?:của [\w ,]{0,40})?$|(?:khóa|Luật)[\w ]{0,25}$")
_WORD = re.compile(r"\w+")
_NUMBERED = re.compile(  # "quý II", "lần thứ 6", "gói thầu 5.10", "Quốc lộ 4B", in folded words
    r"\b([a-z]+) (?:so |thu |la )?(\d[\d./,-]*\d[a-z]?|\d[a-z]?|[ivx]+)\b(?: nam (\d{4})\b)?"
)
_ROMAN = {
    one: str(n)
    for n, one in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"], start=1)
}
_YEAR = re.compile(r"(?:19|20)\d\d")
_PERIOD = re.compile(r"(?<!\d)((?:19|20)\d\d) ?[-–] ?((?:19|20)\d\d)(?!\d)")
_OF_TIME = frozenset({"ngay", "thang", "quy", "tuan", "ky"})  # their year is no part of a number
_NUMBER_WITH_YEAR = re.compile(r"\b(?:\d+/\d{4}/[A-ZĐ]|(?:1[3-9]|[2-9]\d|\d{3,})/\d{4}\b)")
_UNITS = tuple(  # what a question for a quantity says, and what an answer to it does
    (re.compile(asked), re.compile(said))
    for asked, said in (
        (r"phần trăm|%|tỷ lệ", r"\d ?%|phần trăm"),
        (r"tiền|đồng|usd|kinh phí|lương|giá|phí|vốn|lãi", r"đồng|usd|triệu|tỷ|\d ?%|đô la"),
        (r"nhiêu ha\b|diện tích|héc ta|m2", r"\bha\b|héc ta|m2|m²|km2"),
        (r"km|cây số|dài bao", r"\bkm\b|mét|\bm\b"),
        (r"mấy giờ|lúc mấy", r"\d ?h|giờ"),
    )
)

_PLACES = frozenset({"tỉnh", "huyện", "xã", "phường", "quận", "thị xã", "thị trấn", "cửa khẩu"})
_NAME = re.compile(rf"[{UPPER}][{LOWER}]+(?:[ -][{UPPER}][{LOWER}]+)+")
_CELL = 6  # words
_TIMES = (MentionKind.DATE, MentionKind.DURATION, MentionKind.TIME)
_KINDRED: dict[MentionKind, tuple[tuple[MentionKind, ...], re.Pattern[str] | None]] = {
    # what is asked for: what an answer to it may hold instead, as mentions or in these words
    MentionKind.AMOUNT: (
        (MentionKind.AMOUNT, MentionKind.DURATION, MentionKind.PERCENT),
        re.compile(
            r"\b(?:một (?!số|cách|trong|phần|bước)|hai |ba |bốn |sáu |bảy |tám |chín |mười |hàng (?:chục|trăm|nghìn|ngàn|triệu|tỷ))"
        ),
    ),
    MentionKind.MONEY: (
        (MentionKind.MONEY, MentionKind.PERCENT),
        re.compile(r"\d ?(?:nghìn|ngàn|triệu|tỷ|tỉ)\b|miễn phí|không (?:thu|mất)"),
    ),
    MentionKind.PERCENT: ((MentionKind.PERCENT,), re.compile(r"một nửa|toàn bộ|\d lần")),
    MentionKind.DURATION: (_TIMES, re.compile(r"\bthường xuyên|\bhằng |\bhàng |\bmỗi |\bngay\b")),
    MentionKind.TIME: (_TIMES, None),
    MentionKind.DATE: (
        _TIMES,
        re.compile(r"\bkhi\b|\bsau mỗi |\bngay\b|\bkịp thời|\bhằng |\bhàng |\bmùa |\btết\b|\d/\d"),
    ),
}


def fresh(question: Question, clause: str) -> float:
    """1 when the clause holds something of the kind wanted that the question does not name itself.

    A date that only tells of which day a cited document is counts for a third.
    """
    if question.wants is None:
        return 0.5
    return max((counts for _, counts in _news(question, clause, question.wants)), default=0.0)


def lacks(question: Question, sentence: str) -> float:
    """1 when a quantity, a time or a place is asked for and the sentence holds none of its own.

    What the question names itself does not count. Kindred things do: a share for a sum, "hằng quý"
    for how long, a condition ("sau khi ...") for when.
    """
    if _is_cell(sentence):
        return 0.0
    if question.asked in _PLACES:
        return float(not _new_names(question, sentence))
    if question.wants not in _KINDRED:
        return 0.0
    if question.foreign and question.wants is MentionKind.DATE:  # "when" leads a clause as well
        return 0.0
    kinds, otherwise = _KINDRED[question.wants]
    if otherwise is not None and otherwise.search(sentence.lower()):
        return 0.0
    return float(not any(_news(question, sentence, kind) for kind in kinds))


def unit(question: Question, clause: str) -> float:
    """1 when the clause speaks in the unit asked for, 0 when not, ½ when none is asked for."""
    if question.wants not in _NUMBERS:
        return 0.5
    low = question.text.lower()
    said = next((said for asked, said in _UNITS if asked.search(low)), None)
    return 0.5 if said is None else float(said.search(clause.lower()) is not None)


def _is_cell(sentence: str) -> bool:
    """Whether a line is a figure alone or a few words in capitals: the cell of a table."""
    return is_figure(sentence) or (sentence.isupper() and sentence.count(" ") < _CELL)


def _new_names(question: Question, sentence: str) -> bool:
    """Whether a name of several words, or that of a province, stands there that was not asked with."""
    asked = _words(question.text)
    named = (*_NAME.findall(sentence), *provinces_in(sentence))
    return any(_words(name) not in asked for name in named)


def beside(question: Question, sentence: str, weights: Sequence[float]) -> float:
    """The share of the question's words that stand near the thing wanted; ½ when none is wanted.

    `weights` are of the question's terms. Of several such things the best placed counts.
    """
    if question.wants is None or not question.terms:
        return 0.5
    shares = [0.0]
    for span, counts in _news(question, sentence, question.wants):
        window = _words(sentence[max(0, span.start - NEAR) : span.end + NEAR])
        near = sum(
            weight
            for term, weight in zip(question.terms, weights, strict=True)
            if _words(term.text) in window
        )
        shares.append(counts * near / (sum(weights) or 1.0))
    return max(shares)


def rival(question: Question, scopes: Scopes) -> float:
    """1 when a thing of the question's is named or numbered here, and only otherwise than there.

    "Phiên họp lần thứ 6" is not answered by the fifth meeting, nor "quý II" by the first quarter,
    nor "Quốc lộ 31" by what stands below "Quốc lộ 4B": the headings count for what the sentence
    does not number itself. Nor is a question about imports by exports: see `chat.opposites`.
    """
    return float(_numbered_otherwise(question, scopes) or opposite(question, scopes))


def _numbered_otherwise(question: Question, scopes: Scopes) -> bool:
    asked = _numbered(question.text)
    if not asked:
        return False
    said: dict[str, set[str]] = {}
    for text in (*scopes.above, scopes.sentence):
        said |= _numbered(text)
    return any(noun in said and not numbers & said[noun] for noun, numbers in asked.items())


def conflict(question: Question, sentence: str) -> float:
    """1 when the sentence names years or periods, but none of those that the question names.

    The year in the number of a document is no time of which anything is said. What is said of
    2021-2030 is not said of 2021-2025, though both hold 2021.
    """
    asked, wanted = _times(question.text)
    named, said = _times(sentence)
    other_years = bool(asked and named and not asked & years(sentence))
    return float(other_years or bool(wanted and said and not wanted & said))


@lru_cache(maxsize=1 << 14)
def _times(text: str) -> tuple[frozenset[int], frozenset[tuple[str, str]]]:
    """The years of a text, without those in numbers of documents, and its periods of years."""
    return years(_NUMBER_WITH_YEAR.sub("", text)), frozenset(_PERIOD.findall(text))


@lru_cache(maxsize=1 << 14)
def _numbered(text: str) -> dict[str, set[str]]:
    """The numbers that stand behind each word, Roman ones as others; of one with a year both forms.

    Years are no such numbers: see `conflict`.

    >>> _numbered("Quý II năm 2023, lần thứ 05")
    {'quy': {'2'}, 'lan': {'5'}}
    >>> sorted(_numbered("Nghị định số 57/2018/NĐ-CP")["dinh"])
    ['57', '57/2018']
    >>> _numbered("Nghị định 57/2018") == _numbered("Nghị định 57 năm 2018")
    True
    """
    found: dict[str, set[str]] = {}
    for noun, number, year in _NUMBERED.findall(fold(spell_dates(text))):
        if _YEAR.fullmatch(number):  # "kỳ thi 2023"
            continue
        plain = _ROMAN.get(number, number.lstrip("0"))
        found.setdefault(noun, set()).update((plain, plain.split("/", maxsplit=1)[0]))
        if year and noun not in _OF_TIME:
            found[noun].add(f"{plain}/{year}")
    return found


def _news(question: Question, text: str, kind: MentionKind) -> list[tuple[Span, float]]:
    """The mentions of a kind that the question does not name, each with what it counts."""
    asked = _words(question.text)
    found = []
    for mention in find_mentions(text, kind):
        if _words(mention.span.of(text)) in asked:
            continue
        before = text[: mention.span.start]
        cited = kind is MentionKind.DATE and _CITED.search(before)
        found.append((mention.span, _DAY_OF_A_DOCUMENT if cited else 1.0))
    return found


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> str:
    """The folded words with blanks around each, so that whole words are found.

    >>> _words("Hạn: 15/5")
    ' han 15 5 '
    """
    return " ".join(("", *_WORD.findall(fold(text)), ""))
