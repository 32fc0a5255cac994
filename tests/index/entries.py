"""Small true notices for the tests of the store: text, passages, vectors by hash of the text."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.manifest import Manifest
from index.store import LocalStore
from ingest.notice import Notice, Passage, Span

DIMENSION = 16
MANIFEST = Manifest(embedder="hashed", dimension=DIMENSION)


@dataclass(frozen=True)
class Made:
    """A notice and all that `put` asks for."""

    notice: Notice
    key: str
    passages: tuple[Passage, ...]
    vectors: NDArray[np.float32]
    sentence_vectors: list[NDArray[np.float32]]
    hashes: list[str]

    def put(self, store: LocalStore) -> None:
        """Put it into a store."""
        store.put(
            self.notice,
            key=self.key,
            file=f"{self.notice.id[:8]}.txt",
            passages=self.passages,
            vectors=self.vectors,
            sentence_vectors=self.sentence_vectors,
            hashes=self.hashes,
        )


def vector(text: str) -> NDArray[np.float32]:
    """Return a vector of length 1 that only this text has."""
    seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    numbers = np.random.default_rng(seed).standard_normal(DIMENSION)
    return (numbers / np.linalg.norm(numbers)).astype(np.float32)


def made(paragraphs: Sequence[str], *, key: str, title: str | None = None) -> Made:
    """Make a notice of which each paragraph is a passage of one sentence."""
    text = "\n".join(paragraphs)
    identity = hashlib.sha256(f"{key}{text}".encode()).hexdigest()
    passages = []
    start = 0
    for ordinal, paragraph in enumerate(paragraphs):
        span = Span(start=start, end=start + len(paragraph))
        passages.append(_passage(identity, ordinal, span, paragraph))
        start = span.end + 1
    return Made(
        notice=Notice(
            id=identity, text=text, number=key, title=title, body=Span(start=0, end=len(text))
        ),
        key=key,
        passages=tuple(passages),
        vectors=np.array([vector(it) for it in paragraphs]).reshape(-1, DIMENSION),
        sentence_vectors=[vector(it)[None, :] for it in paragraphs],
        hashes=[hashlib.sha256(it.encode()).hexdigest() for it in paragraphs],
    )


def numbered(number: int, *, passages: int = 5) -> Made:
    """Make the notice of a number; its passages speak of that number alone."""
    lines = [f"Hồ sơ số {number} đoạn {index} về đất lúa" for index in range(passages)]
    return made(lines, key=f"{number}/TB-VPCP (2021)", title="Phiên họp tháng Mười")


def opened(folder: Path, *, lock_timeout: float = 10.0) -> LocalStore:
    """Open a store for these vectors."""
    return LocalStore(folder, MANIFEST, lock_timeout=lock_timeout)


def _passage(notice_id: str, ordinal: int, span: Span, text: str) -> Passage:
    return Passage(
        notice_id=notice_id,
        ordinal=ordinal,
        section=f"{ordinal + 1}",
        headings=("I. Kết luận chung",),
        span=span,
        text=text,
        sentences=(span,),
    )
