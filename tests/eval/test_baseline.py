from pathlib import Path

import pytest

from eval.baseline import diff, difference_lines, entries, load_baseline, save_baseline
from eval.run import Result, judge
from ingest.errors import GoldError
from tests.eval.builders import LEAD, answer, gold, refusal, text_of


def result(name: str, *, right: bool) -> Result:
    outcome = answer(LEAD) if right else refusal(reason="Không tìm thấy.\nHãy hỏi lại.")
    return judge(gold(["Bộ Tài nguyên"], name=name), outcome, text_of, seconds=0.0)


def test_a_stored_run_is_read_as_it_was(tmp_path: Path) -> None:
    results = [result("a", right=True), result("đ", right=False)]
    path = tmp_path / "baseline.json"

    save_baseline(path, results)

    assert load_baseline(path) == entries(results)
    assert len(path.read_text(encoding="utf-8").splitlines()) == 4


def test_an_empty_run_is_stored_too(tmp_path: Path) -> None:
    save_baseline(tmp_path / "baseline.json", [])

    assert load_baseline(tmp_path / "baseline.json") == {}


def test_losses_and_wins_are_named_question_by_question() -> None:
    before = entries([result(name, right=name in "ab") for name in "abcdx"])
    now = [result(name, right=name in "bcn") for name in "abcdn"]

    difference = diff(before, now)

    assert [change.id for change in difference.lost] == ["a"]
    assert [change.id for change in difference.won] == ["c"]
    assert difference.added == ("n",)
    assert difference.gone == ("x",)


def test_the_difference_is_told_in_vietnamese_losses_first() -> None:
    before = entries([result("a", right=True), result("b", right=False)])
    lines = difference_lines(diff(before, [result("a", right=False), result("b", right=True)]))

    assert lines == [
        "So với lần lưu trước: mất 1 câu, được thêm 1 câu.",
        "MẤT a: Ai chủ trì?",
        f"    trước: {LEAD} [1]",
        "    nay: Không tìm thấy. Hãy hỏi lại.",
        "ĐƯỢC b: Ai chủ trì?",
        "    trước: Không tìm thấy. Hãy hỏi lại.",
        f"    nay: {LEAD} [1]",
    ]


def test_questions_that_only_one_run_knows_are_named() -> None:
    lines = difference_lines(diff(entries([result("x", right=True)]), [result("n", right=True)]))

    assert lines[1:] == [
        "Câu mới, chưa có trong lần lưu trước: n",
        "Câu của lần lưu trước, lần này không hỏi: x",
    ]


def test_the_same_run_twice_differs_in_nothing() -> None:
    results = [result("a", right=True), result("b", right=False)]

    assert difference_lines(diff(entries(results), results)) == [
        "So với lần lưu trước: không đổi câu nào."
    ]


@pytest.mark.parametrize("content", ["", "[]", '{"a": 1}', '{"a": {"right": true}}'])
def test_a_damaged_baseline_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(GoldError, match=r"baseline\.json: không phải kết quả đã lưu"):
        load_baseline(path)


def test_a_missing_baseline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="không đọc được tệp"):
        load_baseline(tmp_path / "baseline.json")
