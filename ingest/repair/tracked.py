"""A line that is being mended, each of its characters with the place that it came from."""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tracked:
    """`text`, and for each of its characters the index it came from; None while nothing moved."""

    text: str
    origin: tuple[int, ...] | None = None

    def sub(
        self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]
    ) -> tuple["Tracked", int]:
        r"""Replace every match as `re.subn` does; return also how many were changed.

        >>> line, count = Tracked("Vie\u0323t  Nam").sub(re.compile("  +"), " ")
        >>> line.text, line.span(7, 10), count
        ('Vie\u0323t Nam', (6, 9), 1)
        """
        pieces: list[str] = []
        origin: list[int] = []
        last = count = 0
        for found in pattern.finditer(self.text):
            words = found.expand(new) if isinstance(new, str) else new(found)
            if words == found.group():
                continue
            count += 1
            pieces += (self.text[last : found.start()], words)
            origin += self._origins(last, found.start())
            origin += self._spread(found.start(), found.end(), len(words))
            last = found.end()
        if not count:
            return self, 0
        pieces.append(self.text[last:])
        origin += self._origins(last, len(self.text))
        return Tracked("".join(pieces), tuple(origin)), count

    def reworded(self, text: str) -> "Tracked":
        """Return `text`, made of the same words in the same order, in place of this one."""
        if text == self.text:
            return self
        old = list(re.finditer(r"\S+", self.text))
        new = list(re.finditer(r"\S+", text))
        if len(old) != len(new):
            return Tracked(text, tuple(self._spread(0, len(self.text), len(text))))
        origin: list[int] = []
        for before, after in zip(old, new, strict=True):
            blank = after.start() - len(origin)
            origin += self._spread(max(0, before.start() - 1), before.start(), blank)
            origin += self._spread(before.start(), before.end(), len(after.group()))
        origin += self._spread(max(0, len(self.text) - 1), len(self.text), len(text) - len(origin))
        return Tracked(text, tuple(origin))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters that came from `[start, end)` stand now."""
        if self.origin is None:
            return start, min(end, len(self.text))
        return bisect_left(self.origin, start), bisect_left(self.origin, end)

    def _origins(self, start: int, end: int) -> range | tuple[int, ...]:
        return range(start, end) if self.origin is None else self.origin[start:end]

    def _spread(self, start: int, end: int, count: int) -> list[int]:
        """Share the origins of `[start, end)` among `count` new characters, in order."""
        size = end - start
        if size <= 0:
            at = start if self.origin is None else (*self.origin, 0)[start]
            return [at] * count
        places = [start + index * size // max(count, 1) for index in range(count)]
        return places if self.origin is None else [self.origin[place] for place in places]
