"""The labels that Word puts before the paragraphs of a list: "1.", "a)", "Điều 3."."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_MAX_ROMAN = 4000
_PLACEHOLDER = re.compile(r"%([1-9])")
_DASHES = "-–—+*•"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list: how it counts (`format`), and the text around the number."""

    format: str
    text: str
    start: int
    restarts: bool
    legal: bool


ListUse = tuple[str, Mapping[int, int], Mapping[int, Level]]
"""The list that is used, its own first numbers by level, its own levels."""


class Numbering:
    """Counts the paragraphs of each list in the order of the document."""

    def __init__(
        self, levels: Mapping[str, Mapping[int, Level]], uses: Mapping[str, ListUse]
    ) -> None:
        """Take the levels of each list by its name, and the uses of lists by their number."""
        self._abstract = levels
        self._lists = uses
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def label(self, number: str, at: int) -> str:
        """Count one paragraph of list `number` on level `at` (from 0); return its label."""
        if number not in self._lists or not 0 <= at < _LEVELS:
            return ""
        name, starts, own = self._lists[number]
        levels = {**self._abstract.get(name, {}), **own}
        if at not in levels:
            return ""
        counters = self._counters.setdefault(name, [None] * _LEVELS)
        if number not in self._begun:
            self._begun.add(number)
            for level in starts:
                counters[level] = None
        self._count(counters, at, levels, starts)
        return _render(levels, at, counters)

    @staticmethod
    def _count(
        counters: list[int | None], at: int, levels: Mapping[int, Level], starts: Mapping[int, int]
    ) -> None:
        for above in range(at):
            if counters[above] is None and above in levels:
                counters[above] = starts.get(above, levels[above].start)
        before = counters[at]
        counters[at] = starts.get(at, levels[at].start) if before is None else before + 1
        for below in range(at + 1, _LEVELS):
            if below not in levels or levels[below].restarts:
                counters[below] = None


def read_numbering(root: etree._Element | None) -> Numbering:
    """Read the part `word/numbering.xml`, None where there is none."""
    levels, uses = dict[str, Mapping[int, Level]](), dict[str, ListUse]()
    if root is not None:
        for element in root.iterfind(f"{W}abstractNum"):
            levels[_value(element, "abstractNumId")] = dict(_levels(element))
        for element in root.iterfind(f"{W}num"):
            uses[_value(element, "numId")] = _use(element)
    return Numbering(levels, uses)


def _use(element: etree._Element) -> ListUse:
    abstract = element.find(f"{W}abstractNumId")
    starts, levels = dict[int, int](), dict[int, Level]()
    for override in element.iterfind(f"{W}lvlOverride"):
        at = _int(_value(override, "ilvl"), 0)
        start = override.find(f"{W}startOverride")
        if start is not None:
            starts[at] = _int(_value(start, "val"), 1)
        levels |= dict(_levels(override))
    return (_value(abstract, "val") if abstract is not None else "", starts, levels)


def _levels(element: etree._Element) -> Iterator[tuple[int, Level]]:
    for level in element.iterfind(f"{W}lvl"):
        yield (
            _int(_value(level, "ilvl"), 0),
            Level(
                format=_child(level, "numFmt", "decimal"),
                text=_child(level, "lvlText", ""),
                start=_int(_child(level, "start", "1"), 1),
                restarts=_child(level, "lvlRestart", "") != "0",
                legal=level.find(f"{W}isLgl") is not None,
            ),
        )


def _render(levels: Mapping[int, Level], at: int, counters: list[int | None]) -> str:
    level = levels[at]
    if level.format == "none":
        return _PLACEHOLDER.sub("", level.text).strip()
    if level.format == "bullet":
        return level.text.strip() if level.text.strip() in _DASHES and level.text.strip() else "-"

    def number(found: re.Match[str]) -> str:
        index = int(found.group(1)) - 1
        other = levels.get(index, level)
        return write_number(counters[index] or 0, "decimal" if level.legal else other.format)

    return _PLACEHOLDER.sub(number, level.text).strip()


def write_number(number: int, form: str) -> str:
    """Write a number the way a list does.

    >>> [write_number(4, form) for form in ("decimal", "upperRoman", "lowerLetter")]
    ['4', 'IV', 'd']
    """
    if form in {"lowerLetter", "upperLetter"} and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letter if form == "lowerLetter" else letter.upper()
    if form in {"lowerRoman", "upperRoman"} and 0 < number < _MAX_ROMAN:
        roman = _roman(number)
        return roman.lower() if form == "lowerRoman" else roman
    if form == "decimalZero":
        return f"{number:02}"
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        written += letters * (number // value)
        number %= value
    return written


def _value(element: etree._Element, name: str) -> str:
    return str(element.get(f"{W}{name}") or "")


def _child(element: etree._Element, name: str, default: str) -> str:
    child = element.find(f"{W}{name}")
    return default if child is None else str(child.get(f"{W}val") or default)


def _int(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else default
