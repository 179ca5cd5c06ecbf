"""What the words of a clause say about the time of a date in it: announced, or told as done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from calendar_app.extract.dates import lexicon
from calendar_app.extract.dates.shapes import Found
from calendar_app.extract.dates.times import Tense
from calendar_app.extract.posts.trie import words_pattern

_WINDOW = 16
_LAST_STOP = re.compile(".*[，。；！？\n]", re.DOTALL)
_CLAUSE_TAIL = re.compile("[^，。；！？\n]{0,16}")
_NEXT_CLAUSE = re.compile("，[^，。；！？]{0,24}?(?:将(?:[于在会要是有迎举开启进正陆全继持分]|陆续)|拟于|拟在)")
_WILL = re.compile("[^，。；]{0,4}(?:将|拟)")
#: 11日公布将设立…: the day is that of the telling, not of what is told.
_TOLD = re.compile("公布|宣布|发布|發布|通报|透露|表示|披露|决定|決定|证实|[称說说告]")
#: 预计，3月7日…: the word that announces stands in a clause of its own.
_FORECAST = ("预计，", "预报，", "预测，")
_DESCRIBING = re.compile("[^，。；、：]{1,14}的")
_SINCE = re.compile("[)）](?:以来|起|前|之前|以前)")
_AROUND = 40
_SENTENCE_REST = re.compile("[^。；！？\n]{0,60}")
_LAST_END = re.compile(".*[。；！？\n]", re.DOTALL)
_DEADLINE = re.compile("底?(?:之前|以前|前(?!后|夕|期))")
_NEITHER = Tense()


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    either = words_pattern(lexicon.cues()["future"] + lexicon.cues()["past"])
    return either, lexicon.cue_anywhere("future"), lexicon.cue_anywhere("past"), lexicon.cue_anywhere("reported")


def announced_next(text: str, found: Found) -> bool:
    """Whether the clause after a date that ends its own announces: 8月18日，音乐节将在江滩举行."""
    return _NEXT_CLAUSE.match(text, found.end) is not None


def described_of_late(text: str, found: Found) -> bool:
    """Whether a date only describes a thing of which a sentence tells with a word for no day: 近日，3月2日审议通过的办法印发.

    So does one in brackets behind another way to say it, from which something is counted: 自农历初七（2月18日）以来.
    """
    if _SINCE.match(text, found.end) is not None:
        return True
    if _DESCRIBING.match(text, found.end) is None:
        return False
    head = text[max(found.start - _AROUND, 0) : found.start]
    if (stop := _LAST_END.match(head)) is not None:
        head = head[stop.end() :]
    vague, rest = lexicon.cue_anywhere("vague"), _SENTENCE_REST.match(text, found.end)
    return vague.search(head) is not None or (rest is not None and vague.search(rest.group()) is not None)


def told_ahead(days: Sequence[tuple[date | None, Tense]], i: int) -> bool:
    """Whether a day lies on or behind one that the text announces before it: 预计，7日有雨。8日，最低气温零下2度.

    *days* are the first days of the expressions of a text, in its order, each with its tense.
    """
    day = days[i][0]
    return day is not None and any(first is not None and first <= day and tense.future for first, tense in days[:i])


def tense_of(text: str, found: Found) -> Tense:
    """Announced or done, by the cue words of the clause; neither where it has none."""
    start, end = found.start, found.end
    either, announced, done, report = _cues()
    future = past = False
    if start:
        head = text[start - _WINDOW : start] if start > _WINDOW else text[:start]
        if either.search(head) is not None:  # most clauses say neither
            if (stop := _LAST_STOP.match(head)) is not None:
                invited = stop.group().endswith(("邀请，", "邀請，")) and "将" in stop.group()
                forecast = stop.group().endswith(_FORECAST) and stop.end() == len(head)
                head = head if invited or forecast else head[stop.end() :]
            future = announced.search(head) is not None
            past = done.search(head) is not None
    past = past or found.after == "以来" or found.before == "截至"
    clause = _CLAUSE_TAIL.match(text, end)
    tail = clause.group() if clause is not None else ""
    reported = False
    if tail:
        will = _WILL.match(tail)
        future = future or (will is not None and not _TOLD.search(will.group()))
        if found.after and not past and "了" not in tail and _DEADLINE.match(tail):
            future = True
        reported = not future and report.search(tail) is not None
    if not (future or past or reported):
        return _NEITHER
    return Tense(future=future and not past, past=past, reported=reported)
