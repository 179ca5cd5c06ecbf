"""Every fixture printed otherwise (traditional characters, full-width figures, other quotation marks …) tells the same entries, days and people."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.chars import narrow, squeeze
from calendar_app.bulletin.lexicon import words
from calendar_app.bulletin.script import simplify
from calendar_app.errors import BulletinError
from calendar_app.extract.people import tagger
from calendar_app.extract.pipeline import annotate
from calendar_app.sample import bulletins
from tests.bulletin.test_combinations import han
from tests.bulletin.test_fixtures import FOLDER

Facts = list[tuple[str, list[str], list[tuple[str, str]]]]  # words, dates, people of each entry


def _usual(char: str) -> bool:
    """Whether a character is among the 5,401 of the first level of Big5, which Taiwan's schools teach."""
    try:
        return b"\xa4\x40" <= char.encode("big5") <= b"\xc6\x7e"
    except UnicodeEncodeError:
        return False


#: Simplified characters to the usual traditional one; such as are usual themselves stay, but for the commonest of their other uses.
_TRADITIONAL = {
    ord(simple): char for char, simple in words("simplified").items() if _usual(char) and not _usual(simple)
} | dict(zip(map(ord, "后于里台云几征复"), "後於裡臺雲幾徵復", strict=True))
_HAN = "〇一二三四五六七八九"


def traditional(text: str) -> str:
    return text.translate(_TRADITIONAL)


def corners(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "「」『』"))


def straight(text: str) -> str:
    return text.translate(str.maketrans("“”", '""'))


def full_width(text: str) -> str:
    """Figures beside characters; those of links and footnotes are none of the text."""
    wide = {ord(c): ord(c) + 0xFEE0 for c in "0123456789"}
    return re.sub("(?<=[\u4e00-\u9fff（])[0-9]+|[0-9]+(?=[\u4e00-\u9fff）])", lambda m: m[0].translate(wide), text)


def ascii_marks(text: str) -> str:
    return text.translate(str.maketrans("，：；（）！？", ",:;()!?"))


def numerals(text: str) -> str:
    text = re.sub(r"(?<![0-9])(?:19|20)[0-9]{2}(?=年)", lambda m: "".join(_HAN[int(c)] for c in m[0]), text)
    return re.sub(r"(?<![0-9.])([0-9]{1,2})月([0-9]{1,2})日", lambda m: f"{han(int(m[1]))}月{han(int(m[2]))}日", text)


def spaced(text: str) -> str:
    """A blank at every side where a figure or letter meets a character, as some houses set their pages."""
    han = "[\u4e00-\u9fff]"
    return re.sub(f"(?<={han})(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?={han})", " ", text)


def spoken(text: str) -> str:
    return re.sub(r"(?<=[0-9]月)([0-9]{1,2})日", r"\1号", text)


NOTATIONS: tuple[Callable[[str], str], ...] = (
    traditional, corners, straight, full_width, ascii_marks, numerals, spaced, spoken,
)  # fmt: skip

#: Where the fixture's own matter is what the other notation takes away: blanks that make columns, widths at which lines
#: are broken, figures that ran together in copying, words of the notation itself; and what is not read yet, marked so.
OTHERWISE = {
    "full_width": {
        "columns-below-a-head", "hash-titles-publication",
        "days-with-years-behind",  # not read yet: ２日，１９５３年
    },
    "numerals": {"columns-below-a-head", "scan-with-running-heads"},
    "spoken": {"ranges-broken-beside-text"},
    "spaced": {
        "columns-below-a-head", "hash-titles-publication", "school-years", "han-years-with-letter-o",
        # not read yet: 公元前 139 年 and 6—7 两月 at the head of items, 2 日，1953 年, 周宣王二年（前 826）, 自 2020 年 1 月 1 日起
        "ages-and-years-before-christ", "months-named-together", "days-with-years-behind", "reign-ranges", "full-dates-and-lead-ins",
    },
}  # fmt: skip


def files() -> list[Path]:
    fixtures = [path for path in sorted(FOLDER.iterdir()) if path.suffix in (".txt", ".md")]
    return fixtures + bulletins()


@cache
def printed() -> dict[Path, str]:
    """The texts in UTF-8."""
    out = {}
    for path in files():
        try:
            out[path] = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
    return out


def plain(text: str) -> str:
    """Words as they are compared: script, width, blanks and quotation marks aside."""
    return re.sub('["“”‘’]', "", narrow(simplify(squeeze(text))))


def told(text: str, name: str) -> Facts | str:
    try:
        bulletin = read_bulletin(text.encode(), source=name)
    except BulletinError as error:
        return type(error).__name__
    with tagger.without_model():
        annotated = annotate(bulletin)
    return [
        (
            plain(f"{each.entry.title}|{each.entry.body}"),
            sorted(f"{d.edtf} {d.kind} {d.time or ''} {d.rrule or ''}" for d in each.dates),
            [(plain(person.name), person.kind) for person in each.people],
        )
        for each in annotated.entries
    ]


@cache
def base(path: Path) -> Facts | str:
    return told(printed()[path], path.name)


@pytest.mark.parametrize("notation", NOTATIONS, ids=lambda f: f.__name__)
def test_a_bulletin_in_another_notation_tells_the_same(notation: Callable[[str], str]) -> None:
    numbers_differ = notation in (numerals, spoken)  # then the words themselves do
    tried, wrong = 0, []
    for path, text in printed().items():
        other = notation(text)
        if other == text or path.stem in OTHERWISE.get(notation.__name__, ()):
            continue
        tried += 1
        expected, got = base(path), told(other, path.name)
        if numbers_differ and isinstance(expected, list) and isinstance(got, list):
            expected, got = ([facts[1:] for facts in each] for each in (expected, got))
        if expected != got:
            wrong.append(path.stem)

    assert tried >= 15
    assert wrong == []


@pytest.mark.parametrize("notation", NOTATIONS, ids=lambda f: f.__name__)
def test_the_exceptions_are_files_that_differ(notation: Callable[[str], str]) -> None:
    """An exception that is read well by now leaves the list."""
    for path, text in printed().items():
        if path.stem in OTHERWISE.get(notation.__name__, ()):
            expected, got = base(path), told(notation(text), path.name)
            assert [facts[1:] for facts in expected] != [facts[1:] for facts in got], path.stem
