"""Figures alone on their lines: months and days where the file proves it, pages and other figures where it does not."""

from __future__ import annotations

import pytest

from calendar_app.bulletin.lines import read_lines
from calendar_app.bulletin.repair.bare_numbers import date_figures

FILES = {
    "months": ("1\n\n3日　开会。\n17日　慰问。\n\n2\n\n11日　检修。\n\n3\n\n5日　植树。\n", [1, 2, 3]),
    "months-with-gaps": ("1\n3日　开会。\n17日　慰问。\n4\n2日　检修。\n", [1, 4]),
    "pages": ("1\n\n3日　开会。\n17日　慰问。\n\n2\n\n21日　检修。\n\n3\n\n25日　植树。\n", []),
    "pages-inside-months": ("1\n\n1月3日　开会。\n17日　慰问。\n\n2\n\n2月1日　检修。\n", []),
    "days-go-back-elsewhere": ("1\n3日　开会。\n17日　慰问。\n2日　检修。\n2\n1日　植树。\n", []),
    "days": ("九月\n1\n开学。\n5\n整修操场。\n十月\n1\n集会。\n20\n秋收。\n", [1, 5, 1, 20]),
    "days-of-one-month": ("九月\n1\n开学。\n5\n整修操场。\n20\n秋收。\n", []),
    "pages-below-months": ("九月\n开学。\n1\n整修操场。\n十月\n集会。\n2\n秋收。\n3\n运动会。\n", []),
    "figures": ("九月\n1\n开学。\n45\n整修操场。\n十月\n1\n集会。\n", []),
}


@pytest.mark.parametrize("name", FILES)
def test_figures_alone(name: str) -> None:
    text, figures = FILES[name]
    lines = read_lines(text)
    date_figures(lines)
    assert [line.told.day or line.told.month for line in lines if line.told is not None] == figures
