"""A home in which nothing stands: reading commands say so in one line and make nothing."""

import json
from pathlib import Path

import pytest

import tracuu

_READING = (
    ["ask", "Ai chủ trì?"],
    ["ask", "--json", "Ai chủ trì?"],
    ["tasks", "--json"],
    ["tasks"],
    ["search", "đất lúa"],
    ["show", "320"],
    ["check"],
    ["check", "--json"],
    ["remove", "320"],
    ["edit", "320", "--title", "Về đê"],
    ["eval"],
    ["mcp"],
    ["export", "kho.zip"],
)


@pytest.mark.parametrize("words", _READING, ids=" ".join)
@pytest.mark.parametrize("files", [0, 1], ids=["empty", "not indexed"])
def test_what_reads_refuses_in_one_line_and_makes_no_index(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], files: int
) -> None:
    home = tmp_path / "kho"
    if files:
        (home / "corpus").mkdir(parents=True)
        (home / "corpus" / "a.txt").write_text("Giao Bộ Y tế báo cáo.", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    code = tracuu.main(["--home", str(home), *words])
    out, err = capsys.readouterr()
    assert (code, out) == (1, "")
    [line] = err.splitlines()
    assert line.startswith(f"{home}: ")
    assert ("tracuu sync" if files else "tracuu add") in line
    assert sorted(tmp_path.rglob("*")) == before


def test_the_state_of_an_empty_home_is_told_and_nothing_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "kho"
    assert tracuu.main(["--home", str(home), "status"]) == 0
    [line] = capsys.readouterr().out.splitlines()
    assert "chưa có văn bản nào ở đây" in line
    assert tracuu.main(["--home", str(home), "status", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    counts = {name: told[name] for name in ("documents", "indexed", "passages", "model")}
    assert counts == {"documents": 0, "indexed": 0, "passages": 0, "model": None}
    assert list(tmp_path.iterdir()) == []


def test_the_history_needs_no_index_and_makes_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracuu.main(["--home", str(tmp_path / "kho"), "history", "320"]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert "320" in line
    assert list(tmp_path.iterdir()) == []
