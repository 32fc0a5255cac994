"""From what was read to the outcome: an answer, or a refusal that names the words not covered."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from chat.answer import Answer, Refusal
from chat.cited import cited_as
from chat.compose import compose
from chat.joint import joint_scores, reordered
from chat.judgement import Judgement
from chat.kinds import Kind
from chat.known_corpus import KnownCorpus
from chat.outcome import answer, refuse
from chat.question import Question
from chat.reader import Candidate, margin, unopposed
from chat.unsaid.bonds import corpus_bonds
from chat.unsaid.naming import unsaid
from chat.unsaid.said import Said
from chat.which_notice import best_of_each, name_each
from index.hit import Hit
from index.reranker import Reranker
from ingest import wording
from ingest.notice import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A question with the passages to be shown beside its outcome and the sentences read in them.

    Both are best first.
    """

    question: Question
    hits: tuple[Hit, ...]
    candidates: list[Candidate]


def decide(
    reading: Reading,
    corpus: KnownCorpus,
    *,
    judgement: Judgement,
    joint: Reranker | None,
    notice_of: Callable[[str], Notice],
) -> Answer | Refusal:
    """Answer when the best sentence is likely to answer, refuse otherwise.

    At least one sentence has been read. `joint` is the cross-encoder that the decision is fitted
    with, if there is one; `notice_of` gives a notice by id.
    """
    question = reading.question
    best = reading.candidates[0]
    scores = joint_scores(question, reading.candidates, corpus.documents, joint)
    confidence = judgement.confidence(
        question, best.evidence, margin(reading.candidates), max(scores, default=None)
    )
    if confidence < judgement.threshold:
        return _not_covered(reading, best, corpus, confidence)
    ordered = unopposed(reordered(reading.candidates, scores, judgement.joint.get("rank", 0.0)))
    once = cache(notice_of)
    if question.kind is Kind.WHICH_NOTICE:
        quotes = name_each(best_of_each(question, ordered), once)
    else:
        quotes = compose(question, ordered, once)
    return answer(question, quotes, corpus.documents, reading.hits, confidence)


def tell_of_absent(
    number: str, reading: Reading, corpus: KnownCorpus, notice_of: Callable[[str], Notice]
) -> Answer | Refusal:
    """Answer with what is said here of document `number`, which is not here itself."""
    question = reading.question
    quotes = cited_as(question, number, reading.candidates, notice_of)
    if quotes:
        return answer(question, quotes, corpus.documents, reading.hits)
    return refuse(question, wording.document_absent(number))


def _not_covered(
    reading: Reading, best: Candidate, corpus: KnownCorpus, confidence: float
) -> Refusal:
    """Refuse with the words of the question that the best sentence says nothing of."""
    bonds = corpus_bonds(corpus.understanding.restorer)
    said = Said(scopes=best.scopes, passage=best.passage, bonds=bonds)
    words = unsaid(reading.question, said, corpus.rarity)
    return refuse(
        reading.question,
        wording.not_covered(words),
        missing=words,
        hits=reading.hits,
        confidence=confidence,
    )
