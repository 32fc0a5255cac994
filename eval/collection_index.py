"""A public collection in an index of its own, searched by each side alone and by both.

Each document is read as a file with its text would be: what number, date, title and outline it has
is what the text says. So the figures are those of an office that had added the texts.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from chat.assistant import Assistant
from chat.phrases.mark import key_phrases
from eval.collections import Collection, Document
from index.embedder import Embedder
from index.filling import Waiting, fill, waiting
from index.passage_store import PassageStore
from index.restore import Restorer, is_bare, learn_restorer
from index.search import Weights, search
from ingest.agencies import Abbreviations, load_abbreviations
from ingest.catalogue import Entry
from ingest.errors import TracuuError
from ingest.normalise import nfc
from ingest.notice import Notice, Span
from ingest.parse import parse_notice

SYSTEMS = {
    "dense": Weights(dense=1.0, accented=0.0, folded=0.0),
    "bm25": Weights(dense=0.0, accented=0.7, folded=0.3),
    "both": Weights(),
}
_PASSAGES = 100  # looked at for the documents of one query


def index_collection(
    collection: Collection,
    store: PassageStore,
    embedder: Embedder,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Read, embed and store every document; `progress` is told how many more are done."""
    with store.writing():
        for _ in fill(
            _waiting(collection.documents), store, lambda: embedder, None, lambda _: True
        ):
            if progress is not None:
                progress(1)


def _waiting(documents: Iterable[Document]) -> Iterator[Waiting]:
    abbreviations = load_abbreviations()
    for document in documents:
        notice = read_document(document, abbreviations)
        entry = Entry(
            file=document.id,
            sha256=notice.id,
            key=document.id,
            number=notice.number,
            date=notice.date,
            issuer=notice.issuer,
            kind=notice.kind,
            title=notice.title,
            added_at="",
        )
        yield waiting(notice, entry, "added")


def read_document(document: Document, abbreviations: Abbreviations) -> Notice:
    """Return a document as its text is read, with the id of the collection in its hash.

    The title that the collection gives stands before the one that was read, unless the text says
    it itself. A text without the number of a document is a piece of one, a paragraph of some
    article: it has no outline of its own and is cut by its length alone.
    """
    text = nfc(document.text).strip() or "."
    try:
        notice = parse_notice(text.encode(), document.id, abbreviations)
    except TracuuError:
        notice = _piece(text)
    if notice.number is None:
        notice = _piece(text)
    known = document.title in notice.text or document.title == notice.number
    given = "" if known else document.title
    title = " – ".join(part for part in (given, notice.title) if part)
    return replace(notice, id=hashlib.sha256(document.id.encode()).hexdigest(), title=title or None)


def _piece(text: str) -> Notice:
    return Notice(id="", text=text, body=Span(start=0, end=len(text)))


def rankers(store: PassageStore, embedder: Embedder) -> dict[str, Callable[[str], list[str]]]:
    """Return, for each system, what ranks the documents for a query: ids, best first.

    "whole" goes the way of a question to the program, the second look included.
    """
    restorer = learn_restorer(store.texts())
    assistant = Assistant(store, lambda: embedder, load_abbreviations())

    def rank_with(weights: Weights) -> Callable[[str], list[str]]:
        return lambda query: _rank(query, store, embedder, restorer, weights)

    def rank_whole(query: str) -> list[str]:
        return _once([hit.key for hit in assistant.search(query, _PASSAGES)])

    return {name: rank_with(weights) for name, weights in SYSTEMS.items()} | {"whole": rank_whole}


def _rank(
    query: str, store: PassageStore, embedder: Embedder, restorer: Restorer, weights: Weights
) -> list[str]:
    bare = is_bare(query)
    text = restorer.restore(query) if bare else query
    [vector] = embedder.query([text])
    found = search(store, vector=vector, words=text, bare=bare, k=_PASSAGES, weights=weights)
    return _once([one.hit.key for one in found])


def phrase_finder(store: PassageStore, embedder: Embedder) -> Callable[[str], str]:
    """Return what gives the short answer to a question: the phrase marked in the best sentence.

    Where no phrase is marked it is the sentence, where nothing was found "".
    """
    assistant = Assistant(store, lambda: embedder, load_abbreviations())

    def phrase(text: str) -> str:
        question, candidates = assistant.read(text)
        if not candidates:
            return ""
        best = candidates[0]
        text = store.notice(best.passage.notice_id).text
        marked = key_phrases(question, text, best.sentence, best.sentence)
        span = marked[0] if marked else best.sentence
        start = best.passage.span.start
        return best.passage.text[span.start - start : span.end - start]

    return phrase


def _once(keys: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(keys))
