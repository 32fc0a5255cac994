"""How well a sentence answers a question: the facts a decision is made of, each between 0 and 1.

A sentence is read with what it stands in: the whole sentence around a clause, the headings above,
the passage, the document's title. A word of the question counts in full when the clause itself
holds it, less the further away it stands.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from chat.checks import beside, fresh, unit
from chat.kinds import Kind
from chat.question import Question, Term, names
from chat.rarity import Rarity
from ingest.agencies import load_abbreviations
from ingest.mentions import MentionKind, find_mentions
from ingest.normalise import fold, same_tone, spell_dates, words
from ingest.notice import Passage, Span

EVERYDAY = Path(__file__).with_name("everyday.tsv")

# What a word counts by the nearest place where it stands.
CLAUSE, SENTENCE, HEADING, PASSAGE, DOCUMENT = 1.0, 0.9, 0.8, 0.55, 0.5
_SYNONYM = 0.8
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_REASON = re.compile(
    r"\b(?:do|vì|bởi|nguyên nhân|nhằm|để|tạo điều kiện|góp phần|căn cứ|xuất phát|trên cơ sở)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:tại|ở|trên địa bàn|khu vực|vùng|tỉnh|thành phố|huyện|xã|cửa khẩu|trụ sở|nơi|các điểm|địa phương|đến|ra|đi)\b",
    re.IGNORECASE,
)
_LONGEST_PHRASE = 6  # words that an abbreviation or an everyday phrase may stand for
_HEAD = 25  # characters: "1. Giao Bộ ..."
_OTHER_DIACRITICS = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Scopes:
    """The texts around one sentence, nearest first, each with what a word in it counts."""

    clause: str
    sentence: str
    levels: tuple[tuple[float, "Words"], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text for look-up: with diacritics, and folded."""

    accented: str
    folded: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The features of one sentence for one question.

    `similarity` and `passage_similarity` are cosines, `contrast` how far the first stands above
    the mean of all sentences looked at, `rank` the fused score of its passage beside the best
    one. `covered` is the share of the question's words found, weighted by how rare they are,
    `pairs` that of neighbouring words, `clause` that found in the clause itself, `weakest` the
    share of the worst run of words, `worst` the weight of the worst word left out. `names`,
    `numbers` and `mentions` (agencies and places) are shares found. `typed` and `typed_sentence`
    say whether clause and sentence hold what the kind of question wants, `counted` whether a
    number stands before what is counted, `asked` whether the noun asked for is there, `leads`
    whether an agency begins the clause, `heading` whether it only leads in to something else,
    `conflict` whether it speaks of years and not of the one asked about. `fresh`, `unit` and
    `beside` are described in `chat.checks`.
    """

    similarity: float
    contrast: float
    passage_similarity: float
    rank: float
    covered: float
    pairs: float
    clause: float
    weakest: float
    worst: float
    names: float
    numbers: float
    mentions: float
    typed: float
    typed_sentence: float
    counted: float
    asked: float
    leads: float
    heading: float
    conflict: float
    fresh: float
    unit: float
    beside: float

    def features(self) -> dict[str, float]:
        """Return the features by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def read_scopes(passage: Passage, sentence: Span, document: str) -> Scopes:
    """Gather the texts around a sentence; `document` is kind, number, date and title."""
    start = passage.span.start
    clause = passage.text[sentence.start - start : sentence.end - start]
    whole = whole_sentence(passage, sentence)
    sentence_text = passage.text[whole.start - start : whole.end - start]
    return Scopes(
        clause=clause,
        sentence=sentence_text,
        levels=(
            (CLAUSE, look_up(clause)),
            (SENTENCE, look_up(sentence_text)),
            (HEADING, look_up(" \n ".join(passage.headings))),
            (PASSAGE, look_up(passage.text)),
            (DOCUMENT, look_up(document)),
        ),
    )


def whole_sentence(passage: Passage, clause: Span) -> Span:
    """Return the sentence that a clause is part of: clauses end in ";", sentences do not."""
    clauses = list(passage.sentences)
    place = clauses.index(clause)
    first = last = place
    start = passage.span.start
    while first and passage.text[: clauses[first - 1].end - start].endswith(";"):
        first -= 1
    while last + 1 < len(clauses) and passage.text[: clauses[last].end - start].endswith(";"):
        last += 1
    return Span(start=clauses[first].start, end=clauses[last].end)


@lru_cache(maxsize=4096)
def look_up(text: str) -> Words:
    """Return the words of a text, blanks around each, so that " hai từ " can be found."""
    found = [part for word in words(spell_dates(text)) for part in _parts(word)]
    return Words(
        accented=" " + " ".join(_plain(same_tone(word)) for word in found) + " ",
        folded=" " + " ".join(_plain(fold(word)) for word in found) + " ",
    )


def _parts(word: str) -> tuple[str, ...]:
    """The number of a document stands by itself too: "108/TTr-UBND" holds "108"."""
    if "/" not in word or word.replace("/", "").isdigit():
        return (word,)
    return (word.split("/", maxsplit=1)[0], word)


def _plain(word: str) -> str:
    """Take padding zeros off a number: "05" and "5" are one."""
    return re.sub(r"^0+(?=\d)", "", word) if word[:1].isdigit() else word


@dataclass(frozen=True, slots=True, kw_only=True)
class Similarities:
    """What the vectors say of one sentence; see `Evidence`."""

    sentence: float
    contrast: float
    passage: float
    rank: float


def measure(
    question: Question, scopes: Scopes, rarity: Rarity, similarities: Similarities
) -> Evidence:
    """Return the features of a sentence; `rarity` weighs a folded word or pair "mot_hai"."""
    terms = question.terms
    found = _all_found(question, scopes)
    weights = [rarity(fold(term.text)) * term.weight for term in terms]
    pairs = [pair for pair in pairwise(terms) if pair[0].chunk == pair[1].chunk]
    pair_found = [_found(f"{one.text} {other.text}", scopes, question) for one, other in pairs]
    pair_weights = [
        rarity(f"{fold(one.text)}_{fold(other.text)}") * one.weight for one, other in pairs
    ]
    return Evidence(
        similarity=similarities.sentence,
        contrast=similarities.contrast,
        passage_similarity=similarities.passage,
        rank=similarities.rank,
        covered=_share(found, weights),
        pairs=_share(pair_found, pair_weights),
        clause=_share([float(value >= SENTENCE * _SYNONYM) for value in found], weights),
        weakest=_weakest(terms, found, weights),
        worst=_worst(found, weights),
        names=_share_where(terms, found, lambda term: term.proper),
        numbers=_share_where(terms, found, lambda term: term.number),
        mentions=_mentions(question, scopes),
        typed=_typed(question, scopes.clause),
        typed_sentence=_typed(question, scopes.sentence),
        counted=_counted(question, scopes.clause),
        asked=_asked(question, scopes),
        leads=_leads(scopes.clause),
        heading=float(scopes.clause.endswith(":") or scopes.clause.isupper()),
        conflict=_conflict(question, scopes.sentence),
        fresh=fresh(question, scopes.clause),
        unit=unit(question, scopes.clause),
        beside=beside(question, scopes.sentence, weights),
    )


def missing(question: Question, scopes: Scopes) -> tuple[str, ...]:
    """Return the words of the question that stand nowhere around the sentence.

    Neighbours are one phrase.
    """
    phrases: list[str] = []
    last: Term | None = None
    for term in question.terms:
        if _found(term.text, scopes, question):
            last = None
            continue
        if last is not None and last.chunk == term.chunk:
            phrases[-1] += f" {term.text}"
        else:
            phrases.append(term.text)
        last = term
    return tuple(phrases)


def _all_found(question: Question, scopes: Scopes) -> list[float]:
    """What each word counts; the words of an everyday phrase count as the official one does."""
    terms = question.terms
    found = [_found(term.text, scopes, question) for term in terms]
    for length in range(min(_LONGEST_PHRASE, len(terms)), 1, -1):
        for start in range(len(terms) - length + 1):
            phrase = " ".join(term.text for term in terms[start : start + length])
            if terms[start].chunk != terms[start + length - 1].chunk or not _others(
                same_tone(phrase)
            ):
                continue
            value = _found(phrase, scopes, question)
            for place in range(start, start + length):
                found[place] = max(found[place], value)
    return found


def _found(phrase: str, scopes: Scopes, question: Question) -> float:
    """What a word or pair counts: by the nearest place where it, or another word for it, stands."""
    accented, folded = look_up(phrase).accented, look_up(phrase).folded
    others = _others(same_tone(phrase))
    best = 0.0
    loose = question.bare or question.foreign
    for weight, text in scopes.levels:
        if accented in text.accented or (loose and folded in text.folded):
            best = max(best, weight)
        elif folded in text.folded:
            best = max(best, weight * _OTHER_DIACRITICS)
        elif any(f" {other} " in text.accented for other in others):
            best = max(best, weight * _SYNONYM)
    return best


def _share(found: Sequence[float], weights: Sequence[float]) -> float:
    total = sum(weights)
    if not total:
        return 1.0
    return sum(value * weight for value, weight in zip(found, weights, strict=True)) / total


def _worst(found: Sequence[float], weights: Sequence[float]) -> float:
    """The weight of the rarest word left out, beside the rarest of all."""
    heaviest = max(weights, default=0.0)
    if not heaviest:
        return 0.0
    return (
        max(weight * (1 - value) for value, weight in zip(found, weights, strict=True)) / heaviest
    )


def _mentions(question: Question, scopes: Scopes) -> float:
    """The share of the agencies and places named in the question that stand near."""
    asked = names(question.text)
    if not asked or question.foreign:
        return 1.0
    near = [level for weight, level in scopes.levels if weight >= HEADING]
    hits = [
        any(
            look_up(form).folded in level.folded
            for level in near
            for form in (name, *(one.other for one in question.others if one.name in name))
        )
        for name in asked
    ]
    return sum(hits) / len(hits)


def _leads(clause: str) -> float:
    """Whether an agency stands at the head of the clause: the one who acts."""
    first = next(iter(find_mentions(clause, MentionKind.AGENCY)), None)
    return float(first is not None and first.span.start <= _HEAD)


def _share_where(
    terms: Sequence[Term], found: Sequence[float], chosen: Callable[[Term], bool]
) -> float:
    values = [
        min(1.0, value / DOCUMENT) for term, value in zip(terms, found, strict=True) if chosen(term)
    ]
    return sum(values) / len(values) if values else 1.0


def _weakest(terms: Sequence[Term], found: Sequence[float], weights: Sequence[float]) -> float:
    chunks: dict[int, list[tuple[float, float]]] = {}
    for term, value, weight in zip(terms, found, weights, strict=True):
        chunks.setdefault(term.chunk, []).append((value, weight))
    shares = [_share([v for v, _ in rows], [w for _, w in rows]) for rows in chunks.values()]
    return min(shares, default=1.0)


def _typed(question: Question, clause: str) -> float:
    """1 when the clause holds what is wanted, 0 when it does not, ½ when nothing special is."""
    if question.wants is not None:
        return float(bool(find_mentions(clause, question.wants)))
    if question.kind is Kind.WHY:
        return float(_REASON.search(clause) is not None)
    if question.kind is Kind.WHERE:
        return float(_PLACE.search(clause) is not None)
    return 0.5


def _conflict(question: Question, sentence: str) -> float:
    """1 when the sentence names years, but none of those that the question names."""
    asked, named = set(_YEAR.findall(question.text)), set(_YEAR.findall(sentence))
    return float(bool(asked and named and not asked & named))


def _asked(question: Question, scopes: Scopes) -> float:
    """1 when the noun asked for stands in the sentence, 0 when not, ½ when none says anything."""
    if question.asked is None:
        return 0.5
    noun = look_up(question.asked)
    near = [level for weight, level in scopes.levels if weight >= HEADING]
    others = [f" {other} " for other in _others(same_tone(question.asked))]
    return float(
        any(noun.folded in level.folded for level in near)
        or any(other in level.accented for other in others for level in near)
    )


def _counted(question: Question, clause: str) -> float:
    """1 when a number stands before the noun counted, 0 when none does, ½ when nothing is counted."""
    if question.noun is None:
        return 0.5
    noun = fold(question.noun)
    return float(bool(re.search(rf"\d[\d.,/]*\s+(?:\w+\s+)?{re.escape(noun)}\b", fold(clause))))


@cache
def _everyday() -> Mapping[str, tuple[str, ...]]:
    lines = EVERYDAY.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if "\t" in line and not line.startswith("#")]
    others: dict[str, list[str]] = {}
    for word, meanings in ((row[0], row[1].split(",")) for row in rows):
        others.setdefault(same_tone(word), []).extend(same_tone(one.strip()) for one in meanings)
    for short, full in load_abbreviations().pairs:
        others.setdefault(same_tone(full), []).append(same_tone(short))
        others.setdefault(same_tone(short), []).append(same_tone(full))
    return {word: tuple(meanings) for word, meanings in others.items()}


@lru_cache(maxsize=1 << 14)
def _others(phrase: str) -> tuple[str, ...]:
    """Return other ways to say a word, in the language of notices."""
    return _everyday().get(phrase, ())
