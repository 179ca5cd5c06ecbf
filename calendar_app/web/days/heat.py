"""Small month tables of counts: the year, and the month beside a day or a timeline."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from calendar_app.web.days.months import ONE_DAY, Month


@dataclass(frozen=True, slots=True)
class HeatDay:
    """A day of a small table: ``level`` 0 (nothing) to 4 (busiest)."""

    date: date
    count: int
    level: int


@dataclass(frozen=True, slots=True)
class HeatMonth:
    """A small month table: weeks from Monday, None where a cell belongs to another month.

    ``covered`` is whether an issue of the month is stored: without one an empty day says nothing.
    """

    month: Month
    weeks: tuple[tuple[HeatDay | None, ...], ...]
    total: int
    covered: bool = True


@dataclass(frozen=True, slots=True)
class Heat:
    """Months of small tables and the count that its darkest cells stand for."""

    months: tuple[HeatMonth, ...] = ()
    top: int = 0
    steps: tuple[int, ...] = field(default=())

    @property
    def legend(self) -> tuple[int, ...]:
        """The steps that are in use, at least the first."""
        return tuple(step for step in self.steps if step <= self.top) or self.steps[:1]


def heat_steps(top: int) -> tuple[int, ...]:
    """Smallest count of each level 1 to 4, even steps up to the busiest day; small tops have fewer levels in use."""
    return tuple(1 + (top - 1) * level // 4 for level in range(4)) if top > 4 else (1, 2, 3, 4)


def heat(
    months: Sequence[Month], counts: Mapping[date, int], covered: Collection[tuple[int, int]] | None = None
) -> Heat:
    """Small tables of the months, one scale for all of them; *covered* are the months of stored issues (None: all)."""
    wanted = set(months)
    top = max((n for day, n in counts.items() if (day.year, day.month) in wanted), default=0)
    steps = heat_steps(top)
    tables = []
    for month in months:
        weeks: list[tuple[HeatDay | None, ...]] = []
        row: list[HeatDay | None] = [None] * month.first.weekday()
        day, total = month.first, 0
        while True:
            count = counts.get(day, 0)
            total += count
            row.append(HeatDay(day, count, sum(1 for step in steps if count >= step)))
            if len(row) == 7:
                weeks.append(tuple(row))
                row = []
            if day == month.last:
                break
            day += ONE_DAY
        if row:
            weeks.append((*row, *([None] * (7 - len(row)))))
        tables.append(HeatMonth(month, tuple(weeks), total, covered is None or month in covered))
    return Heat(tuple(tables), top, steps)
