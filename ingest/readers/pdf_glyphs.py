"""Where the glyphs of a PDF page stand: the state of its text, and the writer that moves along."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ingest.readers.pdf_fonts import FALLBACK, FontTable
from ingest.readers.pdf_matrix import IDENTITY, Matrix, multiply

HIDDEN = 3  # the text rendering mode of an OCR layer


@dataclass(slots=True)
class Shown:
    """The glyphs of one showing operator.

    `x`, `y` is where its base line begins, in points; glyph i stands from `starts[i]` to `ends[i]`
    points along it. `turn` is the direction of the base line in quarter turns counter-clockwise.
    """

    chars: list[str]
    starts: list[float]
    ends: list[float]
    x: float
    y: float
    size: float
    turn: int
    space: float
    hidden: bool
    legacy: bool


@dataclass(slots=True)
class State:
    """What the operators before have set, in effect until they set another or `Q` takes it back."""

    matrix: Matrix
    font: FontTable | None = None
    size: float = 12.0
    char_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def copy(self) -> "State":
        """Return what `q` keeps."""
        return State(
            self.matrix, self.font, self.size, self.char_space, self.word_space,
            self.stretch, self.leading, self.rise, self.mode,
        )  # fmt: skip


class Writer:
    """Notes where glyphs stand, and moves on behind them."""

    def __init__(self) -> None:
        self._text = self._line = IDENTITY

    def begin(self) -> None:
        """Begin a text object."""
        self._text = self._line = IDENTITY

    def place(self, matrix: Matrix) -> None:
        """Set where the line begins."""
        self._text = self._line = matrix

    def move(self, x: float, y: float) -> None:
        """Begin a line, `x` and `y` from where the last one began."""
        a, b, c, d, e, f = self._line
        self._text = self._line = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)

    def show(self, pieces: Sequence[Any], state: State) -> Shown | None:
        """Show strings and the moves between them; None when there is no glyph in them."""
        size, stretch, char_space = state.size, state.stretch, state.char_space
        chars, starts, ends = list[str](), list[float](), list[float]()
        pen = 0.0
        for piece in pieces:
            if isinstance(piece, (bytes, str)):
                glyphs = state.font.glyphs(piece) if state.font else [FALLBACK] * len(piece)
                for text, width, spaced in glyphs:
                    chars.append(text)
                    starts.append(pen)
                    end = pen + width * size * stretch
                    ends.append(end)
                    pen = end + (char_space + (state.word_space if spaced else 0.0)) * stretch
            else:
                pen -= float(piece) / 1000 * size * stretch
        shown = self._shown(chars, starts, ends, state) if chars else None
        a, b, c, d, e, f = self._text
        self._text = (a, b, c, d, pen * a + e, pen * b + f)
        return shown

    def _shown(
        self, chars: list[str], starts: list[float], ends: list[float], state: State
    ) -> Shown:
        a, b, c, d, x, y = multiply(self._text, state.matrix)
        along = math.hypot(a, b)
        if along != 1.0:
            starts = [start * along for start in starts]
            ends = [end * along for end in ends]
        return Shown(
            chars=chars,
            starts=starts,
            ends=ends,
            x=x + state.rise * c,
            y=y + state.rise * d,
            size=abs(state.size) * (math.hypot(c, d) or along),
            turn=round(math.atan2(b, a) / (math.pi / 2)) % 4 if along else 0,
            space=state.font.space if state.font else 0.25,
            hidden=state.mode == HIDDEN,
            legacy=bool(state.font and state.font.legacy),
        )
