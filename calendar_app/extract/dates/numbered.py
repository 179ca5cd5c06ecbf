"""Figures before the units of a calendar date → atoms: 2023年, 7月5日, 5、8和12日, 五六十年代."""

from __future__ import annotations

import re
from functools import lru_cache

from calendar_app.extract.dates.figures import dated_next
from calendar_app.extract.dates.patterns import HAN
from calendar_app.extract.dates.shapes import Atom, Reader, atom_of
from calendar_app.extract.numerals import parse_digits, parse_numeral

_LETTERS = {"年代": "G", "年度": "Y", "年": "Y", "月份": "M", "月": "M", "日": "D", "号": "D", "世纪": "C"}
_ONE_FIGURE = re.compile(f"[{HAN}百]+")
FIGURE = re.compile(f"[0-9]+|[{HAN}百]+")
_MIXED = re.compile("[0-9]{1,2}[ ]?(?:[-~—至到])[ ]?[一二三四五六七八九十]{1,2}")
_COUNTS = {"两": 2, "三": 3, "四": 4, "五": 5}
_TWO_DECADES = re.compile("[一二三四五六七八九]{2}十")


def _plain(m: re.Match[str], out: list[Atom]) -> None:
    """A year or month in Arabic figures with the next smaller unit behind it, or a month with its day: the commonest of all."""
    start = m.start()
    for letter, first, last, value in _plain_units(m.group()):
        out.append(atom_of((letter, start + first, start + last, value)))


@lru_cache(maxsize=1024)
def _plain_units(text: str) -> tuple[tuple[str, int, int, tuple[int, str, str]], ...]:
    """Letter, place and value of each figure of 2023年, 7月 or 7月5日."""
    digits, unit, day = re.split("([年月])", text, maxsplit=1)
    value = int(digits)
    if unit == "年" and not 1000 <= value <= 2999:
        return ()
    end = len(digits) + 1
    first = (_LETTERS[unit], 0, end, (value, digits, unit))
    return (first, ("D", end, len(text), (int(day[:-1]), day[:-1], "日"))) if day else (first,)


def _num(m: re.Match[str], out: list[Atom]) -> None:
    """A figure or list of figures before one unit."""
    text, unit, start = m.group(), m["unit"], m.start()
    if unit == "世纪" and m.string.startswith("前", start - 1):
        return  # 公元前三世纪
    if unit == "年" and len(text) == 4 and "十" not in text and dated_next(m.string, m.end()):
        year = parse_digits(text[:3])  # 三六七年一月
        if year is not None:
            out.append(Atom("Y", start, m.end(), (year, text[:3], unit)))
        return
    if (
        text.endswith("两日")
        and out
        and (out[-1].letter, out[-1].end) == ("D", start - 1)
        and m.string[start - 1] == "、"
    ):
        text = text[:-2] + "日"  # 5月10、11两日
        day = _figure(text[:-1], unit)
        if day is not None:
            out.append(Atom("D", start, m.end(), (day, text[:-1], unit)))
        return
    for letter, first, last, value in _num_units(text, unit):
        out.append(atom_of((letter, start + first, start + last, value)))


@lru_cache(maxsize=1024)
def _num_units(text: str, unit: str) -> tuple[Atom, ...]:
    """The atoms of figures before one unit, with offsets into *text*."""
    digits = text[: -len(unit)].rstrip()
    if unit == "年代" and _TWO_DECADES.fullmatch(digits):
        return _two_decades(digits, len(text))
    if digits.isdecimal() or _ONE_FIGURE.fullmatch(digits):
        value = _figure(digits, unit)
        return () if value is None else (Atom(_LETTERS[unit], 0, len(text), (value, digits, unit)),)
    return _figures(digits, unit, len(text))


def _two_decades(digits: str, end: int) -> tuple[Atom, ...]:
    """五六十年代: two decades as a range."""
    first, last = (10 * (parse_numeral(char) or 0) for char in digits[:2])
    return (
        Atom("G", 0, 1, (first, digits, "年代")),
        Atom("R", 1, 1, ""),
        Atom("G", 1, end, (last, digits, "年代")),
    )


def _figures(body: str, unit: str, whole: int) -> tuple[Atom, ...]:
    """5、8和12日: an atom each, with the separators between; figures in another script before them belong elsewhere."""
    if unit == "日" and body[-1] in _COUNTS:
        body = _counted(body)
    numbers = list(FIGURE.finditer(body))
    arabic = numbers[-1].group().isascii()
    atoms: list[Atom] = []
    for token, after in zip(reversed(numbers), (None, *reversed(numbers)), strict=False):
        value = _figure(token.group(), unit)
        if value is None or (token.group().isascii() != arabic and not _mixed_months(body, unit)):
            break
        end = whole
        if after is not None:
            end = token.end()
            gap = body[token.end() : after.start()].strip()
            atoms.append(Atom("L" if gap in "、和及与," else "R", end, after.start(), gap))
        atoms.append(Atom(_LETTERS[unit], token.start(), end, (value, token.group(), unit)))
    return tuple(reversed(atoms))


def _counted(body: str) -> str:
    """A list of days without the number of them behind it: 十、十一两日, 五、六、七三日; 十二、十三日 has none."""
    last = FIGURE.findall(body)[-1]
    told = _COUNTS[body[-1]]
    fits = last == "两" or parse_numeral(last) is None
    return body[:-1] if fits and len(FIGURE.findall(body[:-1])) == told else body


def _mixed_months(body: str, unit: str) -> bool:
    """1-五月: the ends of a range of months in two scripts."""
    return unit in ("月", "月份") and _MIXED.fullmatch(body) is not None


@lru_cache(maxsize=1024)
def _figure(digits: str, unit: str) -> int | None:
    """Value of a figure before *unit*, None where it cannot be one."""
    if digits.isdecimal() and unit in ("月", "日", "号", "月份"):
        return int(digits) if len(digits) <= 2 else None
    if unit in ("年", "年度"):
        return _year_figure(digits)
    if unit == "年代":
        value = parse_digits(digits) if len(digits) != 2 or digits.isascii() else parse_numeral(digits)
        return value if value is not None and value % 10 == 0 and (value < 100 or 1000 <= value < 3000) else None
    if digits == "元" and unit in ("月", "月份"):
        return 1
    if "元" in digits or "两" in digits:
        return None
    value = parse_numeral(digits)
    if value is None or (unit == "世纪" and not 1 <= value <= 30):
        return None
    return value if len(digits) <= (2 if unit in ("月", "月份") else 3) else None


def _year_figure(digits: str) -> int | None:
    """Four digits of a year, or two: 98, 〇八, 九八; 十年 and 二十年 count years."""
    if len(digits) == 4:
        value = parse_digits(digits)
        return value if value is not None and 1000 <= value <= 2999 else None
    if len(digits) != 2:
        return None
    counted = not digits.isascii() and digits[0] not in "〇零O" and parse_numeral(digits) is not None
    return None if counted else parse_digits(digits)


#: Readers by the name of their group in the patterns.
NUMBERED: dict[str, Reader] = {"plain": _plain, "num": _num}
