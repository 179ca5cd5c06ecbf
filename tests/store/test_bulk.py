"""Many rows at once, on both databases: the same values come back, sums add up, and errors are SQLAlchemy's."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from calendar_app.store import bulk
from calendar_app.store.database.anyof import any_of
from calendar_app.store.database.session import Store
from calendar_app.store.tables import cities, day_counts, people

DAY = date(2023, 7, 6)


def person(i: int, first: date | None) -> dict[str, object]:
    return {
        "id": i,
        "name": f"某{i}",
        "slug": None,
        "public": i % 2 == 0,
        "hidden": False,
        "post": "",
        "body": "",
        "rank": i,
        "city_id": 0,
        "events": 0,
        "entries": 0,
        "issues": 0,
        "first_seen": first,
        "last_seen": None,
    }


@pytest.mark.parametrize("count", [1, 7, 8, 600], ids=["one", "few", "enough-for-copy", "many"])
def test_rows_come_back_as_they_were_put(store: Store, count: int) -> None:
    rows = [person(i, DAY if i % 3 else None) for i in range(1, count + 1)]
    with store.write() as session:
        bulk.insert(session, people, rows)
    with store.session() as session:
        assert [dict(row) for row in session.execute(select(people).order_by(people.c.id)).mappings()] == rows


def test_nothing_is_put_where_there_are_no_rows(store: Store) -> None:
    with store.write() as session:
        bulk.insert(session, people, [])
        bulk.update(session, people, [])
        bulk.add(session, day_counts, ("city_id", "day", "kind"), ("n",), [])
    with store.session() as session:
        assert session.execute(select(people)).all() == []


def test_update_sets_what_each_row_says(store: Store) -> None:
    with store.write() as session:
        bulk.insert(session, people, [person(i, None) for i in range(1, 21)])
        bulk.update(session, people, [{"id": i, "first_seen": DAY, "post": f"职{i}"} for i in range(1, 11)])
    with store.session() as session:
        found = session.execute(select(people.c.id, people.c.first_seen, people.c.post).order_by(people.c.id)).all()
    assert found == [(i, DAY if i <= 10 else None, f"职{i}" if i <= 10 else "") for i in range(1, 21)]


def test_add_inserts_what_is_new_and_adds_to_what_is_there(store: Store) -> None:
    keys, sums = ("city_id", "day", "kind"), ("n",)
    with store.write() as session:
        bulk.add(session, day_counts, keys, sums, [{"city_id": 1, "day": DAY, "kind": "main", "n": 2}])
        bulk.add(
            session,
            day_counts,
            keys,
            sums,
            [{"city_id": 1, "day": DAY, "kind": kind, "n": n} for kind, n in (("main", -1), ("also", 3))],
        )
    with store.session() as session:
        found = session.execute(select(day_counts.c.kind, day_counts.c.day, day_counts.c.n).order_by(day_counts.c.kind))
        assert found.all() == [("also", DAY, 3), ("main", DAY, 1)]


@pytest.mark.parametrize("count", [2, 40], ids=["few", "enough-for-copy"])
def test_rows_that_the_tables_forbid_raise_what_sqlalchemy_raises(store: Store, count: int) -> None:
    rows = [{"id": 1, "name": f"市{i}"} for i in range(count)]
    with pytest.raises(IntegrityError), store.write() as session:
        bulk.insert(session, cities, rows)
    with store.session() as session:
        assert session.execute(select(cities)).all() == []


@pytest.mark.parametrize(
    ("column", "wanted", "found"),
    [
        pytest.param("id", [1, 3, 99], [1, 3], id="numbers"),
        pytest.param("name", ["市2", "市'\"\\", "无"], [2, 5], id="words"),
        pytest.param("name", [], [], id="none"),
    ],
)
def test_any_of_finds_the_rows_of_a_set(store: Store, column: str, wanted: list[object], found: list[int]) -> None:
    with store.write() as session:
        names = ["市1", "市2", "市3", "市4", "市'\"\\"]
        bulk.insert(session, cities, [{"id": i, "name": name} for i, name in enumerate(names, 1)])
    query = select(cities.c.id).where(any_of(cities.c[column], "wanted")).order_by(cities.c.id)
    with store.session() as session:
        assert list(session.execute(query, {"wanted": wanted}).scalars()) == found
