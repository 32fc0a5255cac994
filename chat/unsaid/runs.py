"""Words of a question that are named together: whole runs, as a person would say them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chat.unsaid.bonds import Bonds
from chat.unsaid.said import FEW, State
from chat.unsaid.units import Unit

NEAR = 0.18  # the bond from which on a neighbour is taken along
_NEXT = re.compile(r"\s+(?:[-–]\s+)?|[-–]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """The words of a question in order, with what a passage says of each."""

    units: Sequence[Unit]
    states: Sequence[State]
    text: str
    bonds: Bonds

    def runs(self) -> list[range]:
        """Return the runs to be named, as places of words, in the order of the question."""
        grown = [self._grown(self._trimmed(run)) for run in self._absent()]
        whole: list[range] = []
        for run in grown:
            if whole and run.start < whole[-1].stop:
                whole[-1] = range(whole[-1].start, run.stop)
            else:
                whole.append(run)
        return [run for run in whole if self._tells(run)]

    def _absent(self) -> list[range]:
        """The longest runs of neighbours not said, each with one that is absent."""
        runs: list[range] = []
        for place in range(len(self.units)):
            if self.states[place] is State.SAID and not self._between(place):
                continue
            if runs and runs[-1].stop == place and self._together(place):
                runs[-1] = range(runs[-1].start, place + 1)
            else:
                runs.append(range(place, place + 1))
        return [run for run in runs if any(self.states[at] is State.ABSENT for at in run)]

    def _between(self, place: int) -> bool:
        """Whether a syllable that is said stands in the middle of absent ones: "phở bò Huế"."""
        return (
            0 < place < len(self.units) - 1
            and _is_little(self.units[place])
            and self.states[place - 1] is self.states[place + 1] is State.ABSENT
            and self._together(place)
            and self._together(place + 1)
        )

    def _together(self, place: int) -> bool:
        """Whether a word may be said in one breath with the one before it."""
        unit, following = self.units[place - 1], self.units[place]
        if not self._adjacent(place):
            return False
        if unit.name and not following.name:
            return False
        if unit.text.lower() in FEW or following.text.lower() in FEW:
            return True
        if len(unit.syllables) > 1 and _is_little(following) and self._bond(place) <= 0:
            return not self.bonds.is_common(following.syllables[0])
        short = len(unit.syllables) == len(following.syllables) == 1
        return not self.bonds.strange(unit.syllables[-1], following.syllables[0], short=short)

    def _trimmed(self, run: range) -> range:
        """Leave out what stands at the ends and is said inside other words, unless it is near."""
        start, stop = run.start, run.stop
        while self.states[start] is State.INSIDE and not self._near(start, start + 1):
            start += 1
        while self.states[stop - 1] is State.INSIDE and not self._near(stop - 1, stop - 1):
            stop -= 1
        return range(start, stop)

    def _near(self, end: int, place: int) -> bool:
        """Whether a word at the `end` of a run stays: what is at `place` belongs to what is before."""
        unit, following = self.units[place - 1], self.units[place]
        if unit.number or following.number:
            return True
        if self.units[end].text.lower() in FEW:
            return False
        return (_is_little(unit) and _is_little(following)) or self._bond(place) > 0

    def _grown(self, run: range) -> range:
        """Take neighbours along: "thuế" of "thuế xuất khẩu", "8" of "lớp 8", "địch" of "vô địch"."""
        first, last = self.units[run.start], self.units[run.stop - 1]
        start, stop = run.start, run.stop
        if _is_short(last):
            stop = self._behind(stop)
        if first.number or stop == run.stop:
            start -= self._joins(start, single=_is_little(first)) and (
                _is_short(first) or first.number or _is_little(self.units[start - 1])
            )
        if _is_little(last) and (start, stop) == (run.start, run.stop):
            stop += self._joins(stop, single=True)
        if stop < len(self.units) and self.units[stop].number:
            stop += self._joins(stop)
        return range(start, stop)

    def _behind(self, stop: int) -> int:
        """Where what is near ends; a function word may stand between: "tổng mức đầu tư"."""
        if self._joins(stop):
            return stop + 1
        between = stop + 1 < len(self.units) and not self.units[stop].content
        if between and self._joins(stop, bridge=True) and self._joins(stop + 1, bridge=True):
            return stop + 2
        return stop

    def _joins(self, place: int, *, single: bool = False, bridge: bool = False) -> bool:
        """Whether a word belongs to the one before it; of `single` syllables less is asked.

        Both have content, but where one is a `bridge`.
        """
        if not (0 < place < len(self.units) and self._adjacent(place)):
            return False
        unit, following = self.units[place - 1], self.units[place]
        if unit.content + following.content < 2 - bridge:
            return False
        if unit.name or following.name:
            return unit.name and following.name
        if unit.date or following.date or unit.short or following.short:
            return False
        if following.number and len(following.syllables) == 1:
            return not unit.name
        loose = single and _is_little(unit) and _is_little(following)
        return self._bond(place) >= NEAR or (loose and self._together(place))

    def _bond(self, place: int) -> float:
        """The bond between a word and the one before it."""
        if not 0 < place < len(self.units):
            return 0.0
        return self.bonds.bond(self.units[place - 1].syllables[-1], self.units[place].syllables[0])

    def _adjacent(self, place: int) -> bool:
        before, after = self.units[place - 1].end, self.units[place].start
        return _NEXT.fullmatch(self.text[before:after]) is not None

    def _tells(self, run: range) -> bool:
        """Whether a run says something alone; a single syllable of everyday language does not."""
        unit, stop = self.units[run.start], run.stop
        part = _is_short(unit) and stop < len(self.units) and self._adjacent(stop)
        return len(run) > 1 or not (_is_little(unit) or (part and self.units[stop].content))


def _is_short(unit: Unit) -> bool:
    """Whether a word is one syllable, be it a name: "Trưởng" of "Trưởng Ban Chỉ đạo"."""
    return _is_little(unit) or (unit.name and len(unit.syllables) == 1)


def _is_little(unit: Unit) -> bool:
    """Whether a word is a syllable that may be part of something longer."""
    few = unit.text.lower() in FEW
    return unit.content and not (unit.special or few) and len(unit.syllables) == 1
