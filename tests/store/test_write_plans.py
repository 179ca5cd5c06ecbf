"""What storing and removing a bulletin asks is found by an index: no statement walks a table that grows with the store."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import Delete, Select, Update, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import Executable

from calendar_app.store import counts, numbering, removal, tables, writer
from calendar_app.store.database.session import Store, open_store
from calendar_app.store.editors import affected
from calendar_app.store.entries import previous, printed
from calendar_app.store.events import fresh, happenings, rendering
from calendar_app.store.persons import attested, corrections, evidence, people, slugs, standing

MODULES = (
    affected,
    attested,
    corrections,
    counts,
    evidence,
    fresh,
    happenings,
    numbering,
    people,
    previous,
    printed,
    removal,
    rendering,
    slugs,
    standing,
    writer,
)
#: Looked through as a whole, and why: a removal is rare, and no index leads from a post to who holds it in a bulletin.
WHOLE = {("removal", "_LOSE_POSTS")}


def statements() -> Iterator[tuple[str, str, Executable]]:
    """Every statement with a condition that the writing modules keep, by module and name."""
    for module in MODULES:
        short = module.__name__.rpartition(".")[2]
        for name, value in vars(module).items():
            found = value if isinstance(value, tuple) else (value,)
            for i, each in enumerate(found):
                if isinstance(each, Select | Update | Delete) and each.whereclause is not None:
                    yield short, f"{name}[{i}]" if isinstance(value, tuple) else name, each


CASES = [pytest.param(s, id=f"{module}-{name}") for module, name, s in statements() if (module, name) not in WHOLE]


@pytest.fixture(scope="module")
def sqlite_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('plans') / 'db.sqlite'}", create=True) as store:
        yield store


def test_there_are_statements_to_look_at():
    assert len(CASES) > 40
    assert {table.name for table in tables.metadata.sorted_tables} >= {"events", "profiles", "event_terms"}


@pytest.mark.parametrize("statement", CASES)
def test_a_statement_of_the_writer_uses_an_index(sqlite_store: Store, statement: Executable) -> None:
    query = re.sub(r"__\[POSTCOMPILE_\w+\]", "?", str(statement.compile(dialect=sqlite.dialect())))
    with sqlite_store.session() as session:
        raw = session.connection.cursor()
        plan = raw.execute(f"EXPLAIN QUERY PLAN {query}", [None] * query.count("?")).fetchall()
    walked = [
        row[3] for row in plan if row[3].startswith("SCAN") and "json_each" not in row[3] and "held" not in row[3]
    ]
    assert walked == []


def test_a_set_of_values_is_no_boolean_that_hides_the_index(sqlite_store: Store) -> None:
    with sqlite_store.session() as session:
        plan = session.execute(
            text("EXPLAIN QUERY PLAN SELECT uid FROM events WHERE (uid IN (SELECT value FROM json_each('[]'))) = 1")
        ).all()
    assert any(row[3].startswith("SCAN events") for row in plan), "the test above would not see a walk"
