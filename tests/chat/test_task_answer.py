"""The table of an answer about assignments, as programs, the terminal, files and copies have it."""

import datetime as dt
import io
import json
import re
from collections.abc import Callable

import docx
import pytest

from chat.answer import Answer
from chat.answering import Answering
from chat.as_json import outcome_as_json
from chat.exports.markdown import as_markdown
from chat.exports.word import as_word
from chat.language_model.client import LanguageModel
from chat.language_model.writer import Writer
from chat.programs.schemas import AnswerModel
from chat.records.conversations import Exchange
from chat.records.kept import kept
from chat.task_of_several import shared_out
from chat.task_query import TaskQuery
from chat.task_questions import SHOWN_TASKS
from chat.task_rows import TaskWanted
from chat.views.answer import answer_text, plain
from chat.views.answer_tasks import task_table, tasks_address
from index.tasks import TaskFilter
from ingest import wording
from tracuu import Workspace

BEFORE = "Ai làm gì trước ngày 15/12/2021?"
ALL = "Thông báo 320 giao những việc gì?"
Run = Callable[..., tuple[int, str, str]]


def _answer(home: Workspace, question: str) -> Answer:
    found = home.assistant.ask(question)
    assert isinstance(found, Answer)
    return found


def test_each_row_names_the_citation_of_its_own_words(home: Workspace) -> None:
    answer = _answer(home, BEFORE)
    assert answer.tasks is not None
    assert answer.tasks.found == len(answer.tasks.rows)
    by_marker = {one.marker: one for one in answer.citations}
    for row in answer.tasks.rows:
        assert by_marker[row.marker].quote.span.start == row.task.start
        assert by_marker[row.marker].section == row.task.section
        named = by_marker[row.lead_marker].quote.text if row.lead_marker else row.task.quote
        assert row.task.lead in " ".join(named.split())


def test_only_the_first_are_shown_and_all_are_counted(home: Workspace) -> None:
    every = home.store.count_tasks(TaskFilter())
    assert every == len(home.store.tasks(TaskFilter()))
    answer = _answer(home, ALL)
    assert answer.tasks is not None
    assert answer.tasks.found == every
    assert len(answer.tasks.rows) == min(every, SHOWN_TASKS)
    assert answer.tasks.wanted.documents == ("320/TB-VPCP (2021)",)


TWO = "Bộ Tài nguyên và Môi trường và UBND tỉnh Lạng Sơn được giao việc gì?"


@pytest.mark.parametrize(
    "words",
    [
        TWO,
        "UBND tỉnh Lạng Sơn hay Bộ TN&MT phải làm gì?",
        "ubnd tinh lang son va bo tai nguyen va moi truong phai lam gi",
        "Bộ TN&MT, Bộ Phép thuật và UBND tỉnh Lạng Sơn được giao việc gì?",
    ],
)
def test_the_table_of_several_agencies_has_rows_of_each(home: Workspace, words: str) -> None:
    table = _answer(home, words).tasks
    assert table is not None
    leads = {row.task.lead for row in table.rows}
    assert "Bộ Tài nguyên và Môi trường" in leads
    assert any("Lạng Sơn" in lead for lead in leads)
    assert table.found == len(table.rows)
    assert [name.lower() for name in table.without] == ["bộ phép thuật"] * ("Phép" in words)


def test_an_agency_without_tasks_is_said_wherever_the_table_is_shown(home: Workspace) -> None:
    outcome = _outcome(home, "Bộ TN&MT và Bộ Phép thuật được giao việc gì?")
    told = "không tìm thấy nhiệm vụ nào như vậy của Bộ Phép thuật"
    exchange = Exchange(number=1, question="q", outcome=outcome)
    word = docx.Document(io.BytesIO(as_word("Việc", [exchange])))
    assert told in " ".join(line.text for line in word.paragraphs)
    for shown in (
        answer_text(outcome),
        plain(outcome),
        as_markdown("Việc", [exchange]),
        wording.outcome_lines(outcome, dt.date(2026, 1, 1)),
    ):
        assert told in shown


def test_agencies_that_are_all_unknown_get_no_table(home: Workspace) -> None:
    found = home.assistant.ask("Bộ Phép thuật và Bộ Cổ tích được giao việc gì?")
    assert getattr(found, "tasks", None) is None


def test_an_agency_with_many_tasks_leaves_room_for_the_other(home: Workspace) -> None:
    tasks = home.store.tasks(TaskFilter())
    many, few = tasks[:-1], tasks[-1:]
    assert len(many) > 3
    shared = shared_out([many, few], 3)
    assert few[0] in shared
    assert shared == [one for one in tasks if one in shared]  # in the order of the table


def test_the_filter_of_several_agencies_finds_the_same_on_the_page_and_by_the_command(
    home: Workspace,
) -> None:
    table = _answer(home, TWO).tasks
    assert table is not None
    assert table.wanted.agency == "Bộ Tài nguyên và Môi trường; Ủy ban nhân dân tỉnh Lạng Sơn"
    found = TaskQuery(agency=table.wanted.agency).find(home.library)
    assert {(one.key, one.start) for one in found} == {
        (row.task.key, row.task.start) for row in table.rows
    }


def test_what_was_asked_for_is_an_address_of_the_page_of_assignments(home: Workspace) -> None:
    asked = _answer(home, "bo tnmt được giao việc gì trong thông báo 320?")
    assert asked.tasks is not None
    told = tasks_address(asked.tasks.wanted.as_json())
    assert re.fullmatch(r"nhiem-vu\?chu-tri=.+&van=320%2FTB-VPCP\+%282021%29", told)
    before = _answer(home, BEFORE)
    assert before.tasks is not None
    assert tasks_address(before.tasks.wanted.as_json()) == "nhiem-vu?den=14%2F12%2F2021"


def test_what_is_worked_along_in_is_that_field_of_the_page() -> None:
    wanted = TaskWanted(coordinating="Bộ Y tế")
    assert tasks_address(wanted.as_json()) == "nhiem-vu?phoi-hop=B%E1%BB%99+Y+t%E1%BA%BF"


def test_programs_get_the_table_in_the_json_of_an_answer(home: Workspace) -> None:
    told = json.loads(json.dumps(outcome_as_json(_answer(home, BEFORE), 0.1)))
    assert AnswerModel.model_validate(told).model_dump(mode="json") == told
    assert told["tasks"]["wanted"]["due_to"] == "2021-12-14"
    other = outcome_as_json(_answer(home, "Nơi nhận gồm những ai?"), 0.1)
    assert other["tasks"] is None


def _outcome(home: Workspace, question: str) -> dict[str, object]:
    return kept(_answer(home, question), 0.1)


def test_what_is_overdue_depends_on_the_day_it_is_shown(home: Workspace) -> None:
    outcome = _outcome(home, BEFORE)
    assert 'class="late"' in task_table(outcome, dt.date(2026, 1, 1))
    assert 'class="late"' not in task_table(outcome, dt.date(2021, 11, 1))


def test_a_screen_reader_gets_headings_a_caption_and_the_name_of_each_source(
    home: Workspace,
) -> None:
    html = answer_text(_outcome(home, BEFORE))
    assert "<caption>" in html
    assert html.count('<th scope="col"') == len(wording.ANSWER_TASK_HEADS)
    assert html.count('scope="row"') == html.count("<tr role") - 1
    assert "Mở nguồn: 320/TB-VPCP" in html


def test_what_a_document_says_is_text_in_the_table_and_in_files(home: Workspace) -> None:
    outcome = json.loads(json.dumps(_outcome(home, BEFORE)))
    outcome["tasks"]["rows"][0]["task"] = "<script>a | b</script>"
    outcome["tasks"]["rows"][0]["lead"] = '"><img>'
    html = answer_text(outcome)
    assert "<script" not in html
    assert "<img" not in html
    text = as_markdown("q", [Exchange(number=1, question="q", outcome=outcome)])
    [row] = [line for line in text.split("\n") if "script" in line]
    assert r"\<script\>a \| b\</script\>" in row
    assert len(re.findall(r"(?<!\\)\|", row)) == len(wording.ANSWER_TASK_HEADS) + 1


def test_files_and_copies_hold_the_table_and_its_sources(home: Workspace) -> None:
    outcome = _outcome(home, BEFORE)
    one = Exchange(number=1, question=BEFORE, outcome=outcome)
    word = docx.Document(io.BytesIO(as_word("Việc", [one])))
    [grid] = word.tables
    assert [cell.text for cell in grid.rows[0].cells] == list(wording.ANSWER_TASK_HEADS)
    assert "320/TB-VPCP, mục III.1" in grid.rows[1].cells[-1].text
    assert "29/11/2021 (quá hạn)" in grid.rows[1].cells[3].text
    text = as_markdown("Việc", [one])
    assert "| Chủ trì | Phối hợp | Nhiệm vụ | Thời hạn | Văn bản, mục |" in text
    assert "29/11/2021 (quá hạn)" in text
    copied = plain(outcome)
    assert "1. Chủ trì: " in copied
    assert "Thời hạn: 29/11/2021 (quá hạn)" in copied
    assert f"{wording.PAGE_SOURCES}:" in copied


def test_the_terminal_shows_the_rows_and_the_command_for_the_rest(
    run: Run, home: Workspace
) -> None:
    _, out, _ = run("ask", BEFORE)
    assert re.search(r"^1\. .+  QUÁ HẠN  \[\d+\]$", out, re.MULTILINE)
    assert "(hết ngày 14/12/2021)" in out
    told = json.loads(json.dumps(outcome_as_json(_answer(home, ALL), 0.1)))
    told["tasks"]["found"] = 99
    lines = wording.outcome_lines(told, dt.date(2026, 1, 1)).split("\n")
    assert lines[-1].endswith('tracuu tasks --document "320/TB-VPCP (2021)"')
    assert str(99 - len(told["tasks"]["rows"])) in lines[-1]


@pytest.mark.parametrize("hidden", [True, False])
def test_tasks_of_documents_that_one_may_not_see_are_not_counted(
    home: Workspace, *, hidden: bool
) -> None:
    found = home.assistant.ask(BEFORE, sees=lambda key: not (hidden and key.startswith("320")))
    assert (getattr(found, "tasks", None) is None) == hidden


def test_a_table_is_not_given_to_a_language_model(home: Workspace) -> None:
    nowhere = Writer(model=LanguageModel(url="http://127.0.0.1:9", model="m"))
    [only] = Answering(assistant=home.assistant, writer=nowhere).stream(BEFORE)
    assert isinstance(only, Answer)
    assert only.written_by is None
