"""Make a store many times as large without importing: its cities again and again, under other names, with numbers of their own.

    python benchmarks/_store_grow.py store-100000.sqlite sqlite:///store-1000000.sqlite 10
    python benchmarks/_store_grow.py store-100000.sqlite postgresql+psycopg://…/name 10

An import of a million events takes hours on a busy machine; this takes minutes, for the database copies its own rows. Every table,
index and kept count is as the writer would have it (`calendar-app db check` says so), only that the cities of a copy have the same things
happen as those copied. What is rare (``store_data.RARE``) stays in the first copy.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Table, create_engine, func, select, text
from store_data import FREQUENT, RARE, city_name

from calendar_app.store import bulk
from calendar_app.store.database import limits
from calendar_app.store.database.session import open_store, parse_url
from calendar_app.store.search import index
from calendar_app.store.tables import bulletins, entries, metadata

#: Tables that are the same however many cities there are.
SHARED = {"meta", "terms", "corrections", "withdrawn"}
#: Columns that number rows of a table.
OWNERS = {
    "event_id": "events",
    "entry_id": "entries",
    "bulletin_id": "bulletins",
    "person_id": "people",
    "profile_id": "profiles",
    "post_id": "posts",
    "city_id": "cities",
}
#: Columns by which the rows of a table are told from those of copies: the first that it has.
WHOSE = ("id", "event_id", "entry_id", "bulletin_id", "person_id", "city_id")
BATCH = 5000


def mark(copy: int) -> str:
    """Two signs that stand for a copy in the place of a UID's first two: no UID of the writer begins with one of these letters."""
    letters, signs = "ghijklmnopqrstuvwxyz", "0123456789abcdefghijklmnopqrstuvwxyz"
    return letters[copy // len(signs)] + signs[copy % len(signs)]


def renumbered(column: str, by: int, *, postgres: bool) -> str:
    """SQL of a JSON list of numbers, each of them greater."""
    if postgres:
        each = f"json_array_elements_text(CAST({column} AS json)) WITH ORDINALITY AS each (value, n)"
        return (
            f"(SELECT '[' || coalesce(string_agg((value::bigint + {by})::text, ',' ORDER BY n), '') || ']' FROM {each})"  # noqa: S608
        )
    return f"(SELECT json_group_array(value + {by}) FROM json_each({column}))"  # noqa: S608


def changed(table: Table, name: str, offsets: dict[str, int], copy: int, *, postgres: bool) -> str:
    """SQL of a column's value in a copy."""
    column = f'"{name}"'
    key = f"{table.name}.{name}"
    if name == "id":
        return f"{column} + {copy * offsets[table.name]}"
    if name in OWNERS:
        known = ("::int" if postgres else "") if name == "city_id" else None
        return f"{column} + {copy * offsets[OWNERS[name]]}" + ("" if known is None else f" * ({column} > 0){known}")
    if key == "mentions.profiles":
        return renumbered(column, copy * offsets["profiles"], postgres=postgres)
    if key in ("events.uid", "bulletins.key", "tenures.first_event", "tenures.last_event"):
        return f"'{mark(copy)}' || substr({column}, 3)"
    if key in ("profile_posts.first", "profile_posts.last"):
        return f"substr({column}, 1, 11) || '{mark(copy)}' || substr({column}, 14)"
    if key == "cities.name":
        return f"substr({column}, 1, 1) || '{chr(0x5100 + copy)}' || substr({column}, 3)"
    if key == "profiles.features":  # else the namesakes of all copies would be one person to the writer
        return f"replace({column}, '{city_name(0)[1]}', '{chr(0x5100 + copy)}')"
    if key in ("people.slug", "slugs.slug", "posts.key"):
        return f"{column} || '-{copy}'"
    if key in ("entries.title", "events.title", "events.summary"):
        return f"replace(replace({column}, '{RARE[0]}', '{FREQUENT[0]}'), '{RARE[1]}', '{FREQUENT[1]}')"
    if key == "rendered.vevent":
        uid = "(SELECT uid FROM events WHERE events.id = event_id)"
        inner = f"replace({column}, {uid}, '{mark(copy)}' || substr({uid}, 3))"
        return f"replace(replace({inner}, '{RARE[0]}', '{FREQUENT[0]}'), '{RARE[1]}', '{FREQUENT[1]}')"
    return column


def copy_rows(connection: Connection, table: Table, offsets: dict[str, int], copy: int) -> None:
    names = [c.name for c in table.columns]
    whose = next(name for name in WHOSE if name in names)
    last = offsets[table.name if whose == "id" else OWNERS[whose]]
    postgres = connection.dialect.name == "postgresql"
    values = [changed(table, name, offsets, copy, postgres=postgres) for name in names]
    columns = ", ".join(f'"{name}"' for name in names)
    connection.exec_driver_sql(
        f'INSERT INTO {table.name} ({columns}) SELECT {", ".join(values)} FROM {table.name} WHERE "{whose}" <= {last}'  # noqa: S608
    )


def documents(connection: Connection, above: int, only: str = "") -> Iterator[list[index.Document]]:
    """Entries above a number as search knows them, a batch at a time."""
    last = above
    columns = (entries.c.id, entries.c.day, entries.c.title, entries.c.body, bulletins.c.city_id)
    joined = entries.join(bulletins, bulletins.c.id == entries.c.bulletin_id)
    while True:
        query = select(*columns).select_from(joined).where(entries.c.id > last)
        if only:
            query = query.where(text(only))
        rows = [index.Document(*row) for row in connection.execute(query.order_by(entries.c.id).limit(BATCH))]
        if not rows:
            return
        yield rows
        last = rows[-1].entry_id


def grow(url: str, times: int) -> None:
    """Copy every city of the store at *url* until there are *times* as many."""
    started = time.perf_counter()
    with open_store(url) as store, store.write() as session:
        sqlite = store.dialect == "sqlite"
        if sqlite:
            session.exec_driver_sql("PRAGMA cache_size = -2000000")
        else:
            session.exec_driver_sql("SET LOCAL session_replication_role = replica")  # no look at each foreign key
            session.exec_driver_sql("SET LOCAL maintenance_work_mem = '1GB'")
            session.exec_driver_sql("DROP INDEX ix_search_words")
        offsets = {
            table.name: int(session.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one())
            for table in metadata.sorted_tables
            if "id" in table.c and table.name not in SHARED
        }
        for table in metadata.sorted_tables:
            if table.name not in SHARED:
                for copy in range(1, times):
                    copy_rows(session, table, offsets, copy)
                print(f"  {table.name}: {time.perf_counter() - started:.0f} s", flush=True)
        if sqlite:
            for batch in documents(session, offsets["entries"]):
                index.add(session, batch)
        else:
            for copy in range(1, times):
                of, city = copy * offsets["entries"], copy * offsets["cities"]
                session.exec_driver_sql(
                    "INSERT INTO search (id, title, body, words) "  # noqa: S608
                    f"SELECT s.id + {of}, s.title, s.body, ts_delete(s.words, '{index.CITY}' || b.city_id) || "
                    f"array_to_tsvector(ARRAY['{index.CITY}' || (b.city_id + {city})]) "
                    "FROM search s JOIN entries n ON n.id = (s.id & 4294967295) JOIN bulletins b ON b.id = n.bulletin_id "
                    f"WHERE n.id <= {offsets['entries']}"
                )
            copied = f"entries.id > {offsets['entries']}"
            rare = f"(entries.id - 1) % {offsets['entries']} + 1 IN (SELECT id FROM entries WHERE strpos(title, '{RARE[0]}') > 0)"  # noqa: S608
            for batch in documents(session, 0, f"{copied} AND {rare}"):
                index.drop(session, batch)
                index.add(session, batch)
        print(f"  search: {time.perf_counter() - started:.0f} s", flush=True)
        if not sqlite:
            session.exec_driver_sql(
                "CREATE INDEX ix_search_words ON search USING gin (words) WITH (gin_pending_list_limit = 256)"
            )
            print(f"  its index: {time.perf_counter() - started:.0f} s", flush=True)
    if not sqlite:
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
        engine.dispose()
    print(f"{times} times as large in {time.perf_counter() - started:.0f} s", flush=True)


def into_postgres(source: Path, url: str) -> None:
    """Copy a store of SQLite, row by row, into an empty PostgreSQL database."""
    limits.READ_STATEMENT_MS = 3_600_000  # what is read waits for what is written
    with (
        open_store(f"sqlite:///{source}") as old,
        open_store(url, create=True) as new,
        old.session() as reading,
        new.write() as session,
    ):
        session.exec_driver_sql("SET LOCAL session_replication_role = replica")
        session.exec_driver_sql("DELETE FROM meta")
        for table in metadata.sorted_tables:
            result = reading.execute(select(table), execution_options={"yield_per": BATCH})
            for batch in result.mappings().partitions():
                bulk.insert(session, table, batch)
        for found in documents(reading, 0):
            index.add(session, found)
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")
    engine.dispose()


def main() -> None:
    """Copy, then grow."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, help="SQLite file of a store")
    parser.add_argument("target", help="address of the larger one, which must not be there (PostgreSQL: be empty)")
    parser.add_argument("times", type=int, help="how many times as large")
    asked = parser.parse_args()
    target = parse_url(asked.target)
    if target.get_backend_name() == "sqlite":
        shutil.copy(asked.source, target.database or "")
    else:
        into_postgres(asked.source, asked.target)
    if asked.times > 1:
        grow(asked.target, asked.times)


if __name__ == "__main__":
    main()
