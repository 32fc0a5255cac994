"""The phrase of each quote that says what was asked for."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from chat.kinds import Kind
from chat.phrases.features import behind_with, question_row, token_rows
from chat.phrases.gap import find_gap
from chat.phrases.spans import LOW, load_network
from chat.phrases.tokens import Token, read_tokens
from chat.question import Question
from ingest.mentions import MentionKind, find_mentions
from ingest.normalise import fold
from ingest.notice import Span

_MAX_PHRASES = 6
_LEAST = 0.08  # how likely a stretch must be
_MAX_WORDS = 220  # of a longer quote only the first are read


def key_phrases(
    question: Question, text: str, quote: Span, clause: Span | None = None
) -> tuple[Span, ...]:
    """Return the spans (of `text`) inside `quote` that say what was asked for, most often one.

    `clause` is the one that was found to answer. It is looked at alone, unless what is wanted (a
    date, an amount) stands only elsewhere in the quote. Of a list all that is wanted is marked, and
    in words that only go with another quote (no clause of theirs answers) what is wanted alone.
    """
    if clause is None and question.kind is Kind.WITH_WHOM:
        return ()
    read = _where(question, text, quote, clause)
    words = read.of(text)
    if words.endswith(":") and question.kind is not Kind.WHO:
        return ()
    if clause is None or (question.kind is Kind.LIST and question.wants is not None):
        found = _listed(question, words)
    else:
        one = best_phrase(question, words)
        found = [one] if one else []
    return tuple(Span(start=read.start + one.start, end=read.start + one.end) for one in found)


def best_phrase(question: Question, words: str) -> Span | None:
    """Return the stretch of `words` that is most likely to be the phrase; None where none is likely.

    A sentence that names agencies only to work with says nothing of who acts.

    >>> from chat.question import read_question
    >>> words = "Giao Bộ Y tế cấp 20 tấn hóa chất trước ngày 5 tháng 6 năm 2023."
    >>> question = read_question("", "Bộ Y tế phải cấp bao nhiêu tấn hóa chất?")
    >>> best_phrase(question, words).of(words)
    '20 tấn'
    """
    tokens = read_tokens(words)[:_MAX_WORDS]
    apart = _apart(question, words, tokens)
    if not tokens or apart is None:
        return None
    gap = find_gap(question.text, question.asked)
    rows = token_rows(question, gap, words, tokens)
    scores = load_network().scores(rows, question_row(question, gap))
    fits = (_count(apart[0]) == 0) & (_count(apart[1]) > 0)
    scores = np.where(fits, scores, LOW)
    first, last = divmod(int(np.argmax(scores)), len(tokens))
    if np.exp(scores - scores.max()).sum() > 1 / _LEAST:
        return None
    found = _whole(words, tokens[first].start, tokens[last].end)
    return (
        _dated(words, found) if question.kind is Kind.WHEN and gap.noun[-1:] != ("năm",) else found
    )


def _where(question: Question, text: str, quote: Span, clause: Span | None) -> Span:
    """The clause, or the whole quote when only that holds what is wanted or the clause leads in."""
    if clause is None or not (quote.start <= clause.start and clause.end <= quote.end):
        return quote
    words = clause.of(text)
    if words.endswith(":"):
        return quote
    wants = question.wants
    if (
        wants is not None
        and not find_mentions(words, wants)
        and find_mentions(quote.of(text), wants)
    ):
        return quote
    return clause


def _listed(question: Question, words: str) -> list[Span]:
    """All mentions of what is wanted, those that the question does not name itself before others."""
    if question.wants is None:
        return []
    found = [mention.span for mention in find_mentions(words, question.wants)]
    asked = fold(question.text)
    fresh = [span for span in found if fold(span.of(words)).strip() not in asked]
    return (fresh or found)[:_MAX_PHRASES]


def _apart(
    question: Question, words: str, tokens: Sequence[Token]
) -> tuple[list[bool], list[bool]] | None:
    """The words that the phrase must not hold, and those of which it must hold one.

    Who acts does not stand behind "phối hợp với", whom one works with does. None where agencies
    stand there alone, though who acts is asked for.
    """
    helping, acting = behind_with(words)
    no, must = [False] * len(tokens), [True] * len(tokens)
    if question.kind is Kind.WHO and question.wants is MentionKind.AGENCY and helping:
        if not acting:
            return None
        no = _inside(tokens, helping)
    if question.kind is Kind.WITH_WHOM and helping:
        must = _inside(tokens, helping)
    return no, must


def _inside(tokens: Sequence[Token], spans: Sequence[Span]) -> list[bool]:
    return [
        any(span.start <= one.start and one.end <= span.end for span in spans) for one in tokens
    ]


def _count(held: Sequence[bool]) -> NDArray[np.int64]:
    """How many of the words of each stretch are held, (words, words)."""
    until = np.concatenate([[0], np.cumsum(held)])
    return np.asarray(until[None, 1:] - until[:-1, None], np.int64)


def _dated(words: str, found: Span) -> Span:
    """The whole date of which only the year was found."""
    dates = (mention.span for mention in find_mentions(words, MentionKind.DATE))
    alone = found.of(words).isdigit()
    return next(
        (one for one in dates if alone and one.start <= found.start and found.end <= one.end), found
    )


def _whole(words: str, start: int, end: int) -> Span:
    """The stretch with the brackets and quotes that it opens closed, and none that it does not open.

    >>> _whole('Luật Giá (sửa đổi) năm nay', 0, 17)
    Span(start=0, end=18)
    >>> _whole('Luật Giá (sửa đổi) năm nay', 10, 26)
    Span(start=19, end=26)
    """
    for opening, closing in (("(", ")"), ("“", "”")):
        inside = words[start:end]
        missing = inside.count(opening) - inside.count(closing)
        if missing > 0 and words[end : end + 1] == closing:
            end += 1
        elif missing < 0:
            rest = inside.rpartition(closing)[2]
            start = end - len(rest.lstrip()) if rest.strip() else start
    return Span(start=start, end=end)
