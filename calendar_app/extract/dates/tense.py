"""What the words of a clause say about the time of a date in it: announced, or told as done."""

from __future__ import annotations

import re

from calendar_app.extract.dates import lexicon
from calendar_app.extract.dates.shapes import Found
from calendar_app.extract.dates.times import Tense

_STOP = re.compile("[，。；！？\n]")
_WINDOW = 16
_NEXT_CLAUSE = re.compile("，[^，。；！？]{0,24}?(?:将(?:[于在会要是有迎举开启进正陆全继持分]|陆续)|拟于|拟在)")


def clause_around(text: str, found: Found) -> tuple[str, str]:
    """The clause's words before and after an expression, at most 16 characters each."""
    head = text[max(0, found.start - _WINDOW) : found.start]
    tail = text[found.end : found.end + _WINDOW]
    stops = list(_STOP.finditer(head))
    if stops:
        head = head[stops[-1].end() :]
    stop = _STOP.search(tail)
    return head, tail[: stop.start()] if stop else tail


def tense_of(text: str, found: Found) -> Tense:
    """Announced or done, by the cue words of the clause; neither where it has none."""
    head, tail = clause_around(text, found)
    future = (
        lexicon.cue_anywhere("future").search(head) is not None
        or re.match("(?:，)?(?:[^，。；]{0,4})(?:将|拟)", tail) is not None
    )
    if not tail and _NEXT_CLAUSE.match(text, found.end) is not None:
        future = True
    past = lexicon.cue_anywhere("past").search(head) is not None or found.after in ("以来",)
    if re.match("底?(?:之前|以前|前(?!后|夕|期))", tail) and not past and "了" not in tail:
        future = True
    reported = not future and lexicon.cue_anywhere("reported").search(tail) is not None
    return Tense(future=future and not past, past=past, reported=reported)
