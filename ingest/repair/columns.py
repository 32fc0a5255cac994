"""The two-column parts of a document: its letterhead and its foot, each column read downwards."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.normalise import UPPER, fold
from ingest.repair.carried import NO_TABLE, Carried
from ingest.repair.cells import table_rows, with_tables
from ingest.repair.cut import part
from ingest.repair.rows import Piece, Row, in_rows
from ingest.repair.unruled import with_cells

_MOTTO = re.compile(r"CỘNG\s*H[OÒ][AÀ]\s*X[AÃ] ?HỘI|CỘNG HÒA", re.IGNORECASE)
_PARTY = re.compile(r"ĐẢNG\s*CỘNG\s*SẢN\s*VIỆT\s*NAM")
_RECIPIENTS = re.compile(r"^\W*noi\s?nhan\b")
_ADDRESSEE = re.compile(r"^\W*kinh gui")
_CAPITALS = re.compile(rf"[{UPPER}\s]{{6,}}:?$")
_MIDDLE = 0.40
_FOOT_MIDDLE = 0.45
_WIDE = 0.62
_ABOVE = 0.035
_INDENT = 0.07  # of the page's width, by which a paragraph's first line may begin further right
_SPLITS = (
    re.compile(r"(?<=\S)\s+(?=CỘNG\s*H[OÒ][AÀ]\s*X)", re.IGNORECASE),
    re.compile(r"(?<=\S)\s+(?=ĐẢNG\s*CỘNG\s*SẢN\s*VIỆT\s*NAM\s*$)"),
)


def in_zones(pieces: Sequence[Piece], carried: Carried = NO_TABLE) -> list[Row]:
    """Return the rows of one page in reading order, its two-column parts column by column.

    `carried` is a table without rules that may go on at its top.
    """
    in_cells = [piece for piece in pieces if piece.line.cell is not None]
    pieces = [piece for piece in pieces if piece.line.cell is None]
    rows, in_columns = _in_columns(pieces, carried)
    return with_tables(rows, table_rows(in_cells + in_columns))


def _in_columns(pieces: Sequence[Piece], carried: Carried) -> tuple[list[Row], list[Piece]]:
    """Return the rows, and the pieces of tables that no rules are drawn around."""
    pieces = [part for piece in pieces for part in _cut_at_motto(piece)]
    head = _head(pieces)
    rest = [piece for at, piece in enumerate(pieces) if at not in head]
    foot = _foot(rest)
    body, tables = with_cells([piece for at, piece in enumerate(rest) if at not in foot], carried)
    above = min(head, default=0)
    before = [piece for piece in body if pieces.index(piece) < above]
    after = [piece for piece in body if pieces.index(piece) >= above]
    rows = [
        *_downwards(in_rows(before)),
        *_columns([pieces[at] for at in sorted(head)], "head", _MIDDLE),
        *_downwards(in_rows(after)),
        *_columns([rest[at] for at in sorted(foot)], "foot", _FOOT_MIDDLE),
    ]
    return rows, tables


def _cut_at_motto(piece: Piece) -> list[Piece]:
    """Part a line that runs through both columns ("BỘ CÔNG THƯƠNG CỘNG HÒA XÃ HỘI ...")."""
    text = piece.words.text
    for pattern in _SPLITS:
        if (found := pattern.search(text)) and found.start():
            return [
                part(piece, 0, found.start(), (0.0, 0.42)),
                part(piece, found.end(), len(text), (0.42, 1.0)),
            ]
    return [piece]


def _head(pieces: Sequence[Piece]) -> set[int]:
    """Indices of the letterhead: what stands above the first line across the page below the motto."""
    motto = next((at for at, piece in enumerate(pieces) if _is_motto(piece)), None)
    if motto is None or (box := pieces[motto].line.box) is None:
        return set()
    floor = min(
        (
            piece.line.box[1]
            for piece in pieces
            if piece.line.box is not None and piece.line.box[1] > box[1] and _ends_head(piece)
        ),
        default=box[3] + 0.2,
    )
    top = box[1] - _ABOVE
    return {
        at
        for at, piece in enumerate(pieces)
        if piece.line.box is not None
        and piece.line.box[3] < floor + 0.01
        and piece.line.box[1] >= top
        and not _ends_head(piece)
    }


def _is_motto(piece: Piece) -> bool:
    return bool(_MOTTO.search(piece.words.text) or _PARTY.search(piece.words.text))


def _ends_head(piece: Piece) -> bool:
    """A line across the middle: the kind of the document, the addressee, running text."""
    box = piece.line.box
    if box is None or _is_motto(piece):
        return False
    across = box[0] < _MIDDLE < box[2] and box[2] > _MIDDLE + 0.12
    wide = box[2] - box[0] > _WIDE
    centred = abs((box[0] + box[2]) / 2 - 0.52) < 0.06 and bool(_CAPITALS.match(piece.words.text))
    return wide or centred or across or bool(_ADDRESSEE.match(fold(piece.words.text)))


def _foot(pieces: Sequence[Piece]) -> set[int]:
    """Indices of the foot: from "Nơi nhận" on, with the signer beside it."""
    found = [at for at, p in enumerate(pieces) if _RECIPIENTS.match(fold(p.words.text))]
    if not found or (box := pieces[found[-1]].line.box) is None:
        return set()
    foot: set[int] = set()
    for at, piece in enumerate(pieces):
        if piece.line.box is None or piece.line.box[1] < box[1] - _ABOVE:
            continue
        beside = piece.line.box[0] > box[2] and piece.line.box[2] - piece.line.box[0] < _MIDDLE
        if piece.line.box[1] >= box[1] - 0.004 or beside:
            foot.add(at)
    return foot


def _downwards(rows: Sequence[Row]) -> list[Row]:
    """Move a row up that stands above the ones before it in the same column."""
    ordered: list[Row] = []
    for row in rows:
        at = len(ordered)
        while at and _is_above(row, ordered[at - 1]):
            at -= 1
        ordered.insert(at, row)
    return ordered


def _is_above(row: Row, other: Row) -> bool:
    if row.box is None or other.box is None:
        return False
    shared = min(row.box[2], other.box[2]) - max(row.box[0], other.box[0])
    return shared > -_INDENT and row.box[3] < other.box[1] + 0.004


def _columns(pieces: Sequence[Piece], zone: str, middle: float) -> list[Row]:
    """Read the left column down, then the right one."""
    right = [piece for piece in pieces if _is_motto(piece) or _left(piece) >= middle]
    left = [piece for piece in pieces if piece not in right]
    rows: list[Row] = []
    for block, column in enumerate((left, right)):
        in_order = sorted(column, key=lambda piece: (piece.line.box or (0.0, 0.0))[1])
        rows += [replace(row, zone=zone, block=block) for row in in_rows(in_order)]
    return rows


def _left(piece: Piece) -> float:
    return piece.line.box[0] if piece.line.box else 0.0
