"""The views of the interface: parse, ask, answer. Lists are paged by the key of the last item seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote, urlencode

from flask import current_app, request
from werkzeug.datastructures import MultiDict

from calendar_app.config import Settings
from calendar_app.feeds.tabular import DICTIONARY
from calendar_app.model.calendar import BulletinDetail, EventDetail, Official, SearchPage
from calendar_app.model.filter import Filter
from calendar_app.store.queries.bulletins import bulletin_detail, bulletins
from calendar_app.store.queries.events import agenda
from calendar_app.store.queries.listing import memberships, posts_after, slugs_after, terms_after
from calendar_app.store.queries.one_event import event_detail
from calendar_app.store.queries.people import official, officials
from calendar_app.store.queries.search import search as find
from calendar_app.store.queries.tags import cities as all_cities
from calendar_app.store.queries.timelines import appearances
from calendar_app.web.api import answers, cursor
from calendar_app.web.api.checks import Parameter
from calendar_app.web.api.operations import FILTER, LIMIT, MAX_LENGTH, PAGE, PAGING, PRINTABLE, in_path, operation
from calendar_app.web.args import parse_choice, parse_day, parse_filter
from calendar_app.web.serving.reading import reading

_CITY = tuple(parameter for parameter in FILTER if parameter.name == "city")
_SLUG = in_path("slug", "公职人员的 slug，即姓名；同名者带单位")
_QUERY = Parameter(
    "q", {"type": "string", "minLength": 1, "maxLength": MAX_LENGTH, "pattern": PRINTABLE}, "要找的词", required=True
)
_SORT = Parameter("sort", {"type": "string", "enum": ["relevance", "date"]}, "按相关或按日期")
_OFFSET = Parameter("offset", {"type": "integer", "minimum": 0, "maximum": 1000, "default": 0}, "跳过多少条")


def _limit() -> int:
    return int(request.args.get("limit", PAGE))


def _filter() -> Filter | None:
    """The filter of the query string; None for a range that ends before it starts, which holds nothing."""
    start, end = (parse_day(key, value) if (value := request.args.get(key)) else None for key in ("from", "to"))
    return None if start and end and end < start else parse_filter(request.args)


def _narrowed_to_cities() -> Filter:
    return Filter(city=parse_filter(MultiDict(("city", city) for city in request.args.getlist("city"))).city)


def _next(token: str | None) -> str | None:
    """Address of the next page: this one with another cursor."""
    if token is None:
        return None
    pairs = [(key, value) for key, value in request.args.items(multi=True) if key != "cursor"]
    return _address([*pairs, ("cursor", token)])


def _address(pairs: Sequence[tuple[str, str]]) -> str:
    settings: Settings = current_app.extensions["settings"]
    path = quote(request.path, safe="/:@!$&'()*,;=~")
    return (settings.base_url or "") + path + "?" + urlencode(pairs, quote_via=quote)


@operation("/events", summary="事项，按日期排列", answer=answers.EventPage, parameters=(*FILTER, *PAGING))
def list_events() -> answers.EventPage:
    """Events under a filter by first day, then id."""
    f, limit = _filter(), _limit()
    after = cursor.decode_dated(request.args["cursor"]) if request.args.get("cursor") else None
    if f is None:
        return answers.EventPage((), None)
    with reading() as session:
        items, following = agenda(session, f, after=after, limit=limit)
    return answers.EventPage(tuple(items), _next(cursor.encode(*following) if following else None))


@operation(
    "/events/<id>",
    summary="一个事项，连同原文",
    answer=EventDetail,
    parameters=(in_path("id", "事项的编号（UUID）", format="uuid"),),
    statuses=(404, 410),
)
def get_event(id: str) -> EventDetail:
    """One event with its reports: the printed words behind each fact, people with posts, places, bodies, tags."""
    with reading() as session:
        return event_detail(session, id)


@operation("/officials", summary="公职人员，按 slug 排列", answer=answers.OfficialPage, parameters=(*_CITY, *PAGING))
def list_officials() -> answers.OfficialPage:
    """Public officials by slug, with the last known post."""
    f, limit = _narrowed_to_cities(), _limit()
    after = str(cursor.decode(request.args["cursor"], 1)[0]) if request.args.get("cursor") else ""
    with reading() as session:
        slugs = slugs_after(session, after, limit + 1, f.city)
        cards = {
            card.slug: card for card in officials(session, Filter(official=tuple(slugs[:limit])), limit=limit, offset=0)
        }
    items = tuple(cards[slug] for slug in slugs[:limit] if slug in cards)
    return answers.OfficialPage(items, _next(cursor.encode(slugs[limit - 1]) if len(slugs) > limit else None))


@operation(
    "/officials/<slug>",
    summary="一位公职人员：职务、所为、同见者",
    answer=Official,
    parameters=(_SLUG,),
    statuses=(301, 404, 410),
)
def get_official(slug: str) -> Official:
    """An official: posts with the first and last day seen, roles, companions."""
    with reading() as session:
        return official(session, slug)


@operation(
    "/officials/<slug>/appearances",
    summary="一位公职人员参与的事项，新的在前",
    answer=answers.AppearancePage,
    parameters=(_SLUG, *FILTER, *PAGING),
    statuses=(301, 404, 410),
)
def list_appearances(slug: str) -> answers.AppearancePage:
    """An official's part in events: post as printed, role, actions, other officials present."""
    f, limit = _filter(), _limit()
    before = cursor.decode_dated(request.args["cursor"]) if request.args.get("cursor") else None
    with reading() as session:
        if f is None:
            official(session, slug)  # 301, 404 and 410 come before an empty list
            return answers.AppearancePage((), None)
        items, following = appearances(session, slug, f, before=before, limit=limit)
    return answers.AppearancePage(tuple(items), _next(cursor.encode(*following) if following else None))


@operation("/posts", summary="职务，及见于其上的公职人员", answer=answers.PostPage, parameters=PAGING)
def list_posts() -> answers.PostPage:
    """Posts with the public people seen in them, each from the first to the last day seen."""
    limit = _limit()
    after = cursor.decode(request.args["cursor"], 1)[0] if request.args.get("cursor") else 0
    if not isinstance(after, int):
        raise cursor.UnknownPageError("cursor：不是这个列表的")
    with reading() as session:
        posts = posts_after(session, after, limit + 1)
        held = memberships(session, tuple(post.id for post in posts[:limit]))
    items = tuple(answers.PostHeld(post, tuple(m for m in held if m.post == post.id)) for post in posts[:limit])
    return answers.PostPage(items, _next(cursor.encode(posts[limit - 1].id) if len(posts) > limit else None))


def _terms(kind: str) -> answers.TermPage:
    f, limit = _narrowed_to_cities(), _limit()
    after = str(cursor.decode(request.args["cursor"], 1)[0]) if request.args.get("cursor") else ""
    with reading() as session:
        found = terms_after(session, kind, after, limit + 1, f.city)
    token = cursor.encode(found[limit - 1].value) if len(found) > limit else None
    return answers.TermPage(tuple(found[:limit]), _next(token))


@operation("/organisations", summary="机构，照原文", answer=answers.TermPage, parameters=(*_CITY, *PAGING))
def list_organisations() -> answers.TermPage:
    """Organisations as printed, by name, with the number of their events."""
    return _terms("org")


@operation("/places", summary="地点，照原文", answer=answers.TermPage, parameters=(*_CITY, *PAGING))
def list_places() -> answers.TermPage:
    """Places as printed, by name, with the number of their events."""
    return _terms("place")


@operation("/tags", summary="主题", answer=answers.TermPage, parameters=(*_CITY, *PAGING))
def list_tags() -> answers.TermPage:
    """Tags by name, with the number of their events."""
    return _terms("tag")


@operation("/cities", summary="城市", answer=answers.TermPage)
def list_cities() -> answers.TermPage:
    """Cities whose bulletins are stored."""
    with reading() as session:
        return answers.TermPage(tuple(all_cities(session)), None)


@operation("/bulletins", summary="各期公报", answer=answers.BulletinPage, parameters=_CITY)
def list_bulletins() -> answers.BulletinPage:
    """All stored issues."""
    f = _narrowed_to_cities()
    with reading() as session:
        return answers.BulletinPage(tuple(bulletins(session, f)), None)


@operation(
    "/bulletins/<id>",
    summary="一期公报的账目",
    answer=BulletinDetail,
    parameters=(in_path("id", "这一期的编号"),),
    statuses=(404, 410),
)
def get_bulletin(id: str) -> BulletinDetail:
    """An issue: entries with their events, contents against body, diagnostics, text that was left out."""
    with reading() as session:
        return bulletin_detail(session, id)


@operation(
    "/search",
    summary="全文检索",
    answer=SearchPage,
    parameters=(_QUERY, *(p for p in FILTER if p.name != "q"), _SORT, LIMIT, _OFFSET),
)
def search() -> SearchPage:
    """Full text over titles and bodies, two-character words too; ``total`` stops at 1,000."""
    f = _filter()
    if f is None:
        return SearchPage((), 0, False, ())
    limit, offset = _limit(), int(request.args.get("offset", 0))
    sort = parse_choice(request.args, "sort", ("relevance", "date"))
    with reading() as session:
        return find(session, f.q, replace(f, q=""), limit=limit, offset=offset, sort=sort)


@operation("/fields", summary="表格各列的含义", answer=answers.Dictionary)
def list_fields() -> answers.Dictionary:
    """The data dictionary: columns of the CSV, JSON Lines and JSON Feed forms."""
    entries = tuple(answers.FieldEntry(field.name, field.type, field.meaning) for field in DICTIONARY)
    return answers.Dictionary(entries)
