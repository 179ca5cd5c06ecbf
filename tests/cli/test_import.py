"""``import`` and ``remove``: what goes in, what is said, and that the same again changes nothing."""

from __future__ import annotations

import io
import re
import sys
import time
import zipfile

import pytest

from calendar_app import ingest
from calendar_app.bulletin import read_bulletin
from calendar_app.cli import batch
from calendar_app.cli.importing import progress
from calendar_app.sample import bulletins
from tests.cli.test_bad_input import rows

#: Rows that tell when something was done, not what.
STAMPS = {"bulletins": ("imported",), "events": ("created", "last_modified")}


def test_what_is_said_of_a_bulletin(run, march):
    result = run("import", march)
    assert result.exit_code == 0
    assert result.stderr == ""
    first, *doubts, last = result.stdout.splitlines()
    chinese, english = first.removeprefix(f"{march}: ").split(" / ")
    assert chinese.startswith("砚川市 2024-03（地点、时期由文中推定）：52 条，")
    assert chinese.endswith("，更新 0，未变 0，移除 0；存疑 4")
    assert english.startswith("砚川市 2024-03 (place and period inferred): 52 entries, ")
    assert first.endswith(" inserted, 0 updated, 0 unchanged, 0 removed; 4 diagnostics")
    assert len(doubts) == 4
    where = r"  第 [0-9]+ 行、第 [0-9]+ 条 \(line [0-9]+, entry [0-9]+\): 目录与正文题名不同 \(title-differs\): "
    assert all(re.match(where, line) for line in doubts)
    assert last.startswith("1 期，拒收 0：新增 ")
    assert " / 1 bulletin, 0 refused: " in last


def test_a_terminal_is_told_how_far_how_fast_and_how_long(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    now = [1000.0]
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("calendar_app.cli.importing.monotonic", lambda: now[0])
    monkeypatch.setattr(time, "time", lambda: now[0])
    with progress(["a", "b", "c", "d"]) as files:
        for _ in files:
            now[0] += 2
    shown = re.findall(r"importing[^\r]*?([0-9]/4)  (?:[^\r]*?([0-9:]{8})  ([0-9.]+/s))?", terminal.getvalue())
    assert ("2/4", "00:00:04", "0.5/s") in shown
    assert shown[-1][0] == "4/4"


@pytest.mark.parametrize("step", ["read_bulletin", "annotate"])
def test_a_fault_of_the_program_costs_one_file_and_is_logged(run, database, monkeypatch, caplog, step):
    names = [str(each) for each in bulletins()]
    works = getattr(batch, step)

    def stumbles(given, **options):
        if names[1] in (options.get("source"), getattr(given, "source", None)):
            raise IndexError("string index out of range")
        return works(given, **options)

    monkeypatch.setattr(batch, step, stumbles)
    result = run("import", *names)
    assert result.exit_code == 1
    assert " / 2 bulletins, 1 refused: " in result.stdout
    assert f"error: {names[1]}: 程序读这个文件时出错（IndexError），已略过" in result.stderr
    assert "the program failed on this file (IndexError) and left it out" in result.stderr
    assert "string index out of range" in caplog.text
    assert len(rows(database)["bulletins"]) == 2


def test_importing_again_changes_nothing_and_says_so(run, database, march):
    run("import", march)
    before, bytes_before = rows(database), run("export", "--format", "ics", "--span", "all").stdout_bytes
    result = run("import", march)
    assert " 0 inserted, 0 updated, " in result.stdout
    assert " 0 removed" in result.stdout
    assert rows(database) == before
    assert run("export", "--format", "ics", "--span", "all").stdout_bytes == bytes_before


def test_a_stored_file_is_not_read_again_unless_its_reading_may_differ(run, march, monkeypatch):
    run("import", march)
    reads = []
    monkeypatch.setattr(batch, "read_bulletin", lambda *args, **kw: reads.append(kw) or read_bulletin(*args, **kw))
    again = run("import", march)
    assert again.stdout.splitlines()[0].endswith(" unchanged, 0 removed; 4 diagnostics; stored already")
    assert reads == []
    run("import", march, "--jurisdiction", "砚川市")
    assert len(reads) == 1
    monkeypatch.setattr(ingest, "reader_version", lambda: "a better reader")
    assert "stored already" not in run("import", march).stdout
    assert len(reads) == 2
    assert "stored already" in run("import", march).stdout
    key = next(line.split()[0] for line in run("db", "stats").stdout.splitlines() if "2024-03" in line)
    run("remove", key)
    assert " 0 inserted" not in run("import", march).stdout
    assert len(reads) == 3


def test_a_folder_and_an_archive(run, tmp_path):
    folder = tmp_path / "bulletins" / "2024"
    folder.mkdir(parents=True)
    first, second, third = bulletins()
    (folder / "a.txt").write_bytes(first.read_bytes())
    with zipfile.ZipFile(tmp_path / "bulletins" / "rest.zip", "w") as archive:
        archive.write(second, "april/b.txt")
        archive.write(third, "may/c.txt")
    result = run("import", tmp_path / "bulletins")
    assert result.exit_code == 0
    lines = [line for line in result.stdout.splitlines() if not line.startswith("  ")]
    assert ["a.txt" in lines[0], "b.txt" in lines[1], "c.txt" in lines[2]] == [True, True, True]
    assert lines[-1].startswith("3 期，拒收 0：")
    assert " / 3 bulletins, 0 refused: " in lines[-1]


def test_a_dry_run_writes_nothing(run, database, march):
    dry = run("import", "--dry-run", march)
    assert dry.exit_code == 0
    assert dry.stdout.splitlines()[-1].endswith("; dry run, nothing written")
    assert not database.exists()
    wet = run("import", march)
    assert dry.stdout.splitlines()[:-1] == wet.stdout.splitlines()[:-1]
    before = rows(database)
    assert " inserted" in run("import", "--dry-run", bulletins()[1]).stdout
    assert rows(database) == before


def test_what_is_given_is_not_inferred(run, march):
    result = run("import", march, "--jurisdiction", "砚川市", "--period", "2024-03")
    assert "砚川市 2024-03: 52 entries" in result.stdout


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)], ids=["in-order", "out-of-order"])
def test_neither_order_nor_processes_change_what_is_read(run, database, tmp_path, order):
    files = [bulletins()[i] for i in order]
    run("import", *files)
    one = facts(rows(database))
    other = tmp_path / "other.sqlite"
    run("import", "--database", f"sqlite:///{other}", "--jobs", "2", *bulletins())
    assert facts(rows(other)) == one


MARCH = "砚川县大事记\n2015年3月\n3月1日　{who}到石桥小学调研。\n3月2日　李小明、王大山等参加植树。\n3月5日　李小明说，要多读书。\n"
APRIL = "砚川县大事记\n2015年4月\n4月2日　李小明、王大山等到平桥镇参观。\n4月5日　李小明说，要多植树。\n"


def test_what_a_corrected_file_no_longer_prints_makes_nobody_an_official(run, database, tmp_path):
    march, april = tmp_path / "march.txt", tmp_path / "april.txt"

    def officials():
        return {row[1] for row in rows(database)["people"] if row[3]}

    march.write_text(MARCH.format(who="县教育局局长李小明"), "utf-8")
    april.write_text(APRIL, "utf-8")
    run("import", march)
    run("import", april)
    assert officials() == {"李小明"}  # the second is read with what the first tells
    run("remove", *keys(run, "2015-04"))
    march.write_text(MARCH.format(who="教师"), "utf-8")
    run("import", march)
    assert officials() == set()
    run("import", april)
    assert officials() == set()


def keys(run, month):
    """Numbers of the bulletins of a month."""
    return [line.split()[0] for line in run("db", "stats").stdout.splitlines() if month in line]


def facts(tables):
    """What the database says: UIDs with days and summaries, people with posts and counts.

    Without row numbers, stamps, and slugs: of two people of one name, the first to come has the short one.
    """
    events = {(row[1], *row[6:14]) for row in tables["events"]}
    people = sorted((row[1], *row[3:]) for row in tables["people"])
    return events, people


def test_a_bulletin_is_taken_out_again(run, database, march):
    run("import", march)
    listing = run("db", "stats").stdout
    [key] = [word for line in listing.splitlines() if "2024-03" in line for word in line.split()[:1]]
    result = run("remove", key)
    assert result.exit_code == 0
    assert "events removed" in result.stdout
    assert rows(database)["events"] == rows(database)["entries"] == []
    again = run("remove", key)
    assert again.exit_code == 1
    assert len(again.stderr.splitlines()) == 1


def test_a_scheduler_without_dask_is_one_line(run, march):
    result = run("import", "--scheduler", "tcp://127.0.0.1:1", march)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
