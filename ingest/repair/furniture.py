"""What stands on a page but is not its text: running heads, page numbers, stamps, scribbles."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.normalise import fold
from ingest.readers.content import Line, Page
from ingest.repair.rows import Piece

_EDGE = 0.085  # of the page's height, above and below
_REPEATED = 3  # pages
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:trang\s*)?(\d{1,4})(?:\s*[/|]\s*\d{1,4})?[-–—\s.]*", re.IGNORECASE
)
_SIGNED = re.compile(
    r"\s*(?:Người ký|Ký bởi|Ký ngày|Thời gian ký|Ngày ký|Email|Cơ quan|Tổ chức)\s*:", re.IGNORECASE
)
_ARRIVED = re.compile(
    r"cong van den|cong thong t|\bden\b\W{0,3}(?:s\b|h?\.?\d|n?gay|so)|\bgio\b.*ngay|kinh chuyen|^den\w?$|^ngay\W+\d"
    r"|\d.?\d?gay\b.*/"
)
_UNREADABLE = 0.7  # confidence of the OCR
_SCRIBBLE = 0.93
_NEAR = 0.05  # of the page's height
_MIDDLE = 0.06  # of the page's width, on either side of its middle
_MOTTO = re.compile(r"cong hoa xa hoi|dang cong san viet nam")


def without_noise(page: Page, lines: list[Line], counts: Counter[str]) -> list[Line]:
    """Leave out what the OCR could not read, arrival stamps, and the lines of a signature."""
    signed = sum(1 for line in lines if _SIGNED.match(line.text)) > 1
    kept: list[Line] = []
    arrivals = [line for line in lines if page.ocr and _is_arrival(line)]
    top = _letterhead(lines)
    for line in lines:
        if signed and _SIGNED.match(line.text):
            counts["stamp"] += 1
        elif not page.ocr or line.confidence is None:
            kept.append(line)
        elif line in arrivals or any(_belongs(line, stamp) for stamp in arrivals):
            counts["stamp"] += 1
        elif line.confidence < _UNREADABLE or not line.text.strip() or _is_above(line, top):
            counts["unread"] += 1
        else:
            kept.append(line)
    return kept


def _letterhead(lines: list[Line]) -> float:
    """Where the line of the motto begins; 0 on a page without a letterhead."""
    tops = [line.box[1] for line in lines if line.box and _MOTTO.search(fold(line.text))]
    return min(tops, default=0.0)


def _is_above(line: Line, letterhead: float) -> bool:
    """Whether a doubtful line stands over the letterhead: a note by hand."""
    return line.box is not None and line.box[3] < letterhead and (line.confidence or 0) < _SCRIBBLE


def _is_arrival(line: Line) -> bool:
    doubtful = line.confidence is not None and line.confidence < _SCRIBBLE
    return doubtful and bool(_ARRIVED.search(fold(line.text)))


def _belongs(line: Line, stamp: Line) -> bool:
    """Whether a doubtful line stands right above, below or in an arrival stamp."""
    if line.box is None or stamp.box is None or (line.confidence or 0) >= _SCRIBBLE:
        return False
    over = min(line.box[2], stamp.box[2]) - max(line.box[0], stamp.box[0])
    gap = max(line.box[1], stamp.box[1]) - min(line.box[3], stamp.box[3])
    inside = line.box[0] > stamp.box[0] - 0.05 and line.box[2] < stamp.box[2] + 0.05
    return over > 0 and gap < _NEAR and inside


def without_furniture(pages: Sequence[list[Piece]], counts: Counter[str]) -> list[list[Piece]]:
    """Leave out running heads and feet, and page numbers that count along with the pages."""
    repeated = _repeated(pages)
    shift = _shift(pages)
    kept: list[list[Piece]] = []
    for at, pieces in enumerate(pages):
        edges = _edges(pieces)
        page: list[Piece] = []
        for place, piece in enumerate(pieces):
            if place in edges and _is_page_number(piece, at, shift):
                counts["page_number"] += 1
            elif place in edges and _key(piece) in repeated:
                counts["running"] += 1
            else:
                page.append(piece)
        kept.append(page)
    return kept


def _edges(pieces: Sequence[Piece]) -> set[int]:
    """Indices of the lines at the upper and lower edge of a page."""
    edges: set[int] = set()
    for at, piece in enumerate(pieces):
        if (box := piece.line.box) is None:
            if at in (0, len(pieces) - 1):
                edges.add(at)
        elif box[3] < _EDGE or box[1] > 1 - _EDGE:
            edges.add(at)
    return edges


def _key(piece: Piece) -> str:
    return re.sub(r"\d+", "#", fold(piece.words.text)).strip()


def _repeated(pages: Sequence[list[Piece]]) -> set[str]:
    """Lines that stand at the edge of several pages, whatever numbers they hold."""
    seen: Counter[str] = Counter()
    for pieces in pages:
        seen.update({_key(pieces[at]) for at in _edges(pieces)})
    least = max(_REPEATED, len(pages) // 4)
    letters = {key for key in seen if re.search(r"[^\W\d_]{2}", key)}
    return {key for key in letters if seen[key] >= least}


def _shift(pages: Sequence[list[Piece]]) -> int | None:
    """The number printed on a page less its place in the file, where most pages agree."""
    shifts: Counter[int] = Counter()
    for at, pieces in enumerate(pages):
        numbers = [_number(pieces[edge]) for edge in _edges(pieces)]
        shifts.update({number - at for number in numbers if number is not None})
    if not shifts:
        return None
    shift, count = shifts.most_common(1)[0]
    return shift if count > 1 or shift == 1 else None


def _number(piece: Piece) -> int | None:
    found = _PAGE_NUMBER.fullmatch(piece.words.text)
    return int(found[1]) if found else None


def _is_page_number(piece: Piece, at: int, shift: int | None) -> bool:
    number = _number(piece)
    if number is None:
        return False
    named = "trang" in piece.words.text.lower()
    return named or (shift is not None and number == at + shift) or _counts_anew(piece, number, at)


def _counts_anew(piece: Piece, number: int, at: int) -> bool:
    """Whether a number in the middle of the upper edge counts the pages of an annex."""
    box = piece.line.box
    if box is None or piece.line.cell is not None or not 1 < number <= at + 1:
        return False
    return box[3] < _EDGE and abs((box[0] + box[2]) / 2 - 0.5) < _MIDDLE
