"""Tables as lines: those that only place text side by side, and those that hold data."""

from collections.abc import Sequence

Cell = Sequence[str]
"""The paragraphs of a cell."""

_PLACING_ROWS = 4
_LETTERHEAD = ("cộng hòa xã hội", "cộng hoà xã hội", "đảng cộng sản việt nam", "nơi nhận")
_LONG_CELL = 600  # characters; such cells are read one after the other


def lay_out(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Return the lines of a table, row by row.

    A letterhead, a foot with "Nơi nhận" and small tables of two columns place text side by side:
    their cells follow one another, paragraph by paragraph. A row of any other table is one line.

    >>> lay_out([[["BỘ TÀI CHÍNH"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do"]]])
    ['BỘ TÀI CHÍNH', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do']
    >>> lay_out([[["STT"], ["Tên"], ["Số"]], [["1"], ["Cầu"], ["25"]]])
    ['STT | Tên | Số', '1 | Cầu | 25']
    """
    filled = [[_clean(cell) for cell in row] for row in rows]
    filled = [[cell for cell in row if cell] for row in filled]
    if _only_places(filled):
        return [line for row in filled for cell in row for line in cell]
    return [line for row in filled for line in _row(row)]


def _clean(cell: Cell) -> list[str]:
    return [line for paragraph in cell for line in paragraph.split("\n") if line.strip()]


def _only_places(rows: Sequence[Sequence[Cell]]) -> bool:
    widest = max((len(row) for row in rows), default=0)
    if widest <= 1 or (widest == 2 and len(rows) <= _PLACING_ROWS):
        return True
    text = " ".join(line for row in rows[:3] for cell in row for line in cell).casefold()
    return len(rows) <= 2 * _PLACING_ROWS and any(word in text for word in _LETTERHEAD)


def _row(row: Sequence[Cell]) -> list[str]:
    if any(sum(map(len, cell)) > _LONG_CELL for cell in row):
        return [line for cell in row for line in cell]
    line = " | ".join(" ".join(" ".join(cell).split()) for cell in row)
    return [line] if line else []
