"""What words without diacritics may mean is said by the documents that somebody may know."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chat.known_corpus import near_in
from index.library import Library
from index.store import LocalStore
from index.stored import Document
from ingest.corpus import Corpus
from tests.support.hash_embedder import HashEmbedder
from tests.support.kills import MANIFEST
from tests.support.notices import notice_text

SEEN, HIDDEN = "Giao Bộ Y tế trồng khế lựu.", "Giao Bộ Y tế lo khe lũ, khe lũ lớn."
ASKED = "ai lo khe lu"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LocalStore]:
    with LocalStore(tmp_path / "var", MANIFEST) as store:
        library = Library(Corpus(folder=tmp_path / "corpus"), store, HashEmbedder)
        for number, task in ((1, SEEN), (2, HIDDEN)):
            path = tmp_path / f"{number}.txt"
            path.write_text(notice_text(number, task=task), encoding="utf-8")
            list(library.add([path]))
        yield store


def _documents(store: LocalStore, *keys: str) -> dict[str, Document]:
    return {one.notice_id: one for one in store.documents() if one.key in keys}


def test_the_nearest_passages_are_those_of_the_documents_that_are_seen(store: LocalStore) -> None:
    every = _documents(store, "1/TB-VPCP (2023)", "2/TB-VPCP (2023)")
    seen = _documents(store, "1/TB-VPCP (2023)")
    assert (len(every), len(seen)) == (2, 1)
    assert near_in(store, every)(ASKED).pairs["khe", "lũ"]
    part = near_in(store, seen, frozenset(seen))(ASKED)
    assert part.pairs["khế", "lựu"]
    assert ("khe", "lũ") not in part.pairs


def test_what_came_into_the_store_since_is_left_out(store: LocalStore) -> None:
    before = _documents(store, "1/TB-VPCP (2023)")
    assert ("khe", "lũ") not in near_in(store, before)(ASKED).pairs


def test_the_same_words_are_looked_for_once(
    store: LocalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched = list[str]()
    lexical = store.lexical

    def counted(*given: object, **named: object) -> object:
        searched.append("once")
        return lexical(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "lexical", counted)
    near = near_in(store, _documents(store, "1/TB-VPCP (2023)"))
    assert near(ASKED) is near(ASKED)
    assert len(searched) == 1
