"""The command line as a contract: exit codes, JSON fields, one line an error."""

import argparse
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import tracuu
from chat.terminal.documents import print_list
from chat.workspace import Workspace
from tests.support.homes import NOTICE
from tests.support.notices import notice_text

ADD = {
    "file", "status", "reason", "key", "number", "date", "kind", "issuer", "title", "pages",
    "sections", "passages", "ocr", "warnings",
}  # fmt: skip
ASK = {
    "question", "understood", "refused", "answer", "key_phrases", "citations", "hits", "seconds",
}  # fmt: skip
CITATION = {
    "marker", "key", "number", "date", "title", "section", "page", "quote", "start", "end", "file",
    "status", "superseded_by",
}  # fmt: skip


Run = Callable[..., tuple[int, str, str]]


def test_ask_prints_one_json_line_with_verbatim_quotes(run: Run) -> None:
    code, out, _ = run("ask", "--json", "Thu ngân sách của Lạng Sơn năm 2021 đạt bao nhiêu?")
    [line] = out.splitlines()
    found = json.loads(line)
    assert code == 0
    assert set(found) >= ASK
    assert not found["refused"]
    assert "10,6 nghìn tỷ đồng" in found["key_phrases"]
    _, text, _ = run("show", "320", "--text")
    for citation in found["citations"]:
        assert set(citation) == CITATION
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_questions_come_from_a_file_or_stdin_a_line_each(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = "Lạng Sơn còn mấy xã vùng vàng?\n\nGiá vàng hôm nay bao nhiêu một lượng?\n"
    file = tmp_path / "câu hỏi.txt"
    file.write_text(questions, encoding="utf-8")
    _, out, _ = run("ask", "--json", "-f", str(file))
    assert [json.loads(line)["refused"] for line in out.splitlines()] == [False, True]
    monkeypatch.setattr("sys.stdin", io.StringIO(questions))
    _, again, _ = run("ask", "--json", "-f", "-")
    assert len(again.splitlines()) == 2


@pytest.mark.parametrize("question", ["", "   ", "?!…", "a" * 10_000, "từ " * 4000])
def test_what_is_no_question_is_one_line_and_exit_code_1(run: Run, question: str) -> None:
    code, out, err = run("ask", "--json", question)
    assert (code, out) == (1, "")
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err


def test_markup_in_a_question_is_only_text(run: Run) -> None:
    code, out, _ = run("ask", "--json", "<script>alert(1)</script>")
    assert code == 0
    assert json.loads(out)["question"] == "<script>alert(1)</script>"


def test_add_reports_each_file_and_refuses_with_code_1(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "hỏng.txt"
    bad.write_bytes(b"\x00\x01\x02" * 100)
    code, out, _ = run("add", "--json", str(NOTICE), str(bad), str(tmp_path / "không có.txt"))
    reports = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [report["status"] for report in reports] == ["unchanged", "rejected", "rejected"]
    assert all(set(report) == ADD for report in reports)
    known = reports[0]
    assert (known["number"], known["date"]) == ("320/TB-VPCP", "2021-11-28")
    assert known["sections"] == 15
    assert known["passages"] > 15


def test_a_sync_of_what_is_there_tells_its_header_too(run: Run) -> None:
    [line] = run("sync", "--json")[1].splitlines()
    report = json.loads(line)
    assert (report["status"], report["number"]) == ("unchanged", "320/TB-VPCP")
    assert report["passages"] > 15


@pytest.mark.parametrize("part", ["--outline", "--passages", "--text"])
def test_each_part_of_a_document_is_json_when_asked(run: Run, part: str) -> None:
    text = run("show", "320", "--text")[1]
    lines = [json.loads(line) for line in run("show", "320", part, "--json")[1].splitlines()]
    if part == "--text":
        assert [line["text"] for line in lines] == [text]
    else:
        assert "III.4" in [line.get("label", line.get("section")) for line in lines]
        assert all(0 <= line["start"] < line["end"] <= len(text) for line in lines)


def test_list_show_status_and_check_agree(run: Run) -> None:
    assert json.loads(run("list", "--json")[1])["key"] == "320/TB-VPCP (2021)"
    assert json.loads(run("status", "--json")[1])["documents"] == 1
    assert json.loads(run("check", "--json")[1]) == {"ok": True, "problems": []}
    assert run("check")[0] == 0
    assert "III.4" in run("show", "320/TB-VPCP", "--outline")[1]
    sections = [
        json.loads(line)["section"] for line in run("show", "TB 320", "--passages")[1].splitlines()
    ]
    assert "III.4" in sections


def test_search_returns_hits_best_first(run: Run) -> None:
    _, out, _ = run("search", "--json", "-k", "3", "chuyển mục đích đất lúa")
    hits = [json.loads(line) for line in out.splitlines()]
    assert [set(hit) >= {"key", "section", "text", "score"} for hit in hits] == [True] * 3
    assert hits[0]["section"] == "III.4"
    assert hits[0]["score"] >= hits[1]["score"] >= hits[2]["score"]


def test_an_unknown_document_is_one_line(run: Run) -> None:
    code, out, err = run("show", "999/TB-VPCP")
    assert (code, out) == (1, "")
    assert err.startswith("999/TB-VPCP:")


def test_a_gold_set_on_what_is_not_yet_indexed_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = Path(__file__).parents[1] / "eval" / "gold.jsonl"
    home = tmp_path / "home"
    evaluate = ["--home", str(home), "eval", "--gold", str(gold)]
    shutil.copytree(NOTICE.parent, home / "corpus")
    assert tracuu.main(evaluate) == 1
    assert "chưa lập chỉ mục; hãy chạy “tracuu sync”" in capsys.readouterr().err
    shutil.rmtree(home)
    other = tmp_path / "khác.txt"
    other.write_text(notice_text(7), encoding="utf-8")
    assert tracuu.main(["--home", str(home), "add", str(other)]) == 0
    shutil.copytree(NOTICE.parent, home / "corpus", dirs_exist_ok=True)
    assert tracuu.main(evaluate) == 1
    printed = capsys.readouterr()
    assert "320/TB-VPCP (2021): " in printed.err
    assert '"tracuu sync"' in printed.err


def test_wrong_usage_is_code_2(run: Run) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("ask")
    assert stopped.value.code == 2


def test_eval_writes_json_html_and_a_baseline(run: Run, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    rows = (
        {
            "id": "a",
            "kind": "howmany",
            "question": "Lạng Sơn còn mấy xã vùng vàng?",
            "answerable": True,
            "must_contain": [["01 xã"]],
            "evidence": [{"key": "320/TB-VPCP (2021)", "quote": "chỉ có 01 xã “vùng vàng”"}],
        },
        {"id": "b", "kind": "unanswerable", "question": "Nấu phở thế nào?", "answerable": False,
         "must_contain": [], "evidence": []},
    )  # fmt: skip
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    out, page, base = (tmp_path / name for name in ("o.json", "o.html", "base.json"))
    code, table, _ = run(
        "eval",
        "--gold",
        str(gold),
        "--json",
        str(out),
        "--html",
        str(page),
        "--save-baseline",
        str(base),
    )
    found = json.loads(out.read_text(encoding="utf-8"))
    assert code == 0
    assert (found["answered_right"]["rate"], found["refused_right"]["rate"]) == (1.0, 1.0)
    assert found["verbatim"]["rate"] == 1.0
    assert "Trả lời đúng" in table
    assert "<html" in page.read_text(encoding="utf-8")
    assert run("eval", "--gold", str(gold), "--baseline", str(base))[0] == 0


def test_the_list_of_an_empty_home_makes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracuu.main(["--home", str(tmp_path), "list"]) == 0
    assert capsys.readouterr().out == ""
    assert list(tmp_path.iterdir()) == []


def test_the_list_needs_no_model_and_says_what_the_index_knows(
    run: Run, home: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    _, expected, _ = run("list", "--json")
    other = Workspace(home.home, "một mô hình không có")
    options = argparse.Namespace(json=True, kind=None, year=None, status=None)
    assert print_list(other.corpus, other.indexed(), options) == 0
    assert capsys.readouterr().out == expected
    assert json.loads(expected.splitlines()[0])["passages"] > 0
