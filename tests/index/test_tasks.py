"""The table of assignments: written with a notice, gone with it, filled for an index of before."""

import dataclasses
import datetime as dt
import sqlite3
from pathlib import Path

from index.store import LocalStore
from index.tasks import Task, TaskFilter
from ingest.agencies import load_abbreviations
from ingest.agency_names import asked_forms
from ingest.assignments import read_assignments
from ingest.notice import Span
from tests.index.entries import Made, made, opened

LINES = (
    "1. Giao Bộ Y tế chủ trì, phối hợp với Bộ Công an rà soát trước ngày 15/12/2022.",
    "2. Hội đồng thẩm định và các Bộ: Tài chính, Xây dựng hoàn thiện hồ sơ.",
    "3. Sở Y tế tỉnh Lào Cai kiểm tra trong tháng 1 năm 2023.",
)


def notice(key: str = "5/TB-VPCP (2022)") -> Made:
    entry = made(LINES, key=key)
    text = entry.notice.text
    found = read_assignments(text, Span(start=0, end=len(text)), (), None)
    return dataclasses.replace(entry, notice=dataclasses.replace(entry.notice, assignments=found))


def asked(store: LocalStore, agency: str) -> list[str]:
    forms = asked_forms(agency, load_abbreviations())
    return [task.lead for task in store.tasks(TaskFilter(agency=forms))]


def test_tasks_come_by_deadline_with_their_quotes(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        entry = notice()
        entry.put(store)
        tasks = store.tasks(TaskFilter())
        assert [task.deadline for task in tasks] == [
            dt.date(2022, 12, 14),
            dt.date(2023, 1, 31),
            None,
        ]
        for task in tasks:
            assert entry.notice.text[task.start : task.end] == task.quote
        assert tasks[0].coordinating == ("Bộ Công an",)


def test_each_agency_of_a_list_is_found_and_no_other_of_a_like_name(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        notice().put(store)
        assert asked(store, "Bộ Xây dựng") == asked(store, "bo tai chinh")
        assert len(asked(store, "Bộ Xây dựng")) == 1
        assert asked(store, "Bộ Y tế") == ["Bộ Y tế"]
        assert asked(store, "Sở Y tế") == ["Sở Y tế tỉnh Lào Cai"]
        assert asked(store, "Bộ Y t") == []  # half a word is no name
        assert asked(store, "Bộ Công an") == []  # it only takes part


def test_a_merged_ministry_answers_for_those_it_was_made_of(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        entry = made(["1. Giao Bộ Tài nguyên và Môi trường rà soát."], key="6/TB-VPCP (2022)")
        text = entry.notice.text
        found = read_assignments(text, Span(start=0, end=len(text)), (), None)
        dataclasses.replace(entry, notice=dataclasses.replace(entry.notice, assignments=found)).put(
            store
        )
        assert asked(store, "Bộ Nông nghiệp và Môi trường") == ["Bộ Tài nguyên và Môi trường"]
        assert asked(store, "Bộ Nông nghiệp và Phát triển nông thôn") == []


def test_a_page_is_cut_out_of_a_long_list(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        notice().put(store)
        every = store.tasks(TaskFilter())
        assert store.tasks(TaskFilter(limit=2)) == every[:2]
        assert store.tasks(TaskFilter(limit=2, offset=2)) == every[2:]


def test_what_is_replaced_or_removed_leaves_no_task(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        entry = notice()
        entry.put(store)
        entry.put(store)
        assert len(store.tasks(TaskFilter())) == 3
        store.remove(entry.notice.id)
        assert store.tasks(TaskFilter()) == []


def test_an_index_of_before_is_filled_when_it_is_opened_for_writing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        entry = notice()
        dataclasses.replace(entry, notice=dataclasses.replace(entry.notice, assignments=())).put(
            store
        )
    files = (path for path in tmp_path.rglob("*") if path.is_file())
    database = next(path for path in files if path.read_bytes().startswith(b"SQLite"))
    with sqlite3.connect(database) as connection:
        connection.execute("DROP TABLE tasks")
    connection.close()
    with opened(tmp_path) as store:
        tasks: list[Task] = store.tasks(TaskFilter(within=(entry.notice.id,)))
        assert next(task.lead for task in tasks) == "Bộ Y tế"
        assert store.tasks(TaskFilter(within=())) == []
