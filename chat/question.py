"""A question, read: its kind, its terms, the documents it names."""

import datetime as dt
import re
from dataclasses import dataclass

from chat.kinds import Kind, Meta, asked_noun, kind_of, metas_of, wanted
from chat.period import Period, find_period
from chat.stopwords import listed_length
from ingest import wording
from ingest.mentions import MentionKind, find_mentions
from ingest.normalise import UPPER, nfc, same_tone, spell_dates
from ingest.successors import OtherName, other_names


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
    """A document named in the question: its number as typed, and the year or day beside it."""

    number: str
    year: int | None = None
    date: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, read.

    `text` is the understood form, `period` the days or months it names. `wants` is the kind of mention that an answer must hold, `noun`
    what is counted ("mấy xã" -> "xã"), `asked` the noun that is asked for ("hình thức nào" ->
    "hình thức"), `meta` the data of a document asked for, `metas` all of them when there are more.
    `others` are other names, before or since, of the agencies and provinces it names.
    """

    typed: str
    text: str
    kind: Kind
    terms: tuple[Term, ...]
    wants: MentionKind | None = None
    noun: str | None = None
    asked: str | None = None
    meta: Meta | None = None
    metas: tuple[Meta, ...] = ()
    period: Period | None = None
    references: tuple[Reference, ...] = ()
    others: tuple[OtherName, ...] = ()
    bare: bool = False
    foreign: bool = False

    @property
    def shown(self) -> str:
        """The understood form for the reader, with the other names that are looked for too."""
        names = dict.fromkeys(
            wording.other_name(one.other, one.newer) for one in self.others if one.same
        )
        return f"{self.text} [{'; '.join(names)}]" if names else self.text


_REFERENCE = re.compile(
    r"(?P<full>\d+[a-z]?(?:/\d{4})?/[A-ZĐa-zđ][\w&]*(?:-[\wĐđ&]+)+|\d+-[A-Z]{2}/TW)"
    r"|\b(?:thông báo|tb|chỉ thị|công điện|kết luận|văn bản)(?: số)? (?P<short>\d{1,5})\b(?!\s*[/%-]|[,.]\d)"
    r"|\bsố (?P<plain>\d{1,5})(?=,? (?:năm|ngày) \d)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"[ ,]*(?:\(|/)?(?:ngày |năm )?[\d/.-]+(?: tháng \d+ năm \d+)?\)?")
_YEAR = re.compile(r"^[ ,]*(?:\(|năm |/|ngày \d{1,2}[/.-]\d{1,2}[/.-])(\d{4})\b\)?")
_WORD = re.compile(r"\d+(?:/\d{4})?/[^\W\d_][^\W_]*(?:[-&][^\W_]+)*|\d+(?:[.,/]\d+)*\w*|[^\W_]+")


def read_question(
    typed: str, understood: str, *, bare: bool = False, foreign: bool = False
) -> Question:
    """Read a question from its understood form (diacritics restored, abbreviations in full).

    >>> question = read_question("", "Lạng Sơn còn mấy xã vùng vàng?")
    >>> question.kind.value, question.noun, [term.text for term in question.terms]
    ('howmany', 'xã', ['Lạng', 'Sơn', 'xã', 'vùng', 'vàng'])
    """
    text = nfc(understood).strip()
    low = text.lower()
    kind, meta = kind_of(low)
    wants, noun = wanted(kind, low)
    return Question(
        typed=typed,
        text=text,
        kind=kind,
        meta=meta,
        metas=metas_of(low) if meta else (),
        period=find_period(text),
        wants=wants,
        noun=noun,
        asked=asked_noun(low),
        terms=_terms(text),
        references=_references(text),
        others=other_names(text),
        bare=bare,
        foreign=foreign,
    )


def _references(text: str) -> tuple[Reference, ...]:
    found = []
    for match in _REFERENCE.finditer(text):
        year = _YEAR.match(text[match.end() :])
        number = match["full"] or match["short"] or match["plain"]
        found.append(
            Reference(
                number=number,
                year=int(year[1]) if year else None,
                date=_day_beside(text[match.end() :]),
            )
        )
    return tuple(found)


def _day_beside(rest: str) -> dt.date | None:
    """The full date that stands right behind a number, if one does."""
    beside = _BESIDE.match(rest)
    period = find_period(beside.group()) if beside else None
    return period.first if period and period.first == period.last else None


def _terms(text: str) -> tuple[Term, ...]:
    """Return the content words; stopwords (of up to three syllables) part the chunks."""
    text = spell_dates(text)
    tokens = list(_WORD.finditer(text))
    lowered = [same_tone(token.group()) for token in tokens]
    terms: list[Term] = []
    place, chunk = 0, 0
    kept = 0
    while place < len(tokens):
        kept = kept or listed_length(lowered, place, kept=True)
        skipped = 0 if kept else listed_length(lowered, place, kept=False)
        kept = max(0, kept - 1)
        gap = place and re.search(
            r"[^\s\-–]", text[tokens[place - 1].end() : tokens[place].start()]
        )
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


def names(text: str) -> tuple[str, ...]:
    """Return the agencies, people and places that a text names.

    >>> names("Bộ Tài chính làm gì?")
    ('Bộ Tài chính',)
    """
    kinds = (MentionKind.AGENCY, MentionKind.PLACE, MentionKind.PERSON)
    found = (mention.span.of(text) for kind in kinds for mention in find_mentions(text, kind))
    return tuple(dict.fromkeys(found))
