"""Documents read, waiting for their vectors: embedded in batches, stored, reported in order."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.embedding import Embedder, Progress
from index.memory import give_back
from index.passage_store import PassageStore
from index.standing import Standing
from index.stored import KnownVectors
from ingest.catalogue import Entry
from ingest.notice import Notice, Passage
from ingest.passages import context, split_passages

_BATCH = 128  # passages embedded together, so that short documents fill a batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What became of one file: added, unchanged, replaced, edited, rejected or removed.

    `entry` is its line of the catalogue, which tells the header where no notice was read.
    """

    file: str
    status: str
    reason: str | None = None
    key: str | None = None
    notice: Notice | None = None
    entry: Entry | None = None
    passages: int = 0

    def as_json(self) -> dict[str, object]:
        """Return the line that `tracuu add --json` prints."""
        notice = self.notice
        head = notice or self.entry
        return {
            "file": self.file,
            "status": self.status,
            "reason": self.reason,
            "key": self.key,
            "number": head.number if head else None,
            "date": head.date.isoformat() if head and head.date else None,
            "kind": head.kind if head else None,
            "issuer": head.issuer if head else None,
            "title": head.title if head else None,
            "pages": len(notice.pages) or None if notice else None,
            "sections": sum(1 for _ in notice.sections()) if notice else 0,
            "passages": self.passages,
            "ocr": bool(notice and notice.ocr),
            "warnings": [*notice.warnings, *notice.repairs] if notice else [],
        }


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document read, waiting for its vectors."""

    report: Report
    notice: Notice
    entry: Entry
    passages: tuple[Passage, ...]

    @property
    def standing(self) -> Standing:
        """What staff have set of it."""
        by_hand = self.entry.corrections
        return Standing(
            status=by_hand.get("status"),
            collection=by_hand.get("collection", ""),
            replaced_by=by_hand.get("replaced_by"),
            within=self.entry.within,
        )


def waiting(notice: Notice, entry: Entry, status: str, file: str | None = None) -> Waiting:
    """Return a document that is on disk and in the catalogue, and not yet in the index."""
    passages = split_passages(notice)
    report = Report(
        file=file or entry.file,
        status=status,
        key=entry.key,
        notice=notice,
        passages=len(passages),
    )
    return Waiting(report, notice, entry, passages)


def fill(
    documents: Iterable[Report | Waiting],
    store: PassageStore,
    embedder: Callable[[], Embedder],
    progress: Callable[[int], Progress] | None,
    listed: Callable[[str], bool],
) -> Iterator[Report]:
    """Embed and store what waits; yield a report each, in order, once it is safe on disk.

    A document that a newer version replaced while it waited, so that its id is no longer `listed`
    in the catalogue, is reported and not stored: it would stay in the index for good. Only texts
    that the store has no vectors of are embedded. `progress` is told how many there are and
    returns what counts them.
    """
    pending: list[Report | Waiting] = []
    size = 0
    for document in documents:
        pending.append(document)
        size += len(document.passages) if isinstance(document, Waiting) else 0
        if size >= _BATCH or size == 0:
            yield from _flush(pending, store, embedder, progress, listed)
            pending, size = [], 0
    yield from _flush(pending, store, embedder, progress, listed)


def _flush(
    pending: Sequence[Report | Waiting],
    store: PassageStore,
    embedder: Callable[[], Embedder],
    progress: Callable[[int], Progress] | None,
    listed: Callable[[str], bool],
) -> Iterator[Report]:
    waits = [one for one in pending if isinstance(one, Waiting)]
    stored = {one.notice.id for one in waits if listed(one.notice.id)}
    texts = {
        _hash(text, passage): (text, passage)
        for document in waits
        if document.notice.id in stored
        for text, passage in _embedded(document)
    }
    known = dict(store.known(list(texts)))
    new = {digest: texts[digest] for digest in texts if digest not in known}
    if new:
        vectors, sentences = embedder().passage_spans(
            [text for text, _ in new.values()],
            [_sentence_spans(text, passage) for text, passage in new.values()],
            progress(len(new)) if progress else None,
        )
        give_back()
        known |= dict(zip(new, zip(vectors, sentences, strict=True), strict=True))
    for document in pending:
        if not isinstance(document, Waiting):
            yield document
            continue
        if document.notice.id in stored:
            _put(document, store, known)
        yield document.report


def _put(document: Waiting, store: PassageStore, known: Mapping[str, KnownVectors]) -> None:
    hashes = [_hash(text, passage) for text, passage in _embedded(document)]
    store.put(
        document.notice,
        key=document.entry.key,
        file=document.entry.file,
        passages=document.passages,
        vectors=np.array([known[digest][0] for digest in hashes], np.float32),
        sentence_vectors=[known[digest][1] for digest in hashes],
        hashes=hashes,
        standing=document.standing,
    )


def _embedded(document: Waiting) -> list[tuple[str, Passage]]:
    """The text that is embedded for each passage: what stands above it, then its own words."""
    texts = []
    for passage in document.passages:
        above = context(document.notice, passage)
        texts.append((f"{above}\n{passage.text}" if above else passage.text, passage))
    return texts


def _sentence_spans(text: str, passage: Passage) -> list[tuple[int, int]]:
    shift = len(text) - len(passage.text) - passage.span.start
    return [(span.start + shift, span.end + shift) for span in passage.sentences]


def _hash(text: str, passage: Passage) -> str:
    """Name an embedded text together with the cuts between its sentences."""
    cuts = ",".join(f"{start}-{end}" for start, end in _sentence_spans(text, passage))
    return hashlib.sha256(f"{text}\x00{cuts}".encode()).hexdigest()
