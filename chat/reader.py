"""Reading: the sentences of the passages found, each with its evidence, best first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chat.evidence import Evidence, Measure, Similarities, in_documents
from chat.judgement import Judgement
from chat.question import Question
from chat.rarity import Rarity
from chat.scopes import Scopes, read_scopes
from index.search import Found
from index.stored import Document
from ingest.notice import Passage, Span

NO_SIMILARITY = 0.7  # of a passage that only its words brought up


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that may answer. `score` ranks the candidates of one question."""

    key: str
    passage: Passage
    sentence: Span
    scopes: Scopes
    evidence: Evidence
    score: float


def read(  # noqa: PLR0917
    question: Question,
    found: Sequence[Found],
    vector: NDArray[np.float32],
    documents: Mapping[str, Document],
    rarity: Rarity,
    judgement: Judgement,
) -> list[Candidate]:
    """Return the sentences of the passages `found`, best first, ties in the order of passages.

    `documents` are by notice id; `vector` is the question's, (dim,).
    """
    places, measured, measure = [], [], Measure(question, rarity)
    for one, sentences in zip(found, _similarities(found, vector), strict=True):
        passage = one.stored.passage
        document = documents[passage.notice_id]
        about, year = _about(document), document.date.year if document.date else None
        for sentence, similarities in zip(passage.sentences, sentences, strict=True):
            scopes = read_scopes(passage, sentence, about, year)
            places.append((one, sentence, scopes))
            measured.append(measure.evidence(scopes, similarities))
    evidence = in_documents(measured, [one.stored.passage.notice_id for one, _, _ in places])
    scores = judgement.ranking.scores(evidence)
    candidates = [
        Candidate(
            key=one.hit.key,
            passage=one.stored.passage,
            sentence=sentence,
            scopes=scopes,
            evidence=known,
            score=float(score),
        )
        for (one, sentence, scopes), known, score in zip(places, evidence, scores, strict=True)
    ]
    return sorted(candidates, key=lambda candidate: -candidate.score)


def unopposed(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out the sentences that a fact stands against, unless nothing is left."""
    return [one for one in candidates if not one.evidence.against] or [*candidates]


def margin(candidates: Sequence[Candidate]) -> float:
    """How far the best sentence stands above the second."""
    if len(candidates) < 2:
        return 1.0
    return candidates[0].score - candidates[1].score


def _similarities(found: Sequence[Found], vector: NDArray[np.float32]) -> list[list[Similarities]]:
    """What the vectors say of each sentence of each passage, beside the others."""
    cosines = [_sentence_similarities(one, vector) for one in found]
    every = np.concatenate([*cosines, np.zeros(0, np.float32)])
    mean = float(every.mean()) if len(every) else 0.0
    best = found[0].hit.score if found else 0.0
    return [
        [
            Similarities(
                sentence=float(value),
                contrast=float(value) - mean,
                passage=one.hit.dense if one.hit.dense is not None else NO_SIMILARITY,
                rank=one.hit.score - best,
            )
            for value in values
        ]
        for one, values in zip(found, cosines, strict=True)
    ]


def _sentence_similarities(found: Found, vector: NDArray[np.float32]) -> NDArray[np.float32]:
    vectors = found.stored.sentence_vectors
    if vectors is None or len(vectors) == 0:
        return np.zeros(len(found.stored.passage.sentences), np.float32)
    similarities: NDArray[np.float32] = vectors @ vector
    return similarities


def _about(document: Document) -> str:
    """What is known of a document, for words that its passages need not repeat."""
    day = document.date
    date = f"ngày {day.day} tháng {day.month} năm {day.year}" if day else ""
    parts = (document.kind, document.number, document.issuer, document.title, date)
    return " ".join(part for part in parts if part)
