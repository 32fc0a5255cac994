"""Fit ranking and decision on the development sets: `python -m eval.fit --corpora DIR`.

Development sets: the gold set on the notice of the corpus, and `eval/development/*.jsonl`, whose
documents (named by id) stand in `DIR/admin-dev/corpus.jsonl`. Each question is read twice
(`eval.examples`): where only the documents of its set are indexed, and among all documents; some
also of another set's documents, which do not answer them. On what is read there are fitted

- the ranking of sentences, `chat/ranking.json`: see `eval.fit_ranking`;
- with `--cross-encoder`, the cross-encoder: see `eval.fit_cross_encoder`;
- the decision, `chat/judgement.json`: logistic regression on the best sentence, answerable
  against not, with what the cross-encoder says of documents that it has not seen weighed in. Near
  misses ask for amounts more often than people do, so that within what is asked for (an amount, a
  time, a name, ...) answered and unanswered questions weigh the same: the kind of question alone
  says nothing.

Quality is measured with a fifth of the documents left out at a time, and so are the thresholds.
Half an hour on two cores, an hour and a half with the cross-encoder.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chat.judgement import FITTED, USUAL, Judgement, decision_features
from chat.kinds import Kind
from chat.ranking import Ranking, write_ranking
from eval.development import FOLDER, NEAR
from eval.examples import (
    AMONG,
    FAR,
    GOLD,
    Example,
    ranked,
    read_examples,
    read_gold_among,
    read_sets,
    read_sets_among,
    together,
)
from eval.fit_cross_encoder import fit_cross_encoder, judged_left_out
from eval.fit_joint import fit_joint, fit_rank, weighed
from eval.fit_ranking import fit_ranking
from eval.intervals import bootstrap
from eval.metrics import auroc
from ingest.mentions import MentionKind

REFUSED = {
    "low": 0.6,
    USUAL: 0.8,
    "high": 0.95,
}  # of the unanswered development questions, by level
_MOST = 4.0  # that one question may weigh
_GOLD_WEIGHT = 4.0  # what a question of the gold set weighs: only it asks a corpus of one notice
_FIFTHS = 5
_DECISIVE = ("rival", "conflict", "elsewhere", "lacks")  # nearly certain: see `Evidence.against`
_UNSHRUNK = 20.0  # how much less than others their weights are drawn to 0
_NETWORKS = 2  # of the ranking, where it is fitted only to be measured
_QUANTITIES = {MentionKind.AMOUNT, MentionKind.MONEY, MentionKind.PERCENT}
_NAMES = {Kind.WHO, Kind.WITH_WHOM, Kind.LIST, Kind.WHERE, Kind.WHICH_NOTICE}


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
            * (_GOLD_WEIGHT if example.group == GOLD else 1)
            for kind, example in zip(kinds, examples, strict=True)
        ]
    )


def fit_decision(examples: Sequence[Example], ranking: Ranking) -> tuple[dict[str, float], float]:
    """Fit the decision on the best sentence of each question."""
    from sklearn.linear_model import LogisticRegression

    decided = decided_by_reader(examples)
    rows = [_best_features(example, ranking) for example in decided]
    labels = [example.gold.answerable for example in decided]
    names = list(rows[0])
    table = np.array([[row[name] for name in names] for row in rows])
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    spread[[name in _DECISIVE for name in names]] /= _UNSHRUNK
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


def _best_features(example: Example, ranking: Ranking) -> dict[str, float]:
    scores = ranking.scores([one.evidence for one in example.candidates])
    first, *others = ranked(example, ranking)
    margin = scores[first] - scores[others[0]] if others else 1.0
    best = example.candidates[first].evidence
    return decision_features(example.question, best, float(scores[first]), float(margin))


def left_out(examples: Sequence[Example]) -> list[float]:
    """Return the confidence for each decided question, fitted without its document."""
    groups = sorted({example.group for example in examples})
    confidences: dict[str, float] = {}
    for fifth in range(_FIFTHS):
        out = set(groups[fifth::_FIFTHS])
        rest = [example for example in examples if example.group not in out]
        ranking = fit_ranking(rest, _NETWORKS)
        decision, bias = fit_decision(rest, ranking)
        for example in decided_by_reader([e for e in examples if e.group in out]):
            features = _best_features(example, ranking)
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
    """Read the development sets, fit, print what was measured, write the files."""
    from index.embedder import load_embedder

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, default=Path())
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--cross-encoder", action="store_true", help="fit it anew too: an hour")
    options = parser.parse_args()
    embedder = load_embedder()
    alone = list(read_examples(options.home, options.corpora, embedder))
    with together(options.home, options.corpora, embedder) as store:
        among = list(read_gold_among(options.home, store, embedder))
        among += read_sets_among(FOLDER, options.corpora, store, embedder)
    examples = [*alone, *among]
    print(f"{len(examples)} questions read", flush=True)
    ranking = fit_ranking(examples)
    write_ranking(ranking)
    if options.cross_encoder:
        near = list(read_sets(NEAR, options.corpora, embedder))
        print(f"{len(near)} near misses read", flush=True)
        fit_cross_encoder(alone, near, ranking, embedder)
    said = judged_left_out(alone, among, ranking, embedder)
    fit_decision_and_levels(examples, ranking, said)


def fit_decision_and_levels(
    examples: Sequence[Example], ranking: Ranking, said: Mapping[str, Sequence[float]]
) -> None:
    """Fit what is left, print what was measured, write `judgement.json`."""
    alone = left_out(examples)
    decided = decided_by_reader(examples)
    joint = [max(said.get(example.gold.id, ()), default=None) for example in decided]
    answerable = [example.gold.answerable for example in decided]
    weight = balance(decided)
    weights = fit_joint(alone, joint, answerable, weight)
    if pairs := list(_judged_pairs(examples, said, ranking)):
        weights["rank"] = fit_rank(pairs)
    together = [weighed(*both, weights) for both in zip(alone, joint, strict=True)]
    judged = [place for place, one in enumerate(joint) if one is not None] or range(len(joint))
    sure = [place for place in judged if not {AMONG, FAR} & {*decided[place].gold.id}]
    levels = fit_levels(  # among all documents, another one may answer; far ones are refused sooner
        [answerable[one] for one in sure],
        [together[one] for one in sure],
        [float(weight[one]) for one in sure],
    )
    decision, bias = fit_decision(examples, ranking)
    judgement = Judgement(
        ranking=ranking,
        decision=decision,
        bias=bias,
        joint=weights,
        levels=levels,
        threshold=levels[USUAL],
    )
    print("without the cross-encoder:")
    _print_quality(decided, alone, judgement)
    print("with it, the documents that it was not fitted on:")
    _print_quality([decided[one] for one in judged], [together[one] for one in judged], judgement)
    written = {
        "decision": dict(judgement.decision),
        "bias": judgement.bias,
        "joint": dict(judgement.joint),
        "levels": dict(judgement.levels),
    }
    FITTED.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def _judged_pairs(
    examples: Sequence[Example], said: Mapping[str, Sequence[float]], ranking: Ranking
) -> Iterator[tuple[float, float, bool]]:
    """Yield what `fit_rank` takes, in the order in which the cross-encoder was asked."""
    for example in examples:
        order = ranked(example, ranking)[: len(said.get(example.gold.id, ()))]
        scores = ranking.scores([example.candidates[place].evidence for place in order])
        for first, other in pairwise(range(len(order))):
            if example.right[order[first]] != example.right[order[other]]:
                yield (
                    float(scores[first] - scores[other]),
                    said[example.gold.id][first] - said[example.gold.id][other],
                    example.right[order[first]],
                )


def _print_quality(
    decided: Sequence[Example], confidences: Sequence[float], judgement: Judgement
) -> None:
    """Print a line a development set, by what is asked for, and for all."""
    for name, key in (
        ("set", _set_of),
        ("asks for", asked_for),
        ("", lambda _: ""),
    ):
        for part in sorted({key(example) for example in decided}):
            chosen = [(e, c) for e, c in zip(decided, confidences, strict=True) if key(e) == part]
            print(f"{name} {part}: {_quality(chosen, judgement)}")
    print("levels", dict(judgement.levels))


def _set_of(example: Example) -> str:
    """The set of a question, behind it the mark of where it was asked: among all, or far."""
    name = GOLD if example.group == GOLD else example.gold.id[:5]
    return name + "".join(mark for mark in (AMONG, FAR) if mark in example.gold.id)


def _quality(chosen: Sequence[tuple[Example, float]], judgement: Judgement) -> str:
    yes = [confidence for example, confidence in chosen if example.gold.answerable]
    no = [confidence for example, confidence in chosen if not example.gold.answerable]
    refused = f"refused {np.mean(np.array(no) < judgement.threshold):.3f}" if no else ""
    if not yes:
        return f"n {len(chosen)}, {refused}"
    right = [float(_first_right(e, judgement)) for e, _ in chosen if any(e.right)]
    wins = [float(np.mean(np.array(no) < one)) for one in yes]  # their mean is the AUROC
    area = bootstrap(wins)
    return (
        f"n {len(chosen)}, first sentence right {np.mean(right):.3f}, AUROC {auroc(yes, no) or 0:.3f} "
        f"({area.low:.3f}-{area.high:.3f}), answered {np.mean(np.array(yes) >= judgement.threshold):.3f}, "
        f"{refused}"
    )


def _first_right(example: Example, judgement: Judgement) -> bool:
    return bool(example.right[ranked(example, judgement.ranking)[0]])


if __name__ == "__main__":
    main()
