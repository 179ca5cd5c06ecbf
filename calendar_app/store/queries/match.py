"""Words of a query as search conditions, the same hits on both databases.

A query is cut at white space and punctuation into phrases, all of which an entry must hold (in its title or in its body); words in
quotes (“ ” "" 「」) are one phrase, punctuation between them ignored. A phrase is found wherever it stands, in the middle of a word
too; one character is found by prefix.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    and_,
    bindparam,
    cast,
    column,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from calendar_app.store.search.index import ENTRY_MASK, city_token
from calendar_app.store.search.text import END, coded, fold, runs

#: Phrases of one query that are looked at.
MAX_PHRASES = 12
_MAX_LENGTH = 200
_QUOTED = re.compile(r"[\"“”「『＂]([^\"“”「」『』＂]{1,200})[\"“”」』＂]")

sqlite_search = table("search", column("rowid"))
postgres_search = table("search", column("id"), column("title"), column("body"), column("words"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Runs of folded letters and digits that stand one behind the other."""

    parts: tuple[str, ...]

    @property
    def normal(self) -> str:
        """As it stands in a normal text (``text.normal``)."""
        return " ".join(self.parts)

    def tokens(self) -> list[str]:
        """Tokens in a row; the last one of a single character is a prefix."""
        out = []
        for i, part in enumerate(self.parts):
            letters = [coded(c) for c in part]
            out += [a + b for a, b in pairwise(letters)]
            if i + 1 < len(self.parts):
                out.append(letters[-1] + END)
            elif len(letters) == 1:
                out.append(letters[0])
        return out

    @property
    def prefix(self) -> bool:
        """Whether the last token is only the beginning of one."""
        return len(self.parts[-1]) == 1


def phrases(q: str) -> list[Phrase]:
    """The phrases of a query, quoted ones first; empty where it holds no letter and no digit."""
    q = q[:_MAX_LENGTH]
    found: list[Phrase] = []
    for match in _QUOTED.finditer(q):
        parts = _parts(match.group(1))
        if parts:
            found.append(Phrase(parts))
    rest = _QUOTED.sub(" ", q)
    found += [Phrase((part,)) for part in _parts(rest)]
    return list(dict.fromkeys(found))[:MAX_PHRASES]


def _parts(text: str) -> tuple[str, ...]:
    folded = fold(text)
    return tuple(folded[a:b] for a, b in runs(folded))


def fts_query(found: list[Phrase], columns: str = "") -> str:
    """The phrases as an FTS5 expression, all of them wanted."""
    scope = f"{columns} : " if columns else ""
    return " AND ".join(f'{scope}"{" ".join(p.tokens())}"{" *" if p.prefix else ""}' for p in found)


def document_shape(session: Connection, found: list[Phrase], cities: Sequence[int] | None) -> Hashable:
    """What of the words decides how the statement of ``document_ids`` reads."""
    if session.dialect.name == "sqlite":
        return ()
    return (cities is None, *((len(p.tokens()) > 1, p.prefix) for p in found))


def document_words(
    session: Connection, found: list[Phrase], *, title: bool = False, cities: Sequence[int] | None = None
) -> dict[str, str]:
    """The values of the parameters of ``document_ids``."""
    if session.dialect.name == "sqlite":
        wanted = fts_query(found, "title" if title else "")
        if cities is not None:
            tokens = " OR ".join(f'"{city_token(c)}"' for c in cities)
            wanted += f" AND city : ({tokens})"
        return {"words": wanted}
    values = {} if cities is None else {"cities": " | ".join(f"'{city_token(c)}'" for c in cities)}
    for i, phrase in enumerate(found):
        parts = [f"'{t}'" for t in phrase.tokens()]
        if phrase.prefix:
            parts[-1] += ":*"
        values[f"words_{i}"] = " & ".join(parts)
        values[f"needle_{i}"] = phrase.normal
    return values


def document_ids(
    session: Connection,
    found: list[Phrase],
    *,
    title: bool = False,
    cities: Sequence[int] | None = None,
    named: bool = False,
) -> Select[Any]:
    """SELECT of the ids of the documents that hold every phrase (in the title alone, with *title*); column ``id``.

    With *cities* (ids) only those of bulletins of these cities, which the index knows too. *named* leaves parameters in the place of
    the words, for the values of ``document_words``; the statement then reads alike for all questions of one ``document_shape``.
    """
    words_of = document_words(session, found, title=title, cities=cities)

    def value(name: str) -> ColumnElement[str]:
        return _value(name, words_of[name], named=named)

    if session.dialect.name == "sqlite":
        # MATCH is no operator that SQLAlchemy knows by that name for a virtual table: the table's name stands for it.
        query: Select[Any] = select(literal_column("search.rowid").label("id")).select_from(text("search"))
        return query.where(literal_column("search").op("MATCH")(value("words")))
    words = postgres_search.c.words
    query = select(postgres_search.c.id.label("id")).select_from(postgres_search)
    if cities is not None:
        query = query.where(words.op("@@")(cast(value("cities"), TSQUERY)))
    for i, phrase in enumerate(found):
        query = query.where(words.op("@@")(cast(value(f"words_{i}"), TSQUERY)))
        columns = (postgres_search.c.title,) if title else (postgres_search.c.title, postgres_search.c.body)
        if title or len(phrase.tokens()) > 1:
            query = query.where(or_(*(func.strpos(c, value(f"needle_{i}")) > 0 for c in columns)))
    return query


def titled(found: list[Phrase], *, named: bool = False) -> ColumnElement[bool]:
    """Whether one of PostgreSQL's documents (``document_ids``) holds every phrase in its title."""
    needles = [_value(f"needle_{i}", phrase.normal, named=named) for i, phrase in enumerate(found)]
    return and_(*(func.strpos(postgres_search.c.title, needle) > 0 for needle in needles))


def _value(name: str, text: str, *, named: bool) -> ColumnElement[str]:
    return bindparam(name, type_=String()) if named else literal(text, String)


def entry_ids(session: Connection, q: str) -> Select[Any]:
    """SELECT of the ids of the entries that match a query; none where it holds no word."""
    found = phrases(q)
    if not found:
        return select(literal(0).label("entry_id")).where(literal(1) == literal(0))
    documents = document_ids(session, found).subquery("documents")
    return select((documents.c.id.op("&")(ENTRY_MASK)).label("entry_id"))
