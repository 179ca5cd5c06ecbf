"""The straight lines that a PDF page draws, which are the borders of its tables (ISO 32000-1, 8.5: paths)."""

from __future__ import annotations

from typing import Any

#: A line from one place to another in points: x and y of both ends.
Segment = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
#: A filled shape no thicker than this is a line; shorter ones are parts of signs.
_THICK, _SHORT = 2.5, 12.0
#: A page that draws more shapes than this is a picture.
_MOST = 20_000

OPERATORS = frozenset((b"m", b"l", b"c", b"v", b"y", b"h", b"re", b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"n"))  # fmt: skip
_CURVES = (b"c", b"v", b"y")
_STROKED = frozenset((b"S", b"s", b"B", b"B*", b"b", b"b*"))
_CLOSED = frozenset((b"s", b"b", b"b*"))


class Rules:
    """Takes the path operators of a page; ``found`` holds its straight lines."""

    def __init__(self) -> None:
        self.found: list[Segment] = []
        self._path: list[list[tuple[float, float]]] = []
        self._shapes = 0

    def take(self, operator: bytes, operands: list[Any], matrix: Matrix) -> None:
        """One path operator in a space that *matrix* leads from to the page's."""
        if self._shapes > _MOST:
            return
        if operator == b"m":
            self._shapes += 1
            self._path.append([_point(operands, matrix)])
        elif operator == b"re":
            self._shapes += 1
            x, y, wide, high = (float(value) for value in operands)
            corners = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y))
            self._path.append([_point(corner, matrix) for corner in corners])
        elif operator == b"l" and self._path:
            self._path[-1].append(_point(operands, matrix))
        elif operator == b"h" and self._path:
            self._path[-1].append(self._path[-1][0])
        elif operator in _CURVES and self._path:
            self._path[-1] = [_point(operands[-2:], matrix)]  # what is round is no line
        elif operator not in (b"l", b"h", *_CURVES):
            self._paint(operator)
            self._path.clear()

    def _paint(self, operator: bytes) -> None:
        for points in self._path if operator != b"n" else ():
            if operator in _STROKED:
                ends = [*points[1:], points[0]] if operator in _CLOSED else points[1:]
                for (x0, y0), (x1, y1) in zip(points, ends, strict=False):
                    self._add(x0, y0, x1, y1)
            elif len(points) >= 4:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                self._add(min(xs), min(ys), max(xs), max(ys))

    def _add(self, x0: float, y0: float, x1: float, y1: float) -> None:
        wide, high = abs(x1 - x0), abs(y1 - y0)
        if min(wide, high) <= _THICK and max(wide, high) >= _SHORT:
            self.found.append((x0, y0, x1, y1))


def _point(values: Any, matrix: Matrix) -> tuple[float, float]:  # noqa: ANN401 - operands
    x, y = float(values[0]), float(values[1])
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def turned(segment: Segment, turn: int) -> Segment:
    """A line on a page that was turned by so many quarters with the clock."""
    x0, y0, x1, y1 = segment
    if turn == 1:
        return y0, -x0, y1, -x1
    if turn == 2:
        return -x0, -y0, -x1, -y1
    return (-y0, x0, -y1, x1) if turn == 3 else segment
