"""What cannot be used is refused in one line that says what, where and what to do; nothing is changed."""

from __future__ import annotations

import os
import sqlite3
import stat
import zipfile

import pytest

from calendar_app.store.database import limits

UNDATED = "## 要闻\n\n**全市植树活动举行** 干部群众在河堤栽下柳树，挖坑、浇水、培土，一片繁忙。\n"
YEARLESS = "## 要闻\n\n**全市植树活动举行** 3月12日，干部群众在河堤栽下柳树。\n\n**学校开学** 3月1日，学生返校。\n"

BAD = {
    "empty": b"",
    "white-space": b" \n\n\t\n",
    "binary": bytes(range(256)) * 40,
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(200)) * 20,
    "no-date": UNDATED.encode(),
    "no-year": YEARLESS.encode(),
}


def state(folder):
    """Every file under a folder with its bytes; a write-ahead log that is empty counts as none."""
    return {
        str(path.relative_to(folder)): data
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not path.name.endswith("-shm")
        and ((data := path.read_bytes()) or path.suffix == ".sqlite")
    }


def rows(database):
    """Every row of every table."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
        ]
        found = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}  # noqa: S608
    connection.close()
    return found


def refused(result, name):
    """The one line that a refusal is."""
    assert result.exit_code == 1
    [line] = result.stderr.splitlines()
    assert line.startswith("error: ")
    assert str(name) in line
    assert "Traceback" not in line
    return line


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_changes_nothing(run, database, filled, tmp_path, kind):
    before = rows(database)
    bad = tmp_path / f"{kind}.txt"
    bad.write_bytes(BAD[kind])
    refused(run("import", bad), bad.name)
    assert rows(database) == before


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_makes_no_database(run, database, tmp_path, kind):
    bad = tmp_path / f"{kind}.txt"
    bad.write_bytes(BAD[kind])
    refused(run("import", bad), bad.name)
    assert not database.exists()


def test_the_line_for_an_unknown_period_names_the_option(run, tmp_path):
    bad = tmp_path / "no-year.txt"
    bad.write_bytes(BAD["no-year"])
    assert "--period" in refused(run("import", bad), bad.name)
    assert run("import", bad, "--period", "2024-03").exit_code == 0


def test_one_bad_file_does_not_stop_the_rest(run, tmp_path, march):
    bad = tmp_path / "empty.txt"
    bad.write_bytes(b"")
    missing = tmp_path / "missing.txt"
    result = run("import", bad, march, missing)
    assert result.exit_code == 1
    assert [line.startswith("error: ") for line in result.stderr.splitlines()] == [True, True]
    assert "52 entries" in result.stdout
    assert "2 refused" in result.stdout


def test_a_folder_without_a_bulletin(run, database, tmp_path):
    folder = tmp_path / "空"
    folder.mkdir()
    (folder / "photo.png").write_bytes(b"")
    refused(run("import", str(folder), "--database", f"sqlite:///{database}"), folder)
    refused(run("extract", str(folder)), folder)


@pytest.mark.parametrize("command", ["import", "extract"])
def test_an_encoding_that_does_not_exist_is_wrong_usage(run, march, command):
    result = run(command, str(march), "--encoding", "klingon")
    assert result.exit_code == 2
    assert "klingon" in result.stderr


def test_a_path_that_is_not_there(run, database, tmp_path):
    missing = tmp_path / "missing.txt"
    refused(run("import", missing), missing)
    assert not database.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_path_that_may_not_be_read(run, tmp_path, march):
    closed = tmp_path / "closed.txt"
    closed.write_bytes(march.read_bytes())
    closed.chmod(0)
    refused(run("import", closed), closed)
    closed.chmod(stat.S_IRUSR | stat.S_IWUSR)


def test_a_broken_archive(run, database, tmp_path, march):
    archive = tmp_path / "bulletins.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.write(march, march.name)
    archive.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])
    refused(run("import", archive), archive.name)
    assert not database.exists()


def test_a_locked_database(run, database, filled, march, monkeypatch):
    before = rows(database)
    monkeypatch.setattr(limits, "WRITE_WAIT", 0.1)
    blocker = sqlite3.connect(database, isolation_level=None)
    blocker.execute("BEGIN EXCLUSIVE")
    try:
        refused(run("import", march), database.name)
    finally:
        blocker.rollback()
        blocker.close()
    assert rows(database) == before


@pytest.mark.parametrize(
    "command", [["import"], ["db", "stats"], ["export", "--format", "csv"], ["db", "upgrade"]], ids=" ".join
)
def test_a_database_of_another_program(run, database, march, command):
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
        connection.execute("INSERT INTO recipe VALUES ('饺子')")
    connection.close()
    before = state(database.parent)
    refused(run(*command, *([march] if command == ["import"] else [])), database.name)
    assert state(database.parent) == before


@pytest.mark.parametrize("command", [["import"], ["db", "stats"], ["serve"]], ids=" ".join)
def test_a_file_that_is_no_database(run, database, march, command):
    database.write_text("这不是数据库\n" * 200, encoding="utf-8")
    before = state(database.parent)
    refused(run(*command, *([march] if command == ["import"] else [])), database.name)
    assert state(database.parent) == before


@pytest.mark.parametrize(
    "command", [["serve"], ["export", "--format", "ics"], ["db", "stats"], ["remove", "x"]], ids=" ".join
)
def test_a_database_that_is_not_there(run, database, command):
    line = refused(run(*command), database.name)
    assert "calendar-app" in line
    assert not database.exists()


@pytest.mark.parametrize(
    "url", ["nonsense", "mysql://localhost/x", "sqlite://"], ids=["no-url", "other-kind", "no-file"]
)
def test_an_address_that_is_no_database(run, march, url):
    refused(run("--database", url, "import", march), "")
    refused(run("import", "--database", url, march), "")
