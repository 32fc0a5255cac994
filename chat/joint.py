"""The best sentences read once more, each together with the question, by a fitted cross-encoder.

It sees what words and similarities do not: whether a clause speaks of the very thing that is asked.
What it says has a part in the decision, and in which of these sentences comes first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chat.english import without_framing
from chat.everyday import other_words
from chat.question import Question
from chat.reader import Candidate
from chat.scopes import look_up
from index.cores import side_by_side
from index.reranker import Reranker
from index.stored import Document
from ingest.normalise import nfc, same_tone

JUDGED = 2  # sentences of a question
_LONGEST = 4  # words of an everyday phrase
_TITLE, _HEADING, _CLAUSE = 80, 60, 280  # characters


def joint_scores(
    question: Question,
    candidates: Sequence[Candidate],
    documents: Mapping[str, Document],
    reader: Reranker | None,
) -> list[float]:
    """Return the log-odds that each of the first `JUDGED` sentences answers; none without a reader.

    `documents` are by notice id.
    """
    if reader is None:
        return []
    texts = [joint_text(one, documents[one.passage.notice_id]) for one in candidates[:JUDGED]]
    return scored(reader, asked(question), texts)


def scored(reader: Reranker, question: str, texts: Sequence[str]) -> list[float]:
    """Return what the cross-encoder says of each text, the question put in the text's own words."""

    def score(text: str) -> float:
        return float(reader.scores(in_its_words(question, text), [text])[0])

    return list(side_by_side("questions", score, texts))


def reordered(
    candidates: Sequence[Candidate], joint: Sequence[float], weight: float
) -> list[Candidate]:
    """Put those that the cross-encoder judged in the order of both, ties in the order they had.

    `joint` are its scores of the first candidates, `weight` what they count beside the ranking.
    Scores stay with the places: how near the others come is judged as before.
    """
    judged = candidates[: len(joint)]
    together = [one.score + weight * score for one, score in zip(judged, joint, strict=True)]
    order = sorted(range(len(judged)), key=lambda place: -together[place])
    return [
        *(replace(judged[place], score=at.score) for place, at in zip(order, judged, strict=True)),
        *candidates[len(judged) :],
    ]


def asked(question: Question) -> str:
    """The question as the cross-encoder reads it: with its diacritics, English as typed."""
    return without_framing(question.typed) if question.foreign else question.text


def in_its_words(question: str, text: str) -> str:
    """Put everyday words of a question as the text says them, where it does not hold them itself.

    >>> in_its_words("Ai lo việc này?", "Bộ Y tế chủ trì.")
    'Ai chủ trì việc này?'
    """
    held = look_up(text).accented
    words = question.split(" ")
    for length in range(_LONGEST, 0, -1):
        for start in range(len(words) - length + 1):
            phrase = same_tone(" ".join(words[start : start + length]).lower())
            if f" {phrase} " in held:
                continue
            if said := next((one for one in other_words(phrase) if f" {one} " in held), None):
                words[start : start + length] = [said]
    return nfc(" ".join(words))


def joint_text(candidate: Candidate, document: Document) -> str:
    """The sentence as the cross-encoder reads it: behind its document and its heading."""
    whole, clause = candidate.scopes.sentence, candidate.scopes.clause
    body = whole if len(whole) <= _CLAUSE else clause[:_CLAUSE]
    year = str(document.date.year) if document.date else ""
    title = " ".join(
        part for part in (document.kind, document.number, document.title, year) if part
    )
    heading = candidate.passage.headings[-1][:_HEADING] if candidate.passage.headings else ""
    above = [title[:_TITLE]]
    if heading and not body.startswith(heading[: _HEADING // 2]):
        above.append(heading)
    return f"{' | '.join(above)}: {body}"
