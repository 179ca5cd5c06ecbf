"""The tables (design: names of things), for SQLite and PostgreSQL alike.

What is printed: ``bulletins``, ``ledgers``, ``entries``, ``mentions``, ``diagnostics``. What it makes: ``events``,
``reports`` (which entries tell of an event), ``rendered`` (their VEVENT text), ``people``, ``profiles`` (how a name is
printed, and whom it stands for), ``name_forms`` (forms of one name), ``posts``, ``participations``, ``tenures``, ``terms`` and
``event_terms`` (tags, sections, bodies, places, roles). What is kept so that nobody counts: ``event_months``,
``day_counts``, ``month_counts``, ``term_counts``, ``profile_months``, ``profile_posts``. What outlives its rows: ``slugs``, ``withdrawn``,
``corrections``, and beside the entries that these change ``originals``: what was read of them.

Instants are whole seconds since 1970 in UTC: both databases compare them alike, and iCalendar knows no finer stamp.
``city_id`` is 0 where the bulletin tells no jurisdiction. ``dtend`` is exclusive, as in iCalendar.
"""

from __future__ import annotations

from calendar_app.store.tables.base import (
    AGE_MONTHS,
    DAY,
    KLASSES,
    MONTH,
    NAMING,
    SHORT_DAYS,
    YEAR,
    Key,
    Word,
    cities,
    meta,
    metadata,
)
from calendar_app.store.tables.counted import day_counts, month_counts, term_counts
from calendar_app.store.tables.happened import (
    event_months,
    event_terms,
    events,
    participations,
    rendered,
    reports,
    terms,
)
from calendar_app.store.tables.lasting import corrections, slugs, withdrawn
from calendar_app.store.tables.persons import (
    name_forms,
    people,
    person_keys,
    posts,
    profile_months,
    profile_posts,
    profiles,
    tenures,
)
from calendar_app.store.tables.printed import bulletins, diagnostics, entries, ledgers, mentions, originals

__all__ = [
    "AGE_MONTHS",
    "DAY",
    "KLASSES",
    "MONTH",
    "NAMING",
    "SHORT_DAYS",
    "YEAR",
    "Key",
    "Word",
    "bulletins",
    "cities",
    "corrections",
    "day_counts",
    "diagnostics",
    "entries",
    "event_months",
    "event_terms",
    "events",
    "ledgers",
    "mentions",
    "meta",
    "metadata",
    "month_counts",
    "name_forms",
    "originals",
    "participations",
    "people",
    "person_keys",
    "posts",
    "profile_months",
    "profile_posts",
    "profiles",
    "rendered",
    "reports",
    "slugs",
    "tenures",
    "term_counts",
    "terms",
    "withdrawn",
]
