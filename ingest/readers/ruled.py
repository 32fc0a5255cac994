"""Tables drawn with rules: in which cell a line stands, and where rules part it."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.readers.content import Box, Line
from ingest.readers.ocr_lines import piece

SHORT = 0.008  # of the page, by which a rule may miss the one that it meets
THIN = 0.0045  # of the page, between pieces of one rule
SAME = 0.006  # of the page, between edges of one cell
FEWEST = 3  # rules that stand, of a table of two columns

Inner = Callable[[float, float], float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: where it stands across, where it begins and ends along (of the page)."""

    at: float
    start: float
    end: float

    def spans(self, place: float) -> bool:
        """Whether it passes a place along it."""
        return self.start - SHORT <= place <= self.end + SHORT


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The rules of an upright page: those that lie, `at` a height, and those that stand."""

    lying: tuple[Rule, ...] = ()
    standing: tuple[Rule, ...] = ()

    def __bool__(self) -> bool:
        """Whether there may be a table."""
        return len(self.standing) >= FEWEST and len(self.lying) > 1

    def cell(self, x: float, y: float) -> Box | None:
        """Return the cell around a point, None where there is none.

        On a side without a rule, as at the turn of a page, it ends with its sides, which end
        together there; rules that only lie, or only stand, bound none.

        >>> lying = (Rule(0.1, 0, 1), Rule(0.3, 0, 1))
        >>> standing = (Rule(0.0, 0.1, 0.3), Rule(0.4, 0.1, 0.3), Rule(1.0, 0.1, 0.3))
        >>> Grid(lying=lying, standing=standing).cell(0.6, 0.2)
        (0.4, 0.1, 1.0, 0.3)
        """
        left, right = _around([rule for rule in self.standing if rule.spans(y)], x)
        above, below = _around([rule for rule in self.lying if rule.spans(x)], y)
        box = (
            left.at if left else _open(above, below, max, 0),
            above.at if above else _open(left, right, max, 0),
            right.at if right else _open(above, below, min, 1),
            below.at if below else _open(left, right, min, 1),
        )
        sides = (left, above, right, below)
        inside = box[0] <= x <= box[2] and box[1] <= y <= box[3]
        bounded = all(sides) or (_meet(sides) and _end_together(sides))
        return box if inside and bounded else None

    def cuts(self, box: Box) -> list[float]:
        """Return where standing rules part a line into cells, left to right."""
        y = (box[1] + box[3]) / 2
        places = sorted(rule.at for rule in self.standing if rule.start <= y <= rule.end)
        edges = [box[0], *(at for at in places if box[0] < at < box[2]), box[2]]
        middles = [(a + b) / 2 for a, b in pairwise(edges)]
        cells = [self.cell(middle, y) is not None for middle in middles]
        return [at for at, ours in zip(edges[1:-1], pairwise(cells), strict=True) if all(ours)]


def _around(rules: Sequence[Rule], at: float) -> tuple[Rule | None, Rule | None]:
    """Return the nearest rule on either side of a place."""
    before = max((rule for rule in rules if rule.at <= at), key=_at, default=None)
    return before, min((rule for rule in rules if rule.at > at), key=_at, default=None)


def _open(one: Rule | None, other: Rule | None, inner: Inner, end: int) -> float:
    """Return where a cell without a rule ends: with the rules beside it; nowhere without both."""
    if one is None or other is None:
        return math.nan
    return inner((one.start, one.end)[end], (other.start, other.end)[end])


def _meet(sides: tuple[Rule | None, ...]) -> bool:
    """Tell whether rules that bound a cell meet at its corners, as far as they are there."""
    corners = zip(sides, (*sides[1:], sides[0]), strict=True)
    return all(a.spans(b.at) and b.spans(a.at) for a, b in corners if a and b)


def _end_together(sides: tuple[Rule | None, ...]) -> bool:
    """Tell whether the two rules beside an open side end at one place; one at least is closed."""
    left, above, right, below = sides
    gaps = [
        abs(above.start - below.start) if above and below and not left else 0.0,
        abs(above.end - below.end) if above and below and not right else 0.0,
        abs(left.start - right.start) if left and right and not above else 0.0,
        abs(left.end - right.end) if left and right and not below else 0.0,
    ]
    closed = (left or right) and (above or below)
    return bool(closed) and max(gaps) < 2 * SHORT


def _at(rule: Rule) -> float:
    return rule.at


def joined(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Put the pieces of which a rule is drawn together.

    >>> joined([Rule(0.5, 0.3, 0.6), Rule(0.501, 0.1, 0.3), Rule(0.7, 0.1, 0.3)])
    (Rule(at=0.501, start=0.1, end=0.6), Rule(at=0.7, start=0.1, end=0.3))
    """
    whole: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (rule.start, rule.at)):
        for i, other in enumerate(whole):
            if abs(rule.at - other.at) < THIN and rule.start <= other.end + SHORT:
                whole[i] = Rule(other.at, other.start, max(other.end, rule.end))
                break
        else:
            whole.append(rule)
    return tuple(sorted(whole, key=_at))


def grid_of(rules: Iterable[Box]) -> Grid:
    """Return the grid of rules given as long thin boxes (fractions of the upright page)."""
    lying, standing = list[Rule](), list[Rule]()
    for left, top, right, bottom in rules:
        if bottom - top < THIN < right - left:
            lying.append(Rule((top + bottom) / 2, left, right))
        elif right - left < THIN < bottom - top:
            standing.append(Rule((left + right) / 2, top, bottom))
    return Grid(lying=joined(lying), standing=joined(standing))


def cells_of(boxes: Sequence[Box], grid: Grid) -> list[Box | None]:
    """Return the cell of a table in which each box stands, the same for all of one cell.

    A frame around text is no table: there are cells side by side in one.
    """
    if not grid:
        return [None] * len(boxes)
    known = list[Box]()
    found = [_cell(box, grid, known) for box in boxes]
    kept = _of_tables(known)
    return [cell if cell in kept else None for cell in found]


def _cell(box: Box, grid: Grid, known: list[Box]) -> Box | None:
    """Return the cell of a box; one that was met before is given as it was then."""
    cell = grid.cell((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    if cell is None:
        return None
    for other in known:
        if all(abs(a - b) < SAME for a, b in zip(cell, other, strict=True)):
            return other
    known.append(cell)
    return cell


def in_cells(lines: Sequence[Line], grid: Grid) -> tuple[Line, ...]:
    """Part lines where rules go between their words, and note in which cell each stands."""
    if not grid:
        return tuple(lines)
    parts = [part for line in lines for part in _parted(line, grid)]
    placed = [part for part in parts if part.box is not None and not part.stamp]
    cells = cells_of([part.box for part in placed if part.box is not None], grid)
    inside = {id(part): cell for part, cell in zip(placed, cells, strict=True)}
    return tuple(replace(part, cell=inside.get(id(part))) for part in parts)


def _parted(line: Line, grid: Grid) -> list[Line]:
    if line.stamp or line.box is None or len(line.runs) < 2:
        return [line]
    middles = [(run.box[0] + run.box[2]) / 2 for run in line.runs]
    starts = {sum(middle < cut for middle in middles) for cut in grid.cuts(line.box)}
    edges = sorted({0, *starts, len(middles)})
    if len(edges) == 2:
        return [line]
    return [piece(line, line.runs[a:b]) for a, b in pairwise(edges)]


def _of_tables(cells: list[Box]) -> set[Box]:
    """Keep the cells of tables: with others beside them, or right above or below such."""
    kept = {a for a in cells if any(_beside(a, b) for b in cells)}
    while more := {a for a in cells if a not in kept and any(_stacked(a, b) for b in kept)}:
        kept |= more
    return kept


def _beside(a: Box, b: Box) -> bool:
    shared = min(a[3], b[3]) - max(a[1], b[1])
    return shared > 0 and (abs(a[2] - b[0]) < SAME or abs(b[2] - a[0]) < SAME)


def _stacked(a: Box, b: Box) -> bool:
    shared = min(a[2], b[2]) - max(a[0], b[0])
    return shared > 0 and (abs(a[3] - b[1]) < SAME or abs(b[3] - a[1]) < SAME)
