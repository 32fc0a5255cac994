"""Fit the cross-encoder, `index/cross_encoder.safetensors`: a part of `python -m eval.fit`.

It learns from pairs of a question and a sentence that the program itself would read: of
`eval/development/near`, whose unanswered questions differ from an answered one in one thing
(another object, place, year, quantity), and of every other document of the development sets. What
it says of the documents left out, the gold set among them, is weighed against the rest of the
evidence (`eval.fit_joint`).
"""

import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from safetensors.torch import save_file
from torch import nn

from chat.joint import JUDGED, asked, in_its_words, scored
from chat.ranking import Ranking
from eval.examples import BARE, GOLD, Example, ranked
from index.cross_encoder import (
    FITTED,
    LOWER,
    Pair,
    joint_network,
    load_cross_encoder,
    padded_pairs,
    pair,
)
from index.reranker import Reranker
from index.vectors import batches

if TYPE_CHECKING:
    from index.embedder import SentenceTransformerEmbedder

EPOCHS = 3
RATE = 8e-5  # of learning, at its highest; from 2e-4 on it may learn nothing
SEED = 2
RANK = 64  # of the difference to the embedder's layers
_BATCH_TOKENS = 4096
_WARM, _LEAST = 0.08, 0.02  # share of the steps in which the rate rises, what it sinks to
_DECAY = 0.02
_DROPOUT = 0.1
_SMOOTH = 0.03  # labels are not quite certain
_RIGHT, _WRONG = 2, 2  # sentences of an answered question
_BARE_SHARE = 0.35  # of the questions are read without diacritics


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A pair with its label and what it weighs."""

    pair: Pair
    right: bool
    weight: float


def labelled(
    example: Example, order: Sequence[int], embedder: "SentenceTransformerEmbedder"
) -> Iterator[Labelled]:
    """Yield the pairs of one question: what answers beside what was read for it, or two near misses."""
    question = asked(example.question)
    right = [place for place in order if example.right[place]][:_RIGHT]
    wrong = [place for place in order[:6] if not example.right[place]][:_WRONG]
    first = order[0] if order else -1
    for place in right + wrong:
        if example.gold.answerable:
            weight = 1.0 if place in right else 0.35
        else:
            weight = 0.9 if place == first else 0.4
        text = example.texts[place]
        yield Labelled(
            pair=pair(embedder, in_its_words(question, text), text),
            right=place in right,
            weight=weight,
        )


def chosen(examples: Sequence[Example], chance: random.Random) -> list[Example]:
    """Return each question once, as typed or without diacritics."""
    bare = {one.gold.id.rstrip(BARE): chance.random() < _BARE_SHARE for one in examples}
    both = {one.gold.id for one in examples}
    return [
        one
        for one in examples
        if bare[one.gold.id.rstrip(BARE)] == one.gold.id.endswith(BARE)
        or one.gold.id.rstrip(BARE) + BARE not in both
    ]


def fit_network(
    examples: Sequence[Example],
    ranking: Ranking,
    embedder: "SentenceTransformerEmbedder",
    seed: int = SEED,
) -> nn.Module:
    """Return the network, its upper layers and head fitted; the embedder stays as it is."""
    torch.manual_seed(seed)
    torch.set_num_threads(os.cpu_count() or 1)  # the embedder leaves one
    chance = random.Random(seed)  # noqa: S311
    network = _trainable(embedder)
    parameters = [one for one in network.parameters() if one.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=RATE, weight_decay=_DECAY)
    epochs = [
        [
            one
            for example in chosen(examples, chance)
            for one in labelled(example, ranked(example, ranking), embedder)
        ]
        for _ in range(EPOCHS)
    ]
    steps = [(pairs, batch) for pairs in epochs for batch in _shuffled(pairs, chance)]
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: (
            min(1.0, (step + 1) / (_WARM * len(steps))) * max(_LEAST, 1 - step / len(steps))
        ),
    )
    for pairs, batch in steps:
        loss = _loss(network, [pairs[number] for number in batch])
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        schedule.step()
    return network.eval()


def _trainable(embedder: "SentenceTransformerEmbedder") -> nn.Module:
    """The network with its upper layers and head ready to be fitted, all else fixed.

    The lower layers are the embedder's own: they must not drop anything out.
    """
    network = joint_network(embedder).requires_grad_(requires_grad=False)
    body, head = network.get_submodule("body"), network.get_submodule("head")
    for layer in [*list(body.encoder.layer)[LOWER:], head]:  # type: ignore[union-attr, arg-type]
        layer.float().train().requires_grad_(requires_grad=True)
        for name, part in layer.named_modules():
            if name == "attention.self":
                part.eval()
            elif isinstance(part, nn.Dropout):
                part.p = _DROPOUT
    return network


def _shuffled(pairs: Sequence[Labelled], chance: random.Random) -> list[list[int]]:
    found = list(batches([len(one.pair.ids) for one in pairs], _BATCH_TOKENS))
    chance.shuffle(found)
    return found


def _loss(network: nn.Module, batch: Sequence[Labelled]) -> torch.Tensor:
    labels = torch.tensor([_SMOOTH + one.right * (1 - 2 * _SMOOTH) for one in batch])
    weights = torch.tensor([one.weight for one in batch])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(*padded_pairs([one.pair for one in batch]))
    each = nn.functional.binary_cross_entropy_with_logits(scores.float(), labels, reduction="none")
    return (each * weights).sum() / weights.sum()


def judged(
    reader: Reranker, examples: Sequence[Example], ranking: Ranking
) -> dict[str, list[float]]:
    """Return what is said of each question's best sentences, best first, by the question's id."""
    return {
        example.gold.id: scored(reader, asked(example.question), texts)
        for example in examples
        if (texts := [example.texts[one] for one in ranked(example, ranking)[:JUDGED]])
    }


def differences(
    network: nn.Module, embedder: "SentenceTransformerEmbedder"
) -> dict[str, torch.Tensor]:
    """Return what is kept of a fitted network: the head, and the differences, matrices of low rank."""
    before = dict(joint_network(embedder).named_parameters())
    kept = {}
    for name, parameter in network.named_parameters():
        if name.startswith("head."):
            kept[name] = parameter.detach().clone()
        elif parameter.requires_grad:
            change = parameter.detach() - before[name].detach().float()
            if change.ndim == 1:
                kept[name] = change.half()
            else:
                up, sizes, down = torch.linalg.svd(change, full_matrices=False)
                kept[f"{name}.up"] = (up[:, :RANK] * sizes[:RANK]).half().contiguous()
                kept[f"{name}.down"] = down[:RANK].half().contiguous()
    return kept


def fit_cross_encoder(
    alone: Sequence[Example],
    near: Sequence[Example],
    ranking: Ranking,
    embedder: "SentenceTransformerEmbedder",
) -> None:
    """Fit and write it, on every document that is not left out."""
    out = _left_out(alone)
    seen = [one for one in alone if one.group not in out]
    network = fit_network([*seen, *near], ranking, embedder)
    save_file(differences(network, embedder), FITTED, metadata={"model": embedder.name})


def judged_left_out(
    alone: Sequence[Example],
    among: Sequence[Example],
    ranking: Ranking,
    embedder: "SentenceTransformerEmbedder",
) -> dict[str, list[float]]:
    """Return what it says of the documents that it has not seen, see `judged`.

    `among` are the same questions as `alone`, asked among all documents. Without a cross-encoder
    for this model nothing is said.
    """
    reader, out = load_cross_encoder(embedder), _left_out(alone)
    examples = [one for one in (*alone, *among) if one.group in out]
    return judged(reader, examples, ranking) if reader else {}


def _left_out(examples: Sequence[Example]) -> set[str]:
    groups = sorted({example.group for example in examples} - {GOLD})
    return {GOLD, *groups[::2]}
