"""Development questions as they are read: of their own documents, and some of others' too."""

import json

import pytest

from eval.examples import BARE, FAR, Example, read_sets
from index.embedder import load_embedder

TEXTS = {
    "1": "Giao Bộ Y tế mua vắc xin, hoàn thành trước ngày 15 tháng 5 năm 2023.",
    "2": "Giao Bộ Công an cấp thẻ căn cước, hoàn thành trước ngày 20 tháng 6 năm 2023.",
}
ASKED = {"1": "Ai mua vắc xin?", "2": "Ai cấp thẻ căn cước?"}
QUOTES = {"1": "Bộ Y tế", "2": "Bộ Công an"}


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> list[Example]:
    corpora, folder = tmp_path_factory.mktemp("corpora"), tmp_path_factory.mktemp("sets")
    (corpora / "admin-dev").mkdir()
    rows = [json.dumps({"_id": one, "text": text}) for one, text in TEXTS.items()]
    (corpora / "admin-dev" / "corpus.jsonl").write_text("\n".join(rows), encoding="utf-8")
    for one, text in TEXTS.items():
        start = text.index(QUOTES[one])
        row = {
            "document": one,
            "kind": "who",
            "question": ASKED[one],
            "spans": [[start, start + len(QUOTES[one])]],
        }
        (folder / f"{one}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    return list(read_sets(folder, corpora, load_embedder(), far=True))


def test_a_question_is_read_as_typed_and_without_diacritics(examples: list[Example]) -> None:
    own = [one.gold.id for one in examples if FAR not in one.gold.id]
    assert own == ["dev-1-001", f"dev-1-001{BARE}", "dev-2-001", f"dev-2-001{BARE}"]


def test_its_own_document_answers_it(examples: list[Example]) -> None:
    assert all(any(one.right) for one in examples if FAR not in one.gold.id)


def test_asked_of_the_other_sets_documents_it_has_no_answer(examples: list[Example]) -> None:
    far = {one.gold.id: one for one in examples if FAR in one.gold.id}
    assert [*far] == [f"dev-{n}-001{FAR}{bare}" for n in (2, 1) for bare in ("", BARE)]
    for one in far.values():
        assert one.candidates
        assert not any(one.right)
        assert not one.gold.answerable
        own = TEXTS["1"] if one.group == "2" else TEXTS["2"]
        assert {candidate.passage.text for candidate in one.candidates} == {own}
