"""Months of the calendar, and the weeks that they touch."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

ONE_DAY = timedelta(days=1)


class Month(NamedTuple):
    """A month of the proleptic Gregorian calendar; years 1 to 9999."""

    year: int
    month: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        if (self.year, self.month) == (9999, 12):
            return date.max
        return self.shift(1).first - ONE_DAY

    def shift(self, months: int) -> Month:
        """The month so many months later.

        Raises:
            ValueError: beyond the years 1 to 9999.
        """
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        if not 1 <= year <= 9999:
            raise ValueError(f"no month {months} months after {self.year}-{self.month:02}")
        return Month(year, month + 1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


def month_bounds(month: Month) -> tuple[date, date]:
    """Monday of the first and Sunday of the last week that a month touches, within Python's days."""
    first, last = month.first, month.last
    start = first - timedelta(days=min(first.weekday(), (first - date.min).days))
    return start, last + timedelta(days=min(6 - last.weekday(), (date.max - last).days))


def year_months(year: int) -> tuple[Month, ...]:
    """January to December."""
    return tuple(Month(year, month) for month in range(1, 13))
