"""Annotated bulletins made by hand, so that the store is tested without reader and extraction."""

from __future__ import annotations

import hashlib
from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, date, datetime

from calendar_app.model.bulletin import Bulletin, ContentsLine, Diagnostic, Entry, Region, RegionKind, Span
from calendar_app.model.calendar import FeedEvent
from calendar_app.model.extraction import (
    AnnotatedBulletin,
    AnnotatedEntry,
    DateKind,
    DateMention,
    EventDraft,
    NameMention,
    PersonMention,
    PostMention,
    Precision,
    RoleMention,
    Tag,
)

NOW = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
LATER = datetime(2024, 2, 3, 4, 5, 6, tzinfo=UTC)


def render(event: FeedEvent) -> str:
    """A deterministic text of everything a rendering may look at."""
    return f"BEGIN:VEVENT\r\nX:{event!r}\r\nEND:VEVENT\r\n"


def post(
    text: str, organisation: str | None = None, place: str | None = None, title: str | None = None, rank: int = 9
) -> PostMention:
    key = f"{organisation}/{title}" if organisation else ""
    return PostMention(text, None, organisation, place, title or text, rank, (), key)


def person(
    name: str,
    *posts: PostMention,
    kind: str = "official",
    roles: Sequence[str] = (),
    counterpart: bool = False,
    span: Span | None = None,
) -> PersonMention:
    return PersonMention(
        name=name,
        titles=tuple(p.text for p in posts),
        kind=kind,
        actions=tuple(roles),
        spans=(span,) if span else (),
        posts=posts,
        roles=tuple(RoleMention(r, r, None) for r in roles),
        order=1,
        counterpart=counterpart,
        rule="test",
    )


def month_days(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def draft(
    start: date | None,
    end: date | None = None,
    *,
    kind: DateKind = DateKind.MAIN,
    number: int = 1,
    summary: str = "",
    precision: Precision = Precision.DAY,
    index: int = 0,
    rrule: str | None = None,
) -> EventDraft:
    end = end or start
    edtf = "" if start is None else start.isoformat() if start == end else f"{start}/{end}"
    return EventDraft(kind, number, summary, start, end, precision, edtf, index, rrule)


def mention(d: EventDraft, text: str, span: Span | None) -> DateMention:
    return DateMention(text, span, d.start, d.end, d.precision, d.kind, d.edtf, "test", "text", d.rrule)


def entry(
    n: int,
    title: str,
    *drafts: EventDraft,
    body: str | None = None,
    people: Sequence[PersonMention] = (),
    section: Sequence[str] = ("特别关注",),
    places: Sequence[str] = (),
    orgs: Sequence[str] = (),
    tags: Sequence[str] = (),
    page: int | None = 1,
) -> AnnotatedEntry:
    drafts = tuple(
        d if d.summary else EventDraft(**{**{f: getattr(d, f) for f in d.__slots__}, "summary": title}) for d in drafts
    )
    body = body if body is not None else f"7月{n}日，{title}举行。" + "".join(f"{p.name}参加。" for p in people)
    dates = tuple(mention(d, body[:4], Span(0, min(4, len(body)))) for d in drafts)
    drafts = tuple(EventDraft(**{**{f: getattr(d, f) for f in d.__slots__}, "date": i}) for i, d in enumerate(drafts))
    return AnnotatedEntry(
        entry=Entry(n=n, title=title, body=body, section=tuple(section), page=page, line=n),
        dates=dates,
        people=tuple(people),
        places=tuple(NameMention(p, (), "test") for p in places),
        orgs=tuple(NameMention(o, (), "test") for o in orgs),
        tags=(*(Tag(s, "section") for s in section), *(Tag(t, "keyword", 0.5) for t in tags)),
        events=drafts,
    )


def bulletin(
    *entries: AnnotatedEntry,
    place: str | None = "安平市",
    period: str = "2023-07",
    series: str = "要情",
    title: str = "安平市要情 2023年7月",
    diagnostics: Sequence[Diagnostic] = (),
) -> AnnotatedBulletin:
    text = "\n".join(f"{e.entry.title}\n{e.entry.body}" for e in entries) + "\n12\n"
    made = Bulletin(
        source="test.txt",
        checksum=hashlib.sha256((text + str(place) + period).encode()).hexdigest(),
        text=text,
        title=title,
        series=series,
        place=place,
        period=period,
        layout="plain",
        entries=tuple(e.entry for e in entries),
        contents=tuple(
            ContentsLine(e.entry.title, e.entry.section, e.entry.page, e.entry.n, e.entry.n) for e in entries
        ),
        regions=(
            Region(RegionKind.BODY, 0, len(text) - 3, "test", 1),
            Region(RegionKind.FURNITURE, len(text) - 3, len(text), "page-number"),
        ),
        diagnostics=tuple(diagnostics),
    )
    return AnnotatedBulletin(made, tuple(entries), tuple(diagnostics))


MAYOR = post("市长", "安平市政府", "安平市", "市长", 3)
VICE = post("副市长", "安平市政府", "安平市", "副市长", 5)
SECRETARY = post("市委书记", "安平市委", "安平市", "书记", 2)


def july(**changes: object) -> AnnotatedBulletin:
    """A month with each kind of event."""
    d = lambda day: date(2023, 7, day)  # noqa: E731
    return bulletin(
        entry(
            1,
            "市委常委会召开会议",
            draft(d(3)),
            people=[person("秦望川", SECRETARY, roles=["主持"]), person("叶知秋", MAYOR, roles=["出席"])],
            tags=["会议"],
            orgs=["安平市委"],
        ),
        entry(
            2,
            "防汛抗旱工作调研",
            draft(d(6)),
            people=[person("叶知秋", MAYOR, roles=["调研"])],
            tags=["调研", "防汛抗旱"],
            places=["清河县"],
        ),
        entry(
            3,
            "中学生科技节开幕",
            draft(d(6), d(8)),
            people=[person("小明", kind="other")],
            tags=["科技"],
            section=("社会事业", "教育"),
        ),
        entry(
            4,
            "古城文化月",
            draft(d(21), date(2023, 8, 31)),
            draft(date(2023, 9, 12), kind=DateKind.PLANNED, summary="古城灯会将开幕"),
            tags=["文化"],
        ),
        entry(5, "全市夏粮入库", draft(*month_days(2023, 7), precision=Precision.MONTH), tags=["农业"]),
        entry(
            6,
            "安平至南岛航线开通",
            draft(d(9)),
            draft(
                d(9), date(2023, 10, 28), kind=DateKind.RECURRING, rrule="FREQ=WEEKLY;BYDAY=SU", summary="每周日一班"
            ),
            tags=["交通"],
        ),
        entry(7, "无日期的条目", tags=["其他"]),
        **changes,  # type: ignore[arg-type]
    )
