"""Bold words on the picture of a page, by the thickness of their strokes: titles inside a line are told by nothing else."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from typing import Any

from calendar_app.bulletin.formats.page import cell_width

Box = Sequence[tuple[float, float]]
#: Strokes this many times thicker than the page's usual ones are bold.
_BOLD = 1.22
#: Characters that a bold beginning has at least.
_MIN_BOLD = 4
#: So many times thicker than what stands behind them on the line are bold words.
_CONTRAST = 1.25
#: A character's cell needs this many pixels of ink to be measured: full stops and commas tell nothing.
_MIN_INK = 12.0
#: Characters that the end of bold words may be off.
_SLACK = 8
_DATE = re.compile(r"(?<![0-9.])[0-9]{1,2}月(?:[0-9]{1,2}日|[，,、初上中下底末]|$)")
_SENTENCE = frozenset("。；;！!？?")


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
    return [_snapped(text, _prefix(line, _BOLD * usual)) for line, text in zip(strokes, texts, strict=True)]


def _strokes(dark: Any, box: Box, text: str) -> list[float | None]:  # noqa: ANN401 - numpy array
    """Mean thickness of each character's strokes as a share of the line's height, None where it cannot be told."""
    import numpy

    (x0, y0), (x1, y1), (_, y2), (_, y3) = box
    cells = [cell_width(c) for c in text]
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
    if len(measured) < _MIN_BOLD or (typical := statistics.median(measured)) < limit:
        return 0
    behind = [s for s in strokes[length:] if s is not None]
    if len(behind) >= _MIN_BOLD and typical < _CONTRAST * statistics.median(behind):
        return 0
    return length


def _snapped(text: str, length: int) -> int:
    """The end of the bold words set right by what is written: the date of the text behind them, or the line's end.

    Figures are too thin to be measured, and strokes of a scan vary: the measured end is some characters off at times.
    """
    if not length or text[0] in "，、；：" or any(c in _SENTENCE for c in text[: length - 1]):
        return 0
    dates = [match.start() for match in _DATE.finditer(text, 1)]
    nearest = min(dates, key=lambda start: abs(start - length), default=-1)
    if nearest >= 0 and (abs(nearest - length) <= _SLACK or nearest < length):
        return nearest
    return len(text) if len(text) - length <= 2 else length
