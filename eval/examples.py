"""Development questions as the reader sees them: with their candidates, each right or not.

The documents of a file of questions are indexed together, alone, and each question is read twice,
as typed and without diacritics, so that the lack of them says nothing of the answer. Some are asked
of another file's documents too: people ask of what the corpus knows nothing.
"""

import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from chat.judgement import Judgement
from chat.ranking import UNFITTED, Ranking
from eval.development import (
    FOLDER,
    DevelopmentQuestion,
    answered_by,
    as_gold,
    read_development,
    read_texts,
)
from eval.gold import GoldQuestion, load_gold
from eval.run import without_diacritics
from ingest.agencies import load_abbreviations

if TYPE_CHECKING:
    from chat.question import Question
    from chat.reader import Candidate
    from index.embedder import Embedder
    from index.passage_store import PassageStore

GOLD = "gold"  # the group of the gold set
_ONE_IN = 3  # answered questions of another set
AMONG = "@"  # behind the id of a question asked among all documents
FAR = "^"  # behind the id of a question asked of documents that speak of something else
BARE = "~"  # behind the id of a question whose diacritics were taken away


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A development question, read; `right` says which candidates overlap its evidence.

    `group` is the document that it is about, answered or not: left out together. `texts` are the
    candidates as the cross-encoder reads them.
    """

    gold: GoldQuestion
    group: str
    question: "Question"
    candidates: "Sequence[Candidate]"
    right: Sequence[bool]
    texts: Sequence[str] = ()


def ranked(example: Example, ranking: Ranking) -> list[int]:
    """Return the places of the candidates, best first."""
    scores = ranking.scores([one.evidence for one in example.candidates])
    return sorted(range(len(scores)), key=lambda place: (-scores[place], place))


def read_examples(home: Path, corpora: Path, embedder: "Embedder") -> Iterator[Example]:
    """Index the gold set's corpus and each development set alone, and read their questions."""
    own = {path.name: path.read_bytes() for path in (home / "corpus").glob("*.txt")}
    with _indexed(own, embedder) as store:
        asked = load_gold(home / "eval" / "gold.jsonl", lambda key: _text_of(store, key))
        yield from _read([(question, GOLD) for question in asked], store, embedder)
    yield from read_sets(FOLDER, corpora, embedder, far=True)


@contextmanager
def together(home: Path, corpora: Path, embedder: "Embedder") -> "Iterator[PassageStore]":
    """Index the gold set's corpus and all texts of `corpora` together.

    Most wrong sentences come from other documents there, as they do in an office.
    """
    own = {path.name: path.read_bytes() for path in (home / "corpus").glob("*.txt")}
    texts = {f"{one}.txt": text.encode() for one, text in read_texts(corpora).items()}
    with _indexed(own | texts, embedder) as store:
        yield store


def read_gold_among(home: Path, store: "PassageStore", embedder: "Embedder") -> Iterator[Example]:
    """Read the questions of the gold set among all documents of `store`."""
    gold = load_gold(home / "eval" / "gold.jsonl", lambda key: _text_of(store, key))
    yield from _read([(_among(question), GOLD) for question in gold], store, embedder)


def read_sets_among(
    folder: Path, corpora: Path, store: "PassageStore", embedder: "Embedder"
) -> Iterator[Example]:
    """Read the questions of a folder's sets among all documents of `store`."""
    texts = read_texts(corpora)
    for path in sorted(folder.glob("*.jsonl")):
        asked = _asked(read_development(path, texts), store)
        yield from _read([(_among(question), group) for question, group in asked], store, embedder)


def _among(question: GoldQuestion) -> GoldQuestion:
    return replace(question, id=f"{question.id}{AMONG}")


def read_sets(
    folder: Path, corpora: Path, embedder: "Embedder", *, far: bool = False
) -> Iterator[Example]:
    """Index each set of a folder alone, and read its questions, with `far` some of another set too."""
    texts = read_texts(corpora)
    sets = [read_development(path, texts) for path in sorted(folder.glob("*.jsonl"))]
    for place, questions in enumerate(sets):
        used = {question.document for question in questions}
        with _indexed({f"{one}.txt": texts[one].encode() for one in used}, embedder) as store:
            yield from _read(_asked(questions, store), store, embedder)
            if far:
                others = sets[(place + len(sets) // 2) % len(sets)]
                yield from _read(_far(others, used), store, embedder)


def _far(
    questions: Sequence[DevelopmentQuestion], documents: Collection[str]
) -> list[tuple[GoldQuestion, str]]:
    """Every third question that is answered, as one that these documents do not answer."""
    answered = [one for one in questions if one.quotes and one.document not in documents]
    return [
        (
            GoldQuestion(
                id=f"{one.id}{FAR}", kind=one.kind, question=one.question, answerable=False
            ),
            one.document,
        )
        for one in answered[::_ONE_IN]
    ]


def _asked(
    questions: Sequence[DevelopmentQuestion], store: "PassageStore"
) -> list[tuple[GoldQuestion, str]]:
    """The questions as the gold set has them, each with the id of its document."""
    documents = {Path(document.file).stem: document for document in store.documents()}
    texts = {
        one: store.notice(documents[one].notice_id).text
        for one in {question.document for question in questions}
    }
    return [
        (as_gold(one, documents[one.document].key, texts[one.document]), one.document)
        for one in questions
    ]


@contextmanager
def _indexed(documents: Mapping[str, bytes], embedder: "Embedder") -> "Iterator[PassageStore]":
    """Index documents by file name in a folder that goes away."""
    from index.library import Library
    from index.manifest import Manifest
    from index.store import LocalStore
    from ingest.corpus import Corpus

    manifest = Manifest(embedder=embedder.name, dimension=embedder.dimension)
    with tempfile.TemporaryDirectory() as folder:
        incoming = Path(folder) / "incoming"
        incoming.mkdir()
        for name, data in documents.items():
            (incoming / name).write_bytes(data)
        with LocalStore(Path(folder) / "index", manifest) as store:
            library = Library(Corpus(folder=Path(folder) / "corpus"), store, lambda: embedder)
            for _ in library.add([incoming]):
                pass
            yield store


def _read(
    asked: Sequence[tuple[GoldQuestion, str]], store: "PassageStore", embedder: "Embedder"
) -> Iterator[Example]:
    from chat.assistant import Assistant
    from chat.joint import joint_text

    documents = {document.notice_id: document for document in store.documents()}
    blank = Judgement(ranking=UNFITTED, decision={}, bias=0, threshold=0)
    assistant = Assistant(store, lambda: embedder, load_abbreviations(), blank)
    for question, group in (*asked, *_bare(asked)):
        read, candidates = assistant.read(question.question, question.history)
        yield Example(
            gold=question,
            group=group,
            question=read,
            candidates=candidates,
            right=[answered_by(question, [(one.key, one.sentence)]) for one in candidates],
            texts=[joint_text(one, documents[one.passage.notice_id]) for one in candidates],
        )


def _bare(asked: Sequence[tuple[GoldQuestion, str]]) -> list[tuple[GoldQuestion, str]]:
    """The same questions without diacritics."""
    stripped = without_diacritics([question for question, _ in asked])
    return [
        (replace(bare, id=f"{bare.id}{BARE}"), group)
        for bare, (typed, group) in zip(stripped, asked, strict=True)
        if bare.question != typed.question
    ]


def _text_of(store: "PassageStore", key: str) -> str | None:
    for document in store.documents():
        if document.key == key:
            return store.notice(document.notice_id).text
    return None
