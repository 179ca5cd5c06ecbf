"""Connections to PostgreSQL: none that is dead is used, and none forgets what it has prepared."""

from __future__ import annotations

import select

import pytest
from sqlalchemy import create_engine, text

from calendar_app.errors import NotFoundError
from calendar_app.model.filter import Filter
from calendar_app.store.database import alive
from calendar_app.store.database.session import Store
from calendar_app.store.queries import events, people
from calendar_app.store.writer import store_bulletin
from tests.store.factory import NOW, july, render


def backend(store: Store) -> int:
    with store.session() as s:
        return int(s.execute(text("SELECT pg_backend_pid()")).scalar_one())


def end(server: str, pid: int) -> None:
    """Take a connection away from its owner, who is not told."""
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        assert connection.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid}).scalar_one()
    admin.dispose()


def test_a_connection_that_the_server_ended_is_replaced_unseen(postgres_store: Store, server: str) -> None:
    first = backend(postgres_store)
    end(server, first)
    assert backend(postgres_store) not in (0, first)
    writer = "SELECT pg_backend_pid()"
    with postgres_store.write() as s:
        first = int(s.execute(text(writer)).scalar_one())
    end(server, first)
    with postgres_store.write() as s:
        assert s.execute(text(writer)).scalar_one() != first


@pytest.fixture
def pings(monkeypatch: pytest.MonkeyPatch, postgres_store: Store) -> list[object]:
    """Connections that were asked whether they are alive."""
    asked: list[object] = []
    dialect = postgres_store._read.dialect
    ping = dialect.do_ping
    monkeypatch.setattr(dialect, "do_ping", lambda connection: (asked.append(connection), ping(connection))[1])
    return asked


def test_the_server_is_asked_only_about_a_connection_that_was_idle_for_long(
    postgres_store: Store, pings: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = backend(postgres_store)
    assert backend(postgres_store) == first
    assert pings == []
    monkeypatch.setattr(alive, "_LONG", 0.0)
    assert backend(postgres_store) == first
    assert len(pings) == 1


def test_something_unread_makes_the_server_be_asked_and_is_no_fault(postgres_store: Store, pings: list[object]) -> None:
    with postgres_store.session() as s:
        first = int(s.execute(text("SELECT pg_backend_pid()")).scalar_one())
        s.exec_driver_sql("LISTEN news")
        raw = s.connection.driver_connection
    with postgres_store.write() as s:
        s.exec_driver_sql("NOTIFY news")
    assert select.select([raw], [], [], 10)[0] == [raw]
    assert backend(postgres_store) == first
    assert pings == [raw]
    assert backend(postgres_store) == first
    assert pings == [raw]
    with postgres_store.session() as s:
        s.exec_driver_sql("UNLISTEN news")


def test_questions_stay_prepared_when_one_finds_nothing(postgres_store: Store) -> None:
    with postgres_store.write() as s:
        store_bulletin(s, july(), now=NOW, render=render)
    prepared = text("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%events.uid%'")
    for _ in range(8):
        with postgres_store.session() as s:
            assert events.agenda(s, Filter(), after=None, limit=1)[0]
        with pytest.raises(NotFoundError), postgres_store.session() as s:
            people.find(s, "没有这人")
    with postgres_store.session() as s:
        assert s.execute(prepared).scalar_one() >= 1
