"""A folder followed: files are taken when they are at rest, and Ctrl+C is an ordinary end."""

import argparse
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from chat.terminal.watching import follow_corpus, follow_folders
from ingest.errors import UnreadableFileError
from ingest.watching import at_rest
from tests.support.kills import open_library
from tests.support.notices import notice_text

ROOT = Path(__file__).parents[2]


def _until(met: Callable[[], bool], seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while not met() and time.monotonic() < end:
        time.sleep(0.05)
    return met()


def test_a_file_that_is_still_written_is_waited_for(tmp_path: Path) -> None:
    stop = threading.Event()
    seen: list[tuple[float, tuple[str, ...]]] = []

    def follow() -> None:
        for paths in at_rest([tmp_path], quiet=0.5, stop=stop):
            seen.append((time.monotonic(), tuple(path.name for path in paths)))  # noqa: PERF401

    thread = threading.Thread(target=follow)
    thread.start()
    time.sleep(0.6)
    (tmp_path / "~$khóa.docx").write_text("x", encoding="utf-8")
    (tmp_path / ".ẩn").mkdir()
    (tmp_path / ".ẩn" / "5.txt").write_text("x", encoding="utf-8")
    with (tmp_path / "lớn.txt").open("w", encoding="utf-8") as stream:
        for _ in range(6):
            stream.write("một phần\n")
            stream.flush()
            time.sleep(0.2)
    written = time.monotonic()
    assert _until(lambda: bool(seen))
    stop.set()
    thread.join()
    assert [names for _, names in seen] == [("lớn.txt",)]
    assert seen[0][0] > written


@pytest.mark.parametrize("command", ["add", "sync"])
def test_what_comes_into_a_watched_folder_is_indexed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    library = open_library(tmp_path / "home")
    folder = library.corpus.folder if command == "sync" else tmp_path / "đến"
    folder.mkdir(parents=True)
    (folder / "5.txt").write_text(notice_text(5), encoding="utf-8")
    options = argparse.Namespace(json=True, paths=[str(folder)])
    follow = follow_corpus if command == "sync" else follow_folders
    stop = threading.Event()
    thread = threading.Thread(target=follow, args=(library, options, stop))
    thread.start()
    assert _until(lambda: len(library.store.documents()) == 1)
    time.sleep(0.6)
    moved = tmp_path / "chuẩn bị"
    moved.mkdir()
    (moved / "6.txt").write_text(notice_text(6), encoding="utf-8")
    moved.rename(folder / "cả thư mục")
    assert _until(lambda: len(library.store.documents()) == 2)
    stop.set()
    thread.join()
    library.store.close()
    printed = capsys.readouterr()
    statuses = [json.loads(line)["status"] for line in printed.out.splitlines()]
    assert statuses == ["added", "added"]
    assert "Đã dừng theo dõi" in printed.err


def test_only_a_folder_can_be_watched(tmp_path: Path) -> None:
    library = open_library(tmp_path / "home")
    options = argparse.Namespace(json=False, paths=[str(tmp_path / "không có")])
    with pytest.raises(UnreadableFileError, match="không phải thư mục"):
        follow_folders(library, options)
    library.store.close()


def test_ctrl_c_ends_with_code_0_and_one_line(tmp_path: Path) -> None:
    code = (
        "import argparse, signal, sys; from pathlib import Path\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # nohup would leave it out
        "from chat.terminal.watching import follow_corpus\n"
        "from tests.support.kills import open_library\n"
        "library = open_library(Path(sys.argv[1]))\n"
        "sys.exit(follow_corpus(library, argparse.Namespace(json=False)))"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    assert child.stderr is not None
    lines = [child.stderr.readline(), child.stderr.readline()]
    assert "Đang theo dõi" in lines[1]
    time.sleep(0.5)
    child.send_signal(signal.SIGINT)
    rest = child.communicate(timeout=20)[1]
    assert child.returncode == 0
    assert rest == "Đã dừng theo dõi.\n"
