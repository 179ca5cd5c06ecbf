"""The people of an entry with every place and post of theirs: what the text says, the model reads and the roster settles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from calendar_app.extract.lookup import places_in
from calendar_app.extract.people import by_model, tagger
from calendar_app.extract.people.dictionary import common_word
from calendar_app.extract.people.edges import behind_surname, right_edge
from calendar_app.extract.people.names import chinese_name
from calendar_app.extract.people.notnames import set_phrase, thing_follows
from calendar_app.extract.people.post_runs import joined_posts
from calendar_app.extract.people.scan import Scan
from calendar_app.extract.people.sheet import Found, sheet_of
from calendar_app.extract.posts.context import Run
from calendar_app.extract.posts.lexicon import titles
from calendar_app.extract.roster import Roster
from calendar_app.model.bulletin import Entry, Span, span_of

_BOUNDARY = re.compile(r"[^\u4e00-\u9fff]")
_KNOWN_ENOUGH = (
    25  # people that a bulletin names itself: beyond it the model adds little and costs half a second to load
)


@dataclass(slots=True)
class Draft:
    """One person under way: the printed name, the rule that found it first, its places and the posts beside them."""

    name: str
    rule: str
    spans: list[Span] = field(default_factory=list)
    places: list[int] = field(default_factory=list)  # in title and body, read as one text
    runs: list[Run] = field(default_factory=list)  # joined posts in the body
    title_runs: list[Run] = field(default_factory=list)


def entry_text(entry: Entry) -> str:
    """Title and body as one text of two lines."""
    return f"{entry.title}\n{entry.body}" if entry.title else entry.body


def collect(entry: Entry, text: str, found: Scan, roster: Roster, *, sure_only: bool = False) -> dict[str, Draft]:
    """The people of an entry with their places; *text* is its title and body as ``entry_text`` joins them, *found* its scan."""
    head = len(entry.title) + 1 if entry.title else 0
    names, tails = found.names, found.tails
    drafts: dict[str, Draft] = {}
    taken: list[Found] = []
    alone = roster.brief and not tagger.enabled()  # no second sight, no roster
    sure = tuple({name for f, name in zip(found.found, names, strict=True) if f.sure}) if alone else ()
    for f, name in zip(found.found, names, strict=True):
        if f.sure or (
            not sure_only
            and ((alone and not name.startswith(sure)) or name in roster or names.count(name) > 1)
            and not behind_surname(text, f.start)
        ):
            taken.append(f)
            _add(drafts, head, f, tails.get(name, name))
    if not sure_only:
        asked = roster.learnt < _KNOWN_ENOUGH and tagger.enabled()
        for f in _asked(found, taken, roster, drafts) if asked else ():
            if not f.posts:
                f.posts = _posts_before(found.text, f.start)
            taken.append(f)
            _add(drafts, head, f, text[f.start : f.end])
        for f in _bare(text, found, taken, roster, drafts):
            name = text[f.start : f.end]
            _add(drafts, head, f, tails.get(name, name))
    return drafts


def _asked(found: Scan, taken: Sequence[Found], roster: Roster, drafts: Mapping[str, Draft]) -> list[Found]:
    """What the model reads in a brief text, else where a likely name is neither taken nor known; a bulletin of many people explains itself."""
    doubts: list[int] | None = None
    if not roster.brief:
        held = {f.start for f in taken}
        runs = [*found.doubts, *((f.start, f.end) for f in found.found)]
        doubts = [
            a for a, b in runs if a not in held and found.text[a:b] not in roster and found.text[a:b] not in drafts
        ]
        if not doubts:
            return []
    read = by_model.ask(found.text, doubts, taken)
    known = [name for name in drafts if len(name) > 2]
    return [f for f in read if not any(found.text.startswith(n, f.start) and f.end < f.start + len(n) for n in known)]


def _add(drafts: dict[str, Draft], head: int, f: Found, name: str) -> None:
    """Add a place to its person; places before *head* are the title's.

    A foreign name's last part (习萨目) is the person named in full.
    """
    draft = drafts.get(name)
    if draft is None:
        draft = drafts[name] = Draft(name, f.rule, [], [], [], [])
    draft.places.append(f.start)
    posts = f.posts
    if f.start < head:
        if posts and posts[-1][1] >= head:  # 任 at the end of the title, the post in the body
            posts = tuple([post for post in posts if post[1] < head])
        if posts:
            draft.title_runs.append(posts)
        return
    draft.spans.append(span_of((f.start - head, f.end - head)))
    if posts and posts[0][0] < head:
        posts = tuple([post for post in posts if post[0] >= head])
    if posts:
        draft.runs.append(_moved(posts, -head))


def _moved(run: Run, by: int) -> Run:
    """The spans of a run, each so many characters farther on."""
    if len(run) == 1:  # the most of them
        return ((run[0][0] + by, run[0][1] + by),)
    return tuple([(a + by, b + by) for a, b in run]) if by else run


def _bare(text: str, found: Scan, taken: Sequence[Found], roster: Roster, drafts: dict[str, Draft]) -> list[Found]:
    """Places of known names that no rule of the text found: those of the entry itself, then those of the roster."""
    out: list[Found] = []
    own: dict[str, list[str]] = {}
    heads, known = roster.heads, roster.people
    for name in drafts:
        if name not in known:
            own.setdefault(name[:2], []).append(name)
        if "·" in name and len(tail := name.rpartition("·")[2]) > 1:
            own.setdefault(tail[:2], []).append(tail)
    begun = _begun(roster.firsts, roster.seconds).finditer(text) if roster.seconds else ()
    held = {f.start for f in taken}
    places = [at for m in begun if (at := m.start()) not in held and text[at : at + 2] in heads]
    if own:  # no expression for few places
        places = sorted({*places, *(at for pair in own for at in places_in(text, pair))})
    if not places:
        return out
    covered = bytearray(len(text))
    for f in taken:
        covered[f.start : f.end] = b"\1" * (f.end - f.start)
    for at in places:
        if covered[at]:
            continue
        pair = text[at : at + 2]
        names = [n for n in own.get(pair, ()) if text.startswith(n, at)]
        names += [n for size in heads.get(pair, ()) if (n := text[at : at + size]) in known]
        for name in sorted(set(names), key=len, reverse=True):
            if any(covered[at : at + len(name)]) or not _stands(found.text, at, name, official=roster.official(name)):
                continue
            covered[at : at + len(name)] = b"\1" * len(name)
            out.append(Found(at, at + len(name), "roster", _posts_before(found.text, at)))
            break
    return out


def _posts_before(text: str, at: int) -> Run:
    """The public posts that end right before a known name, which no rule of the text took for a name there."""
    if not any(text[at - size : at] in titles() for size in (2, 3, 4) if at >= size):
        return ()
    begin = max(text.rfind(mark, 0, at) for mark in "。！？；\n") + 1
    sheet = sheet_of(text[begin:at])
    title = sheet.post_ends.get(at - begin)
    return _moved(joined_posts(sheet, title, 0), begin) if title is not None and title.cls in "od" else ()


@lru_cache(maxsize=256)
def _begun(firsts: str, seconds: str) -> re.Pattern[str]:
    """One of some characters before one of others."""
    return re.compile(f"[{re.escape(firsts)}](?=[{re.escape(seconds)}])")


def _stands(text: str, at: int, name: str, *, official: bool) -> bool:
    """Whether a known name that is printed at a place is meant there: not a part of a longer name, word or thing.

    *official*: a particle behind it is enough for a name that is a word too (商羊率团), where a clause begins with it.
    """
    end = at + len(name)
    if thing_follows(text, end) or set_phrase(text, end):
        return False
    if common_word(name):
        least = 2.0 if official and not common_word(text[at : end + 1]) else 3.0
        if right_edge(text, end) < least or (at > 0 and not _BOUNDARY.match(text[at - 1])):
            return False
    if behind_surname(text, at):
        return False
    reading = chinese_name(text, at)
    mine = right_edge(text, end)
    return not (reading is not None and reading.end > end and mine < 2.0 and right_edge(text, reading.end) > mine)
