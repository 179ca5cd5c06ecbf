"""The answers of the store worked out the plain way: every event looked at, one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from calendar_app.model.extraction import AnnotatedBulletin, AnnotatedEntry, DateKind, Precision
from calendar_app.model.filter import Filter
from calendar_app.store import facts
from calendar_app.store.search.text import normal
from tests.store import factory as make

CITIES = ("安平市", "云泽市")
NAMES = {"安平市": ("秦望川", "叶知秋", "单雨"), "云泽市": ("曾越", "司马青", "欧阳澜")}
TAGS = ("会议", "调研", "防汛", "文化")
SECTIONS = (("时政",), ("时政", "重要会议"), ("社会事业",))
ORGS = ("市水利局", "云泽大学")
PLACES = ("清河县", "高铁站")
ROLES = ("主持", "出席")
WORDS = ("防汛抗旱", "会议", "召开", "GDP增长", "古城", "開幕", "2023", "市")
FIRST = date(2023, 5, 1)
_PRECISIONS = {"day": "day", "part": "day", "month": "month"}


@dataclass(frozen=True)
class Row:
    """An event with all that a filter may ask for."""

    bulletin: int
    n: int
    city: str
    entry: AnnotatedEntry
    event: facts.EventFacts

    @property
    def start(self) -> date:
        return self.event.columns["dtstart"]

    @property
    def end(self) -> date:
        return facts.inclusive(self.event.columns["dtend"])

    @property
    def kind(self) -> str:
        return self.event.columns["kind"]

    @property
    def precision(self) -> str:
        return _PRECISIONS.get(self.event.columns["precision"], "year")

    @property
    def key(self) -> tuple[object, ...]:
        """What tells the event in a card."""
        return (self.start, self.end, self.kind, self.event.columns["summary"], self.city)

    def terms(self, kind: str) -> set[str]:
        return {name for k, name in facts.terms(self.entry) if k == kind}

    def people(self) -> list[tuple[str, set[str]]]:
        mentions = [self.entry.people[i] for i in self.event.people]
        return [(p.name, {r.role for r in p.roles}) for p in mentions if p.kind == "official"]


def rows(bulletins: Iterable[AnnotatedBulletin]) -> Iterator[Row]:
    for b, annotated in enumerate(bulletins):
        for entry in annotated.entries:
            for event in facts.events(entry):
                yield Row(b, entry.entry.n, annotated.bulletin.place or "", entry, event)


def admits(f: Filter, row: Row) -> bool:
    """Whether a filter admits an event."""
    if (f.from_ and row.end < f.from_) or (f.to and row.start > f.to):
        return False
    if f.city and row.city not in f.city:
        return False
    if (f.kind and row.kind not in f.kind) or (f.precision and row.precision not in f.precision):
        return False
    for key in ("section", "tag", "org", "place"):
        if getattr(f, key) and not row.terms(key) & set(getattr(f, key)):
            return False
    if f.official:
        if not any(name in f.official and (not f.role or roles & set(f.role)) for name, roles in row.people()):
            return False
    elif f.role and not row.terms("role") & set(f.role):
        return False
    return not f.q or matches(f.q, row.entry)


def matches(q: str, entry: AnnotatedEntry) -> bool:
    """Whether an entry holds each word of a query without quotes."""
    texts = (normal(entry.entry.title), normal(entry.entry.body))
    return bool(normal(q).split()) and all(any(word in text for text in texts) for word in normal(q).split())


def month_counts(found: Iterable[Row]) -> dict[tuple[int, int], int]:
    return dict(Counter((r.start.year, r.start.month) for r in found))


def months_listed(found: Iterable[Row], f: Filter) -> dict[tuple[int, int], int]:
    """Events under every month that they touch within the filter's range."""
    out: Counter[tuple[int, int]] = Counter()
    for r in found:
        first, last = max(r.start, f.from_ or r.start), min(r.end, f.to or r.end)
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        out.update((n // 12, n % 12 + 1) for n in months)
    return dict(out)


def day_counts(found: Iterable[Row], start: date, end: date) -> dict[date, int]:
    out: Counter[date] = Counter()
    for r in found:
        day = max(r.start, start)
        while day <= min(r.end, end):
            out[day] += 1
            day += timedelta(days=1)
    return dict(out)


def overlapping(found: Iterable[Row], f: Filter, start: date, end: date) -> list[Row]:
    """Those that overlap what the range and the filter's own have in common."""
    start, end = max(start, f.from_ or start), min(end, f.to or end)
    return [r for r in found if start <= end and r.start <= end and r.end >= start]


@st.composite
def drafts(draw: st.DrawFn) -> list[object]:
    out = []
    numbers: Counter[DateKind] = Counter()
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(
            st.sampled_from((DateKind.MAIN, DateKind.MAIN, DateKind.ALSO, DateKind.PLANNED, DateKind.RECURRING))
        )
        numbers[kind] += 1
        start = FIRST + timedelta(days=draw(st.integers(0, 95)))
        shape = draw(st.sampled_from(("day", "day", "part", "span", "long", "age", "month", "year")))
        precision, end = Precision.DAY, start
        if shape == "part":
            precision = Precision.PART
        elif shape == "span":
            end = start + timedelta(days=draw(st.integers(1, 8)))
        elif shape == "long":
            end = start + timedelta(days=draw(st.integers(6, 120)))
        elif shape == "age":
            end = start + timedelta(days=366 * 30)
        elif shape == "month":
            precision = Precision.MONTH
            start, end = make.month_days(start.year, start.month)
        elif shape == "year":
            precision, start, end = Precision.YEAR, date(start.year, 1, 1), date(start.year, 12, 31)
        summary = draw(st.sampled_from(("", "另一件事", "预告的事")))
        out.append(make.draft(start, end, kind=kind, number=numbers[kind], summary=summary, precision=precision))
    return out


@st.composite
def entries(draw: st.DrawFn, n: int, city: str) -> AnnotatedEntry:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
    people = [
        make.person(
            name,
            make.post("市长", f"{city}政府", city),
            roles=draw(st.lists(st.sampled_from(ROLES), max_size=2, unique=True)),
        )
        for name in draw(st.lists(st.sampled_from(NAMES[city]), max_size=3, unique=True))
    ]
    return make.entry(
        n,
        "".join(words) + str(n),
        *draw(drafts()),
        body="，".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))) + "。",
        people=people,
        section=draw(st.sampled_from(SECTIONS)),
        places=draw(st.lists(st.sampled_from(PLACES), max_size=1)),
        orgs=draw(st.lists(st.sampled_from(ORGS), max_size=2, unique=True)),
        tags=draw(st.lists(st.sampled_from(TAGS), max_size=2, unique=True)),
    )


@st.composite
def stores(draw: st.DrawFn) -> list[AnnotatedBulletin]:
    out = []
    for city in CITIES:
        for month in draw(st.lists(st.sampled_from((5, 6, 7)), min_size=1, max_size=2, unique=True)):
            count = draw(st.integers(1, 6))
            found = [draw(entries(n, city)) for n in range(1, count + 1)]
            out.append(
                make.bulletin(*found, place=city, period=f"2023-{month:02}", title=f"{city}要情 2023年{month}月")
            )
    return out


def _some(values: Sequence[str], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


@st.composite
def filters(draw: st.DrawFn) -> Filter:
    keys = draw(
        st.sets(
            st.sampled_from(
                ("range", "city", "section", "tag", "official", "org", "place", "role", "kind", "precision", "q")
            ),
            max_size=3,
        )
    )
    day = FIRST + timedelta(days=draw(st.integers(-10, 110)))
    narrow = {
        "city": _some(CITIES),
        "section": _some(("时政", "社会事业", "重要会议")),
        "tag": _some(TAGS),
        "official": _some(NAMES["安平市"] + NAMES["云泽市"]),
        "org": _some(ORGS),
        "place": _some(PLACES),
        "role": _some(ROLES),
        "kind": _some(("main", "also", "planned", "recurring")),
        "precision": _some(("day", "month", "year")),
        "q": st.sampled_from(("防汛", "汛", "会议 召开", "GDP", "开幕", "没有这个词", "2", "旱会")),
    }
    asked = {key: draw(narrow[key]) for key in sorted(keys - {"range"})}
    if "range" in keys:
        asked["from_"] = draw(st.sampled_from((None, day)))
        asked["to"] = draw(st.sampled_from((None, day + timedelta(days=draw(st.integers(0, 40))))))
    return Filter(**asked)
