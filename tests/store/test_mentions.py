"""Mentions as one value of an entry: what is stored is what was read, and older stores bring theirs over."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text

from calendar_app.feeds.ical import render_vevent
from calendar_app.model.bulletin import Span
from calendar_app.model.extraction import DateKind, DateMention, NameMention, Precision, RoleMention, Tag
from calendar_app.store.database import schema
from calendar_app.store.database.room import room_for_upgrade
from calendar_app.store.database.session import open_store, upgrade
from calendar_app.store.mentions import Mentions, Named, Person, Post, Role, Topic, first_place, read, written
from calendar_app.store.queries import one_event
from calendar_app.store.tables import events, mentions, profiles
from calendar_app.store.writer import store_bulletin
from tests.store.factory import MAYOR, NOW, bulletin, draft, entry, person

DAY, FIRST, LAST = date(2023, 7, 6), date(2023, 7, 1), date(2023, 7, 31)
HEAD = ["7月6日", [0, 4], "day"]
#: What is read of a date, and what is stored of it behind words, span and rule.
DATES = {
    "nothing known but the day": ({}, [None, None, None, None]),
    "bounds that are the days": (
        {"earliest_start": DAY, "latest_start": DAY, "earliest_end": DAY, "latest_end": DAY},
        None,
    ),
    "a day or more of a month": (
        {"start": FIRST, "end": LAST, "earliest_start": FIRST, "latest_end": LAST},
        ["2023-07-01", None, None, "2023-07-31"],
    ),
    "before all days of Python": ({"start": None, "end": None, "edtf": "-0650", "calendar": "reign"}, None),
}


def dated(**changes):
    plain = DateMention("7月6日", Span(0, 4), DAY, DAY, Precision.DAY, DateKind.MAIN, "2023-07-06", "day", "period")
    return replace(plain, **changes)


@pytest.mark.parametrize(("changes", "bounds"), DATES.values(), ids=DATES)
def test_a_date_comes_back_with_what_is_known_of_its_bounds(changes, bounds):
    item = dated(**changes)
    [back] = read(written(replace(entry(1, "防汛调研"), dates=(item,)))).dates
    assert [*back[:3]] == HEAD
    said = (back.start, back.end, back.precision, back.kind, back.edtf, back.anchor)
    days = [day and day.isoformat() for day in (item.start, item.end)]
    assert said == (*days, "day", "main", item.edtf, "period")
    assert (back.rrule, back.part, back.time, back.calendar) == (None, None, None, item.calendar)
    assert back.bounds == bounds


def test_what_is_not_known_at_the_end_of_a_date_takes_no_room():
    bounds = {"earliest_start": DAY, "latest_start": DAY, "earliest_end": DAY, "latest_end": DAY}
    found = replace(entry(1, "防汛调研", section=()), dates=(dated(**bounds, part="上午", span=None),))
    assert json.loads(written(found)) == {
        "dates": [
            ["7月6日", None, "day", "2023-07-06", "2023-07-06", "day", "main", "2023-07-06", "period", None, "上午"]
        ]
    }


def rich():
    """An entry with mentions of every kind, and one of its people printed by the title alone."""
    mayor = person("王安", MAYOR, roles=["调研"], span=Span(6, 8))
    mayor = replace(mayor, roles=(RoleMention("调研", "深入调研", Span(9, 13)),), actions=("调研",))
    found = entry(
        1, "防汛调研", draft(DAY), people=[mayor, person("叶知秋", kind="other", counterpart=True)], tags=["防汛"]
    )
    return replace(
        found,
        dates=(*found.dates, dated(kind=DateKind.BACKGROUND, start=FIRST, end=LAST, time="09:30", span=None)),
        places=(NameMention("青河", (Span(14, 16), Span(20, 22)), "river"), NameMention("东堤", (), "place")),
        orgs=(NameMention("水利局", (Span(17, 20),), "org"),),
        tags=(*found.tags, Tag("堤防", "keyword", 0.25)),
    )


def test_people_places_bodies_and_topics_come_back():
    value = written(rich())
    back = read(value)
    assert back.people == (
        Person(
            "王安", "test", [[6, 8]], ["市长"], "official", ["调研"], 1, False,
            [Post("市长", None, MAYOR.key, [])], [Role("调研", "深入调研", [9, 13])],
        ),
        Person("叶知秋", "test", [], [], "other", [], 1, True, [], []),
    )  # fmt: skip
    assert back.places == (Named("青河", "river", [[14, 16], [20, 22]]), Named("东堤", "place", []))
    assert back.orgs == (Named("水利局", "org", [[17, 20]]),)
    assert back.tags == (
        Topic("特别关注", "section", 1.0),
        Topic("防汛", "keyword", 0.5),
        Topic("堤防", "keyword", 0.25),
    )
    assert first_place(value) == "青河"


def test_an_entry_without_mentions_holds_nothing():
    value = written(entry(1, "编后", section=()))
    assert (value, read(value), first_place(value)) == ("{}", Mentions(), None)


def told(store):
    with store.session() as s:
        uid = s.execute(select(events.c.uid)).scalars().first()
        return one_event.event_detail(s, uid), s.execute(select(mentions).order_by(mentions.c.entry_id)).all()


def test_a_store_with_a_row_for_each_mention_brings_them_over_and_back(url):
    with open_store(url, create=True) as store:
        with store.write() as s:
            store_bulletin(s, bulletin(rich(), entry(2, "编后", section=())), now=NOW, render=render_vevent)
        before = told(store)
        schema.run_downgrade(store._write, "0004")
        with store.write() as s:
            rows = s.execute(text("SELECT * FROM mentions ORDER BY entry_id, seq")).all()
            owners = {row.name: row.id for row in s.execute(select(profiles))}
    assert [row.type for row in rows] == [
        "date", "date", "person", "post", "role", "person", "place", "place", "org", "tag", "tag", "tag",
    ]  # fmt: skip
    assert [row.profile_id for row in rows[2:6]] == [*[owners["王安"]] * 3, owners["叶知秋"]]
    role, place = rows[4], rows[6]
    assert tuple(role[3:8]) == ("深入调研", 9, 13, "", '{"role":"调研"}')
    assert tuple(place[3:8]) == ("青河", 14, 16, "river", '{"spans":[[14,16],[20,22]]}')
    assert json.loads(rows[2].data)["roles"] == ["调研"]
    assert json.loads(rows[1].data)["bounds"] == [None, None, None, None]
    room = room_for_upgrade(url)
    assert room is not None
    assert room.needed > 50_000
    upgrade(url)
    assert room_for_upgrade(url) is None
    with open_store(url) as store:
        assert told(store) == before
        with store.session() as s:
            assert len(s.execute(select(mentions)).all()) == 2
