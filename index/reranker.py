"""Passages judged once more together with the question, by any cross-encoder of sentence-transformers.

None is used unless one is named (`--reranker ID`): the program's own ranking needs none.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.search import Found
from ingest import wording
from ingest.errors import ModelError
from ingest.normalise import squeeze

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

RERANKED = 50  # passages judged again
_MAX_TOKENS = 512


class Reranker(Protocol):
    """Says how well each passage answers a question."""

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """Return a score a passage, (n,), higher for better; the scale does not matter."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossEncoderReranker:
    """A `Reranker` around a CrossEncoder."""

    model: "CrossEncoder"

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """See `Reranker.scores`."""
        pairs = [(question, passage) for passage in passages]
        found = self.model.predict(pairs, batch_size=16, show_progress_bar=False)
        return np.asarray(found, dtype=np.float32).reshape(len(pairs), -1)[:, -1]


def load_reranker(model: str) -> CrossEncoderReranker:
    """Load a cross-encoder by folder or by the id of a downloaded one.

    Raises:
        ModelError: there is no such model on this machine, or it is damaged.
    """
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")
    from safetensors import SafetensorError
    from sentence_transformers import CrossEncoder

    try:
        loaded = CrossEncoder(model, device="cpu", local_files_only=True, max_length=_MAX_TOKENS)
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        raise ModelError(wording.model_unreadable(model, squeeze(str(error))[:120])) from error
    return CrossEncoderReranker(model=loaded)


def rerank(question: str, found: Sequence[Found], reranker: Reranker) -> list[Found]:
    """Return the passages ordered by the sum of both z-scores, which becomes their score."""
    if not found:
        return []
    scores = reranker.scores(question, [one.stored.passage.text for one in found])
    total = _standardised(np.array([one.hit.score for one in found])) + _standardised(scores)
    order = np.argsort(-total, kind="stable")
    return [
        replace(found[place], hit=replace(found[place].hit, score=float(total[place])))
        for place in order
    ]


def _standardised(values: NDArray[np.floating]) -> NDArray[np.float64]:
    wide = values.astype(np.float64)
    spread = float(wide.std()) or 1.0
    result: NDArray[np.float64] = (wide - wide.mean()) / spread
    return result
