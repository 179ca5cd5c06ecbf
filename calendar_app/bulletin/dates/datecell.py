"""Dates that give a file its structure: the cell at the head of a line, and headings that are nothing but a date.

Only what orders the lines is read here; what a date means in the story is the extraction's business. The patterns
(:mod:`.dateforms`) are anchored and bounded, so that a look at a line costs a constant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from calendar_app.bulletin.chars import narrow, squeeze
from calendar_app.bulletin.dates import dateforms as forms
from calendar_app.bulletin.dates.oldyears import old_years, range_end, reign_year
from calendar_app.bulletin.lexicon import words
from calendar_app.bulletin.numerals import number

_FOLLOW = " \t\u3000\u00a0\u2002\u2003，,、：:;；。．.—-|│"
#: Brackets that a date may stand in before its text.
_BRACKETS = {"【": "】", "[": "]", "（": "）", "(": ")", "〔": "〕", "「": "」", "［": "］"}
#: A year of three digits below it is taken for one of the republic (2060).
_LATEST_SHORT = "150"
OPENING, CLOSING = frozenset(_BRACKETS), frozenset(_BRACKETS.values())
_NOTE_ENDS = (*CLOSING, "年")
_FIGURES = frozenset("0123456789")
#: In the order in which they are tried; and those that open with something else than a figure, too.
_FORMS = (forms.HAN, forms.ISO, forms.RUN_TOGETHER, forms.ROC, forms.MD, forms.MONTHS, forms.DAYONLY, forms.SHORT)
_FORMS_OF_WORDS = (forms.HAN, forms.MD, forms.MONTHS, forms.DAYONLY, forms.NAMED_ROC)
#: Those that no reader of the text alone takes for dates.
_DOTTED = (forms.ROC, forms.NAMED_ROC)
#: Signs that open an item of a list; a point does before a word.
_SIGNS = "▧▨▤▥▦▩▣❑❒✦✧✪✿❀♦◦⦿➢➣✓✔✅☑☞▼▽▾▿△▲▴▵∆Δ●○◎◆◇◈☆★■□▪▫◼◻•·‧・∙⊙※►▶▷➤❖◉⚫⚪-*+－．."
#: Small pictures do in texts for telephones; the numbers among them (❶) do not.
_PICTURES = "\u2600-\u2775\u2794-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff"
PICTURES = frozenset(chr(c) for a, b in re.findall("(.)-(.)", _PICTURES) for c in range(ord(a), ord(b) + 1)).difference(
    _SIGNS
)
MARKS = PICTURES.union(_SIGNS)
#: All of them that no figure follows, as the inside of a pattern's brackets.
SIGN_CLASS = re.escape("".join(c for c in _SIGNS if c not in "-*+－．.")) + _PICTURES
_MARK = re.compile(
    rf"[{SIGN_CLASS}\-*+－．]{{1,3}}\s{{0,6}}|\.(?=[\u4e00-\u9fff「『《“【])|[①-⒛㉑-㉟㊱-㊿❶-❿㈠-㈩]\s{{0,6}}"
    r"|[—–―]{2,3}\s{0,2}(?=[0-9０-９一二三四五六七八九十])|>{1,3}\s{0,4}"
    r"|N[Oo]\.\s?[0-9]{1,3}\s{1,4}(?=\S)"
    r"|[（(]?(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})[、．.)）\u20e3]\s{0,6}"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A date at the head of a line: where it ends, what it says, and by what.

    ``unit`` is "day", "month" or "year" where the cell says so itself, "back-day", "back-month", "back-year" for 同日,
    是月, 该年 and the like, "part" for a season or a third of a month, "part-feast" for a festival, "part-era" for a
    time without a year (乾隆年间). ``closed`` is true where a separator or the end of the line follows.
    """

    start: int
    end: int
    unit: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    closed: bool = False
    era: bool = False  # lunar, reign or BC: not to be computed with
    short: bool = False  # 3.5, which may be a figure
    lost: bool = False  # 929日, 4月2829日: a sign was lost in copying
    odd: bool = False  # 113.05.09, 13年（1924年）: a form that says its date only in this place
    until: int | None = None  # last year of 1970—1971，…
    last: int | None = None  # last day of a range whose sign was lost
    last_month: int | None = None  # its month, where it is another
    nth: int | None = None  # year of a reign that only what stands above names


def _year_column(piece: str) -> Cell | None:
    """The year of a table's first column (1684 | …), or two years without their signs (1970—1971，…; 19081918年)."""
    if match := forms.YEARS.match(piece) or forms.YEARS_RUN_TOGETHER.match(piece):
        first, until = int(match["y"]), int(match["z"])
        return Cell(0, match.end(), "year", first, closed=True, odd=True, until=until) if first < until else None
    match = forms.YEAR_COLUMN.match(piece)
    return Cell(0, match.end("y"), "year", int(match["y"]), closed=True, odd=True) if match else None


def _era_years(match: re.Match[str]) -> Cell | None:
    first, until = number(match["y"]), number(match["z"])
    if first is None or until is None or first >= until:
        return None
    return Cell(0, match.end(), "year", first, closed=True, odd=True, until=until)


def mark_end(text: str, at: int = 0) -> int:
    """Where a list sign at *at* ends (behind the white space that follows), *at* where there is none."""
    match = _MARK.match(text, at, at + 24)
    return match.end() if match else at


def sign_end(text: str, at: int = 0) -> int:
    """As mark_end, for signs alone: numbers such as 1. and （一） are none."""
    return mark_end(text, at) if text[at : at + 1] and text[at] in MARKS else at


def find_cell(text: str, at: int = 0) -> Cell | None:
    """The date cell that opens at *at*, or None. Digits may be ASCII, full-width or Chinese, years of the republic too."""
    piece = text[at : at + 96]
    cell = _find(piece)
    if cell is None and (lead := forms.LEAD_IN.match(piece)):
        at += lead.end()
        cell = _find(text[at : at + 96])
        if cell is not None and ((cell.unit not in ("day", "month") and not cell.era) or cell.short):
            return None
    if cell is None or not at:
        return cell
    return replace(cell, start=at, end=cell.end + at)


def in_brackets(text: str, at: int = 0) -> Cell | None:
    """The cell that stands in brackets at *at*, brackets included: 【3月5日】, [1043年] 9月18日; None where there is none."""
    closing = _BRACKETS.get(text[at : at + 1])
    end = text.find(closing, at + 1, at + 48) if closing else -1
    inner = find_cell(text[:end], at + 1 + (text[at + 1 : at + 2] == " ")) if end > at else None
    if inner is None or inner.unit not in ("day", "month", "year") or (inner.short and text[at] in "（("):
        return None  # (3.5) numbers a point
    end = inner.end + (text[inner.end : inner.end + 1] == " ")
    if text[end : end + 1] != closing:
        return None
    whole = replace(inner, end=end + 1, start=at)
    day = find_cell(text, end + 2) if inner.unit == "year" and text[end + 1 : end + 2].isspace() else None
    if day is None or day.month is None or day.year is not None or day.short:
        return whole
    return replace(day, start=at, year=inner.year, odd=True)


def forget() -> None:
    """Let go of the lines of the file before: no other has them."""
    _find.cache_clear()


@lru_cache(maxsize=1 << 16)
def _find(text: str) -> Cell | None:
    """The cell at the head of a short piece; kept, since every station asks for the same line."""
    piece = narrow(text)
    if not piece:
        return None
    figure = piece[0] in _FIGURES  # most pieces open with a word, and are not asked for what figures open
    if figure and (match := forms.RANGE_LOST.match(piece)) and (days := _lost_range(match["run"])):
        rest = piece[match.end() : match.end() + 1]
        closed = not rest or rest in _FOLLOW
        return Cell(0, match.end(), "day", None, int(match["month"]), days[0], closed=closed, lost=True, last=days[1])
    if (span := forms.ERA_YEARS.match(piece)) and (cell := _era_years(span)):
        return cell
    if old := old_years(piece):
        return Cell(0, old.end, "year", old.first, closed=True, era=True, odd=True, until=old.until)
    if figure and (lost := forms.DAY_SIGN_LOST.match(piece)):
        return Cell(0, lost.end(), "day", None, int(lost["month"]), int(lost["day"]), lost=True)
    for pattern in _FORMS if figure else _FORMS_OF_WORDS:
        match = pattern.match(piece)
        if match and (cell := _read(match, piece, short=pattern is forms.SHORT, dotted=pattern in _DOTTED)):
            return cell
    if figure and (cell := _year_column(piece)):
        return cell
    match = forms.LOST.match(piece) if figure else None
    if match and int(match["day"]) in range(1, 32):
        rest = piece[match.end() : match.end() + 1]
        month, day = int(match["month"]), int(match["day"])
        return Cell(0, match.end(), "day", None, month, day, closed=not rest or rest in _FOLLOW, lost=True)
    if not figure and (age := forms.AGE.match(piece)):
        year = _find(text[age.end() :])
        if year is not None and year.unit != "day" and year.year is not None and (year.era or year.odd):
            return replace(year, end=year.end + age.end(), era=True, odd=True)
    if match := forms.VAGUE.match(piece):
        rest = piece[match.end() : match.end() + 1]
        return Cell(0, match.end(), "part-era", closed=not rest or rest in _FOLLOW)
    if match := forms.AGES.match(piece):
        return Cell(0, match.end(), "part-era", odd=True)
    if match := forms.PARTS.match(piece):
        rest = piece[match.end() : match.end() + 1]
        return Cell(0, match.end(), "part", closed=not rest or rest in _FOLLOW)
    if not figure and (match := forms.FEAST.match(piece)):
        return Cell(0, match.end(), "part-feast", closed=True)
    match = forms.BACK.match(piece)
    if match:
        word = squeeze(match.group()).removesuffix("上半年").removesuffix("下半年")  # 本 年, 是年上半年
        kind = words("date_words").get(word) or words("date_words").get(word[:-1], "")
        closed = match.end() == len(piece) or piece[match.end()] in _FOLLOW
        if kind in ("season", "part") and not closed:
            return None
        unit = {"day": "back-day", "day-next": "back-day", "month": "back-month", "year": "back-year"}.get(kind, "part")
        return Cell(0, match.end(), unit, closed=closed)
    return None


def _read(match: re.Match[str], piece: str, *, short: bool, dotted: bool) -> Cell | None:
    got = match.groupdict()
    year = _year(got)
    month = number(got["month"]) if got.get("month") else None
    day = number(got["day"]) if got.get("day") else None
    era = bool(
        got.get("era")
        or got.get("bc")
        or got.get("few")
        or got.get("leap")
        or ((got.get("month") or "") in "正冬腊臘" and got.get("month"))
    )
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and not 1 <= day <= 31:
        return None
    head = number(got["head"]) if got.get("head") else None
    if head is not None and 1 <= head <= 31:
        day = head  # the first day of a range or list dates the entry
    mhead = number(got["mhead"]) if got.get("mhead") else None
    if mhead is not None and 1 <= mhead <= 12:
        month = mhead
    unit = "day" if day is not None else "month" if month is not None else "year"
    if (got.get("bare") and not got.get("noteyear")) or (unit == "year" and year is None and not got.get("era")):
        return None
    last = number(got["last"]) if got.get("last") else None
    last_month = number(got["lastmonth"]) if got.get("lastmonth") else None
    last_month = None if last_month == month else last_month
    if last is not None and day is not None and last_month is None and last <= day:
        return None
    note = got.get("noteyear") or ""
    bare = bool(note and (got.get("bare") or not note.isascii()))  # 殷武乙元年（前1143）, 太康四年（二八三）
    noted = bool(note) and (month is not None or not match.group().endswith(_NOTE_ENDS))  # …, or a bracket never closed
    republic = month is not None and _short_republic(got, match.group()[:4])
    year = 1911 + year if republic and year else year
    odd = (
        short
        or dotted
        or bool(got.get("gloss"))
        or bare
        or noted
        or republic
        or (unit == "month" and match.re is forms.ISO)
    )
    end = match.end()
    until = None
    if unit == "year" and year and (got.get("era") or got.get("roc") or got.get("bare")):
        until = _reigns_until(got, note, match.group())
        if until is None and (tail := range_end(piece, end, got.get("era") or "民国")) and tail[1] > year:
            end, until = tail
        odd = odd or until is not None
    hour = forms.HOUR.match(piece, end) if unit == "day" else None  # 1月28日晚， ends its date as 1月28日， does
    after = hour.end() if hour else end
    rest = piece[after : after + 1]
    return Cell(
        0,
        end,
        unit,
        year,
        month,
        day,
        closed=not rest or rest in _FOLLOW,
        era=era,
        short=short,
        odd=odd,
        last=last,
        last_month=last_month,
        until=until,
    )


_LAST_IN_BRACKETS = re.compile(r"[-—–－―~～至到]{1,3}\s?(?P<bc>前?)(?P<z>[0-9]{3,4})\s?年?\s?[）)〕\]]$")


def _reigns_until(got: dict[str, str | None], note: str, words: str) -> int | None:
    """The last year of a range that the brackets behind years of a reign name: 光绪三年至四年（1877—1878）."""
    match = _LAST_IN_BRACKETS.search(words) if note and (got.get("era") or got.get("bare")) else None
    if match is None or not note.isdecimal():
        return None
    first, last = -int(note) if got.get("notebc") else int(note), -int(match["z"]) if match["bc"] else int(match["z"])
    return last if last > first else None


def _short_republic(got: dict[str, str | None], words: str) -> bool:
    """113年5月9日: a year of three digits with its month is one of the republic; 公元113年 is not, nor 105年 alone."""
    year = got.get("year") or ""
    return year.isascii() and words.startswith(year) and len(year) == 3 and year < _LATEST_SHORT


def _lost_range(run: str) -> tuple[int, int] | None:
    """2829 is 28 to 29: figures that are no day, in two parts that are, the second the later."""
    if int(run) <= 31:
        return None
    options = [
        (int(run[:k]), int(run[k:])) for k in range(1, len(run)) if run[k] != "0" and k <= 2 and len(run) - k <= 2
    ]
    good = [(a, b) for a, b in options if 1 <= a < b <= 31]
    return good[0] if len(good) == 1 else None


def _year(got: dict[str, str | None]) -> int | None:
    if note := got.get("noteyear"):
        value = number(note)
        return -value if value and got.get("notebc") else value
    if roc := got.get("roc"):
        value = 1 if roc == "元" else number(roc)
        return 1911 + value if value and value < 200 else None
    if printed := got.get("year"):
        value = number(printed)
        return -value if value and got.get("bc") else value
    if few := got.get("few"):
        value = number(few)
        return -value if value and got.get("fewbc") else value
    return reign_year(era, number(got.get("reign") or "")) if (era := got.get("era")) else None
