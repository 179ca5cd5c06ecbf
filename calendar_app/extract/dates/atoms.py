"""The smallest pieces of an expression: a figure with its unit, a word of time, a clock time.

One pass of one regular expression over the folded text; every repetition in it is bounded or possessive, so that the
time is linear in the text.
"""

from __future__ import annotations

import re

from calendar_app.extract.dates import guards, lexicon
from calendar_app.extract.dates.figures import alone
from calendar_app.extract.dates.patterns import patterns
from calendar_app.extract.dates.readers import READERS
from calendar_app.extract.dates.shapes import Atom
from calendar_app.extract.numerals import parse_numeral

#: Characters with which a tail (``_tail``) may begin.
_TAILS = frozenset("首起开以迄初底末中伊早晨午晚夜春夏秋冬一二三四五六七八九十廿 0123456789至到—-~前后Q")
_NEXT_UNIT = re.compile("[ ]{0,2}+([0-9]{1,2})[ ]{0,2}+(月(?![份饼球亮])|[日号])")
_OPEN = frozenset({"word", "feast", "week"})


#: 5月3，4，5日: days between commas, the unit behind the last alone.
_COMMA_DAYS = re.compile("([0-9]{1,2}(?:，[0-9]{1,2}){1,9})[日号]")


#: 春节前一天, 国庆节后一天.
_BESIDE = re.compile("(前|后)[一1][天日](?![天日])")


_QUARTER = re.compile("Q([1-4])(?![0-9A-Za-z])")


#: 2021.5.1-5.3, 2021.5.1-3, 2021-05-01至05-03: the end of a range without what it shares.
_SHORT_END = re.compile(
    "[ ]{0,2}+(?:--?|——?|~|至|到)[ ]{0,2}+(?:(1[0-2]|0?[1-9])([./-]))?(3[01]|[12][0-9]|0?[1-9])(?![0-9./:年月日号时点人名个万亿%-])"
)


#: 2001年起至今, 2015.06-至今: up to the day of writing.
_UNTIL_NOW = re.compile(
    "(?:起|开始|以来)?(?:一直|持续|延续|[-—~]{1,2})?(?:[至到](?:今(?![天日晚早年后夜])|现在|目前|如今)|迄今)"
)


_EDGE = re.compile("伊始|初(?![一二三四五六七八九十])|[底末]|中(?=[，,。、；]|$)")


_SUB = re.compile("早(?!些|于|在|就|已|日|期)|[晨午晚夜]")


_SEASONS = frozenset("春夏秋冬")
_CELL_SEASON = re.compile("[春夏秋冬](?=[ ，,、])")


_SEASON = re.compile("[春夏秋冬]")


_LUNAR_FIGURE = (
    "(?:初[一二三四五六七八九十]|二?十[一二三四五六七八九]|廿[一二三四五六七八九]?|二十|三十一?|[一二三四五六七八九十])"
)
_LUNAR_DAY = re.compile(f"{_LUNAR_FIGURE}(?![日个一二三四五六七八九十])")
_LUNAR_RANGE = re.compile(f"[至到—-]({_LUNAR_FIGURE})(?![日月个年一二三四五六七八九十])")


#: A day after its month with its unit left out, as in speech: 十二月二十五, 2月14.
_BARE_DAY = re.compile(
    "(?:(?<=[一二三四五六七八九十]月)(?:二?十[一二三四五六七八九]?|三十一?)|(?<=[0-9]月)(?:0[1-9]|[12][0-9]|3[01]))(?=[，。、；！？,至到 （(）)]|$)"
    "|(?<=[0-9]月)[1-9]$|(?<=[一二三四五六七八九十]月)[一二三四五六七八九]$"
)


_PART = re.compile("早上|早晨|晚上|晚间|夜晚|夜间|夜里|午后|午前|午夜")


_SEASON_WORD = re.compile("[春夏秋冬][季天]|春夏之交|冬至|立春|春分|秋分|夏至|春节|冬奥|夏令|春运|秋粮|春晚|春耕|秋收")


def find_atoms(text: str) -> list[Atom]:
    """Atoms of folded *text* in order, not overlapping."""
    starter, figures, words, twos, threes = patterns()
    tails, last = _TAILS, len(text)
    out: list[Atom] = []
    if text[:1] in _SEASONS and _CELL_SEASON.match(text):
        out.append(Atom("S", 0, 1, lexicon.words()[text[0]].value))
    at = 0
    for hit in starter.finditer(text):
        start = hit.start()
        if start < at:
            continue
        pattern = figures.get(text[start])
        if pattern is None:
            opener = text[start : start + 3]
            if opener not in threes and opener[:2] not in twos:
                continue
            pattern = words
        match = pattern.match(text, start)
        if match is None:
            continue
        group = match.lastgroup or ""
        at = match.end()
        if group in _OPEN and guards.blocked(text, start, at):
            at = start
            continue
        READERS[group](match, out)
        while at < last and text[at] in tails and out and out[-1].end == at:
            tail = _tail(text, at, out)
            if tail is None:
                break
            out.append(tail)
            at = tail.end
    return out or (alone(text) if len(text) <= _LONGEST_ALONE else out)


_LONGEST_ALONE = 12


def _tail(text: str, at: int, atoms: list[Atom]) -> Atom | None:
    """What says more only directly after a unit: 7月|5日, 7月|底, 5日|晚, 2019年|春, 正月|十五."""
    letter = atoms[-1].letter
    if letter == "I" and (found := _SHORT_END.match(text, at)) is not None:
        year, month, day = atoms[-1].value
        end = (year, int(found[1] or month), int(found[3]))
        return (
            Atom("I", found.start(1) if found[1] else found.start(3), found.end(), end)
            if end > (year, month, day)
            else None
        )
    if (
        letter in "YMDIXEemWdKGSFQH"
        and text[at] in "起开以至到迄-—~一"
        and (found := _UNTIL_NOW.match(text, at)) is not None
    ):
        return Atom("N", at, found.end(), "on:0")
    if letter == "M" and (found := _COMMA_DAYS.match(text, at)) is not None and _comma_days(found, atoms):
        return atoms.pop()
    if letter == "F" and (found := _BESIDE.match(text, at)) is not None:
        return Atom("D", at, found.end(), "text:-1" if found[1] == "前" else "text:1")
    if letter == "Y" and (found := _QUARTER.match(text, at)) is not None:
        return Atom("Q", at, found.end(), found[1])
    if letter in "YM" and (found := _NEXT_UNIT.match(text, at)) is not None:
        if (found[2] == "月") != (letter == "Y"):
            return None
        return Atom("M" if letter == "Y" else "D", found.start(1), found.end(), (int(found[1]), found[1], found[2]))
    if (
        letter == "M"
        and (found := _LUNAR_DAY.match(text, at)) is not None
        and (_is_lunar(atoms) or (text[at] in "初廿" and text[at - 2] in "一二三四五六七八九十"))
    ):
        return Atom("D", at, found.end(), f"lunar:{parse_numeral(found.group().removeprefix('初'))}")
    if letter == "M" and (found := _BARE_DAY.match(text, at)) is not None:
        return Atom("D", at, found.end(), (parse_numeral(found.group()), found.group(), "日"))
    if (
        letter in "MYGC"
        and (found := _EDGE.match(text, at)) is not None
        and not (letter == "M" and text.startswith("旬", at + 1))
    ):
        return Atom("E", at, found.end(), lexicon.words()[found.group()].value)
    if (
        letter == "D"
        and str(atoms[-1].value).startswith("lunar")
        and (found := _LUNAR_RANGE.match(text, at)) is not None
    ):
        return Atom("D", found.start(1), found.end(), f"lunar:{parse_numeral(found[1].removeprefix('初'))}")
    if letter in "DWv" and (found := _SUB.match(text, at)) is not None and not guards.blocked(text, at, at + 2):
        return Atom("p", at, found.end(), lexicon.words()[found.group()].value) if not _PART.match(text, at) else None
    if letter == "Y" and text.startswith("首月", at):
        return Atom("M", at, at + 2, (1, "1", "月"))
    if letter == "Y" and text.startswith("首季", at) and not text.startswith("度", at + 2):
        return Atom("Q", at, at + 2, "1")
    if letter == "Y" and (found := _SEASON.match(text, at)) is not None and not _SEASON_WORD.match(text, at):
        return Atom("S", at, found.end(), lexicon.words()[found.group()].value)
    return None


def _comma_days(found: re.Match[str], atoms: list[Atom]) -> bool:
    """Add the days of 5月3，4，5日, where they ascend; whether they did."""
    figures = found[1].split("，")
    numbers = [int(figure) for figure in figures]
    if numbers != sorted(set(numbers)):
        return False
    at = found.start()
    for k, (number, figure) in enumerate(zip(numbers, figures, strict=True)):
        last = k + 1 == len(figures)
        end = found.end() if last else at + len(figure)
        atoms.append(Atom("D", at, end, (number, figure, "日")))
        if not last:
            atoms.append(Atom("L", end, end + 1, "，"))
        at = end + 1
    return True


def _is_lunar(atoms: list[Atom]) -> bool:
    """Whether the month just read is a lunar one: named so, or after 农历."""
    month = atoms[-1]
    if isinstance(month.value, str) and month.value.startswith("lunar"):
        return True
    before = atoms[-2] if len(atoms) > 1 else None
    if before is not None and before.letter == "Y" and before.end == month.start and "reign" in before.value:
        return True  # under the dynasties the months were the moon's
    return any(a.letter == "A" and a.value != "solar" and month.start - a.end <= 8 for a in atoms[-4:-1])
