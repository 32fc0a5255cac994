"""A conversation as Markdown, with its sources."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from chat.records.conversations import Exchange
from chat.today import today
from chat.views.answer_tasks import rest, task_cells
from chat.views.citation import place
from ingest import wording

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~])")


def as_markdown(title: str, exchanges: Sequence[Exchange]) -> str:
    r"""Return the conversation as one Markdown text.

    >>> as_markdown("Đất lúa", [Exchange(number=1, question="ai?", problem="lỗi")]).split("\n")[0]
    '# Đất lúa'
    """
    return "\n".join(_lines(title, exchanges)) + "\n"


def _lines(title: str, exchanges: Sequence[Exchange]) -> Iterator[str]:
    yield f"# {_plain(title)}"
    for one in exchanges:
        yield from ("", f"## {_plain(one.question)}", "")
        if one.outcome is None:
            yield _plain(one.problem or wording.INTERRUPTED)
            continue
        if one.outcome["refused"]:
            yield f"**{wording.PAGE_NOT_FOUND}.** {_plain(one.outcome['answer'])}"
            continue
        yield from _reply(one.outcome)
        yield from (f"**{wording.PAGE_SOURCES}**", "")
        for citation in one.outcome["citations"]:
            quote = " ".join(citation["quote"].split())
            yield f"{citation['marker']}. {_plain(place(citation))}: “{_plain(quote)}”"


def _reply(outcome: Mapping[str, Any]) -> Iterator[str]:
    """The answer: its lines, or the table of assignments."""
    table = outcome.get("tasks")
    if not table:
        for line in outcome["answer"].split("\n"):
            yield from (_plain(line), "")
        return
    yield from (wording.answer_tasks(table), "")
    yield from (_cells(wording.ANSWER_TASK_HEADS), _cells("-" * len(wording.ANSWER_TASK_HEADS)))
    day = today()
    yield from (_cells(map(_plain, task_cells(row, day))) for row in table["rows"])
    yield from ("", *([wording.more_tasks(left), ""] if (left := rest(table)) else []))


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    r"""Escape what Markdown would read as markup.

    >>> _plain("a_b <i>")
    'a\\_b \\<i\\>'
    """
    return _SPECIAL.sub(r"\\\1", text)
