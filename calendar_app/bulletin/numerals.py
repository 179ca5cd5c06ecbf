"""Numbers of date cells: ASCII, full-width and Chinese, up to four digits."""

from __future__ import annotations

_VALUE = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "Ｏ": 0,
    "O": 0,
    "0": 0,
    "两": 2,
    "元": 1,
    "正": 1,
    "冬": 11,
    "腊": 12,
    "臘": 12,
}
_TENS = {"十": 10, "百": 100, "廿": 20, "卅": 30, "念": 20}


def number(text: str) -> int | None:
    """The value of a short numeral, or None where it is none; inner white space does not count.

    >>> number("２１"), number("廿五"), number("二〇二三"), number("三十一"), number("初五"), number("x")
    (21, 25, 2023, 31, 5, None)
    """
    text = "".join(text.split()).removeprefix("初")
    if not text or len(text) > 6:
        return None
    if text.isdecimal():
        return int(text)
    if not any(c in _TENS for c in text):
        if all(c in _VALUE for c in text):
            return int("".join(str(_VALUE[c]) for c in text))
        return None
    total, unit = 0, 0
    for c in text:
        if c in _VALUE:
            unit = _VALUE[c]
        elif c == "百":
            total, unit = total + (unit or 1) * 100, 0
        elif c == "十":
            total, unit = total + (unit or 1) * 10, 0
        elif c in _TENS:
            total, unit = total + _TENS[c], 0
        else:
            return None
    return total + unit
