"""A match of an alternative of the patterns → atoms; one small function an alternative, by the name of its group."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.dates import lexicon
from calendar_app.extract.dates.figures import FIGURES
from calendar_app.extract.dates.numbered import FIGURE, NUMBERED
from calendar_app.extract.dates.shapes import WEEKDAYS, Atom, Reader, Ref, atom_of
from calendar_app.extract.numerals import parse_digits, parse_numeral

_WEEKDAYS = dict(zip("一二三四五六日123456天", (1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7), strict=True))


def _clock(m: re.Match[str], out: list[Atom]) -> None:
    text = m.group()
    tokens = re.findall(r"[0-9]+|[零〇一二三四五六七八九十两]+(?![刻])", text)
    hour = parse_numeral(tokens[0])
    minute = parse_numeral(tokens[1]) if len(tokens) > 1 else 0
    if "半" in text:
        minute = 30
    elif "刻" in text:
        minute = 15 if "一刻" in text else 45
    if hour is not None and minute is not None and hour <= 24 and minute < 60:
        out.append(Atom("T", m.start(), m.end(), (hour, minute)))


def _cycle(m: re.Match[str], out: list[Atom]) -> None:
    text = m.group()
    if text.startswith(("每月", "每个月", "每年")):
        nth = re.search("第([一二三四五1-5])", text)
        order = parse_numeral(nth[1]) if nth else -1
        out.append(Atom("v", m.start(), m.end(), ("MONTHLY", 1, (f"{order}{WEEKDAYS[_WEEKDAYS[text[-1]] - 1]}",))))
        return
    body = re.sub("周|星期|礼拜", "", text[1:])
    days: list[int] = []
    through = False
    for char in body:
        if char == "末":
            days += [6, 7]
        elif char in _WEEKDAYS and char not in "123456":
            day = _WEEKDAYS[char]
            days += range(days[-1] + 1, day + 1) if through and days and days[-1] < day else [day]
            through = False
        elif char in "至到-~—":
            through = True
    interval = 2 if text[0] in "隔双" else 1
    if text[0] != "单":
        out.append(
            Atom("v", m.start(), m.end(), ("WEEKLY", interval, tuple(WEEKDAYS[d - 1] for d in dict.fromkeys(days))))
        )


def _week(m: re.Match[str], out: list[Atom]) -> None:
    text, lead = m.group(), m["lead"]
    weeks = None if lead is None else {"上上": -2, "下下": 2, "上": -1, "下": 1, "本": 0, "这": 0}[lead.rstrip("个一")]
    if text[-1] == "末":
        out.append(Atom("k", m.start(), m.end(), None if weeks is None else Ref("on", weeks)))
        return
    start, end = m.span()
    around = m.string[start - 1 : start] + m.string[end : end + 1]
    bracketed = around in ("()", "（）")
    if bracketed:
        start, end = start - 1, end + 1
    out.append(Atom("W", start, end, (None if weeks is None else Ref("on", weeks), _WEEKDAYS[text[-1]], bracketed)))


def _era(m: re.Match[str], out: list[Atom]) -> None:
    name = m["eraname"]
    number = parse_numeral(m["eranum"]) or parse_digits(m["eranum"])
    if number is None or number == 0:
        return
    if name in ("公元", "西元"):
        value, era = number, "gregorian"
    elif name in ("公元前", "西元前"):
        value, era = 1 - number, "gregorian"
    else:
        years = lexicon.eras()[name]
        value, era = years.first + number - 1, "republic" if years.first == 1912 else "reign"
        if value > years.last:
            return
    out.append(Atom("Y", m.start(), m.end(), (value, era, "纪年")))


def _amount(text: str) -> tuple[int, str] | None:
    """Number and unit of a distance or duration; None where the number is vague."""
    unit = next((_UNITS[char] for char in reversed(text) if char in _UNITS), None)
    digits = FIGURE.search(text)
    if unit is None or _VAGUE.search(text):
        return None
    if digits is None:
        return (6, "month") if "半年" in text else (15, "day") if "半个月" in text or "半月" in text else None
    number = parse_numeral(digits.group())
    if number and text.rstrip("之以前后").endswith("年半"):
        return 12 * number + 6, "month"
    return None if number is None or number == 0 or "半" in text else (number, unit)


_VAGUE = re.compile("[数几多余]")
_UNITS = dict(zip("天日周期拜月年", ("day", "day", "week", "week", "week", "month", "year"), strict=True))


def _offset(m: re.Match[str], out: list[Atom]) -> None:
    if m.string[m.start() - 1 : m.start()] in tuple("几数好"):
        return  # 几百年前
    figure, unit, _ = m.group().partition("日")
    if (
        unit
        and (
            (out and out[-1].letter == "M" and not m.string[out[-1].end : m.start()].strip())  # 五月十日前
            or (
                m.group()[-2:] == "日前"
                and figure.isdecimal()
                and lexicon.cue_after("deadline").match(m.string, m.end())
            )
        )
    ):  # 10日前完成: by the 10th
        number = parse_numeral(figure)
        if number is not None:
            out.append(Atom("D", m.start(), m.start() + len(figure) + 1, (number, figure, unit)))
            return
    amount = _amount(m.group())
    if amount is not None:
        sign = -1 if m.group()[-1] == "前" else 1
        out.append(Atom("O", m.start(), m.end(), (sign * amount[0], amount[1])))


def _stretch(m: re.Match[str], out: list[Atom]) -> None:
    text, start = m.group(), m.start()
    if out and out[-1].letter == "F" and out[-1].end == start:
        return  # 春节前三天: counted from the festival
    if text[0] in "前后上下" and m.string[start - 1 : start] in tuple("最然以之此今先落事战明空提目当以向假期节"):
        return  # 长假前三天: of the holiday
    if "年" in text and text.startswith(("近", "最近", "前", "后")) and not text.startswith("前半年"):
        return  # 近五年: a duration without an anchor
    amount = _amount(m.group()[1:])
    if amount is not None:
        ahead = m.group().startswith(("下", "未来", "今后", "接下来", "后", "之后"))
        out.append(Atom("o", m.start(), m.end(), (amount[0] if ahead else -amount[0], amount[1])))


def _duration(m: re.Match[str], out: list[Atom]) -> None:
    if m.string.startswith("半", m.end()):
        return  # 为期两天半: no whole days
    amount = _amount(m.group())
    if amount is not None:
        out.append(Atom("U", m.start(), m.end(), (*amount, m.group()[:2])))


def _quarter(m: re.Match[str], out: list[Atom]) -> None:
    figures = list(re.finditer("[一二三四1234]", m.group()))
    for i, figure in enumerate(figures):
        last = i == len(figures) - 1
        start = m.start() if i == 0 else m.start() + figure.start()
        out.append(Atom("Q", start, m.end() if last else m.start() + figure.end(), parse_numeral(figure.group())))
        if not last:
            gap = m.group()[figure.end() : figures[i + 1].start()].strip(" 第")
            out.append(
                Atom(
                    "R" if gap in ("至", "到", "-", "~", "—") else "L",
                    m.start() + figure.end(),
                    m.start() + figures[i + 1].start(),
                    gap,
                )
            )


def _first_months(m: re.Match[str], out: list[Atom]) -> None:
    """前5个月, 前三季度: the first months of a year, or the last before the day of writing."""
    number = parse_numeral(re.sub("[前头个月季度]", "", m.group()))
    if number is None or m.string[m.start() - 1 : m.start()] in tuple("最以之此今先目当提"):
        return
    if m.group()[0] == "头" and not (out and out[-1].letter == "Y" and out[-1].end == m.start()):
        return  # 头三个月: of what, only a year before it tells
    months = number * (3 if m.group().endswith("季度") else 1)
    if 1 <= months <= 12:
        out.append(Atom("f", m.start(), m.end(), months))


def _press_day(m: re.Match[str], out: list[Atom]) -> None:
    """今（12）日, 昨(30)日下午: the day of writing or the one beside it, as Taiwanese papers print it; its figure tells."""
    figure = m["pressfigure"]
    out.append(Atom("D", m.start(), m.end(), (int(figure), figure, "日")))


def _nth_day(m: re.Match[str], out: list[Atom]) -> None:
    text = m.group()
    out.append(Atom("w", m.start(), m.end(), (parse_numeral(text[1]), _WEEKDAYS.get(text[-1], 0))))


def _nth_week(m: re.Match[str], out: list[Atom]) -> None:
    number = parse_numeral(m["nthweek"])
    if number is not None:
        out.append(Atom("j", m.start(), m.end(), number))


def _word(m: re.Match[str], out: list[Atom]) -> None:
    letter, value = lexicon.words()[m.group()]
    start, end = m.span()
    out.append(atom_of((letter, start, end, value)))


def _feast(m: re.Match[str], out: list[Atom]) -> None:
    """A festival; 五一假期 and 中秋、国庆假期 are no days that the text tells."""
    if _vague_after().match(m.string, m.end()):
        return
    out.append(Atom("F", m.start(), m.end(), lexicon.festivals()[m.group()]))


@cache
def _vague_after() -> re.Pattern[str]:
    """What makes a festival the name of a holiday, other festivals of the row between."""
    feast = lexicon.any_of(lexicon.festivals())
    return re.compile(
        rf"[”’]?(?:[、和及与暨]?[“‘]?{feast}[”’]?){{0,3}}(?:{lexicon.any_of(lexicon.cues()['festival.vague'])})"
    )


READERS: dict[str, Reader] = {
    **FIGURES,
    **NUMBERED,
    "clock": _clock,
    "cycle": _cycle,
    "week": _week,
    "era": _era,
    "offset": _offset,
    "faroffset": _offset,
    "halfoffset": _offset,
    "pressday": _press_day,
    "stretch": _stretch,
    "firstmonths": _first_months,
    "duration": _duration,
    "quarter": _quarter,
    "nthquarter": _quarter,
    "nthday": _nth_day,
    "nthweek": _nth_week,
    "word": _word,
    "feast": _feast,
}
