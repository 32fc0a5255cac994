"""The commands about documents from end to end, over a small embedder that needs no model."""

import datetime as dt
import json
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import tracuu
from chat.as_json import outcome_as_json
from chat.assistant import Assistant
from ingest import wording
from tests.support.hash_embedder import HashEmbedder
from tests.support.kills import open_library
from tests.support.notices import notice_text
from tracuu import Workspace

Run = Callable[..., tuple[int, list[str], str]]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A home of three notices; 7 says that it replaces 5."""
    library = open_library(tmp_path)
    workspace = Workspace(tmp_path)
    for name, value in (("corpus", library.corpus), ("store", library.store), ("library", library)):
        workspace.__dict__[name] = value
    replaces = "Thông báo này thay thế Thông báo số 5/TB-VPCP ngày 10 tháng 4 năm 2022."
    folder = tmp_path / "đến"
    folder.mkdir()
    (folder / "5.txt").write_text(notice_text(5, year=2022), encoding="utf-8")
    (folder / "6.txt").write_text(notice_text(6), encoding="utf-8")
    text = unicodedata.normalize("NFD", notice_text(7, task=replaces))
    (folder / "7.txt").write_text(text, encoding="utf-8")
    assert [report.status for report in library.add([folder])] == ["added"] * 3
    yield workspace
    library.store.close()


@pytest.fixture
def run(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run a command; return the exit code, the lines of stdout, and stderr."""
    monkeypatch.setattr(tracuu, "Workspace", lambda *_, **__: workspace)

    def command(*arguments: str) -> tuple[int, list[str], str]:
        code = tracuu.main(arguments)
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err

    return command


def test_list_says_what_holds_and_filters(run: Run) -> None:
    rows = [json.loads(line) for line in run("list", "--json")[1]]
    assert [(row["number"], row["superseded_by"]) for row in rows] == [
        ("5/TB-VPCP", "7/TB-VPCP (2023)"),
        ("6/TB-VPCP", None),
        ("7/TB-VPCP", None),
    ]
    assert "(đã được thay thế bởi 7/TB-VPCP (2023))" in run("list")[1][0]
    assert [line[:5] for line in run("list", "--year", "2022")[1]] == ["5/TB-"]
    assert len(run("list", "--kind", "thong bao")[1]) == 3
    assert run("list", "--kind", "Chỉ thị")[1] == []
    assert [line[:5] for line in run("list", "--status", "da duoc thay the")[1]] == ["5/TB-"]


def test_status_counts_what_holds(run: Run) -> None:
    assert json.loads(run("status", "--json")[1][0])["by_status"] == {"đã được thay thế": 1}
    assert "Hiệu lực: đã được thay thế 1" in run("status")[1]


def test_show_tells_what_the_document_does_to_others(run: Run) -> None:
    shown = json.loads(run("show", "7", "--json")[1][0])
    [relation] = shown["relations"]
    assert (relation["kind"], relation["number"]) == ("replaces", "5/TB-VPCP")
    assert shown["text"][relation["start"] : relation["end"]] == relation["quote"]
    assert "Văn bản này: thay thế 5/TB-VPCP ngày 10/04/2022" in run("show", "7")[1]
    assert "Hiệu lực: đã được thay thế bởi 7/TB-VPCP (2023)" in run("show", "5")[1]


def test_an_answer_from_a_superseded_document_names_the_newer_one(workspace: Workspace) -> None:
    store = workspace.store
    assistant = Assistant(store, HashEmbedder, workspace.corpus.abbreviations())
    outcome = assistant.ask("Thông báo 5/TB-VPCP ban hành ngày nào?")
    found = outcome_as_json(outcome, 0.1)
    assert not found["refused"]
    citations = found["citations"]
    assert isinstance(citations, list)
    [citation] = citations
    assert citation["superseded_by"] == "7/TB-VPCP (2023)"
    assert "(đã được thay thế bởi 7/TB-VPCP (2023))" in wording.outcome_lines(
        found, dt.date(2026, 1, 1)
    )
    newer = outcome_as_json(assistant.ask("Thông báo 7/TB-VPCP ban hành ngày nào?"), 0.1)
    assert "thay thế bởi" not in wording.outcome_lines(newer, dt.date(2026, 1, 1))


def test_edit_sets_clears_and_relates(run: Run) -> None:
    code, [line], _ = run("edit", "6", "--number", "66/TB-VPCP", "--date", "1/2/2023")
    assert code == 0
    assert line.startswith("đã sửa: 6.txt → 66/TB-VPCP (2023)")
    run("edit", "66", "--replaces", "7", "--status", "còn hiệu lực")
    rows = {row["file"]: row for row in map(json.loads, run("list", "--json")[1])}
    assert rows["7.txt"]["superseded_by"] == "66/TB-VPCP (2023)"
    assert rows["6.txt"]["status"] == "còn hiệu lực"
    run("edit", "66", "--clear", "number", "--clear", "date", "--clear", "status")
    rows = {row["file"]: row for row in map(json.loads, run("list", "--json")[1])}
    assert (rows["6.txt"]["key"], rows["6.txt"]["status"]) == ("6/TB-VPCP (2023)", None)
    assert rows["7.txt"]["superseded_by"] == "6/TB-VPCP (2023)"
    run("edit", "7", "--clear", "replaced-by")
    assert json.loads(run("list", "--json")[1][2])["superseded_by"] is None


@pytest.mark.parametrize(
    "arguments",
    [
        ("edit", "6"),
        ("edit", "6", "--date", "32/1/2023"),
        ("edit", "6", "--number", "xyz"),
        ("edit", "6", "--replaced-by", "6"),
        ("edit", "999", "--title", "x"),
        ("history", "999"),
        ("import", "không có.zip"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_code_1(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (1, [])
    assert len(err.strip().splitlines()) == 1


def test_history_lists_versions_newest_first(run: Run, tmp_path: Path) -> None:
    newer = tmp_path / "6 sửa.txt"
    newer.write_text(notice_text(6, task="Mới."), encoding="utf-8")
    assert json.loads(run("add", "--json", str(newer))[1][0])["status"] == "replaced"
    versions = [json.loads(line) for line in run("history", "6", "--json")[1]]
    assert [version["name"] for version in versions] == ["6 sửa.txt", "6.txt"]
    assert versions[0]["replaced_at"] is None
    assert (tmp_path / "corpus" / ".history" / versions[1]["file"]).is_file()
    assert "đang dùng" in run("history", "6")[1][0]


def test_a_folder_gives_its_documents_and_nothing_else(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mới"
    (folder / ".git").mkdir(parents=True)
    for name in ("8.txt", "Thumbs.db", "~$8.docx", ".ẩn.txt", ".git/9.txt", "9.txt.part"):
        (folder / name).write_text(notice_text(8), encoding="utf-8")
    lines = run("add", "--json", str(folder))[1]
    assert [json.loads(line)["file"] for line in lines] == ["8.txt"]
    (tmp_path / "trống").mkdir()
    assert run("add", str(tmp_path / "trống")) == (0, [], wording.NOTHING_TO_ADD + "\n")


def test_export_and_import_from_the_command_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "kho.zip"
    assert run("export", str(file))[1] == [f"Đã xuất 3 văn bản ra {file}."]
    code, out, err = run("import", str(file))
    assert (code, out) == (1, [])
    assert "--replace" in err
    code, out, err = run("import", str(file), "--replace", "--json")
    assert code == 0
    assert {json.loads(line)["status"] for line in out} == {"unchanged"}
    assert "Kho cũ được giữ tại" in err
