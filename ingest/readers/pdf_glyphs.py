"""Run the content of a PDF page: which characters are shown where, and how much is picture."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import ContentStream, DictionaryObject, StreamObject

from ingest.readers.pdf_fonts import FALLBACK, Fonts, FontTable
from ingest.readers.pdf_pen import Pen, Rectangle

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
HIDDEN = 3  # the text rendering mode of an OCR layer
SHOWS = re.compile(rb"T[jJ*]|Do|['\"]|\bBI\b")
STROKE = 20  # bytes of an operator that draws a line
MAX_DEPTH = 8  # forms within forms
MAX_FORMS = 2_000  # forms drawn on a page
MAX_RULES = 2_000  # straight strokes kept of a page


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
class Drawn:
    """What a page shows: runs of glyphs, boxes of pictures and rules (points), count of paths."""

    shown: list[Shown] = field(default_factory=list)
    pictures: list[Rectangle] = field(default_factory=list)
    rules: list[Rectangle] = field(default_factory=list)
    paths: int = 0
    forms: int = 0


@dataclass(slots=True)
class _State:
    matrix: Matrix
    font: FontTable | None = None
    size: float = 12.0
    char_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def copy(self) -> "_State":
        return _State(
            self.matrix, self.font, self.size, self.char_space, self.word_space,
            self.stretch, self.leading, self.rise, self.mode,
        )  # fmt: skip


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """Apply `first`, then `second`.

    >>> multiply((1, 0, 0, 1, 5, 0), (2, 0, 0, 2, 0, 0))
    (2, 0, 0, 2, 10, 0)
    """
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


class Interpreter:
    """Runs content streams of one document and notes what they draw in `drawn`."""

    def __init__(self, pdf: Any, fonts: Fonts) -> None:
        self.drawn = Drawn()
        self._pdf = pdf
        self._fonts = fonts
        self._handlers: dict[bytes, Callable[[Sequence[Any]], None]] = {
            b"q": self._save, b"Q": self._restore, b"cm": self._transform,
            b"BT": self._begin, b"Tf": self._font, b"Td": self._move, b"TD": self._move_leading,
            b"Tm": self._matrix, b"T*": self._next_line, b"Tj": self._show, b"TJ": self._show_spaced,
            b"'": self._next_show, b'"': self._next_show_spaced,
            b"Tc": self._char_space, b"Tw": self._word_space, b"Tz": self._stretch,
            b"TL": self._leading, b"Ts": self._rise, b"Tr": self._mode,
            b"Do": self._do, b"INLINE IMAGE": self._inline,
            b"c": self._path, b"l": self._line_to, b"v": self._path, b"y": self._path,
            b"m": self._move_to, b"re": self._rectangle, b"n": self._forget,
            b"S": self._stroke, b"s": self._stroke, b"B": self._stroke, b"B*": self._stroke,
            b"b": self._stroke, b"b*": self._stroke,
            b"f": self._fill, b"F": self._fill, b"f*": self._fill,
        }  # fmt: skip
        self._pen = Pen()
        self._resources = DictionaryObject()
        self._depth = 0
        self._stack: list[_State] = []
        self._state = _State(IDENTITY)
        self._text = self._line = IDENTITY

    def run(self, content: ContentStream, resources: DictionaryObject, matrix: Matrix) -> None:
        """Run a content stream; `matrix` leads from its space to the page's.

        One that neither shows text nor draws an object is not parsed: a signature drawn by hand
        is a hundred thousand strokes.
        """
        if not SHOWS.search(data := content.get_data()):
            self.drawn.paths += len(data) // STROKE
            return
        outer = self._resources
        self._resources = resources
        self._stack = []
        self._state = _State(matrix)
        self._text = self._line = IDENTITY
        handlers = self._handlers
        for operands, operator in content.operations:
            handler = handlers.get(operator)
            if handler is None:
                continue
            try:
                handler(operands)
            except (TypeError, ValueError, IndexError, AttributeError, KeyError):
                continue  # an operator with damaged operands is left out, as viewers do
        self._resources = outer

    def _save(self, _: Sequence[Any]) -> None:
        self._stack.append(self._state.copy())

    def _restore(self, _: Sequence[Any]) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def _transform(self, operands: Sequence[Any]) -> None:
        self._state.matrix = multiply(as_matrix(operands), self._state.matrix)

    def _begin(self, _: Sequence[Any]) -> None:
        self._text = self._line = IDENTITY

    def _font(self, operands: Sequence[Any]) -> None:
        self._state.font = self._fonts.table(self._resources, operands[0])
        self._state.size = float(operands[1])

    def _move(self, operands: Sequence[Any]) -> None:
        a, b, c, d, e, f = self._line
        x, y = float(operands[0]), float(operands[1])
        self._text = self._line = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)

    def _move_leading(self, operands: Sequence[Any]) -> None:
        self._state.leading = -float(operands[1])
        self._move(operands)

    def _matrix(self, operands: Sequence[Any]) -> None:
        self._text = self._line = as_matrix(operands)

    def _next_line(self, _: Sequence[Any]) -> None:
        self._move((0.0, -self._state.leading))

    def _next_show(self, operands: Sequence[Any]) -> None:
        self._next_line(())
        self._show(operands)

    def _next_show_spaced(self, operands: Sequence[Any]) -> None:
        self._state.word_space, self._state.char_space = float(operands[0]), float(operands[1])
        self._next_show(operands[2:])

    def _char_space(self, operands: Sequence[Any]) -> None:
        self._state.char_space = float(operands[0])

    def _word_space(self, operands: Sequence[Any]) -> None:
        self._state.word_space = float(operands[0])

    def _stretch(self, operands: Sequence[Any]) -> None:
        self._state.stretch = float(operands[0]) / 100

    def _leading(self, operands: Sequence[Any]) -> None:
        self._state.leading = float(operands[0])

    def _rise(self, operands: Sequence[Any]) -> None:
        self._state.rise = float(operands[0])

    def _mode(self, operands: Sequence[Any]) -> None:
        self._state.mode = int(operands[0])

    def _path(self, _: Sequence[Any]) -> None:
        self.drawn.paths += 1

    def _move_to(self, operands: Sequence[Any]) -> None:
        self._pen.move(operands)

    def _line_to(self, operands: Sequence[Any]) -> None:
        self.drawn.paths += 1
        self._pen.draw(operands)

    def _rectangle(self, operands: Sequence[Any]) -> None:
        self._pen.rectangle(operands)

    def _stroke(self, _: Sequence[Any]) -> None:
        self._keep(self._pen.stroked())

    def _fill(self, _: Sequence[Any]) -> None:
        self._keep(self._pen.filled())

    def _forget(self, _: Sequence[Any]) -> None:
        self._pen.clear()

    def _keep(self, rules: list[Rectangle]) -> None:
        if rules and len(self.drawn.rules) < MAX_RULES:
            self.drawn.rules += [box_of(rule, self._state.matrix) for rule in rules]

    def _show(self, operands: Sequence[Any]) -> None:
        self._glyphs(operands[:1])

    def _show_spaced(self, operands: Sequence[Any]) -> None:
        self._glyphs(operands[0])

    def _glyphs(self, pieces: Sequence[Any]) -> None:
        """Show strings and the moves between them, and note where each glyph stands."""
        state = self._state
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
        self._note(chars, starts, ends)
        a, b, c, d, e, f = self._text
        self._text = (a, b, c, d, pen * a + e, pen * b + f)

    def _note(self, chars: list[str], starts: list[float], ends: list[float]) -> None:
        if not chars:
            return
        state = self._state
        a, b, c, d, x, y = multiply(self._text, state.matrix)
        along = math.hypot(a, b)
        if along != 1.0:
            starts = [start * along for start in starts]
            ends = [end * along for end in ends]
        self.drawn.shown.append(
            Shown(
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
        )

    def _inline(self, _: Sequence[Any]) -> None:
        self._picture()

    def _picture(self) -> None:
        self.drawn.pictures.append(box_of((0.0, 0.0, 1.0, 1.0), self._state.matrix))

    def _do(self, operands: Sequence[Any]) -> None:
        forms = self._resources["/XObject"].get_object()
        target = forms[operands[0]].get_object()  # type: ignore[index]
        if target.get("/Subtype") == "/Image":
            self._picture()
        elif target.get("/Subtype") == "/Form":
            self.form(target, self._state.matrix)

    def form(self, form: StreamObject, matrix: Matrix) -> None:
        """Run a form XObject (or an appearance stream) placed by `matrix`."""
        if self._depth >= MAX_DEPTH or self.drawn.forms >= MAX_FORMS:
            return
        self.drawn.forms += 1
        self._depth += 1
        kept = (self._state, self._stack, self._text, self._line)
        own = form.get("/Resources")
        resources = own.get_object() if own is not None else self._resources
        placed = multiply(as_matrix(form.get("/Matrix", IDENTITY)), matrix)
        try:
            self.run(ContentStream(form, self._pdf, "bytes"), resources, placed)
        finally:
            self._depth -= 1
            self._state, self._stack, self._text, self._line = kept


def as_matrix(operands: Sequence[Any]) -> Matrix:
    """Read six operands as a matrix."""
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return (a, b, c, d, e, f)


def box_of(box: Rectangle, matrix: Matrix) -> Rectangle:
    """Return the upright box around a box that `matrix` moved."""
    a, b, c, d, e, f = matrix
    corners = [(x * a + y * c + e, x * b + y * d + f) for x in box[::2] for y in box[1::2]]
    xs, ys = zip(*corners, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))
