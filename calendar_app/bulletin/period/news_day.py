"""The day from which 昨日, and a day without its month, count in a digest of the day, where one day alone is printed: that of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from calendar_app.bulletin.chars import narrow
from calendar_app.model.bulletin import Entry

#: How far into a text it tells its day, and how many days before the page was put up news of the day lie at the most.
_OPENING, _BACK = 60, 7
_SPOKEN = re.compile("[昨今前][日天]|[今昨]晚|[今昨][早晨]")
#: 29日, of the month of the page or the one before.
_BARE = re.compile(r"(?<![0-9月年至到、~～\-—–])(?:3[01]|[12][0-9]|[1-9])[日号號](?![内內间間期本元])")
_DAY = re.compile(r"(?<![0-9])(1[0-2]|0?[1-9])\s?月\s?(3[01]|[12][0-9]|0?[1-9])\s?[日号號]")


def count_from_page(entries: Sequence[Entry], put_up: date | None, *, told: bool) -> tuple[Entry, ...]:
    """The entries; those that tell of 昨日, or of a day whose month is not printed, were published with the page.

    *told*: the month of the issue is known from its title or from outside, so that days without one are of it.

    Nothing is given where any text of the page tells a day that is not of the week before: the page was put up later
    than its news were written.
    """
    out = tuple(entries)
    if put_up is None or any(e.published for e in out):
        return out
    spoken = [e for e in out if not e.dateline and _counts_back(e, told=told)]
    if not spoken or not all(_of_the_week(e.body, put_up) for e in out):
        return out
    numbers = {e.n for e in spoken}
    return tuple(replace(e, published=put_up) if e.n in numbers else e for e in out)


def count_from_greeting(
    entries: Sequence[Entry], greeted: tuple[int, int], period: str, *, guessed: bool
) -> tuple[tuple[Entry, ...], str]:
    """The entries, and the period with its month, of a page that greets with its day but without the year: that is the period's.

    *guessed*: the month of the period is only that of days that the texts name, which may be still to come.
    """
    try:
        put_up = date(int(period[:4]), *greeted)
    except ValueError:
        return tuple(entries), period
    if "/" in period or (not guessed and period not in (f"{put_up.year}", f"{put_up.year}-{put_up.month:02}")):
        return tuple(entries), period
    return count_from_page(entries, put_up, told=False), f"{put_up.year}-{put_up.month:02}"


def _counts_back(entry: Entry, *, told: bool) -> bool:
    """Whether a text tells a day that counts from another in its opening."""
    if not entry.chronicle and _SPOKEN.search(entry.body, 0, _OPENING):
        return True
    opening = entry.body[:_OPENING]
    if told or entry.month is not None or not ("日" in opening or "号" in opening or "號" in opening):
        return False
    opening = narrow(opening)
    return _BARE.search(opening) is not None and _DAY.search(opening) is None


def _of_the_week(body: str, put_up: date) -> bool:
    """Whether the first day that a text opens with, if any, lies in the week before *put_up*."""
    match = _DAY.search(narrow(body[:_OPENING]))
    if match is None:
        return True
    for year in (put_up.year, put_up.year - 1):
        try:
            if 0 <= (put_up - date(year, int(match[1]), int(match[2]))).days <= _BACK:
                return True
        except ValueError:
            return False
    return False
