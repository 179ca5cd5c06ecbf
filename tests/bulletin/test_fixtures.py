"""Whole files of every layout against their golden JSON.

``REMAKE_GOLDEN=1 pytest tests/bulletin/test_fixtures.py`` writes the golden files anew; review them as a diff.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.model.bulletin import Bulletin, RegionKind

FOLDER = Path(__file__).parent / "fixtures"
FILES = sorted(p for p in FOLDER.iterdir() if p.suffix != ".json")
#: Files whose text names no year: the period is given, as a user would.
PERIODS: dict[str, str] = {}


def read(path: Path) -> Bulletin:
    return read_bulletin(path.read_bytes(), source=path.name, period=PERIODS.get(path.name))


def facts(bulletin: Bulletin) -> dict[str, object]:
    """What the golden file holds: all that later stations build on, and what was dropped."""
    entries = []
    for entry in bulletin.entries:
        kept = {
            "title": entry.title,
            "body": entry.body,
            "section": list(entry.section),
            "page": entry.page,
            "dateline": entry.dateline,
            "year": entry.year,
            "month": entry.month,
            "published": entry.published.isoformat() if entry.published else None,
            "chronicle": entry.chronicle,
        }
        entries.append({k: v for k, v in kept.items() if v})
    dropped = [
        [str(r.kind), r.rule, bulletin.text[r.start : r.end].strip()]
        for r in bulletin.regions
        if r.kind in (RegionKind.FURNITURE, RegionKind.NOISE, RegionKind.UNREAD, RegionKind.PUBLICATION)
    ]
    return {
        "layout": bulletin.layout,
        "title": bulletin.title,
        "series": bulletin.series,
        "place": bulletin.place,
        "period": bulletin.period,
        "entries": entries,
        "contents": [[c.title, list(c.section), c.page, c.entry, c.differs] for c in bulletin.contents],
        "diagnostics": [[d.code, d.line, d.entry] for d in bulletin.diagnostics],
        "dropped": dropped,
    }


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 24


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_fixture_reads_as_golden(path: Path) -> None:
    golden = path.with_name(f"{path.stem}.json")
    got = facts(read(path))
    if os.environ.get("REMAKE_GOLDEN"):
        golden.write_text(json.dumps(got, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert got == json.loads(golden.read_text(encoding="utf-8"))
