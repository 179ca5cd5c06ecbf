"""What the store answers: read models for pages, feeds and commands. ``end`` is always the last day, inclusive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from calendar_app.model.bulletin import Diagnostic, Span
from calendar_app.model.revision import RevisionFact


@dataclass(frozen=True, slots=True)
class EventCard:
    """One line of a list or a cell. ``id`` is the UID; ``title`` the entry's title (summary itself for a chronicle).

    ``order`` rises with the place of the entry in its bulletin, so that a page may list a day as it was printed.
    """

    id: str
    kind: str
    summary: str
    title: str
    start: date | None
    end: date | None
    precision: str
    edtf: str
    section: tuple[str, ...]
    city: str | None
    rrule: str | None = None
    part: str | None = None
    time: str | None = None
    order: int = 0


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A public official in a list. ``post`` is the last known post as printed, fullest form."""

    slug: str
    name: str
    post: str
    body: str  # organisation of that post, for grouping
    rank: int
    city: str | None
    events: int
    first_seen: date | None
    last_seen: date | None
    months: tuple[tuple[str, int], ...] = ()  # ("2023-07", 23), oldest first


@dataclass(frozen=True, slots=True)
class Highlight:
    """Printed words of a body that stand behind a fact. ``type`` is date, person, post, place, org."""

    span: Span
    type: str
    ref: str = ""  # person's slug where public, else ""


@dataclass(frozen=True, slots=True)
class DateFact:
    """A date item of the entry as the event page lists it."""

    text: str
    span: Span | None
    start: date | None
    end: date | None
    precision: str
    kind: str
    edtf: str
    rule: str
    anchor: str
    rrule: str | None = None
    part: str | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class ParticipationFact:
    """A person of the entry: slug only where the person is public."""

    name: str
    slug: str | None
    titles: tuple[str, ...]
    roles: tuple[str, ...]
    actions: tuple[str, ...]
    kind: str
    order: int
    counterpart: bool


@dataclass(frozen=True, slots=True)
class Report:
    """An entry as an event's page prints it, with the words behind each fact.

    ``readings`` tells of each person, place and body by which rule it was read: type, name, name of the rule.
    """

    bulletin_id: str
    bulletin_title: str
    period: str
    n: int
    title: str
    body: str
    section: tuple[str, ...]
    page: int | None
    highlights: tuple[Highlight, ...]
    dates: tuple[DateFact, ...]
    people: tuple[ParticipationFact, ...]
    places: tuple[str, ...]
    orgs: tuple[str, ...]
    tags: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    readings: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EventDetail:
    """One event, whole."""

    card: EventCard
    reports: tuple[Report, ...]
    siblings: tuple[EventCard, ...]  # the other events of the same reports
    sequence: int
    created: datetime
    last_modified: datetime
    note: str | None = None
    corrections: tuple[RevisionFact, ...] = ()  # in force: what was read, what stands instead, and why


@dataclass(frozen=True, slots=True)
class Appearance:
    """An official's part in one event."""

    event: EventCard
    titles: tuple[str, ...]
    roles: tuple[str, ...]
    actions: tuple[str, ...]
    with_: tuple[tuple[str, str], ...]  # (slug, name) of other public people


@dataclass(frozen=True, slots=True)
class Meeting:
    """A line of the register of counterparts: an event, the bodies on its other side, the public people in it.

    ``people`` holds slug, name, post as printed that day, and whether the person stood on the other side.
    """

    event: EventCard
    bodies: tuple[str, ...]
    people: tuple[tuple[str, str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class EntryGlance:
    """What a day's page says of an event beside its card: the beginning of the body, page, public people (slug, name)."""

    lead: str
    page: int | None
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TenureFact:
    """A post, attested from the first to the last day seen, no more; the ids are the events that prove it."""

    post: str
    organisation: str | None
    jurisdiction: str | None
    variants: tuple[str, ...]
    first_seen: date
    last_seen: date
    first_event: str
    last_event: str
    count: int
    rank: int


@dataclass(frozen=True, slots=True)
class Official:
    """The head of a timeline page. ``entries`` counts reports, ``events`` events."""

    card: PersonCard
    tenures: tuple[TenureFact, ...]
    roles: tuple[tuple[str, int], ...]
    companions: tuple[tuple[str, str, int], ...]  # slug, name, shared events
    entries: int
    events: int
    issues: int
    namesakes: tuple[tuple[str, str], ...] = ()  # slug, body: others of the name, kept apart


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that a list can be narrowed by, its label and the count under the present filter."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A hit: the event of an entry (None for one without a day), and a snippet with marks (spans of the snippet)."""

    event: EventCard | None
    title: str
    title_marks: tuple[Span, ...]
    snippet: str
    marks: tuple[Span, ...]
    bulletin_id: str
    n: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Hits of one page; ``total`` stops at 1,000 (``more`` says so)."""

    hits: tuple[SearchHit, ...]
    total: int
    more: bool
    people: tuple[PersonCard, ...]
    years: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class BulletinCard:
    """A stored issue in a list. ``id`` is URL-safe and stable across rebuilds."""

    id: str
    title: str
    series: str
    city: str | None
    period: str
    entries: int
    events: int
    diagnostics: int


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One entry of an issue with the events it made; an entry without a date has none."""

    n: int
    title: str
    section: tuple[str, ...]
    page: int | None
    body: str
    events: tuple[EventCard, ...]


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A line of the contents list: ``state`` is matched, differs or missing."""

    title: str
    page: int | None
    entry: int | None
    state: str


@dataclass(frozen=True, slots=True)
class BulletinDetail:
    """An issue with its ledger: contents against body, diagnostics, shares of the text by region kind, unread text."""

    card: BulletinCard
    source: str
    layout: str
    entries: tuple[LedgerEntry, ...]
    contents: tuple[LedgerLine, ...]
    diagnostics: tuple[Diagnostic, ...]
    shares: tuple[tuple[str, int], ...]  # region kind, code points
    dropped: tuple[tuple[str, str, int, str], ...]  # kind, rule, line, text of furniture, noise and unread regions


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """All that the rendering of one VEVENT may look at; the same value gives the same bytes for ever."""

    uid: str
    kind: str
    summary: str
    title: str
    start: date
    end: date
    precision: str
    edtf: str
    rrule: str | None
    part: str | None
    time: str | None
    quote: str  # the printed clause that holds the date
    bulletin: str
    page: int | None
    city: str | None
    place: str | None  # LOCATION: the first venue, as printed
    categories: tuple[str, ...]
    people: tuple[str, ...]  # public people with posts, as a line prints them: "市长 张某某"
    sequence: int
    created: datetime
    last_modified: datetime
    note: str | None = None


@dataclass(frozen=True, slots=True)
class FeedWindow:
    """The rows of a feed: stored VEVENT texts in order of (start, uid), the newest change, and what was left out."""

    vevents: tuple[str, ...]
    uids: tuple[str, ...]
    last_modified: datetime | None
    first_month: str | None
    last_month: str | None
    truncated: bool
