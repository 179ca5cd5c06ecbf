"""What an announced or accompanying event is called: of the printed clause that holds its date, the words that tell it.

Words are left out at both ends, none is put in: who told it (她要求，…), the spaces of the layout, and what follows the
part with the date. A name of one line stands in calendars and cells; the page of the event and its description print the whole.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

#: Characters that a clause keeps at least when words are taken off.
SHORTEST = 8
#: Characters up to which a name is short enough as it is.
SHORT = 20
#: Spaces beside a Chinese character are layout: a sheet sets the gap between scripts.
_LAYOUT_SPACE = re.compile(r"(?<=[\u3000-\u9fff，。；：、])[ \u3000]+|[ \u3000]+(?=[\u3001-\u9fff，。；：、])")
#: A part that is a date or a time and nothing else: what is told follows behind the comma.
_BARE = re.compile(r"[0-9〇零一二三四五六七八九十廿年月日号时点分上中下旬初底末午凌晨早晚前后至到起—\-–~、 ]+")
_NUMERALS = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


@cache
def _words(kind: str) -> str:
    """Alternatives of a kind of ``lexicon/telling.tsv``."""
    table = (files("calendar_app.feeds") / "lexicon" / "telling.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return "|".join(word for word, kinds in rows if kind in kinds.split(","))


@cache
def _reported() -> re.Pattern[str]:
    """Who told it and the verb of telling, at the head of a clause."""
    return re.compile(
        rf"(?:据[^，。；]{{0,12}}?(?:{_words('source')})|(?![因应按经依据])[^，。；]{{1,10}}?(?:{_words('verb')}))，"
    )


@cache
def _asked() -> re.Pattern[str]:
    """The verb of asking at the head of a later part, before what is asked (听取汇报，要求名单于4月15日前公布)."""
    return re.compile(rf"(?:并|还|同时)?(?:{_words('asking')})(?=[^，。；]{{{SHORTEST}}})")


def plain_clause(clause: str) -> str:
    """A clause as a name: without who told it and without spaces of the layout; a short rest keeps its head.

    >>> plain_clause("她要求，汛前必须逐座试闸，5 月 10 日前完成")
    '汛前必须逐座试闸，5月10日前完成'
    """
    clause = _LAYOUT_SPACE.sub("", clause)
    told = _reported().match(clause)
    rest = clause[told.end() :] if told else clause
    return rest if len(rest) >= SHORTEST else clause


def called(kind: str, clause: str, start: date | None, end: date | None) -> str:
    """What an event of a kind other than main is called, by its clause.

    An announced one by ``plain_clause`` up to the part that holds the last of its dates: what follows (会期5天) is said of it, not
    when and what it is. Of what happened, and of a schedule, the rest may be the news: nothing is cut. A clause of up to ``SHORT``
    characters, and one that prints the dates in another way than by month and day, stay as they are too.

    >>> called("planned", "赛事定于4月14日上午在湖滨广场鸣枪，设全程、半程和亲子跑三个项目", date(2024, 4, 14), date(2024, 4, 14))
    '赛事定于4月14日上午在湖滨广场鸣枪'
    """
    plain = plain_clause(clause)
    if kind != "planned" or len(plain) <= SHORT or start is None or end is None:
        return plain
    parts = plain.split("，")
    dated = _dated(start, end)
    held = [i for i, part in enumerate(parts) if dated.search(part)]
    if not held:
        return plain
    last = held[-1]
    if _BARE.fullmatch(parts[last]) and last + 1 < len(parts):
        last += 1
    kept = parts[: last + 1]
    if len(kept) > 1 and (asked := _asked().match(kept[-1])):
        kept = [kept[-1][asked.end() :]]
    name = "，".join(kept)
    return name if len(name) >= SHORTEST else plain


@lru_cache(4096)
def _dated(start: date, end: date) -> re.Pattern[str]:
    """The months of an event's first and last day, or these days themselves, as bulletins print them."""
    months = {each for day in (start, end) for each in (str(day.month), _NUMERALS[day.month])}
    days = {str(day.day) for day in (start, end)}
    return re.compile(
        rf"(?<![0-9一二三四五六七八九十])(?:{'|'.join(sorted(months))})月|(?<![0-9月])(?:{'|'.join(sorted(days))})[日号]"
    )
