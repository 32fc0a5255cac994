"""The development questions: their spans stand where they say, and checking sets stay apart."""

import json
from pathlib import Path

import pytest

from eval.development import (
    FOLDER,
    NEAR,
    DevelopmentQuestion,
    answered_by,
    as_gold,
    read_development,
    read_texts,
)
from ingest.normalise import nfc
from ingest.notice import Span

CORPORA = Path(__file__).parents[2] / ".." / "shared" / "corpora"
ROWS = [
    json.loads(line)
    for path in sorted(FOLDER.glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
TEXT = nfc("Giao Bộ Y tế chủ trì, hoàn thành trước ngày 15 tháng 5.")


@pytest.fixture
def one(tmp_path: Path) -> Path:
    rows = [
        {"document": "7", "kind": "when", "question": "Xong khi nào?", "spans": [[33, 54]]},
        {"document": "7", "kind": "howmuch", "question": "Hết bao nhiêu tiền?", "spans": []},
    ]
    path = tmp_path / "x.jsonl"
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_span_is_read_as_the_words_it_covers(one: Path) -> None:
    answered, near_miss = read_development(one, {"7": TEXT})
    assert answered.quotes == ("trước ngày 15 tháng 5",)
    assert near_miss.quotes == ()
    assert (answered.id, near_miss.id) == ("dev-x-001", "dev-x-002")


def test_a_span_beyond_its_text_is_refused(one: Path) -> None:
    with pytest.raises(ValueError, match="no span"):
        read_development(one, {"7": TEXT[:40]})


def test_evidence_is_found_again_in_a_text_mended_by_reading() -> None:
    question = DevelopmentQuestion(
        id="x-001", document="7", kind="when", question="?", quotes=("trước ngày 15 tháng 5",)
    )
    mended = "BỘ Y TẾ\n" + TEXT.replace("ngày 15", "ngày\n15")
    gold = as_gold(question, "7/TB", mended)
    [span] = gold.evidence[0].spans
    assert (span.start, gold.answerable) == (41, True)
    assert answered_by(gold, [("7/TB", Span(start=50, end=52))])
    assert not answered_by(gold, [("8/TB", Span(start=50, end=52))])
    assert not answered_by(gold, [("7/TB", Span(start=0, end=41))])


def test_questions_are_many_distinct_and_nearly_half_of_them_without_an_answer() -> None:
    without = sum(not row["spans"] for row in ROWS)
    assert len({(row["document"], row["question"]) for row in ROWS}) == len(ROWS) > 1400
    assert 0.4 < without / len(ROWS) < 0.5


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the real documents are not on this machine")
def test_every_span_stands_in_its_document_and_none_is_of_the_checking_set() -> None:
    texts = read_texts(CORPORA)
    notices = (CORPORA / "tbvp-gold" / "notices.json").read_text(encoding="utf-8")
    for path in sorted([*FOLDER.glob("*.jsonl"), *NEAR.glob("*.jsonl")]):
        for question in read_development(path, texts):
            assert all(quote.strip() for quote in question.quotes), question.id
            assert question.document not in json.loads(notices).values()


def test_the_pairs_of_the_cross_encoder_are_about_documents_of_their_own() -> None:
    seen = {row["document"] for row in ROWS}
    near = [
        json.loads(line)
        for path in sorted(NEAR.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    without = sum(not row["spans"] for row in near)
    assert not seen & {row["document"] for row in near}
    assert len(near) > 3000
    assert 0.45 < without / len(near) < 0.55
