"""One pass over a text that finds named people from what stands around them: posts, lists, verbs, forms of address.

Everything here looks at one text only. The roster (``extract.roster``) settles afterwards what is left open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import NamedTuple

from calendar_app.extract.people import (
    before_posts,
    by_address,
    by_appointment,
    by_dots,
    by_lists,
    by_posts,
    by_reports,
    by_words,
    in_turn,
    posts_behind,
    tagger,
)
from calendar_app.extract.people.beginnings import ADDRESSED, CHOSEN, MADE
from calendar_app.extract.people.notnames import among_places, credits_from, may_quote, quoted, set_phrase, storm_before
from calendar_app.extract.people.sheet import Doubts, Found, Sheet, Turn
from calendar_app.extract.people.short_names import NO_SHORT_NAMES, short_names
from calendar_app.extract.people.text import close_names
from calendar_app.extract.posts.context import forget_runs
from calendar_app.extract.posts.folding import fold_marks
from calendar_app.model.quick import of_tuple

_SPACE = re.compile(r"\s+")
#: Texts that are read side by side.
AT_ONCE = 64
_MOST_KEPT = 2048
_KEPT: dict[tuple[str, Doubts], Scan] = {}  # what was scanned last, by text and what becomes of doubts


class Scan(NamedTuple):
    """All names found in one text, in order; ``text`` is its folded form, of the same length.

    ``names`` are the words of each, spaces taken out; ``tails`` those that stand for longer ones (``short_names``).
    """

    text: str
    found: tuple[Found, ...]
    names: tuple[str, ...]
    tails: Mapping[str, str]
    doubts: tuple[tuple[int, int], ...] = ()  # spans of likely names that no rule took


_scan = of_tuple(Scan)


def scan(text: str) -> Scan:
    """The named people of one printed text. Time grows with its length; the answer is kept for the text."""
    known = _KEPT.get((text, _doubting(alone=False)))
    return next(scans([text])) if known is None else known


def _doubting(*, alone: bool) -> Doubts:
    return Doubts.ASKED if tagger.enabled() else Doubts.TAKEN if alone else Doubts.LEFT


def scans(texts: Iterable[str], *, alone: bool = False) -> Iterator[Scan]:
    """``scan`` of each of the texts, in their order; *alone*: they are brief, and nothing but them tells who is named.

    Each rule reads some texts before the next rule does: its words and tables are at hand then, which takes a fifth off.
    """
    doubting, left = _doubting(alone=alone), iter(texts)
    while turn := list(islice(left, AT_ONCE)):
        known = {text: _KEPT.get((text, doubting)) for text in turn}
        new = [text for text, found in known.items() if found is None]
        read = dict(zip(new, _read(new, doubting), strict=True))
        for text, found in read.items():
            if len(_KEPT) >= _MOST_KEPT:  # the oldest goes
                _KEPT.pop(next(iter(_KEPT)), None)
            _KEPT[text, doubting] = found
        yield from [known[text] or read[text] for text in turn]


def forget() -> None:
    """Empty what is kept between texts."""
    _KEPT.clear()
    forget_runs()


def _read(texts: list[str], doubting: Doubts) -> list[Scan]:
    closed = [close_names(fold_marks(text)) for text in texts]
    under_way = Turn([each.text for each in closed], [each.names for each in closed], doubting=doubting)
    for rule, cue, sign in _finding():
        for sheet in under_way.sheets if cue is None else under_way.holding(cue(), sign):
            rule(sheet)
    named = [sheet for sheet in under_way.sheets if sheet.found]
    for settles, mark in _SETTLING:
        for sheet in [sheet for sheet in named if mark in sheet.text] if mark else named:
            settles(sheet)
    return [_told(text, sheet, each.places) for text, sheet, each in zip(texts, under_way.sheets, closed, strict=True)]


def _told(text: str, sheet: Sheet, places: list[int] | None) -> Scan:
    """What was found in a text; *places*: those of the printed text, where spaces were taken out of the sheet's."""
    if not sheet.found and not sheet.doubts:
        return _scan((sheet.text if places is None else fold_marks(text), (), (), NO_SHORT_NAMES, ()))
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
        names = [name if name.isascii() else _SPACE.sub("", name) for name in names]
    folded = sheet.text if places is None else fold_marks(text)
    return _scan((folded, tuple(found), tuple(names), short_names(names), tuple(doubts)))


def _lengthen(sheet: Sheet) -> None:
    """Read a name as a surer place has it where the text goes on that way: 江钦所 in 江钦所为."""
    text, found = sheet.text, sheet.found.values()
    if len(found) == 1:
        return
    sure = {text[f.start : f.end] for f in found if f.sure and (f.posts or f.rule == "list") and f.end - f.start > 2}
    for f in found if sure else ():
        if f.posts:
            continue
        for name in sure:
            if len(name) > f.end - f.start and text.startswith(name, f.start):
                f.end = f.start + len(name)
                break


def _leave_out(sheet: Sheet) -> None:
    """Drop names in set phrases, heroes of stories and works in short quotes and titles (“某某某”, 《某某传》), and editors."""
    text = sheet.text
    credits, quotes = credits_from(text), may_quote(text)
    sheet.doubts = [doubt for doubt in sheet.doubts if doubt[0] < credits]
    for f in sheet.in_order():
        if f.start >= credits:
            sheet.drop(f.start)
            continue
        if (
            set_phrase(text, f.end)
            or (not f.posts and (among_places(text, f.end) or storm_before(text, f.start)))
            or (quotes and f.rule != "behind-post" and quoted(text, f.start, f.end))
        ):
            sheet.drop(f.start)


_Rule = Callable[[Sheet], None]
_Cue = Callable[[], re.Pattern[str]]


@cache
def _finding() -> tuple[tuple[_Rule, _Cue | None, int], ...]:
    """The rules that find names, each with regard to what those before it found, and what stands in every text in which a rule finds any.

    Behind that a sign (``beginnings``) which the cut sets wherever it begins; where there is none (0), it begins with a plain
    character or a class of them, no repetition, no ^ and nothing that may be missing: only then the engine looks for it by first
    characters; else it tries at each place, which costs ten times as much.
    """
    return (
        (by_posts.behind_posts, None, 0),
        (before_posts.before_posts, None, 0),
        (by_dots.dotted, by_dots.cue, 0),
        (by_address.set_apart, None, 0),
        (by_address.marked, by_address.cue_of_marked, 0),
        (by_address.told_behind, None, 0),
        (by_address.lives, by_address.cue_of_lives, 0),
        (by_address.numbered, by_address.cue_of_numbered, 0),
        (by_lists.lists, None, 0),
        (by_lists.casts, by_lists.cue_of_casts, 0),
        (by_address.addressed, by_address.cue_of_addressed, ADDRESSED),
        (by_address.signed, None, 0),
        (by_reports.reporters, by_reports.cue, 0),
        (by_address.speakers, by_address.cue_of_speakers, 0),
        (by_words.subjects, None, 0),
        (by_appointment.chosen, by_appointment.cue_of_chosen, CHOSEN),
        (by_appointment.made, by_appointment.cue_of_made, MADE),
        (by_words.bare, None, 0),
    )


#: The rules about what was found, and what stands in every text of which a rule tells something.
_SETTLING: tuple[tuple[_Rule, str], ...] = (
    (by_lists.chains, ""),
    (_leave_out, ""),
    (_lengthen, ""),
    (in_turn.shared_out, ""),
    (posts_behind.appointed, ""),
    (in_turn.behind_bracket, "）"),
    (posts_behind.entered, "，"),
    (posts_behind.served, ""),
    (posts_behind.leaders, "等"),
    (posts_behind.deputies, "、"),
    (in_turn.held_by, "由"),
)
