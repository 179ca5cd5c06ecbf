"""Editors' decisions about people: merge, split, hide, and taking one back. Each is a correction that later imports respect."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from sqlalchemy import Connection, or_, select, update

from calendar_app.errors import NotFoundError, StoreError
from calendar_app.store.database.anyof import any_of
from calendar_app.store.editors.affected import events_moved, events_of
from calendar_app.store.editors.applying import apply
from calendar_app.store.events import rendering
from calendar_app.store.events.revisions import EVENT, bulletin_of, store_anew
from calendar_app.store.facts import dumps
from calendar_app.store.numbering import next_id
from calendar_app.store.persons import people, standing
from calendar_app.store.persons.corrections import NAME, PERSON, names_in
from calendar_app.store.persons.features import BARE, POST
from calendar_app.store.persons.forms import Forms
from calendar_app.store.persons.names import plain
from calendar_app.store.tables import cities, corrections, posts, profiles, slugs
from calendar_app.store.tables import people as people_table
from calendar_app.store.writer import bump

_FORMAT = re.compile(r"\.(?:ics|atom|json|csv)$")
#: Marks the slug among what a side of a merge was known by.
SLUG = "slug"


@dataclass(frozen=True, slots=True)
class Editor:
    """Who decides, why and when (seconds since 1970), and how events are rendered again."""

    who: str
    why: str
    now: int
    render: rendering.Render


def merge(session: Connection, keep: str, other: str, editor: Editor, *, spelling: bool = False) -> int:
    """Two officials of one name are one person, who keeps the address *keep*; the other address leads there.

    A merge is the last word: a split from before that parts the two holds no longer.

    Args:
        session: of the writer.
        keep: address of the one whose name and address stay.
        other: address of the other.
        editor: who and why.
        spelling: the other's name is another spelling of the name.

    Returns:
        The correction's number.

    Raises:
        NotFoundError: no such official.
        StoreError: they have different names that nobody calls spellings of one, or are one already.
    """
    one, two = _person(session, keep), _person(session, other)
    if one["id"] == two["id"]:
        raise StoreError(f"{keep} and {other} are one person already")
    respelt = plain(one["name"]) != plain(two["name"])
    if respelt and not spelling:
        raise StoreError(
            f"{keep} and {other} have different names: where one is a spelling of the other, add --spelling"
        )
    sides = [[*_features(session, row["id"]), f"{SLUG}:{row['slug']}"] for row in (one, two)]
    if respelt:
        sides[1].append(f"{NAME}:{two['name']}")
    number = _record(session, one["name"], "merge", sides[0], sides[1], editor)
    resolved = people.resolve(session, again=[one["name"]])
    turned = standing.refresh(session, resolved.everyone)
    survivor = session.execute(select(slugs.c.person_id).where(slugs.c.slug == one["slug"])).scalar_one()
    if survivor != session.execute(select(slugs.c.person_id).where(slugs.c.slug == two["slug"])).scalar_one():
        raise StoreError(f"{keep} and {other} stay two people: another decision parts them")
    session.execute(update(people_table).where(people_table.c.id == survivor).values(slug=one["slug"]))
    _tell(session, turned, resolved, editor)
    return number


def split(session: Connection, slug: str, apart: Sequence[str], editor: Editor) -> str:
    """An official is two people: those of the posts or bodies *apart* are another.

    Args:
        session: of the writer.
        slug: the official.
        apart: posts as printed (副市长) or bodies (洛阳市政府) that the official's page lists.
        editor: who and why.

    Returns:
        The slug of the other.

    Raises:
        NotFoundError: no such official, or none of its posts is one of *apart*.
        StoreError: nothing would be left.
    """
    person = _person(session, slug)
    mine = set(_features(session, person["id"]))
    wanted: set[str] = set()
    for name in apart:
        found = _named(session, person["id"], name)
        if not found:
            raise NotFoundError(f"{slug} holds no post {name}, and no post of a body {name}")
        wanted |= found
    if not mine - wanted:
        raise StoreError(f"{'、'.join(apart)}: all that {slug} is known by; nothing would be left")
    _record(session, person["name"], "split", sorted(mine - wanted), sorted(wanted), editor)
    resolved = people.resolve(session, again=[person["name"]])
    other = _of_features(session, person["name"], wanted)
    rest = _of_features(session, person["name"], mine - wanted, besides=other)
    if other is not None and rest is not None and other == person["id"]:
        # The address stays with the one whose posts were not named.
        session.execute(update(people_table).where(people_table.c.id == other).values(slug=None))
        session.execute(update(slugs).where(slugs.c.person_id == other).values(person_id=rest))
    _tell(session, standing.refresh(session, resolved.everyone), resolved, editor)
    if other is None or rest is None:
        raise StoreError(f"{slug}: the posts are printed together, so that they cannot be two people's")
    return str(session.execute(select(people_table.c.slug).where(people_table.c.id == other)).scalar_one())


def hide(session: Connection, slug: str, editor: Editor) -> int:
    """An official is left out: no page, no feed, no suggestion; the printed text stays as it is.

    Raises:
        NotFoundError: no such official.
    """
    person = _person(session, slug)
    number = _record(session, person["name"], "hide", _features(session, person["id"]), [], editor)
    resolved = people.resolve(session, again=[person["name"]])
    _tell(session, standing.refresh(session, resolved.everyone), resolved, editor)
    return number


def undo(session: Connection, number: int, editor: Editor) -> bool:
    """Take a correction back: what it joined parts again under the addresses from before.

    Returns:
        Whether that has taken effect; else the next import of the event's bulletin does it.

    Raises:
        NotFoundError: no correction of this number stands.
    """
    row = (
        session.execute(select(corrections).where(corrections.c.id == number, corrections.c.revoked.is_(None)))
        .mappings()
        .first()
    )
    if row is None:
        raise NotFoundError(f"no correction {number} stands")
    session.execute(update(corrections).where(corrections.c.id == number).values(revoked=editor.now))
    if row["type"] == EVENT:
        key = bulletin_of(row)
        applied = apply(session, key, row["target"], before=None, now=editor.now, render=editor.render)
        if applied:
            bump(session)
        else:
            store_anew(session, key)
        return applied
    resolved = people.resolve(session, again=[row["target"], *names_in(json.loads(row["new"]))])
    readdressed = _readdress(session, row) if row["field"] == "merge" else set()
    _tell(session, standing.refresh(session, resolved.everyone | readdressed), resolved, editor)
    return True


def _readdress(session: Connection, row: Mapping[Any, Any]) -> set[int]:
    """Give both sides of a merge that is taken back the slugs they had before it.

    Returns:
        Those whose slug that was or who get it, so that their rows are to be made again.
    """
    owners: dict[str, int] = {}
    one, two = json.loads(row["old"]), json.loads(row["new"])
    for side, against in ((one, two), (two, one)):
        slug = next((f.partition(":")[2] for f in side if f.startswith(f"{SLUG}:")), None)
        name = next(iter(names_in(side)), row["target"])
        alone = {f for f in side if f not in against and f.partition(":")[0] not in (SLUG, NAME)}
        owner = _of_features(session, name, alone or set(side))
        if slug is not None and owner is not None and owner not in owners.values():
            owners[slug] = owner
    changed: set[int] = set()
    for slug, owner in owners.items():
        # A third person may have come to it, where the merge drew in others of the name.
        held = or_(people_table.c.id == owner, people_table.c.slug == slug)
        changed.update(session.execute(select(people_table.c.id).where(held)).scalars())
        session.execute(update(people_table).where(held).values(slug=None))
        session.execute(update(slugs).where(slugs.c.slug == slug).values(person_id=owner))
    return changed


def _tell(session: Connection, turned: set[int], resolved: people.Resolved, editor: Editor) -> None:
    """Render what names people who have come into public view or left it, or others than before, and move the store's revision."""
    again = events_of(session, turned) | events_moved(session, resolved.moved)
    rendering.render_changed(session, again, now=editor.now, render=editor.render)
    bump(session)


def _of_features(session: Connection, name: str, wanted: set[str], *, besides: int | None = None) -> int | None:
    """The person of a name who is known by one of these features."""
    query = (
        select(profiles.c.person_id, profiles.c.features, cities.c.name)
        .outerjoin(cities, cities.c.id == profiles.c.city_id)
        .where(any_of(profiles.c.name, "names"))
        .order_by(profiles.c.id)
    )
    names = sorted(Forms(session, [plain(name)]).all())
    for person_id, text, city in session.execute(query, {"names": names}):
        found = set(json.loads(text)) or {f"{BARE}:{city or ''}"}
        if person_id != besides and found & wanted:
            return int(person_id)
    return None


def _person(session: Connection, slug: str) -> Mapping[Any, Any]:
    wanted = slug_of(slug)
    query = select(people_table).join(slugs, slugs.c.person_id == people_table.c.id).where(slugs.c.slug == wanted)
    row = session.execute(query).mappings().first()
    if row is None:
        raise NotFoundError(f"no official {slug}")
    return row


def slug_of(address: str) -> str:
    """The slug in the address of an official's page or feed, or the slug itself, as a browser shows or copies it.

    >>> slug_of("https://example.org/officials/%E6%B1%9F%E6%9F%90.ics?span=ahead"), slug_of("江某-市教育局")
    ('江某', '江某-市教育局')
    """
    path = urlsplit(address).path if "/" in address else address
    last = unquote(path.rstrip("/").rpartition("/")[2])
    return _FORMAT.sub("", last) if path != last else last


def _features(session: Connection, person_id: int) -> list[str]:
    """All that a person is known by; ``bare`` for a name printed alone in a city's bulletins."""
    query = (
        select(profiles.c.features, cities.c.name)
        .outerjoin(cities, cities.c.id == profiles.c.city_id)
        .where(profiles.c.person_id == person_id)
    )
    strong: set[str] = set()
    bare: set[str] = set()
    for text, city in session.execute(query):
        found = json.loads(text)
        strong.update(found)
        if not found:
            bare.add(f"{BARE}:{city or ''}")
    return sorted(strong or bare)


def _named(session: Connection, person_id: int, apart: str) -> set[str]:
    """The features of a person that a post or body names."""
    keys = {
        row.key
        for row in session.execute(select(posts.c.key, posts.c.label, posts.c.organisation, posts.c.title))
        if apart in (row.key, row.label, row.organisation)
    }
    out = set()
    for feature in _features(session, person_id):
        kind, _, value = feature.partition(":")
        if (kind == POST and value in keys) or value == apart or value.endswith(f"/{apart}"):
            out.add(feature)
    return out


def _record(session: Connection, name: str, field: str, one: Sequence[str], two: Sequence[str], editor: Editor) -> int:
    number = next_id(session, corrections)
    session.execute(
        corrections.insert(),
        [
            {
                "id": number,
                "type": PERSON,
                "target": name,
                "field": field,
                "old": dumps(one),
                "new": dumps(two),
                "who": editor.who,
                "why": editor.why,
                "at": editor.now,
                "revoked": None,
            }
        ],
    )
    return number
