"""Bold words on the picture of a page, by the thickness of their strokes: titles inside a line are told by nothing else."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Any

Box = Sequence[tuple[float, float]]
#: Strokes this many times thicker than the page's usual ones are bold.
_BOLD = 1.22
#: Characters that a bold beginning has at least.
_MIN_BOLD = 4
#: A character's cell needs this many pixels of ink to be measured: full stops and commas tell nothing.
_MIN_INK = 12.0


def bold_lengths(picture: Any, boxes: Sequence[Box], texts: Sequence[str]) -> list[int]:  # noqa: ANN401 - numpy array
    """How many characters of each line are bold from its beginning, 0 for most.

    Args:
        picture: grey values of the page as a numpy array (rows, columns), dark on light.
        boxes: the corners of each line, from the upper left clockwise, in pixels.
        texts: what was read in each.

    Returns:
        A number of characters for each line; spaces count.
    """
    import numpy

    low, high = (float(x) for x in numpy.percentile(picture, (1, 60)))
    dark = numpy.clip((0.85 * high - picture) / max(0.85 * high - low, 1.0), 0.0, 1.0)
    strokes = [_strokes(dark, box, text) for box, text in zip(boxes, texts, strict=True)]
    known = [s for line in strokes for s in line if s is not None]
    if len(known) < 20:
        return [0] * len(texts)
    usual = statistics.median(known)
    return [_prefix(line, _BOLD * usual) for line in strokes]


def _strokes(dark: Any, box: Box, text: str) -> list[float | None]:  # noqa: ANN401 - numpy array
    """Mean thickness of each character's strokes as a share of the line's height, None where it cannot be told."""
    import numpy

    (x0, y0), (x1, y1), (_, y2), (_, y3) = box
    cells = [1.0 if ord(c) > 0x2000 else 0.5 for c in text]
    total = sum(cells)
    tall = max((y3 - y0 + y2 - y1) / 2, 1.0)
    out: list[float | None] = []
    done = 0.0
    for cell in cells:
        left, right = done / total, (done + cell) / total
        done += cell
        middle = (left + right) / 2
        top, bottom = y0 + (y1 - y0) * middle, y3 + (y2 - y3) * middle
        part = dark[
            max(int(top), 0) : int(bottom) + 1, max(int(x0 + (x1 - x0) * left), 0) : int(x0 + (x1 - x0) * right) + 1
        ]
        ink = float(part.sum())
        if cell < 1 or ink < _MIN_INK or part.shape[1] < 3:
            out.append(None)
            continue
        edges = float(numpy.abs(numpy.diff(part, axis=1)).sum()) / 2
        out.append(ink / max(edges, 1.0) / tall)
    return out


def _prefix(strokes: Sequence[float | None], limit: float) -> int:
    """The beginning whose strokes are above *limit* where those behind it are below, 0 where there is none."""
    best = total = 0.0
    length = 0
    for k, stroke in enumerate(strokes, 1):
        if stroke is not None:
            total += min(max(stroke / limit - 1, -0.3), 0.3)
            if total > best:
                best, length = total, k
    measured = [s for s in strokes[:length] if s is not None]
    if len(measured) < _MIN_BOLD or statistics.median(measured) < limit:
        return 0
    return length
