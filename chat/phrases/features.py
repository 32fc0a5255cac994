"""What is known of each word of a sentence, as the beginning, the end or a part of the phrase."""

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from chat.kinds import Kind
from chat.phrases.gap import KINDS, Gap
from chat.phrases.tokens import CLASSES, Token, classes_of
from chat.question import Question
from chat.unsaid.bonds import Bonds
from ingest.mentions import MentionKind, find_mentions
from ingest.normalise import same_tone
from ingest.notice import Span

Rows = NDArray[np.float32]
_FAR = 8  # words
_NAMED = tuple(kind for kind in MentionKind if kind is not MentionKind.TIME)  # too few to fit on
_OWN = (
    "content", "other", "pair", "number", "capital", "upper", "first", "last",
    "comma", "colon", "open", "close", "dash", "newline",
    "fresh", "with", "any_first", "any_last", "joined", "in_brackets", "rare", "bond", "strange", "within", "within_wanted", "wanted", "wanted_first", "wanted_last", "noun", "noun_last", "left_near", "right_near", "label",
    *CLASSES, *_NAMED,
)  # fmt: skip
_WINDOW = (-1, 0, 1)  # words beside each
_COLUMN = {name: number for number, name in enumerate(_OWN)}
_ONCE = ("left_run", "right_run", "before", "behind", "left_far", "right_far", "place")
QUESTION = (*KINDS, *(kind.value for kind in Kind), *(f"wants_{kind}" for kind in _NAMED))
_WITH = re.compile(r"\b(?:với|cùng)\s+(?:các |những )?(?:bộ,? (?:và )?)?$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:[\s,;]|\bvà\b|\bcác\b)*")
_LABEL = re.compile(r"^\s*(?:\d{1,2}(?:\.\d+)*|[a-zđ]|[IVX]+)[.)]")


@cache
def _office() -> Bonds:
    return Bonds()


def token_rows(question: Question, gap: Gap, text: str, tokens: Sequence[Token]) -> Rows:
    """Return what is known of each word and its neighbours, (tokens, features)."""
    own = _own(question, gap, text, tokens)
    padded = np.zeros((len(tokens) + 4, own.shape[1]), np.float32)
    padded[2:-2] = own
    near = [padded[2 + step : 2 + step + len(tokens)] for step in _WINDOW]
    return np.concatenate([*near, _once(gap, [token.form for token in tokens])], 1)


def question_row(question: Question, gap: Gap) -> Rows:
    """Return what is known of the question, (features,)."""
    true = {gap.kind, question.kind.value, f"wants_{question.wants}"}
    return np.array([name in true for name in QUESTION], np.float32)


def _own(question: Question, gap: Gap, text: str, tokens: Sequence[Token]) -> Rows:
    """What is known of each word alone, (tokens, `_OWN`)."""
    rows = np.zeros((len(tokens), len(_OWN)), np.float32)
    if not tokens:
        return rows
    forms = [token.form for token in tokens]
    label = _LABEL.match(text)
    depth = 0
    for place, (token, classes) in enumerate(zip(tokens, classes_of(forms), strict=True)):
        depth = max(0, depth + token.gap.count("(") - token.gap.count(")"))
        names = [*_marks(token), *_asked(token.form, gap), *classes]
        names += ["in_brackets"] * (depth > 0) + ["label"] * bool(
            label and token.start < label.end()
        )
        rows[place, [_COLUMN[name] for name in names]] = 1
    rows[0, _COLUMN["first"]] = rows[-1, _COLUMN["last"]] = 1
    _bonds(gap, tokens, rows)
    _mentions(question, text, tokens, rows)
    return rows


def _asked(form: str, gap: Gap) -> list[str]:
    """How a word stands in the question."""
    names = []
    if form in gap.content:
        names.append("content")
    elif form in gap.others:
        names.append("other")
    if form in gap.left[:2]:
        names.append("left_near")
    if form in gap.right[:2]:
        names.append("right_near")
    if form in gap.noun:
        names.append("noun_last" if form == gap.noun[-1] else "noun")
    return names


def _bonds(gap: Gap, tokens: Sequence[Token], rows: Rows) -> None:
    """How firmly each word holds to the one before it."""
    bonds = _office()
    for place, token in enumerate(tokens):
        rows[place, _COLUMN["rare"]] = not bonds.is_common(token.text.lower())
        if not place:
            continue
        last = tokens[place - 1]
        if (last.form, token.form) in gap.pairs:
            rows[place - 1 : place + 1, _COLUMN["pair"]] = 1
        if not token.gap.strip():
            both = last.text.lower(), token.text.lower()
            bond = bonds.bond(*both)
            rows[place, _COLUMN["bond"]] = bond
            rows[place, _COLUMN["strange"]] = not bond and bonds.strange(*both)
            rows[place, _COLUMN["joined"]] = last.text[0].isupper() and token.text[0].isupper()


def _marks(token: Token) -> list[str]:
    names = []
    if token.text[0].isdigit():
        names.append("number")
    if token.text[0].isupper():
        names.append("upper" if token.text.isupper() and len(token.text) > 1 else "capital")
    gap = token.gap
    if gap.strip():
        for name, marks in (
            ("comma", ",;"), ("colon", ":"), ("open", "(“\"'‘["), ("close", ")”\"'’]"), ("dash", "-–")
        ):  # fmt: skip
            if any(mark in gap for mark in marks):
                names.append(name)
    if "\n" in gap:
        names.append("newline")
    return names


def _mentions(question: Question, text: str, tokens: Sequence[Token], rows: Rows) -> None:
    """Which words are part of an agency, a date, an amount, and what else of these is known."""
    asked = same_tone(question.text)
    for kind in _NAMED:
        helping, last = False, None
        for mention in find_mentions(text, kind):
            span = mention.span
            helping = _is_with(text, span.start, last if helping else None)
            last = span.end
            inside = [
                place
                for place, token in enumerate(tokens)
                if span.start <= token.start and token.end <= span.end
            ]
            if not inside:
                continue
            names = [kind.value, *(["with"] if helping else [])]
            if kind is question.wants:
                names.append("wanted")
                if same_tone(span.of(text)) not in asked:
                    names.append("fresh")
            rows[np.ix_(inside, [_COLUMN[name] for name in names])] = 1
            for whole, suffix in (("any", ""), *((("wanted", "_wanted"),) * ("wanted" in names))):
                rows[inside[0], _COLUMN[f"{whole}_first"]] = 1
                rows[inside[-1], _COLUMN[f"{whole}_last"]] = 1
                rows[inside[1:], _COLUMN[f"within{suffix}"]] = 1


def behind_with(text: str) -> tuple[list[Span], list[Span]]:
    """Return the agencies and places behind "phối hợp với", and those that act.

    >>> text = "Bộ Y tế phối hợp với Bộ Công an và các địa phương tiêm phòng."
    >>> [[span.of(text) for span in found] for found in behind_with(text)]
    [['Bộ Công an', 'các địa phương'], ['Bộ Y tế']]
    """
    found: tuple[list[Span], list[Span]] = ([], [])
    for kind in (MentionKind.AGENCY, MentionKind.PLACE):
        helping, last = False, None
        for mention in find_mentions(text, kind):
            helping = _is_with(text, mention.span.start, last if helping else None)
            last = mention.span.end
            found[not helping].append(mention.span)
    return found


def _is_with(text: str, start: int, last: int | None) -> bool:
    """Whether a name stands behind "phối hợp với", or goes on from one that does, which ends at `last`."""
    if last is not None and _GOES_ON.fullmatch(text, last, start):
        return True
    return _WITH.search(text, max(0, start - 20), start) is not None


def _once(gap: Gap, forms: Sequence[str]) -> Rows:
    """How well the words before and behind each word are those around the gap."""
    count = len(forms)
    rows = np.zeros((count, len(_ONCE)), np.float32)
    left = next((form for form in gap.left if form in gap.content), None)
    right = next((form for form in gap.right if form in gap.content), None)
    rows[:, 2], rows[:, 4] = _since(forms, gap.content, left)
    behind, far = _since(forms[::-1], gap.content, right)
    rows[:, 3], rows[:, 5] = behind[::-1], far[::-1]
    reverse = forms[::-1]
    for place in range(count):
        rows[place, 0] = _run(gap.left, reverse[count - place : count - place + 3]) / 3
        rows[place, 1] = _run(gap.right, forms[place + 1 : place + 4]) / 3
        rows[place, 6] = place / count
    return rows


def _since(
    forms: Sequence[str], content: frozenset[str], one: str | None
) -> tuple[list[float], list[float]]:
    """How near, before each word, one of the question's stands, and this very one."""
    near, very = [], []
    last, found = -2 * _FAR, -2 * _FAR
    for place, form in enumerate(forms):
        near.append(_near(place - last))
        very.append(_near(place - found))
        if form in content:
            last = place
        if form == one:
            found = place
    return near, very


def _run(wanted: Sequence[str], found: Sequence[str]) -> int:
    length = 0
    while length < min(3, len(wanted), len(found)) and wanted[length] == found[length]:
        length += 1
    return length


def _near(distance: int) -> float:
    return max(0.0, 1 - (distance - 1) / _FAR)
