"""The values a document is made of: frozen, and always anchored in `Notice.text`."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters `[start, end)` of a notice's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters themselves.

        >>> Span(start=0, end=5).of("Nghị quyết")
        'Nghị '
        """
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One entry of the outline: `label` is the whole path ("III.4"), `heading` its first line.

    `span` covers the heading and everything below it, `children` included.
    """

    label: str
    heading: str
    span: Span
    children: tuple["Section", ...] = ()

    def walk(self) -> Iterator["Section"]:
        """Yield this section and all below it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of the body, small enough to embed, whole enough to read.

    `text == notice.text[span.start:span.end]`, always. `headings` (outermost first) are indexed
    with it and never quoted. `sentences` are spans of the notice's text inside `span`, in order.
    `ordinal` counts the passages of one notice from 0; `page` from 1, None where the format has
    no pages.
    """

    notice_id: str
    ordinal: int
    section: str
    headings: tuple[str, ...]
    span: Span
    text: str
    sentences: tuple[Span, ...]
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a run of the text stands on its page, so that a quote can be marked there.

    `page` counts from 1; `box` is left, top, right, bottom as fractions (0 to 1) of the page as a
    person sees it, upright, counted from its upper left corner. `confidence` is that of the OCR,
    0 to 1, None for text that was there as text.
    """

    span: Span
    page: int
    box: tuple[float, float, float, float]
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Who must do what by when: one task that a notice gives.

    `lead` and `coordinating` are agencies as the notice names them, `task` the words of the
    notice, `section` a label of the outline, "" outside of it. `deadline` is the last day
    allowed, None where the words (`deadline_text`) name no day or there are none. `span` is the
    quote in the notice's text.
    """

    lead: str
    coordinating: tuple[str, ...] = ()
    task: str
    deadline: dt.date | None = None
    deadline_text: str | None = None
    section: str
    span: Span


class RelationKind(StrEnum):
    """What a document does to another."""

    REPLACES = "replaces"
    AMENDS = "amends"
    CORRECTS = "corrects"
    REPEALS = "repeals"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """This document replaces, amends ... another, named by `number` and, where it says, `date`."""

    kind: RelationKind
    number: str
    date: dt.date | None = None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A document as read: its text (NFC) and what was found in it.

    `id` is the sha256 of the file. Header fields that could not be read are None, with a line in
    `warnings`; what was mended in the text has a line in `repairs`. Where the fields stand in
    `text` is in `fields` ("number", "date", "title", "signer", "recipients"). `place` is where it
    was issued, `signer_rank` the offices above the name ("KT. BỘ TRƯỞNG, THỨ TRƯỞNG"). `body` is
    what may be quoted as an answer: it leaves out the letterhead and the list of recipients.
    `annexes`, which follow the signature, may be quoted too. `pages` holds the offset at which each
    page begins, empty without pages; `places` the runs of text with their place on the page, in
    the order of the text, empty where the format has none; `ocr` tells whether any page was read by
    OCR. `reading` is the version that read it (`ingest.version`), 0 where none is known.
    """

    id: str
    text: str
    number: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    kind: str | None = None
    title: str | None = None
    place: str | None = None
    signer: str | None = None
    signer_rank: str | None = None
    recipients: tuple[str, ...] = ()
    fields: Mapping[str, Span] = field(default_factory=dict)
    body: Span
    annexes: tuple[Span, ...] = ()
    pages: tuple[int, ...] = ()
    places: tuple[Place, ...] = ()
    ocr: bool = False
    outline: tuple[Section, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    relations: tuple[Relation, ...] = ()
    warnings: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()
    reading: int = 0

    @property
    def name(self) -> str:
        """Number and year, or the start of the hash: unique but for namesakes (see `corpus`).

        >>> Notice(id="ab12cd34ef", text="", body=Span(start=0, end=0)).name
        'ab12cd34'
        """
        if self.number is None:
            return self.id[:8]
        return f"{self.number} ({self.date.year})" if self.date else self.number

    def sections(self) -> Iterator[Section]:
        """Yield every section of the outline in the order of the document."""
        for section in self.outline:
            yield from section.walk()

    def page_of(self, offset: int) -> int | None:
        """Return the page (from 1) on which the character at `offset` stands."""
        if not self.pages:
            return None
        return sum(1 for start in self.pages if start <= offset)
