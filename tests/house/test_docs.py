"""What users read has to name all that there is."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys

import click
import pytest

from calendar_app.cli import COMMANDS, main
from calendar_app.config import Settings
from calendar_app.store.tables import metadata


def leaves(group=main, ctx=None, path=()):
    """Every command that does something, with its path."""
    ctx = ctx or click.Context(main, info_name="calendar-app")
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        if isinstance(command, click.Group):
            yield from leaves(command, click.Context(command, parent=ctx, info_name=name), (*path, name))
        else:
            yield (*path, name), command


def test_the_reference_of_commands_is_up_to_date(project):
    made = subprocess.run(
        [sys.executable, "scripts/reference.py"], cwd=project, capture_output=True, text=True, check=True
    ).stdout
    assert (project / "docs/commands.md").read_text("utf-8") == made, (
        "renew it: python scripts/reference.py > docs/commands.md"
    )


def test_every_command_of_the_design_is_there():
    assert set(COMMANDS) == {
        "demo",
        "extract",
        "explain",
        "import",
        "remove",
        "serve",
        "export",
        "check",
        "events",
        "people",
        "db",
    }
    paths = {path for path, _ in leaves()}
    assert {("people", name) for name in ("merge", "split", "hide")} <= paths
    assert {("db", name) for name in ("upgrade", "check", "backup", "restore", "stats")} <= paths


@pytest.mark.parametrize(("path", "command"), [pytest.param(p, c, id=" ".join(p)) for p, c in leaves()])
def test_every_command_and_option_says_what_it_does(path, command):
    assert command.help
    assert all(option.help for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Settings)])
def test_every_setting_is_documented(project, field):
    assert f"`CALENDAR_APP_{field.upper()}`" in (project / "docs/settings.md").read_text("utf-8")


def test_every_documented_setting_is_read(project):
    named = set(re.findall(r"CALENDAR_APP_[A-Z_]+", (project / "docs/settings.md").read_text("utf-8")))
    code = "".join(path.read_text("utf-8") for path in (project / "calendar_app/extract").rglob("*.py"))
    assert named == {
        *(f"CALENDAR_APP_{field.name.upper()}" for field in dataclasses.fields(Settings)),
        *re.findall(r'environ\.get\("(CALENDAR_APP_[A-Z_]+)"', code),  # extraction has no Settings: it runs by itself
    }


def test_the_readme_opens_with_the_two_commands(project):
    text = (project / "README.md").read_text("utf-8")
    code = re.search(r"```sh\n(.*?)```", text, re.DOTALL).group(1)
    assert [line.split("#")[0].strip() for line in code.splitlines()] == ["make demo", "make test"]


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "docs/commands.md", "docs/settings.md"])
def test_links_lead_somewhere(project, name):
    page = project / name
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_targets_that_the_readme_names_are_in_the_makefile(project):
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", (project / "README.md").read_text("utf-8"), re.MULTILINE))
    made = set(re.findall(r"^([a-z]+):", (project / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert named <= made


def test_every_table_is_in_the_data_dictionary(project):
    text = (project / "docs/data-dictionary.md").read_text("utf-8")
    assert [name for name in sorted(metadata.tables) if f"`{name}`" not in text] == []
