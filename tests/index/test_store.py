"""The store as its callers see it."""

import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import analyse
from index.manifest import Manifest
from index.store import LocalStore
from ingest.errors import CorpusError, IndexMismatchError, UnknownDocumentError
from tests.index.entries import DIMENSION, MANIFEST, made, numbered, opened, vector

if TYPE_CHECKING:
    from index.passage_store import PassageStore

    _: PassageStore = LocalStore(Path())  # mypy holds the one against the other

LUA = ["Chuyển đổi đất lúa tại Lạng Sơn", "Xây dựng cầu đường"]


def found(store: LocalStore, text: str, within: list[str] | None = None) -> tuple[str, str]:
    """Return the best passage of either side."""
    (near,) = store.dense(vector(text)[None, :], 1, within)
    terms = dict.fromkeys(analyse(text, folded=True), 1.0)
    ranked = store.lexical(terms, 1, within, folded=True)
    dense, lexical = (store.fetch([row])[0].passage.text for row, _ in (near[0], ranked[0]))
    return dense, lexical


def test_what_is_put_is_found_on_both_sides_and_reads_back(tmp_path: Path) -> None:
    item = made(LUA, key="320/TB-VPCP (2021)", title="Họp báo")
    store = opened(tmp_path)
    item.put(opened(tmp_path))
    assert store.notice(item.notice.id) == item.notice
    stored = store.passages(item.notice.id, with_vectors=True)
    assert [it.passage for it in stored] == list(item.passages)
    assert {it.key for it in stored} == {"320/TB-VPCP (2021)"}
    for passage, own in zip(stored, item.vectors, strict=True):
        assert passage.vector == pytest.approx(own, abs=1e-3)
        assert passage.sentence_vectors is not None
        assert passage.sentence_vectors.shape == (1, DIMENSION)
    assert found(opened(tmp_path), LUA[0]) == (LUA[0], LUA[0])
    assert store.passage_count == len(list(store.texts())) == 2
    assert store.check() == []


def test_documents_are_listed_by_key_without_their_text(tmp_path: Path) -> None:
    store = opened(tmp_path)
    for number in (2, 1):
        numbered(number, passages=3).put(store)
    listed = store.documents()
    assert [(it.key, it.passages) for it in listed] == [
        ("1/TB-VPCP (2021)", 3),
        ("2/TB-VPCP (2021)", 3),
    ]
    assert store.document(listed[0].notice_id) == listed[0]


def test_a_title_and_a_number_find_their_passages(tmp_path: Path) -> None:
    store = opened(tmp_path)
    made(LUA, key="320/TB-VPCP", title="Phiên họp thứ hai").put(store)
    made(["Hỗ trợ người lao động"], key="7/TB-UBND").put(store)
    ranked = store.lexical({"320/tb-vpcp": 1.0}, 9, folded=True)
    assert {it.key for it in store.fetch([row for row, _ in ranked])} == {"320/TB-VPCP"}
    assert store.doc_freq("320/tb-vpcp", folded=True) == 0


def test_within_keeps_to_the_documents_named(tmp_path: Path) -> None:
    store = opened(tmp_path)
    first, second = made(LUA, key="1"), made(["Trồng lúa", "Nuôi tôm"], key="2")
    first.put(store)
    second.put(store)
    assert found(store, LUA[0], within=[second.notice.id])[1] == "Trồng lúa"
    assert store.dense(first.vectors, 5, within=[]) == [[], []]
    assert store.dense(first.vectors, 5, within=["lạ"]) == [[], []]


def test_vectors_of_known_texts_are_given_back(tmp_path: Path) -> None:
    store = opened(tmp_path)
    item = made(LUA, key="1")
    assert store.known(item.hashes) == {}
    item.put(store)
    known = store.known([*item.hashes, "khác"])
    assert known.keys() == set(item.hashes)
    one, sentences = known[item.hashes[1]]
    assert one == pytest.approx(item.vectors[1], abs=1e-3)
    assert sentences == pytest.approx(item.sentence_vectors[1], abs=1e-3)


def test_what_was_removed_is_gone_everywhere(tmp_path: Path) -> None:
    store = opened(tmp_path)
    kept, gone = made(LUA, key="1"), made(["Nuôi tôm"], key="2")
    kept.put(store)
    gone.put(store)
    rows = [it.row for it in store.passages(gone.notice.id)]
    store.remove(gone.notice.id)
    assert store.fetch(rows) == store.passages(gone.notice.id) == []
    assert not set(rows) & {row for row, _ in store.dense(gone.vectors, 9)[0]}
    assert store.doc_freq("tom", folded=True) == 0
    assert store.check() == []
    with pytest.raises(UnknownDocumentError, match="tracuu list"):
        store.notice(gone.notice.id)
    with pytest.raises(UnknownDocumentError):
        store.remove(gone.notice.id)


def test_a_replaced_document_is_found_by_its_new_text_only(tmp_path: Path) -> None:
    store = opened(tmp_path)
    made(["Nuôi tôm"], key="1").put(store)
    made(["Trồng rừng"], key="1").put(store)
    assert found(store, "Trồng rừng") == ("Trồng rừng", "Trồng rừng")
    assert store.lexical({"tom": 1.0}, 9, folded=True) == []
    assert (store.passage_count, store.check()) == (1, [])


def test_an_empty_store_and_a_notice_without_passages_are_whole(tmp_path: Path) -> None:
    store = opened(tmp_path)
    assert store.check() == []
    assert store.documents() == []
    assert store.dense(vector("x")[None, :], 5) == [[]]
    empty = made([], key="1")
    empty.put(store)
    assert (store.documents()[0].passages, store.check()) == (0, [])
    store.remove(empty.notice.id)
    assert store.check() == []


def test_vectors_that_do_not_fit_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    store = opened(tmp_path)
    item = made(LUA, key="1")
    two = [np.zeros((2, DIMENSION), dtype=np.float32)] * 2
    wrong = [
        ("as many vectors", item.vectors[:, :3], item.sentence_vectors),
        ("for each sentence", item.vectors, two),
    ]
    for message, vectors, sentences in wrong:
        with pytest.raises(ValueError, match=message):
            store.put(
                item.notice,
                key="1",
                file="a",
                passages=item.passages,
                vectors=vectors,
                sentence_vectors=sentences,
                hashes=item.hashes,
            )
    assert store.documents() == []


def test_another_model_is_refused_with_the_remedy_and_rebuilding_helps(tmp_path: Path) -> None:
    numbered(1).put(opened(tmp_path))
    other = Manifest(embedder="bge-m3", dimension=8, query_prefix="query: ")
    with pytest.raises(IndexMismatchError) as caught:
        LocalStore(tmp_path, other)
    message = str(caught.value)
    assert "mô hình hashed, số chiều 16" in message
    assert "mô hình bge-m3, số chiều 8, tiền tố câu hỏi query: " in message
    assert 'chạy "tracuu sync --rebuild"' in message
    assert "\n" not in message
    assert LocalStore(tmp_path, other, rebuild=True).documents() == []
    assert len([it for it in tmp_path.iterdir() if it.is_dir()]) == 1


def test_an_open_store_follows_a_rebuild_and_refuses_another_model(tmp_path: Path) -> None:
    reader = opened(tmp_path)
    numbered(1).put(reader)
    before = reader.generation
    anew = LocalStore(tmp_path, MANIFEST, rebuild=True)
    assert reader.documents() == []
    numbered(2).put(anew)
    assert [it.key for it in reader.documents()] == ["2/TB-VPCP (2021)"]
    assert reader.dense(numbered(2).vectors[:1], 1)[0][0][1] == pytest.approx(1, abs=2e-3)
    assert reader.generation > before
    LocalStore(tmp_path, Manifest(embedder="khác", dimension=3), rebuild=True)
    with pytest.raises(IndexMismatchError):
        reader.documents()


def test_without_a_manifest_an_index_is_taken_as_it_is_or_missed(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="chưa có chỉ mục"):
        LocalStore(tmp_path)
    numbered(1).put(opened(tmp_path))
    assert LocalStore(tmp_path).manifest == MANIFEST
    (tmp_path / "manifest.json").write_text("{")
    with pytest.raises(CorpusError, match="sync --rebuild"):
        LocalStore(tmp_path, MANIFEST)
    assert LocalStore(tmp_path, MANIFEST, rebuild=True).check() == []


@pytest.mark.parametrize("damage", ["deleted", "emptied", "meta", "segment", "behind"])
def test_damaged_terms_are_built_anew_without_a_word(tmp_path: Path, damage: str) -> None:
    store = opened(tmp_path)
    numbered(1).put(store)
    folder = next(tmp_path.glob("*/terms"))
    old = shutil.copytree(folder, tmp_path / "old")
    made(LUA, key="1").put(store)
    store.close()
    if damage in {"deleted", "behind"}:
        shutil.rmtree(folder)
    if damage == "behind":
        old.rename(folder)
    if damage == "emptied":
        for file in folder.iterdir():
            file.write_bytes(b"")
    if damage == "meta":
        (folder / "meta.json").write_text("{}")
    if damage == "segment":
        next(folder.glob("*.term")).unlink()
    again = opened(tmp_path)
    assert found(again, LUA[1]) == (LUA[1], LUA[1])
    assert again.check() == []


def test_check_names_what_is_wrong(tmp_path: Path) -> None:
    store = opened(tmp_path)
    made(LUA, key="320/TB-VPCP").put(store)
    database = next(tmp_path.glob("*/passages.sqlite"))
    connection = sqlite3.connect(database)
    connection.execute("UPDATE passages SET passage = replace(passage, 'đất', 'ruộng')")
    connection.execute("UPDATE vectors SET vector = x'0000' WHERE row = 2")
    connection.execute("INSERT INTO vectors (hash, vector) VALUES ('z', x'00')")
    connection.commit()
    wrong = store.check()
    assert any("320/TB-VPCP: đoạn 1 không khớp nguyên văn" in line for line in wrong)
    assert any("320/TB-VPCP: vectơ của đoạn 2 bị hỏng" in line for line in wrong)
    assert any("1 vectơ không thuộc đoạn nào" in line for line in wrong)
    assert all("\n" not in line for line in wrong)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.tuples(st.booleans(), st.integers(0, 3), st.integers(0, 3)), max_size=8),
)
def test_any_history_of_puts_and_removes_leaves_what_a_dictionary_would(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[bool, int, int]]
) -> None:
    store = opened(tmp_path_factory.mktemp("history"))
    expected = {}
    for adding, key, version in history:
        if adding:
            item = made([f"bản {version}", f"đoạn {key}", "chung"][: version + 1], key=str(key))
            item.put(store)
            expected[str(key)] = item
        elif str(key) in expected:
            store.remove(expected.pop(str(key)).notice.id)
    assert {it.key: it.notice_id for it in store.documents()} == {
        key: item.notice.id for key, item in expected.items()
    }
    texts = sorted(passage.text for item in expected.values() for passage in item.passages)
    assert sorted(store.texts()) == texts
    assert store.check() == []
