"""Values of form fields put into the gap of the line that they were stamped over."""

import re

from ingest.readers.segments import Segment

ACROSS = 1.2  # ems: how far from the line's base a value may be stamped
BEYOND = 8.0  # ems behind the last word in which a value may still belong to it
LONGEST = 60  # characters: more is a text of its own
GAP = re.compile(r"\s*(?:[.…_]{2,}|…)[.…_\s]*|\s+")
CLOSING = "/,.;:)"


def fill_in(segments: list[Segment], values: list[Segment]) -> None:
    """Insert each value where it stands: in a line's gap, else as a line of its own."""
    for value in values:
        best: tuple[float, Segment, tuple[int, int]] | None = None
        if len(value.text.strip()) <= LONGEST:
            for segment in segments:
                for gap in _gaps(segment, value):
                    if best is None or gap[0] < best[0]:
                        best = (gap[0], segment, gap[1])
        if best is None:
            segments.insert(_place(segments, value), value)
        else:
            _insert(best[1], best[2], value)


def _gaps(segment: Segment, value: Segment) -> list[tuple[float, tuple[int, int]]]:
    """Return the gaps of a line in which the value may stand: the cost and the characters."""
    size = max(segment.size, value.size)
    across = abs(segment.base - value.base)
    if segment.turn != value.turn or segment.hidden or across > ACROSS * size:
        return []
    width, centre = value.right - value.left, (value.left + value.right) / 2
    found = list[tuple[float, tuple[int, int]]]()
    for left, right, span in _spaces(segment):
        away = max(0.0, left - centre, centre - right)
        lacking = max(0.0, width - (right - left))
        if away <= size and lacking <= width / 2 + size / 3:
            found.append((away + lacking + across, span))
    return found


def _spaces(segment: Segment) -> list[tuple[float, float, tuple[int, int]]]:
    """Return where a line is empty: runs of spaces or dots, after a colon, behind its end."""
    places, offsets = list[tuple[float, float, tuple[int, int]]](), list[int]()
    for i, char in enumerate(segment.chars):
        offsets += [i] * len(char)
    text, total = segment.text, len(segment.chars)
    for match in GAP.finditer(text):
        first = offsets[match.start()]
        last = offsets[match.end()] if match.end() < len(offsets) else total
        before = segment.rights[first - 1] if first else segment.left
        after = segment.lefts[last] if last < total else segment.right + BEYOND * segment.size
        places.append((before, after, (first, last)))
    for i, char in enumerate(segment.chars[:-1]):
        if char == ":" and not segment.chars[i + 1].isspace():
            places.append((segment.rights[i], segment.lefts[i + 1], (i + 1, i + 1)))
    if not segment.chars[-1].isspace():
        end = segment.right
        places.append((end, end + BEYOND * segment.size, (total, total)))
    return places


def _insert(segment: Segment, span: tuple[int, int], value: Segment) -> None:
    """Put the value in place of the characters `span`, with a space on either side."""
    first, last = span
    rest = Segment(segment.turn, segment.base, segment.size)
    rest.chars, segment.chars = segment.chars[last:], segment.chars[:first]
    rest.lefts, segment.lefts = segment.lefts[last:], segment.lefts[:first]
    rest.rights, segment.rights = segment.rights[last:], segment.rights[:first]
    if segment.chars:
        segment.add(" ", value.left, value.left)
    segment.chars += value.chars
    segment.lefts += value.lefts
    segment.rights += value.rights
    if rest.chars and rest.chars[0][:1] not in CLOSING:
        segment.add(" ", value.right, value.right)
    elif rest.chars:
        while segment.chars[-1].isspace():
            del segment.chars[-1], segment.lefts[-1], segment.rights[-1]
    segment.chars += rest.chars
    segment.lefts += rest.lefts
    segment.rights += rest.rights


def _place(segments: list[Segment], value: Segment) -> int:
    """Return the index before the first line that begins below the value, in its column."""
    for i, segment in enumerate(segments):
        beside = segment.right < value.left or value.right < segment.left
        if segment.turn == value.turn and segment.base < value.base and not beside:
            return i
    return len(segments)
