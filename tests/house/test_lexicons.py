"""Files of language knowledge: what is so of all of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "calendar_app"
FILES = sorted(path for path in ROOT.glob("*/lexicon/*") if path.suffix in (".tsv", ".txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_no_line_stands_twice(path: Path) -> None:
    lines = Counter(line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#"))
    assert [line for line, count in lines.items() if count > 1] == []


def test_the_files_are_found() -> None:
    assert len(FILES) > 70
