"""A collection, in an index of its own, measured by its rankings."""

from collections.abc import Callable, Iterable

from eval.collections import Query
from eval.intervals import Rate, bootstrap
from eval.metrics import ndcg, recall, reciprocal_rank, success

Rank = Callable[[str], list[str]]
"""A question to document ids, best first, at least 10 different ones where there are as many."""


def measure_retrieval(queries: Iterable[Query], rank: Rank) -> dict[str, Rate]:
    """Rank for each query and average, with 95 % bootstrap intervals.

    `rank` may name a document once for each of its passages: the first, the best, counts. A query
    without a relevant document is left out, one whose ranking is empty counts 0.

    >>> query = Query(id="1", text="Ai chủ trì?", relevant={"320": 1})
    >>> measure_retrieval([query], lambda question: ["80", "80", "320"])["RR@10"].rate
    0.5
    """
    judged = [
        (list(dict.fromkeys(rank(query.text))), query.relevant)
        for query in queries
        if query.relevant
    ]
    values = {
        f"{name}@{k}": [formula(*pair, k) for pair in judged]
        for name, formula, depths in (
            ("R", recall, (1, 5, 10)),
            ("Success", success, (1, 5, 10)),
            ("RR", reciprocal_rank, (10,)),
            ("nDCG", ndcg, (10,)),
        )
        for k in depths
    }
    return {name: bootstrap(each) for name, each in values.items()}
