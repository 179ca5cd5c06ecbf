"""The content of a PDF page as a program that draws: which characters it puts where, and how wide they are.

Every character's place is counted from the widths of its font (ISO 32000-1, 9.2 to 9.4): programs move the pen inside a
line for spacing, and come back for signs of another font, so that only places tell what stands beside what.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

from pypdf.generic import ContentStream

from calendar_app.bulletin.formats.pdf.fonts import Face, opened
from calendar_app.bulletin.formats.pdf.rules import OPERATORS, Matrix, Rules, Segment

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
#: Forms in forms, and forms drawn on one page.
_MAX_DEPTH, _MAX_FORMS = 12, 2_000
#: Words that stand no further behind the pen, in their own size, go on with what was written last.
_JOINED = 0.12
_INVISIBLE = 3
#: Characters whose outline is drawn too, which makes them bold where the font has no bold ones.
_OUTLINED = (2, 6)
#: Characters that are written again so near, in their own size, are made bold by it.
_AGAIN = 0.12


@dataclass(slots=True)
class Glyphs:
    """Characters written in one go: where they begin, the direction in which they follow (unit vector), size and length in points."""

    text: str
    x: float
    y: float
    along: tuple[float, float]
    up: tuple[float, float]
    size: float
    wide: float
    face: Face
    hidden: bool
    bold: bool


@dataclass(slots=True)
class _State:
    """What q keeps and Q brings back (9.3, text state), beside the matrix of the page's space."""

    matrix: Matrix = _IDENTITY
    face: Face | None = None
    size: float = 12.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    rise: float = 0.0
    leading: float = 0.0
    mode: int = 0


def content_of(page: Any, faces: dict[int, Face]) -> tuple[list[Glyphs], list[Segment]]:  # noqa: ANN401 - untyped in pypdf
    """What a page writes, in the order of its content, and its straight lines. *faces* keeps the fonts of the document."""
    pen = _Pen(getattr(page, "pdf", None), faces)
    pen.draw(opened(page.get("/Contents")), opened(page.get("/Resources")), _State(), ())
    return _once(pen.out), pen.rules.found


def product(a: Matrix, b: Matrix) -> Matrix:
    """First *a*, then *b*."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _matrix(values: Any) -> Matrix:  # noqa: ANN401 - operands
    a, b, c, d, e, f = (float(opened(value)) for value in values)
    return a, b, c, d, e, f


class _Pen:
    """Runs the operators of content streams."""

    def __init__(self, document: Any, faces: dict[int, Face]) -> None:  # noqa: ANN401 - pypdf's reader
        self.out: list[Glyphs] = []
        self.rules = Rules()
        self._document = document
        self._faces = faces
        self._forms = 0
        self._state = _State()
        self._text = self._line = _IDENTITY
        self._fonts: Any = {}

    def draw(self, stream: Any, resources: Any, state: _State, inside: tuple[int, ...]) -> None:  # noqa: ANN401
        """Run one content stream with the resources that its names mean; *inside* are the forms that it is part of."""
        if stream is None:
            return
        content = stream if isinstance(stream, ContentStream) else ContentStream(stream, self._document, "bytes")
        resources = resources if hasattr(resources, "get") else {}
        fonts, self._fonts = self._fonts, opened(resources.get("/Font")) or {}
        outer, self._state = self._state, state
        stack: list[_State] = []
        for operands, operator in content.operations:
            try:
                if operator == b"q":
                    stack.append(replace(self._state))
                elif operator == b"Q":
                    self._state = stack.pop() if stack else self._state
                elif operator == b"Do":
                    self._form(operands[0], resources, inside)
                else:
                    self._run(operator, operands)
            except (ValueError, TypeError, IndexError, KeyError, AttributeError):
                continue  # an operator with operands that are none draws nothing
        self._fonts, self._state = fonts, outer

    def _form(self, name: Any, resources: Any, inside: tuple[int, ...]) -> None:  # noqa: ANN401
        form = opened((opened(resources.get("/XObject")) or {}).get(name))
        self._forms += 1
        if form is None or id(form) in inside:
            return
        if form.get("/Subtype") != "/Form":
            form._data = b""  # a picture is not needed again, and a scan's are most of its file
            return
        if len(inside) >= _MAX_DEPTH or self._forms > _MAX_FORMS:
            return
        matrix = _matrix(form["/Matrix"]) if "/Matrix" in form else _IDENTITY
        state = replace(self._state, matrix=product(matrix, self._state.matrix))
        text, line = self._text, self._line
        self.draw(form, opened(form.get("/Resources")) or resources, state, (*inside, id(form)))
        self._text, self._line = text, line

    def _run(self, operator: bytes, operands: list[Any]) -> None:
        state = self._state
        if operator == b"Tj":
            self._show(operands[0])
        elif operator == b"TJ":
            for piece in opened(operands[0]):
                if isinstance(piece, bytes):
                    self._show(piece)
                elif not isinstance(piece, str):
                    self._move(-float(piece) / 1000 * state.size)
        elif operator == b"Tm":
            self._text = self._line = _matrix(operands)
        elif operator in (b"Td", b"TD"):
            x, y = float(operands[0]), float(operands[1])
            if operator == b"TD":
                state.leading = -y
            self._next(x, y)
        elif operator in (b"T*", b"'", b'"'):
            if operator == b'"':
                state.word_spacing, state.spacing = float(operands[0]), float(operands[1])
            self._next(0, -state.leading)
            if operator != b"T*":
                self._show(operands[-1])
        elif operator == b"Tf":
            state.face = None  # what a broken font writes is not to be read in the one before
            state.size = float(operands[1])
            state.face = self._face(operands[0])
        elif operator == b"BT":
            self._text = self._line = _IDENTITY
        elif operator == b"cm":
            state.matrix = product(_matrix(operands), state.matrix)
        elif operator == b"Tc":
            state.spacing = float(operands[0])
        elif operator == b"Tw":
            state.word_spacing = float(operands[0])
        elif operator == b"Tz":
            state.stretch = float(operands[0]) / 100
        elif operator == b"TL":
            state.leading = float(operands[0])
        elif operator == b"Ts":
            state.rise = float(operands[0])
        elif operator == b"Tr":
            state.mode = int(operands[0])
        elif operator in OPERATORS:
            self.rules.take(operator, operands, state.matrix)

    def _face(self, name: Any) -> Face:  # noqa: ANN401 - a name
        font = opened(self._fonts[name])
        reference = getattr(font, "indirect_reference", None)
        key = int(reference.idnum) if reference is not None else -id(font)
        if key not in self._faces:
            self._faces[key] = Face(font, key)
        return self._faces[key]

    def _next(self, x: float, y: float) -> None:
        self._text = self._line = product((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _move(self, by: float) -> None:
        """Move the pen along the line of writing."""
        face = self._state.face
        x, y = (0.0, by) if face is not None and face.vertical else (by * self._state.stretch, 0.0)
        self._text = product((1.0, 0.0, 0.0, 1.0, x, y), self._text)

    def _show(self, string: Any) -> None:  # noqa: ANN401 - bytes, or text that was decoded already
        state = self._state
        if state.face is None or not string:
            return
        space = product((1.0, 0.0, 0.0, 1.0, 0.0, state.rise), product(self._text, state.matrix))
        right, up = (space[0], space[1]), (space[2], space[3])
        scale = math.hypot(*up) or 1.0
        text, wide = "", 0.0
        for char, width, blank in state.face.read(string):
            text += char
            wide += width * state.size + state.spacing + (state.word_spacing if blank else 0.0)
        if state.face.vertical:
            along, length, wide = (-up[0], -up[1]), scale, -wide
        else:
            along, length = right, (math.hypot(*right) or 1.0) * state.stretch
        norm = math.hypot(*along) or 1.0
        glyphs = Glyphs(
            text,
            space[4],
            space[5],
            (along[0] / norm, along[1] / norm),
            (up[0] / scale, up[1] / scale),
            max(1.0, min(abs(state.size) * scale, 200.0)),
            abs(wide) * length,
            state.face,
            state.mode == _INVISIBLE,
            state.face.bold or state.mode in _OUTLINED,
        )
        self._add(glyphs)
        self._move(wide)

    def _add(self, glyphs: Glyphs) -> None:
        last = self.out[-1] if self.out else None
        if last is not None and last.face is glyphs.face and last.size == glyphs.size and last.along == glyphs.along:
            gap, off = _beyond(last, glyphs)
            if abs(off) <= 0.01 * last.size and abs(gap) <= _JOINED * last.size and last.bold == glyphs.bold:
                last.text += glyphs.text
                last.wide += gap + glyphs.wide
                return
        self.out.append(glyphs)


def _beyond(last: Glyphs, glyphs: Glyphs) -> tuple[float, float]:
    """How far behind the end of what was written last something begins, and how far above its line."""
    dx, dy = glyphs.x - last.x, glyphs.y - last.y
    return dx * last.along[0] + dy * last.along[1] - last.wide, dx * last.up[0] + dy * last.up[1]


def _once(written: list[Glyphs]) -> list[Glyphs]:
    """What is written twice on nearly one spot is there once, and bold: so programs embolden a font that has no bold one."""
    out: list[Glyphs] = []
    for glyphs in written:
        last = out[-1] if out else None
        if last is not None and last.text == glyphs.text and last.face is glyphs.face and last.size == glyphs.size:
            gap, off = _beyond(last, glyphs)
            if abs(gap + last.wide) <= _AGAIN * last.size and abs(off) <= _AGAIN * last.size:
                last.bold = True
                continue
        out.append(glyphs)
    return out
