"""The whole way from a question to an `Answer` or a `Refusal`."""

import threading
from collections.abc import Callable, Collection, Sequence
from functools import cache
from pathlib import Path

from chat.answer import Answer, Refusal
from chat.decide import Reading, decide, tell_of_absent
from chat.document_data import only_cited, quote_fields, subject
from chat.finder import Finder
from chat.judgement import Judgement, load_judgement
from chat.kinds import Kind
from chat.known_corpus import Knowledge, KnownCorpus
from chat.learning import Apart
from chat.outcome import answer, join, refuse
from chat.question import Question
from chat.reader import Candidate, read
from chat.second_look import Looks
from chat.steps import step
from chat.task_answer import TopicWanted, answer_tasks, answer_topic
from chat.task_follow_up import asked_after
from chat.task_questions import TaskQuestion, read_task_question
from chat.today import today
from chat.which_notice import asked_among, asks_several, listed, name_all
from index.cores import CORES
from index.embedder import Embedder
from index.hit import Hit
from index.passage_store import PassageStore
from index.reranker import Reranker
from index.search import Found
from index.visible import Sees, everything
from ingest import wording
from ingest.agencies import Abbreviations

READ = 12  # passages read for an answer
SHOWN = 10  # hits shown beside it
_Within = Collection[str] | None  # notice ids to keep to; None for all


class Assistant:
    """Answers questions about one store. Safe for several threads.

    As many questions are worked at as there are cores, the others wait: all at once would take
    longer for each of them. `embedder` is called when the first question is asked: loading a model
    takes seconds.
    """

    def __init__(
        self,
        store: PassageStore,
        embedder: Callable[[], Embedder],
        abbreviations: Abbreviations,
        judgement: Judgement | None = None,
        reranker: Reranker | None = None,
        *,
        joint: Callable[[], Reranker | None] = lambda: None,
        learnt: Path | None = None,
        apart: Apart | None = None,
    ) -> None:
        """Answer from `store`; what takes long to learn from it is kept in the file `learnt`.

        It may be learnt `apart`. `joint` gives the cross-encoder that the decision is fitted with,
        if there is one.
        """
        self.store = store
        self.judgement = judgement or load_judgement()
        self._abbreviations = abbreviations
        self._finder = Finder(
            store=store, embedder=embedder, abbreviations=abbreviations, reranker=reranker
        )
        self._joint = cache(joint)
        self._knowledge = Knowledge(store, abbreviations, learnt=learnt, apart=apart)
        self._places = threading.BoundedSemaphore(CORES)

    def ask(
        self, typed: str, history: Sequence[str] = (), sees: Sees = everything
    ) -> Answer | Refusal:
        """Answer a question; `history` are the earlier ones of the conversation, oldest first.

        Documents that `sees` does not admit are left out before anything is ranked, and their words
        before the question is understood.

        Raises:
            QuestionError: nothing is asked, or far too much.
        """
        corpus = self._knowledge.seen(sees)
        with self._places:
            return self._ask(typed, history, corpus)

    def warm(self) -> None:
        """Load the models and learn from the corpus, so that the first question need not wait."""
        self._joint()
        self._finder.embedder().query([wording.EXAMPLES[0]])
        self.ask(wording.EXAMPLES[0])

    def prepare(self, sees: Sees) -> None:
        """Learn from the documents that someone sees, so that a first question need not wait."""
        self._knowledge.seen(sees)

    def _ask(self, typed: str, history: Sequence[str], corpus: KnownCorpus) -> Answer | Refusal:
        with step("understand"):
            question = corpus.understanding.read(typed, history)
        if not corpus.documents:
            return refuse(question, wording.empty_corpus())
        asked = asked_after(history, typed, corpus.understanding.read)
        whole = self._one(question, corpus, asked)
        if question.meta is not None and isinstance(whole, Answer):
            return whole
        parts = corpus.understanding.parts(question)
        return join(question, whole, [self._one(part, corpus) for part in parts])

    def _one(
        self, question: Question, corpus: KnownCorpus, asked: TaskQuestion | None = None
    ) -> Answer | Refusal:
        """Answer one question, whatever else was asked with it; `asked` of the table of tasks."""
        within, absent = self._finder.named(question, corpus)
        if absent is not None:
            reading = self._read(question, corpus, corpus.limits)
            return tell_of_absent(absent, reading, corpus, self.store.notice)
        asked = asked or read_task_question(question, today())
        if asked is not None and (told := self._tasks(question, asked, corpus, within)):
            return told
        if data := self._document_data(question, corpus, within):
            return data
        if question.kind is Kind.WHICH_NOTICE:
            if found := self._which(question, corpus):
                return found
            within = self._within_kind(question, corpus, within)
        reading = self._read(question, corpus, within)
        if not reading.candidates:
            return refuse(question, wording.nothing_near())
        with step("decide"):
            wanted = TopicWanted(
                abbreviations=self._abbreviations, within=within, near=reading.hits
            )
            told = answer_topic(question, wanted, self.store, corpus.documents)
            return told or decide(
                reading,
                corpus,
                judgement=self.judgement,
                joint=self._joint(),
                notice_of=self.store.notice,
            )

    def _tasks(
        self, question: Question, asked: TaskQuestion, corpus: KnownCorpus, within: _Within
    ) -> Answer | Refusal | None:
        """Answer from the table of assignments; None when something else is asked."""
        wanted = asked.filter(self._abbreviations, within, today())
        named = () if within is None or within is corpus.limits else within
        told = answer_tasks(
            question,
            asked,
            wanted,
            each=asked.of_each(self._abbreviations, wanted),
            store=self.store,
            documents=corpus.documents,
            named=named,
        )
        if told is None and asked.certain:
            return refuse(question, wording.NO_SUCH_TASK)
        return told

    def _document_data(
        self, question: Question, corpus: KnownCorpus, within: _Within
    ) -> Answer | Refusal | None:
        """Answer from letterhead and foot; None when the question is about something else."""
        if question.meta is None:
            return None
        if question.references and within in (None, corpus.limits):
            number = only_cited(question)
            return refuse(question, wording.document_absent(number)) if number else None
        document = subject(question, corpus.documents, within, corpus.rarity)
        if document is None:
            return None
        notice = self.store.notice(document.notice_id)
        quotes = quote_fields(notice, question.metas)
        if not quotes:
            return refuse(question, wording.field_absent(question.meta.value, document.key))
        return answer(question, [(notice, quote) for quote in quotes], corpus.documents)

    def _which(self, question: Question, corpus: KnownCorpus) -> Answer | None:
        """Answer with a list of documents from the catalogue; None when a topic is asked for."""
        documents = listed(question, corpus.documents) if asks_several(question) else []
        quotes = name_all(documents, self.store.notice)
        return answer(question, quotes, corpus.documents) if quotes else None

    def _within_kind(self, question: Question, corpus: KnownCorpus, within: _Within) -> _Within:
        """The documents of the kind that is asked for, unless some are named."""
        if within not in (None, corpus.limits):
            return within
        return asked_among(question, corpus.documents) or within

    def _read(self, question: Question, corpus: KnownCorpus, within: _Within) -> Reading:
        """Find the passages `within` these ids of documents and read their sentences."""
        vector, found = self._finder.find(question, corpus, within, READ)
        found = [one for one in found if one.stored.passage.notice_id in corpus.documents]
        with step("read"):
            candidates = read(
                question, found, vector, corpus.documents, corpus.rarity, self.judgement
            )
        hits = tuple(one.hit for one in found[:SHOWN])
        return Reading(question=question, hits=hits, candidates=candidates)

    def search(self, typed: str, k: int = SHOWN, sees: Sees = everything) -> list[Hit]:
        """Return the best passages for a question, without reading them."""
        corpus = self._knowledge.seen(sees)
        question = corpus.understanding.read(typed)
        if not corpus.documents:
            return []
        within, _ = self._finder.named(question, corpus)
        _, found = self._finder.find(question, corpus, within, k)
        return [one.hit for one in found]

    def looks(self, typed: str) -> list[tuple[Found, Looks]]:
        """Return what the second look has to put in order: what its weights are fitted on."""
        corpus = self._knowledge.current()
        question = corpus.understanding.read(typed)
        within, _ = self._finder.named(question, corpus)
        return self._finder.looks(question, corpus, within)

    def read(self, typed: str, history: Sequence[str] = ()) -> tuple[Question, list[Candidate]]:
        """Return the question and its candidates, best first: what a decision is fitted on."""
        corpus = self._knowledge.current()
        question = corpus.understanding.read(typed, history)
        within, _ = self._finder.named(question, corpus)
        return question, self._read(question, corpus, within).candidates
