"""Questions before documents: who computes where, and that a thread that stepped back stays there."""

import os
import sys
import threading
import time

import pytest

from index.cores import BEHIND, CORES, side_by_side


def _priority(_: int) -> tuple[int, int]:
    time.sleep(0.02)
    return threading.get_native_id(), os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


@pytest.mark.skipif(sys.platform != "linux", reason="priorities of threads are of Linux")
def test_documents_are_computed_behind_the_questions() -> None:
    own = os.getpriority(os.PRIO_PROCESS, 0)
    asked = list(side_by_side("questions", _priority, range(8)))
    added = list(side_by_side("documents", _priority, range(8)))
    assert {nice for _, nice in asked} == {own}
    assert {nice for _, nice in added} == {max(own, BEHIND)}
    assert len({thread for thread, _ in added}) <= CORES
    assert _priority(0)[1] == own


def test_a_single_question_is_computed_by_who_asks() -> None:
    [thread] = side_by_side("questions", lambda _: threading.get_ident(), ["ai"])
    assert thread == threading.get_ident()


@pytest.mark.parametrize("work", ["questions", "documents"])
def test_what_is_made_comes_in_order_and_an_error_reaches_who_asked(work: str) -> None:
    def slow(number: int) -> int:
        time.sleep(0.01 * (5 - number))
        return number

    assert list(side_by_side(work, slow, range(5))) == list(range(5))  # type: ignore[arg-type]
    with pytest.raises(ZeroDivisionError):
        list(side_by_side(work, lambda n: 1 // n, [1, 0]))  # type: ignore[arg-type]
