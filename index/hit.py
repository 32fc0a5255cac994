"""What a search returns."""

from dataclasses import dataclass

from ingest.notice import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage found, with the fused `score` and how it came about.

    `key` is the document's key in the corpus, "320/TB-VPCP (2021)". `dense` is a cosine
    similarity, `lexical` a BM25 score; either is None where that side did not return the passage.
    Lists of hits are sorted best first, ties by the order of the passages.
    """

    key: str
    passage: Passage
    score: float
    dense: float | None = None
    lexical: float | None = None
