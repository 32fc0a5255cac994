"""The body as paragraphs, each with the sections that it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.notice import Section, Span
from ingest.sentences import split_sentences

_LABEL = re.compile(r"^(?:[-–+] *|\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXL]+|[a-zđ])[./)] *)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A line of the body: `sections` hold it, outermost first; `opens` the last of them."""

    span: Span
    sections: tuple[Section, ...]
    opens: bool

    @property
    def label(self) -> str:
        """The label of the innermost section that is cited: dashes are not."""
        for section in reversed(self.sections):
            if section.label.rsplit(".", 1)[-1][:1] not in "-+":
                return section.label
        return ""

    @property
    def topic(self) -> str:
        """The heading of the innermost section without its label."""
        return _LABEL.sub("", self.sections[-1].heading) if self.sections else ""


def paragraphs(text: str, body: Span, outline: tuple[Section, ...]) -> Iterator[Paragraph]:
    """Yield the paragraphs in the order of the text."""
    starts = {section.span.start for top in outline for section in top.walk()}
    at = body.start
    while at < body.end:
        newline = text.find("\n", at, body.end)
        end = body.end if newline < 0 else newline
        yield from _cut(text, Span(start=at, end=end), starts, outline)
        at = end + 1


def _cut(
    text: str, line: Span, starts: set[int], outline: tuple[Section, ...]
) -> Iterator[Paragraph]:
    cuts = sorted({line.start, *(start for start in starts if line.start < start < line.end)})
    for start, end in zip(cuts, [*cuts[1:], line.end], strict=True):
        words = text[start:end]
        begin = start + len(words) - len(words.lstrip())
        stop = start + len(words.rstrip())
        if begin < stop:
            found = tuple(_holding(outline, begin))
            opens = bool(found) and found[-1].span.start in {start, begin}
            if len(found) == 1 and found[0].label[:1] in "-+" and not opens:
                found = ()  # behind a bare list the text goes on
            yield Paragraph(span=Span(start=begin, end=stop), sections=found, opens=opens)


def _holding(sections: tuple[Section, ...], offset: int) -> Iterator[Section]:
    for section in sections:
        if section.span.start <= offset < section.span.end:
            yield section
            yield from _holding(section.children, offset)


def sentences(text: str, span: Span) -> list[list[Span]]:
    """Cut a paragraph into sentences, each into its clauses between semicolons."""
    found: list[list[Span]] = []
    joins = False
    for piece in split_sentences(text, span):
        if found and (_open_bracket(text, found[-1][-1]) or _goes_on(text, found[-1][-1], piece)):
            last = found[-1].pop()
            found[-1].append(Span(start=last.start, end=piece.end))
        elif joins and found:
            found[-1].append(piece)
        else:
            found.append([piece])
        joins = text[piece.end - 1] == ";"
    return found


def _goes_on(text: str, before: Span, piece: Span) -> bool:
    """Whether "(Bộ Y tế, VCCI…) và các địa phương" was cut behind its bracket."""
    return text[before.end - 1] in ")…" and text[piece.start].islower()


def _open_bracket(text: str, span: Span) -> bool:
    words = span.of(text)
    return words.rfind("(") > words.rfind(")") and len(words) < 2000
