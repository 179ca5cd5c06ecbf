"""The search index: FTS5 over bigrams on SQLite, tsvector over the same tokens with a GIN index on PostgreSQL.

A document's id is its day and its entry, so that the newest come first without sorting: days since year 1, shifted by 32
bits, plus the entry's id. FTS5 keeps no text (content=''), so that a document is taken out by handing it the same words again.
It gathers words in memory only while ids ascend, and writes a piece of index each time one does not: documents are handed
over in that order, which makes one piece of a bulletin instead of one for every other entry (how they are merged: ``schema.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from json import dumps
from typing import NamedTuple

from sqlalchemy import Connection, text

from calendar_app.store.search.text import document, normal, tokens

_SHIFT = 32
#: Begins the token of a city (private use, as text.END).
CITY = "\ue001"
ENTRY_MASK = (1 << _SHIFT) - 1


class Document(NamedTuple):
    """An entry as search knows it."""

    entry_id: int
    day: date | None
    title: str
    body: str
    city_id: int

    @property
    def id(self) -> int:
        """Key in the index."""
        return document_id(self.entry_id, self.day)


def document_id(entry_id: int, day: date | None) -> int:
    """Key of an entry's document; entries without a day come last."""
    return ((day.toordinal() if day else 0) << _SHIFT) | entry_id


def add(connection: Connection, documents: Sequence[Document]) -> None:
    """Put documents in; none of them may be there."""
    if not documents:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO search (rowid, title, body, city) VALUES (?, ?, ?, ?)",
            sorted(map(_words, documents)),
        )
        return
    connection.execute(
        text("INSERT INTO search (id, title, body, words) VALUES (:id, :title, :body, CAST(:words AS tsvector))"),
        [{"id": d.id, "title": normal(d.title), "body": normal(d.body), "words": _vector(d)} for d in documents],
    )


def drop(connection: Connection, documents: Sequence[Document]) -> None:
    """Take documents out, given just as they were put in."""
    if not documents:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO search (search, rowid, title, body, city) VALUES ('delete', ?, ?, ?, ?)",
            sorted(map(_words, documents)),
        )
        return
    connection.execute(text("DELETE FROM search WHERE id = :id"), [{"id": d.id} for d in documents])


def clear(connection: Connection) -> None:
    """Take every document out."""
    sqlite = connection.dialect.name == "sqlite"
    connection.execute(text("INSERT INTO search (search) VALUES ('delete-all')" if sqlite else "DELETE FROM search"))


def known(connection: Connection, ids: Sequence[int]) -> set[int]:
    """Those of the documents (``Document.id``) that are in the index."""
    if connection.dialect.name == "sqlite":
        query = "SELECT id FROM search_docsize WHERE id IN (SELECT value FROM json_each(?))"
        return {row[0] for row in connection.exec_driver_sql(query, (dumps(ids),))}
    query = "SELECT id FROM search WHERE id = ANY (%s)"
    return {row[0] for row in connection.exec_driver_sql(query, (list(ids),))}


def size(connection: Connection) -> int:
    """How many documents are in the index."""
    of = "search_docsize" if connection.dialect.name == "sqlite" else "search"
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {of}").scalar_one())  # noqa: S608 - our own names


def city_token(city_id: int) -> str:
    """The token that says of which city a document is; no text can hold it."""
    return f"{CITY}{city_id}"


def _words(d: Document) -> tuple[int, str, str, str]:
    return d.id, document(d.title), document(d.body), city_token(d.city_id)


def _vector(d: Document) -> str:
    """The distinct tokens as a tsvector literal; they hold letters, digits and private-use characters only."""
    found = {*tokens(d.title), *tokens(d.body), city_token(d.city_id)}
    return " ".join(f"'{token}'" for token in sorted(found))


#: Words of a title and a body that are looked for in a row.
_IN_A_ROW = 1000


def differing_sqlite(connection: Connection, documents: Sequence[Document], every: int) -> list[int]:
    """Ids of the documents, all of them in the index, that it has with other words than theirs.

    How many words each column has is compared for all; one document in *every* is looked up by its words in a row, from the first on.
    """
    ids = dumps([d.id for d in documents])
    query = "SELECT id, sz FROM search_docsize WHERE id IN (SELECT value FROM json_each(?))"
    sizes = {row[0]: _numbers(row[1]) for row in connection.exec_driver_sql(query, (ids,))}
    out = []
    for d in documents:
        words = [list(tokens(d.title)), list(tokens(d.body)), [city_token(d.city_id)]]
        if sizes[d.id] != [len(each) for each in words]:
            out.append(d.id)
        elif d.entry_id % every == 0:
            found = zip(("title", "body", "city"), words, strict=True)
            asked = " AND ".join(f'{name} : ^ "{" ".join(each[:_IN_A_ROW])}"' for name, each in found if each)
            look = "SELECT count(*) FROM search WHERE rowid = ? AND search MATCH ?"
            if not connection.exec_driver_sql(look, (d.id, asked)).scalar_one():
                out.append(d.id)
    return out


def _numbers(blob: bytes) -> list[int]:
    """Numbers as FTS5 keeps them: seven bits a byte, the high ones first, the top bit set in all but the last."""
    out, value = [], 0
    for byte in blob:
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            out.append(value)
            value = 0
    return out


def differing_postgres(connection: Connection, documents: Sequence[Document], _every: int) -> list[int]:
    """Ids of the documents, all of them in the index, that it has with other words or texts than theirs."""
    query = text(
        "SELECT s.id FROM search s JOIN unnest(CAST(:ids AS BIGINT[]), CAST(:titles AS TEXT[]), CAST(:bodies AS TEXT[]),"
        " CAST(:words AS TEXT[])) AS d (id, title, body, words) ON s.id = d.id"
        " WHERE s.title <> d.title OR s.body <> d.body OR s.words <> CAST(d.words AS TSVECTOR)"
    )
    values = {
        "ids": [d.id for d in documents],
        "titles": [normal(d.title) for d in documents],
        "bodies": [normal(d.body) for d in documents],
        "words": [_vector(d) for d in documents],
    }
    return list(connection.execute(query, values).scalars())
