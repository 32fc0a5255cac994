"""The results of a gold set as figures: what `tracuu eval --json` prints."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from chat.answer import Answer, Refusal
from eval.intervals import Rate, bootstrap, wilson
from eval.metrics import (
    CoveragePoint,
    auroc,
    ndcg,
    percentile,
    recall,
    reciprocal_rank,
    risk_coverage,
)
from eval.run import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A question gone wrong: what was expected (nothing: a refusal) and what was given."""

    id: str
    kind: str
    question: str
    history: tuple[str, ...]
    expected: tuple[tuple[str, ...], ...]
    refused: bool
    given: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The figures of one run over a gold set of `n` questions.

    - `answered_right`: of the answerable questions, those answered right;
    - `refused_right`: of the unanswerable questions, those refused;
    - `citation_right`: of the answerable questions that were answered and have evidence, those
      with a citation that stands where the evidence stands;
    - `verbatim`: of all citations, those whose quote is exactly the characters of its span;
    - `by_kind`: right of each kind; `retrieval`: over the questions with evidence;
    - `latency_ms`: p50 and p95 of a question, milliseconds;
    - `auroc`: how well confidence parts answerable from unanswerable questions;
    - `risk_coverage`: the share answered and the share wrong of it, by confidence;
    - `steps_ms`: p50 and p95 of each step, milliseconds, over the questions that took it.
    """

    n: int
    answered_right: Rate
    refused_right: Rate
    citation_right: Rate
    verbatim: Rate
    by_kind: Mapping[str, Rate]
    retrieval: Mapping[str, Rate]
    latency_ms: Mapping[str, float | None]
    failures: tuple[Failure, ...]
    wrong_citations: tuple[Failure, ...]
    auroc: float | None
    risk_coverage: tuple[CoveragePoint, ...]
    steps_ms: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """Return the report as plain values for `json.dumps`."""
        return asdict(self)


def make_report(results: Sequence[Result]) -> Report:
    """Count and average the results of one run."""
    citations = [item.citation_right for item in results if item.question.answerable]
    wrong_citations = [item for item in results if item.right and item.citation_right is False]
    return Report(
        n=len(results),
        answered_right=wilson([item.right for item in results if item.question.answerable]),
        refused_right=wilson([item.right for item in results if not item.question.answerable]),
        citation_right=wilson([right for right in citations if right is not None]),
        verbatim=wilson([right for item in results for right in item.verbatim]),
        by_kind=_by_kind(results),
        retrieval=_retrieval(results),
        latency_ms=_latency(results),
        failures=_failures(item for item in results if not item.right),
        wrong_citations=_failures(wrong_citations),
        auroc=_confidence_auroc(results),
        risk_coverage=_risk_coverage(results),
        steps_ms=_steps(results),
    )


def _by_kind(results: Sequence[Result]) -> dict[str, Rate]:
    kinds = dict.fromkeys(item.question.kind for item in results)
    return {
        kind: wilson([item.right for item in results if item.question.kind == kind])
        for kind in kinds
    }


def _retrieval(results: Sequence[Result]) -> dict[str, Rate]:
    judged = [(item.ranking, item.relevant) for item in results if item.relevant]
    return {
        "R@1": bootstrap([recall(*pair, 1) for pair in judged]),
        "R@5": bootstrap([recall(*pair, 5) for pair in judged]),
        "nDCG@10": bootstrap([ndcg(*pair, 10) for pair in judged]),
        "RR@10": bootstrap([reciprocal_rank(*pair, 10) for pair in judged]),
    }


def _latency(results: Sequence[Result]) -> dict[str, float | None]:
    milliseconds = [1000 * item.seconds for item in results]
    return {
        "p50": percentile(milliseconds, 0.5) if milliseconds else None,
        "p95": percentile(milliseconds, 0.95) if milliseconds else None,
    }


def _steps(results: Sequence[Result]) -> dict[str, dict[str, float]]:
    names = dict.fromkeys(name for item in results for name in item.steps)
    taken = {name: [1000 * r.steps[name] for r in results if name in r.steps] for name in names}
    return {
        name: {"p50": percentile(each, 0.5), "p95": percentile(each, 0.95)}
        for name, each in taken.items()
    }


def _failures(results: Iterable[Result]) -> tuple[Failure, ...]:
    return tuple(
        Failure(
            id=item.question.id,
            kind=item.question.kind,
            question=item.question.question,
            history=item.question.history,
            expected=item.question.must_contain,
            refused=isinstance(item.outcome, Refusal),
            given=item.given,
        )
        for item in results
    )


def _confidence_auroc(results: Sequence[Result]) -> float | None:
    return auroc(
        [item.outcome.confidence for item in results if item.question.answerable],
        [item.outcome.confidence for item in results if not item.question.answerable],
    )


def _risk_coverage(results: Sequence[Result]) -> tuple[CoveragePoint, ...]:
    answered = [
        (item.outcome.confidence, item.right)
        for item in results
        if isinstance(item.outcome, Answer)
    ]
    return risk_coverage(answered, asked=len(results))
