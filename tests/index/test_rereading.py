"""Documents that an older version has read are read anew by a sync, corrections kept."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index.library import Library
from index.store import LocalStore
from ingest.corpus import Corpus
from ingest.version import READING
from tests.index.test_library import MANIFEST
from tests.support.hash_embedder import HashEmbedder
from tests.support.kills import make_outdated
from tests.support.notices import notice_text


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Three documents, in a corpus with its index."""
    with LocalStore(tmp_path / "var", MANIFEST) as store:
        made = Library(Corpus(folder=tmp_path / "corpus"), store, HashEmbedder)
        for number in (1, 2, 3):
            file = tmp_path / f"{number}.txt"
            file.write_text(notice_text(number), encoding="utf-8")
            list(made.add([file]))
        yield made


def _text(library: Library, key: str) -> str:
    return library.store.notice(library.find(key).sha256).text


def _statuses(library: Library) -> list[str]:
    return [report.status for report in library.sync()]


def test_what_is_read_now_is_not_read_again(library: Library) -> None:
    assert library.outdated() == 0
    assert library.store.notice(library.find("1").sha256).reading == READING
    assert _statuses(library) == ["unchanged"] * 3


def test_an_index_of_before_there_were_versions_is_read_anew_once(
    library: Library, tmp_path: Path
) -> None:
    right = _text(library, "1")
    make_outdated(tmp_path / "var")
    assert _text(library, "1") != right
    library.store.close()
    with closing(_database(tmp_path)) as connection:
        connection.execute("DROP TABLE readings")
    with LocalStore(tmp_path / "var", MANIFEST) as store:
        again = Library(library.corpus, store, HashEmbedder)
        assert again.outdated() == 3
        assert any("3 văn bản do bản cũ" in line for line in again.differences())
        assert _statuses(again) == ["reread"] * 3
        assert (again.outdated(), again.differences(), store.check()) == (0, [], [])
        assert _text(again, "1") == right
        assert _statuses(again) == ["unchanged"] * 3


def test_corrections_by_hand_outlive_the_reading(library: Library, tmp_path: Path) -> None:
    wanted: dict[str, str | None] = {"number": "15/TB-VPCP", "title": "Trích yếu đã sửa"}
    library.edit("2", {"replaced_by": "1", "collection": "Y tế"})
    library.edit("1", wanted)
    make_outdated(tmp_path / "var")
    library.edit("3", {"status": "Hết hiệu lực"})  # and an edit does not pass for a reading
    assert library.outdated() == 3
    assert _statuses(library) == ["reread"] * 3
    [first] = [one for one in library.store.documents() if one.key == "15/TB-VPCP (2023)"]
    assert first.title == "Trích yếu đã sửa"
    second, third = (library.store.document(library.find(key).sha256) for key in "23")
    assert (second.superseded_by, second.collection) == (first.key, "Y tế")
    assert third.status == "hết hiệu lực"


def test_a_number_that_is_read_now_becomes_the_key_wherever_it_is_named(
    library: Library, tmp_path: Path
) -> None:
    library.edit("2", {"replaced_by": "1"})
    hash_alone = library.find("1").sha256[:8]
    catalogue = library.corpus.folder / "catalogue.jsonl"
    unread = catalogue.read_text(encoding="utf-8").replace('"1/TB-VPCP (2023)"', f'"{hash_alone}"')
    catalogue.write_text(unread.replace('"1/TB-VPCP"', "null"), encoding="utf-8")
    make_outdated(tmp_path / "var")
    assert "reread" in _statuses(library)
    assert library.find("2").corrections["replaced_by"] == "1/TB-VPCP (2023)"
    second = library.store.document(library.find("2").sha256)
    assert second.superseded_by == "1/TB-VPCP (2023)"
    assert library.differences() == []


def test_two_documents_whose_same_number_is_read_now_keep_two_keys(
    library: Library, tmp_path: Path
) -> None:
    for key in ("1", "2"):
        entry = library.find(key)
        file = library.corpus.folder / entry.file
        office = "HÀ NỘI" if key == "1" else "CAO BẰNG"
        file.write_text(notice_text(7, issuer=f"ỦY BAN NHÂN DÂN TỈNH {office}"), encoding="utf-8")
    library.edit("3", {"number": "9/TB-VPCP"})
    assert sorted(_statuses(library)) == ["replaced", "replaced", "unchanged"]
    make_outdated(tmp_path / "var")
    _forget_numbers(library)
    assert _statuses(library).count("reread") == 3
    keys = [entry.key for entry in library.corpus.entries()]
    assert len(set(keys)) == 3
    assert {one.key for one in library.store.documents()} == set(keys)


def _forget_numbers(library: Library) -> None:
    """Write the catalogue as one that read no number would have."""
    lines = [
        replace(entry, number=None, key=entry.sha256[:8], words="")
        for entry in library.corpus.entries()
    ]
    library.corpus.write(lines)


def test_a_file_that_cannot_be_read_any_more_stays_as_it_was(
    library: Library, tmp_path: Path
) -> None:
    entry = library.find("1")
    bad = bytes(range(256)) * 50
    sha256 = hashlib.sha256(bad).hexdigest()
    (library.corpus.folder / entry.file).write_bytes(bad)
    lines = [
        replace(one, sha256=sha256) if one == entry else one for one in library.corpus.entries()
    ]
    library.corpus.write(lines)
    with closing(_database(tmp_path)) as connection:
        connection.execute("UPDATE notices SET id = ? WHERE id = ?", (sha256, entry.sha256))
        renamed = "UPDATE whole_notices SET notice = replace(notice, ?, ?)"
        connection.execute(renamed, (entry.sha256, sha256))
        connection.commit()
    make_outdated(tmp_path / "var")
    assert sorted(_statuses(library)) == ["rejected", "reread", "reread"]
    assert library.store.document(sha256).key == entry.key
    assert library.outdated() == 1


def _database(home: Path) -> sqlite3.Connection:
    [path] = (home / "var").glob("*/passages.sqlite")
    return sqlite3.connect(path)
