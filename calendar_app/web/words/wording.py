"""What a page says of an event: when, how sure, of which kind. Words only, no markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from flask import Flask

from calendar_app.feeds.clauses import called
from calendar_app.model.calendar import DateFact, EventCard, TenureFact
from calendar_app.web.words.i18n import day_text, gettext, language, month_text, range_text, weekday
from calendar_app.web.words.posts import english_post
from calendar_app.web.words.texts import visible

KINDS = {
    "main": "本事",
    "also": "同篇另日",
    "planned": "预告",
    "recurring": "定期",
    "background": "背景",
    "span": "起止",
}
PRECISIONS = {"day": "到日", "part": "到半日", "month": "到月", "year": "到年", "decade": "年代", "century": "世纪"}
MARKS = {"date": "日期", "person": "人物", "post": "职务", "org": "机构", "place": "地点"}
#: What an editor corrected.
REVISED = {"summary": "事项名称", "date": "日期", "tags": "主题", "people": "人物", "orgs": "机构", "places": "地点"}
FILTER_KEYS = {
    "from": "自", "to": "至", "city": "城市", "section": "栏目", "tag": "主题", "official": "人物", "org": "机构",
    "place": "地点", "role": "行为", "kind": "类别", "precision": "精度", "q": "检索",
}  # fmt: skip
ANCHORS = {
    "text": "原文", "entry": "本条", "heading": "标题", "period": "本期", "published": "发布日",
}  # fmt: skip
#: Roles that a line of a timeline shows.
TOLD_ROLES = 3
_LEXICON = Path(__file__).parents[1] / "lexicon"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNITS = {"DAILY": "每天", "WEEKLY": "每周", "MONTHLY": "每月", "YEARLY": "每年"}


def kind_text(kind: str) -> str:
    """预告, announced."""
    return gettext(KINDS.get(kind, kind))


def precision_text(precision: str) -> str:
    """到日, to the day."""
    return gettext(PRECISIONS.get(precision, precision))


@dataclass(frozen=True, slots=True)
class Heading:
    """What an event is called: the words that lead, and those that stand beside them ("" for none).

    ``quoted`` tells that the words beside are the title of the entry that the event was read from.
    """

    lead: str
    beside: str = ""
    quoted: bool = False

    @property
    def text(self) -> str:
        """All of it on one line, for the places that take no markup."""
        if not self.beside:
            return self.lead
        return f"{self.lead}（载于《{self.beside}》）" if self.quoted else f"{self.lead} · {self.beside}"


def heading(event: EventCard) -> Heading:
    """The name of an event wherever one is shown.

    A main event is called by its entry's title. Another is called by the clause that holds its date, shortened, with the entry's title
    beside it; where it recurs the clause tells days alone (每周一、三执飞) and the title says of what, so the title leads.
    """
    if event.kind == "main" or not event.title or event.title == event.summary:
        return Heading(event.summary)
    clause = called(event.kind, event.summary, event.start, event.end)
    if event.kind == "recurring":
        return Heading(event.title, clause)
    return Heading(clause, event.title, quoted=True)


def heading_text(event: EventCard) -> str:
    """``heading`` on one line, with mischievous characters made visible."""
    return visible(heading(event).text)


def machine_day(item: EventCard | DateFact) -> str:
    """What an HTML ``datetime`` may say of a date: its first day or its month; "" for what HTML has no word for."""
    start, end = item.start, item.end
    if start is None:
        return ""
    if item.precision in ("day", "part"):
        return start.isoformat()
    if item.precision == "month" and end is not None and (start.year, start.month) == (end.year, end.month):
        return f"{start.year:04}-{start.month:02}"
    if item.precision == "year" and end is not None and start.year == end.year and (start.month, end.month) == (1, 12):
        return f"{start.year:04}"
    return ""


def short_city(city: str) -> str:
    """A city before a title in a crowded table: 沅口市 as 沅口, 岷县 as 岷县."""
    return city[:-1] if len(city) > 2 and city[-1] in "市县区旗" else city


def clock_text(time: str | None) -> str:
    """9:30, 9:00—11:00; "" for none."""
    return "—".join(part.removeprefix("0") for part in (time or "").split("/") if part)


def once_within(item: EventCard | DateFact) -> bool:
    """Whether the date is one unknown day within a stretch (EDTF in square brackets), not all of the stretch."""
    return item.edtf.startswith("[") and item.start != item.end


def _span(start: date | None, end: date | None, precision: str, edtf: str) -> str:
    if start is None or end is None:
        return edtf
    if precision in ("day", "part"):
        return range_text(start, end)
    if precision == "month":
        first, last = month_text(start.year, start.month), month_text(end.year, end.month)
        return first if first == last else f"{first} – {last}"
    first, last = gettext("{y}年", y=start.year), gettext("{y}年", y=end.year)
    return first if first == last else f"{first} – {last}"


def when_text(item: EventCard | DateFact, *, with_weekday: bool = True) -> str:
    """The date of an event or of one date item, as exact as it is known and no more."""
    text = _span(item.start, item.end, item.precision, item.edtf)
    if once_within(item):
        text = gettext("{span}间某时", span=text)
    if with_weekday and item.start is not None and item.start == item.end and item.precision in ("day", "part"):
        text += f" {weekday(item.start)}"
    if item.part:
        text += f" {gettext(item.part)}"
    if item.time:
        text += f" {clock_text(item.time)}"
    return text


def rule_text(rrule: str | None) -> str:
    """A rule in words: 每周一、三、五、日; "" for none, 定期 for one of another form.

    >>> rule_text("FREQ=WEEKLY;UNTIL=20230831;BYDAY=MO,FR")
    '每周一、五'
    """
    if not rrule:
        return ""
    parts = dict(part.partition("=")[::2] for part in rrule.split(";"))
    unit = _UNITS.get(parts.get("FREQ", ""))
    if unit is None or parts.get("INTERVAL", "1") != "1":
        return gettext("定期")
    days = [_DAYS.index(day) for day in parts.get("BYDAY", "").split(",") if day in _DAYS]
    if language() == "en":
        names = [("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[day] for day in days]
        return gettext(unit) + (f" {', '.join(names)}" if names else "")
    if days and unit == "每周":
        return "每周" + "、".join("一二三四五六日"[day] for day in days)
    numbers = [n for n in parts.get("BYMONTHDAY", "").split(",") if n.isdigit()]
    return unit + ("、".join(numbers) + "日" if numbers else "")


@cache
def _rows(name: str) -> dict[str, tuple[str, ...]]:
    """A lexicon file's lines by their first column, in the order of the file."""
    lines = (_LEXICON / name).read_text("utf-8").splitlines()
    return {row[0]: tuple(row[1:]) for row in (line.split("\t") for line in lines if line and line[0] != "#")}


def gloss(rule: str) -> str:
    """A date rule in words, "" for one that has none; a name made of two gives both.

    >>> gloss("day-of-month..day")
    '月日，年份按上文 – 日，年月按上文'
    """
    rows = _rows("rules.tsv")
    words = []
    for name in re.split(r"\.\.|\+", rule):
        while name and name not in rows:
            name = name.rpartition("-")[0]
        if not name:
            return ""
        words.append(rows[name][language() == "en"])
    return " – ".join(dict.fromkeys(words))


def telling(roles: Sequence[str]) -> list[str]:
    """The few roles that tell most of what a person did, the strongest first."""
    order = list(_rows("roles.tsv"))
    return sorted(roles, key=lambda role: order.index(role) if role in order else len(order))[:TOLD_ROLES]


def tenure_text(tenure: TenureFact) -> str:
    """首见 … 末见 …: what is attested, never an appointment."""
    return gettext("首见 {a}，末见 {b}", a=day_text(tenure.first_seen), b=day_text(tenure.last_seen))


def post_note(post: str) -> str:
    """The English of a post on an English page, else "": the printed words stand beside it."""
    return english_post(post) if language() == "en" else ""


def install(app: Flask) -> None:
    """Give templates these words."""
    app.jinja_env.globals.update(
        kind_text=kind_text, precision_text=precision_text, when_text=when_text, rule_text=rule_text,
        clock_text=clock_text, once_within=once_within, heading=heading, heading_text=heading_text, machine_day=machine_day, gloss=gloss,
        telling=telling, short_city=short_city, tenure_text=tenure_text, post_note=post_note, FILTER_KEYS=FILTER_KEYS, MARKS=MARKS, ANCHORS=ANCHORS,
        REVISED=REVISED,
    )  # fmt: skip
