"""A public collection in an index of its own, searched by each side alone and by both."""

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence

from chat.assistant import Assistant
from chat.phrases import key_phrases
from eval.collections import Collection, Document
from index.embedder import Embedder
from index.passage_store import PassageStore
from index.restore import Restorer, is_bare, learn_restorer
from index.search import Weights, search
from ingest.agencies import load_abbreviations
from ingest.normalise import nfc
from ingest.notice import Notice, Span
from ingest.passages import context, split_passages

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
    """Embed and store every document, cut into passages as notices are."""
    with store.writing():
        for document in collection.documents:
            _put(document, store, embedder)
            if progress is not None:
                progress(1)


def _put(document: Document, store: PassageStore, embedder: Embedder) -> None:
    text = nfc(document.text).strip() or "."
    notice = Notice(
        id=hashlib.sha256(document.id.encode()).hexdigest(),
        text=text,
        title=document.title or None,
        date=dt.date(2000, 1, 1),
        body=Span(start=0, end=len(text)),
    )
    passages = split_passages(notice)
    texts = [f"{context(notice, passage)}\n{passage.text}".strip() for passage in passages]
    spans = [
        [
            (span.start - passage.span.end + len(text), span.end - passage.span.end + len(text))
            for span in passage.sentences
        ]
        for text, passage in zip(texts, passages, strict=True)
    ]
    vectors, sentence_vectors = embedder.passage_spans(texts, spans)
    store.put(
        notice,
        key=document.id,
        file=document.id,
        passages=passages,
        vectors=vectors,
        sentence_vectors=sentence_vectors,
        hashes=[hashlib.sha256(one.encode()).hexdigest() for one in texts],
    )


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
        marked = key_phrases(question, store.notice(best.passage.notice_id).text, best.sentence)
        span = marked[0] if marked else best.sentence
        start = best.passage.span.start
        return best.passage.text[span.start - start : span.end - start]

    return phrase


def _once(keys: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(keys))
