"""A corpus as one file: what goes out comes back, what is unsafe or damaged changes nothing."""

import stat
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.library import Library
from ingest import bundle
from ingest.bundle import finish
from ingest.corpus import HISTORY
from ingest.errors import BundleError
from ingest.packed import MOST_FILES
from tests.support.kills import open_library
from tests.support.notices import notice_text
from tests.support.office_files import zip_of


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Three documents, one of them corrected, one in its second version."""
    library = open_library(tmp_path / "nhà")
    folder = library.corpus.folder
    (folder / "năm 2023").mkdir(parents=True)
    (folder / "viet-tat.tsv").write_text("XYZ\tXã Yên Zừng\n", encoding="utf-8")
    for name, number in (("a.txt", 5), ("năm 2023/đất.txt", 6), ("c.txt", 7)):
        (folder / name).write_text(notice_text(number), encoding="utf-8")
    list(library.sync())
    newer = tmp_path / "mới.txt"
    newer.write_text(notice_text(5, task="Mới."), encoding="utf-8")
    list(library.add([newer]))
    library.edit("6", {"number": "66/TB-VPCP", "replaced_by": "7"})
    yield library
    library.store.close()


def _tree(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_what_goes_out_comes_back_whole(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "kho.zip"
    assert library.export(file) == 3
    other = open_library(tmp_path / "máy khác")
    assert other.restore(file, replace=False) == (3, None)
    assert _tree(other.corpus.folder) == _tree(library.corpus.folder)
    assert {report.status for report in other.sync()} == {"added"}
    assert other.store.documents() == library.store.documents()
    assert other.differences() == []
    assert other.corpus.abbreviations().full("xyz") == "Xã Yên Zừng"
    [version] = other.find("5").history
    assert (other.corpus.folder / HISTORY / str(version.file)).is_file()
    other.store.close()


def test_a_corpus_to_which_nothing_was_added_comes_back_too(tmp_path: Path) -> None:
    empty, other = open_library(tmp_path / "trống"), open_library(tmp_path / "máy khác")
    assert empty.export(tmp_path / "kho.zip") == 0
    assert other.restore(tmp_path / "kho.zip", replace=False) == (0, None)
    assert [one.status for one in other.sync()] == []
    for library in (empty, other):
        library.store.close()


def test_documents_are_not_replaced_unless_it_is_said(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "kho.zip"
    library.export(file)
    other = open_library(tmp_path / "máy khác")
    other.corpus.folder.mkdir(parents=True)
    (other.corpus.folder / "riêng.txt").write_text(notice_text(9), encoding="utf-8")
    list(other.sync())
    with pytest.raises(BundleError, match="--replace"):
        other.restore(file, replace=False)
    count, former = other.restore(file, replace=True)
    list(other.sync())
    assert count == len(other.store.documents()) == 3
    assert former is not None
    assert (former / "riêng.txt").is_file()
    other.store.close()


def _link(archive: zipfile.ZipFile) -> None:
    member = zipfile.ZipInfo("corpus/liên kết")
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive.writestr(member, "/etc/passwd")


def _named(*names: str) -> Callable[[zipfile.ZipFile], None]:
    def add(archive: zipfile.ZipFile) -> None:
        for name in names:
            archive.writestr(name, "x")

    return add


@pytest.mark.parametrize(
    "harm",
    [
        _named("corpus/../../ngoài.txt"),
        _named("/etc/x.txt"),
        _named("corpus//x.txt"),
        _named("corpus/..\\x.txt"),
        _named("khác/x.txt"),
        _named("corpus/.bí mật/x.txt"),
        _named("corpus/năm/.history/x.txt"),
        _link,
    ],
)
def test_nothing_lands_outside_the_corpus(
    library: Library, tmp_path: Path, harm: Callable[[zipfile.ZipFile], None]
) -> None:
    file = tmp_path / "kho.zip"
    library.export(file)
    with zipfile.ZipFile(file, "a") as archive:
        harm(archive)
    before = _tree(tmp_path)
    with pytest.raises(BundleError, match="không an toàn") as refused:
        library.restore(file, replace=True)
    assert "\n" not in str(refused.value)
    assert _tree(tmp_path) == before


@pytest.mark.parametrize("damage", ["cut", "text", "changed", "missing", "no catalogue", "absent"])
def test_a_damaged_file_changes_nothing(library: Library, tmp_path: Path, damage: str) -> None:
    good, file = tmp_path / "kho.zip", tmp_path / "hỏng.zip"
    library.export(good)
    if damage == "cut":
        file.write_bytes(good.read_bytes()[:-200])
    elif damage == "text":
        file.write_text("không phải zip", encoding="utf-8")
    elif damage != "absent":
        leave_out = {"missing": "c.txt", "no catalogue": "catalogue.jsonl"}.get(damage, "-")
        with zipfile.ZipFile(good) as old, zipfile.ZipFile(file, "w") as new:
            for name in old.namelist():
                if not name.endswith(leave_out):
                    changed = damage == "changed" and name.endswith("c.txt")
                    new.writestr(name, b"khac" if changed else old.read(name))
    before = _tree(tmp_path)
    with pytest.raises(BundleError) as refused:
        library.restore(file, replace=True)
    assert str(refused.value).startswith(str(file))
    assert _tree(tmp_path) == before


def test_a_file_that_would_fill_the_disk_is_refused_before_it_is_unpacked(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "kho.zip"
    library.export(file)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("corpus/bom.txt", b"\0" * 30_000_000)
    with pytest.raises(BundleError, match="bất thường"):
        library.restore(file, replace=True)


@pytest.mark.parametrize("claimed", [3, 65_535])
def test_a_file_of_too_many_entries_is_refused_before_its_directory_is_read(
    library: Library, tmp_path: Path, claimed: int
) -> None:
    file = tmp_path / "kho.zip"
    file.write_bytes(zip_of(MOST_FILES + 1, claimed=claimed, large=True))
    before = _tree(tmp_path)
    tracemalloc.start()
    with pytest.raises(BundleError, match=r"có hơn 400\.000 tệp"):
        library.restore(file, replace=True)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10 << 20
    assert _tree(tmp_path) == before


def test_more_than_is_taken_back_is_not_written(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "MOST_FILES", 4)
    with pytest.raises(BundleError, match="có hơn 4 tệp"):
        library.export(tmp_path / "kho.zip")
    assert not (tmp_path / "kho.zip").exists()


def test_a_corpus_cannot_be_written_into_itself(library: Library) -> None:
    with pytest.raises(BundleError, match="thư mục khác"):
        library.export(library.corpus.folder / "kho.zip")


def test_a_kill_between_the_two_renames_is_made_good(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "kho.zip"
    library.export(file)
    whole = _tree(library.corpus.folder)
    folder = library.corpus.folder
    folder.rename(folder.parent / bundle._READY)
    finish(folder)
    assert _tree(folder) == whole
    finish(folder)
    assert _tree(folder) == whole
