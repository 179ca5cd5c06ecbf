"""``people``: decisions that are kept, obeyed, listed and taken back."""

from __future__ import annotations

import sqlite3
from urllib.parse import quote

import pytest

from tests.cli.test_bad_input import refused


def test_who_is_hidden_is_in_no_export_until_it_is_taken_back(run, filled):
    assert run("export", "--format", "ics", "--official", "康守诚").exit_code == 0
    hidden = run("people", "hide", "康守诚", "--why", "asked for it", "--who", "editor")
    assert hidden.exit_code == 0
    refused(run("export", "--format", "ics", "--official", "康守诚"), "康守诚")
    listed = run("people", "list").stdout
    number = listed.split()[0]
    assert "hide" in listed
    assert "editor" in listed
    assert "asked for it" in listed
    assert run("people", "undo", number).exit_code == 0
    assert run("export", "--format", "ics", "--official", "康守诚").exit_code == 0
    assert "taken back" in run("people", "list").stdout


def test_two_of_a_name_are_merged_and_split_again(run, filled):
    def events(slug: str) -> int:
        return run("export", "--format", "ics", "--official", slug).stdout.count("BEGIN:VEVENT")

    [other] = [slug for slug in slugs(filled, "丁若兰") if slug != "丁若兰"]
    apart = events("丁若兰"), events(other)
    assert 0 not in apart
    assert run("people", "merge", "丁若兰", other).exit_code == 0
    assert events("丁若兰") >= max(apart)
    assert slugs(filled, "丁若兰") == ["丁若兰"]
    split = run("people", "split", "丁若兰", "--post", "市教育局局长", "--why", "a namesake after all")
    assert split.exit_code == 0
    assert len(slugs(filled, "丁若兰")) == 2
    assert [line.split()[1] for line in run("people", "list").stdout.splitlines()] == ["split", "merge"]


def test_what_was_split_is_merged_again_by_the_addresses_of_its_pages(run, filled):
    before = slugs(filled, "丁若兰")
    [other] = [slug for slug in before if slug != "丁若兰"]
    pages = f"https://town.example/officials/{quote('丁若兰')}", f"/officials/{quote(other)}"
    assert run("people", "merge", *pages).exit_code == 0
    assert run("people", "split", "丁若兰", "--post", "市教育局局长").exit_code == 0
    [again] = [slug for slug in slugs(filled, "丁若兰") if slug != "丁若兰"]
    assert run("people", "merge", "丁若兰", again).exit_code == 0
    assert slugs(filled, "丁若兰") == ["丁若兰"]


def test_two_names_are_one_person_s_only_where_they_are_called_spellings(run, filled):
    refused(run("people", "merge", "陆景行", "贺知夏"), "--spelling")
    assert run("people", "merge", "陆景行", "贺知夏", "--spelling").exit_code == 0
    assert slugs(filled, "贺知夏") == []
    number = run("people", "list").stdout.split()[0]
    assert run("people", "undo", number).exit_code == 0
    assert slugs(filled, "贺知夏") == ["贺知夏"]


def slugs(database, name):
    """Addresses of the public people of a name."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        found = connection.execute("SELECT slug FROM people WHERE name = ? AND public ORDER BY slug", [name]).fetchall()
    connection.close()
    return [slug for (slug,) in found]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["hide", "无此人"], id="nobody"),
        pytest.param(["hide", "卜一鸣"], id="not-public"),
        pytest.param(["merge", "陆景行", "贺知夏"], id="other-names"),
        pytest.param(["merge", "陆景行", "陆景行"], id="the-same"),
        pytest.param(["split", "陆景行", "--post", "部长"], id="no-such-post"),
        pytest.param(["undo", "99"], id="no-such-decision"),
    ],
)
def test_a_decision_that_means_nothing_is_one_line(run, filled, arguments):
    refused(run("people", *arguments), "")
