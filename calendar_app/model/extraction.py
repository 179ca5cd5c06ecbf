"""What was read from an entry: mentions with the printed words behind them, and the events they make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from calendar_app.model.bulletin import Bulletin, Diagnostic, Entry, Span


class DateKind(StrEnum):
    """The part that a date plays in the story (annotation guide)."""

    MAIN = "main"
    ALSO = "also"
    PLANNED = "planned"
    BACKGROUND = "background"
    RECURRING = "recurring"
    SPAN = "span"


class Precision(StrEnum):
    """How fine a date is known; ``part`` is a part of a day."""

    DAY = "day"
    PART = "part"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A resolved date. ``start`` and ``end`` are both inclusive, None where Python has no such day (EDTF only).

    ``span`` is None where the words stand outside the body (the entry's dateline). ``rule`` names the grammar rule,
    ``anchor`` what the missing parts came from ("text", "entry", "heading", "period", "published").
    Bounds say what is known: earliest and latest first day, earliest and latest last day.
    """

    text: str
    span: Span | None
    start: date | None
    end: date | None
    precision: Precision
    kind: DateKind
    edtf: str
    rule: str
    anchor: str
    rrule: str | None = None  # RFC 5545, without "RRULE:"
    part: str | None = None  # 上午 …
    time: str | None = None  # ISO 8601 clock time or interval, local: "09:30", "09:00/11:00"
    calendar: str | None = None  # "lunar", "festival", "republic", "reign"
    earliest_start: date | None = None
    latest_start: date | None = None
    earliest_end: date | None = None
    latest_end: date | None = None


@dataclass(frozen=True, slots=True)
class PostMention:
    """A post as printed and its normal form (Popolo Post).

    ``organisation`` 中共洛阳市委员会-like bodies in their short form (市委 → 洛阳市委), ``jurisdiction`` the place it belongs to, ``title`` 书记,
    ``qualifiers`` 副 常务 原 代 党组 …; None or () where not known. ``key`` joins variants of one post.
    ``date`` is the first day (ISO 8601, ``2023-07-24``) of the clause that tells the post, where that is another than the
    entry's own and known to the day: elected on the 24th, in an entry of the 23rd; None where the entry's date counts.
    """

    text: str
    span: Span | None
    organisation: str | None = None
    jurisdiction: str | None = None
    title: str | None = None
    rank: int | None = None  # for sorting, 1 highest
    qualifiers: tuple[str, ...] = ()
    key: str = ""
    date: str | None = None


@dataclass(frozen=True, slots=True)
class RoleMention:
    """What a person did: a word of the controlled vocabulary (主持 出席 …) and the printed words."""

    role: str
    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class PersonMention:
    """One person of an entry, once. ``spans`` index the body; a name that only the title prints has none there.

    ``kind`` says what is known of the name; ``public`` whether a post stated in this entry is a public one, None where
    none is stated. ``noun`` is the word for people right before a name without a post (选手, 村民), "" where none stands.
    ``date`` is the first day (ISO 8601) on which the body tells of the person, where that is in every place one and the same
    day and another than the entry's own; None where the entry's date counts.
    """

    name: str
    titles: tuple[str, ...]
    kind: str  # "official" or "other"
    actions: tuple[str, ...]
    spans: tuple[Span, ...]
    posts: tuple[PostMention, ...] = ()
    roles: tuple[RoleMention, ...] = ()
    order: int = 0  # place in the printed list, from 1
    counterpart: bool = False  # the other side of a meeting
    rule: str = ""
    public: bool | None = None
    noun: str = ""
    date: str | None = None


@dataclass(frozen=True, slots=True)
class NameMention:
    """A place or an organisation, as printed."""

    name: str
    spans: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A topic: ``source`` is "section", "activity", "keyword", or "editor" for a correction; ``weight`` ranks keywords (0 to 1)."""

    name: str
    source: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class EventDraft:
    """What an entry makes an event of. ``date`` indexes AnnotatedEntry.dates (its first item where several make one run).

    ``number`` counts the events of that kind within the entry, from 1. ``end`` is the last day. ``summary`` is the
    entry's title for a main event (a chronicle's first clause), else the clause that holds the date. ``note`` is an
    endless rule in words (每年7月中旬).
    """

    kind: DateKind
    number: int
    summary: str
    start: date | None
    end: date | None
    precision: Precision
    edtf: str
    date: int
    rrule: str | None = None
    part: str | None = None
    time: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class AnnotatedEntry:
    """An entry with all that was read from it."""

    entry: Entry
    dates: tuple[DateMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    places: tuple[NameMention, ...] = ()
    orgs: tuple[NameMention, ...] = ()
    tags: tuple[Tag, ...] = ()
    events: tuple[EventDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotatedBulletin:
    """A bulletin with its annotated entries; ``diagnostics`` are those of reading and of extraction together."""

    bulletin: Bulletin
    entries: tuple[AnnotatedEntry, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
