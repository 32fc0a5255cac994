"""From ranked sentences to quotes: the ones that answer, whole, in the order of the document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chat.answer import Quote
from chat.evidence import whole_sentence
from chat.kinds import Kind
from chat.phrases import key_phrases
from chat.question import Question
from chat.reader import Candidate
from ingest.mentions import MentionKind, find_mentions
from ingest.notice import Notice, Passage, Section, Span

MAX_ANSWER = 700  # characters, unless a list was asked for
MAX_LIST = 2400
_MAX_SENTENCE = 420
_MAX_QUOTES = 3
_CLOSE = 1.0  # how far below the best a second sentence may score, in units of the ranking
_ACTS = (Kind.WHO, Kind.WITH_WHOM)
_DEADLINE = re.compile(
    r"^(?:Hoàn thành|Thời (?:gian|hạn)|Trình|Báo cáo|Kết quả|Việc này|Chậm nhất)"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters of a passage that will be quoted."""

    passage: Passage
    span: Span


def compose(question: Question, candidates: Sequence[Candidate], notice: Notice) -> list[Quote]:
    """Return the quotes of an answer from one document, in its order; at least one.

    `candidates` are best first; only those of `notice` are quoted.
    """
    best = candidates[0]
    limit = MAX_LIST if question.kind is Kind.LIST else MAX_ANSWER
    pieces = _completed(question, best, notice)
    for candidate in candidates[1:]:
        if candidate.evidence.heading:
            continue
        if len(pieces) >= _MAX_QUOTES or best.score - candidate.score > _CLOSE:
            break
        if candidate.passage.notice_id == notice.id:
            pieces = _with(pieces, _Piece(candidate.passage, _whole(candidate)), limit)
    return [
        Quote(
            span=piece.span,
            text=piece.span.of(notice.text),
            passage=piece.passage,
            phrases=key_phrases(question, notice.text, piece.span),
        )
        for piece in _merged(pieces, notice.text, limit)
    ]


def _whole(candidate: Candidate, longest: int = _MAX_SENTENCE) -> Span:
    """The sentence around a clause, or the clause alone where the sentence runs too long."""
    whole = whole_sentence(candidate.passage, candidate.sentence)
    return whole if whole.end - whole.start <= longest else candidate.sentence


def _completed(question: Question, best: Candidate, notice: Notice) -> list[_Piece]:
    """The best sentence, with what it needs to stand: who acts, by when, the items of its list."""
    span = _whole(best, MAX_LIST if question.kind is Kind.LIST else _MAX_SENTENCE)
    pieces = [_Piece(best.passage, span)]
    words = span.of(notice.text)
    if words.endswith(":"):
        pieces.append(_Piece(best.passage, _items(notice, span)))
    if question.kind in _ACTS and not find_mentions(words, MentionKind.AGENCY):
        head = _who_acts(best, notice)
        pieces += [head] if head else []
    if question.wants is MentionKind.DATE and not find_mentions(words, MentionKind.DATE):
        following = _next_sentence(best.passage, span)
        if following and _DEADLINE.match(following.of(notice.text)):
            pieces.append(_Piece(best.passage, following))
    return [piece for piece in pieces if piece.span.end > piece.span.start]


def _items(notice: Notice, lead: Span) -> Span:
    """What follows a lead-in that ends with a colon: to the end of its section, up to the limit."""
    section = _deepest(notice.outline, lead.start)
    end = min(section.span.end if section else notice.body.end, lead.end + MAX_LIST)
    start = lead.end
    while start < end and notice.text[start].isspace():
        start += 1
    cut = notice.text.rfind("\n", start, end) if end == lead.end + MAX_LIST else end
    return Span(start=start, end=max(start, cut))


def _who_acts(best: Candidate, notice: Notice) -> _Piece | None:
    """The head of the sentence, or the heading above, that names the agency."""
    whole = whole_sentence(best.passage, best.sentence)
    for sentence in best.passage.sentences:
        inside = whole.start <= sentence.start < best.sentence.start
        if inside and find_mentions(sentence.of(notice.text), MentionKind.AGENCY):
            return _Piece(best.passage, sentence)
    for section in reversed(_path(notice.outline, best.sentence.start)):
        line = Span(start=section.span.start, end=section.span.start + len(section.heading))
        above = line.end <= best.sentence.start and len(section.heading) <= _MAX_SENTENCE
        if above and find_mentions(section.heading, MentionKind.AGENCY):
            return _Piece(best.passage, line)
    return None


def _next_sentence(passage: Passage, span: Span) -> Span | None:
    later = [sentence for sentence in passage.sentences if sentence.start >= span.end]
    return later[0] if later else None


def _path(outline: Sequence[Section], offset: int) -> list[Section]:
    for section in outline:
        if section.span.start <= offset < section.span.end:
            return [section, *_path(section.children, offset)]
    return []


def _deepest(outline: Sequence[Section], offset: int) -> Section | None:
    path = _path(outline, offset)
    return path[-1] if path else None


def section_label(notice: Notice, offset: int) -> str | None:
    """Return the label of the deepest section at `offset`, None outside of all."""
    section = _deepest(notice.outline, offset)
    return section.label if section else None


def _with(pieces: list[_Piece], piece: _Piece, limit: int) -> list[_Piece]:
    """Add a piece unless it repeats another or makes the answer too long."""
    if any(
        piece.span.start < other.span.end and other.span.start < piece.span.end for other in pieces
    ):
        return pieces
    length = sum(other.span.end - other.span.start for other in [*pieces, piece])
    return [*pieces, piece] if length <= limit - 20 else pieces


def _merged(pieces: list[_Piece], text: str, limit: int) -> list[_Piece]:
    """Order the pieces, join those with only white space between, and keep within the limit."""
    merged: list[_Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.span.start, -piece.span.end)):
        last = merged[-1] if merged else None
        if last is not None and not text[last.span.end : piece.span.start].strip():
            joined = Span(start=last.span.start, end=max(last.span.end, piece.span.end))
            if joined.end - joined.start <= limit:
                merged[-1] = _Piece(last.passage, joined)
                continue
        merged.append(piece)
    return merged
