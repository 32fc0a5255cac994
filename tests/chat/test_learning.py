"""What is learnt from the corpus: at once in a small one, behind the questions in a large one."""

import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from chat.learning import Learner
from ingest.agencies import load_abbreviations

if TYPE_CHECKING:
    from index.passage_store import PassageStore


class Texts:
    """As much of a store as learning needs; `texts` may be held up."""

    def __init__(self, *texts: str) -> None:
        self.held = list(texts)
        self.gate = threading.Event()
        self.gate.set()
        self.read = 0

    def texts(self) -> Iterator[str]:
        self.gate.wait(timeout=30)
        self.read += 1
        yield from self.held


def _learner(texts: Texts, **settings: Any) -> Learner:
    return Learner(cast("PassageStore", texts), load_abbreviations(), **settings)


def test_a_small_corpus_is_learnt_anew_as_soon_as_it_changes() -> None:
    texts = Texts("tỉnh Lạng Sơn")
    learner = _learner(texts)
    assert learner.understanding(1).read("khe luu").text != "khế lựu"
    texts.held += ["giống khế lựu"] * 3
    assert learner.understanding(2).read("khe luu").text == "khế lựu"
    assert texts.read == 2


def test_nobody_waits_while_a_large_corpus_is_learnt_anew() -> None:
    texts = Texts("tỉnh Lạng Sơn")
    learner = _learner(texts, quick=0.0)
    before = learner.understanding(1)
    learner._seconds = 0.0  # the rest after a learning is over
    texts.held += ["giống khế lựu"] * 3
    texts.gate.clear()
    assert learner.understanding(2) is before
    assert learner.understanding(3) is before
    texts.gate.set()
    deadline = time.monotonic() + 30
    while learner.understanding(2) is before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert learner.understanding(2).read("khe luu").text == "khế lựu"
    assert texts.read == 2
