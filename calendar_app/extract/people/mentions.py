"""Named people of an entry: what the text says, then what the roster settles, then posts, kind, roles and order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from types import MappingProxyType

from calendar_app.extract.people import by_model, tagger
from calendar_app.extract.people.names import chinese_name, common_word, right_edge
from calendar_app.extract.people.notnames import thing_follows
from calendar_app.extract.people.scan import Scan, scan
from calendar_app.extract.people.sheet import Found
from calendar_app.extract.people.sides import comes_to, counterparts, is_own
from calendar_app.extract.posts.context import Run, read_runs
from calendar_app.extract.posts.lexicon import titles
from calendar_app.extract.posts.normal import kind_of
from calendar_app.extract.roles import Deeds, Unit, deeds
from calendar_app.extract.roster import EMPTY, Roster, RosterPerson
from calendar_app.model.bulletin import Entry, Span
from calendar_app.model.extraction import PersonMention, PostMention, RoleMention

_BOUNDARY = re.compile(r"[^\u4e00-\u9fff]")
_KNOWN_ENOUGH = (
    25  # people that a bulletin names itself: beyond it the model adds little and costs half a second to load
)
_AT_CONGRESS = ("大会执行主席", "大会秘书长", "大会主席", "大会副秘书长")  # parts at a congress, no posts of a body
_COMES = "来访"  # the role of those who come to the bulletin's place; its own people do not
_LONGEST_NOUN = 6
_WIDEST_POSTS = 80  # characters of joined posts before a name


@dataclass(slots=True)
class _Draft:
    name: str
    rule: str
    spans: list[Span] = field(default_factory=list)
    places: list[int] = field(default_factory=list)  # in title and body, read as one text
    runs: list[Run] = field(default_factory=list)  # joined posts in the body
    title_runs: list[Run] = field(default_factory=list)


def learn_roster(entries: Sequence[Entry], known: Roster = EMPTY, *, place: str | None = None) -> Roster:
    """The people that the entries themselves name beyond doubt, joined with those known already.

    Args:
        entries: of one bulletin.
        known: people of earlier bulletins of the place.
        place: whose 市委 and 市长 are meant, None where it is not known; in a school's bulletin its own people hold no public posts.
    """
    official: dict[str, bool] = {}
    for entry in entries:
        drafts = _collect(entry, EMPTY, sure_only=True)
        open_ = [d for name, d in drafts.items() if not official.setdefault(name, known.official(name))]
        if not any(draft.runs or draft.title_runs for draft in open_):
            continue
        printed = _printed(entry, drafts, place)
        for draft in open_:
            official[draft.name] = any(kind_of(post, place) == "official" for post in _posts(draft, printed))
    own = Roster.of(RosterPerson(name, public) for name, public in official.items())
    return replace(known.union(own), learnt=len(own))


def person_mentions(entry: Entry, roster: Roster, *, place: str | None) -> tuple[PersonMention, ...]:
    """Every named person of the entry once, in order of first mention (the title's come first).

    Args:
        entry: as the reader gives it; spans index its body.
        roster: known people; settles bare names, never overrules the text.
        place: whose 市委 and 市长 are meant, None where it is not known.
    """
    drafts = _collect(entry, roster)
    if not drafts:
        return ()
    _, folded = _folded(entry)
    done = defaultdict(Deeds, deeds(folded, _units(drafts)))
    printed = _printed(entry, drafts, place)
    posts = {name: _posts(draft, printed) for name, draft in drafts.items()}
    home = {name for name in drafts if is_own(posts[name], place)}
    roles = {
        n: tuple(
            _as_printed(r, entry.body)
            for r in done[n].roles.values()
            if r.role != _COMES or (n not in home and comes_to(r.text, place))
        )
        for n in drafts
    }
    guests = {n for n, told in roles.items() if any(r.role == _COMES for r in told)} if place else set()
    others = counterparts(folded, {n: d.spans for n, d in drafts.items()}, posts, place=place, guests=guests)
    text = f"{entry.title}\n{entry.body}" if entry.title else entry.body
    out: list[PersonMention] = []
    for draft in sorted(drafts.values(), key=lambda d: min(d.places)):
        stated = posts[draft.name]
        public = any(kind_of(p, place) == "official" for p in stated)
        out.append(
            PersonMention(
                name=draft.name,
                titles=tuple(p.text for p in stated),
                kind="official" if public or roster.official(draft.name) else "other",
                actions=tuple(dict.fromkeys(entry.body[a.start : a.end] for a in done[draft.name].actions)),
                spans=tuple(sorted(draft.spans)),
                posts=stated,
                roles=roles[draft.name],
                order=len(out) + 1,
                counterpart=draft.name in others,
                rule=draft.rule,
                public=public if stated else None,
                noun="" if stated else _noun(text, draft.places),
            )
        )
    return tuple(out)


def _as_printed(role: RoleMention, body: str) -> RoleMention:
    """The role with its words as the body has them, not folded."""
    printed = body[role.span.start : role.span.end] if role.span else role.text
    return role if printed == role.text else replace(role, text=printed)


def _noun(text: str, places: Sequence[int]) -> str:
    """The longest word for people that stands right before one of the places: 选手, 村民."""
    nouns, ends = _nouns()
    for at in places:
        if text[at - 1 : at] in ends:
            for length in range(min(_LONGEST_NOUN, at), 1, -1):
                if text[at - length : at] in nouns:
                    return text[at - length : at]
    return ""


@cache
def _nouns() -> tuple[frozenset[str], frozenset[str]]:
    """The words for people, and their last characters."""
    nouns = frozenset(word for word, row in titles().items() if row.cls == "n")
    return nouns, frozenset(word[-1] for word in nouns)


def _collect(entry: Entry, roster: Roster, *, sure_only: bool = False) -> dict[str, _Draft]:
    """The people of an entry with their places; title and body are read as one text of two lines."""
    text = f"{entry.title}\n{entry.body}" if entry.title else entry.body
    head = len(entry.title) + 1 if entry.title else 0
    found = scan(text)
    names = found.names
    tails = {part: name for name in names for part in _parts(name)} if "·" in found.text else {}
    drafts: dict[str, _Draft] = {}
    taken: list[Found] = []
    for f, name in zip(found.found, names, strict=True):
        if f.sure or (not sure_only and (name in roster or names.count(name) > 1)):
            taken.append(f)
            _add(drafts, head, f, tails.get(name, name))
    if not sure_only:
        for f in _asked(found, taken, roster, drafts):
            taken.append(f)
            _add(drafts, head, f, text[f.start : f.end])
        for f in _bare(text, found, taken, roster, drafts):
            name = text[f.start : f.end]
            _add(drafts, head, f, tails.get(name, name))
    return drafts


def _asked(found: Scan, taken: Sequence[Found], roster: Roster, drafts: Mapping[str, _Draft]) -> list[Found]:
    """What the model reads where a likely name is neither taken nor known; a bulletin of many people explains itself."""
    if roster.learnt >= _KNOWN_ENOUGH or not tagger.enabled():
        return []
    held = {f.start for f in taken}
    runs = [*found.doubts, *((f.start, f.end) for f in found.found)]
    doubts = [a for a, b in runs if a not in held and found.text[a:b] not in roster and found.text[a:b] not in drafts]
    read = by_model.ask(found.text, doubts, taken) if doubts else []
    known = [name for name in drafts if len(name) > 2]
    return [f for f in read if not any(found.text.startswith(n, f.start) and f.end < f.start + len(n) for n in known)]


def _add(drafts: dict[str, _Draft], head: int, f: Found, name: str) -> None:
    """Add a place to its person; places before *head* are the title's.

    A foreign name's last part (习萨目) is the person named in full.
    """
    draft = drafts.get(name)
    if draft is None:
        draft = drafts[name] = _Draft(name, f.rule)
    draft.places.append(f.start)
    if f.start < head:
        if f.posts:
            draft.title_runs.append(f.posts)
        return
    draft.spans.append(Span(f.start - head, f.end - head))
    if f.posts:
        draft.runs.append(tuple([(a - head, b - head) for a, b in f.posts]) if head else f.posts)


def _parts(name: str) -> list[str]:
    """The parts of a dotted name that may stand for it by themselves: its last, and a long first one (素坤攀)."""
    if "·" not in name:
        return []
    first, _, rest = name.partition("·")
    last = rest.rpartition("·")[2]
    return [part for part, least in ((last, 2), (first, 3)) if len(part) >= least]


def _bare(text: str, found: Scan, taken: Sequence[Found], roster: Roster, drafts: dict[str, _Draft]) -> list[Found]:
    """Places of known names that no rule of the text found: those of the entry itself, then those of the roster."""
    out: list[Found] = []
    own: dict[str, list[str]] = {}
    for name in drafts:
        own.setdefault(name[:2], []).append(name)
        tail = name.rpartition("·")[2]
        if tail != name and len(tail) > 1:
            own.setdefault(tail[:2], []).append(tail)
    heads = roster.heads
    firsts = roster.firsts + "".join(sorted({pair[0] for pair in own if pair[0] not in roster.firsts}))
    if not firsts:
        return out
    covered = bytearray(len(text))
    for f in taken:
        covered[f.start : f.end] = b"\1" * (f.end - f.start)
    for match in _any_of(firsts).finditer(text):
        at = match.start()
        pair = text[at : at + 2]
        if covered[at] or not (pair in own or pair in heads):
            continue
        names = [n for n in own.get(pair, ()) if text.startswith(n, at)]
        names += [n for size in heads.get(pair, ()) if (n := text[at : at + size]) in roster]
        for name in sorted(set(names), key=len, reverse=True):
            if any(covered[at : at + len(name)]) or not _stands(found.text, at, name):
                continue
            covered[at : at + len(name)] = b"\1" * len(name)
            out.append(Found(at, at + len(name), "roster"))
            break
    return out


@lru_cache(maxsize=256)
def _any_of(chars: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(chars)}]")


def _stands(text: str, at: int, name: str) -> bool:
    """Whether a known name that is printed at a place is meant there: not a part of a longer name, word or thing."""
    end = at + len(name)
    if thing_follows(text, end):
        return False
    if common_word(name) and not (right_edge(text, end) >= 3.0 and (at == 0 or _BOUNDARY.match(text[at - 1]))):
        return False
    reading = chinese_name(text, at)
    mine = right_edge(text, end)
    return not (reading is not None and reading.end > end and mine < 2.0 and right_edge(text, reading.end) > mine)


_Printed = tuple[Mapping[Run, tuple[PostMention, ...]], Mapping[Run, tuple[PostMention, ...]]]  # of body and title
_NOTHING: Mapping[Run, tuple[PostMention, ...]] = MappingProxyType({})


def _printed(entry: Entry, drafts: Mapping[str, _Draft], place: str | None) -> _Printed:
    """All runs of joined posts of an entry in their normal form."""
    title, body = _folded(entry)
    runs = [run for draft in drafts.values() for run in draft.runs]
    title_runs = [run for draft in drafts.values() for run in draft.title_runs]
    holders = (draft for draft in drafts.values() if draft.rule == "before-post")
    names = [(s.start, s.end) for draft in holders for s in draft.spans]  # 市民政局阎某局长
    return (
        read_runs(entry.body, runs, place=place, folded=body, names=names) if runs else _NOTHING,
        read_runs(entry.title, title_runs, place=place, folded=title) if title_runs else _NOTHING,
    )


def _folded(entry: Entry) -> tuple[str, str]:
    """Title and body as the search reads them."""
    if not entry.title:
        return "", scan(entry.body).text
    text = scan(f"{entry.title}\n{entry.body}").text
    return text[: len(entry.title)], text[len(entry.title) + 1 :]


def _posts(draft: _Draft, printed: _Printed) -> tuple[PostMention, ...]:
    """The posts stated with the name, each once in its fullest form, in order of first mention; the title's only add."""
    chosen: dict[str, PostMention] = {}
    in_body: set[str] = set()
    for run in sorted(draft.runs):
        for post in printed[0][run]:
            if not post.text.startswith(_AT_CONGRESS):
                in_body.add(post.title or "")
                _choose(chosen, post)
    for run in sorted(draft.title_runs):
        for post in printed[1][run]:
            if not post.text.startswith(_AT_CONGRESS) and (post.title or "") not in in_body:
                _choose(chosen, replace(post, span=None))
    return tuple(chosen.values() if len(chosen) < 2 else _fullest(list(chosen.values())))


def _fullest(posts: Sequence[PostMention]) -> list[PostMention]:
    """The posts without shorter forms of others: 局长 where 市交通局局长 is stated too."""
    return [p for p in posts if not any(_shortens(p, other) for other in posts)]


def _shortens(post: PostMention, other: PostMention) -> bool:
    same = (post.qualifiers, post.title) == (other.qualifiers, other.title)
    return same and len(post.text) < len(other.text) and other.text.endswith(post.text)


def _choose(chosen: dict[str, PostMention], post: PostMention) -> None:
    known = chosen.get(post.key)
    if known is None or len(post.text) > len(known.text):
        chosen[post.key] = post


def _units(drafts: dict[str, _Draft]) -> list[Unit]:
    """The printed names of the body with the posts before them, ascending."""
    runs = {draft.name: sorted(draft.runs) for draft in drafts.values() if draft.runs}
    units: list[Unit] = []
    floor = 0
    for (start, end), name in sorted(((s.start, s.end), draft.name) for draft in drafts.values() for s in draft.spans):
        least, head, tail = max(floor, start - _WIDEST_POSTS), start, end
        for run in runs.get(name, ()):
            if least <= run[0][0] < head and run[0][1] <= start:
                head = run[0][0]
            if any(a == end for a, _ in run):
                tail = run[-1][1]
            elif run[-1][0] < start and end < run[-1][1]:  # 省民委某某副主任
                head, tail = max(least, run[0][0]), run[-1][1]
        units.append(Unit(head, tail, name))
        floor = tail
    return units
