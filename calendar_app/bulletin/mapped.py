"""Text that remembers where in the decoded file each of its characters stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from calendar_app.model.bulletin import Segment


@dataclass(frozen=True, slots=True)
class Mapped:
    """A string and the segments that tie its characters to the source; characters without a segment were put in."""

    text: str = ""
    segments: tuple[Segment, ...] = ()

    @classmethod
    def of(cls, source: str, start: int, end: int) -> Mapped:
        """The stretch [start, end) of *source*, as it stands."""
        return cls(source[start:end], (Segment(0, start, end - start),) if end > start else ())

    def __bool__(self) -> bool:
        return bool(self.text)

    def cut(self, start: int, end: int | None = None) -> Mapped:
        """The part [start, end) of this text."""
        end = len(self.text) if end is None else min(end, len(self.text))
        if start <= 0 and end == len(self.text):
            return self
        out = []
        for seg in self.segments:
            a, b = max(seg.body, start), min(seg.body + seg.length, end)
            if a < b:
                out.append(Segment(a - start, seg.source + a - seg.body, b - a))
        return Mapped(self.text[start:end], tuple(out))

    def strip(self) -> Mapped:
        """Without white space at either end."""
        text = self.text
        start = len(text) - len(text.lstrip())
        return self.cut(start, max(start, len(text.rstrip())))

    def without(self, holes: Iterable[tuple[int, int]]) -> Mapped:
        """Without the given ranges (sorted, not overlapping)."""
        parts, at = [], 0
        for start, end in holes:
            parts.append(self.cut(at, start))
            at = end
        if not at:
            return self
        parts.append(self.cut(at))
        return concat(parts)

    @property
    def start(self) -> int:
        """Source offset of the first character that has one, 0 where none has."""
        return self.segments[0].source if self.segments else 0

    @property
    def end(self) -> int:
        """Source offset behind the last character that has one, 0 where none has."""
        return self.segments[-1].source + self.segments[-1].length if self.segments else 0


def concat(parts: Sequence[Mapped]) -> Mapped:
    """The parts one behind the other; neighbours in the source become one segment."""
    segments: list[Segment] = []
    at = 0
    for part in parts:
        for seg in part.segments:
            moved = Segment(at + seg.body, seg.source, seg.length)
            last = segments[-1] if segments else None
            if last and last.body + last.length == moved.body and last.source + last.length == moved.source:
                segments[-1] = Segment(last.body, last.source, last.length + moved.length)
            else:
                segments.append(moved)
        at += len(part.text)
    return Mapped("".join(p.text for p in parts), tuple(segments))
