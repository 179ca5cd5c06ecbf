"""The dates of the real bulletin against its gold, where both are at hand (they are not part of the project)."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.extract.dates import date_mentions, event_drafts
from calendar_app.model.extraction import DateKind, Precision

SHARED = Path(__file__).parents[4] / "shared"
BULLETIN, GOLD = SHARED / "bulletins" / "luoyang-2023-07.txt", SHARED / "gold" / "luoyang-2023-07.json"
pytestmark = pytest.mark.skipif(not (BULLETIN.exists() and GOLD.exists()), reason="the real bulletin is not at hand")
SCORED = {DateKind.MAIN, DateKind.ALSO, DateKind.PLANNED, DateKind.SPAN, DateKind.RECURRING}


def test_dates_kinds_and_rules_agree_with_the_gold() -> None:
    bulletin = read_bulletin(BULLETIN.read_bytes(), source=BULLETIN.name)
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    for entry, want in zip(bulletin.entries, gold, strict=True):
        dates, doubts = date_mentions(entry, period=bulletin.period)
        got = {
            (str(d.start), str(d.end), str(d.kind), d.rrule)
            for d in dates
            if d.kind in SCORED and d.precision is not Precision.YEAR
        }
        asked = {
            (d["start"], d["end"], d["kind"], d.get("rrule"))
            for d in want["dates"]
            if d["kind"] in SCORED and d["precision"] != "year"
        }
        assert got == asked, entry.title
        assert doubts == ()


def test_its_entries_make_its_events() -> None:
    bulletin = read_bulletin(BULLETIN.read_bytes(), source=BULLETIN.name)
    events = [
        draft
        for entry in bulletin.entries
        for draft in event_drafts(entry, date_mentions(entry, period=bulletin.period)[0])
    ]
    assert Counter((d.kind, d.precision is Precision.MONTH) for d in events) == {
        (DateKind.MAIN, False): 107,
        (DateKind.MAIN, True): 8,
        (DateKind.ALSO, False): 3,
        (DateKind.PLANNED, False): 4,
        (DateKind.RECURRING, False): 1,
    }
