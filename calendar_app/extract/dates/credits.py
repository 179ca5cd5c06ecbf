"""The day in the brackets that end a text: alone it dates what is told (``…通车。（3月5日）``), with a source the report.

``…通车。（砚川日报 3月5日）``, ``…（据某社3月5日电）`` say when it was written or printed: 昨天 counts from it, and what is told
happened on another day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from calendar_app.extract.dates import lexicon
from calendar_app.extract.dates.shapes import Found
from calendar_app.extract.sentences import SENTENCE_END

#: How far from the end of a text such brackets open.
_REACH = 48
_CLOSED = re.compile(r"[)）]\s{0,2}[。.]?\s{0,2}$")
_FINE = frozenset({"day-of-month", "day-full", "day-iso"})


def credit_day(text: str, founds: Sequence[Found]) -> Found | None:
    """The last expression of a text, where it stands with a source in the brackets that end it; else None.

    Args:
        text: folded, as :func:`calendar_app.extract.dates.find.find` reads it.
        founds: its expressions in order.
    """
    if not founds or not text.rstrip(" \n。.").endswith((")", "）")):
        return None
    last = founds[-1]
    opened = max(text.rfind("(", len(text) - _REACH), text.rfind("（", len(text) - _REACH))
    if opened < 0 or last.start < opened or len(last.items) != 1 or last.items[0].last is not None:
        return None
    if last.items[0].first.rule not in _FINE or _CLOSED.search(text, last.end) is None:
        return None
    named = lexicon.cue_anywhere("source").search(text, opened)
    return last if named is not None else None


def closes(text: str, found: Found) -> bool:
    """Whether an expression stands alone in the brackets behind the last sentence of a text: …开诊。（5月4日）."""
    opened = text[: found.start].rstrip()[-2:]
    alone = opened[-1:] in ("（", "(") and SENTENCE_END.match(opened) is not None
    return alone and text[found.end :].strip() in ("）", ")", "）。", ")。")
