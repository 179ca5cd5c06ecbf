"""The year of a file whose headings print none: from the words of its texts, the day it was put up, the name of the file."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.layouts._context import turns_over
from calendar_app.bulletin.lexicon import alternatives, words
from calendar_app.bulletin.numerals import number
from calendar_app.bulletin.page.masthead import Masthead
from calendar_app.model.bulletin import Entry

_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s{0,2}年(?![度级代])|([一二][〇○零OＯ0一二三四五六七八九]{3})年")
#: Years of plans and of document titles (2021—2035年, 30年至2022年, 《…2030年…》) are none that a text tells of.
_PLANS = re.compile(
    r"《[^《》\n]{0,80}》|(?:(?:19|20)[0-9]{2}|(?<![0-9])[0-9]{2}\s?年)\s?[-—–~～至]{1,2}\s?(?:19|20)[0-9]{2}\s?年"
)
_Y = r"(?<![0-9])(?:(?:19|20)[0-9]{2}\s{0,2}|[一二][〇○零OＯ0一二三四五六七八九]{3})年"
#: A year that tells when something happened: with its month behind it, or at the head of a line.
_TOLD_YEAR = re.compile(
    rf"{_Y}(?=\s{{0,2}}(?:1[0-2]|[1-9]|0[1-9]|[一二三四五六七八九十]{{1,2}})\s{{0,2}}月)|(?:(?<=\n)|(?<=^)){_Y}(?=[，,])"
)
#: How much of the first item finds it in the text, and how far down it is looked for.
_OPENING, _ABOVE = 24, 3000
#: A year that is remembered or planned: 始建于1998年, 1998年创办的, 2025年底前.
_REMEMBERED = re.compile(rf"(?<=于){_Y}|{_Y}(?={alternatives('past_years')})")
#: A year that the name of a festival, fair or contest bears (2019云溪菊花节), and no count (2000人参加大会).
_BORNE = re.compile(
    r"(?<![0-9.第约約近超])(20[0-9]{2})(?![年届屆级級度多余餘几个個户戶人名件吨噸公元套亩畝米里字所家座条條台辆輛艘只头頭份册冊次种種项項万亿千百位支棵株盏余]|平[米方])"
    r"(?=[“「]?[\u4e00-\u9fff]{2,16}?(?:[节節赛賽展]|博览会|交易会|运动会|洽谈会|论坛|大会|年会|晚会|旅游年|文化年|交流年|主题年))"
)
#: A year that is still to come, and its month: 将于2021年1月5日, 自2021年1月1日起.
_COMING = re.compile(
    rf"(?:(?:{alternatives('coming_years', '')})|(?P<since>{alternatives('coming_years', 'since')})(?=[^。，,]{{0,20}}日\s?起))\s{{0,2}}"
    rf"(?P<y>{_Y})(?:\s?(?P<m>1[0-2]|[1-9])\s?月)?"
)
#: A day in figures, or with a year of the republic.
_FIGURES = re.compile(
    r"(?<![0-9.])(?:(?P<y>20[0-9]{2})[./-](?:1[0-2]|0?[1-9])[./-](?:3[01]|[12][0-9]|0?[1-9])(?![0-9.])"
    r"|(?P<roc>1[01][0-9])年(?:1[0-2]|0?[1-9])月(?:3[01]|[12][0-9]|0?[1-9])日)"
)
#: A year with one of its last months.
_LATE = re.compile(rf"(?P<y>{_Y})\s{{0,2}}(?P<m>1[0-2])\s{{0,2}}月")
#: From this month on a year's news tells of what is to be done in the next.
_AUTUMN = 10
#: A day with its weekday and without its year: of few years it is true.
_WITH_WEEKDAY = re.compile(
    r"(?<![0-9年])(1[0-2]|0?[1-9])\s?月\s?(3[01]|[12][0-9]|0?[1-9])\s?[日号號][\s，,（(]{0,2}(?:星期|周|週|礼拜|禮拜)([一二三四五六日天])"
)
#: Where a line was cut inside a text.
_CUT = re.compile(r"(?<=[\u4e00-\u9fff])\n[ \u3000]{0,8}(?=[\u4e00-\u9fff])")
#: 新中国成立70周年: the year in which it is kept.
_ANNIVERSARY = re.compile(
    rf"({alternatives('anniversaries')})([0-9]{{2,3}}|[一二三四五六七八九十百]{{1,4}})\s?[周週]年"
)
NAME_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?:[-_.年]?(1[0-2]|0[1-9]|[1-9](?=月)))?(?![0-9])")
_AHEAD = re.compile(
    r"(?:[将將拟擬定][于於在]?|预计|預計)\s?(?:[0-9]{4}年)?(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])\s?月"
)
_LEADING = 60


def over_new_year(entries: tuple[Entry, ...], text: str, masthead: Masthead, *, source: str) -> tuple[Entry, ...]:
    """The entries of a chronicle that prints no year, with their years, where a New Year lies between its months.

    The day the page was put up dates the latest month, else the year in the file's name, or that its texts tell, most of the entries.
    """
    dated = [e for e in entries if e.month]
    if not dated or masthead.years or any(e.year or e.published or not e.chronicle for e in entries):
        return entries
    months = [e.month or 0 for e in dated]
    pairs = list(itertools.pairwise(months))
    for ascending in (True, False):
        turns = [k for k, (a, b) in enumerate(pairs, 1) if turns_over(a, b, ascending=ascending)]
        back = [k for k, (a, b) in enumerate(pairs, 1) if (b < a if ascending else b > a)]
        if len(turns) == 1 and back == turns and dated[turns[0] - 1].section == dated[turns[0]].section:
            break  # the months of another section begin anew
    else:
        return entries
    at = turns[0]
    early, late = (dated[:at], dated[at:]) if ascending else (dated[at:], dated[:at])
    named = NAME_YEAR.search(source.replace("\\", "/").rsplit("/", 1)[-1])
    if (day := masthead.published) is not None:
        year = day.year - (max(e.month or 0 for e in late) > day.month)
    elif named is not None:
        year = int(named[1]) + (len(early) > len(late))
    elif (told := from_words(text, dated, Counter(months), None, None)[0]) is not None:
        year = told + (len(early) > len(late))
    else:
        return entries
    years = {e.n: year for e in late} | {e.n: year - 1 for e in early}
    return tuple(replace(e, year=years.get(e.n)) for e in entries)


def from_words(
    text: str, entries: Sequence[Entry], months: Counter[int | None], put_up: date | None, named: int | None
) -> tuple[int | None, bool]:
    """The year that the words of the texts tell, weighed against the day the page was put up and the name of the file.

    A year with its month, or one that opens a line, tells when something happened (told); one inside a sentence
    may be that of a plan or of what is remembered (spoken), and says little where it stands alone.

    Returns:
        The year, None where none is told; and whether it is a guess: printed once, inside a sentence, or hardly more often than another.
    """
    piece = _PLANS.sub("", narrow(text))
    told = _tally(_TOLD_YEAR, piece)
    first = entries[0].body[:_OPENING] if entries else ""
    above = _tally(_YEAR, _PLANS.sub("", narrow(text[: max(text.find(first, 0, _ABOVE), 0)])) if first else "")
    told += above
    spoken = _tally(_YEAR, piece) - _tally(_REMEMBERED, piece) + told
    if put_up is None and named is None:
        spoken.update(int(m[1]) for m in _BORNE.finditer(_CUT.sub("", piece)))
    if put_up is None and named is None:
        if (proved := _of_weekdays(piece, spoken)) is not None:
            return proved, False
        if (before := _before_coming(piece, told, spoken, months)) is not None:
            return before, True
        if (autumn := _of_autumn(piece, told, spoken, months)) is not None:
            return autumn, True
        for ahead_of, n in _still_to_come(piece, spoken).items():  # those of plans say little beside another
            told[ahead_of] -= n
            spoken[ahead_of] -= 2 * n
    often = max(spoken.values(), default=0)
    if not often and put_up is None and named is None and (figures := _in_figures(piece)) is not None:
        return figures, True
    year = max((y or 0 for y, n in spoken.items() if n == often), default=None)  # what is remembered is the older
    if year is None and (kept := _of_occasions(piece, put_up)) is not None:
        return kept, True
    if put_up is not None:
        ahead = Counter(m for entry in entries if (m := _announced(entry)) is not None)
        latest = max((m for m in months if m and months[m] > ahead[m]), default=0)
        before = put_up.year - (latest > put_up.month)
        if len(above) == 1 and (only := next(iter(above))) is not None and only < before:
            return only, False  # a heading names one year, and no other is named above the first item
        if year is None or year > put_up.year or not (told[year] or 2 * often >= len(entries)):
            return before, False
        if year == put_up.year or (not told[year] and before == put_up.year and _just_before(put_up, months)):
            return before, False
        late = year == put_up.year - 1 or (told[year] and 2 * often >= len(entries))
        return (year if late else before), False
    if named is not None and (named in spoken or told.total() < 3):
        return named, False
    rival = max((n for y, n in spoken.items() if y != year), default=0)
    return year, year is not None and not told and (often < 2 or often < 2 * rival)


def _announced(entry: Entry) -> int | None:
    """The month in the opening of a text of which it says that it is to come: 灯会将在四月三日登场."""
    match = _AHEAD.search(narrow(entry.body[:_LEADING]))
    return number(match[1]) if match is not None else None


def _of_weekdays(piece: str, spoken: Counter[int | None]) -> int | None:
    """The only year, of those named or beside one, in which every day that is printed with its weekday fell on it."""
    days = {
        (int(m[1]), int(m[2]), "一二三四五六日".find(m[3].replace("天", "日"))) for m in _WITH_WEEKDAY.finditer(piece)
    }
    near = {year + by for year, n in spoken.items() if year and n > 0 for by in (-1, 0, 1)} if days else set()
    fits = [year for year in near if all(_falls_on(year, *day) for day in days)]
    return fits[0] if len(fits) == 1 else None


def _falls_on(year: int, month: int, day: int, weekday: int) -> bool:
    try:
        return date(year, month, day).weekday() == weekday
    except ValueError:
        return False


def _before_coming(
    piece: str, told: Counter[int | None], spoken: Counter[int | None], months: Counter[int | None]
) -> int | None:
    """The year before the only one that a file names, where that is still to come: news of December of 将于2021年1月."""
    named = {year for year, n in spoken.items() if n > 0}
    if len(named) != 1 or not any(months):
        return None
    (only,) = named
    coming = [m for m in _COMING.finditer(piece) if only is not None and number(m["y"].rstrip("年").rstrip()) == only]
    if only is None or not coming or told[only] > sum(m["m"] is not None for m in coming):
        return None
    usual = max((m for m in months if m), key=lambda m: months[m])
    return only - 1 if any(usual > int(m["m"]) if m["m"] else usual >= _AUTUMN for m in coming) else None


def _still_to_come(piece: str, spoken: Counter[int | None]) -> Counter[int]:
    """How often each year is named as still to come, where a text names an earlier one too."""
    coming = Counter(
        year for m in _COMING.finditer(piece) if (year := number(m["y"].rstrip("年").rstrip())) is not None
    )
    earlier = {year for year, n in spoken.items() if n > 0 and year is not None and year not in coming}
    return Counter({year: n for year, n in coming.items() if any(year == other + 1 for other in earlier)})


def _in_figures(piece: str) -> int | None:
    """The year of all days in figures (2021.5.5) or of the republic (111年4月9日), where they are of one; None where none or several are."""
    years = {int(m["y"] or 0) or 1911 + int(m["roc"]) for m in _FIGURES.finditer(piece)}
    return years.pop() if len(years) == 1 else None


def _of_autumn(
    piece: str, told: Counter[int | None], spoken: Counter[int | None], months: Counter[int | None]
) -> int | None:
    """The year that is told with a late month of the items, where the other one is the next and only named: 2026年施政报告."""
    known = {m for m in months if m}
    if any(month < _AUTUMN for month in known):
        return None
    late = [m for m in _LATE.finditer(piece) if not known or int(m["m"]) in known]
    years = {number(m["y"].rstrip("年").rstrip()) for m in late}
    year = years.pop() if len(years) == 1 else None
    return year if year is not None and spoken[year + 1] and not told[year + 1] else None


def _just_before(put_up: date, months: Counter[int | None]) -> bool:
    """Whether all months told are that of the day a page was put up or the one before: news of these days, whatever years they name."""
    named = {m for m in months if m}
    return bool(named) and named <= {put_up.month, put_up.month - 1}


def _of_occasions(piece: str, put_up: date | None) -> int | None:
    """The year that festivals bear and anniversaries count to, where two or more tell it, and all the same."""
    told = [int(m[1]) for m in _BORNE.finditer(piece)]
    told += [int(words("anniversaries")[m[1]]) + (number(m[2]) or 0) for m in _ANNIVERSARY.finditer(piece)]
    if len(told) < 2 or len(set(told)) > 1 or (put_up is not None and told[0] > put_up.year):
        return None
    return told[0]


def _tally(pattern: re.Pattern[str], text: str) -> Counter[int | None]:
    out: Counter[int | None] = Counter()
    for printed, often in Counter([m.group() for m in pattern.finditer(text)]).items():
        out[number(printed.rstrip("年").rstrip())] += often
    return out
