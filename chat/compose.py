"""From ranked sentences to quotes: the ones that answer, whole, in the order of the document."""

import re
from collections.abc import Callable, Iterator, Sequence

from chat.addressed import addresses
from chat.answer import Quote
from chat.complete import MAX_LIST, MAX_SENTENCE, Piece, completed, deepest
from chat.kinds import Kind
from chat.phrases.mark import key_phrases
from chat.question import Question
from chat.reader import Candidate
from ingest.notice import Notice, Span

MAX_ANSWER = 700  # characters, unless a list was asked for
_MAX_QUOTES = 4
_CLOSE = 2.0  # how far below the best another sentence may score, in units of the ranking
_NEAREST = 1.0  # the same for one of which some clauses are quoted where all of it has no room
_CLOSE_ELSEWHERE = 1.0  # the same for a sentence of another document
_MARKERS = 20  # characters
_TO_WHOM = re.compile(r"\b(?:gửi|điện|nhận|kính)\b")


def compose(
    question: Question, candidates: Sequence[Candidate], notice_of: Callable[[str], Notice]
) -> list[tuple[Notice, Quote]]:
    """Return the quotes of an answer with their notices, at least one.

    The best document comes first, each document in its own order. `candidates` are best first;
    `notice_of` gives a notice by id.
    """
    limit = MAX_LIST if question.kind is Kind.LIST else MAX_ANSWER
    pieces = _chosen(question, _in_the_body(question, candidates, notice_of), notice_of, limit)
    found = []
    for notice_id in dict.fromkeys(piece.passage.notice_id for piece in pieces):
        notice = notice_of(notice_id)
        own = [piece for piece in pieces if piece.passage.notice_id == notice_id]
        found += [
            (
                notice,
                Quote(
                    span=piece.span,
                    text=piece.span.of(notice.text),
                    passage=piece.passage,
                    phrases=key_phrases(
                        question, notice.text, piece.span, _answering(piece, candidates)
                    ),
                ),
            )
            for piece in _merged(own, notice.text, limit)
        ]
    return found


def _answering(piece: Piece, candidates: Sequence[Candidate]) -> Span | None:
    """The best sentence that was read inside a piece; None in words that only go with another."""
    return next(
        (
            one.sentence
            for one in candidates
            if one.passage.notice_id == piece.passage.notice_id
            and piece.span.start <= one.sentence.start
            and one.sentence.end <= piece.span.end
        ),
        None,
    )


def _chosen(
    question: Question,
    candidates: Iterator[Candidate],
    notice_of: Callable[[str], Notice],
    limit: int,
) -> list[Piece]:
    """The best sentence, completed, and those that come close while there is room."""
    best = next(candidates)
    longest = limit - _MARKERS
    further = MAX_LIST // 2 if limit == MAX_LIST else MAX_SENTENCE
    pieces = completed(question, best, notice_of(best.passage.notice_id), longest)
    for candidate in candidates:
        if len(pieces) >= _MAX_QUOTES or best.score - candidate.score > _CLOSE:
            break
        elsewhere = candidate.passage.notice_id != best.passage.notice_id
        if candidate.evidence.heading or (
            elsewhere and best.score - candidate.score > _CLOSE_ELSEWHERE
        ):
            continue
        notice = notice_of(candidate.passage.notice_id)
        room = longest - sum(len(piece) for piece in pieces)
        for size in (further, room) if best.score - candidate.score <= _NEAREST else (further,):
            added = completed(question, candidate, notice, size, lists=limit == MAX_LIST)
            grown = _with_all(pieces, added, limit)
            if grown is not pieces:
                break
        pieces = grown
    return pieces


def _with_all(pieces: list[Piece], added: Sequence[Piece], limit: int) -> list[Piece]:
    """Add a sentence with what it needs to stand, which says nothing where it has no room."""
    sentence, *beside = added
    grown = _with(pieces, sentence, limit)
    if grown is pieces:
        return pieces
    for piece in beside:
        grown = _with(grown, piece, limit)
    return grown


def _in_the_body(
    question: Question, candidates: Sequence[Candidate], notice_of: Callable[[str], Notice]
) -> Iterator[Candidate]:
    """Leave out the lines that say whom a document goes to, unless just that is asked or all do."""
    asked, nothing = _TO_WHOM.search(question.text.lower()), True
    for candidate in candidates:
        if asked or not addresses(notice_of(candidate.passage.notice_id), candidate.sentence):
            nothing = False
            yield candidate
    if nothing:
        yield from candidates


def section_label(notice: Notice, offset: int) -> str | None:
    """Return the label of the deepest section at `offset`, None outside of all."""
    section = deepest(notice.outline, offset)
    return section.label if section else None


def _with(pieces: list[Piece], piece: Piece, limit: int) -> list[Piece]:
    """Add a piece unless it repeats another or there is no room for it."""
    repeats = any(
        piece.passage.notice_id == other.passage.notice_id
        and piece.span.start < other.span.end
        and other.span.start < piece.span.end
        for other in pieces
    )
    length = sum(len(other) for other in [*pieces, piece])
    return pieces if repeats or length > limit - _MARKERS else [*pieces, piece]


def _merged(pieces: list[Piece], text: str, limit: int) -> list[Piece]:
    """Order the pieces, join those with only white space between, and keep within the limit."""
    merged: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.span.start, -piece.span.end)):
        last = merged[-1] if merged else None
        if last is not None and not text[last.span.end : piece.span.start].strip():
            joined = Span(start=last.span.start, end=max(last.span.end, piece.span.end))
            if joined.end - joined.start <= limit:
                merged[-1] = Piece(last.passage, joined)
                continue
        merged.append(piece)
    return merged
