"""Many people at once, in small: the measurement itself counts rightly, the office bears it."""

import os
import threading
from pathlib import Path

import pytest

from chat.terminal.serving import build_office
from eval.load import Load, add_files, ask_for, documents, resident
from eval.office import evaluation_of
from tests.support.homes import NOTICE
from tests.support.serving import listening
from tracuu import Workspace, build_parser

pytestmark = pytest.mark.filterwarnings("default")


def test_people_are_answered_while_documents_are_added(home: Workspace, tmp_path: Path) -> None:
    workspace, incoming = Workspace(tmp_path / "home"), tmp_path / "den"
    workspace.__dict__["embedder"] = home.embedder
    incoming.mkdir()
    [added] = workspace.library.add([NOTICE])
    assert added.status == "added"
    files, adding = documents(incoming, 2), Load()
    options = build_parser().parse_args(["serve"])
    with listening(build_office(workspace, options, evaluation_of)) as url:
        adder = threading.Thread(target=add_files, args=(url, files, adding))
        adder.start()
        asked = ["Ai xử lý việc chuyển mục đích sử dụng đất lúa?", "Bộ Y tế phải làm gì?"]
        people = ask_for(url, asked, people=3, seconds=60, pause=0.05, limit=12)
        adder.join()
        wrong = ask_for(url, ["?"], people=1, seconds=60, pause=0, limit=1)
    assert (len(people.seconds), people.errors) == (12, [])
    assert (adding.added, adding.errors) == (2, [])
    assert wrong.errors == ["HTTP 422"]
    assert len(workspace.store.documents()) == 3


def test_the_memory_of_a_process_is_told_in_megabytes() -> None:
    assert 10 < resident(os.getpid()) < 100_000
