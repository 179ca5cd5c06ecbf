"""A wheel, installed in a fresh environment and run from another folder, serves pages and styles."""

from __future__ import annotations

import re
import subprocess
import zipfile

import pytest

from tests.house.wheels import build, environment
from tests.serving import fetch, serving


@pytest.fixture(scope="module")
def wheel(tmp_path_factory, project):
    return build(project, tmp_path_factory.mktemp("sources"))


@pytest.fixture(scope="module")
def python(tmp_path_factory, wheel):
    return environment(tmp_path_factory.mktemp("env"), wheel)


def test_the_wheel_holds_package_templates_static_and_sample(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"calendar_app"}
    for start in ("calendar_app/templates/base.html", "calendar_app/static/css/", "calendar_app/static/vendor/"):
        assert any(name.startswith(start) for name in names), start
    assert sum(name.startswith("calendar_app/sample/") and name.endswith(".txt") for name in names) == 3
    assert "calendar_app/py.typed" in names


def test_the_installed_program_is_the_wheel(python, tmp_path):
    where = subprocess.run(
        [python, "-c", "import calendar_app; print(calendar_app.__file__)"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert str(python.parent.parent) in where


def test_pages_and_styles_are_served_from_another_folder(python, tmp_path):
    script = [python, "-c", "from calendar_app.cli import main; main(prog_name='calendar-app')"]
    database = f"sqlite:///{tmp_path}/wheel.sqlite"
    sample = subprocess.run(
        [python, "-c", "from calendar_app.sample import bulletins; print(*bulletins(), sep='\\n')"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\n")[0]
    subprocess.run([*script, "--database", database, "import", sample], cwd=tmp_path, check=True, capture_output=True)
    with serving(script, database, cwd=tmp_path) as base:
        page = fetch(f"{base}/calendar/2024/03")[1].decode()
        assert "<h1" in page
        sheets = re.findall(r'<link[^>]+href="([^"]+\.css[^"]*)"', page)
        assert sheets
        for sheet in sheets:
            kind, body = fetch(base + sheet)
            assert kind == "text/css"
            assert body
