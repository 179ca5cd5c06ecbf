"""An editor's decisions about events: a better name, the right days, other topics, or that it is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from calendar_app.errors import NotFoundError, StoreError
from calendar_app.model.revision import Days, Revision, moved_rule
from calendar_app.store.editors.applying import apply
from calendar_app.store.editors.editing import Editor
from calendar_app.store.events.revisions import EVENT, store_anew
from calendar_app.store.facts import dumps, inclusive
from calendar_app.store.mentions import read
from calendar_app.store.numbering import next_id
from calendar_app.store.tables import bulletins, corrections, event_terms, events, mentions, terms
from calendar_app.store.writer import bump

_MOST = 200  # characters of a name or a topic


@dataclass(frozen=True, slots=True)
class Revised:
    """Numbers of the corrections, and whether they have taken effect; else the next import of the bulletin applies them."""

    numbers: list[int]
    applied: bool


def revise(session: Connection, uid: str, revision: Revision, editor: Editor) -> Revised:
    """Keep what an editor says of an event, a correction for each field, and store the event's entry again.

    Raises:
        NotFoundError: no such event.
        StoreError: nothing is said, or it cannot be said of this event.
    """
    row = session.execute(select(events).where(events.c.uid == uid)).mappings().first()
    if row is None:
        raise NotFoundError(
            f"no event {uid}: the foot of its page, or `calendar-app export --format csv`, tells its number"
        )
    bulletin = session.execute(select(bulletins).where(bulletins.c.id == row["bulletin_id"])).mappings().one()
    said: list[tuple[str, object, object]] = []
    if revision.summary is not None:
        said.append(("summary", row["summary"], _word(revision.summary)))
    if revision.days is not None:
        if row["rrule"]:
            _check_rule(row["rrule"], revision.days)
        said.append(("date", row["edtf"], revision.days.edtf))
    if revision.add_tags or revision.drop_tags:
        tags = list(session.execute(_tags(row["id"])).scalars())
        added, dropped = [_word(tag) for tag in revision.add_tags], [_word(tag) for tag in revision.drop_tags]
        if missing := [tag for tag in dropped if tag not in tags]:
            raise NotFoundError(f"{uid} has no topic {'、'.join(missing)}")
        said.append(("tags", tags, {"add": added, "drop": dropped}))
    for field, names in (
        ("people", revision.drop_people),
        ("orgs", revision.drop_orgs),
        ("places", revision.drop_places),
    ):
        if names:
            found = _names(session, row["entry_id"], field)
            if missing := [name for name in names if name not in found]:
                raise NotFoundError(f"{uid} names no {'、'.join(missing)}")
            said.append((field, found, {"drop": list(names)}))
    if revision.hide:
        said.append(("hide", row["summary"], True))
    if not said:
        raise StoreError("nothing to correct: give a name, days, topics, or hide it")
    free = next_id(session, corrections)
    numbers = []
    for number, (field, old, new) in enumerate(said, free):
        told: dict[str, object] = {"bulletin": bulletin["key"], "value": old}
        if field == "date":
            told["rrule"] = row["rrule"]
            told["days"] = [str(day) for day in (row["dtstart"], inclusive(row["dtend"])) if day]
        session.execute(
            corrections.insert().values(
                id=number, type=EVENT, target=uid, field=field, old=dumps(told), new=dumps(new),
                who=editor.who, why=editor.why, at=editor.now, revoked=None,
            )
        )  # fmt: skip
        numbers.append(number)
    applied = apply(session, bulletin["key"], uid, before=numbers[0], now=editor.now, render=editor.render)
    if applied:
        bump(session)
    else:
        store_anew(session, bulletin["key"])
    return Revised(numbers, applied)


def _check_rule(rrule: str, days: Days) -> None:
    try:
        moved_rule(rrule, days)
    except ValueError as error:
        raise StoreError(str(error)) from error


def _tags(event_id: int) -> Any:  # noqa: ANN401 - a SELECT
    return (
        select(terms.c.name)
        .join(event_terms, event_terms.c.term_id == terms.c.id)
        .where(event_terms.c.event_id == event_id, terms.c.kind == "tag")
        .order_by(event_terms.c.weight.desc(), terms.c.name)
    )


def _names(session: Connection, entry_id: int, field: str) -> list[str]:
    """The people, orgs or places that were read in an entry, in printed order."""
    found = session.execute(select(mentions.c.found).where(mentions.c.entry_id == entry_id)).scalar_one()
    return [each.name for each in getattr(read(found), field)]


def _word(text: str) -> str:
    text = " ".join(text.split())
    if not text or len(text) > _MOST or not text.isprintable():
        raise StoreError(f"a name or topic has 1 to {_MOST} printable characters")
    return text
