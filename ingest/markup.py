"""Marks that are not words: Markdown, rulers, and paragraphs broken by an empty line."""

import re

from ingest import wording
from ingest.normalise import LOWER, UPPER

_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_STRAY = re.compile(r"\*\*")
_HEADING = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
_RULER = re.compile(r"^[ \t]*[-_*=]{3,}[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]\n]+)\]\([^)\n]*\)")
_QUOTE = re.compile(r"^>[ \t]?", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]*[*•●▪][ \t]+", re.MULTILINE)
_FEWEST_LINES = 8
_FEW_BLANKS = 0.1  # empty lines, as a share of the others
_BROKEN_BY_HAND = 120  # characters: no line that was broken by hand is longer
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_BROKEN = re.compile(rf"(?<=[^\W\d_])(,?) *\n\n(?=[{LOWER}])(?![a-zđ][).])")


def strip_markdown(text: str) -> str:
    r"""Take away the marks of Markdown; the words stay as they are.

    Bold that starts in the middle of a line starts a line of its own: it is a title that lost
    its line end.

    >>> strip_markdown("THÔNG BÁO**Kết luận**")
    'THÔNG BÁO\nKết luận'
    >>> strip_markdown("# Tiêu đề\n* việc một")
    'Tiêu đề\n- việc một'
    """
    text = re.sub(rf"(?<=[{UPPER}])\*\*(?=\S)", "\n**", text)
    text = _EMPHASIS.sub(r"\2", text)
    text = _STRAY.sub("", text)
    for pattern, replacement in (
        (_HEADING, ""),
        (_RULER, ""),
        (_LINK, r"\1"),
        (_QUOTE, ""),
        (_BULLET, "- "),
    ):
        text = pattern.sub(replacement, text)
    return text


def join_broken_paragraphs(text: str) -> tuple[str, tuple[str, ...]]:
    r"""Join a sentence that an empty line cuts in two, and say how many were joined.

    A paragraph that ends in a word or comma and is followed by one beginning with a small letter
    (not a label such as "a)") goes on there.

    >>> join_broken_paragraphs("phúc lợi xã hội\n\nđược triển khai.")[0]
    'phúc lợi xã hội được triển khai.'
    >>> join_broken_paragraphs("như sau\n\na) Một")[0]
    'như sau\n\na) Một'
    """
    joined, count = _BROKEN.subn(r"\1 ", text)
    return joined, (wording.joined_paragraphs(count),) if count else ()


def part_lines(text: str) -> str:
    r"""Part the lines of a text that has a paragraph a line, as Word saves plain text.

    Such a text has hardly an empty line, and lines longer than anybody breaks by hand.

    >>> part_lines("THÔNG BÁO\n" * 8 + "dài " * 50)[:12]
    'THÔNG BÁO\n\nT'
    >>> part_lines("ngắn\n" * 9) == "ngắn\n" * 9
    True
    """
    lines = text.split("\n")
    full = [line for line in lines if line.strip()]
    many = len(full) >= _FEWEST_LINES and len(lines) - len(full) < _FEW_BLANKS * len(full)
    return "\n\n".join(full) if many and max(map(len, full)) > _BROKEN_BY_HAND else text


def tidy_lines(text: str) -> str:
    r"""Strip each line, keep one empty line between paragraphs.

    >>> tidy_lines("\n\n một  \n \n\n hai ")
    'một\n\nhai'
    """
    lines = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", lines).strip()
