"""`tracuu tasks` as a contract: filters, JSON, CSV and XLSX, exit codes."""

import csv
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from chat.task_table import write_csv, write_xlsx
from index.tasks import Task
from ingest import wording
from tracuu import Workspace

TASK = {
    "lead", "coordinating", "task", "deadline", "deadline_text", "key", "section", "page", "quote",
    "start", "end", "number", "date", "title",
}  # fmt: skip
Run = Callable[..., tuple[int, str, str]]


def found(run: Run, *arguments: str) -> list[dict[str, str]]:
    code, out, _ = run("tasks", "--json", *arguments)
    assert code == 0
    return [json.loads(line) for line in out.splitlines()]


def test_every_task_has_the_fields_of_the_contract_and_a_verbatim_quote(
    run: Run, home: Workspace
) -> None:
    tasks = found(run)
    text = home.store.notice(home.library.find("320").sha256).text
    assert len(tasks) > 5
    for task in tasks:
        assert set(task) == TASK
        assert text[int(task["start"]) : int(task["end"])] == task["quote"]
    dated = [task["deadline"] for task in tasks if task["deadline"]]
    assert dated == sorted(dated)


@pytest.mark.parametrize(
    "name", ["Bộ Tài nguyên và Môi trường", "Bộ TN&MT", "bo tnmt", "BỘ TÀI NGUYÊN VÀ MÔI TRƯỜNG"]
)
def test_an_agency_is_found_by_any_of_its_names(run: Run, name: str) -> None:
    [task] = found(run, "--agency", name)
    assert task["lead"] == "Bộ Tài nguyên và Môi trường"
    assert task["deadline"] == "2021-12-31"
    assert task["section"] == "III.4"


def test_the_agencies_that_take_part_are_a_filter_of_their_own(run: Run) -> None:
    [task] = found(run, "--coordinating", "Bộ NN&PTNT")
    assert task["lead"] == "Bộ Tài nguyên và Môi trường"
    assert {one["key"] for one in found(run, "--document", "320")} == {"320/TB-VPCP (2021)"}


def test_periods_leave_their_own_days_out_and_overdue_is_against_a_day(run: Run) -> None:
    before = {task["deadline"] for task in found(run, "--due-before", "2021-12-15")}
    assert before == {"2021-11-29", "2021-12-14"}
    after = {task["deadline"] for task in found(run, "--due-after", "14/12/2021")}
    assert "2021-12-31" in after
    assert not before & after
    assert found(run, "--overdue", "--on", "2021-11-29") == []
    [late] = found(run, "--overdue", "--on", "2021-11-30")
    assert late["lead"] == "Ủy ban nhân dân tỉnh Lạng Sơn"


def test_people_read_who_what_by_when_and_where(run: Run) -> None:
    code, out, err = run("tasks", "--agency", "Bộ TN&MT")
    assert code == 0
    assert "Hạn: trong tháng 12 năm 2021 (hết ngày 31/12/2021)" in out
    assert "Nguồn: 320/TB-VPCP (2021), mục III.4" in out
    assert err.strip() == "1 nhiệm vụ."


@pytest.mark.parametrize(
    "arguments",
    [
        ("--document", "999"),
        ("--agency", " "),
        ("--csv", "/không/có/thư mục/a.csv"),
        ("--xlsx", "/không/có/thư mục/a.xlsx"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_code_1(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run("tasks", *arguments)
    assert (code, out) == (1, "")
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize("day", ["mai", "2021-02-30", "31/11/2021"])
def test_what_is_no_day_is_wrong_usage(run: Run, day: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("tasks", "--due-before", day)
    assert stopped.value.code == 2


def test_csv_and_xlsx_hold_the_same_rows_under_vietnamese_headings(
    run: Run, tmp_path: Path
) -> None:
    table, book = tmp_path / "việc.csv", tmp_path / "việc.xlsx"
    code, out, _ = run("tasks", "--csv", str(table), "--xlsx", str(book))
    assert (code, out) == (0, "")
    with table.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    sheet = load_workbook(book).active
    assert sheet is not None
    cells = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert tuple(lines[0]) == tuple(cells[0]) == wording.TASK_COLUMNS
    assert sheet.freeze_panes == "A2"
    shown = [
        ["" if cell is None else str(cell).split(" 00:00")[0] for cell in row] for row in cells
    ]
    assert shown[1:] == lines[1:]
    assert isinstance(cells[1][3], dt.datetime)
    assert len(lines) == len(found(run)) + 1


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t="])
def test_no_cell_is_taken_for_a_formula(tmp_path: Path, beginning: str) -> None:
    words = f"{beginning}HYPERLINK(1)\x07"
    task = Task(
        lead=words, coordinating=(words,), task=words, deadline=None, deadline_text=words,
        key=words, section=words, page=None, quote=words, start=0, end=1, notice_id="ab",
        number=None, date=None, title=words, file="a.txt",
    )  # fmt: skip
    write_csv([task], tmp_path / "a.csv")
    write_xlsx([task], tmp_path / "a.xlsx")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        [_, row] = csv.reader(file)
    assert all(not cell or cell.startswith("'") for cell in row)
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)
