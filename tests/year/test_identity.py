"""A year of three cities read, annotated and stored: who is who, against the truth."""

from __future__ import annotations

import random
import shutil

import pytest

from calendar_app import maintenance
from calendar_app.errors import NotFoundError
from calendar_app.ingest import ingest_file
from calendar_app.model.filter import Filter
from calendar_app.store.database.session import open_store
from calendar_app.store.queries import people as queries
from calendar_app.store.queries.timelines import appearances
from tests.year.compare import attested, compare, groups, public_names
from tests.year.fixtures import NOW, fill

SPLITS_IN_A_HUNDRED = 1


@pytest.fixture(scope="module")
def session(year_store):
    with open_store(year_store) as store, store.session() as session:
        yield session


@pytest.fixture(scope="module")
def compared(session, year):
    return compare(session, year)


@pytest.fixture
def editable(imported_year, tmp_path):
    """The year in a store of one's own."""
    path = tmp_path / "year.sqlite"
    shutil.copy(imported_year.path, path)
    with open_store(f"sqlite:///{path}") as store:
        yield store


def slugs(store, name):
    with store.session() as session:
        return [card.slug for card in queries.officials(session, Filter(), q=name, limit=20)]


def people_of(store):
    with store.session() as session:
        return groups(session)


def read_again(store, year, city, month):
    """Import a bulletin once more, with another entry behind the rest so that all of it is read again."""
    [issue] = [i for i in year.issues if (i.city, i.period) == (city, f"2022-{month:02}")]
    text = issue.text + f"\n**补记一则** {month}月28日，市气象台发布降温消息。\n"
    ingest_file(store, text.encode(), source=issue.file, now=NOW)


def test_every_bulletin_is_read_whole(imported_year, year):
    assert [(r.place, r.period, r.entries) for r in imported_year.reports] == [
        (i.city, i.period, i.entries) for i in year.issues
    ]


def test_nobody_is_joined_with_another(compared):
    assert compared.joined == {}


def test_hardly_anybody_is_in_two_records(compared, year):
    public = year.public()
    needless = {who for who in compared.split if who in public} - year.unlinked
    assert len(needless) <= SPLITS_IN_A_HUNDRED * len(public) // 100
    misprinted = {p.person for p in year.printed if p.name in year.misprints}
    assert needless <= misprinted


def test_a_move_that_no_bulletin_tells_is_two_records(compared, year):
    assert year.unlinked <= compared.split.keys()


def test_no_name_is_invented_and_few_are_missed(compared, year):
    assert compared.invented == []
    assert [p for p in compared.missed if p.posts] == []
    assert len(compared.missed) < 0.01 * len(year.printed)


def test_names_that_nobody_can_place_stand_apart(compared, year):
    several = {"namesake here", "leader and county head"}
    assert compared.apart
    assert {year.traps[p.person] for p in compared.apart} <= several


def test_tenures_begin_and_end_on_the_days_that_are_printed(session, year):
    misprinted = {p.person for p in year.printed if p.name in year.misprints}
    found = {key: days for key, days in attested(session, year).items() if key[0] not in misprinted}
    assert found == {key: days for key, days in year.tenures().items() if key[0] not in misprinted}


def test_only_holders_of_public_posts_are_public(session, year):
    wanted = [year.people[who].name for who in year.public()] + [year.people[who].name for who in year.unlinked]
    assert public_names(session) == sorted([*wanted, *year.misprints])


def test_an_athlete_of_an_officials_name_is_not_on_the_officials_page(session, year):
    days = {p.day for p in year.printed if p.person == "athlete-1"}
    official = {p.day for p in year.printed if p.person == "槐岭市/culture"}
    [card] = queries.officials(session, Filter(), q="陈立", limit=5)
    shown, _ = appearances(session, card.slug, Filter(), before=None, limit=500)
    assert {a.event.start for a in shown} <= official
    assert days - official


@pytest.fixture(scope="module")
def around(year):
    """The bulletins around the change of mayors; the whole year would say the same and cost more."""
    return [i for i in year.issues if i.period in {"2022-05", "2022-06", "2022-07"}]


@pytest.fixture(scope="module")
def people_around(around, tmp_path_factory):
    """The people of these months, imported as they came out."""
    with open_store(fill(tmp_path_factory.mktemp("order") / "one.sqlite", around).url) as store:
        return people_of(store)


@pytest.mark.parametrize("order", ["backwards", "shuffled"])
def test_another_order_gives_the_same_people(order, around, people_around, tmp_path):
    other = list(reversed(around))
    if order == "shuffled":
        random.Random(5).shuffle(other)  # noqa: S311 - made data
    with open_store(fill(tmp_path / "other.sqlite", other).url) as store:
        found = people_of(store)
    # A bare name that only a later bulletin explains is read where that one was imported first: such names are few.
    both = set().union(*found) & set().union(*people_around)
    assert len(set().union(*found, *people_around) - both) <= 0.01 * len(both)
    assert {group & both for group in found} - {frozenset()} == {group & both for group in people_around} - {
        frozenset()
    }


def test_a_merge_is_kept_and_can_be_taken_back(editable, year):
    name = year.people["槐岭市/vice-4"].name
    before = people_of(editable)
    one, two = slugs(editable, name)
    number = maintenance.merge_people(editable, one, two, who="editor", why="the same man", now=NOW)
    assert len(slugs(editable, name)) == 1
    for city, month in (("槐岭市", 3), ("碧澜市", 9)):
        read_again(editable, year, city, month)
    assert len(slugs(editable, name)) == 1
    maintenance.undo_correction(editable, number, who="editor", now=NOW)
    assert sorted(slugs(editable, name)) == sorted([one, two])
    assert people_of(editable) == before


def test_a_split_is_kept_and_can_be_taken_back(editable, year):
    who = year.people["碧澜市/vice-1"]
    before = people_of(editable)
    [slug] = slugs(editable, who.name)
    other = maintenance.split_person(editable, slug, ["市政协主席"], who="editor", why="a namesake", now=NOW)
    read_again(editable, year, "碧澜市", 10)
    assert sorted(slugs(editable, who.name)) == sorted([slug, other])
    [row] = maintenance.list_corrections(editable)
    maintenance.undo_correction(editable, row.number, who="editor", now=NOW)
    assert slugs(editable, who.name) == [slug]
    assert people_of(editable) == before


def test_hiding_is_kept_and_can_be_taken_back(editable, year):
    name = year.people["沅口市/congress"].name
    [slug] = slugs(editable, name)
    number = maintenance.hide_person(editable, slug, who="editor", why="asked for it", now=NOW)
    read_again(editable, year, "沅口市", 3)
    assert slugs(editable, name) == []
    with editable.session() as session, pytest.raises(NotFoundError):
        queries.official(session, slug)
    maintenance.undo_correction(editable, number, who="editor", now=NOW)
    assert slugs(editable, name) == [slug]
