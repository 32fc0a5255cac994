"""Labels that run in order: where each goes below those that are open, or that it is none."""

import re
from dataclasses import dataclass, field

from ingest.outline.labels import DASHES, LEVELS, PARTS, Label

_THROUGHOUT = ("phần", "chương", "điều")  # numbered through the document, whatever they stand in
_LISTED = ("phần", "chương", "mục")
_LETTERED = ("letter", "lettered")
_HEADING_WORDS = 16
_SENTENCE = 40  # characters: no cell of a table that ends with a mark is as long
_NOTES = re.compile(r"\W*(?:Ghi chú|Chú thích|Chú giải|Hướng dẫn)\b", re.IGNORECASE)
_NOTE = re.compile(r"\W*(?:Ghi|Nêu|Ký)\b")  # what to write at the mark "(1)" of a form
_FIGURES = re.compile(r"[-+]?\d[\d.,]*\s?%?")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a label: the rest of its line, the lines above and below."""

    line: str
    before: str
    after: str

    def opens(self, label: Label) -> bool:
        """Whether "1.1" follows at once, so that this "1" begins anew."""
        first = f"{label.ordinal}.1"
        return label.level == "arabic" and self.after.startswith((f"{first}.", f"{first} "))


@dataclass(slots=True)
class Open:
    """The labels that are open, outermost first, each with its path; what was counted so far."""

    stack: list[tuple[Label, str]] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=dict)

    @property
    def labels(self) -> list[Label]:
        """The open labels."""
        return [label for label, _ in self.stack]

    def depth(self, label: Label, around: Around) -> int | None:  # noqa: PLR0911
        """Return where in the stack a label goes; None when it does not run in order."""
        line, before = around.line, around.before
        if " | " in line or (label.level in PARTS and self._is_cited(label, line)):
            return None
        if label.level not in (*PARTS, "annex", "form") and _is_row(label, around):
            return None
        if label.level == "bracketed" and (_NOTES.match(before) or _NOTE.match(line)):
            return None
        if label.level in ("annex", "form"):
            return self._below(label)
        if label.level in _THROUGHOUT:
            last = self.counted.get(label.level, 0)
            return self._below(label) if label.ordinal - last in (1, 2) else None
        if label.prefix and not self._continues(label):
            return None
        for depth, above in enumerate(self.labels):
            if above.level == label.level:
                anew = label.ordinal == 1 and (around.opens(label) or _lists(label, before))
                return depth if anew or self._follows(label, above, line, before) else None
        if label.level not in DASHES and label.ordinal != 1:
            lost = label.ordinal == 2 and label.level in ("roman", "capital") and line.isupper()
            return self._below(label) if lost else None
        return len(self.stack) if _lists(label, before) else self._below(label)

    def push(self, label: Label, depth: int) -> None:
        """Open a label at its depth, which closes what was there and below."""
        number = self._dash_number(label, depth)
        del self.stack[depth:]
        if label.prefix and label.level != "lettered" and not self._stands_under(label):
            whole = ".".join(map(str, (*label.prefix, label.ordinal)))
            label = Label(label.level, label.ordinal, whole, label.prefix)  # it has no parent
        path = _path(label, self.stack, number)
        self.stack.append(
            (Label(label.level, number or label.ordinal, label.shown, label.prefix), path)
        )
        self.counted[label.level] = label.ordinal
        if label.level == "annex":
            self.counted.clear()

    def _below(self, label: Label) -> int:
        """The depth below all levels that rank above this one."""
        rank = _rank(label, self.labels)
        depth = 0
        while depth < len(self.stack) and _rank(self.labels[depth], self.labels) < rank:
            depth += 1
        return depth

    @staticmethod
    def _follows(label: Label, above: Label, line: str, before: str) -> bool:
        """Whether a label comes next: one may be missing or typed twice; a heading restarts."""
        if label.level in DASHES:
            return True
        if label.prefix != above.prefix:
            return label.ordinal == 1
        step = label.ordinal - above.ordinal
        if step in (1, 2):
            return True
        begins = line.lstrip()[:1].isupper()
        if step == 0:
            return begins and (label.ordinal > 1 or _is_heading(before))
        return label.ordinal == 1 and begins and _is_heading(before)

    def _is_cited(self, label: Label, line: str) -> bool:
        """Whether "Điều 5" goes on as a sentence does, or "Phần 1: …" lists parts of a matter."""
        inside = label.level in _LISTED and self.stack and not self._within_parts()
        listed = inside and line.startswith(":") and len(line) > 2 and not line.isupper()
        return _is_reference(line) or bool(listed)

    def _within_parts(self) -> bool:
        return any(above.level in PARTS for above in self.labels)

    def _stands_under(self, label: Label) -> bool:
        """Whether the number before the last point of "2.3" is that of the label above."""
        above = self.labels[-1] if self.stack else None
        return above is not None and above.ordinal == label.prefix[-1]

    def _continues(self, label: Label) -> bool:
        """Whether "2.3" stands under the "2" that is open, or beside "2.2", or after "1.4"."""
        if label.level == "lettered":
            return any(
                above.level in _LETTERED and _letter(above) == label.prefix for above in self.labels
            )
        numbered = [above for above in self.labels if above.level in ("roman", "arabic")]
        numbered += [above for above in self.labels if above.level.startswith("dotted")]
        numbers = [above.ordinal for above in numbered]
        prefix = list(label.prefix)
        if any(numbers[at : at + len(prefix)] == prefix for at in range(len(numbers))):
            return True
        same = next((above for above in self.labels if above.level == label.level), None)
        if same is not None:
            on = same.prefix == label.prefix
            return on or (label.ordinal == 1 and same.prefix[-1] + 1 == label.prefix[-1])
        if label.ordinal != 1 or len(label.prefix) > 1:
            return False
        return not any(above.level != "roman" for above in numbered)

    def _dash_number(self, label: Label, depth: int) -> int:
        """Count dashes under one parent; 0 for other labels."""
        if label.level not in DASHES:
            return 0
        same = depth < len(self.stack) and self.stack[depth][0].level == label.level
        return self.stack[depth][0].ordinal + 1 if same else 1


def _rank(label: Label, labels: list[Label]) -> float:
    """How high a level stands; "A." stands below "I." where that was open before it."""
    if label.level == "capital":
        levels = [above.level for above in labels]
        roman = levels.index("roman") if "roman" in levels else None
        capital = levels.index("capital") if "capital" in levels else len(levels)
        if roman is not None and roman < capital:
            return LEVELS.index("roman") + 0.5
    return LEVELS.index(label.level)


def _letter(above: Label) -> tuple[int, ...]:
    return above.prefix or (above.ordinal,)


def _lists(label: Label, before: str) -> bool:
    """Whether "(1)" begins a list of what stands above it, whatever level that is of."""
    return label.level == "bracketed" and label.ordinal == 1 and before.rstrip().endswith(":")


def _is_row(label: Label, around: Around) -> bool:
    """Whether a label numbers a row of a table: it stands alone, or a figure is in the next cell.

    A label alone before a whole sentence has only lost its line.
    """
    if name := around.line.strip(" .)"):
        short = label.level == "arabic" and len(name) < _SENTENCE
        return short and _FIGURES.fullmatch(around.after) is not None
    if label.level not in ("arabic", "letter"):
        return True
    words = around.after.strip()
    whole = len(words) >= _SENTENCE and words[-1] in ".;:" and words[0].isupper()
    return not whole or " | " in words


def _is_reference(line: str) -> bool:
    """Whether "Điều 5 của Luật ..." goes on as a sentence does, so that it opens nothing."""
    return bool(
        re.match(r"[ ,]\s*(?:[a-zđ]|[và]\b|Luật|Nghị định|Thông tư|Bộ luật|Quyết định|Điều)", line)
    )


def _is_heading(before: str) -> bool:
    """Whether the line above is a heading without a label, below which numbers begin anew."""
    words = before.strip()
    if not words or len(words.split()) > _HEADING_WORDS:
        return False
    return words.endswith(":") or words[-1] not in ".;,/"


def _path(label: Label, above: list[tuple[Label, str]], number: int) -> str:
    parent = above[-1][1] if above else ""
    shown = f"{label.shown}{number}" if number else label.shown
    if label.level in PARTS:
        if label.level in ("mục", "tiểu mục"):
            return f"{parent}, {shown}" if parent else shown
        annex = above[0][1] if above and above[0][0].level == "annex" else ""
        return f"{annex}, {shown}" if annex else shown
    if label.level == "form":
        return f"{parent}, {shown}" if parent else shown
    return f"{parent}.{shown}" if parent else shown
