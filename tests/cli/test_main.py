"""The command line as a whole: help, version, usage errors."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from calendar_app.cli import COMMANDS
from calendar_app.cli.lazy import one_line

SLOW = (
    "flask",
    "sqlalchemy",
    "alembic",
    "icalendar",
    "jieba",
    "rjieba",
    "gunicorn",
    "lxml",
    "opencc",
    "pypinyin",
    "numpy",
)


def test_help_lists_every_command_in_the_order_of_the_table(run):
    result = run("--help")
    assert result.exit_code == 0
    listed = [
        line.split()[0]
        for line in result.stdout.split("Commands:\n")[1].splitlines()
        if line.startswith("  ") and line[2] != " "
    ]
    assert listed == list(COMMANDS)


@pytest.mark.parametrize(
    "arguments", [["--help"], ["import", "--help"], ["serve", "--help"], ["export", "--help"]], ids=" ".join
)
def test_help_loads_nothing_slow(arguments):
    code = (
        "import sys; from calendar_app.cli import main\n"
        f"try: main({arguments!r})\n"
        "except SystemExit as end: assert not end.code\n"
        f"print('LOADED', sorted(set({SLOW!r}) & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.splitlines()[-1] == "LOADED []"


def test_version(run):
    result = run("--version")
    assert result.stdout.split()[0] == "calendar-app"


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["import"], id="no-file"),
        pytest.param(["import", "--jobs", "0", "x"], id="no-jobs"),
        pytest.param(["import", "--period", "2024-13", "x"], id="no-period"),
        pytest.param(["extract", "--period", "last month", "x"], id="no-period-either"),
        pytest.param(["serve", "--port", "0"], id="port"),
        pytest.param(["export"], id="no-format"),
        pytest.param(["export", "--format", "docx"], id="unknown-format"),
        pytest.param(["export", "--format", "ics", "--span", "sometime"], id="unknown-span"),
        pytest.param(["export", "--format", "atom", "--span", "all"], id="endless-atom"),
        pytest.param(["nonsense"], id="unknown-command"),
        pytest.param(["db", "nonsense"], id="unknown-command-of-a-group"),
        pytest.param(["import", "--jurisdictio", "x"], id="unknown-option"),
        pytest.param(["import", "--jobs", "many", "x"], id="no-number"),
        pytest.param(["serve", "x"], id="one-word-more"),
    ],
)
def test_wrong_usage_is_exit_code_2(run, arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Usage:" in result.stderr
    chinese, english = result.stderr.splitlines()[-1].removeprefix("Error: ").split(" / ")
    assert re.search("[\u4e00-\u9fff]", chinese), "Chinese comes first"
    assert not re.search("[\u4e00-\u9fff]", english)


def test_one_line():
    assert one_line("a\n  b\tc ") == "a b c"


def test_the_package_itself_is_the_program():
    done = subprocess.run(
        [sys.executable, "-m", "calendar_app", "--version"], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("calendar-app ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
@pytest.mark.parametrize("command", [("explain", "3月1日开会"), ("db", "stats")], ids=["bytes", "lines"])
def test_output_that_a_full_disk_does_not_take_is_one_line(filled, command):
    arguments = [sys.executable, "-m", "calendar_app", "--database", f"sqlite:///{filled}", *command]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(arguments, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert "make room and try again" in line
