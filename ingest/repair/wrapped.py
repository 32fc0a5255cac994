"""Text files broken into lines of one width: which line ends were the wrapping, which were meant.

Where the first word of a line had no room in the line above, the text goes on there; the width is
learned from the lines that surely go on, those that begin with a small letter. It may vary, as
where the letters were not equally wide.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.normalise import LOWER, UPPER
from ingest.repair.assemble import glue
from ingest.repair.paragraphs import LABEL, is_label

_FEWEST = 3  # lines that surely go on
_SHARE = 0.3  # of the full lines of a wrapped text surely go on
_LONGEST = 120  # characters: no line is wrapped further right
_SHORTEST = 30
_EVEN = 0.7  # of the widest: as wide are the lines that go on
_MOST = 0.8  # of the lines that go on
_OUTLIERS = 20  # one in as many may be less wide, or wider
_NEAR = 4  # lines in which a bracket is closed
_FEW_BLANKS = 0.1  # empty lines, as a share of the others
_GOES_ON = re.compile(rf"\s*(?![a-zđ][.)])[{LOWER}]")
_ENDS = re.compile(r"[.;:!?/][”\"’')]*$")
_PART = re.compile(rf"[{UPPER}][{LOWER}]")  # "Điều 5" may be cited, "5." is a label
_FIRST = re.compile(r"(?:a|1|\d{1,2}(?:\.\d{1,2})?\.1)[.)]\s")  # of the items below a heading
_COPIES = re.compile(r"Lưu\s*:\s*$")
_LAST_ITEM = re.compile(r"\s*[-–]?\s*Lưu\b")
_ALONE = re.compile(r"\S(?:\s{3,}|\s+\|\s+)\S|^\s*(?:#|>|\||```)|^[\W_]*$")


def unwrapped(lines: Sequence[str]) -> tuple[list[str], int]:
    r"""Join the lines of each paragraph of a wrapped text; return also how many were joined.

    Lines that are not wrapped come back as they are. Where no empty lines part the paragraphs,
    such are put between them.

    >>> text = "1. Bộ Y tế chủ trì, phối hợp với\ncác bộ, ngành rà soát.\n2. Bố trí vốn.\n"
    >>> unwrapped((text * 4).splitlines())[0][:3]
    ['1. Bộ Y tế chủ trì, phối hợp với các bộ, ngành rà soát.', '', '2. Bố trí vốn.']
    >>> unwrapped(["THÔNG BÁO", "a) Một", "b) Hai"] * 4)[1]
    0
    """
    width = _width(lines)
    if not width:
        return list(lines), 0
    paragraphs: list[list[str]] = []
    for line in lines:
        if paragraphs and _goes_on(paragraphs[-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    whole = [_joined(paragraph) for paragraph in paragraphs]
    full = sum(bool(line.strip()) for line in lines)
    if len(lines) - full < _FEW_BLANKS * full:
        whole = [part for line in whole if line.strip() for part in (line, "")]
    return whole, sum(len(paragraph) - 1 for paragraph in paragraphs)


def _width(lines: Sequence[str]) -> int:
    """Return how far a line reaches at least that has no room for another word; 0: not wrapped."""
    sure = sorted(
        (_reach(above, below), len(above.rstrip()))
        for above, below in pairwise(lines)
        if _GOES_ON.match(below) and not _ALONE.search(above)
    )
    if len(sure) < _FEWEST:
        return 0
    widest, _ = sure[-1 - len(sure) // _OUTLIERS]
    even = [(reach, length) for reach, length in sure if reach >= _EVEN * widest]
    full = sum(len(line) >= _EVEN * widest for line in lines)
    if len(even) < _MOST * len(sure) or len(even) < _SHARE * full or widest > _LONGEST:
        return 0
    lengths = sorted(length for _, length in even)
    least = min(even[len(even) // _OUTLIERS][0], lengths[-1 - len(even) // _OUTLIERS] + 1)
    return least if least >= _SHORTEST else 0


def _reach(above: str, below: str) -> int:
    """How long a line would be with the first word of the next one."""
    return len(above.rstrip()) + 1 + len(below.split(maxsplit=1)[0])


def _goes_on(paragraph: Sequence[str], below: str, width: int) -> bool:
    """Whether a line belongs to the paragraph before it."""
    above = paragraph[-1].rstrip()
    if any(_ALONE.search(line) for line in (above, below)):
        return False
    had_room = _reach(above, below) < width
    ended = bool(_ENDS.search(above)) and not _is_open(paragraph)
    if _GOES_ON.match(below):
        return not (had_room and ended)
    if had_room or _is_indented(above, below) or _is_item(paragraph, below.strip(), ended):
        return False
    if above.isupper() != below.isupper() and any(map(str.isalpha, below)):
        return not (above.isupper() or ended)
    return not ended or (above.endswith((".", ";")) and not _LAST_ITEM.match(paragraph[0]))


def _is_open(paragraph: Sequence[str]) -> bool:
    """Whether a bracket is not closed yet, or the list of copies just begins."""
    text = " ".join(paragraph[-_NEAR:])
    return text.count("(") > text.count(")") or bool(_COPIES.search(text))


def _is_indented(above: str, below: str) -> bool:
    """Whether a line begins further right, and not as the text behind a label does."""
    label = LABEL.match(above.lstrip())
    return _indent(below) > _indent(above) + (label.end() + 1 if label else 0) + 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_item(paragraph: Sequence[str], below: str, ended: bool) -> bool:
    """Whether a line is the next item of a list: behind an end, or as the paragraph before it."""
    if not is_label(below):
        return False
    if ended or (paragraph[-1].rstrip().endswith(",") and not _PART.match(below)):
        return True
    first = paragraph[0].strip()
    if not is_label(first):
        return False
    return bool(_FIRST.match(below)) or ("0" in _kind(below) and _kind(below) == _kind(first))


def _kind(line: str) -> str:
    """Return the label with which a line begins, its number as zeros."""
    found = LABEL.match(line)
    return re.sub(r"\w", "0", found.group()) if found else ""


def _joined(paragraph: Sequence[str]) -> str:
    words = [paragraph[0].rstrip()]
    for above, below in pairwise(paragraph):
        words += (glue(above.strip(), below.strip()), below.strip())
    return "".join(words)
