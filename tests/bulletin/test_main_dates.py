"""The fixtures read by the reader and dated by the grammar: every entry's main dates, checked by hand.

``REMAKE_GOLDEN=1`` writes ``mains.json`` anew; review it as a diff.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from calendar_app.extract.dates import date_mentions
from calendar_app.model.extraction import DateKind
from tests.bulletin.test_fixtures import FILES, read

GOLDEN = Path(__file__).parent / "mains.json"


def mains(path: Path) -> list[list[str]]:
    """For each entry its main dates, a range as start/end; in EDTF where Python has no such day."""
    bulletin = read(path)
    out = []
    for entry in bulletin.entries:
        found, _ = date_mentions(entry, period=bulletin.period)
        days = {(str(d.start or d.edtf), str(d.end or d.edtf)) for d in found if d.kind is DateKind.MAIN}
        out.append(sorted(a if a == b else f"{a}/{b}" for a, b in days))
    return out


@pytest.fixture(scope="module")
def golden() -> dict[str, list[list[str]]]:
    if os.environ.get("REMAKE_GOLDEN"):
        lines = (f"{json.dumps(p.stem)}: {json.dumps(mains(p))}" for p in FILES)
        GOLDEN.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return json.loads(GOLDEN.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_main_dates_of_fixture(path: Path, golden: dict[str, list[list[str]]]) -> None:
    assert mains(path) == golden[path.stem]
