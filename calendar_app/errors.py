"""Every exception of the program, in one tree.

CalendarAppError                     caught once, at the edge (cli, web), and said in one line
    ConfigError                      a setting is missing or malformed
    BulletinError                    this bulletin cannot be used, others can
        UndecodableBulletinError     bytes are no text in a known encoding
        EmptyBulletinError           nothing to read
        UndatedBulletinError         no entry can be dated: the period is not known
        UnreadableFormatError        a file format that is not read, or is broken
        LimitExceededError           a limit of size, memory, time or ratio was broken
    StoreError                       the database cannot do what was asked
        StoreUnavailableError        locked, unreachable, out of space
        StoreVersionError            made by an older or newer program, or a foreign database
        NotFoundError                no such row (HTTP 404)
            GoneError                there was one; it was withdrawn (HTTP 410)
        MovedError                   it lives under another name now (HTTP 301)
    FilterError                      a filter key or value that means nothing (HTTP 400)
"""

from __future__ import annotations


class CalendarAppError(Exception):
    """Base of all: the message is one line that says what, where and what to do."""

    http_status = 500


class ConfigError(CalendarAppError):
    """A setting is missing or malformed."""


class BulletinError(CalendarAppError):
    """This bulletin cannot be used; others can.

    Args:
        message: what is wrong and what to do.
        source: file name, or the member of an archive.
        line: line of the decoded text, from 1, where it is known.
    """

    def __init__(self, message: str, *, source: str, line: int | None = None) -> None:
        self.source, self.line = source, line
        self.reason = message
        super().__init__(f"{source if line is None else f'{source}:{line}'}: {message}")


class UndecodableBulletinError(BulletinError):
    """The bytes are no text in a known encoding."""


class EmptyBulletinError(BulletinError):
    """The file holds nothing to read."""


class UndatedBulletinError(BulletinError):
    """No entry can be dated, since neither text nor options tell the year."""


class UnreadableFormatError(BulletinError):
    """The file is of a format that is not read, or is broken."""


class LimitExceededError(BulletinError):
    """Reading the file would break a limit; the message names it."""


class StoreError(CalendarAppError):
    """The database cannot do what was asked."""

    http_status = 503


class StoreUnavailableError(StoreError):
    """The database is locked, unreachable or out of space."""


class StoreVersionError(StoreError):
    """The database was made by another version, or by another program."""


class NotFoundError(StoreError):
    """No such row."""

    http_status = 404


class GoneError(NotFoundError):
    """There was one, and it was withdrawn."""

    http_status = 410


class MovedError(StoreError):
    """What was asked for under ``slug`` lives under another name; ``target`` is its slug now."""

    http_status = 301

    def __init__(self, message: str, *, target: str, slug: str = "") -> None:
        self.target = target
        self.slug = slug
        super().__init__(message)


class FilterError(CalendarAppError):
    """A filter key or value that means nothing."""

    http_status = 400
