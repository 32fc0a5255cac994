"""Several processes on one index: kills, locks, readers beside a writer, a full disk."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from index.store import LocalStore
from ingest.errors import IndexLockedError
from tests.index.entries import made, numbered, opened, vector

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


@contextmanager
def writer(folder: Path, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run `writer_process`; it is killed at the end if it still runs."""
    command = [sys.executable, "-m", "tests.index.writer_process", str(folder)]
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{HERE}"}
    with subprocess.Popen(
        [*command, *map(str, arguments)], stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def whole(store: LocalStore, numbers: set[int]) -> bool:
    """Tell whether just these notices are there; some of them are looked for on both sides."""
    keys = {f"{number}/TB-VPCP (2021)" for number in numbers}
    assert {it.key for it in store.documents()} == keys
    for number in sorted(numbers)[:: len(numbers) // 10 or 1]:
        (near,) = store.dense(numbered(number).vectors[:1], 1)
        (first,) = store.fetch([near[0][0]])
        assert first.passage == numbered(number).passages[0]
        assert store.doc_freq(f"so_{number}", folded=True) == 5
    return store.check() == []


@pytest.mark.parametrize("milliseconds", [0, 3, 30, 150, 400])
def test_a_kill_at_any_moment_loses_nothing_that_was_kept(
    tmp_path: Path, milliseconds: int
) -> None:
    with writer(tmp_path, "put", 0, 3000) as process:
        assert line(process) == "begun"
        time.sleep(milliseconds / 1000)
        process.kill()
        assert process.stdout is not None
        kept = {int(it) for it in process.stdout.read().split()}
    store = opened(tmp_path)
    there = {int(it.key.split("/")[0]) for it in store.documents()}
    assert kept <= there <= kept | {max(kept, default=-1) + 1}
    assert whole(store, there)
    numbered(9000).put(store)
    assert whole(store, there | {9000})


def test_a_killed_writer_is_made_good_by_the_next_writer_already_open(tmp_path: Path) -> None:
    store = opened(tmp_path)
    numbered(9000).put(store)
    with writer(tmp_path, "put", 0, 3000) as process:
        while line(process) != "3":
            pass
        process.kill()
    there = {int(it.key.split("/")[0]) for it in store.documents()}
    numbered(9001).put(store)
    assert whole(store, there | {9001})


def test_the_second_writer_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    store = opened(tmp_path, lock_timeout=0.1)
    with writer(tmp_path, "hold", 60) as process:
        assert line(process) == "begun"
        with pytest.raises(IndexLockedError, match=f"tiến trình {process.pid} ") as caught:
            numbered(1).put(store)
        assert "\n" not in str(caught.value)
        assert store.documents() == []
        process.kill()
        process.wait()
        numbered(1).put(store)
    assert whole(store, {1})


def test_the_second_writer_waits_for_a_short_one(tmp_path: Path) -> None:
    store = opened(tmp_path, lock_timeout=20)
    with writer(tmp_path, "hold", 0.3) as process:
        assert line(process) == "begun"
        numbered(1).put(store)
    assert whole(store, {1})


def test_threads_of_one_process_write_one_after_the_other(tmp_path: Path) -> None:
    store = opened(tmp_path)
    threads = [threading.Thread(target=numbered(number).put, args=(store,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert whole(store, set(range(8)))


def test_eight_threads_ask_while_another_process_adds_replaces_and_is_done(
    tmp_path: Path,
) -> None:
    store = opened(tmp_path)
    steady = made(["Văn bản không đổi về Lạng Sơn"], key="ổn định")
    steady.put(store)
    numbered(0, passages=3).put(store)  # the writer will replace it
    failures: list[str] = []
    rounds = [0] * 8
    done = threading.Event()

    def ask(thread: int) -> None:
        while not done.is_set() or not rounds[thread]:
            near = store.dense(vector(steady.passages[0].text)[None, :], 5)[0]
            ranked = store.lexical({"lang_son": 1.0}, 5, folded=True)
            found = store.fetch([near[0][0], ranked[0][0]], with_vectors=True)
            if [it.passage for it in found] != list(steady.passages) * 2:
                failures.append(repr(found))
            for other in store.fetch([row for row, _ in near]):
                number = int(other.key.split("/")[0]) if "/" in other.key else None
                if number is not None and f"số {number} " not in other.passage.text:
                    failures.append(repr(other))
            rounds[thread] += 1

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    with writer(tmp_path, "put", 0, 150) as process:
        process.wait()
    done.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert min(rounds) > 0
    store.remove(steady.notice.id)
    assert whole(store, set(range(150)))


def test_a_batch_comes_into_sight_on_both_sides_at_once(tmp_path: Path) -> None:
    store, reader = opened(tmp_path), opened(tmp_path)
    numbered(1).put(store)
    assert reader.passage_count == 5

    def seen() -> tuple[int, int]:
        dense = reader.dense(numbered(1).vectors[:1], 99)[0]
        return len(dense), len(reader.lexical({"lua": 1.0}, 99, folded=True))

    assert seen() == (5, 5)
    with store.writing():
        numbered(2).put(store)
        assert seen() == (5, 5)
    assert seen() == (10, 10)


def test_a_full_disk_is_one_line_and_leaves_the_index_whole(tmp_path: Path) -> None:
    with writer(tmp_path, "fill", 400_000) as process:
        kept, message = line(process).split("\t")
    assert "dung lượng đĩa" in message or "đĩa đã đầy" in message
    store = opened(tmp_path)
    assert store.check() == []
    assert int(kept) <= len(store.documents()) <= int(kept) + 1
    numbered(7).put(store)
    assert store.check() == []


def test_who_may_only_read_can_search_but_not_write() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        store = opened(folder)
        numbered(1).put(store)
        store.close()
        for parent in (folder, *folder.glob("*/")):
            parent.chmod(0o555)
        with writer(folder, "read") as process:
            said = [line(process) for _ in range(3)]
        for parent in (folder, *folder.glob("*/")):
            parent.chmod(0o755)
    assert said[:2] == ["5 5 1", "[]"]
    assert "chỉ mục chỉ đọc" in said[2]
