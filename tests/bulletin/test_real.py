"""The real bulletin, where it lies beside the checkout: every contents line matched, three titles differ."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.chars import fold, squeeze
from calendar_app.model.bulletin import RegionKind
from tests.bulletin.test_properties import tiles

SHARED = Path(__file__).resolve().parents[3] / "shared"
FILE, GOLD = SHARED / "bulletins" / "luoyang-2023-07.txt", SHARED / "gold" / "luoyang-2023-07.json"
pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the real bulletin is not part of the project")


@pytest.fixture(scope="module")
def bulletin():
    return read_bulletin(FILE.read_bytes(), source=FILE.name)


def test_place_and_period_are_inferred(bulletin) -> None:
    assert (bulletin.place, bulletin.period) == ("洛阳市", "2023-07")
    assert bulletin.inferred == {"place", "period"}


def test_contents_and_body_are_held_against_each_other(bulletin) -> None:
    assert len(bulletin.contents) == 115
    assert all(line.entry for line in bulletin.contents)
    assert [d.code for d in bulletin.diagnostics] == ["title-differs"] * 3
    assert sum(line.differs for line in bulletin.contents) == 3


def test_entries_agree_with_the_gold(bulletin) -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    assert len(bulletin.entries) == len(gold)
    for want, entry in zip(gold, bulletin.entries, strict=True):
        body = squeeze(entry.body)
        assert fold(entry.title) == fold(want["title"])
        assert list(entry.section) == want["section"]
        assert entry.page == want["page"]
        assert body.startswith(squeeze(want["lead"]))
        assert body.endswith(squeeze(want["tail"]))
        assert len(body) == want["chars"]


def test_nothing_is_lost(bulletin) -> None:
    tiles(bulletin)
    assert not [r for r in bulletin.regions if r.kind in (RegionKind.UNREAD, RegionKind.NOISE)]
