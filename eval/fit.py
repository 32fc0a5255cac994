"""Fit `chat/judgement.json` on the development sets: `python -m eval.fit --corpora DIR`.

Development sets: the gold set on the notice of the corpus, and `eval/development/*.jsonl`, whose
documents (named by id) stand in `DIR/admin-dev/corpus.jsonl`; see `eval.examples`. Two models are
fitted on what the reader sees:

- a ranking of sentences: logistic regression on the differences between a sentence that overlaps
  the evidence and one of the same question that does not (RankNet's linear case, Burges 2005);
- the decision: logistic regression on the best sentence, answerable against not. Near misses ask
  for amounts more often than people do, so that within what is asked for (an amount, a time, a
  name, ...) answered and unanswered questions weigh the same: the kind of question alone says
  nothing.

Where `eval.fit_cross_encoder` ran before, what its cross-encoder says is weighed in. Quality is
measured with a tenth of the documents left out at a time, and so are the thresholds.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from chat.judgement import FITTED, USUAL, Judgement, decision_features, load_judgement
from chat.kinds import Kind
from eval.examples import Example, ranked, read_examples
from eval.fit_joint import fit_joint, fit_rank, read_joint, weighed
from eval.intervals import bootstrap
from eval.metrics import auroc
from ingest.mentions import MentionKind

if TYPE_CHECKING:
    from chat.reader import Candidate

RANKING = (
    "similarity", "passage_similarity", "rank", "covered", "pairs", "clause", "weakest", "worst",
    "names", "numbers", "mentions", "typed", "typed_sentence", "counted", "asked", "leads", "heading", "conflict",
)  # fmt: skip
REFUSED = {
    "low": 0.6,
    USUAL: 0.74,
    "high": 0.95,
}  # of the unanswered development questions, by level
_NEGATIVES = 6  # sentences of a question that a right one is compared with
_MOST = 4.0  # that one question may weigh
_GOLD = 4.0  # what a question of the gold set weighs: only it asks a corpus of one notice
_TENTHS = 10
_QUANTITIES = {MentionKind.AMOUNT, MentionKind.MONEY, MentionKind.PERCENT}
_NAMES = {Kind.WHO, Kind.WITH_WHOM, Kind.LIST, Kind.WHERE, Kind.WHICH_NOTICE}


def fit(
    examples: Sequence[Example], joint: Mapping[str, float], levels: Mapping[str, float]
) -> Judgement:
    """Fit ranking and decision; `joint` is of `fit_joint`, `levels` of `fit_levels`."""
    ranking = fit_ranking(examples)
    decision, bias = fit_decision(examples, ranking)
    return Judgement(
        ranking=ranking,
        decision=decision,
        bias=bias,
        joint=joint,
        levels=levels,
        threshold=levels[USUAL],
    )


def asked_for(example: Example) -> str:
    """Name what a question asks for, roughly: within it both answers weigh the same."""
    question = example.question
    if question.wants in _QUANTITIES:
        return "quantity"
    if question.kind is Kind.WHEN:
        return "time"
    if question.kind in _NAMES:
        return "name"
    return "yes_no" if question.kind is Kind.YES_NO else "other"


def balance(examples: Sequence[Example]) -> NDArray[np.float64]:
    """Return what each question weighs."""
    kinds = [asked_for(example) for example in examples]
    both = Counter(zip(kinds, (e.gold.answerable for e in examples), strict=True))
    every = Counter(kinds)
    return np.array(
        [
            min(_MOST, every[kind] / 2 / both[kind, example.gold.answerable])
            * (_GOLD if example.group == "gold" else 1)
            for kind, example in zip(kinds, examples, strict=True)
        ]
    )


def fit_ranking(examples: Sequence[Example]) -> dict[str, float]:
    """Fit the linear ranking on pairs of sentences of one question."""
    from sklearn.linear_model import LogisticRegression

    rows, weights = [], []
    for pairs in (list(_pairs(example)) for example in examples):
        rows += pairs
        weights += [1 / len(pairs) for _ in pairs]
    differences = np.array(rows)
    spread = differences.std(axis=0) + 1e-9
    scaled = differences / spread
    model = LogisticRegression(C=0.003, fit_intercept=False, max_iter=5000)
    model.fit(
        np.concatenate([scaled, -scaled]),
        np.repeat([1, 0], len(scaled)),
        sample_weight=np.tile(np.array(weights), 2) * len(weights) / sum(weights),
    )
    found = model.coef_[0] / spread
    return {name: round(float(weight), 4) for name, weight in zip(RANKING, found, strict=True)}


def _pairs(example: Example) -> Iterator[NDArray[np.float64]]:
    features = [_ranking_features(candidate) for candidate in example.candidates]
    good = [row for row, right in zip(features, example.right, strict=True) if right]
    bad = [row for row, right in zip(features, example.right, strict=True) if not right]
    for one in good:
        for other in bad[:_NEGATIVES]:
            yield one - other


def _ranking_features(candidate: "Candidate") -> NDArray[np.float64]:
    features = candidate.evidence.features()
    return np.array([features[name] for name in RANKING])


def fit_decision(
    examples: Sequence[Example], ranking: Mapping[str, float]
) -> tuple[dict[str, float], float]:
    """Fit the decision on the best sentence of each question."""
    from sklearn.linear_model import LogisticRegression

    ranked = Judgement(ranking=ranking, decision={}, bias=0, threshold=0)
    decided = decided_by_reader(examples)
    rows = [_best_features(example, ranked) for example in decided]
    labels = [example.gold.answerable for example in decided]
    names = list(rows[0])
    table = np.array([[row[name] for name in names] for row in rows])
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    model = LogisticRegression(C=0.02, max_iter=5000)
    model.fit((table - mean) / spread, labels, sample_weight=balance(decided))
    weights = np.where(table.std(axis=0) > 0, model.coef_[0] / spread, 0.0)
    bias = float(model.intercept_[0] - (weights * mean).sum())
    return {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}, round(
        bias, 4
    )


def decided_by_reader(examples: Sequence[Example]) -> list[Example]:
    """The questions that the reader decides: not those about a letterhead, nor without passages."""
    return [e for e in examples if e.question.meta is None and e.candidates]


def _best_features(example: Example, judgement: Judgement) -> dict[str, float]:
    scored = sorted(
        ((judgement.score(c.evidence), -place) for place, c in enumerate(example.candidates)),
        reverse=True,
    )
    best = example.candidates[-scored[0][1]]
    margin = scored[0][0] - scored[1][0] if len(scored) > 1 else 1.0
    return decision_features(example.question, best.evidence, scored[0][0], margin)


def left_out(examples: Sequence[Example]) -> list[float]:
    """Return the confidence for each decided question, fitted without its document."""
    groups = sorted({example.group for example in examples})
    confidences: dict[str, float] = {}
    for tenth in range(_TENTHS):
        out = set(groups[tenth::_TENTHS])
        rest = [example for example in examples if example.group not in out]
        ranking = fit_ranking(rest)
        decision, bias = fit_decision(rest, ranking)
        judgement = Judgement(ranking=ranking, decision=decision, bias=bias, threshold=0)
        for example in decided_by_reader([e for e in examples if e.group in out]):
            features = _best_features(example, judgement)
            logit = bias + sum(weight * features[name] for name, weight in decision.items())
            confidences[example.gold.id] = 1 / (1 + float(np.exp(-logit)))
    return [confidences[example.gold.id] for example in decided_by_reader(examples)]


def fit_levels(
    answerable: Sequence[bool], confidences: Sequence[float], weights: Sequence[float]
) -> dict[str, float]:
    """Return the thresholds by level: see `Judgement` for what each stands for.

    >>> yes, no = [0.9, 0.8, 0.7], [0.5, 0.4, 0.3, 0.2, 0.1]
    >>> levels = fit_levels([True] * 3 + [False] * 5, yes + no, [1.0] * 8)
    >>> levels["low"] < levels["normal"] < levels["high"]
    True
    """
    no = ~np.array(answerable)
    confidence, weight = np.array(confidences), np.array(weights)
    steps = np.linspace(0.02, 0.98, 193)
    refused = [np.average(confidence[no] < step, weights=weight[no]) for step in steps]
    places = {level: np.searchsorted(refused, least) for level, least in REFUSED.items()}
    return {
        level: round(float(steps[min(int(place), len(steps) - 1)]), 3)
        for level, place in places.items()
    }


def main() -> None:
    """Read the development sets, fit, print what was measured, write the file."""
    from index.embedder import load_embedder

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, default=Path())
    parser.add_argument("--corpora", type=Path, required=True)
    options = parser.parse_args()
    examples = list(read_examples(options.home, options.corpora, load_embedder()))
    alone = left_out(examples)
    decided, said = decided_by_reader(examples), read_joint()
    joint = [max(said.get(example.gold.id, ()), default=None) for example in decided]
    answerable = [example.gold.answerable for example in decided]
    weight = balance(decided)
    weights = fit_joint(alone, joint, answerable, weight)
    if pairs := list(_judged_pairs(examples, said)):
        weights["rank"] = fit_rank(pairs)
    together = [weighed(*both, weights) for both in zip(alone, joint, strict=True)]
    judged = [place for place, one in enumerate(joint) if one is not None] or range(len(joint))
    levels = fit_levels(
        [answerable[one] for one in judged],
        [together[one] for one in judged],
        [float(weight[one]) for one in judged],
    )
    judgement = fit(examples, weights, levels)
    print("without the cross-encoder:")
    _print_quality(decided, alone, judgement)
    print("with it, the documents that it was not fitted on:")
    _print_quality([decided[one] for one in judged], [together[one] for one in judged], judgement)
    written = {
        "ranking": dict(judgement.ranking),
        "decision": dict(judgement.decision),
        "bias": judgement.bias,
        "joint": dict(judgement.joint),
        "levels": dict(judgement.levels),
    }
    FITTED.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def _judged_pairs(
    examples: Sequence[Example], said: Mapping[str, Sequence[float]]
) -> Iterator[tuple[float, float, bool]]:
    """Yield what `fit_rank` takes, in the order in which the cross-encoder was asked."""
    before = load_judgement()
    for example in examples:
        order = ranked(example, before)[: len(said.get(example.gold.id, ()))]
        for first, other in pairwise(range(len(order))):
            one, two = example.candidates[order[first]], example.candidates[order[other]]
            if example.right[order[first]] != example.right[order[other]]:
                yield (
                    before.score(one.evidence) - before.score(two.evidence),
                    said[example.gold.id][first] - said[example.gold.id][other],
                    example.right[order[first]],
                )


def _print_quality(
    decided: Sequence[Example], confidences: Sequence[float], judgement: Judgement
) -> None:
    """Print a line a development set, by what is asked for, and for all."""
    for name, key in (
        ("set", lambda e: "gold" if e.group == "gold" else e.gold.id[:5]),
        ("asks for", asked_for),
        ("", lambda _: ""),
    ):
        for part in sorted({key(example) for example in decided}):
            chosen = [(e, c) for e, c in zip(decided, confidences, strict=True) if key(e) == part]
            print(f"{name} {part}: {_quality(chosen, judgement)}")
    print("levels", dict(judgement.levels))


def _quality(chosen: Sequence[tuple[Example, float]], judgement: Judgement) -> str:
    yes = [confidence for example, confidence in chosen if example.gold.answerable]
    no = [confidence for example, confidence in chosen if not example.gold.answerable]
    right = [float(_first_right(e, judgement)) for e, _ in chosen if any(e.right)]
    wins = [float(np.mean(np.array(no) < one)) for one in yes]  # their mean is the AUROC
    area = bootstrap(wins)
    return (
        f"n {len(chosen)}, first sentence right {np.mean(right):.3f}, AUROC {auroc(yes, no) or 0:.3f} "
        f"({area.low:.3f}-{area.high:.3f}), answered {np.mean(np.array(yes) >= judgement.threshold):.3f}, "
        f"refused {np.mean(np.array(no) < judgement.threshold):.3f}"
    )


def _first_right(example: Example, judgement: Judgement) -> bool:
    places = range(len(example.candidates))
    best = max(places, key=lambda p: (judgement.score(example.candidates[p].evidence), -p))
    return bool(example.right[best])


if __name__ == "__main__":
    main()
