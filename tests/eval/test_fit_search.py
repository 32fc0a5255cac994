"""The weights of the second look are fitted on questions that must find their passage."""

import json
from pathlib import Path

import numpy as np

from chat.second_look import SecondLook
from eval.fit_search import Listed, fit, in_use, left_out, listed, reciprocal_rank, sought, table
from tests.support.homes import NOTICE
from tracuu import Workspace

QUESTION = "Lạng Sơn còn mấy xã vùng vàng?"


def test_a_question_is_looked_for_where_its_words_stand(home: Workspace, tmp_path: Path) -> None:
    [document] = home.store.documents()
    text = home.store.notice(document.notice_id).text
    start = text.index("vùng vàng")
    corpora = tmp_path / "admin-dev"
    corpora.mkdir()
    row = {"_id": document.file.split(".")[0], "text": text}
    (corpora / "corpus.jsonl").write_text(json.dumps(row), encoding="utf-8")
    questions = tmp_path / "questions"
    questions.mkdir()
    line = {"document": row["_id"], "kind": "howmany", "question": QUESTION}
    answered = line | {"spans": [[start, start + len("vùng vàng")]]}
    lines = [json.dumps(answered), json.dumps(line | {"spans": []})]
    (questions / "x.jsonl").write_text("\n".join(lines), encoding="utf-8")

    [one] = sought(home.store, tmp_path, questions)
    assert NOTICE.name.startswith(row["_id"])
    assert one.question == QUESTION
    found = listed(home.assistant, one, one.question)
    assert found.right.sum() == 1
    assert found.near.all()
    assert reciprocal_rank(found, in_use(SecondLook())) == 1.0


def _lists() -> list[Listed]:
    """Questions whose right passage holds their words, in a shorter document, above or below."""
    draws = np.random.default_rng(0)
    found = []
    for number in range(40):
        table = draws.normal(size=(6, 9))
        right = np.arange(6) == number % 6
        table[right, 1] += 1.0  # covered
        table[right, 7] -= 1.5  # the length of its document
        found.append(Listed(group=f"{number % 10}", table=table, right=right, near=right))
    return found


def test_the_fit_finds_what_tells_the_right_passage_and_puts_down_what_the_length_tells() -> None:
    weights = fit(_lists())

    assert weights[1] > 2 * np.abs(weights[[0, 2, 3, 4, 5, 6, 8]]).max()
    assert weights[7] < -weights[1] / 2


def test_fitted_weights_rank_documents_that_they_have_not_seen_without_their_length() -> None:
    lists = _lists()
    fitted = np.mean([value == 1 for value in left_out(lists)])

    assert 0.4 < fitted < 0.9  # by length too all would be first


def test_the_table_has_a_line_a_way_of_ranking() -> None:
    shown = table({"in use": [1.0, 0.5], "fitted": [1.0, 1.0]})
    assert "50,0 %" in shown
    assert "100,0 %" in shown
