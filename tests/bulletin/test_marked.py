"""Texts that say themselves where their entries begin and when each happened: ``⟦2019-07-03/2019-07-05⟧73日至5　全县…``.

A mark stands before the first character of an entry: its date, a range as first/last, ``-`` where none is known. A file
may open with ``⟦period=1991⟧``. Marks are taken out before the file is read. Places and people are invented.
"""

from __future__ import annotations

import re
from calendar import monthrange
from pathlib import Path

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.chars import squeeze
from calendar_app.extract.dates import date_mentions
from calendar_app.model.bulletin import Bulletin, Entry
from calendar_app.model.extraction import DateKind

FILES = sorted((Path(__file__).parent / "marked").glob("*.txt"))
MARK = re.compile(r"⟦(?P<date>[^⟦⟧\n]*)⟧")
LEAD = 12


def parsed(marked: str) -> tuple[str, str | None, list[tuple[str, str]]]:
    """The text without its marks, the period it is read with, and date and opening words of each entry."""
    pieces, period, entries = [], None, []
    at = 0
    for match in MARK.finditer(marked):
        pieces.append(marked[at : match.start()])
        at = match.end()
        if match["date"].startswith("period="):
            period = match["date"].removeprefix("period=")
        else:
            entries.append((whole(match["date"]), squeeze(MARK.sub("", marked[at : at + 200]))[:LEAD]))
    return "".join([*pieces, marked[at:]]), period, entries


def whole(date: str) -> str:
    """First and last day of a date or range: 1991-03 is 1991-03-01/1991-03-31."""
    if date == "-":
        return date
    if date.startswith("-"):
        return f"{date}/{date}"  # before Christ: in EDTF, for Python has no such day
    first, _, last = date.partition("/")
    return f"{_edge(first, last=False)}/{_edge(last or first, last=True)}"


def _edge(date: str, *, last: bool) -> str:
    year, month, day = ([int(part) for part in date.split("-")] + [0, 0])[:3]
    month = month or (12 if last else 1)
    return f"{year:04}-{month:02}-{day or (monthrange(year, month)[1] if last else 1):02}"


def found(bulletin: Bulletin) -> list[tuple[str, str]]:
    """What the program makes of it, in the same form."""
    return [(_when(entry, bulletin.period), _opening(bulletin, entry)) for entry in bulletin.entries]


def _when(entry: Entry, period: str) -> str:
    mains = [d for d in date_mentions(entry, period=period)[0] if d.kind is DateKind.MAIN]
    return f"{min(str(d.start or d.edtf) for d in mains)}/{max(str(d.end or d.edtf) for d in mains)}" if mains else "-"


def _opening(bulletin: Bulletin, entry: Entry) -> str:
    start = min(region.start for region in bulletin.regions if region.entry == entry.n)
    return squeeze(bulletin.text[start : start + 200])[:LEAD]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_entries_and_main_dates_are_those_that_the_file_marks(path: Path) -> None:
    text, period, entries = parsed(path.read_text(encoding="utf-8"))
    assert entries
    bulletin = read_bulletin(text.encode(), source="x.txt", period=period)
    assert found(bulletin) == entries
    assert "".join(bulletin.text[region.start : region.end] for region in bulletin.regions) == text
