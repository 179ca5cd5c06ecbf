"""``people``: decisions that are kept, obeyed, listed and taken back."""

from __future__ import annotations

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


def test_one_is_split_in_two_and_merged_again(run, filled):
    split = run("people", "split", "何澍", "--post", "市公安局局长", "--why", "a namesake")
    assert split.exit_code == 0
    other = split.stdout.split(" and ")[1].split(" are ")[0]
    keys = {"何澍", other}
    assert len(keys) == 2
    for key in keys:
        assert run("export", "--format", "ics", "--official", key).exit_code == 0
    assert run("people", "merge", "何澍", other).exit_code == 0
    whole = run("export", "--format", "ics", "--official", "何澍").stdout
    assert whole.count("BEGIN:VEVENT") >= 3


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
