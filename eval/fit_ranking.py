"""Fit the ranking of sentences (`chat.ranking`): a listwise network over the evidence.

The loss is the cross-entropy of the sentences that answer among all that were read for a question
(ListNet: Cao and others, ICML 2007). Several networks that start elsewhere are one network with
all their units; what the features mean and how far they spread is folded into its first layer.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from chat.ranking import Ranking

if TYPE_CHECKING:
    from eval.examples import Example

FEATURES = (
    "similarity", "contrast", "passage_similarity", "rank", "covered", "pairs", "clause",
    "weakest", "worst", "names", "numbers", "mentions", "typed", "typed_sentence", "counted",
    "asked", "leads", "heading", "conflict", "fresh", "lacks", "unit", "beside", "rival", "elsewhere",
    "document_similarity", "document_covered", "document_share",
)  # fmt: skip
UNITS = 24  # of one network
NETWORKS = 4
GAP = 3.3  # between the best sentence and the fifth, on average: `chat.compose` counts in it
FIFTH = 5
_EPOCHS = 20
_BATCH = 64  # questions
_RATE, _DECAY, _DROPOUT = 3e-3, 0.1, 0.3
_LOW = -1e9  # of a place that holds no sentence


def fit_ranking(examples: Sequence["Example"], networks: int = NETWORKS) -> Ranking:
    """Fit on the questions of which a sentence that answers was read."""
    useful = [one for one in examples if any(one.right)]
    longest = max(len(one.candidates) for one in useful)
    rows = torch.zeros((len(useful), longest, len(FEATURES)))
    right, held = torch.zeros((2, len(useful), longest), dtype=torch.bool)
    for number, one in enumerate(useful):
        features = [candidate.evidence.features() for candidate in one.candidates]
        rows[number, : len(features)] = torch.tensor([[f[n] for n in FEATURES] for f in features])
        right[number, : len(features)] = torch.tensor(one.right)
        held[number, : len(features)] = True
    mean, spread = rows[held].mean(0), rows[held].std(0) + 1e-6
    fitted = [_network((rows - mean) / spread, right, held, seed) for seed in range(networks)]
    first = torch.cat([one.get_parameter("0.weight") for one in fitted]).T / spread[:, None]
    bias = torch.cat([one.get_parameter("0.bias") for one in fitted]) - mean @ first
    out = torch.cat([one.get_parameter("3.weight")[0] for one in fitted]) / networks
    ranking = Ranking(names=FEATURES, hidden=_array(first), bias=_array(bias), out=_array(out))
    return replace(ranking, out=np.round(ranking.out * GAP / _gap(ranking, useful), 4))


def _gap(ranking: Ranking, examples: Sequence["Example"]) -> float:
    """How far the best sentence of a question stands above the fifth, on average."""
    gaps = []
    for one in examples:
        scores = np.sort(ranking.scores([candidate.evidence for candidate in one.candidates]))
        if len(scores) >= FIFTH:
            gaps.append(scores[-1] - scores[-FIFTH])
    return float(np.mean(gaps))


def _network(
    rows: torch.Tensor, right: torch.Tensor, held: torch.Tensor, seed: int
) -> nn.Sequential:
    torch.manual_seed(seed)
    network = nn.Sequential(
        nn.Linear(len(FEATURES), UNITS),
        nn.ReLU(),
        nn.Dropout(_DROPOUT),
        nn.Linear(UNITS, 1, bias=False),
    )
    optimizer = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=_DECAY)
    steps = _EPOCHS * -(-len(rows) // _BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=steps)
    for _ in range(_EPOCHS):
        for batch in torch.randperm(len(rows)).split(_BATCH):  # type: ignore[no-untyped-call]
            scores = network(rows[batch])[..., 0].masked_fill(~held[batch], _LOW)
            answers = scores.masked_fill(~right[batch], _LOW)
            loss = (torch.logsumexp(scores, 1) - torch.logsumexp(answers, 1)).mean()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
    return network.eval().requires_grad_(requires_grad=False)


def _array(values: torch.Tensor) -> "np.typing.NDArray[np.float64]":
    return np.round(values.double().numpy(), 4)
