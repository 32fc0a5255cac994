"""Passages: the body cut along its outline into pieces that a model reads whole.

They tile the body: each begins where the last one ended, but for the white space between.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.lead_ins import LeadIn, LeadIns, headings_above
from ingest.notice import Notice, Passage, Section, Span
from ingest.sentences import split_sentences

MAX_SYLLABLES = 180
_MIN_SYLLABLES = 12
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
_MAX_HEADING = 160


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph (or a part of a long one) with the sections that it stands in, outermost first.

    `lead_ins` stand above it in the last of these; `leads` tells that it is one itself.
    """

    span: Span
    sections: tuple[Section, ...]
    lead_ins: tuple[LeadIn, ...]
    leads: bool

    @property
    def is_heading(self) -> bool:
        """Whether it is only the heading of its section, with text still to come below."""
        own = self.sections[-1] if self.sections else None
        return own is not None and own.span.start == self.span.start and own.span != self.span


def split_passages(notice: Notice) -> tuple[Passage, ...]:
    """Cut the body of a notice and its annexes into passages, in their order."""
    passages: list[Passage] = []
    for group in _groups(notice.text, list(_blocks(notice))):
        span = Span(start=group[0].span.start, end=group[-1].span.end)
        sections = group[-1].sections
        passages.append(
            Passage(
                notice_id=notice.id,
                ordinal=len(passages),
                section=sections[-1].label if sections else "",
                headings=tuple(map(_cut, headings_above(sections, group[0].lead_ins))),
                span=span,
                text=span.of(notice.text),
                sentences=split_sentences(notice.text, span),
                page=notice.page_of(span.start),
            )
        )
    return tuple(passages)


def context(notice: Notice, passage: Passage) -> str:
    """Return what is indexed with a passage and never quoted: document and headings above.

    A heading that the passage itself holds is left out.
    """
    title = " ".join(part for part in (notice.kind, notice.number, notice.title) if part)
    above = [heading for heading in passage.headings if heading not in passage.text]
    return "\n".join(part for part in (title, *above) if part)


def _cut(heading: str) -> str:
    if len(heading) <= _MAX_HEADING:
        return heading
    return heading[:_MAX_HEADING].rsplit(" ", 1)[0]


def _blocks(notice: Notice) -> Iterator[_Block]:
    """Yield paragraphs, long ones cut between sentences."""
    text = notice.text
    begins = sorted(section.span.start for top in notice.outline for section in top.walk())
    for part in (notice.body, *notice.annexes):
        lead_ins = LeadIns()
        for paragraph in _PARAGRAPH.finditer(text, part.start, part.end):
            span = Span(start=paragraph.start(), end=paragraph.end())
            for start, end in _cuts(text, span, begins):
                sections = _sections_at(notice.outline, start)
                lines = text[start:end].split("\n")
                goes_on = start > span.start and text[start - 1] != "\n"
                above = [
                    lead_ins.within() if goes_on and not place else lead_ins.above(line, sections)
                    for place, line in enumerate(lines)
                ]
                yield _Block(
                    span=Span(start=start, end=end),
                    sections=sections,
                    lead_ins=above[0],
                    leads=len(lead_ins.within()) > len(above[-1]),
                )


def _cuts(text: str, span: Span, begins: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Cut a paragraph where a section `begins` (sorted) inside it, and where it grows too long."""
    inside = begins[bisect_right(begins, span.start) : bisect_left(begins, span.end)]
    edges = [span.start, *inside, span.end]
    for start, end in pairwise(edges):
        piece = start
        size = 0
        for sentence in split_sentences(text, Span(start=start, end=end)):
            grown = size + _syllables(sentence.of(text))
            if size and grown > MAX_SYLLABLES:
                yield piece, _rstrip(text, piece, sentence.start)
                piece, grown = sentence.start, _syllables(sentence.of(text))
            size = grown
        yield piece, _rstrip(text, piece, end)


def _groups(text: str, blocks: list[_Block]) -> Iterator[list[_Block]]:
    """Group blocks of one section up to the limit; a bare heading goes with what follows it."""
    group: list[_Block] = []
    size = 0
    for block in blocks:
        added = _syllables(block.span.of(text))
        if group and not _belongs(group, block, size, added):
            carried = group[-1:] if _leads_on(group, block) else []
            yield group[: len(group) - len(carried)]
            group, size = carried, sum(_syllables(one.span.of(text)) for one in carried)
        group.append(block)
        size += added
    if group:
        yield group


def _leads_on(group: list[_Block], block: _Block) -> bool:
    """Whether the last of several blocks leads what follows: it begins the next passage."""
    last = group[-1]
    return len(group) > 1 and last.leads and last.sections == block.sections


def _belongs(group: list[_Block], block: _Block, size: int, added: int) -> bool:
    if size + added > MAX_SYLLABLES:
        return size < _MIN_SYLLABLES
    last = group[-1]
    if last.sections == block.sections:
        return True
    nested = block.sections[: len(last.sections)] == last.sections
    return nested and all(above.is_heading for above in group)


def _sections_at(outline: tuple[Section, ...], offset: int) -> tuple[Section, ...]:
    """Return the sections that hold `offset`, outermost first; dashes do not count."""
    for section in outline:
        if section.label.rsplit(".", 1)[-1][:1] in "-+":
            continue
        if section.span.start <= offset < section.span.end:
            return (section, *_sections_at(section.children, offset))
    return ()


def _syllables(text: str) -> int:
    return len(text.split())


def _rstrip(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
