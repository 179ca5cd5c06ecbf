"""The reading order of a page: columns one behind the other between the rows that run across them."""

from __future__ import annotations

import statistics

from calendar_app.bulletin.formats.dates import only_date
from calendar_app.bulletin.formats.page.words import Row, Word

#: A gutter is so many characters wide at least, and so much of the rows may run across it.
_MIN_GUTTER, _MAX_ACROSS = 0.7, 0.6
#: Rows that a column has at least, characters of its rows, and how much of the page it takes.
_MIN_ROWS, _MIN_CHARS, _MIN_SHARE = 4, 7, 0.2
#: Rows of a column begin at its edge, or so many characters from it.
_INDENT = 2.6
#: Pages in more columns than this are not taken apart further.
_MAX_DEPTH = 3


def in_order(rows: list[Row], depth: int = 0) -> list[list[Row]]:
    """The rows of a page in reading order, in stretches each of which has one left edge."""
    gutter = _gutter(rows) if depth < _MAX_DEPTH and len(rows) >= 2 * _MIN_ROWS - 2 else None
    if gutter is None:
        return [rows] if rows else []
    out: list[list[Row]] = []
    across: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []

    def close() -> None:
        nonlocal left, right
        out.extend((*in_order(left, depth + 1), *in_order(right, depth + 1)))
        left, right = [], []

    for row in rows:
        sides = _parted(row, gutter)
        if sides is None:
            if left or right:
                close()
            across.append(row)
            continue
        if across:
            out.append(across)
            across = []
        for side, words in zip((left, right), sides, strict=True):
            if words:
                side.append(Row(words))
    close()
    return [*out, across] if across else out


def _parted(row: Row, gutter: float) -> tuple[list[Word], list[Word]] | None:
    """The words left and right of a gutter, None where one runs across it."""
    if any(word.x < gutter < word.right for word in row.words):
        return None
    return [w for w in row.words if w.x < gutter], [w for w in row.words if w.x >= gutter]


def _gutter(rows: list[Row]) -> float | None:
    """The middle of the widest band that nearly no word stands on, with columns of text on both sides; None where there is none."""
    size = statistics.median(row.size for row in rows)
    first, last = min(r.x for r in rows), max(r.right for r in rows)
    span = last - first
    best: tuple[float, float] | None = None
    for start, end in _bands(rows, first, last, size):
        middle = (start + end) / 2
        inside = first + _MIN_SHARE * span <= middle <= last - _MIN_SHARE * span
        if inside and (best is None or end - start > best[1] - best[0]) and _is_gutter(rows, middle, span, size):
            best = (start, end)
    return None if best is None else (best[0] + best[1]) / 2


def _bands(rows: list[Row], first: float, last: float, size: float) -> list[tuple[float, float]]:
    """Stretches of the page's width on which few rows have ink, in steps of a fifth of a character."""
    step = size / 5
    used = [0] * (int((last - first) / step) + 2)
    for row in rows:
        spans = sorted(
            (max(int((w.x - first) / step + 0.5), 0), int((w.right - first) / step - 0.5)) for w in row.words
        )
        at = 0
        for a, b in spans:
            for k in range(max(a, at), min(b + 1, len(used))):
                used[k] += 1
            at = max(at, b + 1)
    out: list[tuple[float, float]] = []
    begin: int | None = None
    floor = min(used[len(used) // 6 : 5 * len(used) // 6 or 1], default=0)
    limit = max(floor, min(_MAX_ACROSS * len(rows), floor + 0.05 * len(rows)))
    for k, count in enumerate([*used, len(rows) + 1]):
        if count <= limit and count <= _MAX_ACROSS * len(rows):
            begin = k if begin is None else begin
        elif begin is not None:
            if (k - begin) * step >= _MIN_GUTTER * size:
                out.append((first + begin * step, first + k * step))
            begin = None
    return out


def _is_gutter(rows: list[Row], middle: float, span: float, size: float) -> bool:
    """True where text stands in rows on both sides, each side's at an edge of its own, and on both at one height."""
    parted = [sides for row in rows if (sides := _parted(row, middle)) is not None]
    left = [Row(words) for words, _ in parted if words]
    right = [Row(words) for _, words in parted if words]
    if not left or not right:
        return False
    top, bottom = min(left[0].y, right[0].y) + size, max(left[-1].y, right[-1].y) - size
    left, right = ([row for row in side if bottom <= row.y <= top] for side in (left, right))
    if len(left) < _MIN_ROWS or len(right) < _MIN_ROWS:
        return False
    if any(statistics.fmean(len(row.plain) for row in side) < _MIN_CHARS for side in (left, right)):
        return False
    dates = sum(only_date(row.words[-1].text) for row in left)
    if dates >= 0.4 * len(left) or statistics.fmean(row.right - row.x for row in left) < _MIN_SHARE * span:
        return False
    edge = min(row.x for row in right)
    return sum(row.x <= edge + _INDENT * size for row in right) >= 0.7 * len(right)
