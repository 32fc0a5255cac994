"""The values an answer is made of. An `Answer` cannot be built without a quote."""

import datetime as dt
from dataclasses import dataclass

from chat.task_rows import TaskRows
from index.hit import Hit
from ingest.notice import Passage, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Verbatim words of a document: `text == notice.text[span.start:span.end]`.

    `phrases` are the key phrases (agency, date, amount), as spans of the notice's text inside
    `span`. `passage` is where it stands, None for words of the letterhead (number, date, signer).
    """

    span: Span
    text: str
    passage: Passage | None = None
    phrases: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A quote with the place it stands in; `marker` counts from 1, as [1] in the answer.

    `status` and `superseded_by` are those of `index.stored.Document`.
    """

    marker: int
    key: str
    number: str | None
    date: dt.date | None
    title: str | None
    section: str | None
    page: int | None
    file: str
    quote: Quote
    status: str | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`text` holds the quotes one after the other, each with its marker.

    When a language model worded it (`written_by`, its name), each sentence carries the markers of
    the quotes it stands on. `tasks` is there when assignments were asked for: the same quotes as
    the rows of a table.
    """

    question: str
    understood: str
    text: str
    citations: tuple[Citation, ...]
    hits: tuple[Hit, ...]
    confidence: float
    written_by: str | None = None
    tasks: TaskRows | None = None

    def __post_init__(self) -> None:
        """Refuse to exist without evidence.

        Raises:
            ValueError: there is no citation.
        """
        if not self.citations:
            message = "an answer needs a quote"
            raise ValueError(message)

    @property
    def key_phrases(self) -> tuple[str, ...]:
        """The key phrases of all quotes, in order, without repeats."""
        found = (
            phrase_text(citation.quote, phrase)
            for citation in self.citations
            for phrase in citation.quote.phrases
        )
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """No answer stands in the corpus. `reason` is one sentence for the user.

    `missing` are the words of the question that no passage covers; `hits` are the nearest.
    """

    question: str
    understood: str
    reason: str
    missing: tuple[str, ...]
    hits: tuple[Hit, ...]
    confidence: float


def phrase_text(quote: Quote, phrase: Span) -> str:
    """Return the words of a key phrase of `quote`.

    >>> phrase_text(Quote(span=Span(start=10, end=14), text="năm "), Span(start=10, end=13))
    'năm'
    """
    return quote.text[phrase.start - quote.span.start : phrase.end - quote.span.start]
