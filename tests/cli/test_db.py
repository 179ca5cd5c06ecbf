"""``db``: upgrade, check, backup, restore, stats."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import create_engine

from calendar_app.store.database.schema import run_downgrade
from tests.cli.test_bad_input import refused, rows


def test_upgrade_makes_the_database_and_changes_nothing_the_second_time(run, database):
    first = run("db", "upgrade")
    assert first.exit_code == 0
    assert str(database) in first.stdout
    before = rows(database)
    assert run("db", "upgrade").stdout == first.stdout
    assert rows(database) == before


def test_upgrade_says_how_much_room_it_needs_where_rows_are_written_anew(run, filled):
    engine = create_engine(f"sqlite:///{filled}")
    run_downgrade(engine, "0004")
    engine.dispose()
    size = filled.stat().st_size
    result = run("db", "upgrade")
    assert result.exit_code == 0
    assert result.stderr.startswith(f"升级要重写数据，最多另需 {size / 2_000_000:,.0f} MB 空间，现有 ")
    assert f"which needs up to {size / 2_000_000:,.0f} MB of room; " in result.stderr
    assert run("db", "upgrade").stderr == ""
    assert run("db", "check").exit_code == 0


def test_stats_lists_bulletins_and_counts_rows(run, filled):
    lines = run("db", "stats").stdout.splitlines()
    assert [line.split()[1:3] for line in lines[:3]] == [
        ["砚川市", period] for period in ("2024-05", "2024-04", "2024-03")
    ]
    counts = {name: int(number) for number, name in (line.split() for line in lines[4:])}
    assert counts["bulletins"] == 3
    assert counts["entries"] == 52 + 59 + 61


def test_a_sound_database_passes_the_check(run, filled):
    result = run("db", "check")
    assert (result.exit_code, result.stdout) == (0, "nothing is wrong\n")


def test_a_wrong_count_is_found_and_made_again(run, filled):
    before = rows(filled)
    with sqlite3.connect(filled) as connection:
        connection.execute("UPDATE day_counts SET n = n + 1")
    connection.close()
    found = run("db", "check")
    assert found.exit_code == 1
    assert found.stdout
    assert run("db", "check", "--repair").exit_code == 0
    assert run("db", "check").exit_code == 0
    assert rows(filled)["day_counts"] == before["day_counts"]
    assert rows(filled)["events"] == before["events"]


def test_a_backup_is_restored(run, filled, tmp_path, march):
    file = tmp_path / "backup.sqlite"
    assert run("db", "backup", file).exit_code == 0
    before = rows(filled)
    key = run("db", "stats").stdout.split()[0]
    assert run("remove", key).exit_code == 0
    assert rows(filled) != before
    assert run("db", "restore", file).exit_code == 0
    assert rows(filled) == before


def test_a_backup_makes_a_database_where_there_is_none(run, filled, tmp_path):
    file = tmp_path / "backup.sqlite"
    run("db", "backup", file)
    other = tmp_path / "other" / "calendar.sqlite"
    refused(run("db", "restore", file, "--database", f"sqlite:///{other}"), "there is no such folder")
    other.parent.mkdir()
    assert run("db", "restore", file, "--database", f"sqlite:///{other}").exit_code == 0
    assert rows(other) == rows(filled)


@pytest.mark.parametrize("content", [None, b"", b"no database at all" * 100], ids=["missing", "empty", "text"])
def test_a_backup_that_is_none_changes_nothing(run, filled, tmp_path, content):
    file = tmp_path / "backup.sqlite"
    if content is not None:
        file.write_bytes(content)
    before = rows(filled)
    refused(run("db", "restore", file), "")
    assert rows(filled) == before
