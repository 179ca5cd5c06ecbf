"""Bulletins imported, imported again with less in them, and taken out, in any order: what is derived stays what rows make."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from calendar_app import maintenance
from calendar_app.bulletin import read_bulletin
from calendar_app.extract.pipeline import annotate
from calendar_app.feeds.ical import render_vevent
from calendar_app.model.extraction import AnnotatedBulletin
from calendar_app.store.database.session import Store
from calendar_app.store.uid import bulletin_key
from calendar_app.store.writer import remove_bulletin, store_bulletin
from tests.store.factory import NOW
from tests.year import the_year

STEPS, CHECKED_EACH = 18, 6


@pytest.fixture(scope="module")
def months() -> list[AnnotatedBulletin]:
    """Three cities' first two months, people who share names among them."""
    return [annotate(read_bulletin(i.text.encode(), source=i.file)) for i in the_year().issues[:6]]


def edition(whole: AnnotatedBulletin, rng: random.Random) -> AnnotatedBulletin:
    """The bulletin with some entries and some people left out."""
    kept = [e for e in whole.entries if rng.random() < 0.8] or list(whole.entries[:1])
    found = tuple(replace(e, people=tuple(p for p in e.people if rng.random() < 0.85)) for e in kept)
    made = replace(whole.bulletin, entries=tuple(e.entry for e in found), checksum=str(rng.random()))
    return replace(whole, bulletin=made, entries=found)


def test_whatever_comes_and_goes_the_database_is_sound(store: Store, months: list[AnnotatedBulletin]) -> None:
    rng = random.Random(11)  # noqa: S311 - which bulletin comes next
    inside: set[int] = set()
    removed = 0
    for step in range(1, STEPS + 1):
        i, now = rng.randrange(len(months)), NOW + timedelta(hours=step)
        with store.write() as session:
            if i in inside and rng.random() < 0.4:
                key = bulletin_key(months[i].bulletin, 1)
                removed += remove_bulletin(session, key, now=now, render=render_vevent).removed
                inside.remove(i)
            else:
                store_bulletin(session, edition(months[i], rng), now=now, render=render_vevent)
                inside.add(i)
        if step % CHECKED_EACH == 0:
            assert maintenance.check(store) == []
    assert removed > 0
    assert inside
