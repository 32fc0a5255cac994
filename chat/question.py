"""A question, read: its kind, its terms, the documents it names."""

import datetime as dt
import re
from dataclasses import dataclass

from chat.asked_nouns import asked_noun
from chat.content import read_words
from chat.kinds import Kind, Meta, kind_of, metas_of
from chat.period import Period, find_period
from chat.wanted import wanted
from ingest import wording
from ingest.mentions import MentionKind, find_mentions
from ingest.normalise import UPPER, nfc, spell_dates
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
    `others` are other names, before or since, of the agencies and provinces it names. `earlier` is the
    understood form of the question that it goes on from, which stands behind its own in `text`.
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
    earlier: str | None = None

    @property
    def own(self) -> str:
        """The understood form without the question that it goes on from."""
        return self.text.removesuffix(behind(self.earlier)) if self.earlier else self.text

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
    """Return the content words."""
    return tuple(
        Term(
            text=word.text,
            chunk=word.chunk,
            proper=bool(re.match(rf"[{UPPER}]", word.text)) and word.start > 0,
            number=any(letter.isdigit() for letter in word.text),
        )
        for word in read_words(spell_dates(text))
        if word.content
    )


def behind(earlier: str) -> str:
    """Return how the question gone on from stands behind one that cannot stand alone."""
    return f" ({earlier})"


def names(text: str) -> tuple[str, ...]:
    """Return the agencies, people and places that a text names.

    >>> names("Bộ Tài chính làm gì?")
    ('Bộ Tài chính',)
    """
    kinds = (MentionKind.AGENCY, MentionKind.PLACE, MentionKind.PERSON)
    found = (mention.span.of(text) for kind in kinds for mention in find_mentions(text, kind))
    return tuple(dict.fromkeys(found))
