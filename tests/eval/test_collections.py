import argparse
import json
import unicodedata
from pathlib import Path

import pytest

from eval.beir import read_beir
from eval.collections import Query
from eval.command import read_collection
from eval.phrases import exact_match, measure_phrases, token_f1
from eval.retrieval import measure_retrieval
from eval.squad import held_out, read_squad
from ingest.errors import GoldError
from tests.eval.builders import write_lines

SHARED = Path("/work/shared/corpora")
needs_corpora = pytest.mark.skipif(
    not SHARED.is_dir(), reason=f"the public collections are not in {SHARED}"
)
CONTEXT = "Sông Kỳ Cùng dài 243 km. Đèo Bông Lau cao 405 m."


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    write_lines(
        tmp_path / "corpus.jsonl",
        {"_id": "1", "title": "320/TB-VPCP", "text": "Lạng Sơn"},
        {"_id": "2", "title": None, "text": unicodedata.normalize("NFD", "Cần Thơ")},
    )
    write_lines(
        tmp_path / "queries.jsonl",
        {"_id": "a", "text": "Lạng Sơn?"},
        {"_id": "b", "text": "Cần Thơ?"},
        {"_id": "c", "text": "Ngoài phần này?"},
    )
    (tmp_path / "qrels").mkdir()
    qrels = "query-id\tcorpus-id\tscore\na\t1\t2\nb\t2\t1\nb\t1\t0\nc\t1\t0\n"
    (tmp_path / "qrels" / "dev.tsv").write_text(qrels, encoding="utf-8")
    return tmp_path


def squad(path: Path, entry: dict[str, object], *, context: str = CONTEXT) -> Path:
    paragraph = {"context": context, "qas": [{"id": "q1", "question": "Dài bao nhiêu?", **entry}]}
    content = {"data": [{"title": "Lạng Sơn", "paragraphs": [paragraph]}]}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_a_beir_folder_gives_documents_and_the_queries_of_its_only_split(beir: Path) -> None:
    collection = read_beir(beir)

    assert [document.title for document in collection.documents] == ["320/TB-VPCP", ""]
    assert collection.documents[1].text == "Cần Thơ"
    assert [(query.id, query.relevant) for query in collection.queries] == [
        ("a", {"1": 2}),
        ("b", {"2": 1}),
    ]


def test_queries_of_a_collection_lose_their_diacritics_where_that_is_asked_for(beir: Path) -> None:
    squad_file = squad(beir / "s.json", {"answers": [{"text": "243 km", "answer_start": 16}]})
    for given in ({"beir": beir, "squad": None}, {"beir": None, "squad": squad_file}):
        asked, bare = (
            read_collection(argparse.Namespace(**given, split="dev", no_diacritics=flag))
            for flag in (False, True)
        )
        assert bare.documents == asked.documents
        assert [query.relevant for query in bare.queries] == [q.relevant for q in asked.queries]
        assert all(query.text.isascii() for query in bare.queries)
        assert not any(query.text.isascii() for query in asked.queries)


def test_of_several_splits_test_is_taken_unless_another_is_named(beir: Path) -> None:
    (beir / "qrels" / "test.tsv").write_text("q\tc\ts\nc\t2\t1\n", encoding="utf-8")

    assert [query.id for query in read_beir(beir).queries] == ["c"]
    assert [query.id for query in read_beir(beir, "dev").queries] == ["a", "b"]


def test_a_split_that_is_not_there_is_refused_with_those_that_are(beir: Path) -> None:
    with pytest.raises(GoldError, match=r"không có qrels/train\.tsv \(hiện có: dev\)"):
        read_beir(beir, "train")


def test_damaged_beir_files_are_refused_with_file_and_line(beir: Path) -> None:
    qrels = beir / "qrels" / "dev.tsv"
    qrels.write_text("q\tc\ts\na\t1\tmột\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"dev\.tsv, dòng 2: "):
        read_beir(beir)
    qrels.write_text("q\tc\ts\nz\t1\t1\n", encoding="utf-8")
    with pytest.raises(GoldError, match='câu hỏi "z" không có trong queries'):
        read_beir(beir)
    (beir / "queries.jsonl").write_text('{"_id": "a"}\n', encoding="utf-8")
    with pytest.raises(GoldError, match=r"queries\.jsonl, dòng 1: "):
        read_beir(beir)
    (beir / "corpus.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(GoldError, match=r"corpus\.jsonl, dòng 1: "):
        read_beir(beir)
    (beir / "corpus.jsonl").unlink()
    with pytest.raises(GoldError, match=r"corpus\.jsonl: không đọc được"):
        read_beir(beir)


def test_a_squad_question_has_its_paragraph_and_the_place_of_its_answer(tmp_path: Path) -> None:
    entry: dict[str, object] = {"answers": [{"text": "243 km", "answer_start": 17}]}

    collection = read_squad(squad(tmp_path / "a.json", entry))

    (query,), (document,) = collection.queries, collection.documents
    assert query.relevant == {document.id: 1}
    assert [span.of(document.text) for span in query.spans] == ["243 km"]


def test_a_decomposed_squad_file_has_its_answers_in_the_right_place(tmp_path: Path) -> None:
    context = unicodedata.normalize("NFD", CONTEXT)
    text = unicodedata.normalize("NFD", "Bông Lau")
    entry: dict[str, object] = {"answers": [{"text": text, "answer_start": context.index(text)}]}

    collection = read_squad(squad(tmp_path / "a.json", entry, context=context))

    (query,), (document,) = collection.queries, collection.documents
    assert document.text == CONTEXT
    assert [span.of(document.text) for span in query.spans] == ["Bông Lau"]


def test_a_question_without_answer_makes_no_paragraph_relevant(tmp_path: Path) -> None:
    entry: dict[str, object] = {"answers": [], "is_impossible": True}

    collection = read_squad(squad(tmp_path / "a.json", entry))

    assert collection.queries[0].relevant == {}
    assert collection.queries[0].answers == ()
    assert measure_retrieval(collection.queries, lambda _: ["p0"])["R@1"].n == 0


def test_a_table_of_questions_is_read_like_a_squad_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = 'context,question,answer\n"Một\n\nhai",Mấy?,hai\n"Một\n\nhai",Gì?,ba\n'
    path.write_text("\ufeff" + rows, encoding="utf-8")

    collection = read_squad(path)

    assert [document.text for document in collection.documents] == ["Một\n\nhai"]
    assert [len(query.spans) for query in collection.queries] == [1, 0]
    assert collection.queries[1].answers == ("ba",)


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"data": [{}]}', '{"data": [{"paragraphs": [{"qas": []}]}]}']
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(GoldError, match=r"a\.json: không đúng dạng SQuAD"):
        read_squad(path)


def test_a_file_of_paragraphs_without_questions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="không có câu hỏi nào"):
        read_squad(squad(tmp_path / "a.json", {"question": ""}))


def test_an_empty_answer_has_no_place(tmp_path: Path) -> None:
    entry: dict[str, object] = {"answers": [{"text": "", "answer_start": 0}]}

    assert read_squad(squad(tmp_path / "a.json", entry)).queries[0].spans == ()


def test_a_csv_with_other_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")

    with pytest.raises(GoldError, match=r"a\.csv: không đúng dạng SQuAD"):
        read_squad(path)


def test_the_best_passage_of_a_document_counts_and_an_empty_ranking_counts_zero(
    beir: Path,
) -> None:
    rankings = {"Lạng Sơn?": ["2", "2", "1", "2"], "Cần Thơ?": []}

    measured = measure_retrieval(read_beir(beir).queries, rankings.__getitem__)

    assert measured["RR@10"].rate == pytest.approx(0.25)
    assert measured["Success@1"].rate == 0
    assert measured["R@5"].rate == pytest.approx(0.5)
    assert measured["nDCG@10"].n == 2


def test_short_answers_are_compared_without_case_punctuation_and_composition() -> None:
    given = unicodedata.normalize("NFD", " 40 Ngày, ")

    assert exact_match(given, ["bốn mươi ngày", "40 ngày"]) == 1
    assert exact_match("40 ngay", ["40 ngày"]) == 0


def test_the_overlap_of_syllables_is_worked_by_hand() -> None:
    # Two of three given, two of four accepted: 2·(2/3)(2/4) / (2/3 + 2/4) = 4/7.
    assert token_f1("tỉnh Lạng Sơn", ["Lạng Sơn, Cao Bằng"]) == pytest.approx(4 / 7)
    assert token_f1("Hà Nội", ["Lạng Sơn"]) == 0


def test_saying_nothing_is_right_only_where_there_is_no_answer() -> None:
    assert exact_match("", []) == token_f1("", []) == 1
    assert exact_match("Hà Nội", []) == token_f1("Hà Nội", []) == 0
    assert token_f1("", ["Hà Nội"]) == 0


def test_phrases_are_averaged_over_all_questions(tmp_path: Path) -> None:
    entry: dict[str, object] = {"answers": [{"text": "243 km", "answer_start": 17}]}
    queries = read_squad(squad(tmp_path / "a.json", entry)).queries

    measured = measure_phrases(queries, lambda _: "243")

    assert measured["EM"].rate == 0
    assert measured["F1"].rate == pytest.approx(2 / 3)


@needs_corpora
def test_the_public_collections_have_the_sizes_that_their_notes_say() -> None:
    mlqa = read_squad(SHARED / "qa-dev" / "mlqa.dev.vi-vi.json")
    vilqa = read_squad(SHARED / "qa-dev" / "vilqa_alqac.csv")
    admin = read_beir(SHARED / "admin-dev")

    assert (len(mlqa.documents), len(mlqa.queries)) == (451, 511)
    assert (len(vilqa.queries), sum(bool(query.spans) for query in vilqa.queries)) == (530, 519)
    assert (len(admin.documents), len(admin.queries)) == (533, 78)
    known = {document.id for document in admin.documents}
    assert all(known.issuperset(query.relevant) for query in admin.queries)


def test_every_second_paragraph_is_held_out() -> None:
    queries = [
        Query(id=str(place), text="Bao nhiêu?", relevant={f"p{place}": 1}) for place in range(4)
    ]
    assert [held_out(query) for query in queries] == [False, True, False, True]
    assert not held_out(Query(id="4", text="Không có?"))
