"""Wheels of the program, and environments that hold one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

#: What a checkout holds beside the sources.
NOT_SOURCES = shutil.ignore_patterns(
    ".git", ".venv*", ".*_cache", "__pycache__", "dist", "build", "*.sqlite*", "*.egg-info"
)


def build(project: Path, folder: Path, env: Mapping[str, str] | None = None) -> Path:
    """A wheel of a copy of the sources, built in *folder* with what the environment of the tests has."""
    copy = folder / "copy"
    shutil.copytree(project, copy, ignore=NOT_SOURCES)
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", copy / "dist", copy],
        check=True,
        capture_output=True,
        env={**os.environ, **(env or {})},
    )
    [built] = (copy / "dist").glob("*.whl")
    return built


def environment(folder: Path, wheel: Path) -> Path:
    """Interpreter of an environment in *folder* that holds the wheel; what it needs comes from the environment of the tests."""
    venv.create(folder, symlinks=True, with_pip=False)
    python = folder / "bin" / "python"
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", site, wheel],
        check=True,
        capture_output=True,
    )
    needed = [path for path in sys.path if path.endswith("site-packages")]
    # A .pth file's paths come after the environment's own, and hold no editable install's .pth files.
    (Path(site) / "needed.pth").write_text("\n".join(needed) + "\n", encoding="utf-8")
    return python
