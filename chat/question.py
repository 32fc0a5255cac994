"""What a question asks for: its kind, what an answer must hold, its terms, documents it names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from ingest.mentions import MentionKind, find_mentions
from ingest.normalise import UPPER, fold, nfc, same_tone, spell_dates

STOPWORDS = Path(__file__).with_name("stopwords.txt")


class Kind(StrEnum):
    """What is asked for."""

    WHO = "who"
    WITH_WHOM = "with_whom"
    WHEN = "when"
    HOW_MUCH = "howmuch"
    HOW_MANY = "howmany"
    WHAT = "what"
    WHERE = "where"
    WHY = "why"
    LIST = "list"
    YES_NO = "yesno"
    META = "meta"
    WHICH_NOTICE = "which_notice"


class Meta(StrEnum):
    """Data of a document that a question can ask for."""

    NUMBER = "number"
    DATE = "date"
    SIGNER = "signer"
    RECIPIENTS = "recipients"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A content word of the question: one syllable, number or document number.

    `chunk` counts the runs of content words, so that neighbours can be told; `proper` is a name's
    part (capital inside the sentence), `number` holds a digit. `weight` is less for a word that comes
    from an earlier question.
    """

    text: str
    chunk: int
    proper: bool = False
    number: bool = False
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A document named in the question: its number as typed, and the year if one stands by it."""

    number: str
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, read.

    `text` is the understood form. `wants` is the kind of mention that an answer must hold, `noun`
    what is counted ("mấy xã" -> "xã"), `asked` the noun that is asked for ("hình thức nào" ->
    "hình thức"), `meta` the data of a document asked for.
    """

    typed: str
    text: str
    kind: Kind
    terms: tuple[Term, ...]
    wants: MentionKind | None = None
    noun: str | None = None
    asked: str | None = None
    meta: Meta | None = None
    references: tuple[Reference, ...] = ()
    bare: bool = False
    foreign: bool = False


_DOCUMENT = r"(?:thông báo|văn bản|tài liệu|chỉ thị|công điện|công văn|kết luận)"
_THIS = r"(?:này|đó|trên|ấy|kết luận)"
_META_PATTERNS = (
    (Meta.SIGNER, r"\bai (?:là người )?(?:đã )?ký\b|\bngười ký\b|\bdo ai ký\b|\bký bởi\b|ký tên"),
    (Meta.RECIPIENTS, r"\bnơi nhận\b|\bgửi (?:cho|đến|tới)\b(?=.*(?:nào|ai|đâu|những))|\blưu (?:ở|tại)\b"),
    (
        Meta.DATE,
        rf"{_DOCUMENT}.*(?:ban hành|ký|phát hành|ra|đề|có)(?: vào)? (?:ngày|hôm|khi|lúc|năm|tháng)"
        rf"|^ngày (?:ban hành|ký)|(?:ban hành|ký|phát hành) (?:vào )?(?:ngày|khi|lúc|hôm|tháng|năm)"
        rf".* (?:nào|mấy)|{_DOCUMENT}.*ngày (?:nào|mấy|bao nhiêu)$",
    ),
    (Meta.NUMBER, rf"{_DOCUMENT}.*(?:mang số|có số|số hiệu|ký hiệu|là số|số (?:bao nhiêu|mấy)[ ?]*$)"),
    (
        Meta.TITLE,
        rf"{_DOCUMENT}(?: {_THIS})? (?:nói )?(?:là )?(?:về|kết luận)(?: của)? (?:việc |vấn đề |chuyện )?(?:gì|ai)"
        r"|trích yếu|tiêu đề|kết luận của ai",
    ),
)
_WHICH_NOTICE = re.compile(
    rf"{_DOCUMENT} (?:nào|gì)\b|(?:nêu|nói|nhắc|có|nằm)(?: đến| tới)? (?:ở|trong|tại) {_DOCUMENT} (?:nào|số mấy)"
    rf"|những {_DOCUMENT}\b.*\bnào\b|{_DOCUMENT} số mấy"
)
_YES_NO = re.compile(
    r"\b(?:có|được|đã|cần|phải|bị|còn|nên|cho phép)\b.*\b(?:không|chưa)\b[ ?.]*$"
    r"|\bhay (?:không|chưa)\b|\bcó đúng\b|\bphải không\b|^có phải\b|\b(?:chưa|không) (?:ạ|nhỉ|vậy)\b|"
    r"\bchưa[ ?]*$|\bđược không\b"
)
_WITH_WHOM = re.compile(
    r"(?:phối hợp|cùng|làm việc|kết hợp|phối kết hợp|bàn|trao đổi|hợp tác)(?: \w+){0,2}? ?(?:với |cùng )?"
    r"(?:những |các |thêm )*(?:ai|(?:bộ|cơ quan|đơn vị|bên|tỉnh|ngành|sở|nơi|địa phương|thành phố|đối tác|"
    r"bộ, ngành|doanh nghiệp|tổ chức|ngân hàng)(?: \w+){0,3}? nào)"
)
_WHEN = re.compile(
    r"\bkhi nào\b|\bbao giờ\b|\blúc nào\b|\b(?:ngày|hôm|tháng|năm|quý|giai đoạn|thời kỳ|thời điểm|thời gian|kỳ)"
    r"(?: \w+)? (?:nào|mấy)\b|\bthời hạn\b|\bhạn chót\b|\bhạn\b(?! (?:chế|hán|mặn|mức|hẹp|hạn))(?=.*(?:nào|mấy|bao|\?|$))|\bbao lâu\b|"
    r"\b(?:chậm|muộn|sớm) nhất\b(?=.*(?:nào|bao|đâu|\?|$))|\btừ ngày nào\b|\bmấy (?:ngày|tháng|năm|giờ)\b"
)
_COUNT = re.compile(r"\b(?:bao nhiêu|mấy)\b(?: (?P<noun>[^\W\d_]+(?: [^\W\d_]+)?))?")
_WHY = re.compile(
    r"\bvì sao\b|\btại sao\b|\bsao lại\b|\bnguyên nhân\b|\blý do\b|\bdo đâu\b|\bvì đâu\b|"
    r"\b(?:để|nhằm)(?: mục đích)?(?: làm)? gì\b|\bmục đích gì\b|\bvì cái gì\b|\bvì lẽ gì\b"
)
_WHERE = re.compile(
    r"\b(?:ở|tại|đi|về|ra|từ) (?:đâu|nơi nào|chỗ nào)\b|\bđâu\b[ ?]*$|\bđịa điểm nào\b|\bnơi nào\b|\bnhững nơi\b|"
    r"\b(?:tại|ở|đến|ra|qua|tới) (?:những |các )?(?:tỉnh|xã|huyện|vùng|khu vực|cửa khẩu|địa phương|thành phố|địa bàn)"
    r"(?: \w+){0,2} nào\b|\b(?:vùng|khu vực|địa bàn) nào\b"
)
_LIST = re.compile(
    r"\bkể tên\b|\bliệt kê\b|\bnhững\b.*\b(?:nào|gì|ai|mấy)\b|\bcác\b.*\b(?:nào|gì)\b|\bgồm (?:những )?(?:gì|ai)\b|"
    r"\bbao gồm\b|\bgồm\b.*\bnào\b"
)
_WHO = re.compile(
    r"\bai\b|\b(?:bộ|cơ quan|đơn vị|sở|tỉnh|ngành|ban|cấp|thành phố|người|tổ chức|địa phương|hội đồng|phó thủ tướng|ủy ban|"
    r"doanh nghiệp|công ty|nhà thầu|ngân hàng|tập đoàn|đồng chí|ông|bà|cục|vụ|viện|trường)(?: \w+){0,3}? nào\b"
    r"|\btên (?:là )?gì\b|\bhọ tên\b"
)
_PERSON = re.compile(
    r"\b(?:họ )?tên (?:là )?gì\b|\bhọ tên\b|\btên ai\b|\b(?:bộ trưởng|chủ tịch|thủ tướng|bí thư|chủ nhiệm|giám đốc|"
    r"thứ trưởng|trưởng ban|cục trưởng|lãnh đạo|thống đốc)\b.*\blà ai\b|\bông nào\b|\bbà nào\b"
)
_LEGAL = re.compile(
    r"\b(?:nghị quyết|nghị định|quyết định|chỉ thị|công văn|thông tư|tờ trình|công điện|văn bản|kế hoạch|đề án)"
    r"(?: \w+){0,3}? (?:số mấy|số nào|số bao nhiêu|nào)\b"
)
_MONEY = re.compile(r"\b(?:tiền|kinh phí|đồng|usd|tổng mức|vốn|giá|ngân sách|chi phí|kim ngạch|trị giá|lương)\b")
_ASKED_NOUN = re.compile(r"(?P<noun>[^\W\d_]+(?: [^\W\d_]+)?) (?:nào|gì)\b")
_NOT_COUNTED = {"là", "thì", "được", "và", "cho", "của", "để", "ở", "tại", "từ", "so", "trong", "thế", "nữa", "vậy", "rồi", "một", "trên"}
_REFERENCE = re.compile(
    r"(?P<full>\d+[a-z]?(?:/\d{4})?/[A-ZĐa-zđ][\w&]*(?:-[\wĐđ&]+)+|\d+-[A-Z]{2}/TW)"
    r"|\b(?:thông báo|tb|chỉ thị|công điện|kết luận)(?: số)? (?P<short>\d{1,5})\b(?![/%,.]\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"^[ ,]*(?:\(|năm |/|ngày \d{1,2}[/.-]\d{1,2}[/.-])(\d{4})\b\)?")
_WORD = re.compile(
    r"\d+(?:/\d{4})?/[^\W\d_][^\W_]*(?:[-&][^\W_]+)*|\d+(?:[.,/]\d+)*\w*|[^\W_]+"
)


def read_question(typed: str, understood: str, *, bare: bool = False, foreign: bool = False) -> Question:
    """Read a question from its understood form (diacritics restored, abbreviations in full).

    >>> question = read_question("", "Lạng Sơn còn mấy xã vùng vàng?")
    >>> question.kind.value, question.noun, [term.text for term in question.terms]
    ('howmany', 'xã', ['Lạng', 'Sơn', 'xã', 'vùng', 'vàng'])
    """
    text = nfc(understood).strip()
    low = text.lower()
    kind, meta = _kind(low)
    wants, noun = _wants(kind, low)
    return Question(
        typed=typed,
        text=text,
        kind=kind,
        meta=meta,
        wants=wants,
        noun=noun,
        asked=_asked(low),
        terms=_terms(text),
        references=_references(text),
        bare=bare,
        foreign=foreign,
    )


def _kind(low: str) -> tuple[Kind, Meta | None]:
    if _WHICH_NOTICE.search(low) and not re.search(r"ai ký|nơi nhận", low):
        return Kind.WHICH_NOTICE, None
    for meta, pattern in _META_PATTERNS:
        if re.search(pattern, low):
            return Kind.META, meta
    if _WITH_WHOM.search(low):
        return Kind.WITH_WHOM, None
    if _YES_NO.search(low) and not re.search(r"\b(?:ai|bao nhiêu|khi nào|bao giờ|vì sao|tại sao)\b", low):
        return Kind.YES_NO, None
    for kind, pattern in ((Kind.WHY, _WHY), (Kind.WHEN, _WHEN)):
        if pattern.search(low):
            return kind, None
    if _LEGAL.search(low):
        return (Kind.LIST if re.search(r"\bnhững\b|\bcác\b", low) else Kind.WHAT), None
    if _COUNT.search(low):
        money = re.search(r"bao nhiêu (?:tiền|phần trăm|tỷ|triệu|nghìn|đồng|%|usd|ha\b|km)|tỷ lệ|mấy phần trăm", low)
        return (Kind.HOW_MUCH if money or not _counted(low) else Kind.HOW_MANY), None
    for kind, pattern in ((Kind.WHERE, _WHERE), (Kind.LIST, _LIST), (Kind.WHO, _WHO)):
        if pattern.search(low):
            return kind, None
    return Kind.WHAT, None


def _counted(low: str) -> str | None:
    """The noun behind "bao nhiêu" or "mấy"."""
    found = _COUNT.search(low)
    if found is None or found["noun"] is None:
        return None
    first = found["noun"].split()[0]
    return None if first in _NOT_COUNTED or first in _listed(kept=False) - {"người", "năm", "tháng", "ngày"} else first


def _asked(low: str) -> str | None:
    """The noun of one or two syllables before "nào" or "gì", if it says something.

    >>> _asked("làm theo hình thức nào"), _asked("ai lo việc gì")
    ('hình thức', None)
    """
    found = _ASKED_NOUN.search(low)
    if found is None:
        return None
    words = found["noun"].split()
    for noun in (" ".join(words[-2:]), words[-1]):
        if same_tone(noun) in _listed(kept=False):
            return None
        if len(noun.split()) == min(2, len(words)) and not any(
            same_tone(word) in _listed(kept=False) for word in noun.split()
        ):
            return noun
    return words[-1]


def _wants(kind: Kind, low: str) -> tuple[MentionKind | None, str | None]:
    """What an answer must hold, and the noun that is counted."""
    if _LEGAL.search(low) and kind not in (Kind.WHICH_NOTICE, Kind.META, Kind.WHEN, Kind.HOW_MANY, Kind.YES_NO):
        return MentionKind.DOCUMENT, None
    if kind is Kind.WHEN:
        return (MentionKind.DURATION if re.search(r"bao lâu|mấy (?:ngày|tháng|năm)", low) else MentionKind.DATE), None
    if kind in (Kind.HOW_MUCH, Kind.HOW_MANY):
        if re.search(r"phần trăm|%|tỷ lệ", low):
            return MentionKind.PERCENT, None
        if re.search(r"bao nhiêu (?:tiền|tỷ|triệu|đồng|usd|nghìn)", low) or (_MONEY.search(low) and not _counted(low)):
            return MentionKind.MONEY, None
        return MentionKind.AMOUNT, _counted(low)
    if kind is Kind.WITH_WHOM:
        return MentionKind.AGENCY, None
    if kind in (Kind.WHO, Kind.LIST) and _PERSON.search(low):
        return MentionKind.PERSON, None
    if kind is Kind.WHO:
        place = re.search(r"\b(?:tỉnh|thành phố|địa phương|huyện|xã)(?: \w+){0,2}? nào\b", low)
        return (MentionKind.PLACE if place else MentionKind.AGENCY), None
    return None, None


def _references(text: str) -> tuple[Reference, ...]:
    found = []
    for match in _REFERENCE.finditer(text):
        year = _YEAR.match(text[match.end() :])
        number = match["full"] or match["short"]
        found.append(Reference(number=number, year=int(year[1]) if year else None))
    return tuple(found)


def _terms(text: str) -> tuple[Term, ...]:
    """Return the content words; stopwords (of up to three syllables) part the chunks."""
    text = spell_dates(text)
    tokens = list(_WORD.finditer(text))
    lowered = [same_tone(token.group()) for token in tokens]
    terms: list[Term] = []
    place, chunk = 0, 0
    kept = 0
    while place < len(tokens):
        kept = kept or _listed_length(lowered, place, kept=True)
        skipped = 0 if kept else _listed_length(lowered, place, kept=False)
        kept = max(0, kept - 1)
        gap = place and re.search(r"[^\s\-–]", text[tokens[place - 1].end() : tokens[place].start()])
        if skipped or gap:
            chunk += 1
        if skipped and not _keeps(tokens[place], skipped):
            place += skipped
            continue
        token = tokens[place]
        terms.append(
            Term(
                text=token.group(),
                chunk=chunk,
                proper=bool(re.match(rf"[{UPPER}]", token.group())) and token.start() > 0,
                number=any(letter.isdigit() for letter in token.group()),
            )
        )
        place += 1
    return tuple(terms)


def _keeps(token: re.Match[str], length: int) -> bool:
    """A capital inside the sentence keeps a one-syllable stopword: it is part of a name."""
    return length == 1 and token.start() > 0 and token.group()[0].isupper()


def _listed_length(lowered: Sequence[str], place: int, *, kept: bool) -> int:
    """Length of the longest stopword, or compound to be kept, that begins here."""
    for length in (4, 3, 2, 1):
        if " ".join(lowered[place : place + length]) in _listed(kept=kept):
            return length
    return 0


@cache
def _listed(*, kept: bool) -> frozenset[str]:
    """Return the stopwords, or the compounds that hold one and are kept ("mặt bằng")."""
    lines = STOPWORDS.read_text(encoding="utf-8").splitlines()
    rows = (line.lstrip("+").split(",") for line in lines if line[:1] != "#" and (line[:1] == "+") is kept)
    return frozenset(same_tone(word.strip()) for row in rows for word in row if word.strip())


def names(text: str) -> tuple[str, ...]:
    """Return the agencies, people and places that a text names.

    >>> names("Bộ Tài chính làm gì?")
    ('Bộ Tài chính',)
    """
    kinds = (MentionKind.AGENCY, MentionKind.PLACE, MentionKind.PERSON)
    found = (mention.span.of(text) for kind in kinds for mention in find_mentions(text, kind))
    return tuple(dict.fromkeys(found))


def folded_terms(question: Question) -> tuple[str, ...]:
    """Return the terms without diacritics."""
    return tuple(fold(term.text) for term in question.terms)
