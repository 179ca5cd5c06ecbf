"""``export``: byte for byte what the web serves under the same filter."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from calendar_app import create_app
from calendar_app.config import Settings

BASE = "https://calendar.example"


@pytest.fixture
def client(filled, database):
    app = create_app(Settings(database_url=f"sqlite:///{database}", base_url=BASE))
    yield app.test_client()
    app.extensions["store"].close()


@pytest.mark.parametrize("form", ["ics", "atom", "json", "csv"])
@pytest.mark.parametrize(
    "options",
    [
        pytest.param({}, id="everything"),
        pytest.param({"official": ["陆景行"]}, id="official"),
        pytest.param({"from": ["2024-04-10"], "to": ["2024-04-20"]}, id="days"),
        pytest.param({"section": ["重要会议", "领导活动"], "kind": ["main"]}, id="sections"),
        pytest.param({"q": ["防汛"]}, id="words"),
    ],
)
def test_the_same_bytes_as_the_web(run, client, monkeypatch, form, options):
    monkeypatch.setenv("CALENDAR_APP_BASE_URL", BASE)
    arguments = [part for key, values in options.items() for value in values for part in (f"--{key}", value)]
    exported = run("export", "--format", form, *arguments)
    assert exported.exit_code == 0, exported.stderr
    served = client.get(f"/calendar.{form}?{urlencode(options, doseq=True)}", follow_redirects=True)
    assert served.status_code == 200
    assert exported.stdout_bytes == served.data


def test_without_a_public_address_none_is_named(run, filled):
    text = run("export", "--format", "ics").stdout
    assert "BEGIN:VEVENT" in text
    assert not [line for line in text.splitlines() if line.startswith(("URL", "SOURCE"))]


def test_into_a_file_that_is_whole_or_not_there(run, filled, tmp_path):
    out = tmp_path / "calendar.ics"
    assert run("export", "--format", "ics", "-o", out).stdout == ""
    assert out.read_bytes() == run("export", "--format", "ics").stdout_bytes
    assert [path.name for path in tmp_path.glob(".calendar*")] == []
    result = run("export", "--format", "ics", "-o", tmp_path / "no" / "folder.ics")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--from", "2024-13-01"],
        ["--from", "2024-05-01", "--to", "2024-04-01"],
        ["--kind", "party"],
    ],
    ids=["no-such-day", "upside-down", "no-such-kind"],
)
def test_a_filter_that_means_nothing_is_wrong_usage(run, filled, arguments):
    result = run("export", "--format", "ics", *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1].startswith("Error: ")


def test_an_official_who_is_not_there_is_one_line(run, filled):
    result = run("export", "--format", "ics", "--official", "无此人")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1


def test_a_private_person_is_in_no_export_as_a_person(run, filled):
    for form in ("ics", "json"):
        result = run("export", "--format", form, "--official", "卜一鸣")
        assert result.exit_code == 1, form
