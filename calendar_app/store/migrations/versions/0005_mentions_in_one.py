"""The mentions of an entry are one value: rows of their own, eleven to an entry, took more room than what was in them.

Entries also lose their digest, which nothing read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WORD = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
#: Entries brought over at once.
_BATCH = 1000
_DATED = ("start", "end", "precision", "kind", "edtf", "anchor", "rrule", "part", "time", "calendar")
_MANY = {"place": "places", "org": "orgs"}
Row = tuple[Any, ...]


def upgrade() -> None:
    """Put the rows of each entry into one."""
    connection = op.get_bind()
    op.execute("CREATE TEMPORARY TABLE kept_mentions (entry_id BIGINT, found TEXT, profiles TEXT)")
    of = sa.text(
        "SELECT entry_id, type, text, span_start, span_end, rule, data, profile_id FROM mentions "
        "WHERE entry_id BETWEEN :first AND :last ORDER BY entry_id, seq"
    )
    add = sa.text("INSERT INTO kept_mentions VALUES (:entry_id, :found, :profiles)")
    for ids in _batches(connection, "SELECT id FROM entries WHERE id > :last ORDER BY id LIMIT :n"):
        rows = connection.execute(of, {"first": ids[0], "last": ids[-1]}).all()
        by_entry = {i: [tuple(row)[1:] for row in group] for i, group in groupby(rows, key=lambda row: row[0])}
        connection.execute(add, [_together(i, by_entry.get(i, ())) for i in ids])
    op.drop_index("ix_mentions_profile_id", table_name="mentions")
    op.drop_table("mentions")
    op.create_table(
        "mentions",
        sa.Column("entry_id", _KEY, nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("profiles", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entries.id"], name=op.f("fk_mentions_entry_id_entries"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_mentions")),
    )
    op.execute("INSERT INTO mentions SELECT entry_id, found, profiles FROM kept_mentions ORDER BY entry_id")
    op.execute("DROP TABLE kept_mentions")
    op.execute("ALTER TABLE entries DROP COLUMN digest")


def downgrade() -> None:
    """Give each mention a row again."""
    connection = op.get_bind()
    op.execute("ALTER TABLE entries ADD COLUMN digest TEXT NOT NULL DEFAULT ''")
    op.execute("CREATE TEMPORARY TABLE kept_mentions AS SELECT entry_id, found, profiles FROM mentions")
    op.execute("CREATE INDEX kept_entries ON kept_mentions (entry_id)")
    op.drop_table("mentions")
    op.create_table(
        "mentions",
        sa.Column("entry_id", _KEY, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("type", _WORD, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=True),
        sa.Column("span_end", sa.Integer(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("profile_id", _KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entries.id"], name=op.f("fk_mentions_entry_id_entries"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["profile_id"], ["profiles.id"], name=op.f("fk_mentions_profile_id_profiles")),
        sa.PrimaryKeyConstraint("entry_id", "seq", name=op.f("pk_mentions")),
        sqlite_with_rowid=False,
    )
    names = ("entry_id", "seq", "type", "text", "span_start", "span_end", "rule", "data", "profile_id")
    of = sa.text("SELECT entry_id, found, profiles FROM kept_mentions WHERE entry_id BETWEEN :first AND :last")
    add = sa.text(f"INSERT INTO mentions VALUES ({', '.join(f':{name}' for name in names)})")  # noqa: S608 - our own names
    batches = "SELECT entry_id FROM kept_mentions WHERE entry_id > :last ORDER BY entry_id LIMIT :n"
    for ids in _batches(connection, batches):
        rows = connection.execute(of, {"first": ids[0], "last": ids[-1]}).all()
        apart = [
            dict(zip(names, (i, seq, *values), strict=True))
            for i, found, profiles in rows
            for seq, values in enumerate(_apart(json.loads(found), json.loads(profiles)))
        ]
        if apart:
            connection.execute(add, apart)
    op.execute("DROP TABLE kept_mentions")
    somebody = sa.text("profile_id IS NOT NULL")
    op.create_index(
        "ix_mentions_profile_id", "mentions", ["profile_id"], sqlite_where=somebody, postgresql_where=somebody
    )


def _batches(connection: sa.Connection, query: str) -> Iterator[list[int]]:
    last = 0
    while ids := list(connection.execute(sa.text(query), {"last": last, "n": _BATCH}).scalars()):
        yield ids
        last = ids[-1]


def _together(entry_id: int, rows: Iterable[Row]) -> dict[str, Any]:
    """The rows of an entry (type, text, start, end, rule, data, profile), in order, as one."""
    found: dict[str, list[Any]] = {}
    profiles = []
    for kind, words, start, end, rule, rest, profile in rows:
        data = json.loads(rest)
        span = None if start is None else [start, end]
        if kind == "date":
            values = [data.get(name) for name in _DATED]
            own = [data["start"], data["start"], data["end"], data["end"]]
            values.append(None if data["bounds"] == own else data["bounds"])
            while values[-1] is None:
                values.pop()
            found.setdefault("dates", []).append([words, span, rule, *values])
        elif kind == "person":
            said = [data[name] for name in ("spans", "titles", "kind", "actions", "order", "counterpart")]
            found.setdefault("people", []).append([words, rule, *said, [], []])
            profiles.append(profile)
        elif kind == "post":
            found["people"][-1][-2].append([words, span, data["key"], data["qualifiers"]])
        elif kind == "role":
            found["people"][-1][-1].append([data["role"], words, span])
        elif kind == "tag":
            found.setdefault("tags", []).append([words, rule, data["weight"]])
        else:
            found.setdefault(_MANY[kind], []).append([words, rule, data["spans"]])
    return {"entry_id": entry_id, "found": _json(found), "profiles": _json(profiles)}


def _apart(found: dict[str, list[Any]], profiles: list[int]) -> Iterator[Row]:
    """One row again for each: type, text, start, end, rule, data, profile."""
    nowhere = (None, None)
    for words, span, rule, *values in found.get("dates", ()):
        known = dict(zip((*_DATED, "bounds"), [*values, *[None] * 11], strict=False))
        known["bounds"] = known["bounds"] or [known["start"], known["start"], known["end"], known["end"]]
        yield "date", words, *(span or nowhere), rule, _json(known), None
    for (name, rule, spans, titles, kind, actions, order, counterpart, posts, roles), profile in zip(
        found.get("people", ()), profiles, strict=True
    ):
        data = {
            "titles": titles,
            "kind": kind,
            "actions": actions,
            "spans": spans,
            "order": order,
            "counterpart": counterpart,
            "roles": [role for role, _, _ in roles],
        }
        yield "person", name, *(spans[0] if spans else nowhere), rule, _json(data), profile
        for words, span, key, qualifiers, *_ in posts:
            yield "post", words, *(span or nowhere), "", _json({"key": key, "qualifiers": qualifiers}), profile
        for role, words, span in roles:
            yield "role", words, *(span or nowhere), "", _json({"role": role}), profile
    for kind, group in _MANY.items():
        for name, rule, spans in found.get(group, ()):
            yield kind, name, *(spans[0] if spans else nowhere), rule, _json({"spans": spans}), None
    for name, source, weight in found.get("tags", ()):
        yield "tag", name, *nowhere, source, _json({"weight": weight}), None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
