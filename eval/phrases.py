"""Short answers against accepted ones: exact match and token F1 of SQuAD, for Vietnamese.

Rajpurkar and others, EMNLP 2016, section 5; tokens are syllables, and there are no articles to
leave out.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from eval.collections import Query
from eval.intervals import Rate, bootstrap
from ingest.normalise import nfc


def normalise_answer(text: str) -> str:
    """Compose, lower the case, take punctuation away, squeeze white space.

    >>> normalise_answer(" Bộ  Công Thương, ")
    'bộ công thương'
    """
    kept = (mark for mark in nfc(text).lower() if not unicodedata.category(mark).startswith("P"))
    return " ".join("".join(kept).split())


def exact_match(given: str, accepted: Sequence[str]) -> float:
    """Return 1 when the answer is one of the accepted ones; without any, when nothing is given.

    >>> exact_match("40 ngày.", ["40 ngày"])
    1.0
    """
    return max(
        float(normalise_answer(given) == normalise_answer(text)) for text in accepted or ("",)
    )


def token_f1(given: str, accepted: Sequence[str]) -> float:
    """Return the best harmonic mean of precision and recall of syllables.

    >>> token_f1("khoảng 40 ngày", ["40 ngày"])
    0.8
    """
    return max(_f1(given, text) for text in accepted or ("",))


def _f1(given: str, accepted: str) -> float:
    ours = Counter(normalise_answer(given).split())
    theirs = Counter(normalise_answer(accepted).split())
    if not ours or not theirs:
        return float(ours == theirs)
    return 2 * (ours & theirs).total() / (ours.total() + theirs.total())


def measure_phrases(queries: Iterable[Query], phrase: Callable[[str], str]) -> dict[str, Rate]:
    """Ask for the short answer of each query ("" for none) and average, with 95 % intervals.

    >>> query = Query(id="1", text="Bao nhiêu ngày?", answers=("40 ngày",))
    >>> measure_phrases([query], lambda question: "40 ngày")["EM"].rate
    1.0
    """
    given = [(phrase(query.text), query.answers) for query in queries]
    return {
        "EM": bootstrap([exact_match(*pair) for pair in given]),
        "F1": bootstrap([token_f1(*pair) for pair in given]),
    }
