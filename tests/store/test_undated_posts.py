"""Who is shown in a post by entries without a day alone has that post in the directory, though no tenure follows from them."""

from __future__ import annotations

from datetime import date

import pytest

from calendar_app.model.extraction import PostMention
from calendar_app.model.filter import Filter
from calendar_app.store.persons import standing
from calendar_app.store.queries import people as queries
from calendar_app.store.writer import store_bulletin
from tests.store.factory import NOW, bulletin, draft, entry, person, render


def held(text, key, rank, body=None):
    return PostMention(text, None, body, "安平市" if body else None, text, rank, (), key)


MAYOR = held("市长", "安平市政府|市长", 3, "安平市政府")
SECRETARY = held("市委书记", "安平市委|书记", 2, "安平市委")
HEAD = held("主任", "主任", 50)


def card(store, *issues):
    for issue in issues:
        with store.write() as session:
            store_bulletin(session, issue, now=NOW, render=render)
        with store.session() as session:
            assert standing.stale(session) == set()
    with store.session() as session:
        [found] = queries.officials(session, Filter(), limit=9)
        return found.post, found.body


def undated(*posts, title="某年某事", period="2023"):
    return bulletin(entry(1, title, people=[person("叶知秋", *posts)]), period=period, title=f"安平市大事记 {period}年")


@pytest.mark.parametrize(
    ("posts", "expected"),
    [
        pytest.param((MAYOR,), ("安平市政府市长", "安平市政府"), id="of-a-body"),
        pytest.param((HEAD,), ("主任", ""), id="of-none"),
    ],
)
def test_a_post_that_no_day_proves_is_shown(store, posts, expected):
    assert card(store, undated(*posts)) == expected


def test_a_post_that_a_day_proves_comes_first(store):
    dated = bulletin(
        entry(1, "市委全会", draft(date(2024, 7, 3)), people=[person("叶知秋", SECRETARY)]),
        period="2024-07",
        title="安平市大事记 2024年",
    )
    assert card(store, undated(MAYOR), dated) == ("市委书记", "安平市委")


def test_no_tenure_follows_from_it(store):
    card(store, undated(MAYOR))
    with store.session() as session:
        assert queries.official(session, "叶知秋").tenures == ()


def test_another_who_holds_the_same_post_on_a_day_changes_nothing(store):
    dated = bulletin(
        entry(1, "防汛", draft(date(2024, 7, 3)), people=[person("韩远山", MAYOR)]),
        period="2024-07",
        title="安平市大事记 2024年",
    )
    for issue in (undated(MAYOR), dated):
        with store.write() as session:
            store_bulletin(session, issue, now=NOW, render=render)
    with store.session() as session:
        assert standing.stale(session) == set()
        shown = {each.name: (each.post, each.body) for each in queries.officials(session, Filter(), limit=9)}
    assert shown["叶知秋"] == ("安平市政府市长", "安平市政府")
