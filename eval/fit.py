"""Fit `chat/judgement.json` on the development sets: `python -m eval.fit --corpora DIR`.

Development sets: the gold set on the notice of the corpus, and `eval/development/*.jsonl`, whose
documents (named by id) stand in `DIR/admin-dev/corpus.jsonl`. Each set is indexed alone, and
each question is read twice, as typed and without diacritics. Two models are fitted on what the reader sees:

- a ranking of sentences: logistic regression on the differences between a sentence that overlaps
  the evidence and one of the same question that does not (RankNet's linear case, Burges 2005);
- the decision: logistic regression on the best sentence, answerable against not.

Its quality is printed as measured with one document left out at a time; `--threshold` is fitted
to refuse as many unanswerable questions as it answers answerable ones.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from chat.judgement import FITTED, Judgement, decision_features
from eval.examples import Example, read_examples
from eval.metrics import auroc

if TYPE_CHECKING:
    from chat.reader import Candidate

RANKING = (
    "similarity", "passage_similarity", "rank", "covered", "pairs", "clause", "weakest", "worst",
    "names", "numbers", "mentions", "typed", "typed_sentence", "counted", "asked", "leads", "heading", "conflict",
)  # fmt: skip
_NEGATIVES = 20  # sentences of a question that a right one is compared with


def fit(examples: Sequence[Example]) -> Judgement:
    """Fit ranking and decision; the threshold balances both kinds of mistakes."""
    ranking = fit_ranking(examples)
    decision, bias = fit_decision(examples, ranking)
    judgement = Judgement(ranking=ranking, decision=decision, bias=bias, threshold=0.5)
    confidences = left_out(examples)
    threshold = balanced_threshold([e.gold.answerable for e in _decided(examples)], confidences)
    return Judgement(
        ranking=judgement.ranking, decision=decision, bias=bias, threshold=round(threshold, 3)
    )


def fit_ranking(examples: Sequence[Example]) -> dict[str, float]:
    """Fit the linear ranking on pairs of sentences of one question."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    rows, weights = [], []
    for example in examples:
        pairs = list(_pairs(example))
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
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    ranked = Judgement(ranking=ranking, decision={}, bias=0, threshold=0)
    rows = [_best_features(example, ranked) for example in _decided(examples)]
    labels = [example.gold.answerable for example in _decided(examples)]
    names = list(rows[0])
    table = np.array([[row[name] for name in names] for row in rows])
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    model = LogisticRegression(C=0.02, class_weight="balanced", max_iter=5000)
    model.fit((table - mean) / spread, labels)
    weights = np.where(table.std(axis=0) > 0, model.coef_[0] / spread, 0.0)
    bias = float(model.intercept_[0] - (weights * mean).sum())
    return {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}, round(
        bias, 4
    )


def _decided(examples: Sequence[Example]) -> list[Example]:
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
    confidences: dict[str, float] = {}
    for group in sorted({example.group for example in examples}):
        rest = [example for example in examples if example.group != group]
        ranking = fit_ranking(rest)
        decision, bias = fit_decision(rest, ranking)
        judgement = Judgement(ranking=ranking, decision=decision, bias=bias, threshold=0)
        for example in _decided([e for e in examples if e.group == group]):
            features = _best_features(example, judgement)
            logit = bias + sum(weight * features[name] for name, weight in decision.items())
            confidences[example.gold.id] = 1 / (1 + float(np.exp(-logit)))
    return [confidences[example.gold.id] for example in _decided(examples)]


def balanced_threshold(answerable: Sequence[bool], confidences: Sequence[float]) -> float:
    """Return the threshold at which the worse of the two right rates is best.

    >>> 0.2 < balanced_threshold([True, True, False, False], [0.9, 0.8, 0.2, 0.1]) <= 0.8
    True
    """
    yes = np.array([c for c, a in zip(confidences, answerable, strict=True) if a])
    no = np.array([c for c, a in zip(confidences, answerable, strict=True) if not a])
    steps = np.linspace(0.05, 0.95, 181)
    worse = [min((yes >= step).mean(), (no < step).mean()) for step in steps]
    best = [step for step, value in zip(steps, worse, strict=True) if value == max(worse)]
    return float(np.mean(best))


def main() -> None:
    """Read the development sets, fit, print what was measured, write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, default=Path())
    parser.add_argument("--corpora", type=Path, required=True)
    options = parser.parse_args()
    examples = list(read_examples(options.home, options.corpora))
    judgement = fit(examples)
    _print_quality(examples, judgement)
    written = {
        "ranking": dict(judgement.ranking),
        "decision": dict(judgement.decision),
        "bias": judgement.bias,
        "threshold": judgement.threshold,
    }
    FITTED.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def _print_quality(examples: Sequence[Example], judgement: Judgement) -> None:
    decided = _decided(examples)
    confidences = left_out(examples)
    for group in sorted({example.group for example in decided}):
        chosen = [
            (c, e.gold.answerable)
            for c, e in zip(confidences, decided, strict=True)
            if e.group == group
        ]
        yes, no = [c for c, a in chosen if a], [c for c, a in chosen if not a]
        first = [_first_right(e, judgement) for e in decided if e.group == group and any(e.right)]
        print(
            f"{group}: n {len(chosen)}, first sentence right {np.mean(first):.3f}, "
            f"AUROC {auroc(yes, no) or 0:.3f}, answered "
            f"{np.mean([c >= judgement.threshold for c in yes]):.2f}, refused "
            f"{np.mean([c < judgement.threshold for c in no]):.2f}"
        )
    every = [(c, e.gold.answerable) for c, e in zip(confidences, decided, strict=True)]
    total = auroc([c for c, a in every if a], [c for c, a in every if not a])
    print(f"AUROC {total or 0:.3f}, threshold {judgement.threshold}")


def _first_right(example: Example, judgement: Judgement) -> bool:
    places = range(len(example.candidates))
    best = max(places, key=lambda p: (judgement.score(example.candidates[p].evidence), -p))
    return bool(example.right[best])


if __name__ == "__main__":
    main()
