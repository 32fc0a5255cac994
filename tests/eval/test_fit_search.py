"""The weights of the second look are measured on questions that must find their passage."""

import json
from pathlib import Path

from chat.second_look import SecondLook
from eval.fit_search import reciprocal_ranks, sought, table
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
    assert reciprocal_ranks(home.assistant, [one], SecondLook()) == [1.0]


def test_the_table_has_a_line_a_pair_of_weights() -> None:
    shown = table({(0.0, 0.0): [1.0, 0.5], (5.0, 3.0): [1.0, 1.0]})
    assert "50,0 %" in shown
    assert "100,0 %" in shown
