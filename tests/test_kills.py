"""SIGKILL at any moment loses nothing that was reported; readers go on while a writer adds."""

from pathlib import Path

from tests.support.kills import (
    ask_while_adding,
    kill_while_adding,
    kill_while_importing,
    kill_while_replacing,
    kill_while_rereading,
)


def test_kills_during_an_add_lose_nothing_that_was_reported(tmp_path: Path) -> None:
    killed = kill_while_adding(tmp_path, documents=200, kills=8)
    assert killed.lost == ()
    assert killed.problems == ()
    assert killed.documents >= killed.reported > 0


def test_kills_while_versions_are_replaced_keep_every_version(tmp_path: Path) -> None:
    killed = kill_while_replacing(tmp_path, documents=24, kills=3)
    assert killed.lost == ()
    assert killed.problems == ()
    assert killed.documents == 24
    assert killed.reported > 0


def test_kills_while_documents_are_read_anew_lose_nothing_and_go_on(tmp_path: Path) -> None:
    killed = kill_while_rereading(tmp_path, documents=40, kills=2)
    assert killed.lost == ()
    assert killed.problems == ()
    assert killed.documents >= killed.reported > 0


def test_kills_during_an_import_leave_the_old_corpus_or_the_new(tmp_path: Path) -> None:
    done, wrong = kill_while_importing(tmp_path, documents=30, kills=4)
    assert wrong == []
    assert done > 0


def test_eight_threads_ask_while_documents_are_added(tmp_path: Path) -> None:
    answers, wrong = ask_while_adding(tmp_path, documents=40, threads=8)
    assert wrong == []
    assert answers > 0
