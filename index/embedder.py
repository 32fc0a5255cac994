"""Texts to vectors by sentence-transformers: the one implementation of `Embedder` in use.

Only this module imports sentence_transformers and torch, and only while a model is loaded.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from index.cores import Work, side_by_side
from index.embedding import Embedder, Progress, Verb
from index.model_source import fingerprint, model_folder, prefixes
from index.packed_encoder import PackedEncoder, packed_encoder
from index.pooling import SpanSums, joined, visible
from index.vectors import CharacterSpan, TokenVectors, Vectors, batches, unit
from index.windows import Window, padded, windows
from ingest import wording
from ingest.errors import ModelError
from ingest.normalise import squeeze

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling
    from tokenizers import Tokenizer

__all__ = ["Embedder", "SentenceTransformerEmbedder", "fast_dtype", "load_embedder"]

MAX_TOKENS = 512
_BATCH_TOKENS = 4096
_MODULES = 2  # the transformer and the pooling, which every model must begin with
_BF16 = ("avx512_bf16", "amx_bf16", "bf16")  # x86 twice, ARM


def load_embedder(
    model: str | None = None, *, dtype: Literal["float32", "bfloat16"] | None = None
) -> "SentenceTransformerEmbedder":
    """Load a model by folder or by the id of a downloaded one; None is the default model.

    Takes some 10 seconds from cold, nearly all of it imports. Without `dtype` it is bfloat16
    where the CPU has instructions for it, else float32.

    Raises:
        ModelError: there is no such model on this machine, or it is damaged.
    """
    folder = model_folder(model)
    prefix = prefixes(folder, model)
    name = fingerprint(folder, model, prefix)
    loaded = _load(folder, dtype)
    tokenizer: Tokenizer = loaded.tokenizer.backend_tokenizer
    limit = min(MAX_TOKENS, loaded.max_seq_length or MAX_TOKENS)
    tokenizer.no_padding()
    tokenizer.encode_special_tokens = True  # a typed "</s>" is text like any other
    tokenizer.enable_truncation(limit)
    return SentenceTransformerEmbedder(
        name=name,
        dimension=int(loaded.get_embedding_dimension() or 0),
        prefixes=prefix,
        model=loaded,
        tokenizer=tokenizer,
        hidden=_pooling(loaded, folder).get_embedding_dimension(),
        padding=int(loaded.tokenizer.pad_token_id or 0),
        packed=packed_encoder(getattr(loaded[0], "auto_model", None)),
    )


def fast_dtype() -> Literal["float32", "bfloat16"]:
    """Return the number format in which this CPU multiplies fastest."""
    import torch

    able = torch.cpu.get_capabilities()
    return "bfloat16" if any(able.get(flag) for flag in _BF16) else "float32"


def _load(folder: Path, dtype: str | None) -> "SentenceTransformer":
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")
    # Read when torch is first imported. Threads that spin while they wait make a question take
    # 1 s instead of 80 ms when another process wants the cores too.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    import torch
    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    torch.set_num_threads(1)  # see `index.cores`
    try:
        loaded = SentenceTransformer(
            str(folder),
            device="cpu",
            local_files_only=True,
            model_kwargs={"dtype": getattr(torch, dtype or fast_dtype())},
        )
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        raise ModelError(
            wording.model_unreadable(str(folder), squeeze(str(error))[:120])
        ) from error
    return loaded


def _pooling(loaded: "SentenceTransformer", folder: Path) -> "Pooling":
    """Return the second module: token vectors are only of use to a model that pools them."""
    from sentence_transformers.sentence_transformer.modules import Pooling

    modules = list(loaded)
    if len(modules) < _MODULES or not isinstance(modules[1], Pooling):
        raise ModelError(wording.model_unreadable(str(folder), "Transformer + Pooling?"))
    pooling: Pooling = modules[1]
    return pooling


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceTransformerEmbedder:
    """An `Embedder` around a SentenceTransformer; may be used by several threads at once."""

    name: str
    dimension: int
    prefixes: Mapping[str, str]
    model: "SentenceTransformer"
    tokenizer: "Tokenizer"
    hidden: int
    padding: int
    packed: PackedEncoder | None = None

    def query(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.query`."""
        return self._embed(texts, [()] * len(texts), "query")[0]

    def passage(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.passage`."""
        return self._embed(texts, [()] * len(texts), "passage")[0]

    def passage_spans(
        self,
        texts: Sequence[str],
        spans: Sequence[Sequence[CharacterSpan]],
        progress: Progress | None = None,
    ) -> tuple[Vectors, list[Vectors]]:
        """See `Embedder.passage_spans`."""
        return self._embed(texts, spans, "passage", progress)

    def tokens(self, texts: Sequence[str], verb: Verb) -> list[TokenVectors]:
        """See `Embedder.tokens`."""
        waiting = windows(self.tokenizer, texts, self.prefixes[verb])
        kept: dict[int, TokenVectors] = {}
        for batch, _, hidden in self._forward(waiting, verb):
            for number, rows in zip(batch, hidden, strict=True):
                seen = visible(waiting[number].offsets)
                vectors = self._finish(rows[seen])
                kept[number] = TokenVectors(offsets=waiting[number].offsets[seen], vectors=vectors)
        parts: list[list[TokenVectors]] = [[] for _ in texts]
        for number, window in enumerate(waiting):
            parts[window.text].append(kept[number])
        return [joined(of_text) for of_text in parts]

    def _embed(
        self,
        texts: Sequence[str],
        spans: Sequence[Sequence[CharacterSpan]],
        verb: Verb,
        progress: Progress | None = None,
    ) -> tuple[Vectors, list[Vectors]]:
        """Add up the windows of each text and the tokens of each span, batch by batch."""
        waiting = windows(self.tokenizer, texts, self.prefixes[verb])
        whole = np.zeros((len(texts), self.dimension), np.float32)
        sums = SpanSums(spans, self.hidden)
        for batch, vectors, hidden in self._forward(waiting, verb):
            for row, number in enumerate(batch):
                window = waiting[number]
                whole[window.text] += window.weight * vectors[row]
                sums.add(window.text, window.offsets, hidden[row, : len(window.ids)])
            if progress is not None:
                progress(sum(waiting[number].first for number in batch))
        whole = unit(whole)
        return whole, sums.split(self._finish(sums.means()), whole)

    def _forward(
        self, waiting: Sequence[Window], verb: Verb
    ) -> Iterator[tuple[list[int], Vectors, Vectors]]:
        """Yield the numbers of the windows, their vectors, and those of their tokens."""

        def computed(batch: list[int]) -> tuple[list[int], Vectors, Vectors]:
            return batch, *self._computed([waiting[number] for number in batch])

        work: Work = "questions" if verb == "query" else "documents"
        lengths = [len(window.ids) for window in waiting]
        return side_by_side(work, computed, list(batches(lengths, _BATCH_TOKENS)))

    def _computed(self, batch: Sequence[Window]) -> tuple[Vectors, Vectors]:
        """Return the vectors of windows, and those of their tokens."""
        import torch

        ids, mask = map(torch.from_numpy, padded(batch, self.padding))
        found: dict[str, Any] = {"input_ids": ids, "attention_mask": mask}
        with torch.inference_mode():
            if self.packed is None:
                found = self.model(found)
            else:
                found["token_embeddings"] = self.packed(ids, mask)
                for module in list(self.model)[1:]:
                    found = module(found)
        return (
            found["sentence_embedding"].float().numpy(),
            found["token_embeddings"].float().numpy(),
        )

    def _finish(self, rows: Vectors) -> Vectors:
        """Send means of token vectors through what follows the pooling, to length 1."""
        import torch

        found: dict[str, Any] = {"sentence_embedding": torch.from_numpy(rows).to(self.model.dtype)}
        with torch.inference_mode():
            for module in list(self.model)[_MODULES:]:
                found = module(found)
        return unit(found["sentence_embedding"].float().numpy())
