"""One name in several forms: traditional characters, other dots between its parts or none."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from sqlalchemy import select

from calendar_app import maintenance
from calendar_app.errors import MovedError
from calendar_app.feeds.ical import render_vevent
from calendar_app.model.filter import Filter
from calendar_app.store.database.session import open_store
from calendar_app.store.persons.forms import called
from calendar_app.store.persons.names import plain
from calendar_app.store.queries import people
from calendar_app.store.queries.roster import known_people
from calendar_app.store.tables import name_forms, rendered
from calendar_app.store.uid import bulletin_key
from calendar_app.store.writer import remove_bulletin, store_bulletin
from tests.store.factory import LATER, MAYOR, NOW, bulletin, draft, entry, person, post

CLERK = post("局长", "安平市水利局", "安平市", "局长", 61)
FAR = post("县长", "远山县政府", "远山县", "县长", 61)


def month(n, name, *posts, place="安平市"):
    found = entry(1, f"{n}月会议", draft(date(2023, n, 1)), people=[person(name, *posts)])
    return bulletin(found, period=f"2023-{n:02}", place=place)


def put(store, *bulletins):
    for each in bulletins:
        with store.write() as session:
            store_bulletin(session, each, now=NOW, render=render_vevent)


def cards(store):
    with store.session() as session:
        return sorted((c.name, c.events) for c in people.officials(session, Filter(), limit=20))


@pytest.mark.parametrize(
    ("forms", "shown"),
    [
        (["馮國強", "冯国强"], "冯国强"),
        (["達吾提·库尔班", "达吾提•库尔班", "达吾提·库尔班"], "达吾提·库尔班"),
        (["达吾提库尔班", "达吾提·库尔班"], "达吾提·库尔班"),
        (["馮國強", "馮國強"], "馮國強"),
    ],
)
def test_forms_of_a_name_are_one_person_in_any_order(forms, shown, tmp_path):
    for turn, order in enumerate(permutations(forms)):
        with open_store(f"sqlite:///{tmp_path / f'{turn}.sqlite'}", create=True) as store:
            put(store, *(month(n, name, MAYOR) for n, name in enumerate(order, 1)))
            assert cards(store) == [(shown, len(forms))]
            assert maintenance.check(store) == []


def test_who_is_printed_in_one_form_is_called_so(store):
    put(store, month(1, "馮國強", MAYOR), month(2, "馮國強", MAYOR))
    assert cards(store) == [("馮國強", 2)]


def test_a_plain_form_renames_and_its_events_are_told_anew(store):
    put(store, month(1, "馮國強", MAYOR), month(2, "冯国强", MAYOR))
    assert cards(store) == [("冯国强", 2)]
    with store.session() as session:
        texts = list(session.execute(select(rendered.c.vevent)).scalars())
    assert ["冯国强" in text.replace("\r\n ", "") for text in texts] == [True, True]
    with store.write() as session:
        remove_bulletin(session, bulletin_key(month(2, "冯国强").bulletin), now=LATER, render=render_vevent)
    assert cards(store) == [("馮國強", 1)]
    assert maintenance.check(store) == []


def test_forms_of_a_name_of_two_people_stay_two(store):
    put(store, month(1, "馮國強", MAYOR), month(2, "冯国强", CLERK), month(3, "馮國強", FAR, place="远山县"))
    assert cards(store) == [("冯国强", 1), ("馮國強", 1), ("馮國強", 1)]


def test_a_bare_name_in_another_form(store):
    put(store, month(1, "馮國強"), month(2, "冯国强", MAYOR))
    assert cards(store) == [("冯国强", 2)]


def test_a_place_is_told_its_people_as_it_prints_them(store):
    put(store, month(1, "馮國強", FAR, place="远山县"), month(2, "冯国强", FAR))
    with store.session() as session:
        assert list(known_people(session, "远山县")) == ["馮國強"]
        assert list(known_people(session, "安平市")) == ["冯国强"]


def test_decisions_hold_for_every_form(store):
    put(store, month(1, "馮國強", MAYOR), month(2, "冯国强", CLERK))
    with store.session() as session:
        one, two = sorted(c.slug for c in people.officials(session, Filter(), limit=5))
    number = maintenance.merge_people(store, one, two, who="e", why="one man")
    assert cards(store) == [("冯国强", 2)]
    put(store, month(3, "馮國強", CLERK))
    assert cards(store) == [("冯国强", 3)]
    with store.session() as session, pytest.raises(MovedError):
        people.official(session, two)
    hidden = maintenance.hide_person(store, one, who="e", why="asked")
    put(store, month(4, "馮國強", MAYOR))
    assert cards(store) == []
    with store.write() as session:
        remove_bulletin(session, bulletin_key(month(2, "冯国强").bulletin), now=LATER, render=render_vevent)
    assert cards(store) == []
    maintenance.undo_correction(store, hidden, who="e")
    assert cards(store) == [("馮國強", 3)]
    maintenance.undo_correction(store, number, who="e")
    assert cards(store) == [("馮國強", 1), ("馮國強", 2)]
    assert maintenance.check(store) == []


def test_only_forms_that_are_not_plain_are_kept(store):
    put(
        store,
        month(1, "冯国强", MAYOR),
        month(2, "叶知秋", CLERK),
        month(3, "馮國強", MAYOR),
        month(4, "馮國強", MAYOR),
    )
    with store.session() as session:
        assert list(session.execute(select(name_forms))) == [("冯国强", "馮國強")]


def test_the_plain_form():
    assert {plain(x) for x in ("達吾提•库尔班", "达吾提．库尔班", "达吾提库尔班", "达吾提‧庫爾班")} == {"达吾提库尔班"}
    assert plain("John F. Smith") == "john f. smith"
    assert called("冯国强", {"馮國強"}, {}) == "馮國強"
    assert called("冯国强", {"冯国弹"}, {"冯国强": "馮國強"}) == "馮國強"
