"""Text recognition of one page's picture, offline: models come with the packages of the extra ``ocr``.

Loaded in the child process only (formats ``scan`` and ``image``), one page at a time and in one thread.
"""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Sequence
from typing import Any

from calendar_app.bulletin.formats import limits, progress
from calendar_app.bulletin.formats.page import Word, cell_width
from calendar_app.bulletin.formats.strokes import bold_lengths
from calendar_app.bulletin.formats.text import Builder, RefusedError
from calendar_app.bulletin.formats.upright import Box, Found, turned

#: Lines that were read with less confidence than this are named one by one.
SURE = 0.9
#: No more of them are named for one page.
MAX_NAMED = 20
_WIDE = str.maketrans(",;:!?()", "，；：！？（）")
_SIGN = re.compile(r"(?<=[\u4e00-\u9fff”》）])[,;:!?()]|[,;:!?()](?=[\u4e00-\u9fff“《（])|(?<=[%）)])[,;:!?)]")
#: A pixel this much darker or lighter than most is ink.
_INK = 60
#: Longer side of the picture in which lines are looked for; they are read in the full one.
_FIND_SIDE = 1536


class Recogniser:
    """Reads pictures of pages; the models are loaded with the first page that is not blank."""

    def __init__(self) -> None:
        self._engine: Any = None
        self.scores: dict[int, list[tuple[float, str]]] = {}
        self.turns: dict[int, float] = {}

    def words(self, picture: Any, number: int, dots: float) -> list[Word]:  # noqa: ANN401 - a Pillow image
        """The lines on a picture, each as one word at its place.

        Args:
            picture: a Pillow image of page *number*.
            number: the page, counted from 1.
            dots: pixels an inch, to give places in points as a PDF has them.

        Returns:
            Words in points from the lower left corner, none where the page is blank.
        """
        grey = picture.convert("L")
        darkest, lightest = grey.getextrema()
        if lightest - darkest < _INK:
            self.scores[number] = []
            return []
        import numpy

        progress.within(limits.OCR_SECONDS_PER_PAGE)
        found = self._read(grey)
        upright, degrees = turned(grey, found, self._read)
        if degrees:
            progress.step()
            grey, found = upright, self._read(upright)
            self.turns[number] = degrees
        progress.step()
        self.scores[number] = list(zip(found.scores, found.texts, strict=True))
        bold = bold_lengths(numpy.asarray(grey), found.boxes, found.texts)
        return _placed(found.boxes, found.texts, bold, 72 / dots, grey.height)

    def _read(self, grey: Any) -> Found:  # noqa: ANN401 - a Pillow image
        """What recognition finds on a picture."""
        import numpy

        found = self._load()(numpy.asarray(grey.convert("RGB")))
        scores = [float(score) for score in found.scores or ()]
        texts = [_circle(widened(t), score) for t, score in zip(found.txts or (), scores, strict=True)]
        boxes: list[Box] = (
            [] if found.boxes is None else [[(float(x), float(y)) for x, y in box] for box in found.boxes]
        )
        return Found(boxes, texts, scores)

    def _load(self) -> Any:  # noqa: ANN401 - the engine has no types
        if self._engine is None:
            progress.all_memory()
            import cv2
            from rapidocr import RapidOCR

            cv2.setNumThreads(1)
            self._engine = RapidOCR(
                params={
                    "Global.log_level": "critical",
                    "Global.use_cls": False,
                    "Global.max_side_len": limits.MAX_RENDER_SIDE,
                    "Det.limit_type": "max",
                    "Det.limit_side_len": _FIND_SIDE,
                    "Rec.rec_batch_num": 1,
                    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                }
            )
        return self._engine

    def report(self, out: Builder) -> None:
        """Add to *out* how sure the recognition was: a line for each page, and one for each doubtful line.

        Raises:
            RefusedError: not a character was recognised on any page.
        """
        text = out.text()
        if self.scores and not text.strip():
            raise RefusedError("empty", "文字识别没有读到任何文字")
        places = {number: place for place, number in out.pages}
        for number, lines in self.scores.items():
            if not lines:
                continue
            start = places.get(number, 0)
            mean = statistics.fmean(score for score, _ in lines)
            low = [(score, words) for score, words in lines if score < SURE]
            count = f"，其中 {len(low)} 行低于 {SURE:g}" if low else ""
            turn = f"，页面先转正（{self.turns[number] % 360:.0f}°）" if number in self.turns else ""
            said = f"第 {number} 页由文字识别读出，{len(lines)} 行，平均置信度 {mean:.3f}{count}{turn}"
            out.doubts.append(("ocr-page", said, start))
            for score, words in sorted(low)[:MAX_NAMED]:
                place = text.find(words.strip(), start) if len(words) > 3 else start
                shown = words if len(words) <= 24 else words[:24] + "…"
                out.doubts.append(
                    ("ocr-doubtful", f"识别没有把握（置信度 {score:.2f}）：{shown}", place if place >= 0 else start)
                )


def _circle(text: str, score: float) -> str:
    """A full stop that a line's end left alone on the next one looks like a nought."""
    return "。" if score < SURE and text.strip() in ("0", "o", "O", "○") else text


def widened(text: str) -> str:
    """Signs beside Chinese characters in their full width, as they are printed there; recognition takes either.

    >>> widened("亩均收益账;在柳湾镇(二期)走访,1,200户")
    '亩均收益账；在柳湾镇（二期）走访，1,200户'
    """
    return _SIGN.sub(lambda match: match.group().translate(_WIDE), text)


def _placed(boxes: Sequence[Box], texts: list[str], bold: list[int], scale: float, height: int) -> list[Word]:
    """Boxes (corners from the upper left, clockwise, in pixels) as words in points, a slanting page set straight.

    A line that begins with *bold* characters and goes on with others becomes two words.
    """
    slants = [math.atan2(b[1] - a[1], b[0] - a[0]) for a, b, _, _ in boxes if b[0] - a[0] > 200]
    slant = statistics.median(slants) if slants else 0.0
    cos, sin = math.cos(-slant), math.sin(-slant)
    out: list[Word] = []
    for box, text, heavy in zip(boxes, texts, bold, strict=True):
        turned = [(x * cos - y * sin, x * sin + y * cos) for x, y in box]
        left = min(turned[0][0], turned[3][0])
        right = max(turned[1][0], turned[2][0])
        base = (turned[2][1] + turned[3][1]) / 2
        tall = base - (turned[0][1] + turned[1][1]) / 2
        cells = sum(map(cell_width, text))
        pitch = (right - left) / cells if cells >= 4 else 0.8 * tall
        size = max(1.0, min(pitch, 0.95 * tall) * scale)
        at = left
        for piece, is_bold in ((text[:heavy], True), (text[heavy:], False)):
            wide = (right - left) * sum(map(cell_width, piece)) / cells if cells else 0.0
            if piece.strip():
                before, after = piece[0].isspace(), piece[-1].isspace()
                y = (height - base) * scale
                out.append(Word(piece.strip(), at * scale, y, size, is_bold, before, after, wide * scale))
            at += wide
    return out
