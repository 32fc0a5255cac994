"""Transactions are kept whole or not at all, and errors are one line."""

from pathlib import Path

import pytest

from index import lookup, rows
from index.database import Database
from ingest.errors import CorpusError
from tests.index.entries import DIMENSION, Made, made, numbered


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made_here = Database(tmp_path / "passages.sqlite")
    made_here.create()
    return made_here


def put(database: Database, item: Made) -> None:
    entry = rows.Entry(
        notice=item.notice,
        key=item.key,
        file="a.txt",
        passages=item.passages,
        vectors=item.vectors,
        sentence_vectors=item.sentence_vectors,
        hashes=item.hashes,
    )
    with database.writing() as connection:
        rows.put(connection, entry)


def count(database: Database, table: str) -> int:
    with database.reading() as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_each_write_moves_the_generation_and_a_failed_one_does_not(database: Database) -> None:
    before = database.generation
    put(database, numbered(1))
    assert database.generation == before + 1
    with pytest.raises(KeyError), database.writing():
        raise KeyError
    assert database.generation == before + 1


def test_creating_twice_keeps_what_is_there(database: Database) -> None:
    put(database, numbered(1))
    database.create()
    assert count(database, "passages") == 5


def test_passages_of_the_same_text_share_one_vector(database: Database) -> None:
    put(database, made(["đất lúa", "đất lúa", "cầu đường"], key="1"))
    put(database, made(["đất lúa"], key="2"))
    assert count(database, "passages") == 4
    assert count(database, "vectors") == count(database, "sentence_vectors") == 2


def test_a_vector_goes_with_the_last_passage_that_uses_it(database: Database) -> None:
    first, second = made(["đất lúa", "cầu"], key="1"), made(["đất lúa"], key="2")
    put(database, first)
    put(database, second)
    with database.writing() as connection:
        assert rows.remove(connection, first.notice.id)
    assert count(database, "vectors") == count(database, "sentence_vectors") == 1
    with database.reading() as connection:
        kept = lookup.known(connection, second.hashes, DIMENSION)
    assert kept.keys() == set(second.hashes)
    with database.writing() as connection:
        assert rows.remove(connection, second.notice.id)
        assert not rows.remove(connection, second.notice.id)
    assert count(database, "vectors") == count(database, "sentence_vectors") == 0


def test_a_changed_notice_takes_the_place_of_its_key(database: Database) -> None:
    put(database, made(["đất lúa", "cầu"], key="320/TB-VPCP (2021)"))
    changed = made(["đất rừng"], key="320/TB-VPCP (2021)")
    put(database, changed)
    with database.reading() as connection:
        assert [it.document.notice_id for it in lookup.listed(connection)] == [changed.notice.id]
    assert count(database, "passages") == count(database, "vectors") == 1


def test_a_reader_sees_one_snapshot_while_a_writer_adds(database: Database) -> None:
    put(database, numbered(1))
    with database.reading() as connection:
        assert len(lookup.listed(connection)) == 1
        put(database, numbered(2))
        assert len(lookup.listed(connection)) == 1
    with database.reading() as connection:
        assert len(lookup.listed(connection)) == 2


def test_a_full_database_is_one_line_and_nothing_half(database: Database) -> None:
    put(database, numbered(1))
    with database.reading() as connection:  # the one connection of the pool
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 3}")
    before = database.generation
    with pytest.raises(CorpusError, match="đĩa đã đầy") as caught:
        put(database, numbered(2, passages=500))
    assert "\n" not in str(caught.value)
    assert (database.generation, count(database, "notices")) == (before, 1)
    assert count(database, "vectors") == count(database, "passages") == 5


def test_a_file_that_is_no_database_is_one_line_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "x.sqlite").write_bytes(b"Xin ch\xc3\xa0o" * 1000)
    with pytest.raises(CorpusError, match="sync --rebuild"):
        _ = Database(tmp_path / "x.sqlite").generation


def test_a_database_that_is_gone_is_not_made_again_by_reading(tmp_path: Path) -> None:
    with pytest.raises(CorpusError):
        _ = Database(tmp_path / "x.sqlite").generation
    assert not (tmp_path / "x.sqlite").exists()
