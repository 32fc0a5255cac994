"""Whether a document still holds: set by hand, or told by the newer documents of the corpus.

Derived for the whole corpus at once, from what each document says it does to others.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from index.stored import Document
from index.visible import Sees, everything, known_to
from ingest import wording
from ingest.normalise import fold
from ingest.notice import Relation, RelationKind

_KEPT = 4  # parts of the corpus
_ENDS = (RelationKind.REPLACES, RelationKind.REPEALS)  # the old document holds no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What staff have set: status in words, collection ("" for none), key of the newer document.

    `within` is that of the catalogue: in which collections what the document says of others counts.
    """

    status: str | None = None
    collection: str = ""
    replaced_by: str | None = None
    within: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A document with what is known of its standing from itself alone.

    What it says of documents does not count where whoever answers for it may not edit them.
    """

    document: Document
    standing: Standing = field(default_factory=Standing)
    relations: tuple[Relation, ...] = ()


def settle(listed: Sequence[Listed]) -> list[Document]:
    """Return the documents, each with its collection, its status and what has superseded it.

    What was set by hand wins. A number that several documents of the corpus may mean, and that
    neither date nor issuer decides, is nobody's: no guess.
    """
    return settle_seen(listed, everything)


class Settled:
    """The documents of one generation of the index, settled for all, and for the last who asked."""

    def __init__(self, generation: int, listed: Sequence[Listed]) -> None:
        self.generation = generation
        self._listed = listed
        self._all = settle(listed)
        self._parts: dict[frozenset[str], list[Document]] = {}

    def seen_by(self, sees: Sees) -> list[Document]:
        """Return the documents that `sees` admits; see `settle_seen`."""
        seen = frozenset(one.document.key for one in self._listed if sees(one.document.key))
        if len(seen) == len(self._all):
            return list(self._all)
        part = self._parts.get(seen)
        if part is None:
            part = settle_seen(self._listed, seen.__contains__)
            self._parts = dict([*self._parts.items(), (seen, part)][-_KEPT:])
        return list(part)


def settle_seen(listed: Sequence[Listed], sees: Sees) -> list[Document]:
    """Return the documents whose key `sees` admits, settled by what these say, and those alone.

    What staff have set on a document that is seen stays, though the newer one may be hidden.
    """
    keys = {one.document.key for one in listed}
    seen = [one for one in listed if sees(one.document.key)]
    told = _told(seen)
    settled = (_settled(one, told.get(one.document.notice_id), keys) for one in seen)
    return [known_to(document, sees) for document in settled]


def _settled(one: Listed, told: tuple[RelationKind, str] | None, keys: set[str]) -> Document:
    hand = one.standing
    if hand == Standing() and told is None:
        return one.document
    newer = hand.replaced_by if hand.replaced_by in keys else None
    status = wording.STANDINGS[RelationKind.REPLACES.value] if newer else None
    if told is not None and newer is None:
        kind, key = told
        newer = key if kind in _ENDS else None
        status = wording.STANDINGS[kind.value]
    return replace(
        one.document,
        collection=hand.collection,
        status=hand.status or status,
        superseded_by=newer,
    )


def _told(listed: Sequence[Listed]) -> dict[str, tuple[RelationKind, str]]:
    """What was done to each document by a newer one, by id: the gravest, then the latest."""
    by_number: dict[str, list[Listed]] = {}
    if any(one.relations for one in listed):
        for one in listed:
            if one.document.number is not None:
                by_number.setdefault(same_number(one.document.number), []).append(one)
    told: dict[str, tuple[RelationKind, str]] = {}
    for newer, relation, older in sorted(_pairs(listed, by_number), key=_weight):
        told[older.notice_id] = (relation.kind, newer.key)
    return told


def _weight(pair: tuple[Document, Relation, Document]) -> tuple[bool, str, str]:
    newer, relation, _ = pair
    return relation.kind in _ENDS, str(newer.date or ""), newer.key


def _pairs(
    listed: Iterable[Listed], by_number: dict[str, list[Listed]]
) -> Iterator[tuple[Document, Relation, Document]]:
    for one in listed:
        for relation in one.relations:
            candidates = [
                other.document
                for other in by_number.get(same_number(relation.number), [])
                if one.standing.within is None or other.standing.collection in one.standing.within
            ]
            older = _meant(one.document, relation, candidates)
            if older is not None:
                yield one.document, relation, older


def _meant(newer: Document, relation: Relation, candidates: Sequence[Document]) -> Document | None:
    """The one document that a relation names, None when that is not certain."""
    possible = [
        document
        for document in candidates
        if document.notice_id != newer.notice_id
        and (relation.date is None or document.date in {None, relation.date})
        and (newer.date is None or document.date is None or document.date <= newer.date)
    ]
    if len(possible) > 1:
        possible = [document for document in possible if document.issuer == newer.issuer]
    return possible[0] if len(possible) == 1 else None


def same_number(number: str) -> str:
    """Return one form for a number however it is written.

    >>> same_number("05/2015/QĐ–TTg") == same_number("5/2015/QD-TTG ")
    True
    """
    return fold(number).replace(" ", "").replace("–", "-").lstrip("0")
