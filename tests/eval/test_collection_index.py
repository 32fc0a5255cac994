"""A document of a collection is searched as a file with its text would be."""

from dataclasses import replace
from pathlib import Path

from eval.collection_index import index_collection, rankers, read_document
from eval.collections import Collection, Document
from index.manifest import Manifest
from index.store import LocalStore
from ingest.agencies import load_abbreviations
from ingest.parse import parse_notice
from ingest.passages import split_passages
from tests.support.hash_embedder import HashEmbedder
from tests.support.notices import notice_text

TEXT = notice_text(7)
DOCUMENTS = (
    Document(id="a", title="7/TB-VPCP", text=TEXT),
    Document(id="b", title="Sông Kỳ Cùng", text="Sông dài 243 km."),
    Document(id="c", title="", text="-"),
    Document(id="d", title="", text=TEXT),
)


def test_a_document_is_read_as_a_file_with_its_text() -> None:
    abbreviations = load_abbreviations()
    read = read_document(DOCUMENTS[0], abbreviations)
    file = parse_notice(TEXT.encode(), "7.txt", abbreviations)

    assert read == replace(file, id=read.id)
    assert {"II.2", "II.3"} <= {one.section for one in split_passages(read)}


def test_a_title_that_the_text_does_not_say_is_kept_and_nothing_else_is_made_up() -> None:
    read = read_document(DOCUMENTS[1], load_abbreviations())

    assert read.title == "Sông Kỳ Cùng"
    assert (read.number, read.date, read.kind, read.issuer) == (None, None, None, None)
    assert read.body.of(read.text) == "Sông dài 243 km."


def test_a_piece_of_a_law_without_a_number_of_its_own_is_not_cut_along_its_points() -> None:
    text = "Người sử dụng đất có nghĩa vụ:\n\n1. Sử dụng đúng mục đích.\n\n2. Kê khai đăng ký."
    read = read_document(Document(id="e", title="", text=text), load_abbreviations())

    assert [one.text for one in split_passages(read)] == [text]


def test_each_document_has_its_place_even_one_without_words_or_with_the_same_text(
    tmp_path: Path,
) -> None:
    embedder = HashEmbedder()
    manifest = Manifest(embedder=embedder.name, dimension=embedder.dimension)
    done: list[int] = []
    with LocalStore(tmp_path, manifest) as store:
        index_collection(
            Collection(name="x", documents=DOCUMENTS, queries=()), store, embedder, done.append
        )
        rank = rankers(store, embedder)

        assert [one.key for one in store.documents()] == ["a", "b", "c", "d"]
        assert sum(done) == len(DOCUMENTS)
        for name in ("bm25", "both", "whole"):
            assert rank[name]("sông dài bao nhiêu km?")[0] == "b"
            assert rank[name]("song dai bao nhieu km?")[0] == "b"
            assert set(rank[name]("Bộ Y tế hướng dẫn tiêm vắc xin cho ai?")[:2]) == {"a", "d"}
