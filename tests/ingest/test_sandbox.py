"""A file that breaks its reader is rejected with one line, and nothing else is touched."""

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.errors import EmptyDocumentError, TracuuError, UnreadableFileError
from ingest.readers.sandbox import Limits, Sandbox

_JOBS = "tests.support.bad_jobs"
_LIMITS = Limits(  # patient: a busy machine is no fault of a file's
    seconds=20, seconds_in_all=40, memory=2**30, answer=20 * 2**20, seconds_a_megabyte=0
)
_IMPATIENT = replace(_LIMITS, seconds=3, seconds_in_all=8)


@pytest.fixture
def box() -> Iterator[Sandbox]:
    """Two workers."""
    sandbox = Sandbox(workers=2, limits=_LIMITS)
    yield sandbox
    sandbox.close()


@pytest.fixture
def impatient() -> Iterator[Sandbox]:
    """Two workers with little patience."""
    sandbox = Sandbox(workers=2, limits=_IMPATIENT)
    yield sandbox
    sandbox.close()


def _children() -> set[int]:
    return {
        int(child) for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    }


@pytest.mark.parametrize(
    ("job", "reason"),
    [
        ("crash", "dừng đột ngột"),
        ("stumble", "dừng đột ngột"),
        ("smuggle", "dừng đột ngột"),
        ("exhaust", "bộ nhớ"),
        ("swell", "quá lớn"),
    ],
)
def test_what_a_bad_file_does_is_one_line_and_the_next_file_is_read(
    box: Sandbox, job: str, reason: str
) -> None:
    _refused_alone(box, job, reason)


@pytest.mark.parametrize("job", ["sleep", "live_for_ever"])
def test_a_file_that_never_ends_is_one_line_and_the_next_file_is_read(
    impatient: Sandbox, job: str
) -> None:
    _refused_alone(impatient, job, "đọc quá")


def _refused_alone(box: Sandbox, job: str, reason: str) -> None:
    """The file is refused with one line, and the next one is read."""
    with pytest.raises(UnreadableFileError, match=reason) as refused:
        box.run(_JOBS, job, b"x", "Công văn.pdf")
    assert str(refused.value).startswith("Công văn.pdf: ")
    assert "\n" not in str(refused.value)
    assert box.run(_JOBS, "chatter", b"sau", "b.pdf") == b"sau"


def test_a_long_reading_that_shows_signs_of_life_is_let_be(impatient: Sandbox) -> None:
    assert impatient.run(_JOBS, "live_on", b"", "a.pdf") == "ended"


def test_an_error_of_the_program_comes_back_as_itself(box: Sandbox) -> None:
    with pytest.raises(EmptyDocumentError, match=r"^a\.txt: tệp không có chữ nào\.$"):
        box.run(_JOBS, "refuse", b"", "a.txt")


def test_a_worker_lives_on_from_file_to_file_and_leaves_nothing_behind() -> None:
    before = _children()
    box = Sandbox(workers=1, limits=_LIMITS)
    box.run(_JOBS, "chatter", b"1", "a")
    first = _children() - before
    box.run(_JOBS, "chatter", b"2", "a")
    assert len(first) == 1
    assert _children() - before == first
    box.close()
    assert _children() <= before


def test_threads_read_at_once_and_a_bad_file_of_one_harms_no_other(box: Sandbox) -> None:
    right: list[bool] = []

    def read(number: int) -> None:
        if number % 4 == 0:
            with pytest.raises(TracuuError):
                box.run(_JOBS, "crash", b"", "a")
        data = str(number).encode()
        right.append(box.run(_JOBS, "chatter", data, "b") == data)

    threads = [threading.Thread(target=read, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert right == [True] * 8
