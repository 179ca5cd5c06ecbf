"""A hook for hatchling that compiles the reading of people to C with mypyc: ``make compiled`` builds such a wheel.

It runs only where HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 asks for it, and compiles a copy: no compiled module is left among the
sources, where Python would go on loading it whatever became of the source. MYPYC_OPT_LEVEL is gcc's level, 0 to 3.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: What is compiled, as patterns of ``Path.glob``: people, posts and roles, the dearest part of an import.
COMPILED = ("calendar_app/extract/people/*.py", "calendar_app/extract/posts/*.py", "calendar_app/extract/*.py")


def sources(root: Path) -> list[str]:
    """The modules to compile, as paths from *root*."""
    found = [path.relative_to(root) for pattern in COMPILED for path in sorted(root.glob(pattern))]
    return [str(path) for path in found if path.name != "__init__.py"]


class CompileHook(BuildHookInterface):
    """Puts the compiled modules into the wheel, beside their sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless *version* says that the sources themselves are installed; an error ends the build."""
        if version == "editable":
            return
        self._at = Path(mkdtemp())
        shutil.copytree(Path(self.root) / "calendar_app", self._at / "calendar_app")
        subprocess.run(  # noqa: S603 - this interpreter, and files of this project
            [sys.executable, "-m", "mypyc", "--ignore-missing-imports", *sources(self._at)],
            cwd=self._at,
            env={"MYPYC_OPT_LEVEL": "3", **os.environ},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        made = [path for path in self._at.rglob("*.so") if "build" not in path.relative_to(self._at).parts]
        build_data["force_include"].update({str(path): str(path.relative_to(self._at)) for path in made})
        build_data["pure_python"], build_data["infer_tag"] = False, True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away the copy."""
        if version != "editable":
            shutil.rmtree(self._at)
