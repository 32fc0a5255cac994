"""Duplicates and versions: what is there already, what replaces what, what a kill leaves."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index.library import Library
from index.store import LocalStore
from ingest.corpus import HISTORY, Corpus
from ingest.normalise import nfc
from tests.index.test_library import MANIFEST
from tests.support.hash_embedder import HashEmbedder
from tests.support.notices import notice_text


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty corpus and its index."""
    with LocalStore(tmp_path / "var", MANIFEST) as store:
        yield Library(Corpus(folder=tmp_path / "corpus"), store, HashEmbedder)


def _file(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding=encoding)
    return path


def _statuses(library: Library, *paths: Path) -> list[str]:
    return [report.status for report in library.add(paths)]


def _whole(library: Library) -> bool:
    again = {report.status for report in library.sync()}
    return again <= {"unchanged"} and library.differences() + library.store.check() == []


def test_a_duplicate_says_of_what(library: Library, tmp_path: Path) -> None:
    _statuses(library, _file(tmp_path, "a.txt", notice_text(5)))
    [report] = library.add([_file(tmp_path, "b.txt", notice_text(5))])
    assert (report.status, report.key) == ("unchanged", "5/TB-VPCP (2023)")
    assert "“a.txt” (5/TB-VPCP (2023))" in str(report.reason)
    [report] = library.add([_file(tmp_path, "a.txt", notice_text(5))])
    assert report.reason is None
    _file(library.corpus.folder, "c.txt", notice_text(5))
    reasons = [report.reason for report in library.sync() if report.file == "c.txt"]
    assert "“a.txt”" in str(reasons)
    assert _whole(library)


def test_the_same_text_in_another_form_is_a_new_version(library: Library, tmp_path: Path) -> None:
    numberless = nfc("Biên bản họp.\n\nGiao Bộ Y tế hướng dẫn tiêm vắc xin cho trẻ em.")
    first = _file(tmp_path, "a.txt", numberless)
    again = _file(tmp_path, "b.txt", numberless.replace(" ", "  ").upper(), "utf-16")
    assert _statuses(library, first, again) == ["added", "replaced"]
    [entry] = library.corpus.entries()
    assert (entry.file, entry.history[0].name) == ("b.txt", "a.txt")
    assert _whole(library)


def test_the_history_has_each_version_with_its_file(library: Library, tmp_path: Path) -> None:
    texts = [notice_text(5, task=f"Bản thứ {turn}.") for turn in range(3)]
    for turn, text in enumerate(texts):
        _statuses(library, _file(tmp_path / str(turn), "văn bản.txt", text))
    [entry] = library.corpus.entries()
    kept = [
        (library.corpus.folder / HISTORY / str(version.file)).read_text(encoding="utf-8")
        for version in entry.history
    ]
    assert kept == texts[:2]
    assert len({version.sha256 for version in entry.history}) == 2
    assert _whole(library)


def test_adding_an_old_version_again_changes_nothing_and_says_so(
    library: Library, tmp_path: Path
) -> None:
    old = _file(tmp_path, "a.txt", notice_text(5))
    new = _file(tmp_path, "b.txt", notice_text(5, task="Mới."))
    assert _statuses(library, old, new, old, new) == [
        "added",
        "replaced",
        "unchanged",
        "unchanged",
    ]
    [report] = library.add([old])
    assert "bản cũ của 5/TB-VPCP (2023)" in str(report.reason)
    library.remove("5")
    assert _statuses(library, old) == ["added"]


def test_a_file_written_over_in_the_folder_leaves_its_trace(library: Library) -> None:
    _file(library.corpus.folder, "a.txt", notice_text(5))
    list(library.sync())
    _file(library.corpus.folder, "a.txt", notice_text(5, task="Sửa đè."))
    assert [report.status for report in library.sync()] == ["replaced"]
    [version] = library.corpus.entries()[0].history
    assert (version.file, version.name) == (None, "a.txt")
    assert _whole(library)


def test_a_file_written_over_with_another_document_of_the_corpus_is_that_document(
    library: Library,
) -> None:
    _file(library.corpus.folder, "a.txt", notice_text(5))
    _file(library.corpus.folder, "b.txt", notice_text(6))
    list(library.sync())
    _file(library.corpus.folder, "b.txt", notice_text(5))
    list(library.sync())
    assert [entry.file for entry in library.corpus.entries()] == ["a.txt"]
    assert _whole(library)


def test_a_renamed_file_is_renamed_in_the_index_too(library: Library) -> None:
    _file(library.corpus.folder, "a.txt", notice_text(5))
    list(library.sync())
    (library.corpus.folder / "a.txt").rename(library.corpus.folder / "đổi tên.txt")
    assert [report.status for report in library.sync()] == ["unchanged"]
    assert [document.file for document in library.store.documents()] == ["đổi tên.txt"]
    assert _whole(library)


def test_a_kill_between_catalogue_and_archive_does_not_bring_the_old_version_back(
    library: Library, tmp_path: Path
) -> None:
    old = notice_text(5)
    _statuses(library, _file(tmp_path, "a.txt", old))
    _statuses(library, _file(tmp_path, "b.txt", notice_text(5, task="Mới.")))
    [version] = library.corpus.entries()[0].history
    (library.corpus.folder / HISTORY / str(version.file)).rename(library.corpus.folder / "a.txt")
    list(library.sync())
    [entry] = library.corpus.entries()
    assert entry.file == "b.txt"
    assert (library.corpus.folder / HISTORY / str(version.file)).read_text(encoding="utf-8") == old
    assert [path.name for path in library.corpus.files()] == ["b.txt"]


def test_a_kill_between_catalogue_and_index_is_made_good(library: Library) -> None:
    _file(library.corpus.folder, "a.txt", notice_text(5))
    list(library.sync())
    [entry] = library.corpus.entries()
    library.corpus.write([replace(entry, corrections={"title": "Mới"}, title="Mới")])
    assert [report.status for report in library.sync()] == ["unchanged"]
    assert library.store.documents()[0].title == "Mới"
    assert _whole(library)


def test_what_is_read_better_now_reaches_the_catalogue(library: Library) -> None:
    _file(library.corpus.folder, "a.txt", notice_text(5))
    list(library.sync())
    path = library.corpus.folder / "catalogue.jsonl"
    line = json.loads(path.read_text(encoding="utf-8"))
    line |= {"number": None, "key": line["sha256"][:8]}
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    list(library.sync())
    assert [entry.key for entry in library.corpus.entries()] == ["5/TB-VPCP (2023)"]
    assert _whole(library)


def test_long_and_strange_names_find_a_place(library: Library, tmp_path: Path) -> None:
    name = "Thông báo kết luận " * 6 + "ữ" * 20 + ".txt"
    _statuses(library, _file(tmp_path, name[-80:], notice_text(5)))
    data = notice_text(6).encode()
    long = library.corpus.copy_in(data, "ữ" * 400 + "/..\\x: y.txt")
    assert (library.corpus.folder / long).read_bytes() == data
    list(library.sync())
    list(library.add([_file(tmp_path, "mới.txt", notice_text(6, task="Mới."))]))
    assert _whole(library)


def test_without_an_issuer_only_day_and_title_make_a_version(
    library: Library, tmp_path: Path
) -> None:
    def decision(title: str, day: int, task: str) -> str:
        return (
            f"Số: 15/QĐ-UBND\n\nCao Bằng, ngày {day} tháng 3 năm 2023\n\nQUYẾT ĐỊNH\n\n{title}\n\n"
            f"Căn cứ Luật Đất đai;\n\nĐiều 1. {task}\n"
        )

    texts = [
        decision("Về việc giao đất", 5, "Giao đất."),
        decision("Về việc thu hồi đất", 5, "Thu hồi đất."),
        decision("Về việc giao đất", 6, "Giao đất ở."),
        decision("VỀ VIỆC GIAO ĐẤT", 5, "Giao đất, bản sửa."),
    ]
    files = [_file(tmp_path, f"{turn}.txt", text) for turn, text in enumerate(texts)]
    reports = list(library.add(files))
    issuers = {report.notice.issuer for report in reports if report.notice}
    assert issuers <= {None, "Ủy ban nhân dân"}
    assert [report.status for report in reports] == ["added", "added", "added", "replaced"]
    assert reports[3].key == reports[0].key
    assert _whole(library)


def test_a_file_that_lies_in_the_corpus_is_added_where_it_is(library: Library) -> None:
    folder = library.corpus.folder
    file = _file(folder, "năm 2023/a.txt", notice_text(5))
    assert _statuses(library, file, file) == ["added", "unchanged"]
    _file(folder, "năm 2023/a.txt", notice_text(5, task="Sửa."))
    assert _statuses(library, folder) == ["replaced"]
    assert [library.corpus.relative(path) for path in library.corpus.files()] == ["năm 2023/a.txt"]
    assert _statuses(library, folder / "không có.txt") == ["rejected"]
    assert _whole(library)
