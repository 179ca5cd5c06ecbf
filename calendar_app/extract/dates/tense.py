"""What the words of a clause say about the time of a date in it: announced, or told as done."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.dates import lexicon
from calendar_app.extract.dates.shapes import Found
from calendar_app.extract.dates.times import Tense

_WINDOW = 16
_LAST_STOP = re.compile(".*[，。；！？\n]", re.DOTALL)
_CLAUSE_TAIL = re.compile("[^，。；！？\n]{0,16}")
_NEXT_CLAUSE = re.compile("，[^，。；！？]{0,24}?(?:将(?:[于在会要是有迎举开启进正陆全继持分]|陆续)|拟于|拟在)")
_WILL = re.compile("[^，。；]{0,4}(?:将|拟)")
#: 11日公布将设立…: the day is that of the telling, not of what is told.
_TOLD = re.compile("公布|宣布|发布|發布|通报|透露|表示|披露|决定|決定|证实|[称說说告]")
_DEADLINE = re.compile("底?(?:之前|以前|前(?!后|夕|期))")
_NEITHER = Tense()


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    either = re.compile(lexicon.any_of(lexicon.cues()["future"] + lexicon.cues()["past"]))
    return either, lexicon.cue_anywhere("future"), lexicon.cue_anywhere("past"), lexicon.cue_anywhere("reported")


def announced_next(text: str, found: Found) -> bool:
    """Whether the clause after a date that ends its own announces: 8月18日，音乐节将在江滩举行."""
    return _NEXT_CLAUSE.match(text, found.end) is not None


def tense_of(text: str, found: Found) -> Tense:
    """Announced or done, by the cue words of the clause; neither where it has none."""
    start, end = found.start, found.end
    either, announced, done, report = _cues()
    future = past = False
    if start:
        head = text[start - _WINDOW : start] if start > _WINDOW else text[:start]
        if either.search(head) is not None:  # most clauses say neither
            if (stop := _LAST_STOP.match(head)) is not None:
                head = head[stop.end() :]
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
