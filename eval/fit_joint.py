"""What the cross-encoder adds: its word weighed against the rest of the evidence."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray


def fit_joint(
    confidences: Sequence[float],
    joint: Sequence[float | None],
    answerable: Sequence[bool],
    weights: NDArray[np.float64],
) -> dict[str, float]:
    """Fit a logistic regression on both log-odds, of the questions that have both.

    >>> known = dict(answerable=[True, False] * 9, weights=np.ones(18))
    >>> fit_joint([0.6, 0.4] * 9, [2.0, -2.0] * 9, **known)["joint"] > 0
    True
    >>> fit_joint([0.6, 0.4] * 9, [None] * 18, **known)
    {}
    """
    from sklearn.linear_model import LogisticRegression

    both = [number for number, one in enumerate(joint) if one is not None]
    if not both:
        return {}
    table = np.array([(logit(confidences[number]), joint[number]) for number in both], float)
    model = LogisticRegression(C=1.0)
    model.fit(table, np.array(answerable)[both], sample_weight=weights[both])
    alone, together = model.coef_[0]
    return {
        "alone": round(float(alone), 4),
        "joint": round(float(together), 4),
        "bias": round(float(model.intercept_[0]), 4),
    }


def fit_rank(pairs: Sequence[tuple[float, float, bool]]) -> float:
    """Return what the cross-encoder's word counts beside the score of the ranking.

    Each of `pairs` are two sentences of a question of which one is right: how much the first
    scores more, how much more the cross-encoder says of it, whether it is the right one.

    >>> fit_rank([(0.5, -2.0, False), (0.5, 1.0, True), (0.3, -1.0, False), (0.9, -0.5, True)]) > 0
    True
    """
    from sklearn.linear_model import LogisticRegression

    table = np.array([(score, said) for score, said, _ in pairs], float)
    right = np.array([first for _, _, first in pairs])
    model = LogisticRegression(C=1.0, fit_intercept=False)
    model.fit(np.concatenate([table, -table]), np.concatenate([right, ~right]))
    score, said = model.coef_[0]
    return round(float(said / score), 4)


def weighed(confidence: float, joint: float | None, fitted: Mapping[str, float]) -> float:
    """Return the probability with what the cross-encoder said; without it, as it was."""
    if joint is None or not fitted:
        return confidence
    together = fitted["alone"] * logit(confidence) + fitted["joint"] * joint + fitted["bias"]
    return float(1 / (1 + np.exp(-together)))


def logit(probability: float) -> float:
    """Return the log-odds.

    >>> round(logit(0.5), 3), round(logit(0.9), 3)
    (0.0, 2.197)
    """
    inside = min(max(probability, 1e-6), 1 - 1e-6)
    return float(np.log(inside / (1 - inside)))
