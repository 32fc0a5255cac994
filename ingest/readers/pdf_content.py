"""Run the content of a PDF page: which characters are shown where, and how much is picture."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import ContentStream, DictionaryObject, StreamObject

from ingest.readers.pdf_fonts import Fonts
from ingest.readers.pdf_glyphs import Shown, State, Writer
from ingest.readers.pdf_matrix import IDENTITY, Matrix, as_matrix, box_of, multiply
from ingest.readers.pdf_pen import Pen, Rectangle

SHOWS = re.compile(rb"T[jJ*]|Do|['\"]|\bBI\b")
STROKE = 20  # bytes of an operator that draws a line
MAX_DEPTH = 8  # forms within forms
MAX_FORMS = 2_000  # forms drawn on a page
MAX_RULES = 2_000  # straight strokes kept of a page


@dataclass(slots=True)
class Drawn:
    """What a page shows: runs of glyphs, boxes of pictures and rules (points), count of paths."""

    shown: list[Shown] = field(default_factory=list)
    pictures: list[Rectangle] = field(default_factory=list)
    rules: list[Rectangle] = field(default_factory=list)
    paths: int = 0
    forms: int = 0


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
        self._stack: list[State] = []
        self._state = State(IDENTITY)
        self._writer = Writer()

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
        self._state = State(matrix)
        self._writer = Writer()
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
        self._writer.begin()

    def _font(self, operands: Sequence[Any]) -> None:
        self._state.font = self._fonts.table(self._resources, operands[0])
        self._state.size = float(operands[1])

    def _move(self, operands: Sequence[Any]) -> None:
        self._writer.move(float(operands[0]), float(operands[1]))

    def _move_leading(self, operands: Sequence[Any]) -> None:
        self._state.leading = -float(operands[1])
        self._move(operands)

    def _matrix(self, operands: Sequence[Any]) -> None:
        self._writer.place(as_matrix(operands))

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
        shown = self._writer.show(pieces, self._state)
        if shown is not None:
            self.drawn.shown.append(shown)

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
        kept = (self._state, self._stack, self._writer)
        own = form.get("/Resources")
        resources = own.get_object() if own is not None else self._resources
        placed = multiply(as_matrix(form.get("/Matrix", IDENTITY)), matrix)
        try:
            self.run(ContentStream(form, self._pdf, "bytes"), resources, placed)
        finally:
            self._depth -= 1
            self._state, self._stack, self._writer = kept
