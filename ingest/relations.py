"""What a document does to others: it replaces, amends, corrects or repeals them.

Only what this document itself does counts, said in one of four ways: "Quyết định này … thay thế
A"; "A … hết hiệu lực kể từ ngày Quyết định này có hiệu lực"; an order, "Bãi bỏ A"; its title,
"sửa đổi, bổ sung một số điều của A". Documents that are cited with what became of them, plans to
replace one, and words within quotation marks are left alone. Where a colon opens a list ("bãi bỏ
các văn bản sau: a) …; b) …"), each item is read by itself, and its own words are the quote.
"""

import datetime as dt
import re
from collections.abc import Iterator

from ingest.items import Item, items
from ingest.normalise import fold
from ingest.notice import Relation, RelationKind, Span

_ACTS = "Quyết định|Nghị định|Nghị quyết|Thông tư(?: liên tịch)?|Chỉ thị|Bộ luật|Luật|Pháp lệnh"
_KINDS = (
    rf"(?:{_ACTS}|Thông báo|Công văn|Văn bản|Kế hoạch|Hướng dẫn|Công điện|Tờ trình|Báo cáo|"
    "Quy chế|Quy định|Quy trình|Phương án|Kết luận)"
)
_OWN_NAMES = frozenset(  # what every document may call itself, or what comes with it
    ("van ban", "huong dan", "ke hoach", "quy che", "quy dinh", "quy trinh", "phuong an")
)
_NUMBER = (
    r"\d{1,5}[a-zđ]?(?:/\d{4})?(?:/[A-ZĐ][\w&Đđ]*(?:\s?[-–]\s?[A-ZĐ&][\w&Đđ]*)*"
    r"|-[A-ZĐ]{2,4}/[A-ZĐ]\w+)"
)
_DAY = r"ngày\s+(?P<day>\d{1,2})\s*(?:[/.-]|tháng)\s*(?P<month>\d{1,2})\s*(?:[/.-]|năm)\s*(?P<year>\d{4})"
_DOCUMENT = re.compile(
    rf"(?:(?P<kind>{_KINDS})\s+(?:số)?\s*:?\s*)?(?P<number>{_NUMBER})(?:\s*,?\s*{_DAY})?",
    re.IGNORECASE,
)
_VERBS = {
    "thay thế": RelationKind.REPLACES,
    "bãi bỏ": RelationKind.REPEALS,
    "hủy bỏ": RelationKind.REPEALS,
    "huỷ bỏ": RelationKind.REPEALS,
    "đính chính": RelationKind.CORRECTS,
    "sửa đổi": RelationKind.AMENDS,
    "bổ sung": RelationKind.AMENDS,
}
_WHOLE = frozenset((RelationKind.REPLACES, RelationKind.REPEALS))
_VERB = rf"(?P<verb>{'|'.join(_VERBS)})(?:,?\s+(?:và\s+)?(?:{'|'.join(_VERBS)}))*"
_WITHIN = r"(?:(?!\d/(?:\d{4}/)?[A-ZĐ]|\.\s|[“”\"\n]).)"  # no number of a document, no end of the sentence
_SELF = re.compile(
    rf"\b(?P<self>{_KINDS})\s+này\b(?P<between>{_WITHIN}{{0,160}}?)\b{_VERB}\b", re.IGNORECASE
)
_ORDER = re.compile(
    rf"^[ \t]*(?:Điều\s+\d+\s*[.:]|\d+(?:\.\d+)*\.?|[a-zđ]\)|-)?[ \t]*(?:Nay[ \t]+)?{_VERB}\b",
    re.IGNORECASE | re.MULTILINE,
)
_TITLE = re.compile(rf"^\W*(?:V/v:?|Về(?:\s+việc)?)?\s*{_VERB}\b", re.IGNORECASE)
_NAMED = rf"(?:{_KINDS}\s+(?:số)?\s*:?\s*)?{_NUMBER}"
_TO_OBJECT = re.compile(
    rf"(?:(?!\d/|\.\s|[“”\"]).){{0,120}}?(?={_NAMED})", re.IGNORECASE | re.DOTALL
)
_NEXT_ITEM = re.compile(  # the rest of one item of a list, to the number of the next
    r"(?:(?!\d/|\.\s|[;“”\"]).){0,260}?"
    r"(?:[,;]\s*(?:và\s+)?|\s+và\s+|[,;:]?\n+\s*(?:[a-zđ]\)|\d+[.)]|[-+•])\s*)(?:các\s+)?"
    rf"(?=(?:số\s+)?{_NAMED})(?:số\s+)?",
    re.IGNORECASE | re.DOTALL,
)
_LEAD = re.compile(r"(?:(?!\d/|\.\s|[“”\":;\n]).){0,160}:(?=[ \t]*(?:\n|[a-zđ]\)|\(?1\)))")
_MANY = re.compile(rf"\b(?:các|những|một số)\b.*\b(?:{_KINDS}|văn bản)\b", re.IGNORECASE)
_OF_DOCUMENTS = re.compile(
    rf"^\s*:|\b(?:{_KINDS}|văn bản|quy định|nội dung|điều|khoản|điểm|phụ lục)\b", re.IGNORECASE
)
_SEVERAL = re.compile(
    rf"\b(?:một số|toàn bộ)(?=\s+(?:các\s+)?(?:{_KINDS}|văn bản)\b)", re.IGNORECASE
)
_HOLDS = re.compile(r"\b(?:tại|trong)\s*$", re.IGNORECASE)
_ENDED_HERE = re.compile(  # at the head of a paragraph of an act: by whom need not be said
    r"^[ \t]*(?:Điều\s+\d+\s*[.:]|\d+(?:\.\d+)*\.?|[a-zđ]\)|-)?[ \t]*Các\s[^\n.;:]{0,80}\bsau(?:\s+đây)?\s*$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:khoản|điểm|mục|điều|phụ lục|phần|biểu|mẫu|danh mục|một số|tiêu chí|cụm từ|dòng|trang)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:hết\s+hiệu\s+lực|không\s+còn\s+hiệu\s+lực|bị\s+bãi\s+bỏ|được\s+bãi\s+bỏ|được\s+thay\s+thế\s+(?:bởi|bằng))\b"
)
_SENTENCE = re.compile(r"(?:(?!\.\s|\.$|\n).)+", re.MULTILINE)
_SELF_HOLDS = re.compile(rf"\b(?P<self>{_KINDS})\s+này\b", re.IGNORECASE)
_NEGATED = re.compile(
    r"(?:không|chưa|được|bị|sẽ|để|phải|cần|theo|việc|tiếp tục)\s*$", re.IGNORECASE
)


def read_relations(
    text: str, body: Span, *, kind: str | None = None, title: Span | None = None
) -> tuple[Relation, ...]:
    """Return what a document of this `kind` does, in the order of its text, each thing once.

    >>> text = "Quyết định này thay thế Quyết định số 12/2015/QĐ-TTg ngày 5 tháng 4 năm 2015."
    >>> [one] = read_relations(text, Span(start=0, end=len(text)), kind="Quyết định")
    >>> one.kind.value, one.number, one.date.isoformat(), one.span.of(text)[:20]
    ('replaces', '12/2015/QĐ-TTg', '2015-04-05', 'thay thế Quyết định ')
    """
    found = [
        *(_in_title(text, title, kind) if title is not None else ()),
        *_of_itself(text, body, kind),
        *_ordered(text, body, kind),
        *_ended(text, body, kind),
    ]
    once: dict[tuple[RelationKind, str], Relation] = {}
    for relation in sorted(found, key=lambda one: one.span.start):
        once.setdefault((relation.kind, relation.number), relation)
    return tuple(once.values())


def _in_title(text: str, title: Span, kind: str | None) -> Iterator[Relation]:
    words = title.of(text)
    found = _TITLE.match(words)
    if found is None:
        return
    for relation, named in _objects(
        text, title.start + found.start("verb"), found["verb"], title.end
    ):
        if _may(relation.kind, kind, named):
            yield relation


def _of_itself(text: str, body: Span, kind: str | None) -> Iterator[Relation]:
    for found in _SELF.finditer(text, body.start, body.end):
        own = _is_own(found["self"], kind)
        negated = _NEGATED.search(text, found.end("self"), found.start("verb"))
        if own and not negated and not _quoted(text, found.start()):
            for relation, _ in _objects(text, found.start("verb"), found["verb"], body.end):
                yield relation


def _ordered(text: str, body: Span, kind: str | None) -> Iterator[Relation]:
    """An order at the head of a paragraph: to itself in an act, else to a document of its kind."""
    for found in _ORDER.finditer(text, body.start, body.end):
        if _quoted(text, found.start()):
            continue
        for relation, named in _objects(text, found.start("verb"), found["verb"], body.end):
            if _may(relation.kind, kind, named, order=True):
                yield relation


def _ended(text: str, body: Span, kind: str | None) -> Iterator[Relation]:
    """Documents that end when, or because, this one begins."""
    for sentence in _SENTENCE.finditer(text, body.start, body.end):
        ended = _ENDED.search(sentence.group())
        if ended is None or _quoted(text, sentence.start()):
            continue
        start, end = sentence.start(), sentence.start() + ended.start()
        itself = _SELF_HOLDS.search(text, start, sentence.end())
        if itself is None or not _is_own(itself["self"], kind):
            if itself is None and _is_act(kind) and _ENDED_HERE.match(text[start:end]):
                yield from _ended_items(text, sentence, body.end)
            continue
        replaced = "thay" in ended.group()
        if _NEGATED.search(text, start, end) and not replaced:
            continue
        after = itself.start() > end
        first = _DOCUMENT.search(text, start if after else itself.end(), end)
        if first is None:
            yield from _ended_items(text, sentence, body.end)
            continue
        verb = RelationKind.REPLACES if replaced else RelationKind.REPEALS
        for document in _listed(text, first, end):
            span = Span(start=document.start(), end=sentence.end())
            yield _relation(verb, document, span)


def _ended_items(text: str, sentence: re.Match[str], limit: int) -> Iterator[Relation]:
    colon = text.find(":", sentence.start(), sentence.end())
    if colon >= 0 and not _DOCUMENT.search(text, sentence.start(), colon):
        for item in items(text, colon + 1, limit):
            for relation, _ in _of_item(text, item, RelationKind.REPEALS):
                yield relation


def _objects(
    text: str, verb_start: int, verb: str, limit: int
) -> Iterator[tuple[Relation, str | None]]:
    """The documents behind a verb, each with the kind that it is called."""
    start = verb_start + len(verb)
    does = _VERBS[" ".join(verb.lower().split())]
    lead = _LEAD.match(text, start, limit)
    if lead is not None:
        yield from _of_items(text, lead, does, limit)
        return
    gap = _TO_OBJECT.match(text, start, limit)
    if gap is None:
        return
    first = _DOCUMENT.match(text, gap.end(), limit)
    if first is None or not _leads(gap.group()):
        return
    if does in _WHOLE and _PART.search(gap.group()):
        does = RelationKind.AMENDS
    named = first["kind"]
    for document in _listed(text, first, limit):
        named = document["kind"] or named
        yield _relation(does, document, Span(start=verb_start, end=document.end())), named


def _of_items(
    text: str, lead: re.Match[str], does: RelationKind, limit: int
) -> Iterator[tuple[Relation, str | None]]:
    """What a verb does to the items of its list; only whole documents have a list of amended."""
    words = _SEVERAL.sub(
        "các", re.sub(r"\bquy định tại\b", "tại", lead.group(), flags=re.IGNORECASE)
    )
    if not _leads(words) or not (_OF_DOCUMENTS if does in _WHOLE else _MANY).search(words):
        return
    if does in _WHOLE and _PART.search(words):
        does = RelationKind.AMENDS
    for item in items(text, lead.end(), limit):
        yield from _of_item(text, item, does)


def _of_item(text: str, item: Item, does: RelationKind) -> Iterator[tuple[Relation, str | None]]:
    """The document that an item names, or those of a row, as far as they are not just cited."""
    start, end = item.span.start, item.span.end
    gap = _TO_OBJECT.match(text, start, end)
    first = _DOCUMENT.match(text, gap.end(), end) if gap is not None else None
    if gap is None or first is None or not _leads(gap.group()) or (item.bare and gap.group()):
        return
    if does in _WHOLE and (_PART.search(gap.group()) or _HOLDS.search(gap.group())):
        does = RelationKind.AMENDS
    named = first["kind"]
    for document in _listed(text, first, end):
        named = document["kind"] or named
        yield _relation(does, document, Span(start=start, end=document.end())), named


def _leads(gap: str) -> bool:
    """Tell whether the words between verb and document lead to it: parts of it, not a citation."""
    cited = r"\b(?:theo|căn cứ|hướng dẫn thi hành|thi hành|thực hiện|quy định tại|kèm theo|để|triển khai|được|trong|nêu)\b"
    bare = re.sub(r"ban hành\s+kèm\s+theo", "", gap, flags=re.IGNORECASE)
    return re.search(cited, bare, re.IGNORECASE) is None


def _listed(text: str, first: re.Match[str], limit: int) -> Iterator[re.Match[str]]:
    """The first document and those of the same list; one that is only cited ends the list."""
    document: re.Match[str] | None = first
    while document is not None:
        yield document
        gap = _NEXT_ITEM.match(text, document.end(), limit)
        if gap is None:
            return
        document = _DOCUMENT.match(text, gap.end(), limit)


def _relation(does: RelationKind, document: re.Match[str], span: Span) -> Relation:
    number = re.sub(r"\s+", "", document["number"]).replace("–", "-").rstrip("-")
    return Relation(kind=does, number=number, date=_date(document), span=span)


def _date(document: re.Match[str]) -> dt.date | None:
    if document["day"] is None:
        return None
    try:
        return dt.date(int(document["year"]), int(document["month"]), int(document["day"]))
    except ValueError:
        return None


def _is_own(named: str, kind: str | None) -> bool:
    """Tell whether "Quyết định này" is the document itself, which is of this kind."""
    name = " ".join(fold(named).split())
    return kind is None or name in _OWN_NAMES or name == fold(kind)


def _is_act(kind: str | None) -> bool:
    """Tell whether documents of a kind make rules, and may end others by that."""
    return kind is not None and re.fullmatch(fold(_ACTS), fold(kind)) is not None


def _may(does: RelationKind, kind: str | None, named: str | None, *, order: bool = False) -> bool:
    """Tell whether a document of a kind can do that to a document of another.

    A letter does not amend a decree: what reads so is about the decree, or a task to amend it.
    """
    if does is RelationKind.CORRECTS and not order:
        return True
    own = fold(kind or "")
    other = fold(named or "")
    return _is_act(kind) or (bool(own) and own in {other, "van ban"})


def _quoted(text: str, at: int) -> bool:
    """Tell whether a place stands between quotation marks that were opened before it."""
    before = text[max(0, at - 4000) : at]
    if before.rfind("“") > before.rfind("”"):
        return True
    paragraph = before[before.rfind("\n") + 1 :]
    return paragraph.count('"') % 2 == 1
