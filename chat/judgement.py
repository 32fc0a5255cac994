"""The fitted part: which sentence is best, and whether it answers at all.

`python -m eval.fit` writes from the development sets the ranking of sentences (`chat.ranking`) and
`judgement.json`: one logistic regression (Cox, 1958) that turns the best sentence's evidence into
the probability that it answers, and one that weighs the cross-encoder in. How careful the program is,
is one setting: the least probability at which an answer is given.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from chat.evidence import Evidence
from chat.kinds import Kind
from chat.question import Question
from chat.ranking import Ranking, load_ranking
from ingest import wording
from ingest.errors import SettingError

USUAL = "normal"
FITTED = Path(__file__).with_name("judgement.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Fitted weights, by the names of the features.

    `joint` weighs the decision of the evidence ("alone") against what the cross-encoder says
    ("joint"), with a "bias"; "rank" is what its word counts beside the score of a sentence when
    the first of them are put in order. Without a cross-encoder the evidence decides alone.
    `threshold` is the least probability at which an answer is given, `levels` what it is by the
    names of the setting: "low" refuses three in five of the development questions that are not
    answered, "normal" three in four, "high" nineteen in twenty.
    """

    ranking: Ranking
    decision: Mapping[str, float]
    bias: float
    threshold: float
    joint: Mapping[str, float] = field(default_factory=dict)
    levels: Mapping[str, float] = field(default_factory=dict)

    def careful(self, setting: str) -> "Judgement":
        """Return the same with another threshold: by name, or a number from 0 (always answer) to 1.

        Raises:
            SettingError: it is neither.

        >>> load_judgement().careful("0.25").threshold
        0.25
        """
        if setting in self.levels:
            return replace(self, threshold=self.levels[setting])
        try:
            threshold = float(setting.replace(",", "."))
        except ValueError:
            threshold = -1.0
        if not 0 <= threshold <= 1:
            raise SettingError(wording.careful_unknown(setting, tuple(self.levels)))
        return replace(self, threshold=threshold)

    def score(self, evidence: Evidence) -> float:
        """Return the rank of a sentence among those of one question."""
        return float(self.ranking.scores([evidence])[0])

    def confidence(
        self, question: Question, best: Evidence, margin: float, joint: float | None = None
    ) -> float:
        """Return the probability that the best sentence answers the question.

        `joint` is what the cross-encoder says of the best sentences, see `chat.joint`.
        """
        features = decision_features(question, best, self.score(best), margin)
        logit = self.bias + sum(weight * features[name] for name, weight in self.decision.items())
        if joint is not None and self.joint:
            logit = self.joint["alone"] * logit + self.joint["joint"] * joint + self.joint["bias"]
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, logit))))


def decision_features(
    question: Question, best: Evidence, score: float, margin: float
) -> dict[str, float]:
    """Return what the decision is made of: the evidence, the ranking, the kind of question."""
    return {
        **best.features(),
        "score": score,
        "margin": margin,
        "terms": float(min(len(question.terms), 12)),
        "wants": float(question.wants is not None),
        "bare": float(question.bare),
        "foreign": float(question.foreign),
        "yes_no": float(question.kind is Kind.YES_NO),
    }


@cache
def load_judgement(path: Path = FITTED) -> Judgement:
    """Read what was fitted; the threshold is the usual one."""
    fitted = json.loads(path.read_text(encoding="utf-8"))
    return Judgement(**fitted, ranking=load_ranking(), threshold=fitted["levels"][USUAL])
