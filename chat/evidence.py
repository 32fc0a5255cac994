"""How well a sentence answers a question: the facts a decision is made of, each between 0 and 1.

A sentence is read with what it stands in: the whole sentence around a clause, the headings above,
the passage, the document's title. A word of the question counts in full when the clause itself
holds it, less the further away it stands.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

from chat.checks import beside, conflict, fresh, lacks, rival, unit
from chat.elsewhere import elsewhere
from chat.everyday import other_words
from chat.kinds import Kind
from chat.question import Question, names
from chat.rarity import Rarity
from chat.scopes import DOCUMENT, HEADING, SENTENCE, Scopes, look_up
from chat.word_match import SYNONYM, WordMatch
from ingest.mentions import MentionKind, find_mentions
from ingest.normalise import fold, same_tone

_REASON = re.compile(
    r"\b(?:do|vì|bởi|nguyên nhân|nhằm|để|tạo điều kiện|góp phần|căn cứ|xuất phát|trên cơ sở)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:tại|ở|trên địa bàn|khu vực|vùng|tỉnh|thành phố|huyện|xã|cửa khẩu|trụ sở|nơi|các điểm|địa phương|đến|ra|đi)\b",
    re.IGNORECASE,
)
_HEAD = 25  # characters: "1. Giao Bộ ..."


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
    `fresh`, `lacks`, `unit`, `beside`, `rival` and `conflict` are described in `chat.checks`,
    `elsewhere` in `chat.elsewhere`.
    `document_similarity` and `document_covered` say how far the best sentence of the document
    stays behind the best of all, `document_share` how many of all sentences looked at are of this
    document: see `in_documents`.
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
    lacks: float
    unit: float
    beside: float
    rival: float
    elsewhere: float
    document_similarity: float = 0.0
    document_covered: float = 0.0
    document_share: float = 1.0

    @property
    def against(self) -> bool:
        """Whether a fact stands against the sentence, however well all else fits.

        It speaks of another thing, time or place, or holds nothing of the kind asked for.
        """
        return 1.0 in (self.rival, self.conflict, self.elsewhere, self.lacks)

    def features(self) -> dict[str, float]:
        """Return the features by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Similarities:
    """What the vectors say of one sentence; see `Evidence`."""

    sentence: float
    contrast: float
    passage: float
    rank: float


class Measure:
    """A question made ready, so that many sentences are held against it."""

    def __init__(self, question: Question, rarity: Rarity) -> None:
        """`rarity` weighs a folded word or pair "mot_hai"."""
        self._question = question
        self._match = WordMatch(question)
        self._weights = [rarity(fold(term.text)) * term.weight for term in question.terms]
        self._pair_weights = [
            rarity(f"{fold(one.text)}_{fold(other.text)}") * one.weight
            for one, other in self._match.pairs
        ]
        terms = list(enumerate(question.terms))
        chunks = dict.fromkeys(term.chunk for _, term in terms)
        self._chunks = [[place for place, term in terms if term.chunk == one] for one in chunks]
        self._proper = [place for place, term in terms if term.proper]
        self._numbers = [place for place, term in terms if term.number]
        self._names = () if question.foreign else names(question.text)

    def evidence(self, scopes: Scopes, similarities: Similarities) -> Evidence:
        """Return the features of a sentence."""
        question, weights = self._question, self._weights
        found, pairs = self._match.values(scopes)
        return Evidence(
            similarity=similarities.sentence,
            contrast=similarities.contrast,
            passage_similarity=similarities.passage,
            rank=similarities.rank,
            covered=_share(found, weights),
            pairs=_share(pairs, self._pair_weights),
            clause=_share([float(value >= SENTENCE * SYNONYM) for value in found], weights),
            weakest=self._weakest(found),
            worst=_worst(found, weights),
            names=_share_of(self._proper, found),
            numbers=_share_of(self._numbers, found),
            mentions=self._mentions(scopes),
            typed=_typed(question, scopes.clause),
            typed_sentence=_typed(question, scopes.sentence),
            counted=_counted(question, scopes.clause),
            asked=_asked(question, scopes),
            leads=_leads(scopes.clause),
            heading=float(scopes.clause.endswith(":") or scopes.clause.isupper()),
            conflict=conflict(question, scopes.sentence),
            fresh=fresh(question, scopes.clause),
            lacks=lacks(question, scopes.sentence),
            unit=unit(question, scopes.clause),
            beside=beside(question, scopes.sentence, weights),
            rival=rival(question, scopes),
            elsewhere=elsewhere(question, scopes),
        )

    def _weakest(self, found: Sequence[float]) -> float:
        """The share of the run of words that is found least."""
        shares = [
            _share([found[place] for place in chunk], [self._weights[place] for place in chunk])
            for chunk in self._chunks
        ]
        return min(shares, default=1.0)

    def _mentions(self, scopes: Scopes) -> float:
        """The share of the agencies and places named in the question that stand near."""
        if not self._names:
            return 1.0
        near = [level for weight, level in scopes.levels if weight >= HEADING]
        hits = [
            any(
                look_up(form).folded in level.folded
                for level in near
                for form in (name, *_other_names(name, self._question, scopes.year))
            )
            for name in self._names
        ]
        return sum(hits) / len(hits)


def in_documents(evidence: Sequence[Evidence], documents: Sequence[str]) -> list[Evidence]:
    """Add what all sentences of a question say of their documents, given by id.

    A question means one document more often than not: the one that speaks of its other words too.
    """
    counted = Counter(documents)
    similar, covered = dict.fromkeys(counted, -1.0), dict.fromkeys(counted, 0.0)
    for one, document in zip(evidence, documents, strict=True):
        similar[document] = max(similar[document], one.similarity)
        covered[document] = max(covered[document], one.covered)
    most_similar, most_covered = max(similar.values(), default=0), max(covered.values(), default=0)
    return [
        replace(
            one,
            document_similarity=similar[document] - most_similar,
            document_covered=covered[document] - most_covered,
            document_share=counted[document] / len(evidence),
        )
        for one, document in zip(evidence, documents, strict=True)
    ]


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


def _share_of(places: Sequence[int], found: Sequence[float]) -> float:
    """The share of these words that is found anywhere, 1 when there are none."""
    if not places:
        return 1.0
    return sum(min(1.0, found[place] / DOCUMENT) for place in places) / len(places)


def _other_names(name: str, question: Question, year: int | None) -> Iterator[str]:
    """The other names by which a document of that year can mean an agency or a place."""
    return (one.other for one in question.others if one.name in name and one.meant_in(year))


def _leads(clause: str) -> float:
    """Whether an agency stands at the head of the clause: the one who acts."""
    first = next(iter(find_mentions(clause, MentionKind.AGENCY)), None)
    return float(first is not None and first.span.start <= _HEAD)


def _typed(question: Question, clause: str) -> float:
    """1 when the clause holds what is wanted, 0 when it does not, ½ when nothing special is."""
    if question.wants is not None:
        return float(bool(find_mentions(clause, question.wants)))
    if question.kind is Kind.WHY:
        return float(_REASON.search(clause) is not None)
    if question.kind is Kind.WHERE:
        return float(_PLACE.search(clause) is not None)
    return 0.5


def _asked(question: Question, scopes: Scopes) -> float:
    """1 when the noun asked for stands in the sentence, 0 when not, ½ when none says anything."""
    if question.asked is None:
        return 0.5
    noun = look_up(question.asked)
    near = [level for weight, level in scopes.levels if weight >= HEADING]
    others = [f" {other} " for other in other_words(same_tone(question.asked))]
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
