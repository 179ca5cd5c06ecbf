"""Chinese first, English beside it by ``?lang=en``: messages, dates, counts.

The message is the Chinese sentence itself; ``lexicon/en.tsv`` holds its English. A light catalogue rather than
gettext: two languages, no compiled files, and a test that finds every message of the templates in it.
Printed words (titles, names, posts) stay Chinese in both languages, marked ``lang="zh-Hans"``.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, cast

from flask import Flask, request, url_for
from markupsafe import Markup

from calendar_app.errors import FilterError

Language = Literal["zh", "en"]
LANGUAGES = ("zh", "en")
#: What is said of a value that is none of those that a key may have.
NOT_AMONG = "{key}：“{value}”不在 {choices} 之中"

_LEXICON = Path(__file__).parents[1] / "lexicon" / "en.tsv"
_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAYS_EN_FULL = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_DIGITS_ZH = "〇一二三四五六七八九"
_MONTHS_ZH = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


@cache
def catalogue() -> dict[str, str]:
    """Chinese message → English, as the lexicon file lists them."""
    pairs: dict[str, str] = {}
    for line in _LEXICON.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            chinese, _, english = line.partition("\t")
            pairs[chinese] = english
    return pairs


#: Language of the present request: what ``flask.g`` would hold, at a tenth of the time, for a page asks hundreds of times.
_chosen: ContextVar[Language] = ContextVar("language", default="zh")


def language() -> Language:
    """Language of the present request; Chinese where there is none."""
    return _chosen.get()


def gettext(message: str, /, **values: object) -> str:
    """The message in the language of the request, its ``{places}`` filled in.

    A message that the catalogue lacks stays Chinese: it is then a word of a bulletin (a section, a kind of post).
    """
    if language() == "en":
        message = catalogue().get(message, message)
        message = message.replace("(s)", "" if values.get("n") == 1 else "s")
    return message.format(**values) if values else message


def listed(values: Iterable[str]) -> str:
    """Values in a row, as the language separates them."""
    return (", " if language() == "en" else "、").join(values)


def weekday(day: date, *, full: bool = False) -> str:
    """周三, Wed or Wednesday."""
    if language() == "en":
        return (_WEEKDAYS_EN_FULL if full else _WEEKDAYS_EN)[day.weekday()]
    return ("星期" if full else "周") + _WEEKDAYS_ZH[day.weekday()]


def day_text(day: date, *, year: bool = True) -> str:
    """2023年7月5日, 5 July 2023; without the year 7月5日, 5 July."""
    if language() == "en":
        return f"{day.day} {_MONTHS_EN[day.month - 1]}" + (f" {day.year}" if year else "")
    return (f"{day.year}年" if year else "") + f"{day.month}月{day.day}日"


def month_text(year: int | None, month: int) -> str:
    """2023年7月, July 2023; without a year 7月, July."""
    if language() == "en":
        return _MONTHS_EN[month - 1] + (f" {year}" if year is not None else "")
    return (f"{year}年" if year is not None else "") + f"{month}月"


def month_title(year: int, month: int) -> str:
    """The month as a heading sets it: 二〇二三年七月, July 2023."""
    if language() == "en":
        return month_text(year, month)
    return year_title(year) + f"{_MONTHS_ZH[month - 1]}月"


def year_title(year: int) -> str:
    """The year as a heading sets it: 二〇二三年, 2023."""
    if language() == "en":
        return str(year)
    return "".join(_DIGITS_ZH[int(digit)] for digit in str(year)) + "年"


def month_name(month: int) -> str:
    """七月, July."""
    return _MONTHS_EN[month - 1] if language() == "en" else f"{_MONTHS_ZH[month - 1]}月"


def period_text(period: str) -> str:
    """The period of an issue: 2023年7月, 2023年, 1986年 – 2005年; what is none of these as it is (EDTF).

    >>> period_text("2023-07"), period_text("1986/2005"), period_text("198X")
    ('2023年7月', '1986年 – 2005年', '198X')
    """

    def part(text: str) -> str:
        year, _, month = text.partition("-")
        if not (len(year) == 4 and year.isdigit() and (not month or month.isdigit())):
            return text
        return month_text(int(year), int(month)) if month else gettext("{y}年", y=year)

    return " – ".join(part(text) for text in period.split("/"))


def range_text(start: date, end: date) -> str:
    """A day or a span of days, without saying twice what both ends share."""
    if start == end:
        return day_text(start)
    if language() == "en":
        same = start.year == end.year
        return f"{day_text(start, year=not same)} – {day_text(end)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{day_text(start)}至{end.day}日"
    return f"{day_text(start)}至{day_text(end, year=start.year != end.year)}"


def choose_language() -> None:
    """Read ``lang`` before the view runs.

    Raises:
        FilterError: another language.
    """
    _chosen.set("zh")
    wanted = request.args.get("lang", "") or "zh"
    if wanted not in LANGUAGES:
        raise FilterError(gettext(NOT_AMONG, key="lang", value=wanted[:20], choices=listed(LANGUAGES)))
    _chosen.set(cast("Language", wanted))


def forget_language(_error: BaseException | None = None) -> None:
    """What comes after a request is Chinese again."""
    _chosen.set("zh")


def _keep_language(endpoint: str, values: dict[str, object]) -> None:
    """Links between pages stay in the language of the request; files and feeds have none."""
    if language() == "en" and endpoint != "pages.asset" and endpoint.partition(".")[0] not in ("feeds", "api"):
        values.setdefault("lang", "en")


def other_language() -> str:
    """The present page in the other language; errors lead home."""
    values: dict[str, object] = dict(request.args.to_dict(flat=False))
    values.update(request.view_args or {})
    values["lang"] = None if language() == "en" else "en"
    return url_for(request.endpoint or "calendar.home", **values)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class WeekdayName:
    """A weekday as a table's head needs it: 一, 周一, 星期一."""

    short: str
    name: str
    full: str


def weekdays() -> list[WeekdayName]:
    """Monday to Sunday."""
    monday = date(2024, 1, 1)
    days = [date.fromordinal(monday.toordinal() + i) for i in range(7)]
    return [
        WeekdayName(weekday(day)[-1 if language() == "zh" else 0], weekday(day), weekday(day, full=True))
        for day in days
    ]


def install(app: Flask) -> None:
    """Give templates their words and links their language."""
    app.before_request(choose_language)
    app.teardown_request(forget_language)
    app.url_defaults(_keep_language)
    app.jinja_env.globals.update(
        _=gettext, weekday=weekday, day_text=day_text, month_text=month_text, month_title=month_title,
        month_name=month_name, year_title=year_title, range_text=range_text, period_text=period_text,
        weekdays=weekdays, other_language=other_language,
    )  # fmt: skip

    @app.context_processor
    def words() -> dict[str, object]:
        english = language() == "en"
        return {
            "lang": language(),
            "html_lang": "en" if english else "zh-Hans",
            # In the English page printed words are marked as what they are, for voices and fonts.
            "zh": Markup(' lang="zh-Hans"') if english else "",
        }
