"""Damaged files of all kinds added to a library: nothing half added, and what would be is seen."""

from pathlib import Path

from index.library import Library
from ingest.corpus import CATALOGUE
from tests.support.fuzz_library import add_good, fuzz_library, state
from tests.support.kills import open_library
from tests.support.office_files import one_of_each


def _library(folder: Path) -> Library:
    (folder / "tmp").mkdir()
    library = open_library(folder / "home")
    add_good(library, folder / "good")
    return library


def _state(library: Library, folder: Path) -> list[str]:
    return state(library, folder / "home", folder / "tmp")


def test_damaged_files_are_added_whole_or_refused_and_the_rest_is_found() -> None:
    tally = fuzz_library("txt", list(one_of_each().values()), 60, seed=3)
    assert tally.faults == []
    assert tally.counts["added"] + tally.counts["replaced"] > 5
    assert tally.counts["rejected"] > 5


def test_a_good_library_has_no_fault(tmp_path: Path) -> None:
    library = _library(tmp_path)
    assert _state(library, tmp_path) == []
    library.store.close()


def test_a_file_left_by_a_half_added_document_is_a_fault(tmp_path: Path) -> None:
    library = _library(tmp_path)
    (library.corpus.folder / ".x.part").write_bytes(b"x")
    (tmp_path / "tmp" / "y").write_bytes(b"y")
    assert _state(library, tmp_path) == [
        "of no document: .x.part",
        "left in the temporary folder: y",
    ]
    library.store.close()


def test_a_document_without_line_or_index_is_a_fault(tmp_path: Path) -> None:
    library = _library(tmp_path)
    catalogue = library.corpus.folder / CATALOGUE
    catalogue.write_bytes(b"".join(catalogue.read_bytes().splitlines(keepends=True)[1:]))
    library.store.remove(library.corpus.entries()[0].sha256)
    faults = "\n".join(_state(library, tmp_path))
    assert "of no document: tốt 9001.txt" in faults
    assert "no longer found: 9002" in faults
    assert "9003" not in faults
    assert _state(library, tmp_path) == [], "sync has mended it"
    library.store.close()
