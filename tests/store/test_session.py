"""Opening: what is there, what is wrong, in one line that says what to do; and the migrations."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DBAPIError, OperationalError

from calendar_app.config import default_database_url
from calendar_app.errors import StoreUnavailableError, StoreVersionError
from calendar_app.store.database import limits, schema, session
from calendar_app.store.database.session import Store, current_version, open_store, parse_url, upgrade
from calendar_app.store.integrity import find_problems
from calendar_app.store.tables import metadata
from calendar_app.store.writer import store_bulletin
from tests.store.factory import NOW, july, render


def test_a_database_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(StoreUnavailableError, match=r"no database at .*no\.sqlite: import a bulletin first"):
        open_store(f"sqlite:///{tmp_path / 'no.sqlite'}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "address", ["no address", "mysql://x/y", "sqlite://", "sqlite:///:memory:", "postgresql+nodriver://x"]
)
def test_an_address_of_no_database_is_refused(address):
    with pytest.raises(StoreUnavailableError, match="sqlite:///path"):
        open_store(address)


@pytest.mark.parametrize("content", [b"text that is no database at all" * 40, b"SQLite format 3\x00" + b"x" * 4096])
def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path, content):
    file = tmp_path / "notes.txt"
    file.write_bytes(content)
    for create in (False, True):
        with pytest.raises(StoreVersionError, match="no database of calendar-app"):
            open_store(f"sqlite:///{file}", create=create)
    assert file.read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path):
    file = tmp_path / "other.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE notes (x)")
    connection.close()
    before = file.read_bytes()
    for attempt in (lambda u: open_store(u, create=True), upgrade, current_version):
        with pytest.raises(StoreVersionError, match="no database of calendar-app"):
            attempt(f"sqlite:///{file}")
    assert file.read_bytes() == before


def test_older_and_newer_versions_say_what_to_do(url, monkeypatch):
    with open_store(url, create=True) as store, store.write() as s:
        s.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreVersionError, match="newer version"):
        open_store(url)
    with pytest.raises(StoreVersionError, match="newer version"):
        upgrade(url)
    with Store(parse_url(url)) as store, store.write() as s:
        s.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with pytest.raises(StoreVersionError, match="calendar-app db upgrade"):
        open_store(url)


@contextmanager
def another_writer(url):
    """Somebody else writes as long as the block lasts."""
    with open_store(url) as other, other.write() as s:
        s.execute(text("UPDATE meta SET value = value"))
        yield


@pytest.mark.parametrize("wait", [0.1, 0.6], ids=["before it is told", "after"])
def test_a_locked_database_says_so_and_names_the_way_out(url, monkeypatch, caplog, wait):
    monkeypatch.setattr(limits, "WRITE_WAIT", wait)
    monkeypatch.setattr(limits, "TELL_WAIT", 0.3)
    with open_store(url, create=True) as store:
        with another_writer(url):
            started = time.monotonic()
            with pytest.raises(StoreUnavailableError, match="locked by another program") as refused, store.write() as s:
                s.execute(text("DELETE FROM meta"))
            assert wait <= time.monotonic() - started < wait + 5
            with store.session() as s:
                assert s.execute(text("SELECT count(*) FROM meta")).scalar_one() == 2
        assert ("fuser" if store.dialect == "sqlite" else "pg_stat_activity") in str(refused.value)
        with store.write() as s:
            s.execute(text("UPDATE meta SET value = value"))
    assert [r.levelname for r in caplog.records] == ["WARNING"]


def test_a_writer_that_waits_says_so_soon_and_goes_on_when_the_other_is_done(url, monkeypatch, caplog):
    monkeypatch.setattr(limits, "TELL_WAIT", 0.2)
    told = threading.Event()
    caplog.handler.addFilter(lambda record: told.set() or True)
    wrote = []

    def second():
        with open_store(url) as store, store.write() as s:
            wrote.append(s.execute(text("UPDATE meta SET value = '7' WHERE key = 'revision'")).rowcount)

    open_store(url, create=True).close()
    with another_writer(url):
        waiting = threading.Thread(target=second)
        waiting.start()
        assert told.wait(10)
        assert wrote == []
    waiting.join(20)
    assert wrote == [1]
    [record] = caplog.records
    assert "another program is writing to the database; waiting for it, 30 s at most" in record.getMessage()


@pytest.mark.parametrize("attempt", [lambda u: open_store(u, create=True), upgrade], ids=["import", "db upgrade"])
def test_a_folder_that_is_not_there_is_named_and_not_made(tmp_path: Path, attempt):
    with pytest.raises(
        StoreUnavailableError, match=r"typed-wrongly: there is no such folder for the database db\.sqlite"
    ):
        attempt(f"sqlite:///{tmp_path / 'typed-wrongly' / 'db.sqlite'}")
    assert list(tmp_path.iterdir()) == []


def test_the_default_data_folder_is_made(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))
    open_store(default_database_url(), create=True).close()
    assert (tmp_path / "home" / "data" / "calendar-app" / "calendar.sqlite").is_file()


def test_reading_cannot_write(store):
    with pytest.raises((StoreUnavailableError, DBAPIError)), store.session() as s:
        s.execute(text("DELETE FROM meta"))
    with store.session() as s:
        assert s.execute(text("SELECT count(*) FROM meta")).scalar_one() == 2


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def test_a_question_that_takes_too_long_is_stopped_and_the_next_one_answered(url, monkeypatch):
    monkeypatch.setattr(limits, "READ_STATEMENT_MS", 200)
    with open_store(url, create=True) as store:
        started = time.monotonic()
        with pytest.raises(StoreUnavailableError, match=r"the question took longer than 0\.2 s"), store.session() as s:
            s.execute(text(ENDLESS))
        assert time.monotonic() - started < 10
        with store.session() as s:
            assert s.execute(text("SELECT count(*) FROM meta")).scalar_one() == 2
        with store.session() as s:
            time.sleep(0.3)  # the time is a statement's, not the session's
            assert s.execute(text("SELECT count(*) FROM meta")).scalar_one() == 2


def test_who_looks_at_everything_is_not_hurried_and_the_next_one_is(url, monkeypatch):
    monkeypatch.setattr(limits, "READ_STATEMENT_MS", 200)
    slow = ENDLESS.replace("FROM n)", "FROM n WHERE i < 3000000)")
    with open_store(url, create=True) as store:
        with store.session() as s, session.unhurried(s):
            started = time.monotonic()
            assert s.execute(text(slow)).scalar_one() == 3_000_000
            assert time.monotonic() - started > 0.2
        with pytest.raises(StoreUnavailableError, match="the question took longer"), store.session() as s:
            s.execute(text(ENDLESS))
        with store.write() as s, session.unhurried(s):
            assert find_problems(s, render) == []


def test_the_whole_is_checked_without_a_ceiling(store, monkeypatch):
    asked = []
    monkeypatch.setattr("calendar_app.store.integrity.unhurried", lambda s: asked.append(s) or session.unhurried(s))
    with store.session() as s:
        assert find_problems(s, render) == []
        assert asked == [s]


def test_the_batches_of_a_stream_have_a_time_of_their_own(tmp_path: Path, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(session, "time", SimpleNamespace(monotonic=lambda: now[0]))
    counted = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 60000) SELECT i FROM n"
    with open_store(f"sqlite:///{tmp_path / 'db.sqlite'}", create=True) as store, store.session() as s:
        result = s.execute(text(counted), execution_options={"stream_results": True, "max_row_buffer": 30_000})
        seen = 0
        for batch in result.partitions(30_000):
            seen += len(batch)
            now[0] += 0.9 * limits.READ_STATEMENT_MS / 1000  # whoever reads is slow
            session.renew(s)
        assert seen == 60_000
        late = s.execute(text(counted), execution_options={"stream_results": True, "max_row_buffer": 30_000})
        batches = late.partitions(30_000)
        assert len(next(batches)) == 30_000
        now[0] += 1.1 * limits.READ_STATEMENT_MS / 1000
        with pytest.raises(OperationalError, match="interrupted"):
            next(batches)


def test_a_reader_sees_one_state_while_another_writes(store):
    with store.session() as reader:
        before = reader.execute(text("SELECT count(*) FROM events")).scalar_one()
        with store.write() as s:
            store_bulletin(s, july(), now=NOW, render=render)
        assert reader.execute(text("SELECT count(*) FROM events")).scalar_one() == before
    with store.session() as s:
        assert s.execute(text("SELECT count(*) FROM events")).scalar_one() == 8


def test_reads_go_to_the_replica(url, tmp_path: Path):
    other = f"sqlite:///{tmp_path / 'replica.sqlite'}"
    open_store(other, create=True).close()
    with open_store(url, create=True, replica_url=other) as store:
        with store.write() as s:
            store_bulletin(s, july(), now=NOW, render=render)
        with store.session() as s:
            assert s.execute(text("SELECT count(*) FROM events")).scalar_one() == 0


def test_sqlite_runs_with_the_pragmas_that_keep_it_safe(tmp_path: Path):
    with open_store(f"sqlite:///{tmp_path / 'db.sqlite'}", create=True) as store, store.write() as s:
        found = {
            name: s.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "foreign_keys", "synchronous")
        }
    assert found == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2}


def test_the_list_of_revisions_is_that_of_the_scripts():
    folder = Path(schema.__file__).parents[1] / "migrations"
    scripts = [s.revision for s in ScriptDirectory(str(folder)).walk_revisions()]
    assert tuple(reversed(scripts)) == schema.REVISIONS


def shape(store):
    """Tables, columns, keys and indexes."""
    found = {}
    with store._write.connect() as connection:
        inspector = inspect(connection)
        for table in sorted(inspector.get_table_names()):
            columns = [(c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(table)]
            keys = inspector.get_pk_constraint(table)["constrained_columns"]
            unique = sorted(
                (u["name"] or "", tuple(u["column_names"])) for u in inspector.get_unique_constraints(table)
            )
            foreign = sorted(
                (f["name"] or "", tuple(f["constrained_columns"]), f["referred_table"])
                for f in inspector.get_foreign_keys(table)
            )
            indexes = sorted(
                (
                    i["name"] or "",
                    tuple(map(str, i["column_names"])),
                    str(i.get("dialect_options", {}).get("postgresql_where")),
                )
                for i in inspector.get_indexes(table)
            )
            found[table] = (columns, keys, unique, foreign, indexes)
        if connection.dialect.name == "postgresql":
            found["settings"] = sorted(
                map(
                    repr,
                    connection.execute(text("SELECT relname, reloptions FROM pg_class WHERE reloptions IS NOT NULL")),
                )
            )
        if connection.dialect.name == "sqlite":
            statements = connection.execute(text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")).scalars()
            # The order of constraints is of no meaning.
            if "search_config" in inspector.get_table_names():
                found["settings"] = sorted(map(repr, connection.execute(text("SELECT k, v FROM search_config"))))
            found["sql"] = sorted(
                "\n".join(sorted(line.strip(" ,\t") for line in sql.splitlines())) for sql in statements
            )
    return found


def test_migrations_lead_to_the_same_tables_as_making_them_at_once_and_back(url):
    with open_store(url, create=True) as store:
        made = shape(store)
        with store.write() as s:
            store_bulletin(s, july(), now=NOW, render=render)
        schema.run_downgrade(store._write, "base")
        assert set(shape(store)) <= {"alembic_version", "sql", "settings"}
        schema._migrate(store._write, "head")
        assert shape(store) == made
        with store.write() as s:
            assert store_bulletin(s, july(), now=NOW, render=render).inserted == 8
    assert current_version(url) == schema.REVISIONS[-1]
    upgrade(url)


@pytest.mark.parametrize("revision", schema.REVISIONS[:-1])
def test_a_store_goes_back_to_each_older_version_and_forth_again_with_what_it_holds(url, revision):
    def told(session):
        return {t.name: sorted(map(repr, session.execute(select(t)))) for t in metadata.sorted_tables}

    with open_store(url, create=True) as store:
        with store.write() as s:
            store_bulletin(s, july(), now=NOW, render=render)
        made = shape(store)
        with store.session() as s:
            held = told(s)
        schema.run_downgrade(store._write, revision)
        assert current_version(url) == revision
        assert shape(store) != made or (store.dialect, revision) in (("sqlite", "0003"), ("postgresql", "0006"))
        with pytest.raises(StoreVersionError, match="calendar-app db upgrade"):
            open_store(url)
    upgrade(url)
    with open_store(url) as store:
        assert shape(store) == made
        with store.session() as s:
            assert told(s) == held
            assert find_problems(s, render) == []
        with store.write() as s:
            assert store_bulletin(s, july(), now=NOW, render=render).inserted == 0
