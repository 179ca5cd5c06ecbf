"""Templates and sheets keep the rules that the strict policy and the design need."""

import re

import pytest

from calendar_app.assets import find_folder

TEMPLATES = sorted(find_folder("templates").rglob("*.html"))
SHEETS = sorted(find_folder("static").glob("css/**/*.css"))
FORBIDDEN = {
    "inline style": r"\sstyle\s*=",
    "inline handler": r"\son\w+\s*=",
    "hx-on": r"hx-on",
    "script in a value": r"(?:js|javascript):",
    "trigger filter": r"hx-trigger=\"[^\"]*\[",
    "boost": r"hx-boost",
    "unescaped": r"\|\s*safe\b",
    "style element": r"<style",
    "other origin": r"(?:src|href)=\"(?:https?:)?//",
}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.relative_to(find_folder("templates")).as_posix())
def test_template(path):
    source = path.read_text("utf-8")
    for name, pattern in FORBIDDEN.items():
        assert not re.search(pattern, source), f"{name} in {path}"
    for script in re.findall(r"<script[^>]*>", source):
        assert "src=" in script or "application/ld+json" in script
    assert source.startswith("{#"), "a template's first comment states its context"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.relative_to(find_folder("templates")).as_posix())
def test_whatever_htmx_does_has_a_plain_way(path):
    for tag in re.findall(r"<[a-z]+ [^>]*hx-get=[^>]*>", path.read_text("utf-8")):
        assert "href=" in tag or "action=" in tag, tag


@pytest.mark.parametrize("path", SHEETS, ids=lambda p: p.name)
def test_sheet(path):
    source = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
    assert re.match(r"\s*@layer ", source), "every rule stands in a cascade layer"
    assert "@import" not in source
    assert "url(" not in source
    if path.name not in ("tokens.css", "layout.css", "subscribe.css"):  # paper and a QR code are white in every theme
        assert not re.search(r"#[0-9a-f]{3,8}\b", source), "colours are named in tokens.css only"
