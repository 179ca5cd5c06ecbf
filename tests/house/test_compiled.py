"""The reading of people compiled to C (scripts/compiled.py) finds the same to the last letter as the sources do."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig

import pytest

from calendar_app.sample import bulletins
from tests.house.wheels import build, environment

#: gcc optimises nothing, in a fifth of the time: what is computed is the same.
QUICKLY = {"HATCH_BUILD_HOOK_ENABLE_CUSTOM": "1", "MYPYC_OPT_LEVEL": "0", "MYPYC_DEBUG_LEVEL": "0"}
RUN = "from calendar_app.cli import main; main(prog_name='calendar-app')"


@pytest.fixture(scope="module")
def python(tmp_path_factory, project):
    """Interpreter of an environment that holds the compiled program."""
    compiler = shlex.split(sysconfig.get_config_var("CC") or "cc")[0]
    if shutil.which(compiler) is None:
        pytest.skip(f"no C compiler here: {compiler}")
    wheel = build(project, tmp_path_factory.mktemp("compiled"), QUICKLY)
    return environment(tmp_path_factory.mktemp("env"), wheel)


def printed(command, folder, code=0):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    return done.stdout


def test_what_is_installed_is_compiled(python, tmp_path):
    modules = ("people.scan", "posts.find", "roles")
    code = "; ".join(f"import calendar_app.extract.{name} as m; print(m.__file__)" for name in modules)
    files = printed([python, "-c", code], tmp_path).split()
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    assert [file for file in files if not file.endswith(suffix)] == []


def test_it_finds_what_the_sources_find(python, project, tmp_path):
    fixtures = (project / "tests" / "bulletin" / "fixtures").glob("*.txt")
    command = ["-c", RUN, "extract", *map(str, bulletins()), *map(str, sorted(fixtures))]
    told = printed([sys.executable, *command], project)
    assert told.count('"jurisdiction"') > 100
    assert printed([python, *command], tmp_path) == told


def test_no_compiled_module_is_left_among_the_sources(python, project):
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    assert not [name for _, _, names in os.walk(project / "calendar_app") for name in names if name.endswith(suffix)]
