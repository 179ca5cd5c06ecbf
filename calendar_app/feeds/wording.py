"""What a feed says of an event in Chinese: the same words in every form."""

from __future__ import annotations

from datetime import date, timedelta

from calendar_app.feeds.clauses import called
from calendar_app.feeds.text import one_line
from calendar_app.model.calendar import FeedEvent

#: As pages call them.
PLANNED = "预告："
_QUOTE_LIMIT, _TITLE_LIMIT, _PEOPLE_SHOWN = 400, 200, 20
_BESIDE_LIMIT = 60  # characters of what stands beside the words that lead


def marked_summary(event: FeedEvent, limit: int) -> str:
    """The event's name on one line, marked where it is planned, where its day is not known, and with its clock time.

    Marks are never cut: the name itself gives way to ``limit``.
    """
    before = PLANNED if event.kind == "planned" else ""
    after = "".join(f"（{note}）" for note in (date_note(event), clock(event.time)) if note)
    return before + _name(event, limit - len(before) - len(after)) + after


def _name(event: FeedEvent, limit: int) -> str:
    """What the event is called where a line must tell all: its clause, shortened, with the title of its entry, as pages call it.

    A schedule's clause tells days alone (每周一、三执飞): there the title leads. A main event is called by its summary.
    """
    summary, title = one_line(event.summary), one_line(event.title)
    if event.kind == "main" or not title or not summary or title == summary:
        return one_line(summary or title, limit)
    summary = called(event.kind, summary, event.start, event.end)
    if event.kind == "recurring":
        beside = " · " + one_line(summary, _BESIDE_LIMIT)
        return one_line(title, limit - len(beside)) + beside
    beside = f"（载于《{one_line(title, _BESIDE_LIMIT)}》）"
    return one_line(summary, limit - len(beside)) + beside


def date_note(event: FeedEvent) -> str:
    """``7月，日期未定`` for a month without a day, ``2023年，日期未定`` for a year or longer, else "".

    The month is named as the event's days fix it; a span over months names the first and the last. Days within which
    something happened once (EDTF with square brackets: 中旬) are no days on which it lasted: ``7月中旬，日期未定``.
    """
    if event.precision not in ("day", "part"):
        return f"{days(event.start, event.end, event.precision)}，日期未定"
    if event.edtf.startswith("[") and event.start != event.end:
        return f"{_third(event.start, event.end) or days(event.start, event.end, event.precision)}，日期未定"
    return ""


def _third(start: date, end: date) -> str:
    """``7月中旬`` for the days of a third of a month, "" for others."""
    last = (end + timedelta(days=1)).day == 1 if end < date.max else True
    name = {(1, 10): "上旬", (11, 20): "中旬", (21, end.day if last else 0): "下旬"}.get((start.day, end.day), "")
    return f"{start.month}月{name}" if name and (start.year, start.month) == (end.year, end.month) else ""


def days(start: date, end: date, precision: str) -> str:
    """Days in words, without the year where a month is named; years alone where no month is known.

    >>> days(date(2023, 7, 21), date(2023, 8, 2), "day")
    '7月21日至8月2日'
    """
    first, last = _day(start, precision), _day(end, precision)
    return first if first == last else f"{first}至{last}"


def _day(day: date, precision: str) -> str:
    if precision == "month":
        return f"{day.month}月"
    return f"{day.month}月{day.day}日" if precision in ("day", "part") else f"{day.year}年"


def clock(time: str | None) -> str:
    """``9:30`` or ``9:00—11:00`` of an ISO time or interval.

    >>> clock("09:00/11:00")
    '9:00—11:00'
    """
    return "—".join(part.removeprefix("0") for part in (time or "").split("/") if part)


def description(event: FeedEvent) -> str:
    """What stands under an event: entry, time, printed words, people, note, issue and page; one a line, no link.

    Long parts are cut, so that the whole stays well under 2 kB; every part is ``clean``, and so is the whole.
    """
    lines = []
    summary, title = one_line(event.summary), one_line(event.title)
    if title and title != summary:
        lines.append("条目：" + one_line(title, _TITLE_LIMIT))
    if event.part or event.time:
        lines.append(
            f"时间：{days(event.start, event.end, event.precision)}{one_line(event.part or '', 20)}{one_line(clock(event.time))}"
        )
    elif note := date_note(event):
        lines.append(f"日期：{note}")
    if quote := one_line(event.quote, _QUOTE_LIMIT):
        lines.append(f"原文：{quote}")
    if people := list(filter(None, [one_line(p, 60) for p in event.people])):
        more = f"等 {len(people)} 人" if len(people) > _PEOPLE_SHOWN else ""
        lines.append("人物：" + "、".join(people[:_PEOPLE_SHOWN]) + more)
    if event.note:
        lines.append("说明：" + one_line(event.note, _TITLE_LIMIT))
    page = "" if event.page is None else f"，第 {event.page} 页"
    lines.append("出处：" + one_line(event.bulletin, _TITLE_LIMIT) + page)
    return "\n".join(lines)
