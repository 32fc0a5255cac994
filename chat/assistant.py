"""The whole way from a question to an `Answer` or a `Refusal`."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from chat.answer import Answer, Citation, Quote, Refusal
from chat.compose import compose, section_label
from chat.document_data import closest, quote_field, resolve
from chat.evidence import missing
from chat.judgement import Judgement, load_judgement
from chat.kinds import Kind
from chat.question import Question
from chat.rarity import Rarity, corpus_rarity
from chat.reader import Candidate, read
from chat.understand import Understanding
from chat.vocabulary import own_words
from index.acronyms import learn_acronyms
from index.embedder import Embedder
from index.hit import Hit
from index.passage_store import PassageStore
from index.restore import learn_restorer
from index.search import Found, search
from index.stored import Document
from ingest import wording
from ingest.agencies import Abbreviations
from ingest.normalise import fold
from ingest.notice import Notice

READ = 12  # passages read for an answer
SHOWN = 10  # hits shown beside it
_LEARNT_TEXTS = 20_000  # passages that the diacritics are learnt from


@dataclass(frozen=True, kw_only=True)
class _Corpus:
    """What is kept of the store between questions, until it changes."""

    generation: int
    documents: dict[str, Document]
    understanding: Understanding
    rarity: Rarity


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A question with what was found for it."""

    question: Question
    found: list[Found]
    candidates: list[Candidate]

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The hits to be shown."""
        return tuple(found.hit for found in self.found[:SHOWN])


class Assistant:
    """Answers questions about one store. Safe for several threads.

    `embedder` is called when the first question is asked: loading a model takes seconds.
    """

    def __init__(
        self,
        store: PassageStore,
        embedder: Callable[[], Embedder],
        abbreviations: Abbreviations,
        judgement: Judgement | None = None,
    ) -> None:
        self.store = store
        self.judgement = judgement or load_judgement()
        self._embedder = embedder
        self._abbreviations = abbreviations
        self._lock = threading.Lock()
        self._corpus: _Corpus | None = None

    def ask(self, typed: str, history: Sequence[str] = ()) -> Answer | Refusal:
        """Answer a question; `history` are the earlier ones of the conversation, oldest first.

        Raises:
            QuestionError: nothing is asked, or far too much.
        """
        corpus = self._current()
        question = corpus.understanding.read(typed, history)
        if not corpus.documents:
            return _refuse(question, wording.empty_corpus())
        within, absent = self._named(question, corpus)
        if absent is not None:
            return _refuse(question, wording.document_absent(absent))
        if question.meta is not None and (answer := self._document_data(question, corpus, within)):
            return answer
        seen = self._read(question, corpus, within, READ)
        if not seen.candidates:
            return _refuse(question, wording.nothing_near())
        return self._decide(seen, corpus)

    def search(self, typed: str, k: int = SHOWN) -> list[Hit]:
        """Return the best passages for a question, without reading them."""
        corpus = self._current()
        question = corpus.understanding.read(typed)
        if not corpus.documents:
            return []
        within, _ = self._named(question, corpus)
        _, found = self._find(question, within, k)
        return [one.hit for one in found]

    def read(self, typed: str, history: Sequence[str] = ()) -> tuple[Question, list[Candidate]]:
        """Return the question and its candidates, best first: what a decision is fitted on."""
        corpus = self._current()
        question = corpus.understanding.read(typed, history)
        within, _ = self._named(question, corpus)
        return question, self._read(question, corpus, within, READ).candidates

    def _current(self) -> _Corpus:
        """What is known of the corpus, learnt anew when it has changed."""
        with self._lock:
            if self._corpus is None or self._corpus.generation != self.store.generation:
                self._corpus = _learn(self.store, self._abbreviations)
            return self._corpus

    def _named(self, question: Question, corpus: _Corpus) -> tuple[set[str] | None, str | None]:
        """The documents named in the question, and the name of one that is not here.

        A number that passages cite is no document asked for, but a word to look for.
        """
        within: set[str] = set()
        for reference in question.references:
            documents = resolve(reference, list(corpus.documents.values()))
            within.update(document.notice_id for document in documents)
            cited = self.store.doc_freq(fold(reference.number), folded=True)
            if not documents and (not cited or "/" not in reference.number):
                return None, reference.number
        return within or None, None

    def _find(
        self, question: Question, within: set[str] | None, k: int
    ) -> tuple[NDArray[np.float32], list[Found]]:
        text = question.typed if question.foreign else question.text
        vector = self._embedder().query([text])[0]
        words = f"{question.text} {self._abbreviations.shorten(question.text)}"
        return vector, search(
            self.store, vector=vector, words=words, bare=question.bare, k=k, within=within
        )

    def _read(self, question: Question, corpus: _Corpus, within: set[str] | None, k: int) -> _Read:
        vector, found = self._find(question, within, k)
        found = [one for one in found if one.stored.passage.notice_id in corpus.documents]
        candidates = read(question, found, vector, corpus.documents, corpus.rarity, self.judgement)
        return _Read(question=question, found=found, candidates=candidates)

    def _document_data(
        self, question: Question, corpus: _Corpus, within: set[str] | None
    ) -> Answer | Refusal | None:
        """Answer from letterhead and foot; None when the question is about something else."""
        if question.meta is None or (question.references and within is None):
            return None
        documents = [
            document
            for document in corpus.documents.values()
            if within is None or document.notice_id in within
        ]
        document = documents[0] if len(documents) == 1 else closest(question, documents)
        if document is None:
            return None
        notice = self.store.notice(document.notice_id)
        quotes = quote_field(notice, question.meta)
        if not quotes:
            return _refuse(question, wording.field_absent(question.meta.value, document.key))
        return _answer(question, [(notice, quote) for quote in quotes], corpus.documents, (), 1.0)

    def _decide(self, seen: _Read, corpus: _Corpus) -> Answer | Refusal:
        """Answer when the best sentence is likely to answer, refuse otherwise."""
        best = seen.candidates[0]
        confidence = self.judgement.confidence(
            seen.question, best.evidence, margin(seen.candidates)
        )
        if confidence < self.judgement.threshold:
            words = missing(seen.question, best.scopes)
            refusal = _refuse(seen.question, wording.not_covered(words))
            return replace(refusal, missing=words, hits=seen.hits, confidence=confidence)
        quotes = compose(seen.question, seen.candidates, cache(self.store.notice))
        if seen.question.kind is Kind.WHICH_NOTICE:
            notice = quotes[0][0]
            quotes = [*((notice, quote) for quote in _letterhead(notice)), *quotes[:1]]
        return _answer(seen.question, quotes, corpus.documents, seen.hits, confidence)


def margin(candidates: Sequence[Candidate]) -> float:
    """How far the best sentence stands above the second."""
    if len(candidates) < 2:
        return 1.0
    return candidates[0].score - candidates[1].score


def _letterhead(notice: Notice) -> list[Quote]:
    """Number and title, as they stand."""
    spans = [notice.fields[name] for name in ("number", "title") if name in notice.fields]
    return [Quote(span=span, text=span.of(notice.text), phrases=(span,)) for span in spans]


def _answer(
    question: Question,
    quotes: Sequence[tuple[Notice, Quote]],
    documents: Mapping[str, Document],
    hits: tuple[Hit, ...],
    confidence: float,
) -> Answer:
    citations = tuple(
        _citation(marker, notice, quote, documents[notice.id])
        for marker, (notice, quote) in enumerate(quotes, start=1)
    )
    text = "\n".join(f"{citation.quote.text} [{citation.marker}]" for citation in citations)
    return Answer(
        question=question.typed,
        understood=question.text,
        text=text,
        citations=citations,
        hits=hits,
        confidence=confidence,
    )


def _citation(marker: int, notice: Notice, quote: Quote, document: Document) -> Citation:
    return Citation(
        marker=marker,
        key=document.key,
        number=document.number,
        date=document.date,
        title=document.title,
        section=section_label(notice, quote.span.start),
        page=notice.page_of(quote.span.start),
        file=document.file,
        quote=quote,
        status=document.status,
        superseded_by=document.superseded_by,
    )


def _refuse(question: Question, reason: str) -> Refusal:
    return Refusal(
        question=question.typed,
        understood=question.text,
        reason=reason,
        missing=(),
        hits=(),
        confidence=0.0,
    )


def _learn(store: PassageStore, abbreviations: Abbreviations) -> _Corpus:
    generation = store.generation
    texts = [text for _, text in zip(range(_LEARNT_TEXTS), store.texts(), strict=False)]
    return _Corpus(
        generation=generation,
        documents={document.notice_id: document for document in store.documents()},
        understanding=Understanding(
            restorer=learn_restorer([*texts, *own_words()]),
            abbreviations=abbreviations,
            acronyms=learn_acronyms(texts),
        ),
        rarity=corpus_rarity(lambda term: store.doc_freq(term, folded=True), store.passage_count),
    )
