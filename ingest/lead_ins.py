"""Lead-ins of lists: "- Giao Bộ Nội vụ:" stands above its points as a heading does.

A line that ends with a colon leads the points below it, which begin with another label than its
own. The list ends with the next line without a label, with the next point beside the lead-in, and
with the section that holds it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.notice import Section, Span
from ingest.outline.labels import LABEL, read_label
from ingest.sentences import split_sentences

_SAYS_NOTHING = re.compile(
    r"[\W\d_]*(?:(?:cụ thể|như|sau|đây|trong|đó|gồm|bao|có|lưu ý|chú ý|ghi chú|ví dụ|cần|một số|các"
    r"|những|nội dung|điểm|và|là)\W*)+",
    re.IGNORECASE,
)
_BULLETS = ("•", "*", "·", "▪", "\uf0b7")


@dataclass(frozen=True, slots=True)
class LeadIn:
    """A lead-in with points still to come.

    `level` is that of its own label, "" without one; `sections` hold it, outermost first.
    """

    text: str
    level: str
    sections: tuple[Section, ...]

    def leads(self, level: str, sections: tuple[Section, ...]) -> bool:
        """Whether a line of this level, in these sections, is a point of the list or part of one."""
        depth = len(self.sections)
        if not level or sections[:depth] != self.sections:
            return False
        return level != self.level if len(sections) == depth else 0 < depth == len(sections) - 1


class LeadIns:
    """The lead-ins that stand above a line, as a document is read from its start to its end."""

    def __init__(self) -> None:
        self._open: tuple[LeadIn, ...] = ()

    def above(self, line: str, sections: Sequence[Section]) -> tuple[LeadIn, ...]:
        """Return the lead-ins above a line, outermost first, and keep the line if it is one.

        `sections` hold the line, outermost first. One that is the heading of its section is no
        lead-in: it is above the points already.
        """
        within = tuple(sections)
        level = _level(line)
        kept: list[LeadIn] = []
        for lead in self._open:
            if not lead.leads(level, within):
                break
            kept.append(lead)
        above = tuple(kept)
        if line.rstrip().endswith(":") and not (within and within[-1].heading == line.strip()):
            text = _last_sentence(line)
            if not _SAYS_NOTHING.fullmatch(text):
                kept.append(LeadIn(text, level, within))
        self._open = tuple(kept)
        return above

    def within(self) -> tuple[LeadIn, ...]:
        """Return the lead-ins that are open after the last line: what goes on stands below them."""
        return self._open


def headings_above(sections: Sequence[Section], lead_ins: Sequence[LeadIn]) -> Iterator[str]:
    """Yield the headings of the sections, outermost first, each followed by its lead-ins."""
    for depth in range(len(sections) + 1):
        if depth:
            yield sections[depth - 1].heading
        yield from (one.text for one in lead_ins if len(one.sections) == depth)


def _level(line: str) -> str:
    """The level of the label that a line begins with, empty when it begins with none."""
    label = LABEL.match(line)
    if label is not None:
        return read_label(label).level
    return next((bullet for bullet in _BULLETS if line.startswith(bullet)), "")


def _last_sentence(line: str) -> str:
    return split_sentences(line, Span(start=0, end=len(line)))[-1].of(line)
