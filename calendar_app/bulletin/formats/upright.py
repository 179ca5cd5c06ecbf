"""Pages that lie on their side, stand on their head or slant: told from what text recognition finds on them."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Box = Sequence[tuple[float, float]]
#: Lines read with less confidence than this on average may stand on their head.
_DOUBTFUL = 0.8
#: Share of the lines that run downwards on a page that lies on its side.
_SIDEWAYS = 0.6
#: A line is so many times longer than high, and has so many pixels, to show its direction.
_LONG, _LEAST = 1.5, 60
#: Degrees of slant from which the picture is turned before it is read again; less is set straight by the places of the lines.
_SLANT = 1.5
#: Part of the page's height on which directions are tried.
_STRIP = 0.25


@dataclass(frozen=True, slots=True)
class Found:
    """What recognition found: corners of each line from its upper left clockwise, its words, and confidence from 0 to 1."""

    boxes: list[Box]
    texts: list[str]
    scores: list[float]

    @property
    def confidence(self) -> float:
        """Mean over the characters."""
        size = sum(map(len, self.texts))
        return sum(s * len(t) for s, t in zip(self.scores, self.texts, strict=True)) / size if size else 0.0


def turned(picture: Any, found: Found, read: Callable[[Any], Found]) -> tuple[Any, float]:  # noqa: ANN401 - Pillow images
    """The picture turned upright, and by how many degrees against the clock; 0 where it is well as it is.

    Args:
        picture: a page in grey values.
        found: what was read of it as it lies.
        read: reads a picture; called for strips of the page, at most twice.
    """
    turn = _quarter(picture, found, read)
    if turn:
        picture = picture.rotate(turn, expand=True)
    slant = _slant(found.boxes, sideways=turn in (90, 270))
    if abs(slant) < _SLANT:
        return picture, float(turn)
    return picture.rotate(slant, expand=True, fillcolor=_paper(picture), resample=_bicubic()), turn + slant


def _quarter(picture: Any, found: Found, read: Callable[[Any], Found]) -> int:  # noqa: ANN401
    shown = [box for box in found.boxes if max(_sides(box)) >= _LEAST]
    downwards = sum(high > _LONG * wide for wide, high in map(_sides, shown))
    if shown and downwards >= _SIDEWAYS * len(shown):
        tried = {turn: read(_strip(picture.rotate(turn, expand=True))).confidence for turn in (90, 270)}
        return max(tried, key=lambda turn: tried[turn])
    if not found.texts or found.confidence >= _DOUBTFUL:
        return 0
    return 180 if read(_strip(picture.rotate(180))).confidence > max(found.confidence + 0.1, _DOUBTFUL) else 0


def _sides(box: Box) -> tuple[float, float]:
    return math.dist(box[0], box[1]), math.dist(box[1], box[2])


def _slant(boxes: Sequence[Box], *, sideways: bool) -> float:
    """Degrees by which lines fall to the right, of the longer ones."""
    angles = []
    for box in boxes:
        wide, high = _sides(box)
        (x0, y0), (x1, y1) = (box[0], box[1]) if not sideways else (box[0], box[3])
        if (high if sideways else wide) >= 4 * (wide if sideways else high):
            angle = math.degrees(math.atan2(y1 - y0, x1 - x0))
            angles.append(angle - 90 if sideways else angle)
    return statistics.median(angles) if angles else 0.0


def _strip(picture: Any) -> Any:  # noqa: ANN401
    """The part of a page, as wide as it, that has most ink."""
    import numpy

    dark = (255 - numpy.asarray(picture.convert("L"), dtype=float)).sum(axis=1)
    high = max(1, int(_STRIP * len(dark)))
    sums = numpy.convolve(dark, numpy.ones(high), "valid")
    top = int(sums.argmax())
    return picture.crop((0, top, picture.width, top + high))


def _paper(picture: Any) -> int:  # noqa: ANN401
    """The grey value that most of a page has."""
    counts = picture.convert("L").histogram()
    return int(max(range(256), key=counts.__getitem__))


def _bicubic() -> Any:  # noqa: ANN401
    from PIL import Image

    return Image.Resampling.BICUBIC
