"""Every code that the program can give has a name in both languages."""

import re
from pathlib import Path

import pytest

import calendar_app
from calendar_app.feeds.diagnostics import diagnostic_name, diagnostic_names

#: Where the code makes a diagnostic: the code is the first argument.
_MADE = re.compile(r'(?:Diagnostic|diagnose|_doubt|Problem)\(\s*"([a-z]+(?:-[a-z]+)+)"(?: if [^"]*else "([a-z-]+)")?')


def made_codes():
    package = Path(calendar_app.__file__).parent
    texts = (path.read_text("utf-8") for room in ("bulletin", "extract") for path in (package / room).rglob("*.py"))
    return sorted({code for text in texts for found in _MADE.findall(text) for code in found if code})


def test_every_code_has_its_names():
    assert len(made_codes()) > 8
    assert [code for code in made_codes() if code not in diagnostic_names()] == []


@pytest.mark.parametrize(
    ("code", "lang", "name"),
    [
        pytest.param("impossible-date", "zh", "没有这一天", id="chinese"),
        pytest.param("impossible-date", "en-GB", "no such day", id="english"),
        pytest.param("impossible-date", "fr", "没有这一天", id="other-language"),
        pytest.param("of-a-later-version", "en", "of-a-later-version", id="unknown-code"),
    ],
)
def test_names(code, lang, name):
    assert diagnostic_name(code, lang) == name


def test_names_are_short_and_tell_codes_apart():
    for names in zip(*diagnostic_names().values(), strict=True):
        assert len(set(names)) == len(names)
        assert all(0 < len(name) <= 34 for name in names)
