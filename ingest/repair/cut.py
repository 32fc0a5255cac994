"""Pieces of lines cut in two, each with the words and places that are its own."""

from dataclasses import replace

from ingest.repair.rows import Piece
from ingest.repair.tracked import Tracked


def part_of(piece: Piece, left: float, right: float) -> Piece | None:
    """Return what of a piece stands between two columns' edges, None where no word does."""
    inside = [run for run in piece.line.runs if left < (run.box[0] + run.box[2]) / 2 <= right]
    if not inside:
        return None
    if len(inside) == len(piece.line.runs):
        return piece
    start = piece.words.span(inside[0].start, inside[0].end)[0]
    end = piece.words.span(inside[-1].start, inside[-1].end)[1]
    return part(piece, start, end, (0.0, 1.0)) if start < end else None


def part(piece: Piece, start: int, end: int, share: tuple[float, float]) -> Piece:
    """Cut `[start, end)` of the words out of a line that holds no runs or whole runs on either side."""
    old = piece.words.origin
    begin = start if old is None else old[start]
    stop = end if old is None else (old[end - 1] + 1)
    runs = tuple(
        replace(run, start=run.start - begin, end=run.end - begin)
        for run in piece.line.runs
        if begin <= run.start and run.end <= stop
    )
    box = piece.line.box
    if box is not None:
        width = box[2] - box[0]
        left, right = box[0] + share[0] * width, box[0] + share[1] * width
        if runs:
            left, right = min(run.box[0] for run in runs), max(run.box[2] for run in runs)
        box = (left, box[1], right, box[3])
    line = replace(piece.line, text=piece.line.text[begin:stop], runs=runs, box=box)
    origin = None if old is None else tuple(at - begin for at in old[start:end])
    return Piece(piece.page, line, Tracked(piece.words.text[start:end], origin))
