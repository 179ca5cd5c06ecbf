"""Reading of places and bodies out of one text, for the tables of cases."""

from __future__ import annotations

from calendar_app.extract.names import NameBook, name_mentions
from calendar_app.model.bulletin import Entry, Span
from calendar_app.model.extraction import PersonMention


def read(body: str, *, title: str = "", place: str | None = "甲州市", people: tuple[str, ...] = ()):
    """Places and bodies of one entry with their rules."""
    entry = Entry(n=1, title=title, body=body)
    mentions = [
        PersonMention(name, (), "other", (), (Span(body.index(name), body.index(name) + len(name)),)) for name in people
    ]
    return name_mentions(entry, mentions, (), NameBook.learn([entry], place=place))
