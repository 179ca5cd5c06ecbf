"""Layouts are found by being there: a new one is one file."""

from __future__ import annotations

from pathlib import Path

import pytest

import calendar_app.bulletin.layouts as layouts
import calendar_app.bulletin.read as reading
from calendar_app.bulletin.builder import Builder
from calendar_app.bulletin.contents.items import Contents
from calendar_app.bulletin.layouts import Doc, choose, registry
from calendar_app.bulletin.lines import read_lines
from tests.bulletin.test_fixtures import FILES, read

MODULES = sorted(p.stem for p in Path(layouts.__file__).parent.glob("[a-z]*.py"))


def test_every_module_of_the_folder_is_a_layout() -> None:
    names = [layout.NAME for layout in registry()]
    assert len(names) == len(set(names)) == len(MODULES)
    assert sorted(name.replace("-", "_") for name in names) == MODULES


@pytest.mark.parametrize("layout", registry(), ids=lambda layout: layout.NAME)
@pytest.mark.parametrize("text", ["", "x", "3月5日\n", "**a**\n" * 3, "# a\n# b\n", "△\n△\n△\n"])
def test_every_layout_takes_any_file(layout, text: str) -> None:
    doc = Doc(text, read_lines(text), Contents())
    assert 0 <= layout.score(doc) <= layout.MOST <= 1
    builder = Builder(text)
    layout.parse(doc, builder)
    assert all(0 <= r.start < r.end <= len(text) for r in builder.claims)


def test_a_file_in_no_layout_has_none() -> None:
    text = "一段没有日期也没有标题的说明文字，讲的是如何使用本资料。\n"
    assert choose(Doc(text, read_lines(text), Contents())) == (None, 0.0)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_layouts_that_are_not_asked_would_not_have_won(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = []

    def watched(doc: Doc) -> tuple[layouts.Layout | None, float]:
        scores = {layout.NAME: layout.score(doc) for layout in registry()} if doc.body else {}
        assert all(scores[layout.NAME] <= layout.MOST + layouts.ROUNDING for layout in registry() if scores)
        best = max(scores, key=lambda name: (scores[name], -sorted(scores).index(name)), default="")
        found = choose(doc)
        if best and scores[best]:
            assert found[0] is not None
            assert (found[0].NAME, found[1]) == (best, scores[best])
        else:
            assert found == (None, 0.0)
        chosen.append(found)
        return found

    monkeypatch.setattr(reading, "choose", watched)
    read(path)
    assert chosen
