"""Fit `index/cross_encoder.safetensors`: `python -m eval.fit_cross_encoder --corpora DIR`.

It learns from pairs of a question and a sentence that the program itself would read: of
`eval/development/near`, whose unanswered questions differ from an answered one in one thing
(another object, place, year, quantity), and of every other document of the development sets. What
it says of the documents left out, the gold set among them, goes into
`eval/development/joint.json`: `eval.fit`, which runs after this, weighs it against the rest of the
evidence there. Some forty minutes on two cores.
"""

import argparse
import os
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from safetensors.torch import save_file
from torch import nn

from chat.joint import JUDGED, asked
from chat.judgement import load_judgement
from eval.development import NEAR
from eval.examples import BARE, Example, ranked, read_examples, read_sets
from eval.fit_joint import write_joint
from index.cross_encoder import (
    FITTED,
    LOWER,
    Pair,
    joint_network,
    load_cross_encoder,
    padded_pairs,
    pair,
)
from index.embedder import load_embedder
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
GOLD = "gold"  # the group of the gold set
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
        yield Labelled(
            pair=pair(embedder, question, example.texts[place]),
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
    examples: Sequence[Example], embedder: "SentenceTransformerEmbedder", seed: int = SEED
) -> nn.Module:
    """Return the network, its upper layers and head fitted; the embedder stays as it is."""
    torch.manual_seed(seed)
    torch.set_num_threads(os.cpu_count() or 1)  # the embedder leaves one
    chance = random.Random(seed)  # noqa: S311
    judgement = load_judgement()
    network = _trainable(embedder)
    parameters = [one for one in network.parameters() if one.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=RATE, weight_decay=_DECAY)
    epochs = [
        [
            one
            for example in chosen(examples, chance)
            for one in labelled(example, ranked(example, judgement), embedder)
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


def judged(reader: Reranker, examples: Sequence[Example]) -> dict[str, list[float]]:
    """Return what is said of each question's best sentences, best first, by the question's id."""
    judgement = load_judgement()
    found = {}
    for example in examples:
        texts = [example.texts[one] for one in ranked(example, judgement)[:JUDGED]]
        if texts:
            found[example.gold.id] = reader.scores(asked(example.question), texts).tolist()
    return found


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


def main() -> None:
    """Read the sets, fit on some, judge the others, and write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, default=Path())
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--keep", action="store_true", help="judge with what was fitted before")
    options = parser.parse_args()
    embedder = load_embedder()
    started = time.monotonic()
    sets = list(read_examples(options.home, options.corpora, embedder))
    groups = sorted({example.group for example in sets} - {GOLD})
    out = {GOLD, *groups[::2]}
    if not options.keep:
        near = list(read_sets(NEAR, options.corpora, embedder))
        read = f"{len(sets)} + {len(near)} questions read"
        print(f"{read}, {time.monotonic() - started:.0f} s", flush=True)
        network = fit_network([one for one in sets if one.group not in out] + near, embedder)
        save_file(differences(network, embedder), FITTED, metadata={"model": embedder.name})
    reader = load_cross_encoder(embedder)
    if reader is None:
        message = f"{FITTED.name} is missing or was fitted for another model"
        raise SystemExit(message)
    said = judged(reader, [one for one in sets if one.group in out])
    write_joint(said)
    print(f"{len(said)} judged, {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
