"""Bulletins full of people of a few names, and the people that a store makes of them: for tests that try many orders and decisions."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date

from hypothesis import strategies as st
from sqlalchemy import Connection, select

from calendar_app.extract.posts.normal import normalise
from calendar_app.feeds.ical import render_vevent
from calendar_app.model.extraction import AnnotatedBulletin, PersonMention
from calendar_app.store.database.session import Store
from calendar_app.store.tables import bulletins, entries, mentions, people, profiles
from calendar_app.store.uid import bulletin_key
from calendar_app.store.writer import remove_bulletin, store_bulletin
from tests.store.factory import LATER, NOW, bulletin, draft, entry

#: Cities of a province that every list of divisions has, of another, and two that none has.
CITIES = ("洛阳市", "漯河市", "杭州市", "沅口市")
#: As bulletins print people: in posts, in none, as an athlete, as one of the leaders.
WAYS = (
    "国务院副总理", "中共中央政治局委员、国务院副总理", "全国政协副主席", "全国政协委员", "省委书记", "云麓省委书记", "河南省委书记", "副省长",
    "省领导", "市领导", "市长", "市委副书记、市长", "市教育局局长", "教育局局长", "青芦县县长", "第一中学校长", "香港特区行政长官", "行政长官",
    "总指挥", "", "", "", "选手", "村民",
)  # fmt: skip
NAMES = ("王安", "歐陽青", "欧阳青", "阿木尔·吉日嘎", "阿木尔•吉日嘎")
_NOUNS = ("选手", "村民")
Place = tuple[str, str, int, str]


def mention(city: str, name: str, way: str) -> PersonMention:
    """A name as a city's bulletin prints it."""
    if way in _NOUNS:
        return PersonMention(name, (), "other", (), ((0, 1),), noun=way)
    posts = normalise([(text, None) for text in way.split("、")], place=city) if way else ()
    titles = tuple(post.text for post in posts)
    return PersonMention(name, titles, "official" if way else "other", (), ((0, 1),), posts, public=bool(way) or None)


def month(city: str, n: int, printed: tuple[tuple[str, str], ...]) -> AnnotatedBulletin:
    """A city's n-th bulletin: an entry, and a day, for each name and the way in which it is printed."""
    found = [
        entry(i, f"{name}的第{i}件事", draft(date(2022, n, i)), body=f"{n}月{i}日，{way}{name}到会。", people=[mention(city, name, way)])
        for i, (name, way) in enumerate(printed, 1)
    ]  # fmt: skip
    return bulletin(*found, place=city, period=f"2022-{n:02}", title=f"{city}要情 {n}")


_PRINTED = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(WAYS)), min_size=1, max_size=4).map(tuple)
#: Some months of some cities.
MONTHS = st.lists(
    st.tuples(st.sampled_from(CITIES), st.integers(1, 3), _PRINTED),
    min_size=2,
    max_size=6,
    unique_by=lambda each: each[:2],
).map(lambda found: [month(*each) for each in found])


def put(store: Store, *found: AnnotatedBulletin) -> None:
    for each in found:
        with store.write() as session:
            store_bulletin(session, each, now=NOW, render=render_vevent)


def take_out(store: Store, each: AnnotatedBulletin) -> None:
    with store.write() as session:
        remove_bulletin(session, bulletin_key(each.bulletin), now=LATER, render=render_vevent)


def read_again(store: Store, *found: AnnotatedBulletin) -> None:
    """Store them as though they had never been read, over what is there."""
    with store.write() as session:
        session.exec_driver_sql("UPDATE bulletins SET digest = ''")
    put(store, *found)


def groups(store: Store) -> set[tuple[str, bool, frozenset[Place]]]:
    """The people of a store: what they are called, whether they are public, and where they are printed."""
    with store.session() as session:
        return _groups(session)


def _groups(session: Connection) -> set[tuple[str, bool, frozenset[Place]]]:
    query = (
        select(bulletins.c.title, bulletins.c.period, entries.c.n, mentions.c.profiles)
        .join(entries, entries.c.bulletin_id == bulletins.c.id)
        .join(mentions, mentions.c.entry_id == entries.c.id)
    )
    known = {row.id: (row.name, row.person_id) for row in session.execute(select(profiles))}
    found: dict[int, set[Place]] = defaultdict(set)
    for title, period, n, own in session.execute(query):
        for profile in json.loads(own):
            name, person = known[profile]
            found[person].add((title, period, n, name))
    rows = {row.id: row for row in session.execute(select(people))}
    assert rows.keys() == found.keys()
    return {(rows[i].name, rows[i].public, frozenset(places)) for i, places in found.items()}
