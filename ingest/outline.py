"""The outline: I. -> 1. -> a) -> - and Chương -> Mục -> Điều -> khoản -> điểm.

A label counts when it begins a line and runs in order: it is the first of its kind here, or the
one after the last. So "theo khoản 2 Điều 5" or a year at the start of a line opens no section.
"""

import re
from dataclasses import dataclass

from ingest.notice import Section, Span

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_LABEL = re.compile(
    r"^(?:(?P<part>(?:Phần|Chương|Mục|Điều|PHẦN|CHƯƠNG|MỤC|ĐIỀU)[ ]+(?P<of>[IVXL]+|\d{1,3})"
    r"(?=[.:\n ]|$))"
    r"|(?P<roman>[IVXL]{1,6})(?:\.|/|\)| -)(?=\s)"
    r"|(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?(?=\s)"
    r"|(?P<arabic>\d{1,3})(?:\.|/|\))(?=\s|[A-ZĐ])"
    r"|(?P<letter>[a-zđ])(?:\)|\.)(?=\s)"
    r"|(?P<dash>[-–+])(?=\s))",
    re.MULTILINE,
)
_PARTS = ("phần", "chương", "mục", "điều")
_LEVELS = (*_PARTS, "roman", "arabic", "dotted2", "dotted3", "dotted4", "letter", "-", "+")
_DASHES = ("-", "+")
_CLOSING = re.compile(
    r"(?![-+\d])(?:Trên đây|Yêu cầu|Đề nghị|(?:\w+[ ,]+){1,20}(?:thông báo|yêu cầu|đề nghị))"
    r"[^\n]*/[.!]?$"
)


@dataclass(frozen=True, slots=True)
class _Label:
    """A label as it stands: its level, its ordinal there, and how the path shows it."""

    level: str
    ordinal: int
    shown: str
    prefix: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """A label accepted: where it begins and the path of labels that leads to it."""

    start: int
    depth: int
    path: str


def read_outline(text: str, body: Span) -> tuple[Section, ...]:
    r"""Return the outline of `body`, spans counted in `text`.

    >>> text = "I. MỘT\n\n1. Hai\n\na) Ba\n\n2. Bốn\n\n7. Không theo thứ tự"
    >>> outline = read_outline(text, Span(start=0, end=len(text)))
    >>> [section.label for top in outline for section in top.walk()]
    ['I', 'I.1', 'I.1.a', 'I.2']
    """
    body = Span(start=body.start, end=_closing(text, body))
    sections, _ = _tree(text, _accepted(text, body), 0, 0, body.end)
    return sections


def _closing(text: str, body: Span) -> int:
    """Where the closing formula begins ("... thông báo để ... biết, thực hiện./."), if any."""
    start = text.rfind("\n\n", body.start, body.end)
    closes = start > 0 and _CLOSING.match(text, start + 2, body.end)
    return start if closes else body.end


def _accepted(text: str, body: Span) -> list[_Entry]:
    """Return the labels that run in order, each with its depth."""
    stack: list[tuple[_Label, str]] = []
    last_article = 0
    entries: list[_Entry] = []
    for found in _LABEL.finditer(text, body.start, body.end):
        label = _read(found)
        depth = _depth(label, [above for above, _ in stack], last_article)
        if depth is None:
            continue
        if label.level == "điều":
            last_article = label.ordinal
        number = _dash_number(label, stack, depth)
        del stack[depth:]
        path = _path(label, stack[-1][1] if stack else "", number)
        stack.append((_Label(label.level, number or label.ordinal, label.shown), path))
        entries.append(_Entry(found.start(), depth, path))
    return entries


def _read(found: re.Match[str]) -> _Label:
    if part := found["part"]:
        ordinal = int(found["of"]) if found["of"].isdigit() else _roman(found["of"])
        level = part.split()[0].lower()
        return _Label(level, ordinal, f"{level.capitalize()} {found['of']}")
    if roman := found["roman"]:
        return _Label("roman", _roman(roman), roman)
    if dotted := found["dotted"]:
        numbers = tuple(int(number) for number in dotted.split("."))
        return _Label(f"dotted{len(numbers)}", numbers[-1], str(numbers[-1]), numbers[:-1])
    if arabic := found["arabic"]:
        return _Label("arabic", int(arabic), arabic)
    if letter := found["letter"]:
        return _Label("letter", _LETTERS.find(letter) + 1, letter)
    dash = found["dash"].replace("–", "-")
    return _Label(dash, 0, dash)


def _roman(numeral: str) -> int:
    """Return the value of a Roman numeral, 0 when it is not written as one.

    >>> _roman("XIV"), _roman("IIII")
    (14, 0)
    """
    if not re.fullmatch(r"X{0,3}L?X{0,3}(?:IX|IV|V?I{0,3})", numeral):
        return 0
    values = [_ROMAN[letter] for letter in numeral]
    return sum(
        -value if value < max(values[place:]) else value for place, value in enumerate(values)
    )


def _depth(label: _Label, stack: list[_Label], last_article: int) -> int | None:
    """Return where in the stack the label goes; None when it does not run in order."""
    if label.level == "điều":
        return _depth_of_article(label, stack, last_article)
    if label.prefix and not _continues(label, stack):
        return None
    for depth, above in enumerate(stack):
        if above.level == label.level:
            follows = label.level in _DASHES or _follows(label, above)
            return depth if follows else None
    if label.level not in _DASHES and label.ordinal != 1:
        return None
    rank = _LEVELS.index(label.level)
    depth = 0
    while depth < len(stack) and _LEVELS.index(stack[depth].level) < rank:
        depth += 1
    return depth


def _follows(label: _Label, above: _Label) -> bool:
    """Whether a label comes next; one may be missing (a typing mistake of the notice)."""
    return label.ordinal - above.ordinal in (1, 2)


def _depth_of_article(label: _Label, stack: list[_Label], last_article: int) -> int | None:
    """Articles are numbered through the whole document, whatever chapter they stand in."""
    if label.ordinal != last_article + 1:
        return None
    rank = _LEVELS.index("điều")
    return sum(1 for above in stack if _LEVELS.index(above.level) < rank)


def _continues(label: _Label, stack: list[_Label]) -> bool:
    """Whether "2.3" stands under the "2" that is open."""
    numbered = [above for above in stack if above.level in ("roman", "arabic")]
    numbered += [above for above in stack if above.level.startswith("dotted")]
    open_numbers = [above.ordinal for above in numbered]
    prefix = list(label.prefix)
    return any(open_numbers[at : at + len(prefix)] == prefix for at in range(len(open_numbers)))


def _dash_number(label: _Label, stack: list[tuple[_Label, str]], depth: int) -> int:
    """Count dashes under one parent; 0 for other labels."""
    if label.level not in _DASHES:
        return 0
    same = depth < len(stack) and stack[depth][0].level == label.level
    return stack[depth][0].ordinal + 1 if same else 1


def _path(label: _Label, parent: str, number: int) -> str:
    if label.level in _PARTS:
        return f"{parent}, {label.shown}" if parent and label.level == "mục" else label.shown
    shown = f"{label.shown}{number}" if number else label.shown
    return f"{parent}.{shown}" if parent else shown


def _tree(
    text: str, entries: list[_Entry], at: int, depth: int, end: int
) -> tuple[tuple[Section, ...], int]:
    """Nest the entries from `at` on that stand at `depth` or deeper; return also the next one."""
    sections: list[Section] = []
    while at < len(entries) and entries[at].depth >= depth:
        entry = entries[at]
        after = at + 1
        while after < len(entries) and entries[after].depth > entry.depth:
            after += 1
        section_end = entries[after].start if after < len(entries) else end
        children, _ = _tree(text, entries[:after], at + 1, entry.depth + 1, section_end)
        section_end = entry.start + len(text[entry.start : section_end].rstrip())
        line = text[entry.start : section_end].split("\n", 1)[0]
        sections.append(
            Section(
                label=entry.path,
                heading=line,
                span=Span(start=entry.start, end=section_end),
                children=children,
            )
        )
        at = after
    return tuple(sections), at
