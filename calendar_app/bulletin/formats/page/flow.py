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
#: A heading is so much larger than most rows.
_LARGE = 1.2
#: Sizes that differ by less, in points, are the same.
_SAME_SIZE = 0.2
#: Columns that a heading parts end and begin at one height, give or take a line.
_LEVEL = 2.2
#: Pages in more columns than this are not taken apart further.
_MAX_DEPTH = 3


def in_order(rows: list[Row], known: list[float], depth: int = 0) -> list[list[Row]]:
    """The rows of a page in reading order, in stretches each of which has one left edge.

    *known* are the gutters of the pages before, which a page with few rows is read by; those of this page are added.
    """
    gutter = _gutter(rows) if depth < _MAX_DEPTH and len(rows) >= 2 * _MIN_ROWS - 2 else None
    if gutter is not None:
        known.append(gutter)
    elif depth < _MAX_DEPTH and len(rows) >= 2:
        gutter = next((x for x in dict.fromkeys(reversed(known)) if _fits(rows, x)), None)
    if gutter is None:
        return [rows] if rows else []
    out: list[list[Row]] = []
    across: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []

    def close() -> None:
        nonlocal left, right
        out.extend((*in_order(left, known, depth + 1), *in_order(right, known, depth + 1)))
        left, right = [], []

    normal = statistics.median(row.size for row in rows)
    for row in rows:
        sides = _parted(row, gutter)
        if sides is None or _is_alone(row, rows, gutter, normal):
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


def _fits(rows: list[Row], gutter: float) -> bool:
    """True where the rows stand in the columns of an earlier page: text on both sides, the right one's at the gutter."""
    size = statistics.median(row.size for row in rows)
    parted = [sides for row in rows if (sides := _parted(row, gutter)) is not None]
    left = [Row(words) for words, _ in parted if words]
    right = [Row(words) for _, words in parted if words]
    if not left or not right or len(parted) < (1 - _MAX_ACROSS) * len(rows):
        return False
    if any(statistics.fmean(len(row.plain) for row in side) < _MIN_CHARS for side in (left, right)):
        return False
    edge = min(row.x for row in right)
    return edge - gutter <= _INDENT * size and _begin_at(right, edge, size)


def _is_alone(row: Row, rows: list[Row], gutter: float, normal: float) -> bool:
    """True for a heading of both columns that does not run across them: nothing is beside it, both end above and go on below it."""
    if row.right > gutter or row.size <= _LARGE * normal:
        return False
    if _beside(row, rows) or any(_beside(other, rows) for other in rows if abs(other.size - row.size) < _SAME_SIZE):
        return False  # other headings of its size stand in their column
    for side, last in (([o for o in rows if o.y > row.y], min), ([o for o in rows if o.y < row.y], max)):
        left = [o for o in side if o.x < gutter]
        right = [o for o in side if o.right > gutter]
        if not left or not right:
            return False
        ends = [last(part, key=lambda o: o.y) for part in (left, right)]
        if abs(ends[0].y - ends[1].y) > _LEVEL * normal or ends[1].size > _LARGE * normal:
            return False
    return True


def _beside(row: Row, rows: list[Row]) -> bool:
    """Whether another row stands at the height of a row."""
    return any(abs(other.y - row.y) <= row.size for other in rows if other is not row and other.x != row.x)


def _parted(row: Row, gutter: float) -> tuple[list[Word], list[Word]] | None:
    """The words left and right of a gutter, None where one runs across it."""
    if any(word.x < gutter < word.ink for word in row.words):
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
        spans = sorted((max(int((w.x - first) / step + 0.5), 0), int((w.ink - first) / step - 0.5)) for w in row.words)
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
                start, end = _barest(used, begin, k)
                out.append((first + start * step, first + end * step))
            begin = None
    return out


def _barest(used: list[int], begin: int, end: int) -> tuple[int, int]:
    """The longest run of a band that the fewest rows have ink on: between columns, not where first lines are set in."""
    least = min(used[begin:end])
    best = at = begin, begin
    for k in range(begin, end):
        at = (at[0], k + 1) if used[k] == least else (k + 1, k + 1)
        best = max(best, at, key=lambda run: run[1] - run[0])
    return best


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
    return _begin_at(right, edge, size)


def _begin_at(rows: list[Row], edge: float, size: float) -> bool:
    return sum(row.x <= edge + _INDENT * size for row in rows) >= 0.7 * len(rows)
