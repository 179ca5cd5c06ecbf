"""Automatic numbers of lists and headings, which stand nowhere in the text: counted and written as Word prints them.

Source: ISO/IEC 29500-1, 17.9 (numbering) and 17.18.59 (number formats).
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from calendar_app.bulletin.formats.docx.package import Package, W, child, number, value

_BULLET = "- "
_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
#: Signs that numbers in circles, brackets and with a dot have of their own, from one on.
_SIGNS = {
    "decimalEnclosedCircle": ("①", 20),
    "decimalEnclosedCircleChinese": ("①", 20),
    "decimalEnclosedParen": ("⑴", 20),
    "decimalEnclosedFullstop": ("⒈", 20),
    "ideographEnclosedCircle": ("㊀", 10),
}
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(slots=True)
class _Level:
    form: str
    words: str
    start: int
    close: bool  # nothing between number and text
    plain: bool  # every number in it as figures


class Numbers:
    """Lists by their id, and how far each has counted."""

    def __init__(self, package: Package) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._depths: dict[tuple[str, str], int] = {}
        self._base: dict[str, str] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._count: dict[tuple[str, int], int] = {}
        for part in package.parts("numbering")[:1]:
            for _, element in package.events(part, ("end",)):
                if element.tag == f"{W}abstractNum":
                    self._abstract(element)
                elif element.tag == f"{W}num":
                    self._num(element)

    def _abstract(self, element: etree._Element) -> None:
        key = element.get(f"{W}abstractNumId") or ""
        for level in element.iter(f"{W}lvl"):
            depth = number(level.get(f"{W}ilvl") or "0")
            self._levels[key, depth] = _level(level)
            if style := value(level, "pStyle"):
                self._depths[key, style] = depth

    def _num(self, element: etree._Element) -> None:
        key = element.get(f"{W}numId") or ""
        self._base[key] = value(element, "abstractNumId")
        for over in element.iter(f"{W}lvlOverride"):
            if start := value(over, "startOverride"):
                self._restarts[key, number(over.get(f"{W}ilvl") or "0")] = number(start, 1)

    def words(self, listed: str, depth: int | None, style: str) -> str:
        """What the next paragraph of this list prints before its text; *style* tells its depth where none is given."""
        key = self._base.get(listed)
        if key is None or listed == "0":
            return ""
        depth = self._depths.get((key, style), 0) if depth is None else depth
        level = self._levels.get((key, depth))
        if level is None or level.form == "bullet":
            return _BULLET
        before = self._count.get((key, depth), level.start - 1)
        self._count[key, depth] = self._restarts.pop((listed, depth), before + 1)
        for deeper in range(depth + 1, 9):
            self._count.pop((key, deeper), None)
        if level.form == "none" or not level.words:
            return ""
        text = level.words
        for k in range(depth + 1):
            of = self._levels.get((key, k), level)
            text = text.replace(f"%{k + 1}", shown(self._count.get((key, k), of.start), "" if level.plain else of.form))
        glued = level.close or level.form in _SIGNS or text.endswith(("、", "）", "．"))
        return text if glued else text + " "


def _level(element: etree._Element) -> _Level:
    form = value(element, "numFmt") or "decimal"
    start = number(value(element, "start"), 1)
    close = value(element, "suff") == "nothing"
    return _Level(form, value(element, "lvlText"), start, close, child(element, "isLgl") is not None)


def shown(n: int, form: str) -> str:
    """A number in one of Word's number formats; figures for those that no Chinese text uses.

    >>> [shown(115, "chineseCountingThousand"), shown(20, "japaneseCounting"), shown(10, "ideographDigital"), shown(2, "upperRoman")]
    ['一百一十五', '二十', '一〇', 'II']
    """
    if form in _SIGNS:
        first, last = _SIGNS[form]
        return chr(ord(first) + n - 1) if 1 <= n <= last else str(n)
    if form.endswith("Letter") and n:
        letters = chr(ord("a") + (n - 1) % 26) * min(1 + (n - 1) // 26, 9)
        return letters.upper() if form.startswith("upper") else letters
    if form.endswith("Roman"):
        return _roman(n).upper() if form.startswith("upper") else _roman(n).lower()
    if form in ("ideographTraditional", "ideographZodiac"):
        row = _STEMS if form == "ideographTraditional" else _BRANCHES
        return row[n - 1] if 1 <= n <= len(row) else str(n)
    if form == "decimalFullWidth":
        return str(n).translate(_WIDE)
    if form == "decimalZero":
        return f"{n:02}"
    if "Digital" in form:
        return "".join(_DIGITS[int(c)] for c in str(n))
    if "Counting" in form or "Legal" in form:
        return _han(n, _LEGAL if "Legal" in form else _DIGITS, "拾佰仟" if "Legal" in form else "十百千")
    return str(n)


def _roman(n: int) -> str:
    out = ""
    for size, sign in _ROMAN:
        out += sign * min(n // size, 9)
        n %= size
    return out


def _han(n: int, digits: str, units: str) -> str:
    if not 0 < n < 10_000:
        return str(n)
    out, gap = "", False
    for k in range(len(str(n)) - 1, -1, -1):
        digit = n // 10**k % 10
        if not digit:
            gap = bool(out)
            continue
        out += ("零" if gap else "") + digits[digit] + (units[k - 1] if k else "")
        gap = False
    return out.removeprefix("一") if 10 <= n < 20 else out
