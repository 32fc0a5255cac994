"""The parts over one home folder, put together: each is made when it is first needed."""

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from chat.records.finishing import finish_records
from chat.terminal.printing import embedding_bar, say
from ingest import wording
from ingest.bundle import finish
from ingest.corpus import Corpus
from ingest.errors import CorpusError, UnknownDocumentError

if TYPE_CHECKING:
    from chat.answering import Answering
    from chat.assistant import Assistant
    from chat.evaluation import Evaluation
    from chat.judgement import Judgement
    from chat.language_model.writer import Writer
    from chat.programs.services import Services
    from index.embedder import Embedder
    from index.library import Library
    from index.reranker import Reranker
    from index.store import LocalStore
    from index.stored import Document

LLM_KEY = "TRACUU_LLM_KEY"  # only here: an option would stand in the list of processes


class Workspace:
    """The parts over one home folder, each made when it is first needed."""

    def __init__(
        self,
        home: Path,
        model: str | None = None,
        *,
        rebuild: bool = False,
        llm: tuple[str, str] | None = None,
        reranker: str | None = None,
        careful: str | None = None,
    ) -> None:
        self.home = home
        self.model = model
        self._rebuild = rebuild
        self._llm = llm
        self._reranker = reranker
        self._careful = careful

    @cached_property
    def corpus(self) -> Corpus:
        """The documents."""
        folder = self.home / "corpus"
        finish(folder)
        finish_records(folder, self.records)
        return Corpus(folder=folder)

    @cached_property
    def store(self) -> "LocalStore":
        """The index, begun when there is none."""
        from index.model_facts import model_manifest
        from index.store import LocalStore

        manifest = model_manifest(self.model)
        return LocalStore(self._index, manifest, rebuild=self._rebuild)

    def indexed(self) -> "list[Document]":
        """The documents of the index, whatever built it; none, and nothing made, without one."""
        if "store" in self.__dict__:
            return self.store.documents()
        if not self.has_index():
            return []
        from index.store import LocalStore

        return LocalStore(self._index).documents()

    def has_index(self) -> bool:
        """Whether there is an index; nothing is made."""
        from index.manifest import stamp

        return "store" in self.__dict__ or stamp(self._index) is not None

    def without_index(self) -> str:
        """Say that there is no index, and what is to be done about it."""
        return wording.no_index_here(str(self.home.resolve()), len(self.corpus.files()))

    def require_index(self) -> None:
        """Refuse to read what is not there.

        Raises:
            CorpusError: there is no index; none was made.
        """
        if not self.has_index():
            raise CorpusError(self.without_index())

    @cached_property
    def embedder(self) -> "Embedder":
        """The model: 10 to 20 seconds from cold, so only when there is something to embed."""
        from index.embedder import load_embedder

        say(wording.LOADING_MODEL)
        return load_embedder(self.model)

    @cached_property
    def library(self) -> "Library":
        """Corpus and index together."""
        from index.library import Library

        return Library(self.corpus, self.store, lambda: self.embedder, embedding_bar)

    @cached_property
    def assistant(self) -> "Assistant":
        """What answers."""
        from chat.assistant import Assistant
        from chat.learning_apart import learns_apart

        return Assistant(
            self.store,
            lambda: self.embedder,
            self.corpus.abbreviations(),
            self._judgement(),
            reranker=self._load_reranker() if self._reranker else None,
            joint=self._load_joint,
            learnt=self.home / "var" / "learnt.json",
            apart=learns_apart(self._index),
        )

    def _judgement(self) -> "Judgement":
        from chat.judgement import load_judgement

        judgement = load_judgement()
        return judgement.careful(self._careful) if self._careful else judgement

    def _load_reranker(self) -> "Reranker":
        from index.reranker import load_reranker

        return load_reranker(self._reranker or "")

    def _load_joint(self) -> "Reranker | None":
        from index.cross_encoder import load_cross_encoder

        return load_cross_encoder(self.embedder)

    @cached_property
    def answering(self) -> "Answering":
        """What answers, worded by the office's language model where one is given."""
        from chat.answering import Answering

        return Answering(assistant=self.assistant, writer=self._writer())

    @property
    def _index(self) -> Path:
        return self.home / "var" / "index"

    @property
    def records(self) -> Path:
        """The folder of what people leave behind: accounts, the log, conversations, opinions."""
        return self.home / "records"

    def text_of(self, key: str) -> str | None:
        """The text of the document with exactly this key, None when there is none.

        Raises:
            UnknownDocumentError: the corpus has it, the index not yet.
        """
        entry = self.corpus.catalogue.with_key(key)
        if entry is None:
            return None
        try:
            return self.store.notice(entry.sha256).text
        except UnknownDocumentError as error:
            raise UnknownDocumentError(wording.not_yet_indexed(key)) from error

    def services(
        self, *, questions: bool = True, evaluation: "Evaluation | None" = None
    ) -> "Services":
        """What programs may use; `questions` says whether the log keeps what was asked."""
        from chat.access.audit import AUDIT, Audit
        from chat.programs.services import Services

        answering = self.answering
        return Services(
            stream=lambda user, typed, history: answering.stream(typed, history, user.sees),
            search=lambda user, typed, k: answering.assistant.search(typed, k, user.sees),
            library=self.library,
            audit=Audit(self.records / AUDIT, questions=questions),
            evaluate=evaluation.report_of if evaluation else None,
            prepare=lambda user: answering.assistant.prepare(user.sees),
        )

    def _writer(self) -> "Writer | None":
        if self._llm is None:
            return None
        from chat.language_model.client import LanguageModel
        from chat.language_model.writer import Writer

        url, model = self._llm
        key = os.environ.get(LLM_KEY)
        return Writer(model=LanguageModel(url=url.rstrip("/"), model=model, key=key))
