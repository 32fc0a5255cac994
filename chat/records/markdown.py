"""A conversation as Markdown, with its sources."""

import re
from collections.abc import Iterator, Sequence

from chat.records.conversations import Exchange
from chat.views.answer import place
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
        for line in one.outcome["answer"].split("\n"):
            yield from (_plain(line), "")
        yield from (f"**{wording.PAGE_SOURCES}**", "")
        for citation in one.outcome["citations"]:
            quote = " ".join(citation["quote"].split())
            yield f"{citation['marker']}. {_plain(place(citation))}: “{_plain(quote)}”"


def _plain(text: str) -> str:
    r"""Escape what Markdown would read as markup.

    >>> _plain("a_b <i>")
    'a\\_b \\<i\\>'
    """
    return _SPECIAL.sub(r"\\\1", text)
