"""What is asked of a store, the bare sqlite3 statements that return the same rows, and what is right."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from _store_made import WRITTEN
from sqlalchemy import Connection
from store_data import (
    EVERYWHERE,
    FIRST_YEAR,
    FREQUENT,
    PER_MONTH,
    RARE,
    YEARS,
    bulletin,
    city_name,
    officials,
)

from calendar_app.model.calendar import EventCard
from calendar_app.model.extraction import AnnotatedBulletin, AnnotatedEntry
from calendar_app.model.filter import Filter
from calendar_app.store.queries import events, facets, match, search, timelines
from calendar_app.store.search.index import ENTRY_MASK

CITY, TAG = city_name(0), "防汛抗旱"
SOMEONE = officials(0)[6].name


@dataclass(frozen=True)
class Question:
    """What is asked, the bare sqlite3 statements that return the same rows, and what both must give."""

    ask: Callable[[Connection], Any]
    bare: Callable[[sqlite3.Connection], Any]
    right: Callable[[Any], bool]
    same: bool = True  # the answer has the same size at every size of store: growth has a limit


_EVENT = "e.uid, e.kind, e.summary, e.title, e.dtstart, e.dtend, e.precision, e.edtf, e.section, e.rrule, e.part, e.time, e.entry_id"
_MATCH = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
_FOUND = "e.city_id = 1 AND e.klass = 0 AND e.dtstart BETWEEN ? AND ? AND e.dtend > ?"


def rows(connection: sqlite3.Connection, query: str, *values: object) -> list[tuple[Any, ...]]:
    """All rows of a statement."""
    return connection.execute(query, values).fetchall()


def questions(path: Path, size: int) -> dict[str, Question]:
    """By name. What is right is worked out from the bulletins as they were made; search by looking at every title."""
    city, start, end = Filter(city=(CITY,)), date(FIRST_YEAR, 5, 1), date(FIRST_YEAR, 5, 31)
    asked = Filter(city=(CITY,), from_=start, to=end)
    tagged = Filter(city=(CITY,), tag=(TAG,), from_=start, to=end)
    mine = [e for b in of_city(min(size, WRITTEN) // PER_MONTH) for e in b.entries]
    month = [e for e in mine if e.events[0].start <= end and e.events[0].end >= start]
    seen = sorted((e.events[0].start for e in mine if any(p.name == SOMEONE for p in e.people)), reverse=True)
    counts = Counter(t.name for e in month for t in e.tags)
    days = (str(start - timedelta(days=7)), str(end), str(start))
    connection = sqlite3.connect(path)
    person = rows(connection, "SELECT person_id FROM slugs WHERE slug = ?", SOMEONE)[0][0]
    term = rows(connection, "SELECT id FROM terms WHERE kind = 'tag' AND name = ?", TAG)[0][0]
    titles = (
        "SELECT title FROM entries WHERE instr(title, ?) AND instr(title || body, ?) ORDER BY day DESC, id DESC LIMIT ?"
    )
    searched = [RARE, (RARE[0], EVERYWHERE), FREQUENT]
    wanted = [[t for (t,) in rows(connection, titles, *two, search.CEILING + 1)] for two in searched]
    connection.close()

    def lines(found: Iterable[AnnotatedEntry]) -> list[tuple[date, str]]:
        return sorted((e.events[0].start, e.entry.title) for e in found)

    def told(cards: Iterable[EventCard]) -> list[tuple[date, str]]:
        return sorted((c.start, c.title) for c in cards if c.start)

    def bare_timeline(c: sqlite3.Connection) -> Any:
        found = rows(
            c,
            f"SELECT e.id, {_EVENT}, p.titles, p.roles, p.actions FROM participations p JOIN events e ON e.id = p.event_id "  # noqa: S608
            "WHERE p.person_id = ? AND p.dtstart IS NOT NULL ORDER BY p.dtstart DESC, e.uid DESC LIMIT 61",
            person,
        )
        ids = ",".join(str(row[0]) for row in found)
        return found, rows(
            c,
            "SELECT p.event_id, o.slug, o.name FROM participations p JOIN people o ON o.id = p.person_id "  # noqa: S608
            f"WHERE p.event_id IN ({ids}) AND o.public ORDER BY p.event_id, p.ordinal",
        )

    def bare_facets(c: sqlite3.Connection) -> Any:
        grouped = (
            "SELECT t.name, count(*) FROM events e JOIN event_terms x ON x.event_id = e.id JOIN terms t ON t.id = x.term_id "  # noqa: S608
            f"WHERE {_FOUND} AND +t.kind = ? GROUP BY t.id ORDER BY count(*) DESC, t.name LIMIT 20"
        )
        people_ = (
            "SELECT o.slug, o.name, count(DISTINCT e.id) FROM events e JOIN participations p ON p.event_id = e.id "  # noqa: S608
            f"JOIN people o ON o.id = p.person_id WHERE {_FOUND} AND o.public GROUP BY o.id ORDER BY 3 DESC, 1 LIMIT 20"
        )
        return [rows(c, grouped, *days, kind) for kind in ("tag", "section")] + [rows(c, people_, *days)]

    def bare_search(c: sqlite3.Connection, two: tuple[str, str]) -> Any:
        words = " AND ".join(f'"{" ".join(p.tokens())}"' for p in match.phrases(" ".join(two)))
        counted = rows(c, _MATCH, words, search.CEILING + 1)
        first = rows(c, _MATCH, " AND ".join(f"title : {w}" for w in words.split(" AND ")), 20)
        ids = ",".join(str(i & ENTRY_MASK) for (i,) in first or counted[:20])
        printed = "SELECT n.id, n.n, n.title, n.body, b.key FROM entries n JOIN bulletins b ON b.id = n.bulletin_id"
        joined = f"SELECT r.entry_id, {_EVENT} FROM reports r JOIN events e ON e.id = r.event_id"  # noqa: S608
        return (
            counted,
            rows(c, f"{printed} WHERE n.id IN ({ids})"),
            rows(c, f"{joined} WHERE r.entry_id IN ({ids})"),
        )

    def searching(two: tuple[str, str], titles: list[str], *, same: bool) -> Question:
        total, more = min(len(titles), search.CEILING), len(titles) > search.CEILING
        return Question(
            lambda s: search.search(s, " ".join(two), Filter()),
            lambda c: bare_search(c, two),
            lambda found: [h.title for h in found.hits] == titles[:20] and (found.total, found.more) == (total, more),
            same,
        )

    by_day = f"SELECT {_EVENT} FROM events e WHERE {_FOUND} ORDER BY e.dtstart, e.uid"  # noqa: S608
    by_tag = (
        f"SELECT {_EVENT} FROM event_terms x JOIN events e ON e.id = x.event_id "  # noqa: S608
        f"WHERE x.term_id = {term} AND x.klass = 0 AND x.dtstart BETWEEN ? AND ? AND e.dtend > ? AND e.city_id = 1 "
        "ORDER BY x.dtstart, e.uid LIMIT 101"
    )
    return {
        "month": Question(
            lambda s: events.events_between(s, start, end, city),
            lambda c: rows(c, by_day, *days),
            lambda found: told(found) == lines(month),
        ),
        "timeline": Question(
            lambda s: timelines.appearances(s, SOMEONE, Filter(), before=None)[0],
            bare_timeline,
            lambda found: [a.event.start for a in found] == seen[:60],
        ),
        "tag's month": Question(
            lambda s: events.agenda(s, tagged, after=None, limit=100)[0],
            lambda c: rows(c, by_tag, *days),
            lambda found: told(found) == lines(e for e in month if any(t.name == TAG for t in e.tags)),
        ),
        "facets": Question(
            lambda s: facets.facets(s, asked, ("tag", "section", "official")),
            bare_facets,
            lambda found: (
                [(x.value, x.count) for x in found["tag"]]
                == sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:20]
            ),
        ),
        "search of two words": searching(searched[0], wanted[0], same=True),
        "a rare word and one of all": searching(searched[1], wanted[1], same=True),
        "two frequent words": searching(searched[2], wanted[2], same=False),
    }


def of_city(count: int) -> list[AnnotatedBulletin]:
    """City 0's bulletins among the first *count* of ``bulletins``."""
    months = YEARS * 12
    each = max(1, -(-count // months))
    return [bulletin(0, FIRST_YEAR + m // 12, m % 12 + 1) for m in range(months) if m * each < count]
