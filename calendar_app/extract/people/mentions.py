"""Named people of an entry: what the text says, then what the roster settles, then posts, kind, roles and order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from calendar_app.extract.people.drafts import Draft, collect, entry_text
from calendar_app.extract.people.scan import AT_ONCE, Scan, scans
from calendar_app.extract.people.sides import comes_to, counterparts, is_own
from calendar_app.extract.people.stated import Printed, at_congress, fold_entry, normal_posts, public_by, stated_posts
from calendar_app.extract.people.units import units_of
from calendar_app.extract.posts.kinds import of_institution
from calendar_app.extract.posts.lexicon import titles
from calendar_app.extract.roles import Deeds, deeds
from calendar_app.extract.roster import EMPTY, Roster, RosterPerson
from calendar_app.model.bulletin import Entry
from calendar_app.model.extraction import PersonMention, RoleMention
from calendar_app.model.quick import maker

_COMES = "来访"  # the role of those who come to the bulletin's place; its own people do not
_LONGEST_NOUN = 6
_ORGAN_ENDS = frozenset("局处科厅委院")
_WIDEST_ORGAN = 16
_ORGAN = re.compile("[省市县区州旗镇](?:[\u4e00-\u9fff]{0,10}[局处科厅委]|(?:[高中]级)?(?:人民)?(?:法|检察)院)$")
_person = maker(PersonMention)
_HOLDER = re.compile(
    "(?:书记|[长席任员理])[ \u3000：:]{0,4}[\u4e00-\u9fff·]{2,9}$"
)  # a heading that ends with a post and a name
_BRIEF = 5_000  # characters that the model reads in half a second


def learn_roster(entries: Sequence[Entry], known: Roster = EMPTY, *, place: str | None = None) -> Roster:
    """The people that the entries themselves name beyond doubt, joined with those known already.

    Args:
        entries: of one bulletin.
        known: people of earlier bulletins of the place.
        place: whose 市委 and 市长 are meant, None where it is not known; in a school's bulletin its own people hold no public posts.
    """
    official: dict[str, bool] = {}
    texts = [entry_text(entry) for entry in entries]
    brief = _brief(texts)
    for entry, text, found in zip(entries, texts, scans(texts, alone=brief), strict=True):
        if not _tells_more(found, official, known):
            continue
        drafts = collect(entry, text, found, EMPTY, sure_only=True)
        open_ = [d for name, d in drafts.items() if not official.setdefault(name, known.official(name))]
        printed = normal_posts(entry, fold_entry(entry, text, found), drafts, place)
        for draft in open_:
            official[draft.name] = public_by(stated_posts(draft, printed), place, text)
    own = Roster.of(RosterPerson(name, public) for name, public in official.items())
    return replace(known.union(own), learnt=len(own), brief=brief)


def _brief(texts: Sequence[str]) -> bool:
    return sum(map(len, texts)) <= _BRIEF


def _tells_more(found: Scan, official: dict[str, bool], known: Roster) -> bool:
    """Whether an entry has a post of somebody not known as official yet; enters the names that it is sure of."""
    if found.tails:
        return True
    more = False
    for f, name in zip(found.found, found.names, strict=True):
        if f.sure and not official.setdefault(name, known.official(name)) and f.posts:
            more = True
    return more


def people_in(entries: Sequence[Entry], known: Roster = EMPTY, *, place: str | None) -> list[tuple[PersonMention, ...]]:
    """``person_mentions`` of each of the entries of a bulletin by the roster that ``learn_roster`` makes of them.

    It is quicker than one after the other: a roster's names are known before any post is read, and who is an official, which
    settles nothing but what is said of a person, when all are.
    """
    official: set[str] = set()
    known = known.union(_of_headings(entries, place))
    texts = [entry_text(entry) for entry in entries]
    brief = _brief(texts)
    read = list(scans(texts, alone=brief))
    roster = _names(read, known, brief=brief)
    found: list[tuple[PersonMention, ...]] = []
    for at in range(0, len(entries), AT_ONCE):
        turn = slice(at, at + AT_ONCE)
        found += _people_of(entries[turn], texts[turn], read[turn], roster, place, official)
    for people in found:
        for person in people:
            if person.kind == "other" and person.name in official:
                object.__setattr__(person, "kind", "official")  # nobody has seen this one yet
    return found


def _of_headings(entries: Sequence[Entry], place: str | None) -> Roster:
    """Those whose post a heading tells above the entries of what they did: 市委书记　甲某."""
    headings = dict.fromkeys(part for entry in entries for part in entry.section)
    heads = [Entry(n, "", part) for n, part in enumerate(headings, 1) if _HOLDER.search(part)]
    if not heads:
        return EMPTY
    learnt = learn_roster(heads, place=place)
    return replace(learnt, learnt=0, brief=False)


def _names(read: Iterable[Scan], known: Roster, *, brief: bool) -> Roster:
    """The roster of ``learn_roster``, official only who is so in *known*."""
    names: set[str] = set()
    for found in read:
        tails = found.tails
        for f, name in zip(found.found, found.names, strict=True):
            if f.sure:
                names.add(tails.get(name, name))
    own = Roster.of([RosterPerson(name, known.official(name)) for name in names])
    return replace(known.union(own), learnt=len(own), brief=brief)


def person_mentions(entry: Entry, roster: Roster, *, place: str | None) -> tuple[PersonMention, ...]:
    """Every named person of the entry once, in order of first mention (the title's come first).

    Args:
        entry: as the reader gives it; spans index its body.
        roster: known people; settles bare names, never overrules the text.
        place: whose 市委 and 市长 are meant, None where it is not known.
    """
    return next(people_of([entry], roster, place=place))


def people_of(entries: Iterable[Entry], roster: Roster, *, place: str | None) -> Iterator[tuple[PersonMention, ...]]:
    """``person_mentions`` of each of the entries; each step is done for some of them before the next one, as in ``scans``."""
    left = iter(entries)
    while turn := list(islice(left, AT_ONCE)):
        texts = [entry_text(entry) for entry in turn]
        yield from _people_of(turn, texts, list(scans(texts, alone=roster.brief)), roster, place, set())


def _people_of(
    turn: Sequence[Entry],
    texts: Sequence[str],
    found: Sequence[Scan],
    roster: Roster,
    place: str | None,
    official: set[str],
) -> list[tuple[PersonMention, ...]]:
    """``person_mentions`` of each of some entries; the names of those who hold a public post are added to *official*."""
    drafts = [collect(*each, roster) for each in zip(turn, texts, found, strict=True)]
    folded = [fold_entry(*each) for each in zip(turn, texts, found, strict=True)]
    done = [deeds(body, units_of(body, d)) if d else {} for (_, body), d in zip(folded, drafts, strict=True)]
    printed = [normal_posts(*each, place) for each in zip(turn, folded, drafts, strict=True)]
    return [
        _people(entry, texts[k], folded[k][1], drafts[k], done[k], printed[k], roster, place, official)
        if drafts[k]
        else ()
        for k, entry in enumerate(turn)
    ]


def _people(
    entry: Entry,
    text: str,
    folded: str,
    drafts: Mapping[str, Draft],
    done: Mapping[str, Deeds],
    printed: Printed,
    roster: Roster,
    place: str | None,
    official: set[str],
) -> tuple[PersonMention, ...]:
    """The people of an entry with what was read of each; *text* is its title and body, *folded* its body."""
    body = entry.body
    posts = {name: stated_posts(draft, printed) for name, draft in drafts.items()}
    roles: dict[str, tuple[RoleMention, ...]] = {}
    guests: set[str] = set()
    for name, told in done.items():
        if not told.roles:
            continue
        here = [*told.roles.values()]
        if _COMES in [r.role for r in here]:
            own = is_own(posts[name], place)
            here = [r for r in here if r.role != _COMES or (not own and comes_to(r.text, place))]
            if place and any(r.role == _COMES for r in here):
                guests.add(name)
        roles[name] = tuple(here) if folded == body else tuple([_as_printed(r, body) for r in here])
    others = counterparts(folded, {n: d.spans for n, d in drafts.items()}, posts, place=place, guests=guests)
    out: list[PersonMention] = []
    school = place is not None and of_institution(place)
    staff: set[int] = set()  # where those end whom the name of an organ introduces: 市公安局甲某、乙某
    for draft in sorted(drafts.values(), key=lambda d: min(d.places)) if len(drafts) > 1 else drafts.values():
        name, stated = draft.name, posts[draft.name]
        if not stated and place is not None and name == place[:-1]:
            continue  # 罗清—宁海专列, in the bulletin of 罗清市
        public = public_by(stated, place, body)
        if public:
            official.add(name)
        elif not school:
            public = at_congress(draft, printed) or (
                not stated
                and (len(staff) > 0 or text[draft.places[0] - 1] in _ORGAN_ENDS)
                and _of_organ(text, draft, staff)
            )
        actions = done[name].actions if name in done else ()
        out.append(
            _person(
                name,
                tuple([p.text for p in stated]) if stated else (),  # titles
                "official" if public or roster.official(name) else "other",  # kind
                tuple(dict.fromkeys([body[a:b] for a, b in actions])) if actions else (),
                tuple(sorted(draft.spans)),
                stated,  # posts
                roles.get(name, ()),
                len(out) + 1,  # order
                name in others,  # counterpart
                draft.rule,
                public if stated else None,
                "" if stated else _noun(text, draft.places),
            )
        )
    return tuple(out)


def _as_printed(role: RoleMention, body: str) -> RoleMention:
    """The role with its words as the body has them, not folded."""
    printed = body[role.span.start : role.span.end] if role.span else role.text
    return role if printed == role.text else replace(role, text=printed)


def _of_organ(text: str, draft: Draft, staff: set[int]) -> bool:
    """Whether the name of an organ stands right before a name, or before the list in which it stands; its end joins *staff*."""
    at = min(draft.places)
    before = text[at - 1 : at]
    if (before == "、" and at - 1 in staff) or (
        before in _ORGAN_ENDS and _ORGAN.search(text, max(0, at - _WIDEST_ORGAN), at)
    ):
        staff.add(at + len(draft.name))
        return True
    return False


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
