"""Gold sets changed a line at a time, runs kept and compared."""

from pathlib import Path

import pytest

from chat.answer import Answer, Refusal
from eval.runs import Runs, run_set
from eval.sets import OWN, Sets
from ingest.errors import GoldError

_TEXT = "1. Giao Bộ Y tế báo cáo Thủ tướng trước ngày 20 tháng 01."
_LINE = {
    "id": "a",
    "kind": "who",
    "question": "Ai báo cáo?",
    "answerable": True,
    "must_contain": [["Bộ Y tế"]],
    "evidence": [{"key": "7/TB (2022)", "quote": "Giao Bộ Y tế báo cáo"}],
}
_NO = {"id": "b", "kind": "unanswerable", "question": "Trời mưa?", "answerable": False}


def _sets(folder: Path) -> Sets:
    shipped = folder / "shipped"
    shipped.mkdir(exist_ok=True)
    return Sets(
        own=folder / "own",
        shipped=(shipped,),
        text_of=lambda key: _TEXT if key == "7/TB (2022)" else None,
    )


def _refuse(question: str, _: object) -> Answer | Refusal:
    return Refusal(
        question=question, understood=question, reason="không", missing=(), hits=(), confidence=0.1
    )


def test_the_offices_own_set_begins_with_the_first_line_put_into_it(tmp_path: Path) -> None:
    sets = _sets(tmp_path)
    assert [(one.name, one.questions) for one in sets.all()] == [(OWN, 0)]
    sets.save(OWN, None, _LINE)
    sets.save(OWN, None, _NO)
    sets.save(OWN, "b", {**_NO, "question": "Trời nắng?"})
    assert [line["question"] for line in sets.questions(OWN)] == ["Ai báo cáo?", "Trời nắng?"]
    sets.save(OWN, "a", None)
    assert [line["id"] for line in sets.questions(OWN)] == ["b"]


def test_a_line_that_would_break_the_set_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    sets = _sets(tmp_path)
    sets.save(OWN, None, _LINE)
    with pytest.raises(GoldError, match="nguyên văn"):
        sets.save(
            OWN, None, {**_LINE, "id": "c", "evidence": [{"key": "7/TB (2022)", "quote": "z"}]}
        )
    with pytest.raises(GoldError, match="đã dùng"):
        sets.save(OWN, None, _LINE)
    assert len(sets.questions(OWN)) == 1
    assert sets.problems(OWN) == []


def test_a_shipped_set_is_run_and_not_changed_and_other_files_are_no_sets(tmp_path: Path) -> None:
    sets = _sets(tmp_path)
    sets.save(OWN, None, _NO)
    (tmp_path / "own" / f"{OWN}.jsonl").rename(tmp_path / "shipped" / "chuan.jsonl")
    (tmp_path / "shipped" / "khac.jsonl").write_text('{"lead": "Bộ"}\n', encoding="utf-8")
    assert [(one.name, one.editable) for one in sets.all()] == [("chuan", False), (OWN, True)]
    with pytest.raises(GoldError, match="đi kèm"):
        sets.save("chuan", None, _LINE)
    with pytest.raises(GoldError, match="không có bộ"):
        sets.path("../chuan")


def test_two_runs_are_kept_and_compared_question_by_question(tmp_path: Path) -> None:
    sets, runs = _sets(tmp_path), Runs(folder=tmp_path / "runs")
    sets.save(OWN, None, _LINE)
    sets.save(OWN, None, _NO)
    assert list(run_set(OWN, sets, runs, _refuse)) == [(0, 2), (1, 2), (2, 2)]
    sets.save(OWN, "a", {**_NO, "id": "a"})
    list(run_set(OWN, sets, runs, _refuse))
    first, second = sorted(run["name"] for run in runs.all())
    newest = max(runs.all(), key=lambda run: run["at"] + run["name"])["name"]
    old, new = (first, second) if newest == second else (second, first)
    compared = runs.compare(old, new)
    changed = [pair[1]["id"] for pair in (*compared["won"], *compared["lost"])]
    assert (changed, compared["same"]) == (["a"], 1)
    assert runs.one(new)["report"]["n"] == 2


def test_a_run_that_is_stopped_is_not_kept(tmp_path: Path) -> None:
    sets, runs = _sets(tmp_path), Runs(folder=tmp_path / "runs")
    sets.save(OWN, None, _LINE)
    sets.save(OWN, None, _NO)
    run = run_set(OWN, sets, runs, _refuse)
    assert next(run) == (0, 2)
    assert next(run) == (1, 2)
    del run
    assert runs.all() == []
    with pytest.raises(GoldError, match="lần chạy"):
        runs.one("../../etc/passwd")
