"""Fields set by hand: checked, kept in the catalogue, stronger than any reading of the file."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.embedding import Progress
from index.library import Library
from index.store import LocalStore
from ingest.corpus import Corpus
from ingest.corrections import checked
from ingest.errors import CorrectionError, UnknownDocumentError
from tests.index.test_library import MANIFEST
from tests.support.hash_embedder import HashEmbedder
from tests.support.notices import notice_text


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Two notices, 5 and 6."""
    with LocalStore(tmp_path / "var", MANIFEST) as store:
        library = Library(Corpus(folder=tmp_path / "corpus"), store, HashEmbedder)
        for number in (5, 6):
            _drop(library, f"{number}.txt", notice_text(number))
        assert {report.status for report in library.sync()} == {"added"}
        yield library


def _drop(library: Library, name: str, text: str) -> None:
    library.corpus.folder.mkdir(exist_ok=True)
    (library.corpus.folder / name).write_text(text, encoding="utf-8")


def _whole(library: Library) -> bool:
    statuses = {report.status for report in library.sync()}
    return statuses == {"unchanged"} and library.differences() + library.store.check() == []


def test_the_key_follows_number_and_date(library: Library) -> None:
    [report] = library.edit("5", {"number": "15/TB-VPCP", "date": "3/2/2021"})
    assert (report.status, report.key) == ("edited", "15/TB-VPCP (2021)")
    document = library.store.documents()[0]
    assert (document.key, document.date) == ("15/TB-VPCP (2021)", dt.date(2021, 2, 3))
    assert library.find("TB 15").file == "5.txt"
    assert _whole(library)


def test_corrections_survive_a_rebuild_a_changed_file_and_a_new_version(
    library: Library, tmp_path: Path
) -> None:
    library.edit("5", {"title": "Trích yếu sửa tay", "collection": "Y tế"})
    with LocalStore(tmp_path / "other", MANIFEST) as store:
        rebuilt = Library(library.corpus, store, HashEmbedder)
        assert {report.status for report in rebuilt.sync()} == {"added"}
        assert store.documents()[0].title == "Trích yếu sửa tay"
    _drop(library, "5.txt", notice_text(5, task="Sửa trong thư mục."))
    list(library.sync())
    newer = tmp_path / "bản mới.txt"
    newer.write_text(notice_text(5, task="Bản mới hẳn."), encoding="utf-8")
    assert [report.status for report in library.add([newer])] == ["replaced"]
    document = library.store.documents()[0]
    assert (document.title, document.collection) == ("Trích yếu sửa tay", "Y tế")
    assert _whole(library)


def test_a_correction_taken_back_gives_what_the_file_says(library: Library) -> None:
    before = library.find("5")
    library.edit("5", {"number": "15/TB-VPCP", "status": "dự thảo"})
    library.edit("15", {"number": None, "status": None})
    assert library.find("5") == before
    assert library.store.documents()[0].status is None
    assert _whole(library)


def test_only_what_is_embedded_with_a_passage_is_embedded_again(library: Library) -> None:
    embedded: list[int] = []

    def progress(total: int) -> Progress:
        embedded.append(total)
        return lambda _: None

    counting = Library(library.corpus, library.store, HashEmbedder, progress)
    counting.edit("5", {"date": "3/2/2021", "issuer": "Bộ Y tế"})
    counting.edit("5", {"status": "hết hiệu lực", "replaced_by": "6"})
    assert embedded == []
    counting.edit("5", {"title": "Khác"})
    assert len(embedded) == 1


def test_the_newer_document_is_named_by_any_of_its_names_and_follows_its_key(
    library: Library,
) -> None:
    library.edit("5", {"replaced_by": "TB 6"})
    older = library.store.documents()[0]
    assert (older.status, older.superseded_by) == ("đã được thay thế", "6/TB-VPCP (2023)")
    reports = library.edit("6", {"number": "66/TB-VPCP"})
    assert [report.key for report in reports] == ["66/TB-VPCP (2023)", "5/TB-VPCP (2023)"]
    assert library.store.documents()[0].superseded_by == "66/TB-VPCP (2023)"
    assert _whole(library)


def test_no_document_replaces_itself_not_even_in_a_circle(library: Library) -> None:
    with pytest.raises(CorrectionError):
        library.edit("5", {"replaced_by": "5"})
    library.edit("5", {"replaced_by": "6"})
    with pytest.raises(CorrectionError, match="6/TB-VPCP"):
        library.edit("6", {"replaced_by": "5"})
    with pytest.raises(UnknownDocumentError):
        library.edit("5", {"replaced_by": "999"})


def test_two_documents_may_be_given_one_number(library: Library) -> None:
    [report] = library.edit("5", {"number": "6/TB-VPCP"})
    assert str(report.key).startswith("6/TB-VPCP (2023) [")
    assert len(library.store.documents()) == 2
    assert _whole(library)


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("date", "5/4/2023", "2023-04-05"),
        ("date", "05-04-2023", "2023-04-05"),
        ("date", "2023-04-05", "2023-04-05"),
        ("date", "ngày 5 tháng 4 năm 2023", "2023-04-05"),
        ("number", "số: 15 / QĐ – UBND", "15/QĐ-UBND"),
        ("number", "02/2017/NĐ-CP", "02/2017/NĐ-CP"),
        ("number", "14-CT/TW", "14-CT/TW"),
        ("number", "Số 5/TB", "5/TB"),
        ("status", "HET HIEU LUC", "hết hiệu lực"),
        ("kind", "quyet dinh", "Quyết định"),
        ("title", "  Về  việc\tA ", "Về việc A"),
    ],
)
def test_values_are_kept_in_one_form(field: str, value: str, kept: str) -> None:
    assert checked(field, value) == kept


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("date", "31/2/2023"),
        ("date", "5/4/23"),
        ("date", "hôm qua"),
        ("date", "1/1/1800"),
        ("date", "1/1/2999"),
        ("number", "TB-VPCP"),
        ("number", "320"),
        ("number", "../320/TB"),
        ("status", "còn dùng"),
        ("title", " "),
        ("collection", "x" * 61),
    ],
)
def test_a_wrong_value_is_one_clear_line(library: Library, field: str, value: str) -> None:
    before = library.corpus.entries()
    with pytest.raises(CorrectionError) as refused:
        library.edit("5", {field: value})
    assert "\n" not in str(refused.value)
    assert "hãy" in str(refused.value)
    assert library.corpus.entries() == before


def test_lines_of_earlier_releases_are_read(library: Library) -> None:
    path = library.corpus.folder / "catalogue.jsonl"
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        line.pop("words")
        line.pop("history", None)
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert [entry.key for entry in library.corpus.entries()] == [
        "5/TB-VPCP (2023)",
        "6/TB-VPCP (2023)",
    ]
    assert _whole(library)
