"""An embedder small enough to be understood at a glance, and true to the whole Protocol."""

import hashlib
import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from index.embedding import Progress, Verb
from index.pooling import SpanSums
from index.vectors import CharacterSpan, TokenVectors, Vectors, unit

_SYLLABLE = re.compile(r"\w+")


class HashEmbedder:
    """A bag of syllables: each has 64 signs drawn from its hash, a text is their sum.

    Two texts are as near as they share syllables, whatever the order; capitals do not matter,
    diacritics do. Both verbs are the same.
    """

    name = "hash-64"
    dimension = 64

    def query(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.query`."""
        return self.passage_spans(texts, [()] * len(texts))[0]

    def passage(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.passage`."""
        return self.passage_spans(texts, [()] * len(texts))[0]

    def passage_spans(
        self,
        texts: Sequence[str],
        spans: Sequence[Sequence[CharacterSpan]],
        progress: Progress | None = None,
    ) -> tuple[Vectors, list[Vectors]]:
        """See `Embedder.passage_spans`."""
        whole = np.zeros((len(texts), self.dimension), np.float32)
        sums = SpanSums(spans, self.dimension)
        for number, tokens in enumerate(self.tokens(texts, "passage")):
            whole[number] = _signs("") + tokens.vectors.sum(axis=0)
            sums.add(number, tokens.offsets, tokens.vectors)
            if progress is not None:
                progress(1)
        whole = unit(whole)
        return whole, sums.split(unit(sums.means()), whole)

    def tokens(self, texts: Sequence[str], verb: Verb) -> list[TokenVectors]:
        """See `Embedder.tokens`."""
        return [_tokens(text) for text in texts]


def _tokens(text: str) -> TokenVectors:
    found = list(_SYLLABLE.finditer(text))
    vectors = [_signs(syllable.group().lower()) for syllable in found]
    return TokenVectors(
        offsets=np.array([syllable.span() for syllable in found], np.int32).reshape(-1, 2),
        vectors=np.array(vectors, np.float32).reshape(-1, 64),
    )


@cache
def _signs(syllable: str) -> Vectors:
    """Return 64 numbers of +1/8 or -1/8: a vector of length 1."""
    bits = np.frombuffer(hashlib.blake2b(syllable.encode(), digest_size=8).digest(), np.uint8)
    return unit(np.unpackbits(bits).astype(np.float32) * 2 - 1)
