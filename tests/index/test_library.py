"""Corpus and index kept in step, with a small embedder that needs no model."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.archives import from_archive
from index.embedding import Progress
from index.filling import Report
from index.intake import Intake
from index.library import Library
from index.manifest import Manifest
from index.store import LocalStore
from ingest.corpus import Corpus
from ingest.errors import CorpusError, IndexLockedError, IndexMismatchError, UnknownDocumentError
from tests.support.hash_embedder import HashEmbedder
from tests.support.notices import notice_text
from tests.support.office_files import zipped

MANIFEST = Manifest(embedder="hash-64", dimension=64)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty corpus and its index."""
    with LocalStore(tmp_path / "var", MANIFEST) as store:
        yield Library(Corpus(folder=tmp_path / "corpus"), store, HashEmbedder)


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _add(library: Library, *paths: Path) -> list[Report]:
    return list(library.add(paths))


def _whole(library: Library) -> bool:
    return library.differences() == [] and library.store.check() == []


def test_a_document_is_copied_listed_and_indexed(library: Library, tmp_path: Path) -> None:
    [report] = _add(library, _write(tmp_path, "Thông báo số 5.txt", notice_text(5)))
    assert (report.status, report.key) == ("added", "5/TB-VPCP (2023)")
    assert (library.corpus.folder / "Thông báo số 5.txt").is_file()
    assert [entry.key for entry in library.corpus.entries()] == ["5/TB-VPCP (2023)"]
    assert _whole(library)


def test_the_same_content_counts_once_whatever_its_name(library: Library, tmp_path: Path) -> None:
    first = _write(tmp_path, "a.txt", notice_text(5))
    again = _write(tmp_path, "b.txt", notice_text(5))
    assert [report.status for report in _add(library, first, first, again)] == [
        "added",
        "unchanged",
        "unchanged",
    ]
    assert len(library.corpus.files()) == 1


def test_a_new_version_replaces_the_old_which_goes_to_the_history(
    library: Library, tmp_path: Path
) -> None:
    _add(library, _write(tmp_path, "a.txt", notice_text(5)))
    [report] = _add(library, _write(tmp_path, "a.txt", notice_text(5, task="Nội dung mới.")))
    assert report.status == "replaced"
    [entry] = library.corpus.entries()
    assert "Nội dung mới" in library.store.notice(entry.sha256).text
    assert len(list((library.corpus.folder / ".history").iterdir())) == 1
    assert _whole(library)


def test_one_number_in_two_years_is_two_documents(library: Library, tmp_path: Path) -> None:
    reports = _add(
        library,
        _write(tmp_path, "a.txt", notice_text(209, year=2022)),
        _write(tmp_path, "b.txt", notice_text(209, year=2023)),
    )
    assert [report.key for report in reports] == ["209/TB-VPCP (2022)", "209/TB-VPCP (2023)"]
    with pytest.raises(UnknownDocumentError, match="2 văn bản"):
        library.find("209")
    assert library.find("TB 209 (2022)").key == "209/TB-VPCP (2022)"


def test_two_issuers_with_one_number_and_year_are_told_apart(
    library: Library, tmp_path: Path
) -> None:
    reports = _add(
        library,
        _write(tmp_path, "a.txt", notice_text(5, issuer="VĂN PHÒNG CHÍNH PHỦ")),
        _write(tmp_path, "b.txt", notice_text(5, issuer="ỦY BAN NHÂN DÂN TỈNH CAO BẰNG")),
    )
    assert [report.status for report in reports] == ["added", "added"]
    assert reports[0].key == "5/TB-VPCP (2023)"
    assert str(reports[1].key).startswith("5/TB-VPCP (2023) [")


def test_bad_files_are_one_line_each_and_the_rest_goes_on(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    _write(folder, "1 tốt.txt", notice_text(1))
    _write(folder, "2 trống.txt", " \n\t\n ")
    (folder / "3 nhị phân.txt").write_bytes(bytes(range(256)) * 50)
    (folder / "4 tệp.pdf").write_bytes(b"%PDF-1.7 ...")
    _write(folder, "5 tốt.txt", notice_text(2))
    reports = _add(library, folder)
    assert [report.status for report in reports] == [
        "added",
        "rejected",
        "rejected",
        "rejected",
        "added",
    ]
    for report in reports:
        if report.reason is not None:
            assert report.reason.startswith(report.file)
            assert "\n" not in report.reason
    assert len(library.corpus.files()) == 2
    assert _whole(library)


def test_sync_takes_in_what_was_dropped_edited_renamed_and_removed(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "corpus"
    _write(folder, "a.txt", notice_text(1))
    _write(folder, "b.txt", notice_text(2))
    _write(folder, "c.txt", notice_text(3))
    assert {report.status for report in library.sync()} == {"added"}
    assert {report.status for report in library.sync()} == {"unchanged"}
    _write(folder, "a.txt", notice_text(1, task="Sửa tay."))
    (folder / "b.txt").rename(folder / "đổi tên.txt")
    (folder / "c.txt").unlink()
    statuses = {report.file: report.status for report in library.sync()}
    assert statuses == {"a.txt": "replaced", "đổi tên.txt": "unchanged", "c.txt": "removed"}
    assert {entry.file for entry in library.corpus.entries()} == {"a.txt", "đổi tên.txt"}
    assert _whole(library)


def test_a_removed_document_leaves_corpus_and_index(library: Library, tmp_path: Path) -> None:
    _add(library, _write(tmp_path, "a.txt", notice_text(7)))
    assert library.remove("7/TB-VPCP").status == "removed"
    assert library.corpus.entries() == ()
    assert library.store.documents() == []
    with pytest.raises(UnknownDocumentError, match="7/TB-VPCP"):
        library.remove("7/TB-VPCP")


def test_a_lost_index_is_built_again_from_the_corpus(library: Library, tmp_path: Path) -> None:
    _add(library, _write(tmp_path, "a.txt", notice_text(7)))
    with LocalStore(tmp_path / "other", MANIFEST) as store:
        other = Library(library.corpus, store, HashEmbedder)
        assert [report.status for report in other.sync()] == ["added"]
        assert _whole(other)


def test_only_new_passages_are_embedded(library: Library, tmp_path: Path) -> None:
    seen: list[int] = []

    def progress(total: int) -> Progress:
        seen.append(total)
        return lambda _: None

    counting = Library(library.corpus, library.store, HashEmbedder, progress)
    list(counting.add([_write(tmp_path, "a.txt", notice_text(7))]))
    list(counting.add([_write(tmp_path, "a.txt", notice_text(7, task="Khác."))]))
    assert seen[1] < seen[0]


def test_an_index_of_another_model_is_refused_with_the_remedy(tmp_path: Path) -> None:
    LocalStore(tmp_path / "var", MANIFEST).close()
    other = Manifest(embedder="other", dimension=64)
    with pytest.raises(IndexMismatchError, match="tracuu sync --rebuild"):
        LocalStore(tmp_path / "var", other)


def test_a_second_writer_is_told_who_writes(library: Library, tmp_path: Path) -> None:
    with library.store.writing():
        code = (
            "import sys; from pathlib import Path; from index.store import LocalStore\n"
            "from ingest.errors import IndexLockedError\n"
            "store = LocalStore(Path(sys.argv[1]), None, lock_timeout=0.2)\n"
            "try:\n with store.writing(): print('in')\n"
            "except IndexLockedError as error: print(error)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "var")],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
        )
    assert str(os.getpid()) in done.stdout
    assert IndexLockedError.__name__ not in done.stdout


def test_a_full_disk_leaves_corpus_and_index_agreeing(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(library, _write(tmp_path, "a.txt", notice_text(1)))

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        [report] = _add(library, _write(tmp_path, "b.txt", notice_text(2)))
    assert report.status == "rejected"
    assert "No space left" in str(report.reason)
    assert [path.name for path in library.corpus.files()] == ["a.txt"]
    assert _whole(library)


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    blocked = tmp_path / "corpus"
    blocked.write_text("a file, not a folder", encoding="utf-8")
    with LocalStore(tmp_path / "var", MANIFEST) as store:
        library = Library(Corpus(folder=blocked), store, HashEmbedder)
        with pytest.raises(CorpusError) as refused:
            Corpus(folder=blocked).copy_in(b"x", "a.txt")
        [report] = library.add([_write(tmp_path, "x.txt", notice_text(1))])
    assert "\n" not in str(refused.value)
    assert report.status == "rejected"


def _zip(library: Library, name: str, files: dict[str, str | bytes]) -> Path:
    path = library.corpus.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zipped(files))
    return path


def test_an_archive_dropped_into_the_folder_is_taken_apart_and_put_aside(library: Library) -> None:
    bad = b"\xff\xfe\xfa" * 30
    path = _zip(library, "nhận/kho.zip", {"a/5.txt": notice_text(5), "6.txt": notice_text(6), "x.txt": bad})  # fmt: skip
    data = path.read_bytes()
    reports = {report.file.rsplit("/", 1)[-1]: report for report in library.sync()}
    assert {name: report.status for name, report in reports.items()} == {
        "5.txt": "added", "6.txt": "added", "x.txt": "rejected", "kho.zip": "removed",
    }  # fmt: skip
    assert "2 văn bản" in str(reports["kho.zip"].reason)
    assert sorted(entry.file for entry in library.corpus.entries()) == ["5.txt", "6.txt"]
    [kept] = (library.corpus.folder / ".history").glob("*kho.zip")
    assert kept.read_bytes() == data
    assert kept.name in str(reports["kho.zip"].reason)
    assert not path.exists()
    assert [report.status for report in library.sync()] == ["unchanged", "unchanged"]
    assert _whole(library)


def test_an_archive_of_which_nothing_can_be_taken_stays_and_is_refused(library: Library) -> None:
    empty = _zip(library, "rỗng.zip", {"x.txt": b"\xff\xfe\xfa" * 30})
    broken = _zip(library, "hỏng.zip", {"5.txt": notice_text(5)})
    broken.write_bytes(broken.read_bytes()[:-30])
    for _ in range(2):
        reports = list(library.sync())
        assert {report.status for report in reports} == {"rejected"}
        assert {"rỗng.zip", "hỏng.zip"} <= {report.file for report in reports}
    assert empty.exists()
    assert broken.exists()
    assert _whole_but(library, 2)


def _whole_but(library: Library, files: int) -> bool:
    return len(library.differences()) == files and library.store.check() == []


def test_an_archive_stopped_half_way_goes_on_where_it_was(library: Library) -> None:
    texts: dict[str, str | bytes] = {f"{number}.txt": notice_text(number) for number in range(5, 9)}
    path = _zip(library, "kho.zip", texts)
    coming = from_archive(Intake(library.corpus, lambda _: None, lambda _: None), path)
    next(coming)
    next(coming)  # a kill here leaves two documents filed, none indexed, the archive where it lay
    assert (len(library.corpus.entries()), path.exists()) == (2, True)
    list(library.sync())
    assert len(library.corpus.entries()) == 4
    assert not (library.corpus.folder / "kho.zip").exists()
    assert [report.status for report in library.sync()] == ["unchanged"] * 4
    assert _whole(library)


def test_a_version_replaced_while_it_waits_for_its_vectors_is_not_kept_in_the_index(
    library: Library, tmp_path: Path
) -> None:
    unnumbered = notice_text(5).replace("Số: 5/TB-VPCP", "Số: /TB-VPCP")
    named = unnumbered.replace("THÔNG BÁO", "THÔNG  BÁO")
    first = _write(tmp_path, "a.txt", unnumbered)
    second = _write(tmp_path, "b.txt", named)
    reports = _add(library, first, second)
    assert [report.status for report in reports] == ["added", "replaced"]
    assert reports[0].key != reports[1].key
    assert [document.file for document in library.store.documents()] == ["b.txt"]
    assert _whole(library)
