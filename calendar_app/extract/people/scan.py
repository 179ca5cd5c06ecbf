"""One pass over a text that finds named people from what stands around them: posts, lists, verbs, forms of address.

Everything here looks at one text only. The roster (``extract.roster``) settles afterwards what is left open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from calendar_app.extract.people import (
    by_address,
    by_appointment,
    by_dots,
    by_lists,
    by_posts,
    by_words,
    posts_behind,
    tagger,
)
from calendar_app.extract.people.notnames import credits_from, quoted, set_phrase
from calendar_app.extract.people.sheet import Found, Sheet
from calendar_app.extract.people.text import close_names
from calendar_app.extract.posts.context import forget_runs
from calendar_app.extract.posts.folding import fold_marks

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Scan:
    """All names found in one text, in order; ``text`` is its folded form, of the same length.

    ``names`` are the words of each, spaces taken out.
    """

    text: str
    found: tuple[Found, ...]
    names: tuple[str, ...]
    doubts: tuple[tuple[int, int], ...] = ()  # spans of likely names that no rule took


def scan(text: str) -> Scan:
    """The named people of one printed text. Time grows with its length; the answer is kept for the text."""
    return _scan(text, tagger.enabled())


def forget() -> None:
    """Empty what is kept between texts."""
    _scan.cache_clear()
    forget_runs()


@lru_cache(maxsize=2048)
def _scan(text: str, model: bool) -> Scan:
    folded = fold_marks(text)
    closed, places = close_names(folded)
    sheet = Sheet(closed, doubting=model)
    by_posts.behind_posts(sheet)
    by_posts.before_posts(sheet)
    by_dots.dotted(sheet)
    by_address.marked(sheet)
    by_lists.lists(sheet)
    by_lists.casts(sheet)
    by_address.addressed(sheet)
    by_address.signed(sheet)
    by_words.subjects(sheet)
    by_appointment.chosen(sheet)
    by_appointment.made(sheet)
    by_words.bare(sheet)
    if sheet.found:
        by_lists.chains(sheet)
        _leave_out(sheet)
        posts_behind.appointed(sheet)
        posts_behind.served(sheet)
        posts_behind.leaders(sheet)
        _lengthen(sheet)
    found = sheet.in_order()
    if places is not None:
        for f in found:
            f.start, f.end = places[f.start], places[f.end - 1] + 1
            f.posts = tuple((places[a], places[b - 1] + 1) for a, b in f.posts)
        doubts = [(places[a], places[b - 1] + 1) for a, b in sheet.doubts]
    else:
        doubts = sheet.doubts
    names = [text[f.start : f.end] for f in found]
    if places is not None:
        names = [_SPACE.sub("", name) for name in names]
    return Scan(folded, tuple(found), tuple(names), tuple(doubts))


def _lengthen(sheet: Sheet) -> None:
    """Read a name as a surer place has it where the text goes on that way: 江钦所 in 江钦所为."""
    text, plain = sheet.text, [f for f in sheet.found.values() if not f.posts]
    if not plain:
        return
    sure = {text[f.start : f.end] for f in sheet.found.values() if f.posts and f.sure and f.end - f.start > 2}
    for f in plain:
        longer = next((n for n in sure if text.startswith(n, f.start) and len(n) > f.end - f.start), None)
        f.end = f.start + len(longer) if longer else f.end


def _leave_out(sheet: Sheet) -> None:
    """Drop names in set phrases, heroes of stories and works in short quotes and titles (“某某某”, 《某某传》), and editors."""
    credits = credits_from(sheet.text)
    sheet.doubts = [doubt for doubt in sheet.doubts if doubt[0] < credits]
    for f in sheet.in_order():
        if f.start >= credits:
            sheet.drop(f.start)
            continue
        if set_phrase(sheet.text, f.end) or (f.rule != "behind-post" and quoted(sheet.text, f.start, f.end)):
            sheet.drop(f.start)
