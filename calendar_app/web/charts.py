"""Numbers of small pictures, in per cent of their frame: the templates write them as SVG attributes, never as styles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from calendar_app.model.calendar import TenureFact

#: A bar thinner than this (per cent) cannot be seen or hit.
THINNEST = 1.5
#: A column wider than this (per cent) looks like a wall; few months stand at the left of their frame.
WIDEST = 7.0
SPARK_WIDEST = 12.0


@dataclass(frozen=True, slots=True)
class TenureBar:
    """A post from its first to its last proof. ``x`` and ``width`` are per cent of the whole span."""

    tenure: TenureFact
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class TenureChart:
    """All posts of a person on one axis."""

    bars: tuple[TenureBar, ...]
    start: date | None
    end: date | None


def tenure_bars(tenures: Sequence[TenureFact]) -> TenureChart:
    """Bars from the first day any post was seen to the last; highest rank first, then the longest held."""
    if not tenures:
        return TenureChart((), None, None)
    start = min(tenure.first_seen for tenure in tenures)
    end = max(tenure.last_seen for tenure in tenures)
    days = max((end - start).days, 1)
    bars = []
    for tenure in sorted(tenures, key=lambda t: (t.rank, -t.count, t.first_seen, t.post)):
        width = max(100 * (tenure.last_seen - tenure.first_seen).days / days, THINNEST)
        x = min(100 * (tenure.first_seen - start).days / days, 100 - width)
        bars.append(TenureBar(tenure, round(x, 2), round(width, 2)))
    return TenureChart(tuple(bars), start, end)


@dataclass(frozen=True, slots=True)
class Column:
    """One month of a sparkline: ``x``, ``width`` and ``height`` in per cent, ``y`` from the top.

    ``known`` is whether an issue of the month is stored: without one a count of none says nothing.
    """

    month: str
    count: int
    x: float
    width: float
    y: float
    height: float
    known: bool = True


@dataclass(frozen=True, slots=True)
class Spark:
    """A sparkline and the words that say the same."""

    columns: tuple[Column, ...]
    total: int


def month_columns(
    counts: Iterable[tuple[str, int]],
    top: int | None = None,
    covered: Collection[str] | None = None,
    widest: float = WIDEST,
    to_the_right: bool = False,
) -> tuple[Column, ...]:
    """Columns side by side.

    Args:
        counts: month and count, in order.
        top: the count of a full column (the largest where not given).
        covered: months of stored issues (None: all).
        widest: per cent of the frame that one column takes at most.
        to_the_right: few columns stand at the right of the frame, so that the newest are below each other.
    """
    listed = list(counts)
    top = max(top if top is not None else max((n for _, n in listed), default=1), 1)
    step = min(100 / max(len(listed), 1), widest / 0.72)
    first = 100 - step * len(listed) if to_the_right else 0
    columns = []
    for index, (month, n) in enumerate(listed):
        height = round(max(100 * n / top, 8), 1) if n else 0
        columns.append(
            Column(
                month,
                n,
                round(first + index * step, 2),
                round(step * 0.72, 2),
                round(100 - height, 1),
                height,
                covered is None or month in covered,
            )
        )
    return tuple(columns)


def spark(found: Sequence[tuple[str, int]], months: Sequence[str], covered: Collection[str] | None = None) -> Spark:
    """Counts of *found* over *months* (both ``2023-07``); months that are not wanted are left out."""
    counts = dict(found)
    listed = [(month, counts.get(month, 0)) for month in months]
    return Spark(
        month_columns(listed, covered=covered, widest=SPARK_WIDEST, to_the_right=True), sum(n for _, n in listed)
    )
