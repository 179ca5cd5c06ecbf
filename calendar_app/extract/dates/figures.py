"""Dates and years in bare figures (2023-07-05, 10/31/1974, 2015.06-2018.09, 从2016到2018, 6·30, 两千零四年) → atoms."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.dates import lexicon
from calendar_app.extract.dates.patterns import HAN
from calendar_app.extract.dates.shapes import Atom, Reader
from calendar_app.extract.numerals import parse_digits, parse_numeral


def _iso(m: re.Match[str], out: list[Atom]) -> None:
    if _hangs(m, out):
        return
    out.append(Atom("I", m.start(), m.end(), tuple(int(n) for n in re.split("[-/.]", m.group()))))


def _hangs(m: re.Match[str], out: list[Atom]) -> bool:
    """Whether a figure follows a hyphen that no date stands before: the tail of a number (0379-2023.07.05)."""
    return m.string[m.start() - 1 : m.start()] == "-" and not (out and out[-1].end == m.start() - 1)


def _compact(m: re.Match[str], out: list[Atom]) -> None:
    text = m.group()
    out.append(Atom("I", m.start(), m.end(), (int(text[:4]), int(text[4:6]), int(text[6:]))))


def _spaced(m: re.Match[str], out: list[Atom]) -> None:
    if re.search("[0-9] ?$", m.string[max(0, m.start() - 2) : m.start()]):
        return  # 6222 2010 01 29: a longer number
    out.append(Atom("I", m.start(), m.end(), tuple(int(n) for n in m.group().split(" "))))


def _year_last(m: re.Match[str], out: list[Atom]) -> None:
    """10/31/1974, 31/10/1974, 31.10.1974: with slashes the month leads where it can, with points the day."""
    separator = m["lastsep"]
    if m.string[m.start() - 1 : m.start()] in tuple("号版本章节条第"):
        return  # 版本3.1.2015
    a, b, year = (int(n) for n in m.group().split(separator))
    month_leads = b > 12 if separator == "." else a <= 12
    if separator == "-" and a <= 12 and b <= 12:
        return  # nothing says which is the month, and it may be a number
    month, day = (a, b) if month_leads else (b, a)
    if 1 <= month <= 12 and 1 <= day <= 31:
        out.append(Atom("I", m.start(), m.end(), (year, month, day)))


def _year_month(m: re.Match[str], out: list[Atom]) -> None:
    """2015.06, 2015.06-2018.09, 2015.06-2018, 2018.5-6 and, where no month is so high, 2015.06-19: the 19th."""
    start = m.start()
    figures = list(re.finditer("[0-9]+", m.group()))
    values = [int(f.group()) for f in figures]
    if _hangs(m, out) or not _dates_by_points(m, out, len(values), len(figures[1].group())):
        return
    atoms = [Atom("Y", start, start + 5, (values[0], figures[0].group(), "年"))]
    month = Atom("M", start + 5, start + figures[1].end(), (values[1], figures[1].group(), "月"))
    rest = [start + f.start() for f in figures[2:]]
    if len(values) == 3 and 12 < values[2] <= 31:
        atoms += [month._replace(end=rest[0]), Atom("D", rest[0], m.end(), (values[2], figures[2].group(), "日"))]
    else:
        atoms.append(month)
        letters = "Y" if len(figures) > 2 and values[2] > 31 else "M"
        if len(values) > 2:
            atoms.append(Atom("R", month.end, rest[0], "-"))
        for at, value, figure, letter in zip(rest, values[2:], figures[2:], letters + "M", strict=False):
            end = start + figure.end() if figure is figures[-1] else start + figure.end() + 1
            atoms.append(Atom(letter, at, end, (value, figure.group(), "年" if letter == "Y" else "月")))
        if letters == "M" and len(values) > 2 and not values[1] < values[2] <= 12:
            return
    out.extend(atoms)


def _dates_by_points(m: re.Match[str], out: list[Atom], figures: int, width: int) -> bool:
    """Whether 2015.06 is a month, no decimal: as a range it is; alone only between marks, 2015.6 only where nothing else stands."""
    text, start, end = m.string, m.start(), m.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    if figures > 3:
        return True
    if m["ymsep"] != ".":  # 2020-05, 2020/05: a month only where nothing else stands
        return start <= 3 and len(text) - end <= 3 and not (text[:start].strip() or text[end:].strip())
    if out and out[-1].end >= start - 1 and before in tuple("-~—至到") and out[-1].letter in "IMDT":
        return True
    closed = not after or after in "）)-~—至到\n" or (after in "，、；。 " and not (after == " " and width < 2))
    if figures == 3:
        return closed and (not before or before in "（(，；、。 \n自从于在由")
    return closed and (not before or before in "（(\n" or (width == 2 and before in "；、自从于"))


def _years(m: re.Match[str], out: list[Atom]) -> None:
    """从2016到2018, （2016-2018）: two years without their unit, where the words or marks on both sides show it."""
    text, start, end = m.string, m.start(), m.end()
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    after_words = not after or after in "，。；、）) \n" or text.startswith(("期间", "间", "这", "任"), end)
    whole = before in ("", "（", "(") and after in ("", "）", ")")
    if len(m.group()) > 4 and not (whole or (before in tuple("从自由") and after_words)):
        return
    first, last = int(m.group()[:4]), int(m.group()[-4:])
    if len(m.group()) == 4 and before in ("", *"自从由（(，；、。 \n"):  # 2018-至今
        out.append(Atom("Y", start, end, (first, m.group(), "年")))
    if first < last:
        out.append(Atom("Y", start, start + 4, (first, m.group()[:4], "年")))
        out.append(Atom("R", start + 4, end - 4, "-"))
        out.append(Atom("Y", end - 4, end, (last, m.group()[-4:], "年")))


def _points(m: re.Match[str], out: list[Atom]) -> None:
    """10.1-10.7 where the words beside it tell of a holiday; else it may be any two numbers."""
    text, start, end = m.string, m.start(), m.end()
    announced = _holiday_before().search(text, max(0, start - 12), start) or _holiday_after().match(text, end)
    if announced is None:
        return
    for k, day in enumerate(re.finditer(r"([0-9]{1,2})\.([0-9]{1,2})", m.group())):
        if k:
            out.append(Atom("R", out[-1].end, start + day.start(), "-"))
        middle = start + day.end(1) + 1
        out.append(Atom("M", start + day.start(), middle, (int(day[1]), day[1], "月")))
        out.append(Atom("D", middle, start + day.end(), (int(day[2]), day[2], "日")))


@cache
def _holiday_before() -> re.Pattern[str]:
    words = lexicon.any_of(lexicon.cues()["holiday.before"])
    return re.compile(rf"{words}(?:时间|日期|安排)?(?:为|是|从|自|定于|[:：])?[ ]?$")


@cache
def _holiday_after() -> re.Pattern[str]:
    return re.compile(rf"(?:期间|日)?(?:{lexicon.any_of(lexicon.cues()['holiday.after'])})")


def _year_quarter(m: re.Match[str], out: list[Atom]) -> None:
    """2020Q3."""
    start, year = m.start(), m.group()[:4]
    out.append(Atom("Y", start, start + 4, (int(year), year, "年")))
    out.append(Atom("Q", start + 4, m.end(), m.group()[5]))


def _dotted(m: re.Match[str], out: list[Atom]) -> None:
    """6·30 where nothing else stands or words of time are beside it; else it is a name (3·15晚会, 12·9运动)."""
    text, start, end = m.string, m.start(), m.end()
    dated = (out and out[-1].letter == "Y" and out[-1].end == start) or (start <= 3 and not text[:start].strip())
    if not dated or _DOTTED_NEXT.match(text, end) is None:
        return
    month, day = m.group().split("·")
    middle = start + len(month) + 1
    if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
        out.append(Atom("M", start, middle, (int(month), month, "月")))
        out.append(Atom("D", middle, end, (int(day), day, "日")))


_DOTTED_NEXT = re.compile("[ ]?(?:$|当天|当日|这天|这一天|上午|下午|晚上|凌晨|[至到~—-][0-9]{1,2}·)")


def _thousand(m: re.Match[str], out: list[Atom]) -> None:
    """两千零四年, 一千九百九十八年; a round number counts years (两千年历史) unless a month follows."""
    value = parse_numeral(m.group()[:-1])
    if value is None or not 1000 <= value <= 2100 or m.string[m.start() - 1 : m.start()] in ("今", "达"):
        return
    dated = dated_next(m.string, m.end())
    if dated or (value % 100 and value >= 1900 and _COUNTS_YEARS.match(m.string, m.end()) is None):
        out.append(Atom("Y", m.start(), m.end(), (value, str(value), "年")))


_MONTH_NEXT = re.compile(f"[ ]?(?:[0-9]{{1,2}}|[{HAN}]{{1,2}}|正|腊|冬)月|[年]?[初底末]|[春夏秋冬][天季]|春节|元旦")
_COUNTS_YEARS = re.compile("[前后来多余]|以[前后来上]|之[前后久]|历史|文明|间|内|的?历史")


def alone(text: str) -> list[Atom]:
    """Figures that are a date only where a text is nothing else: 06-30, 7/15, 一九四九, 一九四九至一九七八."""
    lead = len(text) - len(text.lstrip())
    bare = text.strip()
    if (day := _MONTH_DAY.fullmatch(bare)) is not None:
        middle = lead + day.end(1) + 1
        return [
            Atom("M", lead, middle, (int(day[1]), day[1], "月")),
            Atom("D", middle, lead + len(bare), (int(day[2]), day[2], "日")),
        ]
    if (years := _HAN_YEARS.fullmatch(bare)) is None:
        return []
    return [
        Atom("Y", lead + years.start(n), lead + years.end(n), (parse_digits(years[n]), years[n], "年"))
        for n in (1, 2)
        if years[n]
    ]


#: 7/5 and 3-2 may be anything; two figures each or a second one above 12 are a month and a day.
_MONTH_DAY = re.compile("(0[1-9]|1[0-2]|[1-9](?=.(?:1[3-9]|2[0-9]|3[01])))[-/](0[1-9]|[12][0-9]|3[01])")
_HAN_YEARS = re.compile(
    "((?:一九|二[〇零O])[〇零O一二三四五六七八九]{2})(?:[-~—至到]((?:一九|二[〇零O])[〇零O一二三四五六七八九]{2}))?"
)


def dated_next(text: str, at: int) -> bool:
    """Whether a month, season or edge stands there, so that what stands before is a year's number."""
    return _MONTH_NEXT.match(text, at) is not None


FIGURES: dict[str, Reader] = {
    "iso": _iso,
    "compact": _compact,
    "spaced": _spaced,
    "yearlast": _year_last,
    "yearmonth": _year_month,
    "years": _years,
    "points": _points,
    "yearquarter": _year_quarter,
    "dotted": _dotted,
    "thousand": _thousand,
}
