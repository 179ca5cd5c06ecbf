"""``events``: corrections by command, in force at once, told on the page and by the interface, taken back."""

from __future__ import annotations

import re

import pytest

from calendar_app.config import Settings
from calendar_app.web.app import build_app
from tests.cli.test_bad_input import refused


def page(database, uid: str) -> str:
    app = build_app(Settings(f"sqlite:///{database}"))
    answer = app.test_client().get(f"/events/{uid}").get_data(as_text=True)
    app.extensions["store"].close()
    return answer


def number(run, title: str) -> str:
    rows = run("export", "--format", "csv", "--span", "all").stdout.splitlines()
    [uid] = [re.search(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", row)[0] for row in rows if title in row][:1]
    return uid


def test_a_correction_holds_at_once_is_told_and_taken_back(run, filled, march):
    uid = number(run, "全市安全生产电视电话会议召开")
    made = run(
        "events", "correct", uid, "--date", "2024-03-02", "--add-tag", "值班", "--why", "原文排印有误", "--who", "编辑"
    )
    assert made.exit_code == 0
    assert made.stdout.splitlines() == [
        "correction 1: date: 2024-03-01 → 2024-03-02",
        made.stdout.splitlines()[1],
    ]
    assert made.stdout.splitlines()[1].endswith("→ +值班")
    assert made.stderr == ""
    told = page(filled, uid)
    assert "原读作" in told
    assert "2024-03-01" in told
    assert "原文排印有误" in told
    assert "编辑" not in told, "who decided is the editors' own affair"
    assert "0 updated" in run("import", march).stdout or "unchanged" in run("import", march).stdout
    listed = run("events", "list").stdout.splitlines()
    assert len(listed) == 2
    assert "2024-03-01 → 2024-03-02" in listed[1]
    assert run("people", "list").stdout == ""
    assert run("events", "undo", "1").exit_code == 0
    assert "2024年3月1日" in page(filled, uid)
    assert "taken back" in run("events", "list").stdout


def test_a_hidden_event_is_in_no_export(run, filled):
    uid = number(run, "全市安全生产电视电话会议召开")
    address = f"http://127.0.0.1:8000/events/{uid}?lang=en"
    assert run("events", "hide", address, "--why", "no event").exit_code == 0
    assert uid not in run("export", "--format", "csv", "--span", "all").stdout
    assert run("db", "check").exit_code == 0


def test_the_interface_tells_what_was_corrected(run, filled):
    uid = number(run, "全市安全生产电视电话会议召开")
    run("events", "correct", uid, "--date", "2024-03-02", "--why", "原文排印有误", "--who", "编辑")
    app = build_app(Settings(f"sqlite:///{filled}"))
    answer = app.test_client().get(f"/api/v1/events/{uid}")
    app.extensions["store"].close()
    [told] = answer.json["corrections"]
    assert {key: told[key] for key in ("number", "field", "old", "new", "why")} == {
        "number": 1, "field": "date", "old": "2024-03-01", "new": "2024-03-02", "why": "原文排印有误"
    }  # fmt: skip
    assert "编辑" not in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["hide", "00000000-0000-5000-8000-000000000000"], id="no-such-event"),
        pytest.param(["undo", "99"], id="no-such-decision"),
    ],
)
def test_what_is_not_there_is_refused_in_one_line(run, filled, arguments):
    refused(run("events", *arguments), "no ")


@pytest.mark.parametrize("arguments", [["correct", "x", "--date", "soon"], ["correct"], ["hide"], ["undo", "first"]])
def test_wrong_usage(run, arguments):
    assert run("events", *arguments).exit_code == 2
