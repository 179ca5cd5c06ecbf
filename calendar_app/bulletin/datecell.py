"""Dates that give a file its structure: the cell at the head of a line, and headings that are nothing but a date.

Only what orders the lines is read here; what a date means in the story is the extraction's business. All patterns are
anchored and bounded, so that a look at a line costs a constant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from calendar_app.bulletin.chars import narrow, squeeze
from calendar_app.bulletin.lexicon import alternatives, words
from calendar_app.bulletin.numerals import number
from calendar_app.bulletin.oldyears import old_years, reign_year

_N2 = r"(?:[0-9]\s?[0-9]|[0-9]|[一二三四五六七八九十廿卅](?:\s?[一二三四五六七八九十廿卅]){0,2})"
_SP = r"[ \t\u00a0\u2002\u2003\u2009]{0,6}"
_DASH = r"(?:至|到|[-—–－―~～－]{1,6})"
_ERA = alternatives("eras")
_YEAR4 = r"(?:[0-9]{3,4}|[0-9](?:\s[0-9]){3}|[〇○零OＯ0一二三四五六七八九]{3,4})"
_YEAR = rf"""(?:
    (?:公元|西元)?(?P<bc>前)?{_SP}(?P<year>{_YEAR4}){_SP}年(?!代|级|制|度|以|来|间|[前後后](?!{_SP}[，,：:]))
  | (?:民[國国]|中[華华]民[國国]){_SP}(?P<roc>[0-9]{{1,3}}|[〇○零一二三四五六七八九十廿卅元百]{{1,5}}){_SP}年
  | (?P<dynasty>[\u4e00-\u9fff]{{0,4}}?)(?P<era>{_ERA})(?P<reign>[0-9]{{1,2}}|[一二三四五六七八九十廿卅元]{{1,4}})年
    (?:{_DASH}[一二三四五六七八九十廿卅0-9]{{1,4}}年(?=[（(〔\[]))?
  | (?P<bare>[\u4e00-\u9fff]{{0,8}}?(?:[0-9]{{1,2}}|[一二三四五六七八九十廿卅]{{1,4}}|元))年(?=[（(〔\[])
)"""
#: 民國八年(大正八年)四月: the year by another count, between the year and its month.
_OTHER_COUNT = (
    rf"(?P<gloss>{_SP}[（(](?:大正|昭和|明治|民[国國])(?:[0-9]{{1,2}}|[元一二三四五六七八九十]{{1,3}})年[）)]"
    rf"(?={_SP}[0-9一二三四五六七八九十正臘]{{1,2}}{_SP}月))?"
)
_NOTE_YEAR = (
    rf"(?:{_SP}[（(〔\[]{_SP}(?:公元|西元)?(?P<notebc>前)?(?P<noteyear>[0-9]{{1,4}}|{_YEAR4}){_SP}年?{_SP}"
    rf"(?:{_DASH}{_SP}前?[0-9]{{1,4}}{_SP}年?{_SP})?(?:[）)〕\]]年?|$))?"
)
#: 月球, 月饼, 月刊, 月供 …: no month, unless what follows is a word of its own (报请, 供销社, 经批准, 光山县).
_NO_MONTH = (
    r"(?!球(?![场队])|亮|饼(?!干)|薪|刊(?![登印发行])|报(?![请送批省市县经])|均(?!县)|供(?![销电水应])|租(?![用借])"
    r"|经(?![省市县区州乡镇国中上党批全过地教])|嫂|子(?![洲长弟])|票(?![证选])|光(?![山明泽荣])|季|色(?!达)|[入出](?:口|货))"
)
_FIRST = r"元(?=月(?:份|[0-9一二三四五六七八九十]|[，,、:： \u3000]|[上中下]旬|$))"
_MONTH = (
    rf"(?:农历|農曆|旧历|夏历|阴历|陰曆)?(?P<leap>闰|閏)?(?P<month>{_N2}|正|冬|腊|臘|{_FIRST}){_SP}月{_NO_MONTH}(?:份)?"
)
_DAYNO = (
    r"(?:[0-3]\s?[0-9]|[0-9]|初[一二三四五六七八九十]|[一二三四五六七八九十廿卅](?:\s?[一二三四五六七八九十廿卅]){0,2})"
)
_NO_DAY = (
    r"(?![内內后後](?!蒙)|线|楼|院|井|机|令|文|公|门|本|军|报|资|商|元|语|伪|寇|夜|光|渐|益|前(?![后後][ \u3000，,]))"
)
_DAY = rf"(?P<day>{_DAYNO}){_SP}(?:[日号號]{_NO_DAY}|(?=星期[一二三四五六日天]))"
_TAIL = rf"""(?:
    {_SP}(?:{_DASH}|[、，,和及]){_SP}(?:{_YEAR4}{_SP}年{_SP})?(?:{_N2}{_SP}月{_SP})?{_DAYNO}{_SP}[日号號]
  | {_SP}{_DASH}{_SP}{_N2}{_SP}月(?:份)?
  | {_SP}(?:[初中底末](?=[，,、:： ]|$)|[上中下]旬|[前左][后後右](?=[，,、:： \u3000]|$))
  | {_SP}[（(](?:星期|周|週|礼拜|農曆|农历|阴历|旧历|夏历|正月|[一二三四五六七八九十腊冬]{{1,2}}月)[^（）()]{{0,14}}[）)]
  | {_SP}(?:星期|周|週|礼拜)[一二三四五六日天](?!期|年|刊)
){{0,6}}"""
_HAN = re.compile(
    rf"(?:{_YEAR}{_NOTE_YEAR}{_OTHER_COUNT})(?:{_SP}[,，·・]?{_SP}{_MONTH}(?:{_SP}(?:(?P<head>{_DAYNO}){_SP}(?:{_DASH}|、){_SP}(?:{_DAYNO}、){{0,4}})?{_DAY})?)?{_TAIL}".replace(
        "?P<day>", "?P<day>"
    ),
    re.VERBOSE,
)
_MD = re.compile(
    rf"(?:(?P<mhead>{_N2}){_SP}{_DASH}{_SP})?{_MONTH}(?:{_SP}(?:(?P<head>{_DAYNO}){_SP}(?:{_DASH}|、){_SP}(?:{_DAYNO}、){{0,4}})?{_DAY})?{_TAIL}",
    re.VERBOSE,
)
#: 6—7两月: two months named together.
_MONTHS = re.compile(rf"(?P<mhead>{_N2}){_SP}(?:{_DASH}|、){_SP}(?P<month>{_N2})(?:两|兩|三)个?月(?!份的|内)")
_DAYONLY = re.compile(rf"(?:(?P<head>{_DAYNO}){_SP}(?:{_DASH}|、){_SP}(?:{_DAYNO}、){{0,4}})?{_DAY}{_TAIL}", re.VERBOSE)
#: Behind a date in figures the last day of a range: -05, ～05.06, 至2024.06.02.
_UNTIL = (
    r"(?:\s?(?:[-—–~～―−]{1,2}|至|到)\s?(?:(?:[1-9][0-9]{1,3}(?P=s))?(?P<lastmonth>1[0-2]|0?[1-9])(?P=s))?"
    r"(?P<last>3[01]|[12][0-9]|0?[1-9])(?![0-9年月日:：]|[-./][0-9]))?"
)
_ISO = re.compile(
    r"(?P<year>(?:1[0-9]|20)[0-9]{2})(?P<s>[-./])(?P<month>1[0-2]|0?[1-9])"
    rf"(?:(?P=s)(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9]){_UNTIL})?(?![0-9年月日]|[-./][0-9])"
)
_ROC = re.compile(
    r"(?P<roc>[1-9][0-9]{1,2})(?P<s>[-./])(?P<month>1[0-2]|0?[1-9])(?P=s)(?P<day>3[01]|[12][0-9]|0?[1-9])"
    rf"(?![0-9]){_UNTIL}"
)
_SHORT = re.compile(
    r"(?P<month>1[0-2]|0?[1-9])[./-](?P<day>3[01]|[12][0-9]|0[1-9]|[1-9])"
    r"(?:[-—–~～](?:(?P<lastmonth>1[0-2]|0?[1-9])[./])?(?P<last>3[01]|[12][0-9]|0?[1-9]))?(?=[ \t\u3000:：,，]|$)(?![ ]{0,2}[-—~～])"
)
_LOST = re.compile(r"(?P<month>1[0-2]|[1-9])(?P<day>[0-3][0-9])日(?!期|元|子|本)")
_RANGE_LOST = re.compile(r"(?P<month>1[0-2]|[1-9])\s{0,2}月\s{0,2}(?P<run>[0-9]{2,4})日")
_LEAD_IN = re.compile(r"(?:自|从|從|当地时间|當地時間|北京时间|北京時間|美东时间)(?=[0-9０-９一二三四五六七八九十])")
_BACK = re.compile(
    rf"(?:{alternatives('date_words')}|[本是同该該][ \u3000]{{1,2}}[年月日])(?:初|底|末|起)?(?=[，,、：:；;\s]|\S|$)"
)
#: 下旬至3月中旬, 中旬到下旬, 月底至5月初: parts of the month that holds, to parts of it or of a later one.
_PARTS = re.compile(
    rf"(?:[上中下]旬|月[初中底末]){_SP}{_DASH}{_SP}(?:(?:{_N2}){_SP}月(?:份)?(?:[上中下]旬|[初中底末])?|[上中下]旬|月[初中底末])"
)
#: 乾隆年间, 民国初年, 20世纪50年代, 明末清初: a time without a year.
_VAGUE = re.compile(
    rf"""(?:[\u4e00-\u9fff]{{0,3}}?(?:{_ERA}|民[国國])(?:年[间間]|初年|末年|初期|末期|[初末]|中(?=[，,])|时期|時期)
  | (?:(?:唐|宋|元|明|清)(?:代|朝|末|初|季)?){{1,2}}(?:[初中末晚后後][期葉叶]|年[间間])?(?=[ \t\u3000，,:：])
  | (?:20世纪|上世纪|二十世纪|本世纪)?(?:1[89][0-9]0|20[0-9]0|[0-9]0|[一二三四五六七八九]十)年代(?:初|末|中|后|前|初期|中期|后期|末期)?
  | 解放(?:初期?|前夕?|[后後])|(?:抗战|抗日战争|解放战争|文革|“文化大革命”|文化大革命)(?:时期|期间|初期|胜利[后後])
)(?:至|到|—|-)?""",
    re.VERBOSE,
)
#: 贞元年间（785—805）, 建武、永泰年间（四九四～四九八）: a time that its years in brackets bound.
_ERA_YEARS = re.compile(
    rf"[\u4e00-\u9fff、]{{2,12}}?年[间間]{_SP}[（(〔\[](?P<y>{_YEAR4}){_SP}年?{_DASH}(?P<z>{_YEAR4})年?[）)〕\]]"
)
#: 4月29县政府…: a day whose sign was lost, before a word that counts nothing.
_DAY_SIGN_LOST = re.compile(
    r"(?P<month>1[0-2]|[1-9])月(?P<day>3[01]|[12][0-9])(?=[\u4e00-\u9fff])"
    r"(?![日号號至到年月时時点點个個名人家场場次所座项項条條批期位件万萬亿億千百余餘多种種台辆元吨亩畝户戶村级級岁歲届屆艘架只])"
)
_YEAR_COLUMN = re.compile(r"(?P<y>1[0-9]{3}|20[0-9]{2})[ \t\u3000]{0,4}[|│](?=.{4})")
_YEARS = re.compile(
    r"(?P<y>(?:1[89]|20)[0-9]{2})\s?(?:[-—–~～]{1,3}|至)\s?(?P<z>(?:1[89]|20)[0-9]{2})(?=[,，:：]|[ \t\u3000]{1,6}[\u4e00-\u9fff])"
)
#: A part of the day and its hour behind the day; nothing where there is none.
_HOUR = re.compile(
    r"(?:凌晨|清晨|早晨|早上|早|上午|中午|下午|午后|午後|傍晚|晚上|晚间|晚間|晚|夜间|夜間|夜|深夜|全天)?(?:[0-9]{1,2}(?:[时時点點](?:[0-9]{1,2}分)?|[:：][0-9]{2})[许許]?)?"
)
_FOLLOW = " \t\u3000\u00a0\u2002\u2003，,、：:;；。．.—-|│"
#: Brackets that a date may stand in before its text.
_BRACKETS = {"【": "】", "[": "]", "（": "）", "(": ")", "〔": "〕", "「": "」", "［": "］"}
#: A year of three digits below it is taken for one of the republic (2060).
_LATEST_SHORT = "150"
OPENING, CLOSING = frozenset(_BRACKETS), frozenset(_BRACKETS.values())
_NOTE_ENDS = (*CLOSING, "年")
#: Signs that open an item of a list; a point does before a word.
MARKS = "▧▨▤▥▦▩▣❑❒✦✧✪✿❀♦◦⦿➢➣✓✔✅☑☞▼▽▾▿△▲▴▵∆Δ●○◎◆◇◈☆★■□▪▫◼◻•·‧・∙⊙※►▶▷➤❖◉⚫⚪-*+－．."
_MARK = re.compile(
    rf"[{re.escape(MARKS.replace('.', ''))}]{{1,3}}\s{{0,6}}|\.(?=[\u4e00-\u9fff「『《“【])|[①-⒛㉑-㉟㊱-㊿❶-❿㈠-㈩]\s{{0,6}}"
    r"|[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[、．.)）]\s{0,6}"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A date at the head of a line: where it ends, what it says, and by what.

    ``unit`` is "day", "month" or "year" where the cell says so itself, "back-day", "back-month", "back-year" for 同日,
    是月, 该年 and the like, "part" for a season or a third of a month, "part-era" for a time without a
    year (乾隆年间). ``closed`` is true where a separator or the end of the line follows.
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
    """The year of a table's first column (1684 | …), or two years without their signs (1970—1971，…)."""
    if match := _YEARS.match(piece):
        first, until = int(match["y"]), int(match["z"])
        return Cell(0, match.end(), "year", first, closed=True, odd=True, until=until) if first < until else None
    match = _YEAR_COLUMN.match(piece)
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
    if cell is None and (lead := _LEAD_IN.match(piece)):
        at += lead.end()
        cell = _find(text[at : at + 96])
        if cell is not None and (cell.unit not in ("day", "month") or cell.short):
            return None
    if cell is None or not at:
        return cell
    return replace(cell, start=at, end=cell.end + at)


def in_brackets(text: str, at: int = 0) -> Cell | None:
    """The cell that stands in brackets at *at*, brackets included: 【3月5日】, [1043年] 9月18日; None where there is none."""
    closing = _BRACKETS.get(text[at : at + 1])
    inner = find_cell(text, at + 1 + (text[at + 1 : at + 2] == " ")) if closing else None
    if inner is None or inner.unit not in ("day", "month", "year") or inner.short:
        return None
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
    if (match := _RANGE_LOST.match(piece)) and (days := _lost_range(match["run"])):
        rest = piece[match.end() : match.end() + 1]
        closed = not rest or rest in _FOLLOW
        return Cell(0, match.end(), "day", None, int(match["month"]), days[0], closed=closed, lost=True, last=days[1])
    if (span := _ERA_YEARS.match(piece)) and (cell := _era_years(span)):
        return cell
    if old := old_years(piece):
        return Cell(0, old.end, "year", old.first, closed=True, era=True, odd=True, until=old.until)
    if lost := _DAY_SIGN_LOST.match(piece):
        return Cell(0, lost.end(), "day", None, int(lost["month"]), int(lost["day"]), lost=True)
    for pattern in (_HAN, _ISO, _ROC, _MD, _MONTHS, _DAYONLY, _SHORT):
        match = pattern.match(piece)
        if match and (cell := _read(match, piece, short=pattern is _SHORT, dotted=pattern is _ROC)):
            return cell
    if cell := _year_column(piece):
        return cell
    match = _LOST.match(piece)
    if match and int(match["day"]) in range(1, 32):
        rest = piece[match.end() : match.end() + 1]
        month, day = int(match["month"]), int(match["day"])
        return Cell(0, match.end(), "day", None, month, day, closed=not rest or rest in _FOLLOW, lost=True)
    if match := _VAGUE.match(piece):
        rest = piece[match.end() : match.end() + 1]
        return Cell(0, match.end(), "part-era", closed=not rest or rest in _FOLLOW)
    if match := _PARTS.match(piece):
        rest = piece[match.end() : match.end() + 1]
        return Cell(0, match.end(), "part", closed=not rest or rest in _FOLLOW)
    match = _BACK.match(piece)
    if match:
        word = squeeze(match.group())  # 本 年
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
        or bool(got.get("gloss") and month)
        or bare
        or noted
        or republic
        or (unit == "month" and match.re is _ISO)
    )
    end = match.end()
    hour = _HOUR.match(piece, end) if unit == "day" else None  # 1月28日晚， ends its date as 1月28日， does
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
    )


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
    return reign_year(era, number(got.get("reign") or "")) if (era := got.get("era")) else None
