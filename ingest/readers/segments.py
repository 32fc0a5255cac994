"""Glyphs shown on a page put together into pieces of lines, in the order they were drawn."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.readers.pdf_glyphs import Shown

SAME_LINE = 0.35  # ems between base lines of one line
RAISED = 0.6  # ems that a superscript stands above the base line
SPLIT = 2.0  # ems of emptiness that part two columns
LABEL = 5  # "III." and the tab behind it are no column of their own
LABEL_SPLIT = 6.0
BACKWARDS = 0.6  # ems: more is a new piece (less is kerning, an accent)
TOUCHING = 0.6  # ems: pieces drawn apart but standing this close are one
TWICE = 0.15  # ems: the same text drawn again this near is false bold


@dataclass(slots=True)
class Segment:
    """Characters on one base line, left to right as a reader turned to them sees it.

    `lefts` and `rights` are points along the base line, `base` points across it, upwards, in the
    frame turned by `turn` quarter turns.
    """

    turn: int
    base: float
    size: float
    hidden: bool = False
    legacy: bool = False
    chars: list[str] = field(default_factory=list)
    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The characters as they are, spaces and all."""
        return "".join(self.chars)

    @property
    def left(self) -> float:
        """Where the first character begins."""
        return self.lefts[0]

    @property
    def right(self) -> float:
        """Where the last character ends."""
        return self.rights[-1]

    def add(self, char: str, left: float, right: float) -> None:
        """Append a character."""
        self.chars.append(char)
        self.lefts.append(left)
        self.rights.append(right)

    def join(self, other: "Segment") -> None:
        """Append a segment that stands to the right."""
        if other.left - self.right > 0.12 * self.size and not self.chars[-1].isspace():
            self.add(" ", self.right, other.left)
        self.chars += other.chars
        self.lefts += other.lefts
        self.rights += other.rights
        self.size = max(self.size, other.size)


def turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """Give a point in the frame whose base lines run in direction `turn`.

    >>> turned(3, 4, 1)
    (4, -3)
    """
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def segments_of(shown: Iterable[Shown]) -> list[Segment]:
    """Put glyph runs together; a wide gap or a jump begins a new segment."""
    segments = list[Segment]()
    seen = dict[tuple[str, int], list[tuple[float, float]]]()
    current: Segment | None = None
    for run in shown:
        u, v = turned(run.x, run.y, run.turn)
        if _drawn_twice(run, u, v, seen):
            continue
        if current is None or not _continues(current, run, u + run.starts[0], v):
            current = Segment(run.turn, v, run.size, run.hidden, run.legacy)
            segments.append(current)
        current = _append(current, run, u, segments)
    return _joined([segment for segment in segments if segment.text.strip()])


def _drawn_twice(
    run: Shown, u: float, v: float, seen: dict[tuple[str, int], list[tuple[float, float]]]
) -> bool:
    """Tell whether the same text was already drawn here, and remember it."""
    text = "".join(run.chars)
    if not text.strip():
        return False
    places = seen.setdefault((text, run.turn), [])
    near = TWICE * run.size
    if any(abs(u - x) < near and abs(v - y) < near for x, y in places):
        return True
    places.append((u, v))
    return False


def _continues(segment: Segment, run: Shown, left: float, base: float) -> bool:
    if segment.turn != run.turn or segment.hidden != run.hidden or not segment.chars:
        return False
    size = max(segment.size, run.size)
    raised = run.size < 0.85 * segment.size and 0 < base - segment.base < RAISED * segment.size
    if not raised and abs(base - segment.base) > SAME_LINE * size:
        return False
    return -BACKWARDS * size < left - segment.right < _limit(segment) * size


def _limit(segment: Segment) -> float:
    return LABEL_SPLIT if len(segment.text.strip()) <= LABEL else SPLIT


def _append(segment: Segment, run: Shown, u: float, segments: list[Segment]) -> Segment:
    """Add the run's glyphs, with the spaces that gaps stand for."""
    size, least = run.size, run.space / 2 * run.size
    segment.size = max(segment.size, size) if segment.chars else size
    segment.legacy = segment.legacy or run.legacy
    chars, lefts, rights = segment.chars, segment.lefts, segment.rights
    for char, start, end in zip(run.chars, run.starts, run.ends, strict=True):
        left = u + start
        if chars and left - rights[-1] > least:
            if left - rights[-1] > _limit(segment) * size:
                segment = Segment(run.turn, segment.base, size, run.hidden, run.legacy)
                segments.append(segment)
                chars, lefts, rights = segment.chars, segment.lefts, segment.rights
            elif not chars[-1].isspace() and not char.isspace():
                segment.add(" ", rights[-1], left)
        chars.append(char)
        lefts.append(left)
        rights.append(u + end)
    return segment


def _joined(segments: list[Segment]) -> list[Segment]:
    """Join segments drawn apart that touch on one line: a number stamped in afterwards."""
    ends = sorted(range(len(segments)), key=lambda i: (segments[i].turn, -segments[i].base))
    gone = set[int]()
    for here, first in enumerate(ends):
        if first in gone:
            continue
        row = [first]
        for other in ends[here + 1 :]:
            a, b = segments[first], segments[other]
            if a.turn != b.turn or a.base - b.base > 0.2 * max(a.size, b.size):
                break
            if other not in gone and a.hidden == b.hidden:
                row.append(other)
        if len(row) > 1:
            gone |= _join_row(segments, sorted(row, key=lambda i: segments[i].left))
    return [segment for i, segment in enumerate(segments) if i not in gone]


def _join_row(segments: list[Segment], row: list[int]) -> set[int]:
    """Join what touches in one row, into the place of the earliest drawn; return what went away."""
    gone = set[int]()
    into = row[0]
    for other in row[1:]:
        a, b = segments[into], segments[other]
        if -0.3 * a.size < b.left - _ink_right(a) < TOUCHING * min(a.size, b.size):
            a.join(b)
            if other < into:
                segments[other], into, other = a, other, into  # noqa: PLW2901 - they change places
            gone.add(other)
        else:
            into = other
    return gone


def _ink_right(segment: Segment) -> float:
    """Where the last character that is no space ends."""
    last = len(segment.chars)
    while last > 1 and segment.chars[last - 1].isspace():
        last -= 1
    return segment.rights[last - 1]
