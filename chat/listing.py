"""The documents of the corpus searched, filtered, sorted and cut into pages, on the server."""

import datetime as dt
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from index.stored import Document
from ingest.normalise import fold

PAGE = 25  # documents a page
MISSING, GONE = "thieu", "het"  # number or date not read; superseded or with a status


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked of the list; "" asks for nothing. `page` counts from 1."""

    words: str = ""
    kind: str = ""
    year: str = ""
    standing: str = ""
    sort: str = "-ngay"
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page of the list, and what it is a page of."""

    wanted: Wanted
    documents: Sequence[Document]
    found: int
    pages: int
    kinds: Sequence[str]
    years: Sequence[str]


class Listing:
    """Lists documents; what is searched in is folded once for each state of the corpus."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._folded_of: Sequence[Document] = ()
        self._folded: dict[str, str] = {}

    def page(
        self, documents: Sequence[Document], wanted: Wanted, seen: Sequence[Document]
    ) -> Listed:
        """Return the page that is wanted, of the documents `seen` by the user."""
        found = sorted(self._found(documents, seen, wanted), key=_order(wanted.sort))
        if wanted.sort.startswith("-"):
            found.reverse()
        pages = max(1, -(-len(found) // PAGE))
        page = min(max(1, wanted.page), pages)
        return Listed(
            wanted=wanted,
            documents=found[(page - 1) * PAGE : page * PAGE],
            found=len(found),
            pages=pages,
            kinds=sorted({document.kind for document in seen if document.kind}),
            years=sorted({str(d.date.year) for d in seen if d.date}, reverse=True),
        )

    def _found(
        self, documents: Sequence[Document], seen: Iterable[Document], wanted: Wanted
    ) -> list[Document]:
        words = fold(wanted.words).split()
        texts = self._texts(documents) if words else {}
        return [
            document
            for document in seen
            if _fits(document, wanted)
            and all(word in texts.get(document.notice_id, "") for word in words)
        ]

    def _texts(self, documents: Sequence[Document]) -> dict[str, str]:
        with self._lock:
            if self._folded_of is not documents:
                self._folded = {one.notice_id: _text(one) for one in documents}
                self._folded_of = documents
            return self._folded


def _text(document: Document) -> str:
    parts = (document.key, document.kind, document.issuer, document.title, document.file)
    day = document.date.strftime("%d/%m/%Y") if document.date else ""
    return fold(" ".join([*(part for part in parts if part), day]))


def _fits(document: Document, wanted: Wanted) -> bool:
    if wanted.kind and document.kind != wanted.kind:
        return False
    if wanted.year and (document.date is None or str(document.date.year) != wanted.year):
        return False
    if wanted.standing == MISSING:
        return document.number is None or document.date is None
    if wanted.standing == GONE:
        return document.status is not None or document.superseded_by is not None
    return True


def _order(sort: str) -> Callable[[Document], tuple[object, ...]]:
    """What is sorted by, the key of the document deciding among equals."""
    by: dict[str, Callable[[Document], object]] = {
        "ngay": lambda one: one.date or dt.date.min,
        "so": lambda one: _number(one.number),
        "loai": lambda one: fold(one.kind or ""),
        "co-quan": lambda one: fold(one.issuer or ""),
    }
    first = by.get(sort.removeprefix("-"), by["ngay"])
    return lambda one: (first(one), one.key)


def _number(number: str | None) -> tuple[int, str]:
    """Sort 9/TB before 10/TB.

    >>> _number("9/TB-VPCP") < _number("10/TB-VPCP")
    True
    """
    digits, _, rest = (number or "").partition("/")
    return (int(digits) if digits.isdecimal() else 0, rest)
