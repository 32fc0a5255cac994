"""A conversation as a Word file, with its sources. The only module of `chat` that writes Word."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.shared import Pt

from chat.records.conversations import Exchange
from chat.today import today
from chat.views.answer_tasks import rest, task_cells
from chat.views.citation import place
from ingest import wording


def as_word(title: str, exchanges: Sequence[Exchange]) -> bytes:
    """Return the conversation as the bytes of a .docx file."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(13)
    document.core_properties.title = _clean(title)
    document.core_properties.author = ""
    document.add_heading(_clean(title), level=1)
    for one in exchanges:
        document.add_heading(_clean(one.question), level=2)
        _reply(document, one)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _reply(document: Any, one: Exchange) -> None:
    if one.outcome is None:
        document.add_paragraph(_clean(one.problem or wording.INTERRUPTED))
        return
    if one.outcome["refused"]:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{wording.PAGE_NOT_FOUND}. ").bold = True
        paragraph.add_run(_clean(one.outcome["answer"]))
        return
    if table := one.outcome.get("tasks"):
        _tasks(document, table)
    else:
        for line in one.outcome["answer"].split("\n"):
            document.add_paragraph(_clean(line))
    document.add_paragraph().add_run(wording.PAGE_SOURCES).bold = True
    for citation in one.outcome["citations"]:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"[{citation['marker']}] {_clean(place(citation))}: ").bold = True
        paragraph.add_run(f"“{_clean(citation['quote'])}”").italic = True


def _tasks(document: Any, table: Mapping[str, Any]) -> None:
    """Write the table of assignments; its heading is repeated on each page."""
    document.add_paragraph(wording.answer_tasks(table))
    day = today()
    lines = [wording.ANSWER_TASK_HEADS, *(task_cells(row, day) for row in table["rows"])]
    grid = document.add_table(rows=len(lines), cols=len(wording.ANSWER_TASK_HEADS))
    grid.style = "Table Grid"
    for row, cells in zip(grid.rows, lines, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = _clean(words)
            for run in cell.paragraphs[0].runs:
                run.font.size, run.bold = Pt(11), cells is wording.ANSWER_TASK_HEADS
    head = grid.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no other way
    head.append(head.makeelement(qn("w:tblHeader"), {}))
    if left := rest(table):
        document.add_paragraph(wording.more_tasks(left))


def _clean(text: str) -> str:
    """Leave out the control characters that XML may not hold."""
    return "".join(letter for letter in text if letter >= " " or letter in "\n\t")
