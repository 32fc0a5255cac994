"""Question and clause read together, by the embedder's own model with its upper layers fitted.

A bi-encoder sees question and passage apart; here the tokens of both attend to each other
(Nogueira and Cho, arXiv 1901.04085). The lower layers are the embedder's as they are; of the upper
ones only the difference is kept, of low rank (LoRA: Hu and others, ICLR 2022), and a small head,
so that the file is a few MB. `python -m eval.fit_cross_encoder` writes it.
"""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.cores import side_by_side
from index.embedder import SentenceTransformerEmbedder
from index.embedding import Embedder
from index.packed_encoder import PackedEncoder, packed_encoder

if TYPE_CHECKING:
    import torch
    from tokenizers import Tokenizer
    from torch import nn


FITTED = Path(__file__).with_name("cross_encoder.safetensors")
LOWER = 6  # layers left as they are
_QUESTION_TOKENS, _TEXT_TOKENS = 40, 100
_HEAD = 128  # width of the layer before the score


def load_cross_encoder(embedder: Embedder, path: Path = FITTED) -> "CrossEncoder | None":
    """Return what was fitted for this very model; None for any other model."""
    from safetensors import safe_open

    if not isinstance(embedder, SentenceTransformerEmbedder) or not path.is_file():
        return None
    with safe_open(str(path), "pt") as file:
        if (file.metadata() or {}).get("model") != embedder.name:
            return None
        fitted = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    network = joint_network(embedder)
    add_differences(network, fitted)
    network.to(embedder.model.dtype)
    network.get_submodule("head").float()
    network.eval()
    shared = embedder.packed.layers[:LOWER] if embedder.packed else ()
    packed = packed_encoder(network.get_submodule("body"), shared)
    return CrossEncoder(embedder=embedder, network=network, packed=packed)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossEncoder:
    """A `Reranker`; its scores are log-odds that a text answers, in the fitted scale."""

    embedder: SentenceTransformerEmbedder
    network: "nn.Module"
    packed: PackedEncoder | None

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """See `Reranker.scores`."""
        pairs = [pair(self.embedder, question, passage) for passage in passages]
        return np.array(list(side_by_side("questions", self._score, pairs)), np.float32)

    def _score(self, one: "Pair") -> float:
        import torch

        ids, mask, text = padded_pairs([one])
        with torch.inference_mode():
            if self.packed is None:
                return float(self.network(ids, mask, text)[0])
            seen = summary(self.packed(ids, mask), mask, text)
            return float(self.network.get_submodule("head")(seen)[0, 0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The tokens of a question and a text; those of the text begin at `text`."""

    ids: tuple[int, ...]
    text: int


def pair(embedder: SentenceTransformerEmbedder, question: str, text: str) -> Pair:
    """Return both behind each other, each with its prefix, cut to what the model was fitted on."""
    tokenizer = embedder.tokenizer
    begin, end = _special(tokenizer, "<s>", "[CLS]"), _special(tokenizer, "</s>", "[SEP]")
    asked = _ids(tokenizer, embedder.prefixes["query"] + question)[:_QUESTION_TOKENS]
    read = _ids(tokenizer, embedder.prefixes["passage"] + text)[:_TEXT_TOKENS]
    return Pair(ids=(begin, *asked, end, end, *read, end), text=len(asked) + 2)


def _ids(tokenizer: "Tokenizer", text: str) -> list[int]:
    return list(tokenizer.encode(text, add_special_tokens=False).ids)


def _special(tokenizer: "Tokenizer", *names: str) -> int:
    return next(found for name in names if (found := tokenizer.token_to_id(name)) is not None)


def padded_pairs(pairs: Sequence[Pair]) -> tuple["torch.Tensor", "torch.Tensor", "torch.Tensor"]:
    """Return ids and mask, both (pairs, longest), and where the texts begin, (pairs,)."""
    import torch

    longest = max(len(one.ids) for one in pairs)
    ids = torch.ones((len(pairs), longest), dtype=torch.long)
    mask = torch.zeros_like(ids)
    for row, one in enumerate(pairs):
        ids[row, : len(one.ids)] = torch.tensor(one.ids)
        mask[row, : len(one.ids)] = 1
    return ids, mask, torch.tensor([one.text for one in pairs])


def joint_network(embedder: SentenceTransformerEmbedder) -> "nn.Module":
    """Return the network: ids, mask and starts of texts to scores (pairs,).

    It shares its lower layers with the embedder; the upper ones are a copy, the head is new.
    """
    import torch
    from torch import nn
    from transformers import AutoModel

    own: Any = embedder.model[0].auto_model
    with torch.device("meta"):
        body: Any = AutoModel.from_config(own.config)
    body.embeddings, body.pooler = own.embeddings, None
    for number, layer in enumerate(own.encoder.layer):
        body.encoder.layer[number] = layer if number < LOWER else copy.deepcopy(layer)

    class Network(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.body = body
            self.head = nn.Sequential(
                nn.Linear(3 * own.config.hidden_size, _HEAD), nn.GELU(), nn.Linear(_HEAD, 1)
            )

        def forward(
            self, ids: torch.Tensor, mask: torch.Tensor, text: torch.Tensor
        ) -> torch.Tensor:
            hidden = self.body(ids, attention_mask=mask).last_hidden_state
            scores: torch.Tensor = self.head(summary(hidden, mask, text))[:, 0]
            return scores

    return Network()


def summary(hidden: "torch.Tensor", mask: "torch.Tensor", text: "torch.Tensor") -> "torch.Tensor":
    """Return what the head reads, (pairs, 3 × hidden): the first token, question and text as means."""
    import torch

    hidden = hidden.float()
    place = torch.arange(mask.shape[1])[None]
    asked = (place > 0) & (place < text[:, None])
    read = (place >= text[:, None]) & mask.bool()
    return torch.cat([hidden[:, 0], _mean(hidden, asked), _mean(hidden, read)], 1)


def _mean(hidden: "torch.Tensor", chosen: "torch.Tensor") -> "torch.Tensor":
    weights = chosen.float()[..., None]
    return (hidden * weights).sum(1) / weights.sum(1).clamp(min=1)


def add_differences(network: "nn.Module", fitted: Mapping[str, "torch.Tensor"]) -> None:
    """Set the head, and add to the upper layers: `NAME` whole, `NAME.down` and `NAME.up` low-rank."""
    import torch

    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if name.startswith("head."):
                parameter.copy_(fitted[name])
            elif f"{name}.up" in fitted:
                change = fitted[f"{name}.up"].float() @ fitted[f"{name}.down"].float()
                parameter.add_(change)
            elif name in fitted:
                parameter.add_(fitted[name])
