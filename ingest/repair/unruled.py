"""Tables that are set with blanks alone: columns told by gaps that run through several lines.

The lines of each cell get the cell's box, as those of a ruled table have; `cells` does the rest.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.normalise import squeeze
from ingest.readers.content import Box
from ingest.repair.carried import NO_TABLE, Carried
from ingest.repair.cut import part_of
from ingest.repair.rows import Piece

_GAP = 0.018  # of the page's width: no gap between the words of a sentence is as wide
_HEADS = 2  # lines above a table that have fewer columns
_LONG = 0.2  # of the page's width, between the middles of words: shows how a scan is tilted
_LONGEST_HEAD = 6  # lines
_FEWEST = 3  # lines with words on both sides of a gap
_NEAR = 1.8  # line heights from the top of a line to that of the next in a cell
_LOOSE = 1.25  # times the closest step of lines: a wider one parts rows
_FULL = 30  # characters of a line: two columns of such are no table
_BULLET = re.compile(r"[-–+*•]|\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-zđ]|[IVXL]+)[.)/]")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*\.?|[IVX]{1,4}|STT|TT|Số TT", re.IGNORECASE)

_Gap = tuple[float, float]  # left and right end


@dataclass(frozen=True, slots=True)
class _Line:
    """What stands side by side: pieces from left to right, and the boxes of their words."""

    pieces: tuple[Piece, ...]
    words: tuple[Box, ...]
    top: float
    bottom: float

    def gaps(self) -> list[_Gap]:
        """Where no word stands, the margins included."""
        ends = [0.0, *(right for _, _, right, _ in self.words)]
        starts = [*(left for left, _, _, _ in self.words), 1.0]
        return [(end, start) for end, start in zip(ends, starts, strict=True) if start - end > _GAP]

    def both(self, gap: _Gap) -> bool:
        """Whether words stand on both sides of a gap."""
        return self.words[0][0] < gap[0] + _GAP / 2 and self.words[-1][2] > gap[1] - _GAP / 2


def with_cells(
    pieces: Sequence[Piece], carried: Carried = NO_TABLE
) -> tuple[list[Piece], list[Piece]]:
    """Return the pieces of a page that are in no table, and those that are, parted by cells.

    `carried` is a table of the page before that may go on at the top of this one.
    """
    lines = _lines([piece for piece in pieces if _has_places(piece)])
    found: list[Piece] = []
    taken: set[int] = set()
    for region, gaps in _regions(lines, carried):
        found += _celled(region, gaps, carried if region[0] is lines[0] else NO_TABLE)
        taken |= {id(piece) for line in region for piece in line.pieces}
    return [piece for piece in pieces if id(piece) not in taken], found


def _has_places(piece: Piece) -> bool:
    """Whether it is known where the words of a piece stand, and no rules are around them."""
    return bool(piece.line.runs) and piece.line.cell is None


def _lines(pieces: Sequence[Piece]) -> list[_Line]:
    slope = _slope(pieces)
    level = [
        (piece, _levelled(piece.line.box or piece.line.runs[0].box, slope)) for piece in pieces
    ]
    rows: list[list[tuple[Piece, Box]]] = []
    for piece, box in sorted(level, key=_middle):
        last = rows[-1][0] if rows else None
        if last and _middle((piece, box)) - _middle(last) < 0.4 * (box[3] - box[1]):
            rows[-1].append((piece, box))
        else:
            rows.append([(piece, box)])
    return [_line([piece for piece, _ in sorted(row, key=_left)], slope) for row in rows]


def _line(pieces: Sequence[Piece], slope: float) -> _Line:
    words = tuple(sorted(_levelled(run.box, slope) for piece in pieces for run in piece.line.runs))
    top = min(box[1] for box in words)
    return _Line(tuple(pieces), words, top, max(box[3] for box in words))


def _slope(pieces: Sequence[Piece]) -> float:
    """How far lines fall on their way right: a scan may be tilted."""
    slopes = [
        (last[1] + last[3] - first[1] - first[3]) / width
        for piece in pieces
        if piece.line.confidence is not None
        for first, last in [(piece.line.runs[0].box, piece.line.runs[-1].box)]
        if (width := last[0] + last[2] - first[0] - first[2]) > 2 * _LONG
    ]
    return median(slopes) if slopes else 0.0


def _levelled(box: Box, slope: float) -> Box:
    fall = slope * (box[0] + box[2]) / 2
    return (box[0], box[1] - fall, box[2], box[3] - fall)


def _regions(lines: Sequence[_Line], carried: Carried) -> Iterator[tuple[list[_Line], list[_Gap]]]:
    """Yield runs of lines through which gaps run, with these gaps."""
    at = 0
    while at < len(lines):
        starts = range(at, min(at + _HEADS + 1, len(lines)))
        tried = [(start, *_region(lines, start)) for start in starts]
        if at == 0 and carried.edges:
            tried.insert(0, (0, *_continued(lines, carried.edges)))
        start, region, gaps = max(tried, key=_columns)  # a heading over columns has fewer gaps
        if region:
            yield region, gaps
            at = start + len(region)
        else:
            at += 1


def _columns(tried: tuple[int, list[_Line], list[_Gap]]) -> int:
    return len(tried[2])


def _region(lines: Sequence[_Line], at: int) -> tuple[list[_Line], list[_Gap]]:
    """Return the longest run of lines from `at` on that is a table; none where there is none."""
    gaps = [gap for gap in lines[at].gaps() if lines[at].both(gap)]
    best: list[_Line] = []
    kept: list[_Gap] = []
    end = at + 1
    while gaps and end < len(lines):
        gaps = list(_shared(gaps, lines[end].gaps()))
        end += 1
        region = list(lines[at:end])
        inner = [gap for gap in gaps if sum(line.both(gap) for line in region) >= _FEWEST]
        if len(inner) < len(kept):
            break
        if any(_counts(region, gap) for gap in inner) and not _is_text(region, inner):
            best, kept = region, inner
    while best and not any(best[-1].both(gap) for gap in kept) and not _hangs(best):
        best = best[:-1]
    return best, kept


def _continued(lines: Sequence[_Line], edges: Sequence[float]) -> tuple[list[_Line], list[_Gap]]:
    """Return the lines at the top of a page that stand in the columns of the page before."""
    gaps: list[_Gap] = []
    region: list[_Line] = []
    for line in lines:
        inside = [
            gap
            for gap in line.gaps()
            if any(left < edge < right for edge in edges for left, right in [gap])
        ]
        kept = list(_shared(gaps, inside)) if region else inside
        if len(kept) < len(edges):
            break
        gaps = kept
        region.append(line)
    while region and not any(region[-1].both(gap) for gap in gaps):
        if len(region) > 1 and _hangs(region):
            break
        region.pop()
    return region, gaps if region else []


def _shared(gaps: Sequence[_Gap], others: Sequence[_Gap]) -> Iterator[_Gap]:
    for left, right in gaps:
        for other_left, other_right in others:
            gap = max(left, other_left), min(right, other_right)
            if gap[1] - gap[0] > _GAP:
                yield gap


def _counts(region: Sequence[_Line], gap: _Gap) -> bool:
    """Whether more than the labels of a list stand to the left of a gap in enough lines."""
    whole = [line for line in region if line.both(gap)]
    return sum(not _BULLET.fullmatch(_text(line, 0.0, gap[0])) for line in whole) >= _FEWEST


def _is_text(region: Sequence[_Line], gaps: Sequence[_Gap]) -> bool:
    """Whether it is running text in two columns."""
    if len(gaps) != 1:
        return False
    sides = [(_text(line, 0.0, gaps[0][0]), _text(line, gaps[0][1], 1.0)) for line in region]
    full = sum(len(left) > _FULL and len(right) > _FULL for left, right in sides)
    return 2 * full > len(region)


def _hangs(region: Sequence[_Line]) -> bool:
    """Whether the last line, in one column alone, goes on with the cell above it."""
    high = max(line.bottom - line.top for line in region)  # OCR gives what is inked of a line
    return region[-1].top - region[-2].top < _NEAR * high


def _text(line: _Line, left: float, right: float) -> str:
    return " ".join(
        piece.line.text[run.start : run.end]
        for piece in line.pieces
        for run in piece.line.runs
        if left - _GAP / 2 < run.box[0] and run.box[2] < right + _GAP / 2
    )


def _celled(region: Sequence[_Line], gaps: Sequence[_Gap], carried: Carried) -> Iterator[Piece]:
    """Yield the pieces of a table, each with the box of its cell."""
    edges = [0.0, *((left + right) / 2 for left, right in gaps), 1.0]
    columns = list(pairwise(edges))
    head = _head(region, gaps, carried.head)
    rows = [*([region[:head]] if head else []), *_rows(region[head:], gaps)]
    tops = [row[0].top for row in rows]
    for row, top, bottom in zip(rows, tops, [*tops[1:], rows[-1][-1].bottom], strict=True):
        for line in row:
            for piece in line.pieces:
                for left, right in columns:
                    part = part_of(piece, left, right)
                    if part is not None:
                        cell = (left, top, right, bottom)
                        yield replace(part, line=replace(part.line, cell=cell))


def _head(region: Sequence[_Line], gaps: Sequence[_Gap], head: Sequence[str]) -> int:
    """Return how many lines are the head of the page before, printed again."""
    words = [""] * (len(gaps) + 1)
    for at, line in enumerate(region[: _LONGEST_HEAD if head else 0]):
        words = [squeeze(f"{a} {b}") for a, b in zip(words, _cells(line, gaps), strict=True)]
        if words == list(head):
            return at + 1
    return 0


def _rows(region: Sequence[_Line], gaps: Sequence[_Gap]) -> list[Sequence[_Line]]:
    """Part the lines of a table into rows: by wider steps, by numbers, or by what is filled."""
    if len(region) < 2:
        return [region] if region else []
    steps = [after.top - before.top for before, after in pairwise(region)]
    loose = [step > _LOOSE * min(steps) for step in steps]
    numbered = [bool(_NUMBER.fullmatch(_cells(line, gaps)[0])) for line in region]
    if any(loose) and not all(loose):
        begins = loose
    elif sum(numbered) >= _FEWEST:
        begins = numbered[1:]
    else:
        begins = [_fills(_cells(line, gaps)) for line in region[1:]]
    starts = [0, *(at for at, new in enumerate(begins, 1) if new), len(region)]
    return [region[start:end] for start, end in pairwise(starts)]


def _fills(cells: Sequence[str]) -> bool:
    """Whether a line begins a row: something stands in its first column, and in all others."""
    return bool(cells[0]) and (all(cells) or not cells[0][:1].islower())


def _cells(line: _Line, gaps: Sequence[_Gap]) -> list[str]:
    """Return what stands in each column of a line."""
    edges = [0.0, *(gap[0] for gap in gaps)]
    ends = [*(gap[1] for gap in gaps), 1.0]
    return [_text(line, left, right) for left, right in zip(edges, ends, strict=True)]


def _middle(placed: tuple[Piece, Box]) -> float:
    return (placed[1][1] + placed[1][3]) / 2


def _left(placed: tuple[Piece, Box]) -> float:
    return placed[1][0]
