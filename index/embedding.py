"""The seam between texts and vectors: what every embedder does."""

from collections.abc import Callable, Sequence
from typing import Literal, Protocol

from index.vectors import CharacterSpan, TokenVectors, Vectors

Verb = Literal["query", "passage"]
Progress = Callable[[int], None]


class Embedder(Protocol):
    """What turns texts into vectors of length 1. Texts are NFC; `query` and `passage` differ."""

    @property
    def name(self) -> str:
        """The fingerprint of model and prefixes, as the index keeps it."""

    @property
    def dimension(self) -> int:
        """The number of columns of each vector."""

    def query(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of questions, (n, dim) float32, rows of length 1."""

    def passage(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of passages, (n, dim) float32, rows of length 1."""

    def passage_spans(
        self,
        texts: Sequence[str],
        spans: Sequence[Sequence[CharacterSpan]],
        progress: Progress | None = None,
    ) -> tuple[Vectors, list[Vectors]]:
        """Return the vectors of passages, and of spans of their characters, in one pass.

        The vector of a span is the mean of its tokens' vectors in their context, with length 1;
        a span without a token gets its text's vector. The second value has an (m, dim) array for
        each text. `progress` is told how many texts were finished since it was last called.
        """

    def tokens(self, texts: Sequence[str], verb: Verb) -> list[TokenVectors]:
        """Return the tokens of each text with their vectors in context."""
