"""The search index: FTS5 over bigrams on SQLite, tsvector over the same tokens with a GIN index on PostgreSQL.

A document's id is its day and its entry, so that the newest come first without sorting: days since year 1, shifted by 32
bits, plus the entry's id. FTS5 keeps no text (content=''), so that a document is taken out by handing it the same words again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, text

from calendar_app.store.text import document, normal, tokens

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
            [_words(d) for d in documents],
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
            [_words(d) for d in documents],
        )
        return
    connection.execute(text("DELETE FROM search WHERE id = :id"), [{"id": d.id} for d in documents])


def clear(connection: Connection) -> None:
    """Take every document out."""
    sqlite = connection.dialect.name == "sqlite"
    connection.execute(text("INSERT INTO search (search) VALUES ('delete-all')" if sqlite else "DELETE FROM search"))


def city_token(city_id: int) -> str:
    """The token that says of which city a document is; no text can hold it."""
    return f"{CITY}{city_id}"


def _words(d: Document) -> tuple[int, str, str, str]:
    return d.id, document(d.title), document(d.body), city_token(d.city_id)


def _vector(d: Document) -> str:
    """The distinct tokens as a tsvector literal; they hold letters, digits and private-use characters only."""
    found = {*tokens(d.title), *tokens(d.body), city_token(d.city_id)}
    return " ".join(f"'{token}'" for token in sorted(found))
